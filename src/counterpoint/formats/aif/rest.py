"""What a map cannot hold of a file of AIF, kept beside it for the way back.

It is the file as it was read, which node became what, and the map's own view of AIF at that time.
Written again, a map gives that file with what has changed since (`merging`), so that transitions,
questions, positions on a screen and all that a tool has noted are still there.

What belongs here: the record of it, and its JSON. What does not: where that lies on a disk.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.aif.json_reading import wrapper_of
from counterpoint.formats.aif.naming import NamedView, NodeText, named_view
from counterpoint.formats.aif.reading import AifReading
from counterpoint.formats.aif.sayable import Key
from counterpoint.formats.aif.view import view_as_aif
from counterpoint.formats.json_data import Json, read_json
from counterpoint.model import ArgumentMap

REST_ENDING = ".aif-rest.json"  # behind the name of the map's file without its own ending
_MARK = "counterpoint-aif-rest"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class AifRest:
    """A foreign file, the names of its nodes in the map's view at that time, and that view.

    ``people`` are the ids of experts by those of participants.
    """

    document: Json
    nodes: Mapping[str, tuple[str, ...]]
    people: Mapping[str, str]
    view: NamedView

    def as_read_again(self, argument_map: ArgumentMap) -> AifRest:
        """The rest of a file whose map was written in a format that gives ``argument_map`` again.

        What that format has lost is of the file alone then, and stays there on the way back.
        """
        return replace(self, view=named_view(view_as_aif(argument_map)))


def rest_of(document: Json, reading: AifReading, argument_map: ArgumentMap) -> AifRest:
    """The rest of a file that ``reading`` has made ``argument_map`` of; linear, but for sorting."""
    view = named_view(view_as_aif(argument_map))
    ids = reading.builder.ids
    nodes: dict[str, list[str]] = {}
    for node, (kind, key, part) in reading.joins:
        family = "reason" if kind in {"argument", "attack"} else kind
        view_key: Key = (kind, ids[family][key], part)
        names = nodes.setdefault(node, [])
        if view_key in view.names:
            names.append(view.names[view_key])
    by_node = {node: tuple(dict.fromkeys(names)) for node, names in nodes.items() if names}
    return AifRest(document, by_node, ids["expert"], view)


def render_rest(rest: AifRest) -> str:
    """``rest`` as JSON; the same rest gives the same text."""
    content = {
        _MARK: _VERSION,
        "nodes": {node: list(names) for node, names in rest.nodes.items()},
        "people": dict(rest.people),
        "view": {
            "nodes": {name: list(astuple(node)) for name, node in rest.view.nodes.items()},
            "edges": [list(edge) for edge in rest.view.edges],
            "people": dict(rest.view.people),
        },
        "document": rest.document,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_rest(path: Path) -> AifRest:
    """The rest in a file that `render_rest` wrote.

    Raises:
        InputError: it is no such file.
        LimitError: it is larger than the limit.
    """
    value = read_json(path, Problems(code="aif-rest")).value
    try:
        return _rest_in(value)
    except (AttributeError, KeyError, TypeError, ValueError):
        message = "this is no rest of a file of AIF, as counterpoint writes it"
        advice = "convert the file of AIF again, or remove this one"
        raise InputError(Problem(Place(str(path)), message, advice, "aif-rest")) from None


def _rest_in(value: Json) -> AifRest:
    content = _object(value)
    if content[_MARK] != _VERSION or isinstance(content[_MARK], bool):
        raise ValueError(_MARK)
    view = _object(content["view"])
    nodes = {node: tuple(_texts(names)) for node, names in _object(content["nodes"]).items()}
    if not nodes.keys() <= _nodes_of(content["document"]):
        raise ValueError("document")
    return AifRest(
        content["document"],
        nodes,
        _names(content["people"]),
        NamedView(
            {name: NodeText(*_texts(text)) for name, text in _object(view["nodes"]).items()},
            tuple((start, end) for start, end in map(_texts, _list(view["edges"]))),
            _names(view["people"]),
            {},
        ),
    )


def _nodes_of(document: Json) -> frozenset[str]:
    """The ids of the nodes of a file of AIF, bare or in its wrapper."""
    wrapper = wrapper_of(document)
    graph = _object(_object(document)[wrapper]) if wrapper else _object(document)
    for name in ("edges", "locutions", "participants"):
        if graph.get(name) is not None:
            list(map(_object, _list(graph[name])))
    nodes = list(map(_object, _list(graph["nodes"])))
    return frozenset(str(node["nodeID"]) for node in nodes if "nodeID" in node)


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _texts(value: Json) -> list[str]:
    texts = [item for item in _list(value) if isinstance(item, str)]
    if len(texts) < len(_list(value)):
        raise TypeError
    return texts


def _names(value: Json) -> dict[str, str]:
    return dict(zip(_object(value), _texts(list(_object(value).values())), strict=True))
