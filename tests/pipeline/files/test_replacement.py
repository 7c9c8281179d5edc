from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from counterpoint.errors import InputError, LimitError, UsageError
from counterpoint.pipeline.files import replacement
from counterpoint.pipeline.files.replacement import write_files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_written_in_the_order_given(tmp_path: Path) -> None:
    written = write_files(tmp_path / "new", {"b.ttl": b"two", "a.html": b"one"})

    assert [path.name for path in written] == ["b.ttl", "a.html"]
    assert [path.read_bytes() for path in written] == [b"two", b"one"]
    assert names(tmp_path / "new") == ["a.html", "b.ttl"]


def test_a_failure_before_the_last_file_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.ttl": b"old"})
    synced = []

    def sync_once(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", sync_once)

    with pytest.raises(LimitError, match="is full"):
        write_files(tmp_path, {"a.ttl": b"new", "b.ttl": b"new"})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.ttl": b"old"}


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    with pytest.raises(UsageError, match="taken"):
        write_files(tmp_path / "taken", {"a.ttl": b""})


OUTSIDE = ("../esc.ttl", "/etc/esc.ttl", "a/../b.ttl", "a\\b", ".", "..", ".hidden")
DEVICES = ("CON", "com1.ttl", "NUL.txt")
ODD = ("con\x00.ttl", "x\u202efdp.ttl", "-rf", "", " a", "a.", "a" * 300)


@pytest.mark.parametrize("name", OUTSIDE + DEVICES + ODD)
def test_a_name_that_is_no_plain_file_name_writes_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be a file name"):
        write_files(tmp_path, {"good.ttl": b"", name: b""})

    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_swept_but_not_what_is_under_way(tmp_path: Path) -> None:
    (tmp_path / ".counterpoint-abcd1234").write_text("half")
    (tmp_path / ".counterpoint-generation").write_text("a store's")

    with replacement._aside(tmp_path) as aside:
        write_files(tmp_path, {"a.ttl": b""})
        assert names(tmp_path) == sorted([aside.name, ".counterpoint-generation", "a.ttl"])
        aside.unlink()
