"""AIF as RDF is read as its JSON is: ours to the letter, that of others in both namespaces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import counterpoint
from generated_maps import argument_maps
from hypothesis import given, settings
from lengths import examples
from rdflib import Graph

from counterpoint import pipeline
from counterpoint.errors import Place
from counterpoint.formats import read
from counterpoint.formats.aif import reading_of, render_aif_map, view_as_aif
from counterpoint.model import ArgumentMap, AttackKind
from counterpoint.rdf import aif_to_rdf, find_aif

NAMESPACES = ["http://www.arg.tech/aif#", "http://www.arg.dundee.ac.uk/aif#"]
FOREIGN = """
@prefix aif: <NAMESPACE> .
@prefix d: <http://example.org/d#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
d:i1 a aif:I-node ; aif:claimText "Charge cars."@de .
d:i2 a aif:I-node ; aif:claimText "It worked elsewhere."@de .
d:i3 a aif:I-node ; aif:claimText "Shops lose customers."@de .
d:ra a aif:RA-node ; aif:Premise d:i2 ; aif:Conclusion d:i1 ; rdfs:label "Example" .
d:ca a aif:CA-node ; aif:Premise d:i3 ; aif:Conclusion d:ra .
d:l1 a aif:L-node ; aif:claimText "we charge" ; prov:wasAttributedTo d:ann .
d:l2 a aif:L-node ; aif:claimText "why?" .
d:l3 a aif:L-node ; aif:claimText "it worked" ; prov:wasAttributedTo d:ann .
d:ta a aif:TA-node ; aif:StartLocution d:l2 ; aif:EndLocution d:l3 .
d:y1 a aif:YA-node ; rdfs:label "Asserting" ; aif:Locution d:l1 ; aif:IllocutionaryContent d:i1 .
d:y2 a aif:YA-node ; rdfs:label "Arguing" ; aif:Anchor d:ta ; aif:IllocutionaryContent d:ra .
d:ann foaf:name "Ann Alpha" .
"""


@pytest.fixture(params=NAMESPACES, ids=["arg.tech", "dundee"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "foreign.ttl"
    path.write_text(FOREIGN.replace("NAMESPACE", request.param), encoding="utf-8")
    return path


def test_rdf_of_others_is_read_in_both_namespaces(file: Path) -> None:
    argument_map = pipeline.read(file)

    (argument,) = argument_map.arguments
    (attack,) = argument_map.attacks
    assert argument_map.language == "de"
    assert (argument.premises, argument.conclusion, argument.scheme) == (
        *(("it-worked-elsewhere",), "charge-cars", "Example"),
    )
    assert (attack.premises, attack.target, attack.kind) == (
        *(("shops-lose-customers",), argument.id, AttackKind.UNDERCUT),
    )
    assert {(x.expert, x.target, x.wording) for x in argument_map.stances} == {
        ("ann-alpha", "charge-cars", "we charge"),
        ("ann-alpha", argument.id, ""),
    }


def test_commands_take_it_for_a_map_and_queries_for_rdf(file: Path) -> None:
    folder = file.parent

    inspection = json.loads(counterpoint("inspect", file.name, "--json", cwd=folder).stdout)
    exported = counterpoint("export", file.name, "-f", "argdown", cwd=folder)
    query = "PREFIX n: <{}> SELECT ?x {{ ?x a n:TA-node }}".format(
        next(name for name in NAMESPACES if name in file.read_text(encoding="utf-8"))
    )
    answer = counterpoint("query", query, file.name, cwd=folder)

    assert inspection["format"] == "aif"
    assert inspection["paths"]["I>CA>RA"] == 1
    assert inspection["node_types"]["TA"] == 1
    assert "[Charge cars.]: Charge cars." in exported.stdout
    assert "who answers whom (TA-nodes): 1" in exported.stderr
    assert "http://example.org/d#ta" in answer.stdout


def test_no_aif_is_found_where_there_is_none() -> None:
    graph = Graph().parse(data="<http://example.org/a> a <http://example.org/b> .", format="turtle")

    assert find_aif(graph, "x") is None


@settings(max_examples=examples(24))
@given(argument_maps())
def test_what_is_written_as_rdf_reads_as_what_is_written_as_json(
    tmp_path_factory: pytest.TempPathFactory, argument_map: ArgumentMap
) -> None:
    path = tmp_path_factory.getbasetemp() / "as-json.json"
    path.write_text(render_aif_map(argument_map).text, encoding="utf-8")

    graph = find_aif(aif_to_rdf(view_as_aif(argument_map), argument_map), "x")

    assert graph is not None
    assert reading_of(graph, "x", Place("x")).builder.build() == read([path]).map
