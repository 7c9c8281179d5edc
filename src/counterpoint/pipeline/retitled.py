"""Claims that bear another id in a newer map and say the same: a claim's id is made of its title.

What belongs here: which claims these are, and the older map with the ids of the newer, so that
nobody is told to have changed position because a mapper has changed a title. What does not: what
differs (`counterpoint.analysis.differences`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from counterpoint.formats.foreign.references import with_references
from counterpoint.model import Argument, ArgumentMap, Attack, Claim, Relation
from counterpoint.model.naming_records import only_in

_Record = TypeVar("_Record", Argument, Attack, Claim, Relation)


class _NewIds(dict[str, str]):
    """New ids by old; what is not in it keeps its own."""

    def __missing__(self, name: str) -> str:
        return name


def find_retitled(old: ArgumentMap, new: ArgumentMap) -> dict[str, str]:
    """The new ids by the old of claims of one text and kind that each map has once.

    Only claims whose id the other map does not have; letter case and blanks do not count. O(n) in
    the claims.
    """
    return _aligned(only_in(old.claims, new.claims), only_in(new.claims, old.claims), _wording)


def with_new_ids(old: ArgumentMap, new: ArgumentMap) -> ArgumentMap:
    """The older map, in which a claim that has only another title has its id in the newer.

    Reasons, objections and relations follow; titles stay as they were. The map itself where there
    is no such claim. O(n) in the records.
    """
    claims = _NewIds(find_retitled(old, new))
    if not claims:
        return old
    own = _NewIds()
    ids: dict[str, Mapping[str, str]] = {"claim": claims, "target": claims, "source": own}
    arguments = [with_references(x, ids) for x in old.arguments]
    relations = [with_references(x, ids) for x in old.relations]
    steps = _NewIds(claims | _aligned(arguments, new.arguments, _step))
    ids["target"] = steps
    attacks = [with_references(x, ids) for x in old.attacks]
    steps.update(_aligned(attacks, new.attacks, _step))
    ties = _NewIds(_aligned(relations, new.relations, _relation))
    return replace(
        old,
        claims=tuple(replace(x, id=claims[x.id]) for x in old.claims),
        arguments=tuple(replace(with_references(x, ids), id=steps[x.id]) for x in arguments),
        attacks=tuple(replace(with_references(x, ids), id=steps[x.id]) for x in attacks),
        relations=tuple(replace(x, id=ties[x.id]) for x in relations),
        judged=tuple(with_references(x, ids) for x in old.judged),
        stances=tuple(with_references(x, ids) for x in old.stances),
    )


def _aligned(
    old: Iterable[_Record], new: Iterable[_Record], sense: Callable[[_Record], Hashable]
) -> dict[str, str]:
    """New ids by old, of records that say the same and of which each side has one."""
    before, after = (_by_sense(records, sense) for records in (old, new))
    return {
        before[key][0]: after[key][0]
        for key in before.keys() & after.keys()
        if key is not None and len(before[key]) == len(after[key]) == 1
    }


def _by_sense(
    records: Iterable[_Record], sense: Callable[[_Record], Hashable]
) -> dict[Hashable, list[str]]:
    ids: dict[Hashable, list[str]] = {}
    for record in records:
        ids.setdefault(sense(record), []).append(record.id)
    return ids


def _wording(claim: Claim) -> Hashable:
    words = " ".join(claim.text.casefold().split())
    return (words, claim.kind) if words else None


def _step(step: Argument | Attack) -> Hashable:
    aim = step.target if isinstance(step, Attack) else step.conclusion
    kind = step.kind if isinstance(step, Attack) else None
    return (tuple(sorted(step.premises)), aim, kind)


def _relation(relation: Relation) -> Hashable:
    ends: Hashable = (relation.source, relation.target)
    if relation.kind.is_symmetric:  # its ends are in the order of their ids
        ends = frozenset((relation.source, relation.target))
    return (relation.kind, ends, relation.asserted_by)
