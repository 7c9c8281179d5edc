"""What a vote comes to in two sentences: what all share most, and over what they part most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from counterpoint.analysis.groups.consensus import GroupConsensus, find_consensus_of_groups
from counterpoint.analysis.groups.counts import GroupCount, VoteCounts
from counterpoint.analysis.groups.crowds import counts_of
from counterpoint.analysis.groups.divides import Divide, find_divides
from counterpoint.model import ArgumentMap, Clause, Crowd, Polarity
from counterpoint.wording import Language, Speaker, clause

_Outcome = TypeVar("_Outcome", GroupConsensus, Divide)


@dataclass(frozen=True, slots=True)
class VoteSentence:
    """One of the two, with the claim that it is about, if any."""

    says: Clause
    claim: str | None


def say_vote_brief(
    argument_map: ArgumentMap, crowd: Crowd, language: Language = "en"
) -> tuple[str, ...]:
    """The sentences of `find_vote_brief` in ``language``, each claim as it was put to the vote."""
    texts = {claim.id: claim.text or claim.title for claim in argument_map.claims}
    speaker = Speaker(language, {}, texts)
    return tuple(speaker.say([each.says]) for each in find_vote_brief(counts_of(crowd)))


def find_vote_brief(counts: VoteCounts) -> tuple[VoteSentence, ...]:
    """What all share first, then what parts them; nothing where nobody has voted.

    With two groups or more the groups are compared, with one all votes are taken together.
    What is not ranked is left out.

    Raises:
        UsageError: nobody is in a group.
    """
    counts.need_groups(1)
    if not any(count.seen for count in counts):
        return ()
    if len(counts.groups) > 1:
        return (_shared(counts), _parted(counts))
    return _of_all(counts)


def _shared(counts: VoteCounts) -> VoteSentence:
    """The claim that all groups agree on best, of those that most of every group agree with."""
    voted = _well_voted(find_consensus_of_groups(counts), counts)
    best = next((x for x in voted if x.is_shared), None)
    nearest = best or next((x for x in voted if x.is_near), None) or next(iter(voted), None)
    if nearest is None:
        return VoteSentence(clause("groups.brief-nothing-shared"), None)
    key = "groups.brief-shared" if best else "groups.brief-nothing-shared"
    in_words = tuple(count.in_words() for count in nearest.counts)
    says = clause(key, what=(nearest.claim,), counts=in_words)
    return VoteSentence(says, nearest.claim)


def _well_voted(ranked: Sequence[_Outcome], counts: VoteCounts) -> list[_Outcome]:
    """Those on which every group voted, and where there are any, well: with at least half as many
    votes as on the claim that the group voted on most. What six voted on is no headline.
    """
    most = {x: max(count.seen for count in counts if count.group == x) for x in counts.groups}
    voted = [x for x in ranked if all(count.seen for count in x.counts)]
    well = [x for x in voted if all(2 * n.seen >= most[str(n.group)] for n in x.counts)]
    return well or voted


def _parted(counts: VoteCounts) -> VoteSentence:
    divides = _well_voted(find_divides(counts), counts)
    if not divides or not divides[0].between:
        return VoteSentence(clause("groups.brief-nothing-parts"), None)
    widest = divides[0]
    by_group = {count.group: count for count in widest.counts}
    first, second = (by_group[group] for group in widest.groups)
    says = clause(
        "groups.brief-parted",
        what=(widest.claim,),
        first=first.in_words(),
        second=second.in_words(Polarity.DENY),
    )
    return VoteSentence(says, widest.claim)


def _of_all(counts: VoteCounts) -> tuple[VoteSentence, ...]:
    """What most agree with, and where the votes are split most evenly."""
    voted = [
        count
        for row in counts.rows(with_unranked=False)
        for count in counts.of(row)
        if count.agrees + count.disagrees
    ]
    if not voted:
        return ()
    best = max(voted, key=lambda x: ((x.agrees + 1) / (x.seen + 2), _later(x)))
    even = max(voted, key=lambda x: (min(x.agrees, x.disagrees) / (x.seen + 2), _later(x)))
    most = clause("groups.brief-best", what=(best.claim,), n=best.agrees, seen=best.seen)
    sentences = [VoteSentence(most, best.claim)] if best.agrees else []
    if min(even.agrees, even.disagrees):
        split = clause(
            "groups.brief-split",
            what=(even.claim,),
            agrees=even.agrees,
            disagrees=even.disagrees,
            seen=even.seen,
        )
        sentences.append(VoteSentence(split, even.claim))
    return tuple(sentences)


def _later(count: GroupCount) -> tuple[int, ...]:
    """For a choice among equals: the first by its id, as letters from the end."""
    return tuple(-ord(letter) for letter in count.claim)
