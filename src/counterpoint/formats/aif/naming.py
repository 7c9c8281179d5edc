"""Names for the nodes of a map's view that outlive a format.

A claim is named by its id; a reason or a stance, whose ids depend on the format in which a map was
read, by what it joins. So what became of a node can be found in a map that was written in another
format, edited there and read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterpoint.formats.aif.sayable import Key
from counterpoint.formats.aif.view import AifNode, AifView
from counterpoint.model import content_hash


@dataclass(frozen=True, slots=True)
class NodeText:
    """What a node of the map's view says; ``speaker`` is an expert's id."""

    type: str
    text: str
    scheme: str = ""
    title: str = ""
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view by such names. ``people`` are the names of experts by id, ``names`` those of keys."""

    nodes: Mapping[str, NodeText]
    edges: tuple[tuple[str, str], ...]
    people: Mapping[str, str]
    names: Mapping[Key, str]


def named_view(view: AifView) -> NamedView:
    """``view`` by names that outlive a format; linear, but for sorting."""
    names = _Naming(view).names()
    return NamedView(
        {names[node.key]: _node_text(node) for node in view.nodes},
        tuple((names[start], names[end]) for start, end in view.edges),
        {expert.id: expert.name for expert in view.people},
        names,
    )


def _node_text(node: AifNode) -> NodeText:
    return NodeText(node.type, node.text, node.scheme, node.title, node.speaker, node.date)


class _Naming:
    def __init__(self, view: AifView) -> None:
        self._nodes = {node.key: node for node in view.nodes}
        self._before: dict[Key, list[Key]] = {key: [] for key in self._nodes}
        self._behind: dict[Key, list[Key]] = {key: [] for key in self._nodes}
        for start, end in view.edges:
            self._behind[start].append(end)
            self._before[end].append(start)
        self._names: dict[Key, str] = {}
        self._counts: dict[str, int] = {}

    def names(self) -> dict[Key, str]:
        for key in self._nodes:
            if key[0] == "claim":
                self._names[key] = "/".join(filter(None, key))
        for key in self._reasons_from_claims():
            self._name(key, self._names_around(key))
        for key, node in self._nodes.items():
            if key[0] == "stance" and not key[2]:
                act: Key = (*key[:2], "illocution")
                ends = self._names_around(act)
                self._name(key, [node.speaker, self._nodes[act].text, *ends])
        for key in self._nodes:
            if key not in self._names:
                record, record_id, part = key
                self._names[key] = f"{self._names[record, record_id, '']}/{part}"
        return self._names

    def _name(self, key: Key, parts: list[str]) -> None:
        """Name a record by a hash of what it joins, and by its number among its like."""
        name = f"{key[0]}/{content_hash(*parts, length=20)}"
        self._counts[name] = number = self._counts.get(name, 0) + 1
        self._names[key] = name if number == 1 else f"{name}/{number}"

    def _names_around(self, key: Key) -> list[str]:
        names = self._names
        before = sorted(names[start] for start in self._before[key] if start in names)
        behind = [names[end] for end in self._behind[key]]
        if key[0] == "relation":  # some formats turn it round where it holds both ways
            return [self._nodes[key].scheme, *sorted([*before, *behind])]
        return [self._nodes[key].type, *before, ">", *behind]

    def _reasons_from_claims(self) -> Iterator[Key]:
        """The reasons and relations, each after all to which it leads; ties in their order."""
        waiting = {
            key: sum(end not in self._names for end in self._behind[key])
            for key in self._nodes
            if key[0] in {"argument", "attack", "relation"} and not key[2]
        }
        ready = [key for key, count in waiting.items() if not count]
        while ready:
            key = ready.pop(0)
            yield key
            for start in self._before[key]:
                if start in waiting:
                    waiting[start] -= 1
                    if not waiting[start]:
                        ready.append(start)
