"""From RDF to an argument map: the inverse of `counterpoint.rdf.maps.map_triples`.

Reads RDF of any origin that conforms to ``ontology/shapes.ttl``. IRIs that are not under the
map's base become ids as they are. Shortcuts such as ``cp:affirms`` are not read: a stance says
what they say, and with its passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.errors import Problem, Severity
from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.model import ArgumentMap, Topic, slug
from counterpoint.processes import Budget
from counterpoint.rdf.lookup.record_lookup import RecordLookup, short_form
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.rdf.maps.crowd_records import read_crowd
from counterpoint.rdf.maps.documents import read_source
from counterpoint.rdf.maps.fields import Record
from counterpoint.rdf.maps.forms import (
    ARGUMENT,
    ATTACK,
    CLAIM,
    ISSUE,
    JUDGED,
    RELATION,
    STANCE,
    Form,
)
from counterpoint.rdf.maps.publication import read_publication
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.rdf.maps.unknown_terms import find_unknown_terms
from counterpoint.rdf.maps.unread import find_unread
from counterpoint.rdf.maps.voices import read_expert
from counterpoint.rdf.terms.names import is_absolute_iri
from counterpoint.vocab import CP, DCTERMS, ORG, SCHEMA

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib import graph as graphs
else:  # what is not asked for a graph of rdflib's needs none
    graphs = LateModule("rdflib.graph")

_Record = TypeVar("_Record", bound=Record)
_Any = TypeVar("_Any")


def from_rdf(data: Dataset | Graph, *, file: str = "RDF") -> ArgumentMap:
    """The map that ``data`` holds, in any of its graphs.

    ``from_rdf(to_rdf(m)) == m`` for a map whose references are all to records of its own.
    ``file`` is named in messages. O(triples).

    Raises:
        InputError: there is not exactly one map, or a record lacks something it needs; every
            such node is named with its property.
    """
    if isinstance(data, graphs.Dataset):
        return records_of(((s, p, o) for s, p, o, _ in data.quads()), file=file)
    return records_of(data, file=file)


def records_of(
    triples: Iterable[tuple[Node, Node, Node]] | TripleIndex,
    *,
    file: str = "RDF",
    budget: Budget | None = None,
) -> ArgumentMap:
    """As `from_rdf`, from triples or from an index of our own.

    Raises:
        LimitError: it took longer than the ``budget`` allows.
    """
    argument_map, _, _ = _read(triples, file, budget)
    return argument_map


def read_records(
    triples: Iterable[tuple[Node, Node, Node]], *, file: str = "RDF", budget: Budget | None = None
) -> tuple[ArgumentMap, tuple[Problem, ...]]:
    """As `records_of`, and what of the data is not read, as warnings."""
    argument_map, lookup, doubts = _read(triples, file, budget)
    return argument_map, (*doubts, *find_unread(lookup, argument_map))


def _read(
    triples: Iterable[tuple[Node, Node, Node]] | TripleIndex, file: str, budget: Budget | None
) -> tuple[ArgumentMap, RecordLookup, list[Problem]]:
    """The map, what it was read from, and the terms in it that do not exist and do no harm."""
    lookup = RecordLookup(triples, file, budget)
    terms = find_unknown_terms(lookup)
    doubts = [each for each in terms if each.severity is not Severity.ERROR]
    lookup.note_all(each for each in terms if each.severity is Severity.ERROR)
    maps = lookup.subjects(CP.ArgumentMap)
    if len(maps) != 1:
        some = ", ".join(short_form(each) for each in maps[:3])
        lookup.note(
            CP.ArgumentMap,
            f"is the type of {len(maps)} things: {some}" if maps else "is the type of nothing",
            "there must be exactly one map",
        )
        lookup.raise_problems()
    argument_map = _read_map(maps[0], lookup)
    lookup.raise_problems()
    return argument_map, lookup, doubts


def _read_map(subject: Node, lookup: RecordLookup) -> ArgumentMap:
    """The map that ``subject`` is; problems gather in ``lookup``."""
    base = lookup.text(subject, CP.base) or _base_of(str(subject))
    if not is_absolute_iri(base) or base[-1] not in "/#":
        lookup.note(subject, f"has the cp:base {base[:80]}", "end an absolute IRI in / or #")
    lookup.language = lookup.text(subject, DCTERMS.language) or "en"
    reading = MapReading(
        lookup,
        base,
        memberships=lookup.parts(ORG.Membership, ORG.member),
        sections=lookup.parts(CP.Section, SCHEMA.isPartOf),
    )
    title = lookup.text(subject, DCTERMS.title) or lookup.label(subject, required=True)
    claims = _records(CLAIM, reading)
    return ArgumentMap(
        id=lookup.text(subject, DCTERMS.identifier) or slug(title),
        base=base,
        title=title,
        question=lookup.name_of(subject, CP.asks),
        language=lookup.language,
        abstract=lookup.text(subject, DCTERMS.abstract),
        experts=_all(CP.Expert, read_expert, reading),
        sources=_all(CP.Source, read_source, reading),
        topics=_topics(reading),
        issues=_records(ISSUE, reading),
        claims=claims,
        arguments=_records(ARGUMENT, reading),
        attacks=_records(ATTACK, reading),
        relations=_records(RELATION, reading),
        judged=_records(JUDGED, reading),
        stances=_records(STANCE, reading),
        crowd=read_crowd(reading, [claim.id for claim in claims]),
        publication=read_publication(subject, base, lookup),
    )


def _records(form: Form[_Record], reading: MapReading) -> tuple[_Record, ...]:
    return _all(form.own_class, form.read, reading)


def _all(
    kind: URIRef, read: Callable[[Node, MapReading], _Any], reading: MapReading
) -> tuple[_Any, ...]:
    return tuple(read(subject, reading) for subject in reading.lookup.subjects(kind))


def _topics(reading: MapReading) -> tuple[Topic, ...]:
    """The topics described, and those that claims only refer to."""
    lookup = reading.lookup
    described = set(lookup.subjects(CP.Topic))
    subjects: set[Node] = set(described)
    for claim in lookup.subjects(CP.Claim):
        subjects.update(lookup.values(claim, DCTERMS.subject))
    topics = []
    for subject in sorted(subjects, key=str):
        topic_id = reading.id_of("topic", subject)
        label = lookup.label(subject)
        if not label and subject not in described:
            label = topic_id.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
        topics.append(Topic(topic_id, label))
    return tuple(topics)


def _base_of(subject: str) -> str:
    """The base of a map that does not state it, from the map's own IRI."""
    return subject.removesuffix("map") if subject.endswith(("/map", "#map")) else f"{subject}/"
