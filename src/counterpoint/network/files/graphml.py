"""GraphML (http://graphml.graphdrawing.org), which yEd, Gephi and igraph open."""

from __future__ import annotations

import networkx as nx

from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap
from counterpoint.network.files.carried import conversion_of
from counterpoint.network.files.xml_graph import xml_graph


def render_graphml(argument_map: ArgumentMap) -> RenderedMap:
    """The graph of a map as GraphML, its edges numbered."""
    text = "\n".join(nx.generate_graphml(xml_graph(argument_map))) + "\n"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
    return RenderedMap(text, conversion_of("graphml", argument_map))
