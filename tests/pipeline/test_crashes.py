"""Builds, pushes and pulls that are killed, or meet a failing disk, at calls of the system.

By strace where it may follow a process; there each call of RocksDB's threads counts as well.
Else Python's own functions on files are stopped. A few calls of each kind are taken; each one
where COUNTERPOINT_EVERY_CALL is set.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from killed_runs import Ended, Host, can_trace

from counterpoint.store.folder import generations

IS_LONG = bool(os.environ.get("COUNTERPOINT_EVERY_CALL"))
MESSAGES = re.compile(
    "was killed from outside|broke off in the middle|is full: |cannot write to "
    "|cannot be opened or is damaged"
    "|may lose it in a power cut|cannot be read|could not be brought to its end|was stopped after"
)


def stopped(
    host: Host, work: str, title: str, folder: Path, how: str
) -> Iterator[tuple[str, Ended]]:
    """Runs of ``work``, each stopped at another call, ``how`` strace has it: signal or error."""
    if not can_trace():
        failure = 0 if "signal" in how else 5
        for at in range(1, 40 if IS_LONG else 16):
            yield f"call {at}", host.run(work, title, folder, at=at, failure=failure)
        return
    counts = [*host.system_calls(work, title, folder).items()]
    if not IS_LONG:  # the middle one of each kind, each in one of the ways
        counts = counts[[*HOWS.values()].index(how) :: len(HOWS)]
    for name, most in counts:
        for at in range(1, most + 1) if IS_LONG else (most // 2 or 1,):
            inject = f"inject={name}:{how}:when={at}"
            ended, _ = host.trace(work, title, folder, "-e", f"trace={name}", "-e", inject)
            yield f"{name} {at}", ended


HOWS = {"killed": "signal=KILL", "full": "error=ENOSPC", "broken": "error=EIO"}


@pytest.mark.parametrize("how", HOWS.values(), ids=HOWS)
def test_a_push_stopped_at_any_call_leaves_the_old_or_the_new(
    host: Host, quick_folder: Path, how: str
) -> None:
    folder = quick_folder / "store"
    assert host.run("push", "First", folder).status == 0
    runs = 0

    for place, ended in stopped(host, "push", "Second", folder, how):
        runs += 1
        assert ended.status <= 0 or MESSAGES.search(ended.words), f"{place}: {ended.words}"
        content = host.run("look", "First", folder).words
        assert content in {"whole: First", "whole: Second"}, f"after {place}: {content}"
        assert host.run("push", "First", folder).status == 0, f"after {place}"
        current = generations.current(folder)
        assert current is not None
        left = {path.name for path in folder.iterdir()} - {"generation", "lock"}
        assert left == {current.path.name}, f"after {place}"
    print(f"{runs} pushes, {how}", flush=True)


@pytest.mark.parametrize("how", HOWS.values(), ids=HOWS)
def test_a_build_stopped_at_any_call_leaves_the_old_or_the_new(
    host: Host, quick_folder: Path, how: str
) -> None:
    folder = quick_folder / "output"
    for title in ("Second", "First"):
        host.run("build", title, quick_folder / title)
    old, new = built_in(quick_folder / "First"), built_in(quick_folder / "Second")
    host.run("build", "First", folder)
    runs = 0

    for place, ended in stopped(host, "build", "Second", folder, how):
        runs += 1
        assert built_in(folder) in (old, new), f"after {place}"
        assert ended.status <= 0 or MESSAGES.search(ended.words), f"{place}: {ended.words}"
        assert host.run("build", "First", folder).status == 0, f"after {place}"
        assert {path.name for path in folder.iterdir()} == set(old), f"after {place}"
        assert built_in(folder) == old
    print(f"{runs} builds, {how}")


def built_in(folder: Path) -> dict[str, bytes]:
    """What a reader finds under the names of a build."""
    return {path.name: path.read_bytes() for path in folder.glob("city.*")}


@pytest.mark.parametrize("how", HOWS.values(), ids=HOWS)
def test_a_pull_stopped_at_any_call_leaves_the_old_or_the_new(
    host: Host, quick_folder: Path, how: str
) -> None:
    folder = quick_folder / "pulled"
    host.run("push", "First", quick_folder / "store")
    host.run("pull", "First", folder)
    new = (folder / "city.ttl").read_bytes()
    (folder / "city.ttl").write_bytes(b"# old\n")
    runs = 0

    for place, ended in stopped(host, "pull", "First", folder, how):
        runs += 1
        content = (folder / "city.ttl").read_bytes()
        assert content in {b"# old\n", new}, f"after {place}"
        assert ended.status <= 0 or MESSAGES.search(ended.words), f"{place}: {ended.words}"
        assert host.run("pull", "First", folder).status == 0, f"after {place}"
        assert [path.name for path in folder.iterdir()] == ["city.ttl"], f"after {place}"
        (folder / "city.ttl").write_bytes(b"# old\n")
    print(f"{runs} pulls, {how}")


@pytest.mark.skipif(not can_trace(), reason="needs strace and leave to follow a process")
def test_a_generation_counts_only_when_all_of_it_is_synced(host: Host, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    host.run("push", "First", folder)
    last = generations.current(folder)
    assert last is not None
    synced_before = {path.stat().st_ino for path in last.path.iterdir() if path.suffix == ".sst"}
    calls = "write,pwrite64,writev,ftruncate,fallocate,sendfile,copy_file_range"
    synced = "fsync,fdatasync"

    _, log = host.trace("push", "Second", folder, "-e", f"trace={calls},{synced},rename,renameat2")

    generation = generations.current(folder)
    assert generation is not None
    lines = log.splitlines()
    pattern = re.compile(rf"(\w+)\(\d+<{re.escape(str(generation.path))}/([^>]+)>")
    counts = max(i for i, line in enumerate(lines) if f'"{folder}/generation"' in line)
    last_written: dict[str, int] = {}
    last_synced: dict[str, int] = {}
    for i, line in enumerate(lines):
        match = pattern.search(line)
        if match:
            (last_synced if match[1] in synced.split(",") else last_written)[match[2]] = i
    paths_there = [*generation.path.iterdir()]
    links = {path.name for path in paths_there if path.stat().st_ino in synced_before}
    assert not links & set(last_written)
    names = {path.name for path in paths_there} - links
    assert names <= set(last_synced)
    assert max(last_synced[name] for name in names) < counts
    assert all(last_written.get(name, -1) < last_synced[name] for name in names)
    folders = (generation.path, folder, folder)
    places = [i for i, x in enumerate(lines) if re.search(r"fsync\(\d+<", x)]
    paths = [lines[i].split("<", 1)[1].split(">", 1)[0] for i in places]
    assert paths[-4:] == [*map(str, folders[:2]), f"{folder}/.counterpoint-generation", str(folder)]
