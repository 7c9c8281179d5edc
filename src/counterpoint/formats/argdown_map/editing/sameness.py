"""Whether two maps say the same, seen record by record: what differs is told by `facts`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from counterpoint.formats.argdown_map.editing.facts import facts_of
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    Claim,
    JudgedPair,
    Relation,
    Stance,
)

_Naming: TypeAlias = Argument | Attack | JudgedPair | Relation | Stance
_Record = TypeVar("_Record", Argument, Attack, JudgedPair, Relation, Stance)


def says_same(first: ArgumentMap, second: ArgumentMap) -> bool:
    """Whether ``facts_of(first) == facts_of(second)``; linear, and quick where much is equal.

    Records that are equal and name what is equal in both say the same, and are passed over. Of
    the others alone facts are made, and of all where those are not the same: what is said twice
    is one fact.
    """
    same = _same_names(first, second)
    rests = _rest(first, second, same), _rest(second, first, same)
    return facts_of(first, rests[0]) == facts_of(second, rests[1]) or (
        facts_of(first) == facts_of(second)
    )


def _rest(argument_map: ArgumentMap, other: ArgumentMap, same: frozenset[str]) -> ArgumentMap:
    """A map without the records that the other has too and that name the same there."""

    def differing(records: Iterable[_Record], others: Iterable[_Record]) -> Iterable[_Record]:
        by_id = {record.id: record for record in others}
        for record in records:
            twin = by_id.get(record.id)
            is_same = twin is record or twin == record
            if not is_same or not same.issuperset(_names_in(record)):
                yield record

    claims = {claim.id: claim for claim in other.claims}
    return replace(
        argument_map,
        claims=tuple(x for x in argument_map.claims if claims.get(x.id) != x),
        arguments=tuple(differing(argument_map.arguments, other.arguments)),
        attacks=tuple(differing(argument_map.attacks, other.attacks)),
        relations=tuple(differing(argument_map.relations, other.relations)),
        judged=tuple(differing(argument_map.judged, other.judged)),
        stances=tuple(differing(argument_map.stances, other.stances)),
    )


def _same_names(first: ArgumentMap, second: ArgumentMap) -> frozenset[str]:
    """The ids of the claims and reasons that are equal in both maps, and what they name too."""
    others: dict[str, Claim | Argument | Attack] = {x.id: x for x in second.claims}
    others |= _reasons(second)
    same = {x.id for x in first.claims if others.get(x.id) == x}
    waiting = {name: x for name, x in _reasons(first).items() if others.get(name) == x}
    while True:  # a reason may be told against another, so the ends come before
        complete = {name for name, x in waiting.items() if same.issuperset(_names_in(x))}
        if not complete:
            return frozenset(same)
        same |= complete
        waiting = {name: x for name, x in waiting.items() if name not in complete}


def _reasons(argument_map: ArgumentMap) -> dict[str, Argument | Attack]:
    reasons: dict[str, Argument | Attack] = {x.id: x for x in argument_map.arguments}
    return reasons | {x.id: x for x in argument_map.attacks}


def _names_in(record: _Naming) -> tuple[str, ...]:
    """The claims and reasons that a record names, by id."""
    match record:
        case Stance():
            return (record.target, *record.conditions, *record.goals)
        case Argument():
            end = () if record.conclusion is None else (record.conclusion,)
            return (*record.premises, *end)
        case Attack():
            return (*record.premises, record.target)
        case Relation():
            return (record.source, record.target)
        case JudgedPair():
            return record.claims
