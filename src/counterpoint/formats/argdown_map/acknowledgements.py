"""Warnings that the map itself says were looked at.

``acknowledged: unreasoned`` on a statement takes the warnings of that code away that point into it,
in the frontmatter those of the whole map. What belongs here: which warnings that are. What does
not: errors, which nothing but mending takes away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterpoint.errors import Place, Problem, Problems, Severity
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown_map.metadata.keys import ACKNOWLEDGED
from counterpoint.formats.argdown_map.metadata.messages import enumeration
from counterpoint.formats.argdown_map.metadata.values import read_items, read_text
from counterpoint.formats.yaml_data import YamlMapping


@dataclass(frozen=True, slots=True)
class _Acknowledgement:
    """A code of warnings, where it is written, and where the warnings stand that it speaks of."""

    code: str
    place: Place
    start: Place
    end: Place


class Acknowledgements:
    """All that one map acknowledges. Its values are read at once; what is wrong there is noted."""

    def __init__(self, documents: Sequence[Document], problems: Problems) -> None:
        fronts = [x.frontmatter for x in documents if x.frontmatter is not None]
        self._of_map = [
            _Acknowledgement(code, place, Place(""), Place(""))
            for front in fronts
            for code, place in _codes(front, problems)
        ]
        self._of_members = sorted(_of_members(documents, problems), key=lambda x: x.start)
        self._starts = [acknowledgement.start for acknowledgement in self._of_members]
        self._effective: set[_Acknowledgement] = set()
        self._codes_at: dict[Place, set[str]] = defaultdict(set)

    def without(self, problems: Iterable[Problem], *, is_whole: bool) -> Iterator[Problem]:
        """The problems without the warnings that are acknowledged.

        An acknowledgement of a warning that is not there is a warning itself if ``is_whole``: if
        all that can be noted was. A bisection for each problem.
        """
        for problem in problems:
            if problem.severity is not Severity.WARNING or not self._covers(problem):
                yield problem
        if is_whole:
            yield from self._idle_ones()

    def _covers(self, warning: Problem) -> bool:
        """Whether a warning is acknowledged; remembers by what."""
        here = tuple(self._at(warning.place))
        for acknowledgement in here:
            self._codes_at[acknowledgement.start].add(warning.code)
        fitting = [x for x in (*here, *self._of_map) if x.code == warning.code]
        self._effective.update(fitting[:1])
        return bool(fitting)

    def _idle_ones(self) -> Iterator[Problem]:
        """A warning on each that took nothing away."""
        for acknowledgement in (*self._of_map, *self._of_members):
            if acknowledgement not in self._effective:
                where = "here" if acknowledgement.start.file else "in this map"
                codes = self._codes_at.get(acknowledgement.start)
                advice = (
                    f"the warnings here are {enumeration(sorted(codes), 'and')}" if codes else ""
                )
                yield Problem(
                    acknowledgement.place,
                    f"no warning {acknowledgement.code!r} is noted {where}",
                    advice or "take it out",
                    "idle-acknowledgement",
                    Severity.WARNING,
                )

    def _at(self, place: Place) -> Iterator[_Acknowledgement]:
        """Those of the statement into which a place points; statements do not overlap."""
        number = bisect_right(self._starts, place)
        start = self._starts[number - 1] if number else None
        while number and self._starts[number - 1] == start:
            number -= 1
            if place < self._of_members[number].end:
                yield self._of_members[number]


def _of_members(documents: Iterable[Document], problems: Problems) -> Iterator[_Acknowledgement]:
    members = (member for document in documents for member in document.all_members())
    for member in members:
        if member.data is not None:
            for code, place in _codes(member.data, problems):
                yield _Acknowledgement(code, place, member.place, member.end_place)


def _codes(data: YamlMapping, problems: Problems) -> Iterator[tuple[str, Place]]:
    for node in read_items(data.get(ACKNOWLEDGED)):
        code = read_text(node, ACKNOWLEDGED, problems)
        if code is not None:
            yield code, node.place
