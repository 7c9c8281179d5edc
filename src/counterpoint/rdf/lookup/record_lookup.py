"""Looking up what records are made of, and noting what is missing or wrong.

What belongs here: values of one subject, in a stable order, with a problem noted for each
value that is not as it must be. What does not: which values a record needs; and triples as they
stand (`counterpoint.rdf.lookup.triple_index`), over which shapes are checked without a word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import Place, Problem, Problems
from counterpoint.processes.budget import Budget
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.vocab import (
    AIF,
    AIF_DUNDEE,
    CONCEPTS,
    CP,
    DCTERMS,
    FOAF,
    PREFIXES,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    member_property,
)

# Where a thing's name is looked for, best first.
LABELS = (RDFS.label, SKOS.prefLabel, SCHEMA.name, FOAF.name, DCTERMS.title)

_MEMBER = f"{RDF}_"
_Choice = TypeVar("_Choice", bound=Enum)


class RecordLookup:
    """The triples of a graph by subject and property; AIF's older namespace reads as the newer.

    An index is taken as it is. ``file`` is named in problems. ``problems`` collects what is
    wrong; `raise_problems` raises them together. Each look-up takes time once, however often it
    is repeated: a node may be shared by many records.
    """

    def __init__(
        self,
        triples: Iterable[tuple[Node, Node, Node]] | TripleIndex,
        file: str,
        budget: Budget | None = None,
    ) -> None:
        self.file = file
        self._language = ""
        self._problems = Problems(code="rdf")
        self._budget = budget or Budget()
        self._sorted: dict[tuple[Node, URIRef], tuple[Node, ...]] = {}
        self._ones: dict[tuple[Node, tuple[URIRef, ...]], Node | None] = {}
        older = str(AIF_DUNDEE)

        def newer(node: Node) -> Node:
            if isinstance(node, URIRef) and node.startswith(older):
                return URIRef(f"{AIF}{node.removeprefix(older)}")
            return node

        if isinstance(triples, TripleIndex):
            self.index = triples
        else:
            self.index = TripleIndex(((s, newer(p), newer(o)) for s, p, o in triples), self._budget)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was noted, in order."""
        return tuple(self._problems)

    @property
    def language(self) -> str:
        """The map's, which is preferred among literals."""
        return self._language

    @language.setter
    def language(self, language: str) -> None:
        self._language = language
        self._ones.clear()

    def subjects(self, kind: URIRef) -> list[Node]:
        """All that is typed as ``kind``, sorted; each must be named by an IRI."""
        instances = sorted(self.index.instances(kind), key=str)
        for subject in instances:
            if isinstance(subject, BNode):
                self.note(
                    subject, f"is a blank node and a {short_form(kind)}", "name it with an IRI"
                )
        return [subject for subject in instances if isinstance(subject, URIRef)]

    def parts(self, kind: URIRef, whole: URIRef) -> dict[Node, list[Node]]:
        """What is typed as ``kind``, blank or not, by its value of ``whole``, in position."""
        parts_by_owner: dict[Node, list[Node]] = defaultdict(list)
        for part in self.index.instances(kind):
            for owner in self.values(part, whole):
                parts_by_owner[owner].append(part)
        return {owner: self.by_position(members) for owner, members in parts_by_owner.items()}

    def by_position(self, parts: Iterable[Node]) -> list[Node]:
        """``parts`` by cp:position, those without one last, by name."""

        def key(part: Node) -> tuple[int, str]:
            place = self.integer(part, CP.position)
            return (2**63 if place is None else place, str(part))

        return sorted(parts, key=key)

    def has_type(self, subject: Node, kind: URIRef) -> bool:
        """Whether ``subject`` is typed as ``kind``."""
        return subject in self.index.instances(kind)

    def values(self, subject: Node, *properties: URIRef) -> tuple[Node, ...]:
        """The values of the first of ``properties`` that has any, sorted."""
        values = self.index.of(subject)
        for name in properties:
            if name in values:
                key = subject, name
                if key not in self._sorted:
                    self._sorted[key] = tuple(sorted(values[name], key=str))
                return self._sorted[key]
        return ()

    def was_read(self, subject: Node, name: URIRef) -> bool:
        """Whether the values of this property were asked for."""
        return (subject, name) in self._sorted

    def in_order(self, subject: Node, *properties: URIRef) -> tuple[Node, ...]:
        """As `values`, in the order that rdf:_1, rdf:_2, ... give where they do."""
        values = self.values(subject, *properties)
        values_by_property = self.index.of(subject)
        if len(values) < 2 and member_property(1) not in values_by_property:
            return values
        stated_members = set(values)
        numbered: list[tuple[int, str, Node]] = []
        for name, members in values_by_property.items():
            place = str(name).removeprefix(_MEMBER)
            if place != str(name) and place.isascii() and place.isdigit() and len(place) < 10:
                numbered += [(int(place), str(x), x) for x in members if x in stated_members]
        sequence = [member for *_, member in sorted(numbered, key=lambda each: each[:2])]
        in_sequence = set(sequence)
        return (*sequence, *(value for value in values if value not in in_sequence))

    def one(self, subject: Node, *properties: URIRef) -> Node | None:
        """The value of the first of ``properties`` that has any.

        Of several literals the one in the map's language is taken, else the first; several
        other values are a problem.
        """
        self._budget.spend()
        key = subject, properties
        if key not in self._ones:
            self._ones[key] = self._one(subject, *properties)
        return self._ones[key]

    def _one(self, subject: Node, *properties: URIRef) -> Node | None:
        values = self.values(subject, *properties)
        literals = [value for value in values if isinstance(value, Literal)]
        if len(values) > 1 and not literals:
            some = " and ".join(short_form(value) for value in values[:3])
            more = f" and {len(values) - 3} more" if len(values) > 3 else ""
            self.note(
                subject, f"has more than one {short_form(properties[0])}: {some}{more}", "keep one"
            )
        ours = [each for each in literals if (each.language or "").lower() == self.language.lower()]
        return next(iter(ours or literals or values), None)

    def text(self, subject: Node, *properties: URIRef) -> str:
        """The value as text, empty where there is none."""
        value = self.one(subject, *properties)
        return "" if value is None else str(value)

    def label(self, subject: Node, *, required: bool = False) -> str:
        """The name of ``subject``, or its own text if it is a literal."""
        if isinstance(subject, Literal):
            return str(subject)
        name = self.text(subject, *LABELS)
        if required and not name:
            self.missing(subject, RDFS.label)
        return name

    def name_of(self, subject: Node, *properties: URIRef) -> str:
        """The name of the value, empty where there is none."""
        value = self.one(subject, *properties)
        return "" if value is None else self.label(value)

    def choice(
        self, subject: Node, name: URIRef, choices: type[_Choice], default: _Choice | None
    ) -> _Choice | None:
        """The member of ``choices`` that the value stands for, else ``default``."""
        value = self.one(subject, name)
        if value is None:
            return default
        for choice in choices:
            if CONCEPTS[choice] == value:
                return choice
        concepts = ", ".join(short_form(CONCEPTS[choice]) for choice in choices)
        self.note(
            subject, f"has the {short_form(name)} {short_form(value)}", f"there are {concepts}"
        )
        return default

    def integer(self, subject: Node, name: URIRef) -> int | None:
        """The value as a whole number, ``None`` where there is none."""
        value = self.one(subject, name)
        if value is None:
            return None
        try:
            return int(str(value))
        except ValueError:
            self.note(subject, f"has a {short_form(name)} that is not a whole number", "correct it")
            return None

    def share(self, subject: Node, name: URIRef, default: float | None) -> float | None:
        """The value as a number in (0, 1], else ``default``."""
        value = self.one(subject, name)
        if value is None:
            return default
        try:
            number = float(str(value))
        except ValueError:
            number = 0.0
        if 0 < number <= 1:
            return number
        self.note(
            subject,
            f"has the {short_form(name)} {short_form(value)}",
            "give a number above 0 and at most 1",
        )
        return default

    def truth(self, subject: Node, name: URIRef) -> bool:
        """Whether the value is true; false where there is none."""
        value = self.one(subject, name)
        if value is None or str(value) in {"false", "0"}:
            return False
        if str(value) not in {"true", "1"}:
            self.note(
                subject, f"has the {short_form(name)} {short_form(value)}", "write true or false"
            )
        return True

    def missing(self, subject: Node, name: URIRef) -> None:
        """Note that ``subject`` lacks the property ``name``."""
        self.note(subject, f"has no {short_form(name)}", "give it one")

    def note(self, subject: Node, message: str, advice: str) -> None:
        """Note that something is wrong with ``subject``; the same is noted once."""
        self._problems.error(Place(self.file), f"{short_form(subject)} {message}", advice)

    def note_all(self, problems: Iterable[Problem]) -> None:
        """Note problems that are made already."""
        self._problems.add(*problems)

    def raise_problems(self) -> None:
        """Raise everything noted so far.

        Raises:
            InputError: something was noted.
        """
        self._problems.raise_errors()


def short_form(node: Node) -> str:
    """``node`` as a message shows it: by prefix where we have one, and not too long.

    >>> short_form(CP.Claim), short_form(URIRef("urn:x")), short_form(Literal("a" * 90))[-4:]
    ('cp:Claim', '<urn:x>', 'aa…"')
    """
    value = str(node)
    if isinstance(node, URIRef):
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace):
                return f"{prefix}:{value.removeprefix(namespace)}"
    beginning = value if len(value) <= 80 else f"{value[:79]}…"
    if isinstance(node, Literal):
        return f'"{beginning}"'
    return f"_:{beginning}" if isinstance(node, BNode) else f"<{value}>"
