"""Findings as RDF: the run, the sides, the score, the witness in its order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analyses import city_analysis
from analysis.debates import Debate
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from counterpoint.analysis import analyse
from counterpoint.model import (
    LARGEST_PANEL,
    ArgumentMap,
    Expert,
    Factor,
    RelationKind,
    Section,
    Source,
)
from counterpoint.network import build_network
from counterpoint.rdf import findings_to_rdf, from_rdf, to_rdf, validate, write_rdf
from counterpoint.store import Store
from counterpoint.vocab import CITO, CP, IBIS, PROV, RDF, RDFS, member_property

BASE = "https://example.org/city/"
TOLL = URIRef(f"{BASE}finding/contradiction-1")
BUSES = URIRef(f"{BASE}finding/same-claim-1")


def thing(name: str) -> URIRef:
    return URIRef(BASE + name)


@pytest.fixture
def findings(city: ArgumentMap) -> Graph:
    """The findings graph of the sample map."""
    return findings_to_rdf(city_analysis(), city).graph(thing("graph/findings"))


def test_findings_have_a_graph_of_their_own(city: ArgumentMap) -> None:
    dataset = findings_to_rdf(city_analysis(), city)

    assert {str(graph) for _, _, _, graph in dataset.quads()} == {f"{BASE}graph/findings"}


def test_the_pairs_of_a_crowd_are_left_out(city: ArgumentMap) -> None:
    names = [Expert(f"voter-{number}", f"Voter {number}") for number in range(LARGEST_PANEL)]
    crowd = replace(city, experts=(*city.experts, *names))
    alone = findings_to_rdf(city_analysis(), city)
    many = findings_to_rdf(city_analysis(), crowd)

    def typed(data: Dataset, kind: URIRef) -> set[Node]:
        return {subject for subject, _, _, _ in data.quads((None, RDF.type, kind, None))}

    assert typed(alone, CP.Alignment) != set()
    assert typed(many, CP.Alignment) == set()
    assert typed(many, CP.Finding) == typed(alone, CP.Finding)


def test_map_and_findings_together_are_valid(city: ArgumentMap) -> None:
    store = Store.from_dataset(to_rdf(city))
    store.add(findings_to_rdf(city_analysis(), city))

    assert validate(store.dataset()) == ()


def test_findings_do_not_change_the_map_that_is_read(city: ArgumentMap) -> None:
    store = Store.from_dataset(to_rdf(city))
    store.add(findings_to_rdf(city_analysis(), city))

    assert from_rdf(store.dataset()) == city


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("same-claim-1", CP.Agreement),
        ("contradiction-1", CP.Tension),
        ("defence-1", CP.Defence),
        ("summary-1", CP.Departure),
    ],
)
def test_each_finding_has_its_class(findings: Graph, name: str, kind: URIRef) -> None:
    types = set(findings.objects(thing(f"finding/{name}"), RDF.type))

    assert types == {CP.Finding, PROV.Entity, kind}


def test_the_witness_is_steps_in_order_that_show_records(findings: Graph) -> None:
    steps = {
        int(str(findings.value(step, CP.position))): findings.value(step, CP.shows)
        for step in findings.objects(BUSES, CP.witness)
    }

    assert steps == {
        1: thing("claim/gratis"),
        2: thing("relation/buses-gratis"),
        3: thing("claim/buses"),
    }
    assert set(findings.objects(BUSES, PROV.wasDerivedFrom)) == set(steps.values())


def test_a_step_of_reasoning_is_derived_from_the_stances_that_put_it_forward(
    city: ArgumentMap,
) -> None:
    analysis = analyse(build_network(city))
    (findings_graph,) = (x for x in findings_to_rdf(analysis, city).graphs() if len(x))

    triples = {
        (findings_graph.value(step, CP.shows), stance)
        for step, stance in findings_graph.subject_objects(PROV.wasDerivedFrom)
        if (step, RDF.type, CP.Step) in findings_graph
    }

    assert triples == {
        (thing(f"{step.kind.value}/{step.id}"), thing(f"stance/{stance}"))
        for finding in analysis.findings
        for step in finding.witness
        for stance in step.stances
    }
    assert triples


def test_the_sides_of_a_tension_are_apart(findings: Graph) -> None:
    sides = {
        str(findings.value(side, CP.position)): findings.value(side, CP.expert)
        for side in findings.objects(TOLL, CP.side)
    }

    assert sides == {"1": thing("expert/osei"), "2": thing("expert/ruiz")}


def test_the_claims_keep_the_order_of_the_witness(findings: Graph) -> None:
    members = [findings.value(BUSES, member_property(place)) for place in (1, 2)]

    assert members == [thing("claim/gratis"), thing("claim/buses")]


def test_the_score_comes_with_its_factors(findings: Graph) -> None:
    factors = {
        str(findings.value(factor, RDFS.label)): str(findings.value(factor, CP.value))
        for factor in findings.objects(BUSES, CP.factor)
    }

    assert str(findings.value(BUSES, CP.score)) == "0.7"
    assert factors == {"base": "1.0", "mode": "0.7"}


def test_what_is_only_possible_says_so(findings: Graph) -> None:
    assert [str(value) for value in findings.objects(None, CP.possible)] == ["true"]
    assert list(findings.subjects(CP.possible)) == [TOLL]


def test_two_who_share_nothing_have_no_figures(findings: Graph) -> None:
    (silent,) = findings.subjects(CP.shared, Literal("0", datatype=_integer(), normalize=False))

    assert findings.value(silent, CP.agreement) is None
    assert findings.value(silent, CP.tension) is None


def _integer() -> URIRef:
    return URIRef("http://www.w3.org/2001/XMLSchema#integer")


def test_every_finding_comes_from_one_run(findings: Graph) -> None:
    (run,) = set(findings.objects(None, PROV.wasGeneratedBy))

    assert set(findings.predicate_objects(run)) == {(RDF.type, CP.Run)}


def test_the_same_findings_are_the_same_run_and_bytes(city: ArgumentMap) -> None:
    first = write_rdf(findings_to_rdf(city_analysis(), city), "trig")

    assert write_rdf(findings_to_rdf(city_analysis(), city), "trig") == first


def test_another_setting_is_another_run(city: ArgumentMap) -> None:
    other = replace(city_analysis(), settings=(Factor("hop", 0.7),))

    runs = [
        {
            str(run)
            for _, _, run, _ in findings_to_rdf(each, city).quads(
                (None, PROV.wasGeneratedBy, None, None)
            )
        }
        for each in (city_analysis(), other)
    ]

    assert runs[0].isdisjoint(runs[1])


def test_the_parts_of_a_source_cite_each_other_as_their_speakers_agree(city: ArgumentMap) -> None:
    sections = (*city.sources[0].sections, Section("osei", "Kofi Osei, director", 300, 400))
    argument_map = replace(city, sources=(replace(city.sources[0], sections=sections),))
    graph = findings_to_rdf(city_analysis(), argument_map).graph(thing("graph/findings"))
    ruiz, osei = thing("source/panel/section/2"), thing("source/panel/section/3")

    assert set(graph.predicates(ruiz, osei)) == {CITO.agreesWith, CITO.disagreesWith}
    assert set(graph.predicates(osei, ruiz)) == {CITO.agreesWith, CITO.disagreesWith}


def test_allies_on_one_side_of_a_tension_do_not_cite_each_other_as_disagreeing() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").denies("cy", "toll")
    sections = tuple(Section(name, name, 0, 1) for name in ("ada", "bo", "cy"))
    panel = replace(debate.map, sources=(Source("panel", "Panel", sections=sections),))
    graph = next(g for g in findings_to_rdf(debate.analysis(), panel).graphs() if len(g))
    ada, bo, cy = (URIRef(f"{panel.base}source/panel/section/{place}") for place in (1, 2, 3))

    assert set(graph.predicates(ada, bo)) == {CITO.agreesWith}
    assert set(graph.predicates(bo, cy)) == {CITO.disagreesWith}
    assert set(graph.predicates(cy, ada)) == {CITO.disagreesWith}


def test_what_is_only_possible_is_cited_as_nothing() -> None:
    debate = Debate("ada", "bo").says("ada", "ring").says("bo", "bus")
    debate.relates("ring", RelationKind.TIMING, "bus")
    sections = tuple(Section(name, name, 0, 1) for name in ("ada", "bo"))
    panel = replace(debate.map, sources=(Source("panel", "Panel", sections=sections),))
    graph = next(g for g in findings_to_rdf(debate.analysis(), panel).graphs() if len(g))

    assert [x.possible for x in debate.analysis().tensions] == [True]
    assert list(graph.subject_objects(CITO.disagreesWith)) == []


@pytest.mark.parametrize("value", [Literal("true"), Literal(1)], ids=["text", "number"])
def test_whether_a_tie_counts_is_a_truth_value(value: Literal) -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll")
    store = Store.from_dataset(to_rdf(debate.map))
    store.add(findings_to_rdf(debate.analysis(), debate.map))
    dataset = store.dataset()
    assert validate(dataset) == ()
    graph = dataset.graph(URIRef(f"{debate.map.base}graph/findings"))
    (tie,) = graph.subjects(RDF.type, CP.Tie)

    graph.set((tie, CP.counts, value))

    assert ["correct cp:counts" in str(x.message) for x in validate(dataset)] == [True]


def test_an_issue_is_one_of_ibis_with_where_each_expert_stands(findings: Graph) -> None:
    charge = thing("issue/issue-1")
    first, second = (URIRef(f"{charge}/position/{place}") for place in (1, 2))

    assert {CP.Issue, IBIS.Issue} <= set(findings.objects(charge, RDF.type))
    assert findings.value(charge, CP.difference) == CP["difference-fact"]
    assert set(findings.objects(charge, CP.finding)) == {TOLL}
    assert set(findings.objects(charge, CP.stands)) == {first, second}
    assert findings.value(first, CP.mark) == CP["mark-says"]
    assert findings.value(second, IBIS["responds-to"]) == charge


def test_an_issue_that_the_map_names_is_said_to_be_one_there(city: ArgumentMap) -> None:
    analysis = city_analysis()
    issue = replace(analysis.issues[0], is_named=True)

    graph = findings_to_rdf(replace(analysis, issues=(issue,)), city).graph(thing("graph/findings"))

    assert IBIS.Issue not in set(graph.objects(thing("issue/issue-1"), RDF.type))


def test_an_issue_without_a_difference_is_refused(city: ArgumentMap) -> None:
    findings = findings_to_rdf(city_analysis(), city)
    findings.graph(thing("graph/findings")).remove((None, CP.difference, None))
    store = Store.from_dataset(to_rdf(city))
    store.add(findings)

    messages = {violation.message for violation in validate(store.dataset())}

    assert any("one kind of difference" in message for message in messages)
