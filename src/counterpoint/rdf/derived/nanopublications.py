"""A map as nanopublications, one for each stance, and one for each claim that has none.

https://nanopub.net/guidelines/working_draft/: four graphs of which the head names the others, the
assertion says one thing, the provenance who says it and where, the publication info what the
nanopublication is. They bear no date and no signature: whoever publishes them signs them, and is
their creator. What belongs here: which triple stands in which graph. What does not: signing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields

from rdflib import Dataset, Literal, URIRef

from counterpoint.formats.field_losses import losses_by_field
from counterpoint.formats.losses import Conversion, Loss
from counterpoint.model import ArgumentMap, Claim, Stance, content_hash
from counterpoint.rdf.maps.map_triples import map_triples
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.rdf.terms.triples import Triple, typed
from counterpoint.vocab import AIF, CP, DCTERMS, NP, PREFIXES, PROV, RDFS, SCHEMA

_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")
# What an assertion says of whatever the stance is about: enough to read it alone.
_OF_CLAIM = (RDFS.label, AIF.claimText)
_OF_TARGET = (*_OF_CLAIM, CP.premise, CP.conclusion, CP.target)
_OF_SOURCE = (RDFS.label, DCTERMS.title, DCTERMS.issued, SCHEMA.url)
_FIELDS = {
    "map": ("base", "language"),
    "experts": ("id", "name"),
    "sources": ("id", "title", "url", "date"),
    "claims": ("id", "title", "text"),
    "arguments": ("id", "premises", "conclusion", "title"),
    "attacks": ("id", "premises", "target", "title"),
    "stances": tuple(field.name for field in fields(Stance)),  # each in a triple of its own
}


def to_nanopublications(argument_map: ArgumentMap) -> tuple[Dataset, Conversion]:
    """The nanopublications of a map as one dataset, and what is in none. Linear in the map."""
    writer = _NanopubWriter(argument_map)
    dataset = Dataset()
    for prefix, namespace in (*PREFIXES.items(), ("np", str(NP))):
        dataset.bind(prefix, namespace, replace=True)
    for name, triples in writer.graphs():
        context = dataset.graph(name)
        dataset.addN((*triple, context) for triple in triples)
    return dataset, writer.conversion()


class _NanopubWriter:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._names = RecordNames.of(argument_map)
        self._map_graph = URIRef(argument_map.base + MAP_GRAPH)
        self._triples: dict[URIRef, list[Triple]] = defaultdict(list)
        for triple in map_triples(argument_map):
            self._triples[triple[0]].append(triple)
        targets = {stance.target for stance in argument_map.stances}
        self._silent = [claim for claim in argument_map.claims if claim.id not in targets]
        self._targets = targets

    def graphs(self) -> Iterator[tuple[URIRef, list[Triple]]]:
        """Each graph by its name with its triples."""
        for stance in self._map.stances:
            yield from self._of_stance(stance)
        for claim in self._silent:
            yield from self._of_claim(claim)

    def _of_stance(self, stance: Stance) -> Iterator[tuple[URIRef, list[Triple]]]:
        subject = self._names.of_kind("stance", stance.id)
        expert = self._names.of_kind("expert", stance.expert)
        own = self._triples[subject]
        assertion = [
            *own,
            *(each for _, name, part in own if name == CP.passage for each in self._all(part)),
            *self._part(expert, (SCHEMA.name,)),
            *self._targets_of(own),
        ]
        name = self._name("stance", stance.id)
        asserted = URIRef(f"{name}/assertion")
        sources = [value for _, term, value in own if term == DCTERMS.source]
        provenance: list[Triple] = [(asserted, PROV.wasAttributedTo, expert)]
        for source in sources:
            provenance.append((asserted, PROV.wasDerivedFrom, source))
            provenance += self._part(source, _OF_SOURCE)
        provenance.append((asserted, PROV.wasDerivedFrom, self._map_graph))
        yield from self._publication(name, assertion, provenance)

    def _of_claim(self, claim: Claim) -> Iterator[tuple[URIRef, list[Triple]]]:
        subject = self._names.claim(claim.id)
        assertion = [*typed(subject, CP.Claim), *self._part(subject, _OF_TARGET)]
        name = self._name("claim", claim.id)
        asserted = URIRef(f"{name}/assertion")
        yield from self._publication(
            name, assertion, [(asserted, PROV.wasDerivedFrom, self._map_graph)]
        )

    def _publication(
        self, name: URIRef, assertion: list[Triple], provenance: list[Triple]
    ) -> Iterator[tuple[URIRef, list[Triple]]]:
        head, asserted, proven, info = (
            URIRef(f"{name}/{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
        )
        yield (
            head,
            [
                *typed(name, NP.Nanopublication),
                (name, NP.hasAssertion, asserted),
                (name, NP.hasProvenance, proven),
                (name, NP.hasPublicationInfo, info),
            ],
        )
        yield asserted, assertion
        yield proven, provenance
        yield (
            info,
            [
                (name, PROV.wasDerivedFrom, self._map_graph),
                (self._map_graph, RDFS.label, Literal(self._map.title or self._map.id)),
            ],
        )

    def _name(self, kind: str, record_id: str) -> URIRef:
        is_plain = _PLAIN.fullmatch(record_id) is not None
        segment = record_id if is_plain else content_hash(record_id)
        return URIRef(f"{self._map.base}nanopub/{kind}-{segment}")

    def _targets_of(self, own: Iterable[Triple]) -> Iterator[Triple]:
        for _, term, value in own:
            if term in {CP.target, CP.condition, CP.goal} and isinstance(value, URIRef):
                about = self._part(value, _OF_TARGET)
                yield from about
                for _, _, end in about:  # the claims of a reason or an objection
                    yield from self._part(end, _OF_CLAIM)

    def _part(self, subject: URIRef | Literal, terms: Iterable[URIRef]) -> list[Triple]:
        predicates = frozenset(terms)
        triples = self._triples.get(subject, ()) if isinstance(subject, URIRef) else ()
        return [triple for triple in triples if triple[1] in predicates]

    def _all(self, subject: URIRef | Literal) -> list[Triple]:
        """What is said of a passage and of its selectors, whose names begin with its own."""
        if not isinstance(subject, URIRef):
            return []
        triples = list(self._triples.get(subject, ()))
        for _, _, value in self._triples.get(subject, ()):
            if isinstance(value, URIRef) and value.startswith(f"{subject}/"):
                triples += self._all(value)
        return triples

    def conversion(self) -> Conversion:
        """How much is in them, and what of the map is in none."""
        argument_map = self._map
        ids = [x.id for x in argument_map.arguments] + [x.id for x in argument_map.attacks]
        unspoken = tuple(each for each in ids if each not in self._targets)
        voices = {stance.expert for stance in argument_map.stances}
        quiet = tuple(each.id for each in argument_map.experts if each.id not in voices)
        losses = (
            *losses_by_field(argument_map, _FIELDS),
            Loss("reasons:unsaid", len(unspoken), "reasons and objections of nobody", unspoken),
            Loss("experts:quiet", len(quiet), "voices of whom there is no stance", quiet),
        )
        counts = (
            ("stances", len(argument_map.stances)),
            ("claims", len(argument_map.claims)),
        )
        return Conversion("nanopub", counts, losses)
