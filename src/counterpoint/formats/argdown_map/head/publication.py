"""Who answers for a map, since when, and under which terms, as the frontmatter says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from counterpoint.errors import Problems
from counterpoint.formats.argdown_map.head.voices import read_identifiers
from counterpoint.formats.argdown_map.metadata.values import (
    read_date,
    read_items,
    read_mapping,
    read_text,
    warn_of_unknown_keys,
)
from counterpoint.formats.yaml_data import YamlNode, YamlScalar
from counterpoint.model import Agent, Publication, licence_named

_Value = TypeVar("_Value")

PUBLICATION_KEYS = ("licence", "creator", "publisher", "issued", "modified")
_AGENT_KEYS = ("name", "identifiers")


class Head(Protocol):
    """The heads of all parts of a map, which must agree on what several of them have."""

    def one(self, key: str, read: Callable[[YamlNode | None], _Value | None]) -> _Value | None:
        """The value of a key, ``None`` where no part has it."""


def read_publication(head: Head, problems: Problems) -> Publication | None:
    """What the head says of the map as a thing that is published; ``None`` if nothing."""
    publishers = head.one("publisher", lambda node: _read_agents(node, "publisher", problems))
    return Publication(
        licence_named(head.one("licence", lambda x: read_text(x, "licence", problems)) or ""),
        head.one("creator", lambda node: _read_agents(node, "creator", problems)) or (),
        publishers[0] if publishers else None,
        head.one("issued", lambda node: read_date(node, "issued", problems)) or "",
        head.one("modified", lambda node: read_date(node, "modified", problems)) or "",
    ).or_nothing()


def _read_agents(node: YamlNode | None, key: str, problems: Problems) -> tuple[Agent, ...] | None:
    agents = tuple(_agents(node, key, problems))
    if node is not None and key == "publisher" and len(agents) > 1:
        message = f"a map has one publisher, and this names {len(agents)}"
        problems.error(node.place, message, "keep one of them", "bad-value")
    return agents or None


def _agents(node: YamlNode | None, key: str, problems: Problems) -> Iterator[Agent]:
    for item in read_items(node):
        identifiers: tuple[str, ...] = ()
        if isinstance(item, YamlScalar):
            name = read_text(item, key, problems)
        else:
            example = f"{key}: {{name: Ann Example, identifiers: 0000-0002-1825-0097}}"
            entry = read_mapping(item, key, example, problems)
            if entry is None:
                continue
            warn_of_unknown_keys(entry, _AGENT_KEYS, problems)
            name = read_text(entry.get("name"), "name", problems)
            identifiers = read_identifiers(entry.get("identifiers"), problems)
            if name is None:
                message = f"this {key} has no name"
                problems.error(entry.place, message, "add name: ...", "missing-key")
        if name is not None:
            yield Agent(name, identifiers)
