"""What a store keeps of its maps' stances, so that a table of all is made without their triples.

A map's own rows are written as it is pushed, with persons and classes as the map alone knows
them. A stamp of the map's triples, and of what the rows rest on here, stands with them and in a
note of the store: where the two differ (the map was pushed without pyarrow, or taken out) the rows
do not count. What belongs here: which rows are kept, and count. What does not: files
(`counterpoint.store.folder.tables`). Needs pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint.analysis.settings import DEFAULTS
from counterpoint.formats.stance_table import SCHEMA, MapRows, read_kept, render_kept
from counterpoint.late import LateFunction
from counterpoint.rdf.terms.names import PROVENANCE_GRAPH
from counterpoint.store import KeptTable, MapStore

if TYPE_CHECKING:
    from counterpoint.network import ArgumentNetwork
    from counterpoint.pipeline.stance_rows.tables import stance_table
else:  # who asks of what is kept needs no network
    stance_table = LateFunction("counterpoint.pipeline.stance_rows.tables", "stance_table")

_VERSION = 1  # of what a row says of its stance
_DIGITS = 16
# A file is put together with a newer one that is half as long or longer, up to this size.
_LONGER = 2
_LARGE = 64 << 20


def kept_rows(network: ArgumentNetwork, map_graph: bytes) -> MapRows:
    """The rows of a map that is pushed, whose graph is ``map_graph`` as N-Triples. Linear."""
    return MapRows(network.map.base, f"{_basis()}-{_hash(map_graph)}", stance_table(network))


def graph_of_note(base: str) -> str:
    """The graph of which the note has the stamp of the rows that count of a map."""
    return f"{base}{PROVENANCE_GRAPH}"


def table_to_keep(store: MapStore, parts: Sequence[MapRows]) -> KeptTable:
    """The rows of maps that are pushed together as a store is to keep them.

    Short files of those that it has become one with them, so that there are few. Linear in rows
    that are written anew, which each row is about as often as the store doubles.
    """
    own = render_kept(parts)
    with store.tables(partial(_short, size=len(own))) as former:
        by_base = {part.base: part for path in former for part in read_kept(path)}
        by_base |= {part.base: part for part in parts}
        merged = render_kept([*by_base.values()]) if former else b""
    return KeptTable(own, merged, tuple(path.name for path in former))


def find_kept(store: MapStore, notes: Mapping[str, str]) -> dict[str, MapRows]:
    """The rows that count of each map that has some, by its base. Linear in all that are kept.

    Raises:
        InputError: a file of them is damaged.
    """
    basis = f"{_basis()}-"
    parts: dict[str, MapRows] = {}
    with store.tables() as paths:
        for part in (part for path in paths for part in read_kept(path)):
            stamp = notes.get(graph_of_note(part.base), "")
            if stamp == part.stamp and stamp.startswith(basis):
                parts[part.base] = part
    return parts


def table_without(store: MapStore, bases: Iterable[str]) -> KeptTable | None:
    """What a store is to keep when maps are taken out of it; ``None`` if it has no rows of them."""
    bases_to_remove = {*bases}
    with store.tables() as paths:
        contents = {path: read_kept(path) for path in paths}
    first = next(
        (x for x in paths if any(part.base in bases_to_remove for part in contents[x])), None
    )
    if first is None:
        return None
    # All that is newer goes along, so that of two rows of a map the newer one stays behind.
    former = paths[paths.index(first) :]
    by_base = {part.base: part for path in former for part in contents[path]}
    rest = render_kept([part for part in by_base.values() if part.base not in bases_to_remove])
    return KeptTable(render_kept([]), rest, tuple(path.name for path in former))


def _short(paths: Sequence[Path], size: int) -> list[Path]:
    """The last files that are short beside what follows them, the oldest first."""
    former: list[Path] = []
    for path in reversed(paths):
        own = path.stat().st_size
        if own > _LONGER * size or own > _LARGE:
            break
        former.insert(0, path)
        size += own
    return former


def _basis() -> str:
    """What the rows rest on beside the map: the columns, and the weights."""
    # Settings show themselves as what differs from the defaults, which is nothing here.
    return f"{_VERSION}{_hash(f'{SCHEMA.names} {astuple(DEFAULTS)}'.encode())[:8]}"


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:_DIGITS]
