"""What a map looks like as RDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import BNode, Graph, Literal, URIRef

from counterpoint.model import ArgumentMap, Firmness, Relation, RelationKind
from counterpoint.rdf import to_rdf
from counterpoint.vocab import AIF, CP, OA, ORG, PROV, RDF, RDFS, SCHEMA, SKOS, member_property

BASE = "https://example.org/city/"


def thing(name: str) -> URIRef:
    return URIRef(BASE + name)


def graph_of(argument_map: ArgumentMap) -> Graph:
    """The map graph alone: asked for triples, rdflib's Dataset warns of its own internals."""
    return to_rdf(argument_map).graph(URIRef(f"{BASE}graph/map"))


def with_relation(city: ArgumentMap, kind: RelationKind, degree: float = 1.0) -> ArgumentMap:
    return replace(city, relations=(Relation("r", kind, "ring", "free", degree),))


def test_the_map_is_one_named_graph(city: ArgumentMap) -> None:
    graphs = {str(graph) for _, _, _, graph in to_rdf(city).quads()}

    assert graphs == {f"{BASE}graph/map"}


def test_no_node_is_blank(city: ArgumentMap) -> None:
    assert not any(isinstance(node, BNode) for quad in to_rdf(city).quads() for node in quad[:3])


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # by rdflib itself
def test_a_query_of_rdflib_sees_the_map(city: ArgumentMap) -> None:
    answer = to_rdf(city).query(
        "SELECT ?e WHERE { ?e cp:affirms <https://example.org/city/claim/ring> }"
    )

    assert [row[0] for row in answer] == [thing("expert/lind")]  # type: ignore[index]


def test_an_argument_is_an_inference_of_aif(city: ArgumentMap) -> None:
    graph = graph_of(city)
    argument = thing("argument/worked-charge")

    assert set(graph.objects(argument, RDF.type)) == {CP.Argument, AIF["RA-node"]}
    assert list(graph.objects(argument, AIF.Premise)) == [thing("claim/worked")]
    assert list(graph.objects(argument, AIF.Conclusion)) == [thing("claim/charge")]


def test_an_undercut_has_no_conclusion_of_aif_since_its_target_is_no_claim(
    city: ArgumentMap,
) -> None:
    graph = graph_of(city)
    attack = thing("attack/differ-worked")

    assert list(graph.objects(attack, CP.target)) == [thing("argument/worked-charge")]
    assert list(graph.objects(attack, AIF.Conclusion)) == []


def test_a_passage_is_quoted_from_its_source_with_two_selectors(city: ArgumentMap) -> None:
    graph = graph_of(city)
    relation = thing("relation/charge-free")
    passage = graph.value(relation, CP.passage)

    selectors = {
        (str(name).rsplit("#")[-1], str(value))
        for selector in graph.objects(passage, OA.hasSelector)
        for name, value in graph.predicate_objects(selector)
        if name != RDF.type
    }

    assert graph.value(passage, PROV.wasQuotedFrom) == thing("source/panel")
    assert selectors == {("exact", "no toll on our customers"), ("start", "210"), ("end", "234")}


def test_two_stances_on_the_same_words_share_the_passage(city: ArgumentMap) -> None:
    graph = graph_of(city)

    sharing = list(graph.subjects(OA.exact, Literal("cut it by a fifth")))

    assert len(sharing) == 1


def test_a_role_is_a_membership_with_its_period(city: ArgumentMap) -> None:
    graph = graph_of(city)
    membership = graph.value(None, ORG.member, thing("expert/ruiz"))
    period = graph.value(membership, ORG.memberDuring)
    organization = graph.value(membership, ORG.organization)

    assert str(graph.value(period, SCHEMA.startDate)) == "2012"
    assert graph.value(period, SCHEMA.endDate) is None
    assert str(graph.value(organization, RDFS.label)) == "City University"


@pytest.mark.parametrize(
    ("expert", "shortcut", "claim"),
    [
        ("ruiz", CP.affirms, "charge"),
        ("ruiz", CP.affirms, "buses"),
        ("osei", CP.denies, "charge"),
        ("osei", CP.concedes, "worked"),
        ("lind", CP.reports, "poor"),
        ("desk", CP.reports, "buses"),
    ],
    ids=["explicit", "conditional", "denied", "conceded", "reported", "summed up by an editor"],
)
def test_only_an_experts_own_words_affirm_or_deny(
    city: ArgumentMap, expert: str, shortcut: URIRef, claim: str
) -> None:
    passages = [
        name
        for name in (CP.affirms, CP.denies, CP.concedes, CP.reports)
        if (thing(f"expert/{expert}"), name, thing(f"claim/{claim}")) in graph_of(city)
    ]

    assert passages == [shortcut]


@pytest.mark.parametrize(
    ("kind", "there", "back"),
    [
        (RelationKind.CONTRADICTS, CP.contradicts, CP.contradicts),
        (RelationKind.CONTRARY, CP.contraryTo, CP.contraryTo),
        (RelationKind.INCOMPATIBLE, CP.incompatibleWith, CP.incompatibleWith),
        (RelationKind.TRADE_OFF, CP.tradesOffWith, CP.tradesOffWith),
        (RelationKind.TIMING, CP.conflictsInTimeWith, CP.conflictsInTimeWith),
        (RelationKind.EQUIVALENT, SKOS.exactMatch, SKOS.exactMatch),
        (RelationKind.NARROWER, SKOS.broader, SKOS.narrower),
        (RelationKind.PRIORITY, CP.takesPriorityOver, None),
        (RelationKind.REQUIRES, CP.requires, None),
        (RelationKind.UNLESS, CP.unless, None),
        (RelationKind.SUMMARISES, CP.summarises, None),
    ],
    ids=lambda value: value.value if isinstance(value, RelationKind) else "",
)
def test_each_relation_has_its_shortcut(
    city: ArgumentMap, kind: RelationKind, there: URIRef, back: URIRef | None
) -> None:
    graph = graph_of(with_relation(city, kind))
    ring, free = thing("claim/ring"), thing("claim/free")

    assert set(graph.predicates(ring, free)) == {there}
    assert set(graph.predicates(free, ring)) == {back} - {None}


def test_an_equivalence_in_part_is_a_close_match_only(city: ArgumentMap) -> None:
    graph = graph_of(with_relation(city, RelationKind.EQUIVALENT, 0.8))

    assert set(graph.predicates(thing("claim/ring"), thing("claim/free"))) == {SKOS.closeMatch}


def test_linked_premises_keep_their_order(city: ArgumentMap) -> None:
    argument = replace(city.arguments[0], id="linked", premises=("ring", "free", "ring"))
    graph = graph_of(replace(city, arguments=(argument,)))

    members = [graph.value(thing("argument/linked"), member_property(place)) for place in (1, 2, 3)]

    assert members == [thing("claim/ring"), thing("claim/free"), thing("claim/ring")]


def test_a_mode_is_a_concept(city: ArgumentMap) -> None:
    stance = replace(city.stances[0], id="s", firmness=Firmness.HEDGED)
    graph = graph_of(replace(city, stances=(stance,)))

    assert graph.value(thing("stance/s"), CP.firmness) == CP["firmness-hedged"]


def test_only_who_was_asked_is_said_to_be_a_person(city: ArgumentMap) -> None:
    people = set(graph_of(city).subjects(RDF.type, SCHEMA.Person))

    assert people == {thing("expert/lind"), thing("expert/osei"), thing("expert/ruiz")}
