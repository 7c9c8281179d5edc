"""Pairs of claims that are to be compared: those of one topic of which different experts speak.

What belongs here: which pairs there are, which of them somebody has looked at, and where the first
pass by hand is done. What does not: how two claims stand to each other, which a person says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from counterpoint.errors import Place
from counterpoint.model import ArgumentMap, Claim

ClaimPair = tuple[str, str]


def pair_of(one: str, other: str) -> ClaimPair:
    """The one name of a pair, whichever of its claims is told first."""
    return (one, other) if one < other else (other, one)


def voices_of(argument_map: ArgumentMap) -> dict[str, set[str]]:
    """Who of the panel takes a stance toward each claim, by its id."""
    panel = {expert.id for expert in argument_map.panel}
    voices: dict[str, set[str]] = {}
    for stance in argument_map.stances:
        if stance.expert in panel:
            voices.setdefault(stance.target, set()).add(stance.expert)
    return voices


def claims_under(
    argument_map: ArgumentMap, topic: str | None, voices: Mapping[str, Collection[str]]
) -> list[Claim]:
    """The claims of a topic that somebody takes a stance toward, in the order of the file.

    With ``None`` those that have no topic.
    """
    claims = [
        x
        for x in argument_map.claims
        if x.id in voices and (topic in x.topics if topic is not None else not x.topics)
    ]
    return sorted(claims, key=lambda x: (x.place is None, x.place or Place(""), x.id))


def pairs_of(claims: Iterable[Claim], voices: Mapping[str, Collection[str]]) -> Iterator[ClaimPair]:
    """Each two of the claims of which different experts speak."""
    for first, second in combinations(sorted(x.id for x in claims), 2):
        if len({*voices[first], *voices[second]}) > 1:
            yield first, second


def compared_pairs(argument_map: ArgumentMap) -> set[ClaimPair]:
    """The pairs that somebody has laid side by side: related, or judged to be unrelated."""
    related = {pair_of(x.source, x.target) for x in argument_map.relations}
    return related | {pair_of(*x.claims) for x in argument_map.judged}


def tied_pairs(argument_map: ArgumentMap) -> set[ClaimPair]:
    """The pairs that were compared, or that a step ties, of which there is nothing to compare."""
    ties = compared_pairs(argument_map)
    claims = {claim.id for claim in argument_map.claims}
    for argument in argument_map.arguments:
        if argument.conclusion in claims:
            ties |= {pair_of(x, argument.conclusion) for x in argument.premises}
    for attack in argument_map.attacks:
        if attack.target in claims:
            ties |= {pair_of(x, attack.target) for x in attack.premises}
    return ties


def is_gone_through(
    pairs: Collection[ClaimPair], compared: Collection[ClaimPair], ties: Collection[ClaimPair]
) -> bool:
    """Whether each claim that stands in an open one of some pairs was compared at least once.

    That is a first pass by hand: it grows with the claims, and not with their pairs, of which a
    hundred claims have hundreds. Reasons do not count: they come from reading one speaker.
    """
    waiting = {claim for pair in pairs if pair not in ties for claim in pair}
    past = {claim for pair in pairs if pair in compared for claim in pair}
    return waiting <= past


def claims_gone_through(argument_map: ArgumentMap) -> set[str]:
    """The claims all of whose topics had their first pass. O(pairs)."""
    voices, ties = voices_of(argument_map), tied_pairs(argument_map)
    compared = compared_pairs(argument_map)
    open_claims: set[str] = set()
    present: set[str] = set()
    for topic in [*(x.id for x in argument_map.topics), None]:
        claims = claims_under(argument_map, topic, voices)
        present |= {claim.id for claim in claims}
        if not is_gone_through(list(pairs_of(claims, voices)), compared, ties):
            open_claims |= {claim.id for claim in claims}
    return present - open_claims
