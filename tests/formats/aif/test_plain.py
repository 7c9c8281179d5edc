"""A graph of claims and reasons alone gives in one pass what the general reader makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.errors import Place
from counterpoint.formats.aif import AifGraph, GraphNode, Speech, reading_of
from counterpoint.formats.aif.plain import plain_map
from counterpoint.model import Argument, ArgumentMap, Attack, Claim

PLACE = Place("debate.json")
TEXTS = [
    "A toll.",
    "a toll",
    "Shops gained",
    "Fares, which deter",
    "It is not so that: A toll.",
    "",
]
SCHEMES = ["", "RA", "Default Inference", "Default Conflict", "CA", "Example", "Rebuttal"]


def graph_of(nodes: dict[str, str], edges: str) -> AifGraph:
    """A graph of few words: nodes as ``{"1": "I A toll."}``, edges as ``1>2 2>3``."""
    graph = AifGraph()
    for name, node in nodes.items():
        kind, _, text = node.partition(" ")
        graph.add(GraphNode(name, kind, text))
    graph.edges = [(start, end) for start, _, end in (x.partition(">") for x in edges.split())]
    return graph


def generally_read(graph: AifGraph) -> tuple[ArgumentMap, list[str]]:
    """The map of the general reader, and what is lost on its way."""
    reading = reading_of(graph, "debate", PLACE)
    return reading.builder.build(), [loss.kind for loss in reading.losses]


CLAIMS = {
    "t": "I A toll.",
    "w": "I It worked",
    "c": "I It is cheap",
    "s": "I Shops, they say, lost",
}


@pytest.mark.parametrize(
    ("schemes", "edges"),
    [
        ({}, ""),
        ({"1": "RA Example", "2": "RA RA"}, "w>1 c>1 1>t s>2 2>t"),
        ({"1": "RA RA", "2": "CA CA", "3": "CA CA"}, "w>1 1>t c>2 2>w s>3 3>t"),
        ({"1": "RA RA", "2": "CA Default Conflict"}, "w>1 1>t s>2 2>1"),
        ({"1": "CA CA", "2": "CA CA", "3": "CA CA"}, "s>1 1>t c>2 2>1 w>3 3>1"),
        ({"1": "RA RA", "2": "CA CA", "3": "CA CA"}, "w>1 1>t s>2 2>1 c>3 3>2"),
    ],
    ids=["no-reason", "linked", "undermined", "undercut", "objection-undercut", "chain"],
)
def test_a_plain_graph_is_read_in_one_pass(schemes: dict[str, str], edges: str) -> None:
    graph = graph_of(CLAIMS | schemes, edges)

    argument_map = plain_map(graph, "debate", PLACE)

    assert argument_map is not None
    assert (argument_map, []) == generally_read(graph)
    records: list[Claim | Argument | Attack] = [*argument_map.claims, *argument_map.arguments]
    records += argument_map.attacks
    assert {record.place for record in records} == {PLACE}


nodes = st.lists(
    st.one_of(
        st.tuples(st.just("I"), st.sampled_from(TEXTS)),
        st.tuples(st.sampled_from(["RA", "CA"]), st.sampled_from(SCHEMES)),
        st.tuples(st.sampled_from(["MA", "L", "YA", "TA"]), st.just("")),
    ),
    max_size=7,
)


@settings(max_examples=50)
@given(nodes=nodes, data=st.data())
def test_what_is_read_in_one_pass_is_what_is_read_generally(
    nodes: list[tuple[str, str]], data: st.DataObject
) -> None:
    graph = graph_of({str(i): f"{kind} {text}" for i, (kind, text) in enumerate(nodes)}, "")
    names = st.sampled_from(list(graph.types)) if nodes else st.nothing()
    ends = st.tuples(names, names).filter(lambda edge: edge[0] != edge[1])
    graph.edges = data.draw(st.lists(ends, unique=True, max_size=9)) if len(nodes) > 1 else []

    argument_map = plain_map(graph, "debate", PLACE)

    assert argument_map is None or (argument_map, []) == generally_read(graph)


@pytest.mark.parametrize(
    "part",
    [
        {"speeches": {"t": [Speech("a")]}},
        {"titles": {"t": "Toll"}},
        {"records": {"t": "toll"}},
        {"loose_edges": [("t", "gone")]},
        {"schemes": {"1": "Rebuttal"}},
    ],
    ids=lambda part: next(iter(part)),
)
def test_a_graph_with_more_is_left_to_the_general_reader(part: dict[str, object]) -> None:
    graph = graph_of(CLAIMS | {"1": "CA CA"}, "w>1 1>t")

    assert plain_map(graph, "debate", PLACE) is not None
    assert plain_map(replace(graph, **part), "debate", PLACE) is None  # type: ignore[arg-type]
