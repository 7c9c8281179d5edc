"""Votes of many on many claims, as columns: what group measures are computed from.

A map keeps a stance for each agreement and each disagreement; this table keeps every vote,
passes included, and who was in which group. What belongs here: the columns. What does not:
reading them from a file, or computing from them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from counterpoint.model.argument_map import ArgumentMap
from counterpoint.model.kinds import Polarity


class Vote(Enum):
    """What somebody who saw a claim made of it; ``PASS`` is neither for nor against."""

    AGREE = 1
    DISAGREE = -1
    PASS = 0


@dataclass(frozen=True, slots=True)
class VoteTable:
    """One vote for each pair of expert and claim that met, sorted by expert, then by claim.

    The i-th vote is that of ``experts[rows[i]]`` on ``claims[columns[i]]``: ``votes[i]`` is a
    value of `Vote`, ``confidences[i]`` is in (0, 1]; ``confidences`` is empty where everybody is
    wholly sure. ``experts`` and ``claims`` are ids, sorted; a claim may have no vote.
    ``groups[j]`` is the group of ``experts[j]``, ``None`` for who is in none; ``names[j]`` is
    what a crowd's file calls them, and ``names`` is empty where the map beside has the experts.
    ``rejected`` holds the claims that a moderator took out of the conversation after some had
    voted on them, ``meta`` those that say who a voter is and not what is to be done; neither is
    ranked. ``has_found_groups`` says that the groups were computed from the votes and not
    published with them, ``groups_by`` by which reading of them (`ties` or `polis`);
    ``is_anonymous`` that the voters are numbers and not names.
    ``abstentions`` are the positions of the votes, in order, that say to have no opinion: they
    count as passes.

    The columns are arrays and not tuples, because there may be millions of votes: 9 bytes a
    vote, and other libraries read them without a copy. Nobody changes them once made.
    """

    experts: tuple[str, ...]
    claims: tuple[str, ...]
    rows: array[int]
    columns: array[int]
    votes: array[int]
    confidences: array[float]
    groups: tuple[str | None, ...]
    rejected: frozenset[str] = frozenset()
    meta: frozenset[str] = frozenset()
    has_found_groups: bool = False
    groups_by: str = ""
    is_anonymous: bool = False
    names: tuple[str, ...] = ()
    abstentions: array[int] = field(default_factory=lambda: array("i"))

    @property
    def unranked(self) -> frozenset[str]:
        """The claims that no ranking holds and no group is found by."""
        return self.rejected | self.meta

    @classmethod
    def from_votes(
        cls,
        votes: Iterable[tuple[str, str, Vote, float]],
        *,
        claims: Iterable[str] = (),
        groups: Mapping[str, str | None] | None = None,
        rejected: Iterable[str] = (),
    ) -> VoteTable:
        """The table of (expert, claim, vote, confidence), at most one for each pair.

        ``claims`` and the keys of ``groups`` are there even if nobody voted on them or they
        did not vote. Complexity: O(n log n) in the votes.

        >>> table = VoteTable.from_votes([("b", "x", Vote.PASS, 1.0), ("a", "x", Vote.AGREE, 0.5)])
        >>> table.experts, list(table.votes), list(table.confidences)
        (('a', 'b'), [1, 0], [0.5, 1.0])
        """
        rows = sorted(votes, key=lambda vote: vote[:2])
        groups = groups or {}
        experts = sorted({*groups, *(expert for expert, *_ in rows)})
        claim_ids = sorted({*claims, *(claim for _, claim, *_ in rows)})
        row_of = {expert: row for row, expert in enumerate(experts)}
        column_of = {claim: column for column, claim in enumerate(claim_ids)}
        return cls(
            tuple(experts),
            tuple(claim_ids),
            array("i", [row_of[expert] for expert, *_ in rows]),
            array("i", [column_of[claim] for _, claim, *_ in rows]),
            array("b", [vote.value for _, _, vote, _ in rows]),
            array("d", [sure for *_, sure in rows] if any(sure < 1 for *_, sure in rows) else []),
            tuple(groups.get(expert) for expert in experts),
            rejected=frozenset(rejected),
        )

    @classmethod
    def of_stances(cls, argument_map: ArgumentMap) -> VoteTable:
        """The stances of the panel on claims as votes, nobody in a group.

        Who takes no side passes, and so does who both affirmed and denied a claim. Words reported
        of others do not count.
        """
        panel = {expert.id for expert in argument_map.panel}
        claims = {claim.id for claim in argument_map.claims}
        vote_of: dict[tuple[str, str], tuple[Vote, float]] = {}
        for stance in argument_map.stances:
            key = stance.expert, stance.target
            own = stance.expert in panel and stance.target in claims
            if not own or not stance.is_own:
                continue
            vote = Vote.AGREE if stance.polarity is Polarity.AFFIRM else Vote.DISAGREE
            vote = Vote.PASS if stance.firmness.takes_no_side else vote
            earlier, confidence = vote_of.get(key, (vote, 0.0))
            both = vote if earlier is vote else Vote.PASS
            vote_of[key] = both, max(confidence, stance.confidence or 1.0)
        votes = [(expert, claim, *vote) for (expert, claim), vote in vote_of.items()]
        return cls.from_votes(votes, claims=claims, groups=dict.fromkeys(panel))

    def with_groups(self, groups: Mapping[str, str], *, found_by: str = "") -> VoteTable:
        """The same votes under another grouping; an expert who is not named is in no group.

        ``found_by`` is the reading of the votes that gave it, "" where it was published.
        """
        group_of_each = tuple(groups.get(expert) for expert in self.experts)
        return replace(
            self, groups=group_of_each, has_found_groups=bool(found_by), groups_by=found_by
        )

    def group_names(self) -> tuple[str, ...]:
        """The groups that somebody is in, sorted."""
        return tuple(sorted({group for group in self.groups if group is not None}))
