"""A graph of claims and reasons alone gives in one pass what the general reader makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterpoint.errors import Place, Problems
from counterpoint.formats.aif import AifGraph, GraphNode, Speech, reading_of
from counterpoint.formats.aif.json_reading import note_beside, read_graph
from counterpoint.formats.aif.plain import carried_of_plain, plain_map
from counterpoint.formats.aif.plain_graph import plain_graph_in, plain_graph_of
from counterpoint.formats.json_data import Json, JsonFile
from counterpoint.formats.losses import Conversion, Losses, carried_of
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


def plainly_read(graph: AifGraph) -> ArgumentMap | None:
    """The map that is made in one pass, ``None`` where there is more in the graph."""
    plain = plain_graph_of(graph)
    return None if plain is None else plain_map(plain, "debate", PLACE)


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

    argument_map = plainly_read(graph)

    assert argument_map is not None
    assert (argument_map, []) == generally_read(graph)
    records: list[Claim | Argument | Attack] = [*argument_map.claims, *argument_map.arguments]
    records += argument_map.attacks
    assert {record.place for record in records} == {PLACE}
    counts = Conversion("aif", carried_of_plain(argument_map))
    assert counts.carried == carried_of(argument_map)


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

    argument_map = plainly_read(graph)

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

    assert plainly_read(graph) is not None
    assert plainly_read(replace(graph, **part)) is None  # type: ignore[arg-type]


def usual_node(name: str, kind: str = "I", text: str = "A toll.", **more: Json) -> dict[str, Json]:
    return {"nodeID": name, "text": text, "type": kind, "timestamp": "2015-12-13 22:28:58", **more}


def usual_file(**parts: Json) -> dict[str, Json]:
    """A claim, a reason for it and an objection to that, as AIFdb writes them."""
    schemes: list[Json] = [
        usual_node("3", "RA", "RA", scheme="Example"),
        usual_node("4", "CA", "CA"),
    ]
    nodes: list[Json] = [usual_node("1"), usual_node("2", text="It worked"), *schemes]
    edges = [("2", "3"), ("3", "1"), ("1", "4"), ("4", "3")]
    return {
        "nodes": nodes,
        "edges": [
            {"edgeID": str(i), "fromID": start, "toID": end, "formEdgeID": None}
            for i, (start, end) in enumerate(edges)
        ],
        "locutions": [],
        "participants": [],
        **parts,
    }


def test_a_usual_file_is_read_without_its_graph() -> None:
    value = usual_file()

    plain = plain_graph_in(value)

    assert plain is not None
    assert plain == plain_graph_of(read_graph(JsonFile(value, "", "", "a.json"), Problems()))
    assert plain.timed == 4


PARTS = st.sampled_from(["nodes", "edges"])
NAMES = ["1", "2", "3", "4"]
KEYS = st.sampled_from(
    ["nodeID", "text", "type", "scheme", "title", "counterpointID", "timestamp", "fromID", "toID"]
)
STRANGE: list[Json] = [None, "", "x", 0, 1, 2.5, True, [], {}, ["1"], {"nodeID": "1"}]
VALUES = st.sampled_from([*NAMES, *NAMES, "I", "RA", "CA", "MA", " I", "It worked", *STRANGE])
# An item of a list gets a value, and stands there so in its place or once more.
changes = st.lists(st.tuples(PARTS, st.integers(0, 3), KEYS, VALUES, st.booleans()), max_size=2)
more_parts = st.dictionaries(
    st.sampled_from(["locutions", "participants", "counterpoint", "AIF", "nodes", "edges", "z"]),
    st.sampled_from(STRANGE),
    max_size=1,
)


@settings(max_examples=400)
@example(changes=[("nodes", 0, "nodeID", "", True)], more={})
@example(changes=[("nodes", 0, "text", 1, False)], more={})
@example(changes=[("nodes", 0, "timestamp", "", False)], more={})
@example(changes=[("nodes", 1, "text", "A toll.", True)], more={})
@example(changes=[("nodes", 1, "type", "RA", True)], more={})
@example(changes=[("edges", 0, "fromID", "5", True)], more={})
@example(changes=[("edges", 3, "toID", "4", False)], more={})
@given(changes=changes, more=st.one_of(st.just({}), more_parts))
def test_what_is_read_without_a_graph_is_what_its_graph_holds(
    changes: list[tuple[str, int, str, Json, bool]], more: dict[str, Json]
) -> None:
    value = usual_file()
    for part, index, key, content, is_added in changes:
        items: list[dict[str, Json]] = value[part]  # type: ignore[assignment]
        items[index + is_added : index + 1] = [{**items[index], key: content}]
    value = {**value, **more}
    problems, losses = Problems(), Losses()
    graph = read_graph(JsonFile(value, "", "", "a.json"), problems)
    note_beside(value, losses)

    plain = plain_graph_in(value)

    assert plain is None or (plain, 0, []) == (plain_graph_of(graph), len(problems), [*losses])


@pytest.mark.parametrize("edges", ["w>1", "1>t", "w>1 1>t 1>c", "w>1 1>1", "w>t"])
def test_a_scheme_that_joins_too_little_or_too_much_is_left_to_it_too(edges: str) -> None:
    assert plainly_read(graph_of(CLAIMS | {"1": "RA RA"}, edges)) is None


@pytest.mark.parametrize("value", [None, [], {}, 1, "x", {"nodes": []}, {"nodes": [], "edges": 1}])
def test_what_is_no_usual_file_is_left_to_the_general_reader(value: Json) -> None:
    assert plain_graph_in(value) is None
