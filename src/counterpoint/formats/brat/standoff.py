"""Lines of a BRAT annotation file as records (https://brat.nlplab.org/standoff.html).

Each line is an id, a tab, and what it says: ``T`` a stretch of the text, ``R`` a relation of two,
``*`` a set of equals, ``A`` (or ``M``) a property of one, ``#`` a note, ``E`` an event, ``N`` a
link to a database. Offsets count code points from 0, half open. What belongs here: the lines and
what is wrong with one by itself. What does not: the text beside, and what any type means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterpoint.errors import Place, Problems
from counterpoint.formats.file_text import lines_of

_SPAN = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
_END = re.compile(r"(\w+):([TREA*]\S*)")
_ENDS = 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the text, in one piece or several; ``text`` is what the file says is there."""

    id: str
    type: str
    spans: tuple[tuple[int, int], ...]
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class BratRelation:
    """How the annotation ``source`` stands to ``target``, in the words of the file."""

    id: str
    type: str
    source: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of an annotation; ``value`` is "" where it is only said to have it."""

    id: str
    name: str
    target: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class OtherLine:
    """A line of a sort that is no part of an argument; ``sort`` is its first letter."""

    sort: str
    text: str
    place: Place


@dataclass(slots=True)
class Annotations:
    """What one file says, each sort in the file's order, entities by their ids."""

    file: str
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[BratRelation] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    equals: list[tuple[tuple[str, ...], Place]] = field(default_factory=list)
    others: list[OtherLine] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def parse_annotations(text: str, file: str, problems: Problems) -> Annotations:
    """The annotations of a file; each line that is none is noted with its place."""
    annotations = Annotations(file)
    for number, raw in enumerate(lines_of(text), 1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            continue
        name, tab, rest = line.partition("\t")
        place = Place(file, number, 1)
        if not tab:
            message = f"no tab stands in {line[:40]!r}"
            advice = "an annotation is an id, a tab and what it says: T1<tab>Claim 0 20<tab>words"
            problems.error(place, message, advice, "brat-line")
            continue
        if name != "*":
            annotations.ids.add(name)
        _take_line(annotations, name, rest, place, problems)
    return annotations


def _take_line(
    annotations: Annotations, name: str, rest: str, place: Place, problems: Problems
) -> None:
    sort = name[:1]
    if sort == "T":
        _take_entity(annotations, name, rest, place, problems)
    elif sort == "R":
        _take_relation(annotations, name, rest, place, problems)
    elif sort in {"A", "M"}:
        _take_attribute(annotations, name, rest, place, problems)
    elif sort == "*" and rest.startswith("Equiv "):
        annotations.equals.append((tuple(rest.split()[1:]), place))
    elif sort and sort in "EN#*":
        annotations.others.append(OtherLine(sort, rest, place))
    else:
        message = f"{name[:20]!r} is no id of an annotation"
        problems.error(place, message, "ids begin with T, R, A, M, E, N, # or *", "brat-line")


def _take_entity(
    annotations: Annotations, name: str, rest: str, place: Place, problems: Problems
) -> None:
    head, _, text = rest.partition("\t")
    match = _SPAN.fullmatch(head)
    if match is None:
        message = f"{head[:60]!r} is no type with offsets"
        problems.error(place, message, "write it like Claim 0 20, or Claim 0 9;12 20", "brat-span")
        return
    pairs = (pair.split() for pair in match[2].split(";"))
    spans = tuple((int(start), int(end)) for start, end in pairs)
    for start, end in spans:
        if start >= end:
            message = f"the stretch {start} {end} of {name} is empty"
            problems.error(place, message, "the first offset is the smaller", "brat-span")
            return
    first = annotations.entities.setdefault(name, Entity(name, match[1], spans, text, place))
    if first.place != place:
        message = f"{name} is in use a second time"
        problems.error(place, message, f"it stands at {first.place} already", "duplicate")


def _take_relation(
    annotations: Annotations, name: str, rest: str, place: Place, problems: Problems
) -> None:
    words = rest.split()
    ends = [match[2] for word in words[1:] if (match := _END.fullmatch(word))]
    if len(ends) != _ENDS or len(words) != _ENDS + 1:
        message = f"{rest.strip()[:60]!r} is no relation of two annotations"
        problems.error(place, message, "write it like supports Arg1:T2 Arg2:T1", "brat-relation")
        return
    annotations.relations.append(BratRelation(name, words[0], ends[0], ends[1], place))


def _take_attribute(
    annotations: Annotations, name: str, rest: str, place: Place, problems: Problems
) -> None:
    words = rest.split(maxsplit=2)
    if len(words) < _ENDS:
        message = f"{rest.strip()[:60]!r} says of no annotation what it has"
        problems.error(place, message, "write it like Stance T3 For", "brat-attribute")
        return
    value = words[2].strip() if len(words) > _ENDS else ""
    annotations.attributes.append(Attribute(name, words[0], words[1], value, place))
