"""How a map and its findings came to be, as PROV, and what of that is read back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analyses import city_analysis
from generated_maps import texts
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from counterpoint import __version__
from counterpoint.model import ArgumentMap, Attribution, FileRead, Origin, Verification
from counterpoint.rdf import findings_to_rdf
from counterpoint.rdf.derived.provenance import origin_in, provenance_triples
from counterpoint.vocab import CP, PROV, RDF, RDFS, SCHEMA, XSD

BASE = "https://example.org/city/"
STATE = "5" * 64
FILE, PART, TEXT = (
    FileRead(name, digit * 64)
    for name, digit in (("city.argdown", "1"), ("parts/tolls.argdown", "2"), ("panel.txt", "3"))
)
ORIGIN = Origin((FILE, PART), (TEXT,))


def thing(name: str) -> URIRef:
    return URIRef(BASE + name)


def provenance(argument_map: ArgumentMap, origin: Origin = ORIGIN) -> Graph:
    graph = Graph()
    for triple in provenance_triples(city_analysis(), argument_map, origin, STATE):
        graph.add(triple)
    return graph


@pytest.fixture
def read_city(city: ArgumentMap) -> ArgumentMap:
    """The sample map with a source whose text is a file."""
    return replace(city, sources=(replace(city.sources[0], file=TEXT.name, sha256=TEXT.sha256),))


def files(graph: Graph, subject: Node, name: URIRef) -> set[FileRead]:
    return {
        FileRead(str(graph.value(x, SCHEMA.name)), str(graph.value(x, SCHEMA.sha256)))
        for x in graph.objects(subject, name)
    }


def test_the_map_is_derived_from_its_files_by_name_and_hash(city: ArgumentMap) -> None:
    graph = provenance(city)

    assert files(graph, thing("graph/map"), PROV.wasDerivedFrom) == {FILE, PART}
    assert graph.value(thing("graph/map"), SCHEMA.sha256) == Literal(STATE)


def test_the_reading_used_the_texts_at_hand_too(read_city: ArgumentMap) -> None:
    graph = provenance(read_city)

    reading = graph.value(thing("graph/map"), PROV.wasGeneratedBy, any=False)

    assert reading is not None
    assert set(graph.objects(reading, RDF.type)) == {CP.Reading, PROV.Activity}
    assert files(graph, reading, PROV.used) == {FILE, PART, TEXT}
    (text,) = graph.subjects(SCHEMA.encodesCreativeWork, thing("source/panel"))
    assert graph.value(text, SCHEMA.name) == Literal(TEXT.name)


def test_quotations_are_counted_by_how_they_were_found(city: ArgumentMap) -> None:
    quoted_stances = [stance for stance in city.stances if stance.quotation is not None]
    ways = (Verification.SIMILAR, Verification.UNVERIFIED, Verification.UNVERIFIED)
    other = [
        replace(x, quotation=replace(x.quotation, verification=way))
        for x, way in zip(quoted_stances, ways, strict=False)
        if x.quotation is not None
    ]
    graph = provenance(replace(city, stances=(*other, *quoted_stances[len(ways) :]), relations=()))

    counts = [
        graph.value(thing("graph/map"), name)
        for name in (CP.exactQuotations, CP.similarQuotations, CP.unverifiedQuotations)
    ]

    assert [int(str(count)) for count in counts] == [len(quoted_stances) - 3, 1, 2]


def test_the_run_says_what_it_used_and_who_did_it(city: ArgumentMap) -> None:
    graph = provenance(city)
    (run,) = graph.objects(thing("graph/findings"), PROV.wasGeneratedBy)

    settings_of = {
        str(graph.value(x, RDFS.label)): float(str(graph.value(x, CP.value)))
        for x in graph.objects(run, CP.setting)
    }
    (agent,) = graph.objects(run, PROV.wasAssociatedWith)

    assert graph.value(run, PROV.used, any=False) == thing("graph/map")
    assert settings_of == {x.name: x.value for x in city_analysis().settings}
    assert PROV.SoftwareAgent in graph.objects(agent, RDF.type)
    assert graph.value(agent, SCHEMA.softwareVersion) == Literal(__version__)


def test_the_findings_come_from_that_run_and_the_map(city: ArgumentMap) -> None:
    graph, findings = provenance(city), findings_to_rdf(city_analysis(), city)

    (run,) = graph.objects(thing("graph/findings"), PROV.wasGeneratedBy)

    assert {x for _, _, x, _ in findings.quads((None, PROV.wasGeneratedBy, None, None))} == {run}
    assert set(graph.objects(thing("graph/findings"), PROV.wasDerivedFrom)) == {thing("graph/map")}


def test_the_graph_names_itself_and_nothing_without_a_name(city: ArgumentMap) -> None:
    graph = provenance(city)

    assert set(graph.subjects(RDF.type, PROV.Bundle)) == {thing("graph/provenance")}
    assert [x for triple in graph for x in triple if isinstance(x, BNode)] == []


def test_where_no_file_is_known_no_reading_is_claimed(city: ArgumentMap) -> None:
    graph = provenance(city, Origin())

    assert set(graph.subjects(RDF.type, CP.Reading)) == set()
    assert set(graph.objects(thing("graph/map"), PROV.wasDerivedFrom)) == set()
    assert set(graph.objects(thing("graph/findings"), PROV.wasGeneratedBy)) != set()


_hashes = st.integers(0, 16**64 - 1).map(lambda number: f"{number:064x}")
_files = st.lists(st.builds(FileRead, texts.filter(bool), _hashes), max_size=3).map(tuple)


@settings(max_examples=examples(60))
@given(_files.filter(bool), _files, st.sampled_from(["0.1.0", "0.0.9"]))
def test_any_origin_is_read_back(
    files: tuple[FileRead, ...], looked_up: tuple[FileRead, ...], version: str
) -> None:
    argument_map = ArgumentMap("m", BASE, "T", "Q?")
    origin = Origin(files, looked_up, version)

    triples = list(provenance_triples(city_analysis(), argument_map, origin, STATE))

    assert origin_in(triples, BASE, STATE) == origin


def test_what_is_said_of_another_state_is_not_read(city: ArgumentMap) -> None:
    triples = list(provenance_triples(city_analysis(), city, ORIGIN, STATE))

    assert origin_in(triples, BASE, STATE) == replace(ORIGIN, version=__version__)
    assert origin_in(triples, BASE, "6" * 64) is None
    assert origin_in(triples, BASE, "") is None
    assert origin_in(triples, "https://example.org/other/", STATE) is None


def test_what_in_a_name_is_no_text_is_a_question_mark() -> None:
    assert FileRead("a\udcff.argdown", "").name == "a?.argdown"


def test_who_proposed_and_who_decided_is_told_of_what_is_left_and_read_back(
    city: ArgumentMap,
) -> None:
    stance = city.stances[0]
    when = "2026-11-30T04:00:00Z"
    accepted = Attribution(
        "Оксана",
        when,
        "accept",
        (("claim", "charge"), ("stance", stance.id)),
        "p1",
        "counterpoint draft 1",
    )
    undone = Attribution("Ann", when, "claim", (("claim", "no such claim"),))
    reasoned = Attribution("Ann", when, "reason", (("reason", city.arguments[0].id),))
    origin = replace(ORIGIN, attributions=(accepted, reasoned, undone))

    graph = provenance(city, origin)
    (activity,) = graph.objects(thing("claim/charge"), PROV.wasGeneratedBy)
    read_back = origin_in(graph, BASE, STATE)

    (person,) = graph.objects(activity, PROV.wasAssociatedWith)
    assert graph.value(person, RDFS.label) == Literal("Оксана")
    assert graph.value(activity, PROV.endedAtTime) == Literal(
        when, datatype=XSD.dateTime, normalize=False
    )
    assert read_back is not None
    assert read_back.attributions == (accepted, reasoned)
