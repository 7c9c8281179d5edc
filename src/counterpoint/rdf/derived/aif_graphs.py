"""AIF as RDF, ours and that of others, as the graph that maps are read from.

Nodes are known by AIF's classes in both of its namespaces, edges by its properties: premises and
conclusions of schemes, the locution and the content of an illocution, the ends and the anchor of a
transition. A speaker is whom a locution is attributed to (PROV); who made a node is not asked.
What belongs here: AIF's terms. What does not: what a node means (`counterpoint.formats.aif`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.formats.aif import AifGraph, GraphHead, GraphNode, Person, Speech
from counterpoint.processes.budget import Budget
from counterpoint.rdf.lookup.record_lookup import LABELS, RecordLookup
from counterpoint.rdf.terms.names import id_of
from counterpoint.vocab import AIF, DCTERMS, FOAF, PROV, SCHEMA, member_property

_TYPES = ("I", "L", "RA", "CA", "MA", "PA", "TA", "YA")
_RECORDS = ("claim", "argument", "attack", "relation", "stance")
# The property of a scheme, and whether the edge leads to the scheme.
_EDGES = {
    AIF.Premise: True,
    AIF.Conclusion: False,
    AIF.Locution: True,
    AIF.IllocutionaryContent: False,
    AIF.Anchor: True,
    AIF.StartLocution: True,
    AIF.EndLocution: False,
}


def find_aif(
    triples: Iterable[tuple[Node, Node, Node]], name: str, budget: Budget | None = None
) -> AifGraph | None:
    """The graph of AIF in ``triples``; ``None`` if no node of AIF is in them.

    ``name`` is what it is called where it does not say. O(triples), but for sorting.

    Raises:
        LimitError: it took longer than the ``budget`` allows.
    """
    lookup = RecordLookup(triples, name, budget)
    nodes = {node: kind for kind in _TYPES for node in lookup.index.instances(AIF[f"{kind}-node"])}
    return _GraphFinding(lookup, nodes).graph(name) if nodes else None


class _GraphFinding:
    def __init__(self, lookup: RecordLookup, nodes: dict[Node, str]) -> None:
        self._index = lookup.index
        self._nodes = dict(sorted(nodes.items(), key=lambda entry: str(entry[0])))
        self._base = ""

    def graph(self, name: str) -> AifGraph:
        graph = AifGraph(head=self._head(name))
        for node, kind in self._nodes.items():
            graph.add(self._node(node, kind))
            speakers = self._values(node, PROV.wasAttributedTo) if kind == "L" else []
            date = self._text(node, DCTERMS.date)
            if speakers:
                graph.speeches[str(node)] = [Speech(str(speaker), date) for speaker in speakers]
        for edge in self._edges():
            (graph.edges if set(edge) <= graph.types.keys() else graph.loose_edges).append(edge)
        graph.edges = list(dict.fromkeys(graph.edges))
        for person in self._people():
            full = self._text(person, *LABELS)
            surname = self._text(person, SCHEMA.familyName)
            record = self._id("expert", str(person)) if self._base else ""
            graph.people[str(person)] = Person(full, surname, record)
        return graph

    def _values(self, subject: Node, *terms: URIRef) -> list[Node]:
        """The values of the first property that has any, sorted."""
        for term in terms:
            values = self._index.values(subject, term)
            if values:
                return sorted(values, key=str)
        return []

    def _text(self, subject: Node, *terms: URIRef) -> str:
        texts = (value for value in self._values(subject, *terms) if isinstance(value, Literal))
        return str(next(texts, ""))

    def _head(self, name: str) -> GraphHead:
        """What the graph says of its map, if it is ours; else its name and its language."""
        for subject in self._index.subjects():
            map_id = self._text(subject, DCTERMS.identifier)
            if map_id and any(str(node).startswith(str(subject)) for node in self._nodes):
                self._base = str(subject)
                return GraphHead(
                    map_id,
                    self._base,
                    self._text(subject, DCTERMS.title),
                    self._text(subject, DCTERMS.description),
                    self._text(subject, DCTERMS.language),
                    self._text(subject, DCTERMS.abstract),
                )
        texts = (x for node in self._nodes for x in self._values(node, AIF.claimText))
        languages = Counter(x.language for x in texts if isinstance(x, Literal) and x.language)
        language = languages.most_common(1)[0][0] if languages else "en"
        return GraphHead(name, title=name, language=language)

    def _node(self, node: Node, kind: str) -> GraphNode:
        is_text = kind in {"I", "L"}
        text = self._text(node, *((AIF.claimText, *LABELS) if is_text else LABELS))
        title = self._text(node, DCTERMS.title) if self._base else ""
        scheme = self._text(node, DCTERMS.type)
        return GraphNode(str(node), kind, text, scheme, title, self._record(str(node)))

    def _record(self, name: str) -> str:
        """The id of the record of ours that a node is, "" where it is of others, or a part."""
        if not self._base:
            return ""
        ids = (self._id(kind, name) for kind in _RECORDS)
        return next((x for x in ids if x != name), "" if name.startswith(self._base) else name)

    def _id(self, kind: str, name: str) -> str:
        return id_of(self._base, kind, name)

    def _edges(self) -> Iterator[tuple[str, str]]:
        for node in self._nodes:
            order = {premise: i for i, premise in enumerate(self._members(node))}
            for term, is_into in _EDGES.items():
                values = self._values(node, term)
                for value in sorted(values, key=lambda x: order.get(x, len(order))):
                    yield (str(value), str(node)) if is_into else (str(node), str(value))

    def _members(self, node: Node) -> Iterator[Node]:
        """The premises of a scheme in their order, where that is said."""
        number = 1
        while members := self._values(node, member_property(number)):
            yield members[0]
            number += 1

    def _people(self) -> list[Node]:
        speakers = {
            speaker
            for node, kind in self._nodes.items()
            if kind == "L"
            for speaker in self._values(node, PROV.wasAttributedTo)
        }
        for kind in (PROV.Agent, PROV.Person, SCHEMA.Person, FOAF.Agent):
            speakers.update(self._index.instances(kind))
        return sorted(speakers, key=str)
