"""The worklist: pairs of claims that nobody has compared yet, and how far a map has been compared.

Whether two claims agree, conflict or have nothing to do with each other is the mapper's to say; a
finding can only be as complete as that. What belongs here: which pairs are due, which are done,
and in what order the rest is looked at. What does not: what two claims have to do with each other.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from counterpoint.analysis.likeness import Likeness
from counterpoint.analysis.links import linked_pairs
from counterpoint.model import Issue
from counterpoint.network import ArgumentNetwork

_Group = TypeVar("_Group", str, int)

# Of claims without topics only those worded a little alike are put side by side: half of what
# `candidates` asks for, since here a person looks at the whole list and not at its top alone.
LEAST_LIKENESS = 0.15
# Pairs that are looked at in one sitting; `find_worklist` counts those beyond.
MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two claims that nothing ties yet, by id. ``issue`` is the first that holds both, if any."""

    first: str
    second: str
    likeness: float
    topics: tuple[str, ...] = ()
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Worklist:
    """Pairs still to be compared, first things first, and how many there are.

    ``open_pairs`` are at most as many as were asked for. ``judged`` and ``total`` count all pairs
    that are due. ``has_topics`` says that topics decide which those are, not likeness of wording;
    ``without_topic`` are then the claims that no topic holds, which are compared with none.
    """

    open_pairs: tuple[OpenPair, ...]
    judged: int
    total: int
    has_topics: bool
    without_topic: tuple[str, ...] = ()

    @property
    def unlisted(self) -> int:
        """How many open pairs there are beyond those listed."""
        return self.total - self.judged - len(self.open_pairs)


def find_worklist(
    network: ArgumentNetwork, issues: Sequence[Issue], *, most: int = MOST_LISTED
) -> Worklist:
    """The pairs of claims that are due to be compared: of one topic, by different experts.

    A pair is judged if a relation, an argument or an attack joins the two, or the map marks them
    as unrelated; equivalent claims are one. Open pairs of one issue come first, then the likest
    in wording. Where no claim has a topic, pairs worded alike or of one issue are due.

    Quadratic in the claims of a topic, and in memory linear.
    """
    pairs = _Pairs(network, issues)
    joined_pairs = linked_pairs(network)
    judged = total = 0
    first_ones: list[_Ranked] = []
    for first in pairs.classes:
        likeness = pairs.likeness.to(first)
        due = pairs.due_with(first, likeness)
        unlinked = [other for other in due if (first, other) not in joined_pairs]
        total += len(due)
        judged += len(due) - len(unlinked)
        # What is alike in all else stands in the order of ids, so that runs are the same.
        ranked = (
            (not pairs.issues_of(first, other), -round(likeness.get(other, 0.0), 2), first, other)
            for other in unlinked
        )
        first_ones = heapq.nsmallest(most, (*first_ones, *ranked))
    return Worklist(
        tuple(pairs.described(first, other, -less) for _, less, first, other in first_ones),
        judged,
        total,
        pairs.has_topics,
        pairs.without_topic(),
    )


# Whether no issue holds both, the likeness negated, and the two classes.
_Ranked = tuple[bool, float, str, str]


class _Pairs:
    """The classes that experts of the panel speak to, and what they have in common."""

    def __init__(self, network: ArgumentNetwork, issues: Sequence[Issue]) -> None:
        self._network = network
        self._issues = issues
        self._voices: dict[str, set[str]] = defaultdict(set)
        for expert, class_id in network.stances:
            self._voices[class_id].add(expert)
        self.classes = tuple(sorted(self._voices))
        self._topics = {class_id: self._topics_of(class_id) for class_id in self.classes}
        self.has_topics = any(self._topics.values())
        self.likeness = Likeness({class_id: network.face(class_id) for class_id in self.classes})
        self._of_topic = _holders(self._topics)
        self._numbers: dict[str, set[int]] = defaultdict(set)
        for number, issue in enumerate(issues):
            for class_id in network.classes_of((*issue.claims, *issue.grounds)):
                self._numbers[class_id].add(number)
        self._of_issue = _holders(self._numbers)

    def due_with(self, first: str, likeness: Mapping[str, float]) -> list[str]:
        """The classes after ``first`` with which it is due to be compared, in no order."""
        if self.has_topics:
            near = {x for topic in self._topics[first] for x in self._of_topic[topic]}
        else:
            near = {x for number in self._numbers[first] for x in self._of_issue[number]}
            near |= {x for x, value in likeness.items() if value >= LEAST_LIKENESS}
        voices = self._voices[first]
        return [
            other
            for other in near
            if other > first and other in self._voices and len(voices | self._voices[other]) > 1
        ]

    def issues_of(self, first: str, second: str) -> set[int]:
        """The numbers of the issues that hold both."""
        return self._numbers[first] & self._numbers[second]

    def described(self, first: str, second: str, likeness: float) -> OpenPair:
        """A pair with all that the two have in common."""
        numbers = self.issues_of(first, second)
        return OpenPair(
            self._network.face(first).id,
            self._network.face(second).id,
            likeness,
            tuple(sorted(self._topics[first] & self._topics[second])),
            self._issues[min(numbers)].id if numbers else None,
        )

    def without_topic(self) -> tuple[str, ...]:
        """The claims that topics leave out; none where topics decide nothing."""
        left_out = [x for x, topics in self._topics.items() if self.has_topics and not topics]
        return tuple(sorted(self._network.face(class_id).id for class_id in left_out))

    def _topics_of(self, class_id: str) -> set[str]:
        claims = (self._network.claims[claim] for claim in self._network.members[class_id])
        return {topic for claim in claims for topic in claim.topics}


def _holders(groups: Mapping[str, Collection[_Group]]) -> dict[_Group, list[str]]:
    """The classes of each group, from the groups of each class."""
    holders: dict[_Group, list[str]] = defaultdict(list)
    for class_id, groups_there in groups.items():
        for group in groups_there:
            holders[group].append(class_id)
    return holders
