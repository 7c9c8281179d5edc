"""Maps that are at hand, in a store as a command puts those that it has read."""

from __future__ import annotations

from counterpoint.model import ArgumentMap
from counterpoint.pipeline.opened_maps import OpenedMap, checked
from counterpoint.store import Store


def put_in_store(argument_map: ArgumentMap) -> OpenedMap:
    """The map in a store of its own, held to the shapes."""
    return checked(OpenedMap(argument_map, Store.from_map(argument_map), ()))
