"""The maps of a store as one table of their stances: of what it keeps, else of their triples.

What belongs here: whose rows are taken from where, and what is one over all maps. What does not:
what is kept (`counterpoint.pipeline.stance_rows.kept`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.stance_table import (
    SCHEMA,
    MapRows,
    array_of_numbers,
    array_of_texts,
    numbers_of,
)
from counterpoint.late import LateFunction
from counterpoint.model.archive import MapDigest
from counterpoint.pipeline.archive.kept_digests import digests_in
from counterpoint.pipeline.archive.linking import links_of
from counterpoint.pipeline.stance_rows.kept import find_kept
from counterpoint.pipeline.stance_tables.collecting import CollectedStances, crowd_left_out
from counterpoint.pipeline.stance_tables.identity import OverMaps, find_identities, heads_of
from counterpoint.progress import each
from counterpoint.rdf.terms.names import iri
from counterpoint.store import MapStore, StoredMap, choose_map

if TYPE_CHECKING:
    from counterpoint.model import ArgumentMap
    from counterpoint.network import build_network
    from counterpoint.pipeline.stance_rows.tables import stance_table
else:  # a store mostly keeps the rows of all its maps
    build_network = LateFunction("counterpoint.network", "build_network")
    stance_table = LateFunction("counterpoint.pipeline.stance_rows.tables", "stance_table")

# Rows that are made together: maps of a panel are a hundred each.
_ROWS_AT_A_TIME = 100_000


@dataclass(frozen=True, slots=True)
class _StoredVoices:
    """A map of a store: its rows where they are kept, else the map; and what is one over maps."""

    digest: MapDigest
    own_rows: MapRows | None = None
    map: ArgumentMap | None = None


def collect_store(store: MapStore, name: str = "") -> CollectedStances:
    """The stances of all maps of a store, or of the one of that name, in the order of their ids.

    People and claims of several maps are one where the store's links say so.

    Raises:
        InputError: the store or a map in it is damaged, or there is none in it.
        LimitError: it took too long.
        UsageError: there is no map of that name.
    """
    notes = store.read_notes()
    digests = digests_in(notes)
    own_rows = find_kept(store, notes.texts)
    if not name and notes.is_whole and digests:
        stored = _stored(digests)
    else:
        stored = (choose_map(store, name),) if name else store.list_maps()
    if not stored:
        advice = "put one into it: counterpoint push MAP, with the same store"
        raise InputError(Problem(Place(store.name), "holds no map", advice, code="no-map"))
    voices: list[_StoredVoices] = []
    for record in each(stored, "Reading maps"):
        digest, rows = digests.get(record.graph), own_rows.get(record.base)
        if digest is not None and rows is not None:
            voices.append(_StoredVoices(digest, rows))
            continue
        argument_map = store.read((record.graph,)).read_map()
        voices.append(_StoredVoices(heads_of(argument_map), map=argument_map))
    links = links_of(store, notes) if len(voices) > 1 else ()
    identities, doubts = find_identities([voice.digest for voice in voices], links)
    bases = tuple(dict.fromkeys(voice.digest.base for voice in voices))
    crowds = [
        crowd_left_out(f"{store.name}, {record.id}")
        for record, voice in zip(stored, voices, strict=True)
        if voice.map is not None and voice.map.crowd is not None
    ]
    reread = sum(voice.map is not None for voice in voices) - len(crowds)
    tables = _tables(voices, identities)
    return CollectedStances(tables, bases, (*doubts, *crowds), reread=reread, name=store.name)


def _stored(digests: Mapping[str, MapDigest]) -> tuple[StoredMap, ...]:
    """The maps of which all have digests, without asking the engine."""
    maps = [StoredMap(x.id, x.base, x.title, graph) for graph, x in digests.items()]
    return tuple(sorted(maps, key=lambda x: (x.id, x.graph)))


def _tables(voices: Sequence[_StoredVoices], identities: Sequence[OverMaps]) -> Iterator[pa.Table]:
    """The rows of each map, those that are kept of many together."""
    waiting: list[tuple[MapRows, OverMaps]] = []
    count = 0
    for voice, own in each(list(zip(voices, identities, strict=True)), "Making rows"):
        if voice.own_rows is not None:
            waiting.append((voice.own_rows, own))
            count += voice.own_rows.rows.num_rows
            if count < _ROWS_AT_A_TIME:
                continue
        if waiting:
            yield _over_maps(waiting)
            waiting, count = [], 0
        if voice.map is not None:
            yield stance_table(build_network(voice.map), own.persons, own.classes)
    if waiting:
        yield _over_maps(waiting)


def _over_maps(parts: Sequence[tuple[MapRows, OverMaps]]) -> pa.Table:
    """Rows with persons and classes as they are over all maps. Linear."""
    own_rows = _below_one_another([rows for (_, _, rows), _ in parts])
    persons = {part.base: own.persons for part, own in parts}
    classes = {
        str(iri(part.base, "claim", class_id)): name
        for part, own in parts
        for class_id, name in own.classes.items()
    }
    table = own_rows.cast(SCHEMA)
    people = pc.coalesce(_people(own_rows, persons), table["person"])
    table = _with(table, "person", people)
    if not classes:
        return table
    joint_classes = pc.coalesce(_renamed(table["class"], classes.get), table["class"])
    table = _with(table, "class", joint_classes)

    def joint(conditions: str) -> str:
        return " ".join(sorted({classes.get(name, name) for name in conditions.split(" ")}))

    return _with(table, "conditions", _renamed(table["conditions"], joint))


def _below_one_another(parts: Sequence[pa.Table]) -> pa.Table:
    """The rows of maps in their order, those that lie in one file as one piece.

    Each column of each piece costs as much as some hundred rows, and to join pieces of several
    files is quadratic, since each has a dictionary of its file's texts.
    """
    runs = [pa.concat_tables(run).combine_chunks() for _, run in groupby(parts, _place_of_texts)]
    return pa.concat_tables(runs)


def _place_of_texts(rows: pa.Table) -> int:
    """Where in memory the texts of a file lie of which these rows are."""
    chunks = rows["map"].chunks
    return chunks[0].dictionary.buffers()[2].address if chunks else 0


def _people(rows: pa.Table, persons: Mapping[str, Mapping[str, str]]) -> pa.Array:
    """Who speaks in each row, by the map's base and the expert there; null where nobody says."""
    maps, experts = (_encoded(rows[name]) for name in ("map", "expert"))
    count = len(experts.dictionary)
    # Two numbers as one: to join the texts would take as long as all else.
    both = numbers_of(maps).astype(np.int64) * count + numbers_of(experts)
    numbers, places = np.unique(both, return_inverse=True)
    bases, ids = maps.dictionary.to_pylist(), experts.dictionary.to_pylist()
    names = [persons[bases[x // count]].get(ids[x % count]) for x in numbers.tolist()]
    return pc.take(array_of_texts(names), array_of_numbers(places))


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    """A column as one array that has each of its texts once."""
    array = column.combine_chunks()
    return array if pa.types.is_dictionary(array.type) else array.dictionary_encode()


def _renamed(column: pa.ChunkedArray, rename: Callable[[str], str | None]) -> pa.Array:
    """Each text by its name; null where it has none."""
    encoded = _encoded(column)
    names = map(rename, encoded.dictionary.to_pylist())
    return pc.take(array_of_texts([*names]), encoded.indices)


def _with(table: pa.Table, name: str, column: pa.Array) -> pa.Table:
    return table.set_column(SCHEMA.get_field_index(name), SCHEMA.field(name), column)
