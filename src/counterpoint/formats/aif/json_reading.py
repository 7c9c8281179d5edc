"""The JSON of AIFdb, and xAIF around it, as a graph.

AIFdb gives an object with ``nodes``, ``edges``, ``locutions`` and ``participants``; the tools of
today wrap it (xAIF: ``AIF`` beside ``text`` and ``OVA``) and number with integers. Both spellings
are read, whatever is missing or null (https://github.com/arg-tech/xaif).

What belongs here: keys and ids. What does not: what a node means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

from counterpoint.errors import Place, Problems
from counterpoint.formats.aif import columns
from counterpoint.formats.aif.columns import JsonObject, text_in
from counterpoint.formats.aif.graph import TYPES, AifGraph, GraphHead, GraphNode, Person, Speech
from counterpoint.formats.json_data import Json, JsonFile
from counterpoint.formats.losses import Losses
from counterpoint.formats.recognition import FileHead

WRAPPERS = ("AIF", "aif")
HEAD = "counterpoint"  # where we write of what map a graph is
_LIST_OF_NODES = re.compile(r'"nodes"\s*:\s*\[')
_LIST_OF_NODES_IN_BYTES = re.compile(rb'"nodes"\s*:\s*\[')
_LISTS_OF_AIF = ("locutions", "participants")
# So many mistakes of a file are told singly: each has its place looked up in the text.
_MOST_PLACES = 50


def read_graph(file: JsonFile, problems: Problems) -> AifGraph:
    """The graph in a JSON file; mistakes are noted. Linear but for the places of mistakes."""
    return _GraphReading(file, problems).graph_read()


def is_aif(head: FileHead) -> bool:
    """Whether a JSON file is of AIF: by the names of its ids, or by its lists where it is empty."""
    # As nearly always, and seen without decoding a text or reading JSON.
    if b'"nodeID"' in head.start and _LIST_OF_NODES_IN_BYTES.search(head.start):
        return True
    has_nodes = _LIST_OF_NODES.search(head.text) is not None
    if has_nodes and '"nodeID"' in head.text:
        return True
    # The text of an xAIF file may stand before its graph, and be longer than what is looked at.
    if not set(WRAPPERS).isdisjoint(head.json_keys):
        return True
    if not has_nodes:
        return False
    keys = set(head.json_keys)
    return {"nodes", "edges"} <= keys and not keys.isdisjoint(_LISTS_OF_AIF)


def wrapper_of(value: Json) -> str:
    """The key under which an xAIF file has its graph, "" in a file of AIFdb."""
    if not isinstance(value, dict) or "nodes" in value:
        return ""
    return next((x for x in WRAPPERS if x in value), "")


def note_beside(value: Json, losses: Losses) -> None:
    """Note what a JSON file has beside nodes, edges and who speaks, if there is anything in it."""
    wrapper = wrapper_of(value)
    parts: list[tuple[Json, set[str]]] = []
    if wrapper and isinstance(value, dict):
        parts.append((value, {wrapper}))
        value = value[wrapper]
    parts.append((value, {HEAD, "nodes", "edges", *_LISTS_OF_AIF}))
    for part, names_read in parts:
        if not isinstance(part, dict):
            continue
        for name in part.keys() - names_read:
            content = part[name]
            if content and not (isinstance(content, dict) and not any(content.values())):
                losses.note(f"beside:{name}", f"what stands beside the graph under {name}")


@dataclass(slots=True)
class _GraphReading:
    file: JsonFile
    problems: Problems
    graph: AifGraph = field(default_factory=AifGraph)
    places: int = 0

    def graph_read(self) -> AifGraph:
        value = self.file.value
        wrapper = wrapper_of(value)
        if wrapper and isinstance(value, dict):
            value = value[wrapper]
        if not isinstance(value, dict) or not isinstance(value.get("nodes"), list):
            message = "there is no list of nodes here"
            self.problems.error(
                Place(self.file.file), message, "AIF has a list under the key nodes", "aif"
            )
            return self.graph
        for name, add_all, add_one in (
            ("nodes", columns.add_nodes, self._node),
            ("edges", columns.add_edges, self._edge),
            ("locutions", columns.add_speeches, self._locution),
        ):
            items = self._objects(value, name)
            if items and not add_all(items, self.graph):
                for item in items:
                    add_one(item)
        for item in self._objects(value, "participants"):
            self._participant(item)
        self._join_equal_edges()
        head = value.get(HEAD)
        if isinstance(head, dict) and isinstance(head.get("id"), str):
            self.graph.head = GraphHead(
                **{x.name: text_in(head, x.name) for x in fields(GraphHead)}
            )
        return self.graph

    def _join_equal_edges(self) -> None:
        edges = list(dict.fromkeys(self.graph.edges))
        repeated = len(self.graph.edges) - len(edges)
        if repeated:
            message = f"{repeated} edges stand here a second time"
            self.problems.warn(self._place("edges"), message, "each is read once", "aif-repeated")
            self.graph.edges = edges

    def _objects(self, value: JsonObject, name: str) -> list[JsonObject]:
        items = value.get(name)
        if items is None:
            return []
        if not isinstance(items, list):
            message = f"{name} is no list"
            self.problems.error(self._place(name), message, "write [ ] around it", "aif")
            return []
        if set(map(type, items)) <= {dict}:
            return items  # type: ignore[return-value]  # just looked at
        objects = [item for item in items if isinstance(item, dict)]
        if len(objects) < len(items):
            message = f"{len(items) - len(objects)} of the {name} are no objects"
            self.problems.error(self._place(name), message, "write { } around each", "aif")
        return objects

    def _place(self, *words: str) -> Place:
        """Where something stands; only the first mistakes are looked up, each takes the text."""
        self.places += 1
        if self.places > _MOST_PLACES:
            return Place(self.file.file)
        return self.file.place_of(*words)

    def _id(self, item: JsonObject, key: str, where: str) -> str:
        """An id, a string or a whole number; "" and a mistake noted where it is neither."""
        value = item.get(key)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        what = "is missing" if value is None else f"is {str(value)[:40]!r}"
        message = f"the {key} of one of the {where} {what}"
        advice = "an id is a string or a whole number"
        self.problems.error(self._place(where, key), message, advice, "aif-id")
        return ""

    def _node(self, item: JsonObject) -> None:
        name = self._id(item, "nodeID", "nodes")
        if not name:
            return
        kind = text_in(item, "type").strip()
        text = text_in(item, "text")
        scheme = text_in(item, "scheme")
        title, record = text_in(item, "title"), text_in(item, "counterpointID")
        has_time = bool(item.get("timestamp"))
        node = GraphNode(name, kind, text, scheme, title, record, has_time)
        if name in self.graph.types:
            self._repeated(self.graph.node(name), node)
            return
        self.graph.add(node)
        if kind not in TYPES:
            what = f"has the type {kind[:40]!r}" if kind else "has no type"
            advice = f"known are {', '.join(sorted(TYPES))}; it is left out of the map"
            self.problems.warn(
                self._place("nodes", name), f"the node {name} {what}", advice, "aif-type"
            )

    def _repeated(self, first: GraphNode, node: GraphNode) -> None:
        place = self._place("nodes", node.id, node.id)
        if first == node:
            self.graph.repeated += 1
            message = f"the node {node.id} stands here a second time"
            self.problems.warn(place, message, "it is read once", "aif-repeated")
            return
        message = f"a second node has the id {node.id}, and says something else"
        self.problems.error(place, message, "give it an id of its own, also in the edges", "aif-id")

    def _edge(self, item: JsonObject) -> None:
        start, end = self._id(item, "fromID", "edges"), self._id(item, "toID", "edges")
        if not (start and end):
            return
        missing = next((x for x in (start, end) if x not in self.graph.types), None)
        if missing is not None:
            message = f"an edge from {start} to {end}: there is no node {missing}"
            self.problems.warn(
                self._place("edges", missing), message, "it is left out of the map", "aif-dangling"
            )
        elif start == end:
            message = f"an edge leads from the node {start} to itself"
            self.problems.warn(
                self._place("edges", start, end), message, "it is left out of the map", "aif-loop"
            )
        else:
            self.graph.edges.append((start, end))
            return
        self.graph.loose_edges.append((start, end))

    def _locution(self, item: JsonObject) -> None:
        name = self._id(item, "nodeID", "locutions")
        if not name:
            return
        person = item.get("personID")
        speaker = "" if person is None else self._id(item, "personID", "locutions")
        speech = Speech(speaker, text_in(item, "timestamp"))
        self.graph.speeches.setdefault(name, []).append(speech)

    def _participant(self, item: JsonObject) -> None:
        name = self._id(item, "participantID", "participants")
        if not name:
            return
        record = text_in(item, "counterpointID")
        parts = [text_in(item, "firstname"), text_in(item, "surname")]
        if not record:
            parts = [part.strip() for part in parts]
        person = Person(" ".join(part for part in parts if part), parts[1], record)
        first = self.graph.people.setdefault(name, person)
        if first != person:
            message = f"a second participant has the id {name}"
            advice = "give each an id of its own"
            self.problems.error(self._place("participants", name, name), message, advice, "aif-id")
