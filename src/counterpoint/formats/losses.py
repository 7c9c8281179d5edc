"""What a conversion carried over and what it did not: by kind, with counts and examples.

A reader of a foreign format says what of its file is not in the map, a writer what of the map is
not in its text. What belongs here: the shape of such a report. What does not: what any format
can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from counterpoint.errors import Place
from counterpoint.formats.parts import parts_of
from counterpoint.model import ArgumentMap, Standing
from counterpoint.model.quick_records import quickly_made

MOST_EXAMPLES = 3  # a report names sorts of losses, and not each record
_LONGEST_EXAMPLE = 100  # letters: one line of a terminal with its place


@quickly_made()
@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of thing that is not carried over, with how many of it.

    ``kind`` is a stable word for programs (``node:TA``, ``conditions``); ``sentence`` is what a
    person reads, without the count. ``examples`` are at most three, in the order of the input,
    each with its place where that is known.

    >>> print(Loss("topics", 2, "topics of claims", ("transport",)))
    topics of claims: 2 (transport and 1 more)
    """

    kind: str
    count: int
    sentence: str
    examples: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.examples:
            examples = tuple(_shortened(each) for each in self.examples[:MOST_EXAMPLES])
            object.__setattr__(self, "examples", examples)

    def __str__(self) -> str:
        if not self.examples:
            return f"{self.sentence}: {self.count:,}"
        further = self.count - len(self.examples)
        more = f" and {further:,} more" if further > 0 else ""
        return f"{self.sentence}: {self.count:,} ({'; '.join(self.examples)}{more})"

    def as_json(self) -> dict[str, object]:
        """The same as data."""
        return {
            "kind": self.kind,
            "count": self.count,
            "sentence": self.sentence,
            "examples": list(self.examples),
        }


@quickly_made()
@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion from or into ``format``, a name of the table of formats.

    ``carried`` has what was carried over and how many of it, in the order in which it is said;
    what there is none of is left out. ``losses`` are sorted by kind. ``file`` is what was read;
    it is empty of what is written. ``changes`` are what is told and is no loss: nothing that the
    file says is missing, but it is called or ordered otherwise.
    """

    format: str
    carried: tuple[tuple[str, int], ...] = ()
    losses: tuple[Loss, ...] = ()
    file: str = ""
    changes: tuple[Loss, ...] = ()

    def __post_init__(self) -> None:
        if self.changes:
            object.__setattr__(self, "changes", tuple([x for x in self.changes if x.count]))
        object.__setattr__(self, "carried", tuple([x for x in self.carried if x[1]]))
        # Of thousands of files most lose one thing or nothing.
        if len(self.losses) > 1 or (self.losses and not self.losses[0].count):
            losses = sorted([x for x in self.losses if x.count], key=attrgetter("kind"))
            object.__setattr__(self, "losses", tuple(losses))

    def as_json(self) -> dict[str, object]:
        """The same as data; of what is written with the parts of a map that are missing."""
        return {
            "format": self.format,
            "direction": "read" if self.file else "written",
            **({"file": self.file} if self.file else {}),
            "carried": dict(self.carried),
            "losses": [
                loss.as_json() | ({} if self.file else {"parts": [*parts_of(loss.kind)]})
                for loss in self.losses
            ],
            "changes": [change.as_json() for change in self.changes],
        }


class Losses:
    """Gathers what a conversion does not carry over, one thing at a time.

    >>> losses = Losses()
    >>> losses.note("node:TA", "who answers whom (TA)", "node 7", Place("a.json", 3))
    >>> losses.note("node:TA", "who answers whom (TA)", "node 9")
    >>> [str(loss) for loss in losses]
    ['who answers whom (TA): 2 (a.json:3: node 7; node 9)']
    """

    def __init__(self) -> None:
        self._tallies: dict[str, _Tally] = {}

    def note(
        self,
        kind: str,
        sentence: str,
        example: str = "",
        place: Place | None = None,
        *,
        count: int = 1,
    ) -> None:
        """Count ``count`` more of a kind; its sentence is the one that was said first."""
        tally = self._tallies.get(kind)
        if tally is None:
            self._tallies[kind] = tally = _Tally(sentence)
        if len(tally.examples) < MOST_EXAMPLES and (example or place):
            where = "" if place is None else str(place)
            tally.examples.append(": ".join(part for part in (where, _shortened(example)) if part))
        tally.count += count

    def __iter__(self) -> Iterator[Loss]:
        """Those of which there are any, sorted by kind."""
        for kind, tally in sorted(self._tallies.items()):
            if tally.count:
                yield Loss(kind, tally.count, tally.sentence, tuple(tally.examples))

    def __bool__(self) -> bool:
        return any(tally.count for tally in self._tallies.values())


@dataclass(slots=True)
class _Tally:
    """A loss while it is counted."""

    sentence: str
    count: int = 0
    examples: list[str] = field(default_factory=list)


def carried_of(argument_map: ArgumentMap, *names: str) -> tuple[tuple[str, int], ...]:
    """How many of what a map holds, by the names of `CARRIED`; only ``names`` where given."""
    counts = _counts(argument_map)
    return tuple([(name, counts[name]) for name in names or counts if counts[name]])


def _counts(argument_map: ArgumentMap) -> Mapping[str, int]:
    stances, crowd = argument_map.stances, argument_map.crowd
    quotations = [*map(_quotation_of, stances), *map(_quotation_of, argument_map.relations)]
    standings = [x.standing for x in argument_map.experts]
    return {
        "claims": len(argument_map.claims),
        "topics": len(argument_map.topics),
        "reasons": len(argument_map.arguments),
        "objections": len(argument_map.attacks),
        "relations": len(argument_map.relations),
        "experts": standings.count(Standing.PANEL),
        "cited voices": standings.count(Standing.CITED),
        "editors": standings.count(Standing.EDITOR),
        "stances": len(stances),
        "quotations": len(quotations) - quotations.count(None),
        "sources": len(argument_map.sources),
        "named issues": len(argument_map.issues),
        "judged pairs": len(argument_map.judged),
        "votes, counted": 0 if crowd is None else crowd.total,
        "voters, counted": 0 if crowd is None else crowd.people,
        "groups of voters": 0 if crowd is None else len(crowd.groups),
    }


_quotation_of = attrgetter("quotation")
# What can be carried over, in the order in which it is said.
CARRIED = tuple(_counts(ArgumentMap("", "", "", "")))


def _shortened(example: str) -> str:
    line = " ".join(example.split())
    return line if len(line) <= _LONGEST_EXAMPLE else line[: _LONGEST_EXAMPLE - 1] + "…"
