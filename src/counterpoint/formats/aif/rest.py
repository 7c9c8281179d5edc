"""What a map cannot hold of a file of AIF, kept beside it for the way back.

It is the file as it was read, which node became which record, and the map's own view of AIF at
that time. Written again, a map gives that file with what has changed since (`merging`), so that
transitions, questions, positions on a screen and all that a tool has noted are still there.

What belongs here: the record of it, and its JSON. What does not: where that lies on a disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.aif.view import AifNode, AifView, Key
from counterpoint.formats.json_data import Json
from counterpoint.model import ArgumentMap, content_hash

ENDING = ".aif-rest.json"  # after the name of the map's file without its ending
_MARK = "aif-rest"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class NodeText:
    """What a node of the map's view said; ``speaker`` is an expert's id."""

    type: str
    text: str
    scheme: str = ""
    title: str = ""
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view with names that a map keeps when it is written in another format and read again.

    A claim is named by its id; a reason or a stance, whose ids depend on the format, by what it
    joins. ``people`` are the names of experts by id.
    """

    nodes: Mapping[str, NodeText]
    edges: tuple[tuple[str, str], ...]
    people: Mapping[str, str]
    names: Mapping[Key, str]


@dataclass(frozen=True, slots=True)
class AifRest:
    """A foreign file, its nodes' names in the view of the map at that time, and that view.

    ``people`` are the ids of experts by those of participants.
    """

    document: Json
    nodes: Mapping[str, tuple[str, ...]]
    people: Mapping[str, str]
    view: NamedView


def named_view(view: AifView, argument_map: ArgumentMap) -> NamedView:
    """``view`` with names that outlive a format; linear, but for sorting."""
    names = _names(view)
    return NamedView(
        {names[node.key]: _node_text(node) for node in view.nodes},
        tuple((names[one], names[other]) for one, other in view.edges),
        {expert.id: expert.name for expert in argument_map.experts},
        names,
    )


def _node_text(node: AifNode) -> NodeText:
    return NodeText(node.type, node.text, node.scheme, node.title, node.speaker, node.date)


def _names(view: AifView) -> dict[Key, str]:
    before: dict[Key, list[Key]] = {}
    behind: dict[Key, list[Key]] = {}
    for one, other in view.edges:
        behind.setdefault(one, []).append(other)
        before.setdefault(other, []).append(one)
    names = {x.key: "/".join(filter(None, x.key)) for x in view.nodes if x.key[0] == "claim"}
    nodes = {node.key: node for node in view.nodes}
    contents: dict[str, list[Key]] = {}
    # A reason about a reason is named after that, so those about claims come first.
    for key in _from_claims(view, names, before, behind):
        record, record_id, part = key
        if part:
            continue
        content = content_hash(record, *_joined(key, nodes, names, before, behind), length=20)
        of_content = contents.setdefault(content, [])
        of_content.append(key)
        name = f"{record}/{content}"
        names[key] = name if len(of_content) == 1 else f"{name}/{len(of_content)}"
    for node in view.nodes:
        record, record_id, part = node.key
        if node.key not in names:
            names[node.key] = f"{names[record, record_id, '']}/{part}"
    return names


def _from_claims(
    view: AifView,
    names: Mapping[Key, str],
    before: Mapping[Key, list[Key]],
    behind: Mapping[Key, list[Key]],
) -> Iterable[Key]:
    """The nodes that stand for records but claims, each after all to which it leads."""
    waiting = {
        node.key: sum(end not in names for end in behind.get(node.key, ()))
        for node in view.nodes
        if node.key not in names
    }
    ready = [key for key, count in waiting.items() if not count]
    order = []
    while ready:
        ready.sort(reverse=True)
        key = ready.pop()
        order.append(key)
        for start in before.get(key, ()):
            if start in waiting:
                waiting[start] -= 1
                if not waiting[start]:
                    ready.append(start)
    return order
