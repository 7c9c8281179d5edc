"""Lines of a BRAT annotation file as records (https://brat.nlplab.org/standoff.html).

Each line is an id, a tab, and what it says: ``T`` a stretch of the text, ``R`` a relation of two,
``*`` a set of equals, ``A`` (or ``M``) a property of one, ``#`` a note, ``E`` an event, ``N`` a
link to a database. Offsets count code points from 0, half open. What belongs here: the lines and
what is wrong with one by itself. What does not: the text beside, and what any type means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

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
    """What one file says, each sort in the file's order, entities by their ids.

    ``unread`` has the places of lines that are no annotation, each with what stands there.
    """

    file: str
    problems: Problems
    entities: dict[str, Entity] = field(default_factory=dict)
    relations: list[BratRelation] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    equals: list[tuple[tuple[str, ...], Place]] = field(default_factory=list)
    others: list[OtherLine] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    unread: list[tuple[Place, str]] = field(default_factory=list)

    def pass_over(self, line: str, place: Place, message: str, advice: str, code: str) -> None:
        """Note a line that is no annotation."""
        self.problems.warn(place, f"{message}, and the line is left out", advice, code)
        self.unread.append((place, line))


def parse_annotations(text: str, file: str, problems: Problems) -> Annotations:
    """The annotations of a file; each line that is none is noted with its place, and left out."""
    annotations = Annotations(file, problems)
    for number, raw in enumerate(lines_of(text), 1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            continue
        name, tab, rest = line.partition("\t")
        place = Place(file, number, 1)
        if not tab:
            message = f"no tab stands in {line[:40]!r}"
            advice = "an annotation is an id, a tab and what it says: T1<tab>Claim 0 20<tab>words"
            annotations.pass_over(line, place, message, advice, "brat-line")
            continue
        if name != "*":
            annotations.ids.add(name)
        _take_line(annotations, name, rest, place)
    return annotations


def _take_line(annotations: Annotations, name: str, rest: str, place: Place) -> None:
    sort = name[:1]
    if sort == "T":
        _take_entity(annotations, name, rest, place)
    elif sort == "R":
        _take_relation(annotations, name, rest, place)
    elif sort in {"A", "M"}:
        _take_attribute(annotations, name, rest, place)
    elif sort == "*" and rest.startswith("Equiv "):
        annotations.equals.append((tuple(rest.split()[1:]), place))
    elif sort and sort in "EN#*":
        annotations.others.append(OtherLine(sort, rest, place))
    else:
        message = f"{name[:20]!r} is no id of an annotation"
        advice = "ids begin with T, R, A, M, E, N, # or *"
        annotations.pass_over(f"{name} {rest}", place, message, advice, "brat-line")


def _take_entity(annotations: Annotations, name: str, rest: str, place: Place) -> None:
    """A stretch; without spans where the line says none, since its words may stand in the text."""
    problems = annotations.problems
    head, _, text = rest.partition("\t")
    match = _SPAN.fullmatch(head)
    kind = head.split()[0] if head.split() else ""
    if match is None and not (kind and text.strip()):
        advice = "write it like Claim 0 20<tab>words, or Claim 0 9;12 20<tab>words"
        message = f"{head[:60]!r} is no type with offsets"
        annotations.pass_over(f"{name} {rest}", place, message, advice, "brat-span")
        return
    pairs = (pair.split() for pair in match[2].split(";")) if match else ()
    spans = tuple((int(start), int(end)) for start, end in pairs)
    if not spans or any(start >= end for start, end in spans):
        message = f"{head[:60]!r} says no stretch of the text for {name}"
        advice = "write Claim 0 20, the smaller first; its words are looked for in the text"
        problems.warn(place, message, advice, "brat-span")
        spans = ()
    entity = Entity(name, kind, spans, text, place)
    first = annotations.entities.setdefault(name, entity)
    if first is entity:
        return
    if replace(entity, place=first.place) == first:
        message = f"{name} stands at {first.place} already, and says the same"
        problems.warn(place, message, "take one of them out", "duplicate")
    else:
        message = f"{name} is in use a second time"
        problems.error(place, message, f"it stands at {first.place} already", "duplicate")


def _take_relation(annotations: Annotations, name: str, rest: str, place: Place) -> None:
    words = rest.split()
    ends = [match[2] for word in words[1:] if (match := _END.fullmatch(word))]
    if len(ends) != _ENDS or len(words) != _ENDS + 1:
        message = f"{rest.strip()[:60]!r} is no relation of two annotations"
        advice = "write it like supports Arg1:T2 Arg2:T1"
        annotations.pass_over(f"{name} {rest}", place, message, advice, "brat-relation")
        return
    annotations.relations.append(BratRelation(name, words[0], ends[0], ends[1], place))


def _take_attribute(annotations: Annotations, name: str, rest: str, place: Place) -> None:
    words = rest.split(maxsplit=2)
    if len(words) < _ENDS:
        message = f"{rest.strip()[:60]!r} says of no annotation what it has"
        advice = "write it like Stance T3 For"
        annotations.pass_over(f"{name} {rest}", place, message, advice, "brat-attribute")
        return
    value = words[2].strip() if len(words) > _ENDS else ""
    annotations.attributes.append(Attribute(name, words[0], words[1], value, place))
