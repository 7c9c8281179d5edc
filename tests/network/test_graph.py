"""The NetworkX graph of a map: what is in it, and that other programs' formats carry all of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx
import pytest

import counterpoint as cp
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Stance,
)

HOSTILE = "</data>]]> & \"' <!-- \u202e &#0; %s {x} \n\t é 🙂"

Graph: TypeAlias = "nx.MultiDiGraph[str]"


def by_graphml(graph: Graph, folder: Path) -> Graph:
    nx.write_graphml(graph, folder / "map.graphml")
    read: Any = nx.read_graphml(folder / "map.graphml", force_multigraph=True)
    return nx.MultiDiGraph(read)


def by_gexf(graph: Graph, folder: Path) -> Graph:
    nx.write_gexf(graph, folder / "map.gexf")
    read: Graph = nx.MultiDiGraph(nx.read_gexf(folder / "map.gexf"))
    for _, _, attributes in read.edges(data=True):
        attributes.pop("id", None)  # the number that this format gives an edge
    return read


def by_node_link(graph: Graph, _folder: Path) -> Graph:
    text = json.dumps(nx.node_link_data(graph, edges="edges"), allow_nan=False)
    return nx.MultiDiGraph(nx.node_link_graph(json.loads(text), edges="edges"))


def nodes_of(graph: Graph) -> dict[str, dict[str, Any]]:
    return {node: graph.nodes[node] for node in graph}


def edges_of(graph: Graph) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    """The edges by their ends and attributes; NetworkX' reader of GEXF may drop the keys."""
    edges = graph.edges(data=True)
    return sorted((start, end, sorted(attributes.items())) for start, end, attributes in edges)


FORMATS = {"GraphML": by_graphml, "GEXF": by_gexf, "node-link JSON": by_node_link}


def hostile_map() -> ArgumentMap:
    """Every field that reaches the graph holds text that could break a format."""
    return ArgumentMap(
        id="hostile",
        base="https://example.org/hostile/",
        title=HOSTILE,
        question=HOSTILE,
        experts=(Expert("e", HOSTILE),),
        claims=(Claim("a", HOSTILE, HOSTILE), Claim("b", "", ""), Claim("ü&<", "C", HOSTILE)),
        arguments=(Argument("r", ("b", "ü&<"), "a", HOSTILE, HOSTILE, HOSTILE),),
        attacks=(Attack("x", (), "r", AttackKind.UNDERCUT, HOSTILE),),
        relations=(
            Relation("n", RelationKind.NARROWER, "b", "a", 1, HOSTILE, "e"),
            Relation("o", RelationKind.CONTRARY, "b", "a", 0.5),
        ),
        stances=(
            Stance(
                "s",
                "e",
                "a",
                Polarity.DENY,
                Directness.EXPLICIT,
                Firmness.CONDITIONAL,
                ("b", "ü&<"),
                (),
                HOSTILE,
                Quotation("panel", HOSTILE),
                date="2026-01-01",
                note=HOSTILE,
                confidence=0.25,
            ),
            Stance("t", "e", "a"),
        ),
    )


@pytest.mark.parametrize("carry", FORMATS.values(), ids=FORMATS.keys())
def test_a_graph_comes_back_from_each_format_as_it_was(
    city: ArgumentMap, carry: Callable[[Graph, Path], Graph], tmp_path: Path
) -> None:
    graph = cp.to_networkx(city)

    read = carry(graph, tmp_path)

    assert nodes_of(read) == nodes_of(graph)
    assert edges_of(read) == edges_of(graph)


@pytest.mark.parametrize("carry", FORMATS.values(), ids=FORMATS.keys())
def test_hostile_text_stays_text_in_each_format(
    carry: Callable[[Graph, Path], Graph], tmp_path: Path
) -> None:
    graph = cp.to_networkx(hostile_map())

    read = carry(graph, tmp_path)

    assert nodes_of(read) == nodes_of(graph)
    assert list(read.edges("expert:e", keys=True, data=True)) == [
        (
            "expert:e",
            "claim:a",
            "s",
            {
                "kind": "stance",
                "record": "s",
                "polarity": "deny",
                "directness": "explicit",
                "firmness": "conditional",
                "confidence": 0.25,
                "conditions": "b ü&<",
                "wording": HOSTILE,
                "quote": HOSTILE,
                "date": "2026-01-01",
                "note": HOSTILE,
            },
        ),
        (
            "expert:e",
            "claim:a",
            "t",
            {
                "kind": "stance",
                "record": "t",
                "polarity": "affirm",
                "directness": "explicit",
                "firmness": "flat",
            },
        ),
    ]
    assert read.edges["claim:b", "claim:a", "n"] == {
        "kind": "relation",
        "record": "n",
        "relation": "narrower",
        "degree": 1.0,
        "note": HOSTILE,
        "asserted_by": "e",
    }


@pytest.mark.parametrize("carry", FORMATS.values(), ids=FORMATS.keys())
def test_what_xml_cannot_write_is_marked_and_comes_back_alike(
    carry: Callable[[Graph, Path], Graph], tmp_path: Path
) -> None:
    bad = Claim("a", "one\x00two\ud800", "line\r\nline\rline\x0b\uffff")
    graph = cp.to_networkx(replace(hostile_map(), claims=(bad, *hostile_map().claims[1:])))

    read = carry(graph, tmp_path)

    assert read.nodes["claim:a"] == {
        "kind": "claim",
        "label": "one\ufffdtwo\ufffd",
        "text": "line\nline\nline\ufffd\ufffd",
    }


def test_every_record_is_a_node_or_an_edge(city: ArgumentMap) -> None:
    graph = cp.to_networkx(city)

    assert set(graph) == {
        *(f"claim:{x.id}" for x in city.claims),
        *(f"argument:{x.id}" for x in city.arguments),
        *(f"attack:{x.id}" for x in city.attacks),
        *(f"expert:{x.id}" for x in city.experts),
    }
    edges = graph.edges(keys=True, data=True)
    keys = [key for _, _, key, attributes in edges if attributes["kind"] != "premise"]
    assert sorted(keys) == sorted(
        record.id
        for records in (city.stances, city.relations, city.arguments, city.attacks)
        for record in records
    )


def test_a_premise_leads_to_its_argument_and_on_to_the_conclusion(city: ArgumentMap) -> None:
    graph = cp.to_networkx(city)

    assert next(iter(graph.in_edges("argument:worked-charge", keys=True, data="kind"))) == (
        "claim:worked",
        "argument:worked-charge",
        "worked-charge-premise-0",
        "premise",
    )
    assert list(graph.out_edges("argument:worked-charge", keys=True, data="kind")) == [
        ("argument:worked-charge", "claim:charge", "worked-charge", "conclusion")
    ]


def test_a_relation_carries_its_kind_and_degree(city: ArgumentMap) -> None:
    edge = cp.to_networkx(city).edges["claim:charge", "claim:free", "charge-free"]

    assert (edge["kind"], edge["relation"], edge["degree"]) == ("relation", "incompatible", 0.5)


def test_an_undercut_points_at_the_argument(city: ArgumentMap) -> None:
    graph = cp.to_networkx(city)

    assert list(graph.successors("attack:differ-worked")) == ["argument:worked-charge"]


def test_what_is_said_of_an_id_is_said_of_the_claim_and_the_argument_of_that_id(
    city: ArgumentMap,
) -> None:
    shared = replace(
        city,
        arguments=(*city.arguments, Argument("worked", ("poor",), "charge")),
        stances=(Stance("s", "ruiz", "worked"),),
    )

    assert list(cp.to_networkx(shared).successors("expert:ruiz")) == [
        "claim:worked",
        "argument:worked",
    ]


def test_the_whole_graph_names_its_map(city: ArgumentMap) -> None:
    assert cp.to_networkx(city).graph == {
        "name": city.title,
        "question": city.question,
        "language": "en",
        "base": city.base,
    }


def test_each_attribute_is_documented(project_folder: Path) -> None:
    documented = (project_folder / "docs" / "networkx.md").read_text(encoding="utf-8")
    graph = cp.to_networkx(hostile_map())
    attributes = [*nodes_of(graph).values(), *(data for _, _, data in graph.edges(data=True))]

    names = {name for each in attributes for name in each}

    assert [name for name in sorted(names) if f"`{name}`" not in documented] == []
