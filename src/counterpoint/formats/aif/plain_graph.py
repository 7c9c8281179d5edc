"""Which graphs are of claims, and of reasons between them, alone: from a graph, or from its JSON.

Most files hold no more. Of the JSON of such a file nothing need be made but these columns, which
takes two fifths of the time of its graph. A test holds both ways to one another. What belongs here:
telling such a graph from others. What does not: its map (`plain`), and what is wrong with any
other, for which `json_reading` and the general reader are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from counterpoint.formats.aif.columns import JsonObject, text_in
from counterpoint.formats.aif.graph import AifGraph, Edge
from counterpoint.formats.aif.names import scheme_name, scheme_of
from counterpoint.formats.json_data import Json

_PLAIN = frozenset({"I", "RA", "CA"})
_LISTS = frozenset({"nodes", "edges", "locutions", "participants"})
_NOBODY: tuple[Json, ...] = (None, [])
_ends = itemgetter("fromID", "toID")
_name_kind_and_text = itemgetter("nodeID", "type", "text")


@dataclass(slots=True)
class PlainGraph:
    """Claims by node with their texts, and by scheme node what it joins.

    Of a scheme ``kinds`` are RA or CA; ``schemes`` its name, "" where it has none; ``premises`` the
    claims that lead to it, one at least, each once; ``ends`` what it leads to: a claim, or of
    conflicts another scheme that leads to one, or a conflict with such a one. ``timed`` is how
    many nodes have a time.
    """

    claims: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    schemes: dict[str, str] = field(default_factory=dict)
    premises: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    timed: int = 0


def plain_graph_of(graph: AifGraph) -> PlainGraph | None:
    """A graph as columns of claims and reasons; ``None`` where it has more. Linear."""
    has_more = graph.people or graph.speeches or graph.head or graph.loose_edges
    if has_more or graph.titles or graph.records:
        return None
    types, texts = graph.types, graph.texts
    if not _PLAIN.issuperset(types.values()):
        return None
    plain = PlainGraph(timed=len(graph.timed))
    for node, kind in types.items():
        if kind == "I":
            plain.claims[node] = texts[node]
        else:
            plain.kinds[node], plain.schemes[node] = kind, scheme_of(graph, node)
            plain.premises[node] = []
    return plain if _are_edges_added(graph.edges, plain) and _is_plain(plain) else None


def plain_graph_in(value: Json) -> PlainGraph | None:
    """The JSON of AIFdb as columns of claims and reasons; ``None`` where anything is unusual.

    Nothing that is to be told is taken: no node or edge that stands there twice, no loose edge, no
    id but a text. Linear.
    """
    if not isinstance(value, dict) or not value.keys() <= _LISTS:
        return None
    if value.get("locutions") not in _NOBODY or value.get("participants") not in _NOBODY:
        return None
    nodes, edges = value.get("nodes"), value.get("edges")
    if not isinstance(nodes, list) or not isinstance(edges, list):
        return None
    plain = PlainGraph()
    try:
        is_plain = _are_nodes_added(nodes, plain) and _are_edges_added(map(_ends, edges), plain)  # type: ignore[arg-type]  # what is no object raises
        return plain if is_plain and _is_plain(plain) else None
    except (KeyError, TypeError):
        return None


def _are_nodes_added(nodes: Sequence[JsonObject], plain: PlainGraph) -> bool:
    """Add nodes, as far as all are plain; whether they are.

    Raises:
        KeyError: one lacks a key.
        TypeError: one is no object, or has no text for a type.
    """
    claims, kinds, schemes, premises = plain.claims, plain.kinds, plain.schemes, plain.premises
    timed = 0
    for node in nodes:
        name, kind, text = _name_kind_and_text(node)
        if kind == "I":
            claims[name] = text
        elif kind in _PLAIN:
            scheme = text_in(node, "scheme") if "scheme" in node else ""
            kinds[name], premises[name] = kind, []
            schemes[name] = scheme_name(kind, scheme, text)
        else:
            return False
        if "title" in node or "counterpointID" in node:
            return False
        if node.get("timestamp"):
            timed += 1
    plain.timed = timed
    "".join([*claims, *claims.values(), *kinds, *schemes.values()])  # raises where one is no text
    return len(claims) + len(kinds) == len(nodes) and "" not in claims and "" not in kinds


def _are_edges_added(edges: Iterable[Edge], plain: PlainGraph) -> bool:
    """Add edges, as far as they lead from claims to schemes, or from these to one thing each."""
    claims, premises, ends = plain.claims, plain.premises, plain.ends
    for start, end in edges:
        if start in claims:
            if end not in premises:
                return False
            premises[end].append(start)
        elif start in ends:
            return False
        else:
            ends[start] = end
    return True


def _is_plain(plain: PlainGraph) -> bool:
    """Whether each scheme joins what a plain one does."""
    claims, kinds, ends = plain.claims, plain.kinds, plain.ends
    if ends.keys() != kinds.keys():
        return False
    for starts in plain.premises.values():
        if len(starts) != 1 and len(set(starts)) < max(len(starts), 1):
            return False
    for node, end in ends.items():
        kind, scheme = kinds[node], plain.schemes[node]
        if end in claims and not (scheme and kind == "CA"):
            continue
        further = ends.get(end, "")
        if kinds.get(end) == "CA" and kinds.get(further) == "RA":
            further = ends[further]
        if kind == "RA" or scheme or further not in claims:
            return False
    return True
