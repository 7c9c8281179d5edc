"""GEXF 1.3 (https://gexf.net), the format of Gephi.

It is written here and not by NetworkX, whose writer tells the day and adds what the schema does
not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap
from counterpoint.network.files.carried import conversion_of
from counterpoint.network.files.xml_graph import xml_graph
from counterpoint.network.graph import Attributes

_NAMESPACE = "http://gexf.net/1.3"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_DEFAULT_WEIGHT = 1.0


def render_gexf(argument_map: ArgumentMap) -> RenderedMap:
    """The graph of a map for Gephi: ``label`` and ``weight`` where it looks for them.

    An edge's ``kind`` lets several edges stand between two nodes, and its weight is the degree of
    a relation and the confidence of a stance.
    """
    graph = xml_graph(argument_map)
    root = ET.Element(
        "gexf",
        {
            "xmlns": _NAMESPACE,
            "xmlns:xsi": _INSTANCE,
            "xsi:schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/gexf.xsd",
            "version": "1.3",
        },
    )
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "Counterpoint"
    title = graph.graph.get("name", "")
    if title:
        ET.SubElement(meta, "description").text = title
    element = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    nodes = [(str(name), attributes) for name, attributes in graph.nodes.items()]
    edges = [(ends[0], ends[1], attributes) for ends, attributes in graph.edges.items()]
    of_nodes = _declared(element, "node", [attributes for _, attributes in nodes])
    of_edges = _declared(element, "edge", [attributes for *_, attributes in edges])
    _add_nodes(element, nodes, of_nodes)
    _add_edges(element, edges, of_edges)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
    return RenderedMap(text, conversion_of("gexf", argument_map, has_head=False))


def _add_nodes(
    graph: ET.Element, nodes: Iterable[tuple[str, Attributes]], ids: Mapping[str, str]
) -> None:
    element = ET.SubElement(graph, "nodes")
    for name, attributes in nodes:
        node = ET.SubElement(element, "node", id=name, label=str(attributes["label"]))
        _add_values(node, attributes, ids)


def _add_edges(
    graph: ET.Element, edges: Iterable[tuple[str, str, Attributes]], ids: Mapping[str, str]
) -> None:
    element = ET.SubElement(graph, "edges")
    for number, (start, end, attributes) in enumerate(edges):
        weight = attributes.get("degree", attributes.get("confidence", _DEFAULT_WEIGHT))
        kind = str(attributes["kind"])
        ends = {"id": str(number), "source": start, "target": end}
        edge = ET.SubElement(element, "edge", {**ends, "kind": kind, "weight": str(weight)})
        _add_values(edge, attributes, ids)


def _declared(graph: ET.Element, owner: str, rows: Iterable[Attributes]) -> dict[str, str]:
    """Declares the attributes that some row has; gives the id of each by its name."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if name != "label":
                types[name] = "double" if isinstance(value, float) else "string"
    if not types:
        return {}
    element = ET.SubElement(graph, "attributes", {"class": owner})
    ids = {name: str(number) for number, name in enumerate(sorted(types))}
    for name, number in ids.items():
        ET.SubElement(element, "attribute", id=number, title=name, type=types[name])
    return ids


def _add_values(element: ET.Element, attributes: Attributes, ids: Mapping[str, str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in attributes.items():
        if name in ids:
            ET.SubElement(values, "attvalue", {"for": ids[name], "value": str(value)})
