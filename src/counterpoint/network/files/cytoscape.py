"""The JSON of Cytoscape (``.cyjs``) and of Cytoscape.js (https://js.cytoscape.org/#notation)."""

from __future__ import annotations

import json
from typing import Any

from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap
from counterpoint.network.files.carried import conversion_of
from counterpoint.network.graph import to_networkx

Json = dict[str, Any]


def render_cytoscape(argument_map: ArgumentMap) -> RenderedMap:
    """The graph of a map as elements.

    ``name`` is what Cytoscape shows at a node, ``interaction`` at an edge, and ``value`` is where
    NetworkX' ``cytoscape_graph`` reads a node's name. Ids of edges are numbered, since those of
    nodes and edges are of one kind there.
    """
    graph = to_networkx(argument_map)
    nodes: list[Json] = [
        {"data": {**attributes, "id": node, "value": node, "name": attributes["label"]}}
        for node, attributes in graph.nodes(data=True)
    ]
    edges: list[Json] = [
        {
            "data": {
                **attributes,
                "id": f"edge:{number}",
                "source": start,
                "target": end,
                "key": key,
                "interaction": _interaction(attributes),
            }
        }
        for number, (start, end, key, attributes) in enumerate(graph.edges(keys=True, data=True))
    ]
    content = {
        "format_version": "1.0",
        "target_cytoscapejs_version": "~3.0",
        "directed": True,
        "multigraph": True,
        "data": dict(graph.graph),
        "elements": {"nodes": nodes, "edges": edges},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return RenderedMap(text, conversion_of("cytoscape", argument_map))


def _interaction(attributes: Json) -> str:
    """What an edge says in a word: its relation, affirm or deny, or its kind."""
    return str(attributes.get("relation") or attributes.get("polarity") or attributes["kind"])
