"""RDF as bytes: sorted, safe, and read back by two parsers as the same triples."""

from __future__ import annotations

import json
from dataclasses import replace

import pyoxigraph as px
import pytest
from analyses import city_analysis
from generated_maps import argument_maps
from hypothesis import HealthCheck, Phase, given, settings
from lengths import examples
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from counterpoint.analysis import analyse
from counterpoint.errors import InputError, UsageError
from counterpoint.model import ArgumentMap, Claim
from counterpoint.network import build_network
from counterpoint.rdf import FORMATS, findings_to_rdf, to_rdf, write_rdf
from counterpoint.rdf.serialization.json_ld import own_context
from counterpoint.rdf.serialization.turtle import relative
from counterpoint.store import Store
from counterpoint.vocab import CP, RDF, RDFS, XSD

# By rdflib of its own internals, whenever a Dataset parses.
pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated"
)

OXIGRAPH = {
    "turtle": px.RdfFormat.TURTLE,
    "trig": px.RdfFormat.TRIG,
    "ntriples": px.RdfFormat.N_TRIPLES,
    "nquads": px.RdfFormat.N_QUADS,
    "jsonld": px.RdfFormat.JSON_LD,
    "rdfxml": px.RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
HOLDS_GRAPHS = {"trig", "nquads", "jsonld"}


def with_findings(city: ArgumentMap) -> Dataset:
    store = Store.from_dataset(to_rdf(city))
    store.add(findings_to_rdf(city_analysis(), city))
    return store.dataset()


def quads(content: bytes, name: str) -> set[px.Quad]:
    return set(px.parse(content, format=OXIGRAPH[name]))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_oxigraph_reads_what_was_written(city: ArgumentMap, name: str) -> None:
    data = with_findings(city)
    original = quads(write_rdf(data if name in HOLDS_GRAPHS else to_rdf(city), "nquads"), "nquads")

    result = quads(write_rdf(data, name), name)

    if name in HOLDS_GRAPHS:
        assert result == original
    else:
        assert {quad.triple for quad in result} == {quad.triple for quad in original}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_rdflib_and_oxigraph_read_the_same(city: ArgumentMap, name: str) -> None:
    content = write_rdf(to_rdf(city), name)
    read = Dataset().parse(data=content, format=RDFLIB[name])

    by_rdflib = {quad.triple for quad in quads(write_rdf(read, "nquads"), "nquads")}

    assert by_rdflib == {quad.triple for quad in quads(content, name)}


@settings(
    max_examples=examples(30),
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(argument_maps())
def test_every_syntax_holds_any_map(argument_map: ArgumentMap) -> None:
    dataset = to_rdf(argument_map)
    original = {quad.triple for quad in quads(write_rdf(dataset, "nquads"), "nquads")}

    for name in sorted(FORMATS.keys() - {"rdfxml"}):
        assert {quad.triple for quad in quads(write_rdf(dataset, name), name)} == original


def test_one_graph_syntaxes_leave_the_findings_out(city: ArgumentMap) -> None:
    assert write_rdf(with_findings(city), "turtle") == write_rdf(to_rdf(city), "turtle")


def test_a_subject_is_one_block_and_blocks_are_sorted(city: ArgumentMap) -> None:
    turtle = write_rdf(to_rdf(city), "turtle").decode()

    subjects = [block.split("> ", 1)[0] for block in turtle.split("\n\n")[1:]]

    assert subjects == sorted(set(subjects))
    assert len(subjects) > 50


def test_turtle_reads_as_the_debate(city: ArgumentMap) -> None:
    turtle = write_rdf(to_rdf(city), "turtle").decode()

    assert (
        "<relation/charge-free> a cp:Relation ;\n"
        '    skos:note "one road, two rules"@en ;\n'
        "    prov:wasAttributedTo <expert/osei> ;\n"
        "    cp:degree 0.5 ;\n"
        "    cp:from <claim/charge> ;\n"
    ) in turtle


def test_only_the_prefixes_used_are_declared() -> None:
    graph = Graph().add((URIRef("urn:a"), RDFS.label, Literal("x")))

    assert write_rdf(graph, "turtle") == (
        b'@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n<urn:a> rdfs:label "x" .\n'
    )


def test_one_more_claim_changes_only_its_own_lines(city: ArgumentMap) -> None:
    before = write_rdf(to_rdf(city), "turtle").decode().split("\n\n")
    larger = replace(city, claims=(*city.claims, Claim("more", "More", "More of it.")))

    after = write_rdf(to_rdf(larger), "turtle").decode().split("\n\n")

    (new_block,) = [block for block in after if block not in before]
    assert new_block.split("\n    ") == [
        "<claim/more> a aif:I-node, cp:Claim ;",
        'rdfs:label "More"@en ;',
        'aif:claimText "More of it."@en .',
    ]


@pytest.mark.parametrize(
    "rest",
    ["claim/..", "claim/.", "", "?q", "#f", "a:b", "//x", "claim//x", "/x"],
)
def test_a_name_that_would_resolve_elsewhere_is_not_relative(rest: str) -> None:
    assert relative("https://e.example/", f"https://e.example/{rest}") is None


def test_json_ld_stands_on_its_own(city: ArgumentMap) -> None:
    document = json.loads(write_rdf(with_findings(city), "jsonld"))

    graphs = {graph["@id"]: graph["@graph"] for graph in document["@graph"]}
    charge = next(node for node in graphs["graph/map"] if node["@id"] == "claim/charge")

    assert isinstance(document["@context"], dict)
    assert set(graphs) == {"graph/findings", "graph/map"}
    assert charge["kind"] == "claim-recommendation"
    assert charge["@type"] == ["aif:I-node", "Claim"]
    assert charge["label"] == {"@value": "Charge for the centre", "@language": "en"}


HOSTILE = "</script>\x1b[2J\u202e\u2028\x85\ufeff\"'\\\n\t\r<!--]]>&"


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"rdfxml"}))
def test_hostile_text_comes_back_and_nothing_in_the_file_acts_on_a_terminal(name: str) -> None:
    graph = Graph().add((URIRef("urn:a"), RDFS.label, Literal(HOSTILE)))

    content = write_rdf(graph, name)

    (quad,) = quads(content, name)
    assert isinstance(quad.object, px.Literal)
    assert quad.object.value == HOSTILE
    assert not set(content.decode()) & set("\x1b\u202e\u2028\x85\ufeff")


def test_rdf_xml_keeps_what_xml_can_hold() -> None:
    text = HOSTILE.replace("\x1b", "").replace("\ufeff", "")
    graph = Graph().add((URIRef("urn:a?b=c&d"), RDFS.label, Literal(text)))

    (quad,) = quads(write_rdf(graph, "rdfxml"), "rdfxml")

    assert quad == px.Quad(
        px.NamedNode("urn:a?b=c&d"), px.NamedNode(str(RDFS.label)), px.Literal(text)
    )


@pytest.mark.parametrize(
    ("predicate", "value", "sentence"),
    [
        (RDFS.label, "a\0b", r"U\+0000, which XML cannot"),
        (RDFS.label, "a\x1bb", r"U\+001B, which XML cannot"),
        (RDFS.label, "\uffff", r"U\+FFFF, which XML cannot"),
        (URIRef("urn:1"), "x", "has no XML name"),
    ],
    ids=["NUL", "escape", "noncharacter", "property"],
)
def test_rdf_xml_refuses_what_xml_cannot_hold(predicate: URIRef, value: str, sentence: str) -> None:
    graph = Graph().add((URIRef("urn:a"), predicate, Literal(value)))

    with pytest.raises(InputError, match=sentence):
        write_rdf(graph, "rdfxml")


def test_rdf_xml_tells_once_of_each_subject_what_xml_cannot_hold() -> None:
    graph = Graph()
    for subject in ("urn:a", "urn:b"):
        graph.add((URIRef(subject), RDFS.label, Literal("one\x01")))
        graph.add((URIRef(subject), RDFS.comment, Literal("two\x01")))

    with pytest.raises(InputError) as refused:
        write_rdf(graph, "rdfxml")

    assert [problem.message for problem in refused.value.problems] == [
        "the value of <urn:a> holds U+0001, which XML cannot",
        "the value of <urn:b> holds U+0001, which XML cannot",
    ]


def test_properties_of_others_get_prefixes_in_rdf_xml() -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), URIRef("http://x.example/terms/size"), Literal("1")))
    graph.add((URIRef("urn:a"), URIRef("http://x.example/size"), BNode("n 1")))

    content = write_rdf(graph, "rdfxml")

    assert isomorphic(Graph().parse(data=content, format="xml"), graph)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_blank_node_of_others_is_written(name: str) -> None:
    graph = Graph()
    graph.add((BNode("b0"), RDF.type, CP.Claim))
    graph.add((URIRef("urn:a"), CP.premise, BNode("b0")))

    read = Dataset().parse(data=write_rdf(graph, name), format=RDFLIB[name])

    triples = Graph()
    for subject, predicate, value, _ in read.quads():
        triples.add((subject, predicate, value))
    assert isomorphic(triples, graph)


@pytest.mark.parametrize(
    ("lexical", "datatype", "lexical_form"),
    [
        ("0.50", XSD.decimal, "0.50"),
        ("5", XSD.decimal, '"5"^^xsd:decimal'),
        ("05", XSD.integer, "05"),
        ("true", XSD.boolean, "true"),
        ("1", XSD.boolean, '"1"^^xsd:boolean'),
        ("1E3", XSD.double, '"1E3"^^xsd:double'),
    ],
)
def test_turtle_keeps_the_lexical_form(lexical: str, datatype: URIRef, lexical_form: str) -> None:
    value = Literal(lexical, datatype=datatype, normalize=False)

    turtle = write_rdf(Graph().add((URIRef("urn:a"), CP.value, value)), "turtle").decode()

    assert turtle.endswith(f"<urn:a> cp:value {lexical_form} .\n")


def test_a_format_that_does_not_exist_is_a_usage_error(city: ArgumentMap) -> None:
    with pytest.raises(UsageError, match="turtle, trig"):
        write_rdf(to_rdf(city), "n3")


@pytest.fixture
def tied_findings(city: ArgumentMap) -> Dataset:
    """The map with all of its findings, and with what they come to between each two."""
    store = Store.from_dataset(to_rdf(city))
    store.add(findings_to_rdf(analyse(build_network(city)), city))
    return store.dataset()


def test_ties_survive_json_ld(tied_findings: Dataset) -> None:
    from_trig = quads(write_rdf(tied_findings, "trig"), "trig")
    document = write_rdf(tied_findings, "jsonld")

    assert quads(document, "jsonld") == from_trig
    by_rdflib = Dataset().parse(data=document, format="json-ld")
    assert quads(write_rdf(by_rdflib, "nquads"), "nquads") == from_trig


def test_a_tie_in_json_ld_has_truth_values_and_a_finding_by_name(tied_findings: Dataset) -> None:
    document = json.loads(write_rdf(tied_findings, "jsonld"))

    nodes = [node for graph in document["@graph"] for node in graph.get("@graph", ())]
    ties = [node for node in nodes if "Tie" in node.get("@type", ())]
    assert {type(tie["counts"]) for tie in ties} == {bool}
    assert {tie["finding"] for tie in ties} <= {node["@id"] for node in nodes}
    assert document["@context"]["counts"] == {"@id": "cp:counts", "@type": "xsd:boolean"}
    assert document["@context"]["possible"] == {"@id": "cp:possible", "@type": "xsd:boolean"}


def test_a_truth_value_written_as_text_is_one() -> None:
    document = {"@context": own_context(), "@id": "urn:tie", "counts": "true", "possible": True}

    values = {str(quad.object) for quad in quads(json.dumps(document).encode(), "jsonld")}

    assert values == {f'"true"^^<{XSD.boolean}>'}
