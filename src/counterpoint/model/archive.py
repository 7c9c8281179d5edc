"""The records of an archive: what of each map is looked at over many maps, and what is found there.

A digest is a map without what only its own page shows. What belongs here: records. What does not:
how digests are made and compared (`counterpoint.analysis.archive`), and how they are kept
(`counterpoint.formats.digests`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from counterpoint.model.kinds import RelationKind


class DigestPerson(NamedTuple):
    """An expert of a map; ``standing`` is panel, cited or editor."""

    id: str
    name: str
    standing: str
    identifiers: tuple[str, ...]


class DigestClaim(NamedTuple):
    """A claim of a map, and the class of claims that are declared to say the same there.

    ``text`` is "" where the title is all that is said.
    """

    id: str
    title: str
    class_id: str
    text: str = ""

    @property
    def wording(self) -> str:
        """What is claimed, in one line."""
        return " ".join((self.text or self.title).split())


class DigestStance(NamedTuple):
    """A stance toward a claim that takes a side.

    ``manner`` is how it is said, a blank between words, "" if outright. ``date`` is the stance's
    or its source's, as written; ``source`` is a title, ``phrase`` the passage's key phrase.
    ``unsure`` says that the expert was asked how sure they are, and is not wholly.
    """

    id: str
    expert: str
    claim: str
    is_for: bool
    manner: str
    is_unsure: bool
    date: str
    source: str
    phrase: str

    @property
    def is_reserved(self) -> bool:
        """Whether it is said otherwise than outright: such a stance never makes a change."""
        return bool(self.manner) or self.is_unsure

    @property
    def reserves(self) -> tuple[str, ...]:
        """The words for how it is said, none if outright; ``unsure`` if not wholly surely."""
        return (*self.manner.split(), *(("unsure",) if self.is_unsure else ()))


class DigestExclusion(NamedTuple):
    """Two classes that cannot both be; ``by`` is who says so, "" where the map does."""

    kind: str
    first: str
    second: str
    by: str


class MetFinding(NamedTuple):
    """What a sure finding is between two people: the claims of it on which they themselves speak.

    ``side`` is "for" or "against" where both take the same side of all of these, else "". Two who
    are against a claim agree, and hold the opposite of its title.
    """

    id: str
    kind: str
    is_agreement: bool
    claims: tuple[str, ...]
    side: str


class SideTaken(NamedTuple):
    """The side that somebody takes of a claim; ``person`` is a place, ``reserves`` a stance's."""

    person: int
    claim: str
    is_for: bool
    reserves: tuple[str, ...]


class DigestPair(NamedTuple):
    """What stands between two experts: figures of the matrix, and findings, strong first."""

    first: str
    second: str
    agreement: float | None
    tension: float | None
    findings: tuple[MetFinding, ...]


class DigestIssue(NamedTuple):
    """A matter of a map: what is asked, the claims that it asks about, and who speaks to it."""

    id: str
    question: str
    difference: str
    claims: tuple[str, ...]
    experts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapDigest:
    """A map as an archive sees it. ``date`` is that of its latest source, "" if none has one."""

    base: str
    id: str
    title: str
    question: str
    language: str
    date: str
    people: tuple[DigestPerson, ...] = ()
    claims: tuple[DigestClaim, ...] = ()
    stances: tuple[DigestStance, ...] = ()
    exclusions: tuple[DigestExclusion, ...] = ()
    pairs: tuple[DigestPair, ...] = ()
    issues: tuple[DigestIssue, ...] = ()

    @property
    def panel_size(self) -> int:
        """How many are on its panel: who is only cited, or sums others up, is not counted."""
        return sum(person.standing == "panel" for person in self.people)


class InMap(NamedTuple):
    """A record of one of the maps: the map's place among them, and the record's id there."""

    map: int
    id: str


LINK_KINDS = (
    RelationKind.EQUIVALENT,
    RelationKind.CONTRADICTS,
    RelationKind.CONTRARY,
    RelationKind.INCOMPATIBLE,
)


@dataclass(frozen=True, slots=True)
class ArchiveLink:
    """That two claims of different maps stand to each other so, or that two experts are one.

    ``kind`` is a value of `LINK_KINDS` or ``same-person``; ``first`` and ``second`` are IRIs,
    ``by`` who says so, ``date`` the day of it. ``wording`` has what the two claims said then, a
    line each; "" where that is not known. A link speaks of no other wording.
    """

    kind: str
    first: str
    second: str
    by: str
    date: str = ""
    note: str = ""
    wording: str = ""


SAME_PERSON = "same-person"


@dataclass(frozen=True, slots=True)
class ArchivePerson:
    """Somebody over maps: the records that are theirs, in the order of maps.

    ``names`` are all that they are called in them, each once; the first stands for them.
    """

    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    records: tuple[InMap, ...]

    @property
    def name(self) -> str:
        """The name by which they are told."""
        return self.names[0]

    def other_name(self, step: Taken, maps: Sequence[MapDigest]) -> str:
        """What they are called where they take a stance; "" if by the name by which they are told.

        ``maps`` are those of the archive. Linear in the people of one map.
        """
        people = maps[step.map].people
        called = next((x.name for x in people if x.id == step.stance.expert), self.name)
        return "" if called == self.name else called

    @property
    def maps(self) -> tuple[int, ...]:
        """The maps in which they speak, each once, in order."""
        return tuple(dict.fromkeys(record.map for record in self.records))


class Taken(NamedTuple):
    """A stance, and the place of the map in which it is taken."""

    map: int
    stance: DigestStance


@dataclass(frozen=True, slots=True)
class SideChange:
    """That somebody took the opposite side later; ``person`` is a place among the people.

    ``link`` is "" where both stances are toward one claim, or claims that say the same; else how
    the two claims stand to each other. ``linked_by`` are those who say that the claims are so
    linked, where they are two: the maps themselves are not named.
    """

    person: int
    before: Taken
    after: Taken
    link: str = ""
    linked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands between two people in one map; people are places, the first before the second."""

    first: int
    second: int
    map: int
    agreement: float | None
    tension: float | None
    findings: tuple[MetFinding, ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that comes up in several maps: its text, and the records, in the order of maps."""

    text: str
    records: tuple[InMap, ...]
