"""Links between the claims and the people of different maps as RDF, both ways.

They stand in a graph of their own, so that no map says what somebody else says of it. A link of
claims is a relation as maps have them; that two experts are one is a statement of owl:sameAs, with
who made it. What belongs here: these triples. What does not: whether what they name is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import RelationKind, content_hash, slug
from counterpoint.model.archive import LINK_KINDS, SAME_PERSON, ArchiveLink
from counterpoint.rdf.terms.names import is_absolute_iri
from counterpoint.rdf.terms.triples import Triple, typed
from counterpoint.vocab import CONCEPTS, CP, DCTERMS, OWL, PROV, RDF, RDFS, SKOS

LINKS_GRAPH = "https://w3id.org/counterpoint/archive/links"
_TEXTS = (DCTERMS.date, SKOS.note, DCTERMS.description)
_KIND_OF: dict[Node, str] = {CONCEPTS[kind]: kind.value for kind in LINK_KINDS}


def link_id(link: ArchiveLink) -> str:
    """What a link is called: the same for whoever says the same of the same two."""
    ends = sorted((link.first, link.second))
    return content_hash(link.kind, *ends, link.by)


def link_triples(links: Iterable[ArchiveLink]) -> Iterator[Triple]:
    """All triples of ``links``. Linear."""
    for link in links:
        subject = URIRef(f"{LINKS_GRAPH}/{link_id(link)}")
        first, second = URIRef(link.first), URIRef(link.second)
        if link.kind == SAME_PERSON:
            yield from typed(subject, RDF.Statement)
            yield subject, RDF.subject, first
            yield subject, RDF.predicate, OWL.sameAs
            yield subject, RDF.object, second
        else:
            yield from typed(subject, CP.Relation)
            yield subject, CP.kind, CONCEPTS[RelationKind(link.kind)]
            yield subject, CP["from"], first
            yield subject, CP.to, second
        author = _author(link.by)
        yield subject, PROV.wasAttributedTo, author
        if not is_absolute_iri(link.by):
            yield author, RDFS.label, Literal(link.by)
        if link.date:
            yield subject, DCTERMS.date, Literal(link.date)
        if link.note:
            yield subject, SKOS.note, Literal(link.note)
        if link.wording:
            yield subject, DCTERMS.description, Literal(link.wording)


def read_links(triples: Iterable[tuple[Node, Node, Node]]) -> tuple[ArchiveLink, ...]:
    """The links in the triples of their graph, sorted; what is no link is left out. Linear."""
    values: dict[Node, dict[Node, Node]] = {}
    for subject, predicate, value in triples:
        values.setdefault(subject, {})[predicate] = value
    links = []
    for record in values.values():
        is_person = record.get(RDF.predicate) == OWL.sameAs
        kind = SAME_PERSON if is_person else _KIND_OF.get(record.get(CP.kind, RDF.nil))
        first = record.get(RDF.subject if is_person else CP["from"])
        second = record.get(RDF.object if is_person else CP.to)
        if kind is None or not (isinstance(first, URIRef) and isinstance(second, URIRef)):
            continue
        author = record.get(PROV.wasAttributedTo, Literal(""))
        name = values.get(author, {}).get(RDFS.label, author)
        texts = (str(record.get(each, "")) for each in _TEXTS)
        links.append(ArchiveLink(kind, str(first), str(second), str(name), *texts))
    return tuple(sorted(links, key=lambda x: (x.kind, x.first, x.second, x.by)))


def _author(name: str) -> URIRef:
    if is_absolute_iri(name):
        return URIRef(name)
    return URIRef(f"{LINKS_GRAPH}/person/{slug(name)}-{content_hash(name, length=6)}")
