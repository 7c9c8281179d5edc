"""The counts of a crowd as a data cube: well-formed, complete, and read back as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from samples import crowd_map

from counterpoint.errors import InputError
from counterpoint.model import ArgumentMap
from counterpoint.rdf import from_rdf, to_rdf, write_rdf
from counterpoint.store import Store
from counterpoint.vocab import CP, QB, RDF

BASE = "https://example.org/city/"
# The integrity constraints of https://www.w3.org/TR/vocab-data-cube/#wf-rules that apply to a cube
# without slices, attributes and code lists, as they stand there: each asks for a mistake.
CONSTRAINTS = {
    "IC-1": """{ ?obs a qb:Observation . FILTER NOT EXISTS { ?obs qb:dataSet ?dataset1 . } } UNION
        { ?obs a qb:Observation ; qb:dataSet ?dataset1, ?dataset2 .
          FILTER (?dataset1 != ?dataset2) }""",
    "IC-2": """{ ?dataset a qb:DataSet . FILTER NOT EXISTS { ?dataset qb:structure ?dsd . } } UNION
        { ?dataset a qb:DataSet ; qb:structure ?dsd1, ?dsd2 . FILTER (?dsd1 != ?dsd2) }""",
    "IC-3": """?dsd a qb:DataStructureDefinition .
        FILTER NOT EXISTS { ?dsd qb:component [qb:componentProperty [a qb:MeasureProperty]] }""",
    "IC-4": """?dim a qb:DimensionProperty . FILTER NOT EXISTS { ?dim rdfs:range [] }""",
    "IC-5": """?dim a qb:DimensionProperty ; rdfs:range skos:Concept .
        FILTER NOT EXISTS { ?dim qb:codeList [] }""",
    "IC-6": """?dsd qb:component ?componentSpec .
        ?componentSpec qb:componentRequired "false"^^xsd:boolean ;
                       qb:componentProperty ?component .
        FILTER NOT EXISTS { ?component a qb:AttributeProperty }""",
    "IC-11": """?obs qb:dataSet/qb:structure/qb:component/qb:componentProperty ?dim .
        ?dim a qb:DimensionProperty . FILTER NOT EXISTS { ?obs ?dim [] }""",
    "IC-12": """FILTER (?allEqual) {
        SELECT (MIN(?equal) AS ?allEqual) WHERE {
          ?obs1 qb:dataSet ?dataset . ?obs2 qb:dataSet ?dataset . FILTER (?obs1 != ?obs2)
          ?dataset qb:structure/qb:component/qb:componentProperty ?dim .
          ?dim a qb:DimensionProperty .
          ?obs1 ?dim ?value1 . ?obs2 ?dim ?value2 . BIND (?value1 = ?value2 AS ?equal)
        } GROUP BY ?obs1 ?obs2 }""",
    "IC-14": """?obs qb:dataSet/qb:structure ?dsd .
        FILTER NOT EXISTS { ?dsd qb:component/qb:componentProperty qb:measureType }
        ?dsd qb:component/qb:componentProperty ?measure . ?measure a qb:MeasureProperty .
        FILTER NOT EXISTS { ?obs ?measure [] }""",
}
# Phase 1 of the normalisation of https://www.w3.org/TR/vocab-data-cube/#normalize-algorithm.
NORMAL = """INSERT { ?spec qb:componentProperty ?term . ?term a ?sort } WHERE {
    VALUES (?role ?sort) { (qb:dimension qb:DimensionProperty) (qb:measure qb:MeasureProperty) }
    ?spec ?role ?term }"""


def normal_cube(data: Dataset) -> Graph:
    graph = Graph().parse(data=write_rdf(data, "turtle"), format="turtle")
    graph.update(NORMAL)
    return graph


def broken_by(graph: Graph) -> list[str]:
    return [
        name
        for name, pattern in CONSTRAINTS.items()
        if graph.query(f"ASK {{ {pattern} }}").askAnswer
    ]


def without(*predicates: URIRef) -> Callable[[Graph], None]:
    def change(graph: Graph) -> None:
        for predicate in predicates:
            graph.remove((None, predicate, None))

    return change


def twice_counted(graph: Graph) -> None:
    copy = URIRef(f"{BASE}copy")
    first = min(graph.subjects(RDF.type, QB.Observation), key=str)
    for _, predicate, value in list(graph.triples((first, None, None))):
        graph.add((copy, predicate, value))


def structured_twice(graph: Graph) -> None:
    graph.add((URIRef(f"{BASE}vote"), QB.structure, URIRef(f"{BASE}other")))


def test_the_cube_is_well_formed_by_itself() -> None:
    graph = normal_cube(to_rdf(crowd_map()))

    assert len(set(graph.subjects(RDF.type, QB.Observation))) == 6
    assert broken_by(graph) == []


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        (without(QB.dataSet), "IC-1"),
        (structured_twice, "IC-2"),
        (without(QB.measure), "IC-3"),
        (without(CP.voterGroup), "IC-11"),
        (twice_counted, "IC-12"),
        (without(CP.passShare), "IC-14"),
    ],
    ids=["data set", "structure", "measure", "dimension", "twice", "value"],
)
def test_the_constraints_find_what_is_wrong(
    change: Callable[[Graph], None], constraint: str
) -> None:
    data = Graph().parse(data=write_rdf(to_rdf(crowd_map()), "turtle"), format="turtle")
    change(data)
    data.update(NORMAL)

    assert constraint in broken_by(data)


@pytest.mark.parametrize(
    ("syntax", "ending"), [("turtle", "ttl"), ("jsonld", "jsonld"), ("rdfxml", "rdf")]
)
def test_counts_come_back_as_they_were(syntax: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"city.{ending}"
    file.write_bytes(write_rdf(to_rdf(crowd_map()), syntax))

    argument_map, doubts = Store.read_rdf(file).read_map_and_doubts()

    assert (argument_map, doubts) == (crowd_map(), ())


def test_no_voter_and_no_vote_is_in_the_data() -> None:
    terms = {str(node) for quad in to_rdf(crowd_map()).quads() for node in quad[:3]}

    assert terms.isdisjoint(map(str, (CP.Expert, CP.Stance, CP.affirms, CP.expert)))


def test_ids_of_any_sort_name_observations_apart() -> None:
    odd = crowd_map()
    assert odd.crowd is not None
    names = ("a/b", "https://example.org/a b")
    voted_map = replace(odd, crowd=replace(odd.crowd, groups=names))

    data = Store.from_map(voted_map)

    assert data.read_map() == voted_map
    assert len({x for (x,) in data.query("SELECT ?x { ?x a qb:Observation }").table()}) == 6


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "message"),
    [
        ("vote/claim/buses/West", CP.agreeCount, Literal(-3), "nobody counts less than 0"),
        ("vote/claim/buses/West", CP.seenCount, Literal(99), "its counts come to 4"),
        ("vote/claim/buses/West", CP.voterGroup, URIRef(f"{BASE}group/Nord"), "cp:VoterGroup here"),
        ("vote/claim/buses/West", CP.votedClaim, URIRef(f"{BASE}claim/gone"), "cp:Claim here"),
        ("vote/claim/buses/West", CP.passCount, Literal("many"), "not a whole number"),
        ("vote/claim/buses/West", CP.votedClaim, None, "has no cp:votedClaim"),
        ("vote/claim/buses/West", CP.voterGroup, None, "has no cp:voterGroup"),
        ("group/West", CP.voters, Literal(-1), "nobody counts less than 0"),
    ],
    ids=["negative", "sum", "group", "claim", "word", "no claim", "no group", "size"],
)
def test_what_is_wrong_in_a_cube_is_told_with_its_node(
    subject: str, predicate: URIRef, value: Literal | URIRef | None, message: str
) -> None:
    graph = Graph().parse(data=write_rdf(to_rdf(crowd_map()), "turtle"), format="turtle")
    node = URIRef(f"{BASE}{subject}")
    assert (node, predicate, None) in graph
    graph.remove((node, predicate, None))
    if value is not None:
        graph.add((node, predicate, value))

    with pytest.raises(InputError) as refusal:
        from_rdf(graph)

    assert message in str(refusal.value)
    assert subject in str(refusal.value)


def test_one_claim_counted_twice_for_a_group_is_told() -> None:
    graph = Graph().parse(data=write_rdf(to_rdf(crowd_map()), "turtle"), format="turtle")
    twice_counted(graph)

    with pytest.raises(InputError, match="counts one claim of one group as"):
        from_rdf(graph)


def test_a_map_without_votes_has_no_cube(city: ArgumentMap) -> None:
    assert QB.DataSet not in {value for _, _, value, _ in to_rdf(city).quads()}
    assert from_rdf(to_rdf(city)).crowd is None
