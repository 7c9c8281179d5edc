"""A map in a format of its name, and what that format cannot say."""

from __future__ import annotations

from counterpoint.cli.conversions import end_conversions
from counterpoint.pipeline.exports import BY_NAME
from counterpoint.store import Store


def written_by_name(store: Store, name: str) -> bytes:
    """What the store holds in the format ``name``; what that format cannot say is said."""
    export = BY_NAME[name]
    exported = export.write(store)
    if exported.conversion is not None:
        end_conversions([exported.conversion], export.name)
    return exported.content
