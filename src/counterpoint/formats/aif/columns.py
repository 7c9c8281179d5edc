"""Nodes, edges and locutions in which everything is as usual, read column by column.

Nearly all lists of nearly all files are so, and are read in a fraction of the time that looking
at each item takes. What belongs here: telling whether a list is as usual. What does not: what is
wrong with one that is not (`json_reading` reads it item by item, and says so).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import eq

from counterpoint.formats.aif.graph import TYPES, AifGraph, Speech
from counterpoint.formats.json_data import Json

JsonObject = dict[str, Json]

_TEXT = frozenset({str})
_MAYBE_TEXT = frozenset({str, type(None)})
_NUMBER = frozenset({int})  # and not bool, whose type is another
_MAYBE_ID = frozenset({str, int, type(None)})


def add_nodes(items: Sequence[JsonObject], graph: AifGraph) -> bool:
    """Add nodes, if all have an id of their own, a type that is known and a text."""
    names, kinds, texts = _ids(items, "nodeID"), _texts(items, "type"), _texts(items, "text")
    if names is None or kinds is None or texts is None:
        return False
    if len(set(names)) < len(names) or not set(kinds) <= TYPES:
        return False
    graph.types = dict(zip(names, kinds, strict=True))
    graph.texts = dict(zip(names, texts, strict=True))
    present = set().union(*items)
    for key, column in (
        *(("scheme", graph.schemes), ("title", graph.titles)),
        ("counterpointID", graph.records),
    ):
        if key in present:
            for name, item in zip(names, items, strict=True):
                text = text_in(item, key)
                if text:
                    column[name] = text
    if "timestamp" in present:
        graph.timed.update(x for x, item in zip(names, items, strict=True) if item.get("timestamp"))
    return True


def add_edges(items: Sequence[JsonObject], graph: AifGraph) -> bool:
    """Add edges, if each leads from one node to another; some may stand there twice."""
    starts, ends = _ids(items, "fromID"), _ids(items, "toID")
    if starts is None or ends is None:
        return False
    nodes = graph.types.keys()
    if not (nodes >= set(starts) and nodes >= set(ends)) or any(map(eq, starts, ends)):
        return False
    graph.edges = list(zip(starts, ends, strict=True))
    return True


def add_speeches(items: Sequence[JsonObject], graph: AifGraph) -> bool:
    """Add who says what, if all have the id of a node, and a person's or none."""
    names = _ids(items, "nodeID")
    people, times = _values(items, "personID"), _values(items, "timestamp")
    if names is None or "" in people:
        return False
    if not (_kinds(people) <= _MAYBE_ID and _kinds(times) <= _MAYBE_TEXT):
        return False
    for name, person, time in zip(names, people, times, strict=True):
        speech = Speech("" if person is None else str(person), str(time or ""))
        graph.speeches.setdefault(name, []).append(speech)
    return True


def text_in(item: JsonObject, key: str) -> str:
    """A text that may be missing or null; a number as it is written, "" for anything else."""
    value = item.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    return str(value) if isinstance(value, int | float) else ""


def _ids(items: Sequence[JsonObject], key: str) -> list[str] | None:
    """A column of ids, all of them texts or all whole numbers; ``None`` where it is none."""
    try:
        column = [item[key] for item in items]
    except KeyError:
        return None
    kinds = _kinds(column)
    if kinds <= _TEXT:
        return None if "" in column else column  # type: ignore[return-value]  # just looked at
    return list(map(str, column)) if kinds <= _NUMBER else None


def _texts(items: Sequence[JsonObject], key: str) -> list[str] | None:
    try:
        column = [item[key] for item in items]
    except KeyError:
        return None
    return column if _kinds(column) <= _TEXT else None  # type: ignore[return-value]  # as above


def _values(items: Sequence[JsonObject], key: str) -> list[Json]:
    return [item.get(key) for item in items]


def _kinds(column: Iterable[Json]) -> set[type]:
    return set(map(type, column))
