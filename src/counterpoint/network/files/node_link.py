"""Node-link JSON, as NetworkX's ``node_link_graph`` and D3 read it."""

from __future__ import annotations

import json

import networkx as nx

from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap
from counterpoint.network.files.carried import conversion_of
from counterpoint.network.graph import to_networkx


def render_node_link(argument_map: ArgumentMap) -> RenderedMap:
    """The graph of a map, its edges under ``edges`` (before NetworkX 3.6 the default was links)."""
    data = nx.node_link_data(to_networkx(argument_map), edges="edges")
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return RenderedMap(text, conversion_of("node-link", argument_map))
