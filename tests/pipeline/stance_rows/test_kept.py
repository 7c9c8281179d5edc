"""Which of the rows that a store keeps count: those of the state of the map that it has."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from stance_rows import ROW

from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.errors import InputError, LimitError
from counterpoint.formats.stance_table import MapRows, table_of
from counterpoint.pipeline.stance_rows import kept
from counterpoint.store import StoreFolder
from counterpoint.store.folder import tables, working

TRIPLE = b"<urn:a> <urn:b> <urn:c> .\n"


def put(store: StoreFolder, base: str, stance: str, *, has_rows: bool = True) -> None:
    stamp = f"{kept._basis()}-{stance}"
    part = MapRows(base, stamp, table_of([ROW._replace(map=base, stance=stance)]))
    graph = kept.graph_of_note(base)
    notes = {graph: stamp} if has_rows else {}
    store.replace(
        {graph: TRIPLE}, notes, table=kept.table_to_keep(store, [part]) if has_rows else None
    )


def stances(store: StoreFolder) -> dict[str, str]:
    parts = kept.find_kept(store, store.read_notes().texts)
    return {base: part.rows["stance"][0].as_py() for base, part in parts.items()}


def test_rows_count_as_long_as_the_map_is_what_they_were_made_of(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    for base in ("urn:x/", "urn:y/"):
        put(store, base, "first")
    put(store, "urn:x/", "without pyarrow", has_rows=False)
    assert stances(store) == {"urn:y/": "first"}

    put(store, "urn:x/", "second")

    assert stances(store) == {"urn:x/": "second", "urn:y/": "first"}
    with store.tables() as paths:
        assert [path.name for path in paths] == ["000003.parquet"]  # few rows are put together
    assert store.verify().is_whole


def test_of_two_who_push_at_once_all_rows_stay(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    put(store, "urn:old/", "before")
    stamp = f"{kept._basis()}-mine"
    mine = MapRows("urn:mine/", stamp, table_of([ROW._replace(map="urn:mine/", stance="mine")]))
    prepared = kept.table_to_keep(store, [mine])
    # The file that ours was to take the place of is gone into that of another one meanwhile.
    put(store, "urn:old/", "theirs")

    graph = kept.graph_of_note("urn:mine/")
    store.replace({graph: TRIPLE}, {graph: stamp}, table=prepared)

    assert stances(store) == {"urn:old/": "theirs", "urn:mine/": "mine"}
    put(store, "urn:new/", "after")  # which joins what is there
    assert stances(store) == {"urn:old/": "theirs", "urn:mine/": "mine", "urn:new/": "after"}


def test_where_the_disk_is_full_rows_and_maps_are_those_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = StoreFolder(tmp_path / "store")
    put(store, "urn:x/", "first")

    def on_a_full_disk(*args: Any) -> None:
        tables.add_table(*args)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(working, "add_table", on_a_full_disk)
        with pytest.raises(LimitError, match=r"is full: .*; nothing was replaced"):
            put(store, "urn:x/", "second")
        with pytest.raises(LimitError, match="is full"):
            put(store, "urn:y/", "second")

    assert stances(store) == {"urn:x/": "first"}
    put(store, "urn:y/", "third")
    assert stances(store) == {"urn:x/": "first", "urn:y/": "third"}
    assert store.verify().is_whole


def test_rows_of_other_weights_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = StoreFolder(tmp_path / "store")
    put(store, "urn:x/", "first")

    # As another version has it: its settings differ from its own defaults in nothing.
    monkeypatch.setattr(Settings, "__repr__", lambda _: "Settings()")
    monkeypatch.setattr(f"{kept.__name__}.DEFAULTS", replace(DEFAULTS, implied=0.25))

    assert stances(store) == {}


def test_a_merged_file_is_not_taken_where_somebody_has_written_meanwhile(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    put(store, "urn:x/", "first")
    part = MapRows("urn:y/", "stamp", table_of([ROW._replace(map="urn:y/", stance="late")]))
    planned = kept.table_to_keep(store, [part])
    put(store, "urn:x/", "second")

    graph = kept.graph_of_note("urn:y/")
    store.replace({graph: TRIPLE}, {graph: f"{kept._basis()}-other"}, table=planned)

    assert stances(store) == {"urn:x/": "second"}  # and the late rows are of another state
    with store.tables() as paths:
        assert len(paths) == 2


def test_a_damaged_file_is_told_and_not_read(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    put(store, "urn:x/", "first")
    with store.tables() as (path,):
        content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(InputError, match=r"is damaged: store-1/000001\.parquet"):
        stances(store)
