"""Whatever a map holds, each export of it is a file of its format, and says what the map says."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from generated_maps import argument_maps
from hypothesis import given, settings
from nanopub_rules import breaches_of, quads_of

from counterpoint.formats.csv_data import defused
from counterpoint.formats.pictures import render_dot, render_mermaid
from counterpoint.formats.spreadsheets import render_stances
from counterpoint.model import ArgumentMap
from counterpoint.network import to_networkx
from counterpoint.network.files import (
    render_cytoscape,
    render_gexf,
    render_graphml,
    render_node_link,
)
from counterpoint.network.graph import portable_text
from counterpoint.rdf import render_schema_org, to_nanopublications, write_rdf
from counterpoint.views.report.outline import render_outline

Graph = Any  # networkx' readers say no more
Text = Callable[[str], str]

# What a format has of its own beside what the graph says.
OWN = {"id", "name", "value", "interaction", "key", "weight", "source", "target", "networkx_key"}
BOX = r'n\d+(?:\["[^"\n]*"\]:::claim|\(\["[^"\n]*"\]\):::step)'
ARROW = r"n\d+ (?:-->|---|--x|<?-\.->)(?:\|[a-z-]+\|)? n\d+"
MERMAID = re.compile(rf'(?:---\ntitle: "[^\n]*"\n---\n)?flowchart RL\n(?:  (?:{BOX}|{ARROW})\n)*')


def said(graph: Graph, as_written: Text = str) -> tuple[list[Any], list[Any]]:
    """Nodes and edges with the attributes that are the map's, whatever the file calls its keys."""
    nodes = [(as_written(node), plain(of, as_written)) for node, of in graph.nodes.items()]
    edges = [
        (as_written(ends[0]), as_written(ends[1]), plain(of, as_written))
        for ends, of in graph.edges.items()
    ]
    return sorted(nodes, key=repr), sorted(edges, key=repr)


def plain(attributes: dict[str, Any], as_written: Text) -> list[Any]:
    own = sorted((name, value) for name, value in attributes.items() if name not in OWN)
    return [(name, as_written(x) if isinstance(x, str) else x) for name, x in own]


def check_graphs(argument_map: ArgumentMap) -> None:
    """NetworkX reads the graph back from each of the formats of graphs."""
    graph = to_networkx(argument_map)
    node_link = json.loads(render_node_link(argument_map).text)
    assert said(nx.node_link_graph(node_link, edges="edges")) == said(graph)
    cytoscape = json.loads(render_cytoscape(argument_map).text)
    assert said(nx.cytoscape_graph(cytoscape)) == said(graph)
    graphml: Graph = nx.parse_graphml(render_graphml(argument_map).text, force_multigraph=True)
    gexf: Graph = nx.read_gexf(io.BytesIO(render_gexf(argument_map).text.encode()), version="1.3")
    for read in (graphml, gexf):
        assert len(read.nodes) == len(graph.nodes)
        assert len(read.edges) == len(graph.edges)
        # Ids that differ in characters that XML cannot write are told apart by a mark of ours.
        names = {node: node.rstrip("'") for node in read}
        assert said(nx.relabel_nodes(read, names)) == said(
            nx.relabel_nodes(graph, {node: portable_text(node).rstrip("'") for node in graph}),
            portable_text,
        )


def check_mermaid(argument_map: ArgumentMap) -> None:
    """No text of the map breaks out of its label."""
    text = render_mermaid(argument_map).text
    flowchart = text[: text.index("  classDef claim")]
    assert MERMAID.fullmatch(flowchart), flowchart


def check_linked_data(argument_map: ArgumentMap) -> None:
    """Nanopublications keep their rules, and each review is of a claim that is there."""
    dataset, _ = to_nanopublications(argument_map)
    if argument_map.stances or argument_map.claims:
        assert breaches_of(quads_of(write_rdf(dataset, "trig"))) == []
    records = json.loads(render_schema_org(argument_map).text)["@graph"]
    claims = {each["@id"] for each in records if each["@type"] == "Claim"}
    reviews = [each for each in records if each["@type"] == "ClaimReview"]
    assert {each["itemReviewed"]["@id"] for each in reviews} <= claims


def check_csv(argument_map: ArgumentMap) -> None:
    """Each row is as wide as the header, and no cell begins as a formula does."""
    header, *rows = csv.reader(io.StringIO(render_stances(argument_map).text, newline=""))
    assert {len(row) for row in rows} <= {len(header)}
    assert [cell for row in rows for cell in row if cell != defused(cell)] == []


def test_each_export_of_any_map_is_of_its_format() -> None:
    drawings: list[str] = []

    @settings(max_examples=20, deadline=None)
    @given(argument_map=argument_maps())
    def check(argument_map: ArgumentMap) -> None:
        check_graphs(argument_map)
        check_mermaid(argument_map)
        check_linked_data(argument_map)
        check_csv(argument_map)
        assert render_outline(argument_map).text.startswith("# ")
        drawings.append(render_dot(argument_map).text)

    check()

    program = shutil.which("nop")  # Graphviz' reader and printer
    if program is None:
        pytest.skip("needs Graphviz")
    printed = subprocess.run(
        [program], input="\n".join(drawings).encode(), capture_output=True, check=True
    )
    assert printed.stderr == b""
    assert printed.stdout.count(b"digraph ") == len(drawings)
