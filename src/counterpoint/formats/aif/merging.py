"""A map as the file of AIF that it was read from, with what has changed since.

What a node of that file became in the map is in its rest. Nodes whose records are gone go with
their edges, and with acts and transitions that then hang on nothing; texts that are others now are
written; records that are new get nodes behind the others. All else stays as it was, to the letter.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from itertools import product

from counterpoint.formats.aif.columns import JsonObject
from counterpoint.formats.aif.json_reading import HEAD, wrapper_of
from counterpoint.formats.aif.naming import NamedView, named_view
from counterpoint.formats.aif.rest import AifRest
from counterpoint.formats.aif.view import AifView
from counterpoint.formats.json_data import Json

_Edge = tuple[str, str]


def fits(rest: AifRest, view: AifView) -> bool:
    """Whether a rest is of this map: at least half of the claims that it had are still there."""
    claims = {name for name, node in rest.view.nodes.items() if node.type == "I"}
    return 2 * len(claims.intersection(named_view(view).nodes)) >= len(claims)


def merged(rest: AifRest, view: AifView) -> Json:
    """The file of ``rest`` as the map that ``view`` is of says it now; linear, but for sorting."""
    document = deepcopy(rest.document)
    wrapper = wrapper_of(document)
    graph = document[wrapper] if wrapper and isinstance(document, dict) else document
    assert isinstance(graph, dict)
    _Merging(rest, named_view(view), graph).merge()
    if HEAD in graph:
        graph[HEAD] = {**asdict(view.head)}
    return document


@dataclass(slots=True)
class _Merging:
    """``ids`` are those of the file's nodes, by their names in the map's view."""

    rest: AifRest
    now: NamedView
    graph: JsonObject
    then: NamedView = field(init=False)
    ids: dict[str, list[str]] = field(init=False)
    next_number: int = field(init=False)
    has_numbers: bool = field(init=False)
    people: dict[str, str] = field(init=False)
    own_nodes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.then = self.rest.view
        self.ids = defaultdict(list)
        ids = [each.get("nodeID") for each in self._objects("nodes")]
        ids += [each.get("edgeID") for each in self._objects("edges")]
        ids += [each.get("participantID") for each in self._objects("participants")]
        self.has_numbers = any(isinstance(each, int) for each in ids)
        digits = (each for each in map(str, ids) if each.isascii() and each.isdigit())
        self.next_number = max(map(int, digits), default=0) + 1
        self.own_nodes = frozenset(str(x.get("nodeID")) for x in self._objects("nodes"))
        self.people = {expert: person for person, expert in self.rest.people.items()}

    def merge(self) -> None:
        then = set(self.then.edges)
        is_same = self.then.nodes == self.now.nodes and self.then.people == self.now.people
        if is_same and then == set(self.now.edges):
            return
        new_edges = [edge for edge in self.now.edges if edge not in then]
        removed = then.difference(self.now.edges)
        dropped = self._keep_nodes()
        self._drop_edges(dropped, removed)
        self._add_edges(new_edges)
        self._update_people()
        self._drop_locutions()

    def _objects(self, name: str) -> list[JsonObject]:
        items = self.graph.get(name)
        return [x for x in items if isinstance(x, dict)] if isinstance(items, list) else []

    def _keep_nodes(self) -> set[str]:
        """Keep what is still in the map or never was, with its text of now; give what is gone."""
        nodes, dropped = [], set()
        for node in self._objects("nodes"):
            node_id = str(node.get("nodeID"))
            # What the map did not hold then is of the file alone.
            names = [x for x in self.rest.nodes.get(node_id, ()) if x in self.then.nodes]
            present = [name for name in names if name in self.now.nodes]
            if names and not present:
                dropped.add(node_id)
                continue
            for name in present:
                self.ids[name].append(node_id)
            nodes.append(self._updated(node, present))
        self.graph["nodes"] = [*nodes]
        return dropped

    def _updated(self, node: JsonObject, names: list[str]) -> JsonObject:
        """A node with the text that the map has for it now, where it had another."""
        for name in names:
            then, now = self.then.nodes.get(name), self.now.nodes[name]
            if then is not None and (then.text, then.scheme) != (now.text, now.scheme):
                changed = node | {"text": now.text}
                if "scheme" in node:
                    changed["scheme"] = now.scheme or now.text
                    changed.pop("schemeID", None)
                return changed
        return node

    def _drop_edges(self, dropped: set[str], removed: set[_Edge]) -> None:
        """Drop edges of what is gone, and acts and transitions that hung on it alone."""
        pairs = {pair for edge in removed for pair in product(*(self.ids[x] for x in edge))}
        edges = [edge for edge in self._objects("edges") if _ends(edge) not in pairs]
        types = {str(x.get("nodeID")): x.get("type") for x in self._objects("nodes")}
        while True:
            lost = {end for edge in edges for end in _ends(edge) if {*_ends(edge)} & dropped}
            edges = [edge for edge in edges if not {*_ends(edge)} & dropped]
            inner_nodes = {x for edge in edges for x in _ends(edge)[:1]} & {
                x for edge in edges for x in _ends(edge)[1:]
            }
            loose = {x for x in lost - inner_nodes if types.get(x) in {"YA", "TA"}}
            if not loose:
                break
            dropped |= loose
        self.graph["edges"] = [*edges]
        nodes = [x for x in self._objects("nodes") if str(x.get("nodeID")) not in dropped]
        self.graph["nodes"] = [*nodes]

    def _add_edges(self, edges: list[_Edge]) -> None:
        """Add edges that are new, with the nodes at their ends that the file does not have."""
        of_node: dict[str, list[_Edge]] = defaultdict(list)
        for edge in self.now.edges:
            for end in edge:
                of_node[end].append(edge)
        nodes, written = self._objects("nodes"), self._objects("edges")
        nodes += [self._new_node(x) for x in self.now.nodes if x not in self.then.nodes]
        present: set[tuple[str, ...]] = set(map(_ends, written))
        pending = dict.fromkeys(edges)
        queue = list(pending)
        while queue:
            edge = queue.pop(0)
            for end in edge:
                if not self.ids[end]:
                    nodes.append(self._new_node(end))
                    queue += [x for x in of_node[end] if x not in pending]
                    pending |= dict.fromkeys(of_node[end])
            for pair in product(*(self.ids[end] for end in edge)):
                if pair not in present:
                    present.add(pair)
                    written.append(self._new_edge(pair))
        self.graph["nodes"], self.graph["edges"] = [*nodes], [*written]

    def _new_id(self) -> str | int:
        self.next_number += 1
        number = self.next_number - 1
        return number if self.has_numbers else str(number)

    def _new_node(self, name: str) -> JsonObject:
        node = self.now.nodes[name]
        node_id = self._new_id()
        self.ids[name].append(str(node_id))
        written: JsonObject = {"nodeID": node_id, "text": node.text, "type": node.type}
        if node.scheme:
            written["scheme"] = node.scheme
        if node.speaker:
            locutions = self._objects("locutions")
            person = self._person(node.speaker)
            locution: JsonObject = {"nodeID": node_id, "personID": person}
            self.graph["locutions"] = [*locutions, locution | {"timestamp": node.date}]
        return written

    def _new_edge(self, pair: tuple[str, ...]) -> JsonObject:
        start, end = (int(x) if self.has_numbers and x.isdigit() else x for x in pair)
        return {"edgeID": self._new_id(), "fromID": start, "toID": end, "formEdgeID": None}

    def _person(self, expert: str) -> str | int:
        """The participant who is an expert, listed if that is a new one."""
        if expert not in self.people:
            person = self._new_id()
            self.people[expert] = str(person)
            participant: JsonObject = {
                "participantID": person,
                "firstname": self.now.people.get(expert, expert),
                "surname": "",
            }
            self.graph["participants"] = [*self._objects("participants"), participant]
        person_id = self.people[expert]
        return int(person_id) if self.has_numbers and person_id.isdigit() else person_id

    def _update_people(self) -> None:
        """Write names that have changed, list who is new, and drop who is an expert no more."""
        for expert in self.now.people:
            if expert not in self.then.people:
                self._person(expert)
        participants = []
        for participant in self._objects("participants"):
            expert = self.rest.people.get(str(participant.get("participantID")), "")
            name = self.now.people.get(expert)
            if expert and name is None:
                continue
            if expert and name != self.then.people.get(expert):
                participants.append(participant | {"firstname": name, "surname": ""})
            else:
                participants.append(participant)
        if "participants" in self.graph or participants:
            self.graph["participants"] = [*participants]

    def _drop_locutions(self) -> None:
        """Drop locutions whose nodes are gone, and date those that have another date now."""
        if not isinstance(self.graph.get("locutions"), list):
            return
        nodes = {str(x.get("nodeID")) for x in self._objects("nodes")}
        dates = {
            node_id: self.now.nodes[name].date
            for name, ids in self.ids.items()
            for node_id in ids
            if name in self.then.nodes and self.then.nodes[name].date != self.now.nodes[name].date
        }
        self.graph["locutions"] = [
            x | {"timestamp": dates[str(x.get("nodeID"))]} if str(x.get("nodeID")) in dates else x
            for x in self._objects("locutions")
            if str(x.get("nodeID")) in nodes or str(x.get("nodeID")) not in self.own_nodes
        ]


def _ends(edge: JsonObject) -> _Edge:
    return str(edge.get("fromID")), str(edge.get("toID"))
