"""An argument graph over a short text, as the corpus of argumentative microtexts writes it in XML.

Elementary units of the text (edu), maybe joined (joint), ground argumentative units (adu) by
edges ``seg``; the other edges go from an adu to an adu, or to an edge: ``sup`` supports, ``exa``
supports by an example, ``reb`` rebuts, ``und`` undercuts an edge, ``add`` is a further premise of
one. Peldszus and Stede 2013, From argument diagrams to argumentation mining in texts; the DTD
``arggraph.dtd``. What belongs here: elements as records, and what is wrong with one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.errors import Place, Problems
from counterpoint.formats.xml_data import XmlElement

ROOT = "arggraph"
SEGMENT = "seg"
EDGE_TYPES = (SEGMENT, "sup", "exa", "add", "reb", "und")
ROLES = {"pro": "Proponent", "opp": "Opponent"}
_ATTRIBUTES = {
    "edu": ("id",),
    "joint": ("id",),
    "adu": ("id", "type"),
    "edge": ("id", "src", "trg", "type"),
}


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from an element to an element, by their ids."""

    id: str
    type: str
    source: str
    target: str


@dataclass(slots=True)
class ArgumentGraph:
    """What one file says, each sort by id in the file's order.

    ``units`` are the texts of edus, ``implicit`` those of them that the text does not say.
    ``roles`` are those of adus, keys of `ROLES`, or "" of what has none of them. A joint has no
    text of its own. ``left_out`` are the kind, sentence and place of what is no part of it.
    """

    id: str
    topic: str
    stance: str
    place: Place
    units: dict[str, str] = field(default_factory=dict)
    implicit: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    left_out: list[tuple[str, str, Place]] = field(default_factory=list)

    def grounds_of_all(self) -> dict[str, tuple[str, ...]]:
        """The edus that ground each adu, joints seen through, in the order of the file.

        Linear in edges for each adu that is grounded through joints.
        """
        below: dict[str, list[str]] = {}
        for edge in self.edges.values():
            if edge.type == SEGMENT:
                below.setdefault(edge.target, []).append(edge.source)
        order = {unit: number for number, unit in enumerate(self.units)}
        grounds: dict[str, tuple[str, ...]] = {}
        for adu in self.roles:
            sources: dict[str, None] = {}
            waiting = list(below.get(adu, ()))
            while waiting:
                name = waiting.pop()
                if name not in sources:
                    sources[name] = None
                    waiting += below.get(name, ())
            grounds[adu] = tuple(sorted(sources.keys() & order.keys(), key=order.__getitem__))
        return grounds


def read_graph(root: XmlElement, problems: Problems) -> ArgumentGraph:
    """The graph that an element ``arggraph`` holds; what is wrong in it is noted with its place."""
    attributes = root.attributes
    name, topic, stance = (attributes.get(key, "") for key in ("id", "topic_id", "stance"))
    graph = ArgumentGraph(name, topic, stance, root.place)
    for element in root.children:
        if element.name not in _ATTRIBUTES:
            message = f"<{element.name}> is no element of an argument graph"
            names = ", ".join(f"<{name}>" for name in _ATTRIBUTES)
            problems.warn(element.place, message, f"known are {names}", "arggraph-element")
        elif _has_attributes(element, graph, problems) and _is_new(element, graph, problems):
            _take(element, graph, problems)
    _check_ends(graph, problems)
    return graph


def _check_ends(graph: ArgumentGraph, problems: Problems) -> None:
    for edge in tuple(graph.edges.values()):
        for name in (edge.source, edge.target):
            if name not in graph.places:
                message = f"the edge {edge.id} ends at {name}, which is no id of this file"
                advice = problems.did_you_mean(name, graph.places, "add it, or take the edge out")
                place = graph.places[edge.id]
                problems.warn(place, message, advice, "undefined-reference")
                if graph.edges.pop(edge.id, None) is not None:
                    sentence = "edges whose end is not there"
                    graph.left_out.append(("edge:dangling", sentence, place))


def _has_attributes(element: XmlElement, graph: ArgumentGraph, problems: Problems) -> bool:
    missing = [name for name in _ATTRIBUTES[element.name] if not element.attributes.get(name)]
    for name in missing:
        message = f"<{element.name}> has no {name}, and is left out"
        problems.warn(element.place, message, f'write {name}="..."', "arggraph-attribute")
    if missing:
        sentence = "elements without an id, a type or an end"
        graph.left_out.append(("element:no-attribute", sentence, element.place))
    return not missing


def _is_new(element: XmlElement, graph: ArgumentGraph, problems: Problems) -> bool:
    name = element.attributes["id"]
    first = graph.places.setdefault(name, element.place)
    if first == element.place:
        return True
    message = f"the id {name} is in use a second time"
    problems.error(element.place, message, f"it stands at {first} already", "duplicate")
    return False


def _take(element: XmlElement, graph: ArgumentGraph, problems: Problems) -> None:
    name = element.attributes["id"]
    kind = element.attributes.get("type", "")
    if element.name == "edu":
        graph.units[name] = " ".join(element.text.split())
        if element.attributes.get("implicit") == "true":
            graph.implicit.add(name)
    elif element.name == "adu":
        graph.roles[name] = kind if kind in ROLES else ""
    elif element.name == "edge" and kind in EDGE_TYPES:
        source, target = element.attributes["src"], element.attributes["trg"]
        graph.edges[name] = Edge(name, kind, source, target)
    types = {"adu": tuple(ROLES), "edge": EDGE_TYPES}.get(element.name, (kind,))
    if kind not in types:
        message = f"{kind} is no type of <{element.name}>"
        advice = problems.did_you_mean(kind, types, f"the types are {', '.join(types)}")
        problems.warn(element.place, message, advice, "arggraph-type")
        sentence = f"types of <{element.name}> that there are not"
        graph.left_out.append((f"type:{element.name}", sentence, element.place))
