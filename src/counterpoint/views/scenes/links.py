"""Which lines the map draws: premises to conclusions, attacks to targets, claims to claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.model import Argument, ArgumentMap, RelationKind

_FREE = frozenset(
    {
        RelationKind.CONTRADICTS,
        RelationKind.CONTRARY,
        RelationKind.INCOMPATIBLE,
        RelationKind.TRADE_OFF,
        RelationKind.TIMING,
        RelationKind.EQUIVALENT,
    }
)


@dataclass(frozen=True, slots=True)
class MapLink:
    """A line between two claims.

    ``kind`` is ``support``, ``rebut``, ``undermine``, ``undercut``, ``backing`` or a relation's
    kind; ``record`` is the id of the argument, attack or relation. ``joint`` is the id of the
    argument or attack in whose joint the line ends, if it does not end at the claim itself.
    """

    id: str
    kind: str
    record: str
    tail: str
    head: str
    joint: str = ""
    is_free: bool = False


def links_of(argument_map: ArgumentMap) -> list[MapLink]:
    """Every line of ``argument_map``, but for those without two different claims at their ends.

    An argument has a joint where its premises are linked or where something is aimed at its
    inference. An editor's summaries are no lines: they belong to the findings.
    """
    claims = {claim.id for claim in argument_map.claims}
    links = [
        *_reasons(argument_map, claims),
        *_attacks(argument_map, claims),
        *_relations(argument_map),
    ]
    return [
        link
        for link in links
        if link.tail in claims and link.head in claims and link.tail != link.head
    ]


def _reasons(argument_map: ArgumentMap, claims: set[str]) -> Iterator[MapLink]:
    arguments = {argument.id: argument for argument in argument_map.arguments}
    aimed_at = {attack.target for attack in argument_map.attacks}
    aimed_at.update(a.conclusion for a in argument_map.arguments if a.conclusion is not None)
    for argument in argument_map.arguments:
        head, joint = _end(argument.conclusion, claims, arguments)
        kind = "backing" if joint else "support"
        if not joint and (len(argument.premises) > 1 or argument.id in aimed_at):
            joint = f"argument {argument.id}"
        for premise in argument.premises:
            name = f"a {argument.id} {premise}"
            yield MapLink(name, kind, argument.id, premise, head, joint)


def _attacks(argument_map: ArgumentMap, claims: set[str]) -> Iterator[MapLink]:
    arguments = {argument.id: argument for argument in argument_map.arguments}
    for attack in argument_map.attacks:
        head, joint = _end(attack.target, claims, arguments)
        if not joint and len(attack.premises) > 1:
            joint = f"attack {attack.id}"
        for premise in attack.premises:
            name = f"x {attack.id} {premise}"
            yield MapLink(name, attack.kind.value, attack.id, premise, head, joint)


def _relations(argument_map: ArgumentMap) -> Iterator[MapLink]:
    for relation in argument_map.relations:
        if relation.kind is not RelationKind.SUMMARISES:
            yield MapLink(
                f"r {relation.id}",
                relation.kind.value,
                relation.id,
                relation.source,
                relation.target,
                is_free=relation.kind in _FREE,
            )


def _end(target: str | None, claims: set[str], arguments: dict[str, Argument]) -> tuple[str, str]:
    """The claim at which a line to ``target`` ends, and the joint if it is an inference."""
    if target is None:
        return "", ""
    if target in claims or target not in arguments:
        return target, ""
    joint, path = target, {target}
    conclusion = arguments[target].conclusion
    while conclusion in arguments and conclusion not in claims and conclusion not in path:
        path.add(conclusion)
        conclusion = arguments[conclusion].conclusion
    return conclusion or "", f"argument {joint}"
