"""Which lines the map draws: premises to conclusions, attacks to targets, claims to claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterpoint.model import Argument, ArgumentMap, RelationKind

__all__ = ["MapLink", "links_of"]

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


def links_of(map: ArgumentMap) -> list[MapLink]:  # noqa: A002 - the word of the field
    """Every line of ``map``, those left out that have no two different claims at their ends.

    An argument has a joint where its premises are linked or where something is aimed at its
    inference. An editor's summaries are no lines: they belong to the findings.
    """
    claims = {claim.id for claim in map.claims}
    arguments = {argument.id: argument for argument in map.arguments}
    aimed_at = Counter(attack.target for attack in map.attacks)
    aimed_at.update(a.conclusion for a in map.arguments if a.conclusion in arguments)
    links: list[MapLink] = []

    def add(link: MapLink) -> None:
        if link.tail in claims and link.head in claims and link.tail != link.head:
            links.append(link)

    for argument in map.arguments:
        head, joint = _end(argument.conclusion, claims, arguments)
        kind = "backing" if joint else "support"
        if not joint and (len(argument.premises) > 1 or aimed_at[argument.id]):
            joint = f"argument {argument.id}"
        for premise in argument.premises:
            add(MapLink(f"a {argument.id} {premise}", kind, argument.id, premise, head, joint))
    for attack in map.attacks:
        head, joint = _end(attack.target, claims, arguments)
        if not joint and len(attack.premises) > 1:
            joint = f"attack {attack.id}"
        for premise in attack.premises:
            link = f"x {attack.id} {premise}"
            add(MapLink(link, attack.kind.value, attack.id, premise, head, joint))
    for relation in map.relations:
        if relation.kind is not RelationKind.SUMMARISES:
            kind, ends = relation.kind, (relation.source, relation.target)
            link = f"r {relation.id}"
            add(MapLink(link, kind.value, relation.id, *ends, is_free=kind in _FREE))
    return links


def _end(
    target: str | None, claims: set[str], arguments: dict[str, Argument]
) -> tuple[str, str]:
    """The claim at which a line to ``target`` ends, and the joint if it is an inference."""
    if target is None:
        return "", ""
    if target in claims or target not in arguments:
        return target, ""
    joint, seen = target, {target}
    conclusion = arguments[target].conclusion
    while conclusion in arguments and conclusion not in claims and conclusion not in seen:
        seen.add(conclusion)
        conclusion = arguments[conclusion].conclusion
    return conclusion or "", f"argument {joint}"
