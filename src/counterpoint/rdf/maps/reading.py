"""One map that is being read: what its records refer to, and what several of them share.

What belongs here: ids from IRIs, and the checks of what a reference leads to. What does not: which
properties a record has (`counterpoint.rdf.maps.forms`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.model import Quotation, Role
from counterpoint.rdf.lookup.record_lookup import RecordLookup, short_form
from counterpoint.rdf.maps.record_names import RECORD_CLASSES
from counterpoint.rdf.terms.names import id_of
from counterpoint.vocab import OA

# What stances and attacks may be aimed at, in the order in which an id is looked for.
_TARGETS = ("claim", "argument", "attack")

Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class MapReading:
    """A map under ``base`` in ``lookup``; what many records may share is read once."""

    lookup: RecordLookup
    base: str
    memberships: dict[Node, list[Node]]
    sections: dict[Node, list[Node]]
    roles: dict[Node, Role] = field(default_factory=dict)
    quotations: dict[Node, Quotation | None] = field(default_factory=dict)
    _spans: dict[Node, Span] = field(default_factory=dict)

    def id_of(self, kind: str, node: Node) -> str:
        """The id of the record of that kind that ``node`` is."""
        return id_of(self.base, kind, str(node))

    def reference(self, subject: Node, kind: str, *properties: URIRef) -> str | None:
        """The id of the record that one of ``properties`` refers to, if one does."""
        node = self.lookup.one(subject, *properties)
        if node is None:
            return None
        self._check(subject, properties[0], node, (kind,))
        return self.id_of(kind, node)

    def references(self, subject: Node, kind: str, name: URIRef) -> tuple[str, ...]:
        """The ids of the records that the property refers to, sorted."""
        nodes = self.lookup.values(subject, name)
        for node in nodes:
            self._check(subject, name, node, (kind,))
        return tuple(sorted(self.id_of(kind, node) for node in nodes))

    def required(self, subject: Node, kind: str, *properties: URIRef) -> str:
        """As `reference`; noted where it is missing."""
        record_id = self.reference(subject, kind, *properties)
        if record_id is None:
            self.lookup.missing(subject, properties[0])
            return ""
        return record_id

    def target(self, subject: Node, *properties: URIRef) -> str | None:
        """The id of the claim, the argument or the attack that the property refers to."""
        node = self.lookup.one(subject, *properties)
        if node is None:
            return None
        self._check(subject, properties[0], node, _TARGETS)
        for kind in _TARGETS:
            if self.lookup.has_type(node, RECORD_CLASSES[kind]):
                return self.id_of(kind, node)
        return str(node)

    def claims(self, subject: Node, *properties: URIRef) -> tuple[str, ...]:
        """The ids of the claims that the property refers to, in the order stated."""
        nodes = self.lookup.in_order(subject, *properties)
        for node in nodes:
            self._check(subject, properties[0], node, ("claim",))
        return tuple(self.id_of("claim", node) for node in nodes)

    def span(self, subject: Node) -> Span:
        """Start and end of the part of a text that ``subject`` selects."""
        if subject not in self._spans:
            self._spans[subject] = self._span_of(subject)
        return self._spans[subject]

    def _span_of(self, subject: Node) -> Span:
        lookup = self.lookup
        for selector in lookup.values(subject, OA.hasSelector):
            if lookup.values(selector, OA.start, OA.end):
                return lookup.integer(selector, OA.start), lookup.integer(selector, OA.end)
        return None, None

    def _check(self, subject: Node, name: URIRef, node: Node, kinds: tuple[str, ...]) -> None:
        classes = [RECORD_CLASSES[kind] for kind in kinds]
        if not any(self.lookup.has_type(node, each) for each in classes):
            choices = " or ".join(f"a {short_form(each)}" for each in classes)
            self.lookup.note(
                subject,
                f"has the {short_form(name)} {short_form(node)}, which is not {choices} here",
                "describe it or correct the reference",
            )
