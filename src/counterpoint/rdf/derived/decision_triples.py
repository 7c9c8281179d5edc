"""Who proposed and who decided what stands in a map, in PROV, both ways.

A decision of the map's journal is an activity that generated the claims, stances, reasons and
relations which came of it and are there still. What belongs here: these triples. What does not:
the rest of provenance (`counterpoint.rdf.derived.provenance`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import ArgumentMap, Attribution, content_hash
from counterpoint.rdf.terms.names import id_of, iri
from counterpoint.rdf.terms.triples import Triple, typed
from counterpoint.vocab import CP, PROV, RDF, RDFS, SCHEMA, XSD

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
# The folders of records, for each kind that a journal knows.
_FOLDERS = {
    "claim": ("claim",),
    "stance": ("stance",),
    "reason": ("argument", "attack"),
    "relation": ("relation",),
}


def decision_triples(
    decisions: Iterable[Attribution], argument_map: ArgumentMap
) -> Iterator[Triple]:
    """The decisions of which something is left in the map; linear."""
    base, folders = argument_map.base, _folders_of(argument_map)
    for decision in decisions:
        records = [
            iri(base, folder, name)
            for kind, name in decision.records
            for folder in _FOLDERS.get(kind, ())
            if name in folders[folder]
        ]
        if not records:
            continue
        key = content_hash(decision.by, decision.at, decision.do, *map("/".join, decision.records))
        activity = URIRef(f"{base}decision/{key}")
        yield from typed(activity, CP.Decision, PROV.Activity)
        yield activity, RDFS.label, Literal(decision.do)
        yield activity, PROV.endedAtTime, _moment(decision.at)
        yield activity, PROV.wasAssociatedWith, (person := _agent(base, "person", decision.by))
        yield from typed(person, PROV.Agent, PROV.Person)
        yield person, RDFS.label, Literal(decision.by)
        yield person, SCHEMA.name, Literal(decision.by)
        yield from ((record, PROV.wasGeneratedBy, activity) for record in records)
        if decision.proposal:
            proposal = iri(base, "proposal", decision.proposal)
            yield activity, PROV.used, proposal
            yield from typed(proposal, PROV.Entity)
            if decision.proposer:
                proposer = _agent(base, "proposer", decision.proposer)
                yield proposal, PROV.wasAttributedTo, proposer
                yield from typed(proposer, PROV.Agent, PROV.SoftwareAgent)
                yield proposer, RDFS.label, Literal(decision.proposer)


def decisions_among(
    values: Mapping[tuple[Node, Node], list[Node]], base: str
) -> tuple[Attribution, ...]:
    """The decisions that a graph of provenance tells: the inverse of the above.

    ``values`` are the graph's objects by subject and predicate.
    """
    generated: dict[Node, list[Node]] = defaultdict(list)
    for (subject, name), objects in values.items():
        if name == PROV.wasGeneratedBy:
            for activity in objects:
                generated[activity].append(subject)
    activities = [
        s for (s, name), types in values.items() if name == RDF.type and CP.Decision in types
    ]
    decisions = [_decision(activity, values, generated[activity], base) for activity in activities]
    return tuple(sorted(decisions, key=lambda x: (x.at, x.do, x.records)))


def _decision(
    activity: Node,
    values: Mapping[tuple[Node, Node], list[Node]],
    records: Iterable[Node],
    base: str,
) -> Attribution:
    def one(subject: Node, name: URIRef) -> str:
        return min(map(str, values.get((subject, name), ())), default="")

    proposal = one(activity, PROV.used)
    return Attribution(
        by=one(URIRef(one(activity, PROV.wasAssociatedWith)), RDFS.label),
        at=one(activity, PROV.endedAtTime),
        do=one(activity, RDFS.label),
        records=tuple(sorted(filter(None, (_record(base, str(x)) for x in records)))),
        proposal=id_of(base, "proposal", proposal) if proposal else "",
        proposer=one(URIRef(one(URIRef(proposal), PROV.wasAttributedTo)), RDFS.label),
    )


def _record(base: str, name: str) -> tuple[str, str] | None:
    """The kind and the id of a record by its IRI."""
    for kind, folders in _FOLDERS.items():
        for folder in folders:
            if name.startswith(f"{base}{folder}/"):
                return kind, id_of(base, folder, name)
    return None


def _folders_of(argument_map: ArgumentMap) -> dict[str, set[str]]:
    return {
        "claim": {record.id for record in argument_map.claims},
        "stance": {record.id for record in argument_map.stances},
        "argument": {record.id for record in argument_map.arguments},
        "attack": {record.id for record in argument_map.attacks},
        "relation": {record.id for record in argument_map.relations},
    }


def _agent(base: str, kind: str, name: str) -> URIRef:
    return URIRef(f"{base}{kind}/{content_hash(name)}")


def _moment(text: str) -> Literal:
    if _MOMENT.fullmatch(text):
        return Literal(text, datatype=XSD.dateTime, normalize=False)
    return Literal(text)
