"""A build is whole or not there, whenever it is killed and whatever fails."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from killed_runs import Host

from counterpoint.errors import UsageError
from counterpoint.pipeline.files import swap
from counterpoint.pipeline.files.replacement import write_files

IS_LONG = bool(os.environ.get("COUNTERPOINT_EVERY_CALL"))
ENDINGS = (".html", ".ttl", ".trig", ".md", ".sha256")
Content = dict[str, bytes | None]


@pytest.fixture(scope="module")
def builds(host: Host, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    """What a build leaves, by the title of the map."""
    folder = tmp_path_factory.mktemp("built")
    for title in ("First", "Second", "Third"):
        host.run("build", title, folder / title)
    return {title: content_of(folder / title) for title in ("First", "Second", "Third")}


def content_of(folder: Path) -> Content:
    """What a reader finds under the names of a build."""
    paths = [folder / f"city{ending}" for ending in ENDINGS]
    return {path.name: path.read_bytes() if path.exists() else None for path in paths}


NOTHING: Content = dict.fromkeys((f"city{ending}" for ending in ENDINGS), None)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def begun(folder: Path, start: str, builds: dict[str, Content]) -> Content:
    """Let ``folder`` be as ``start`` says, with a file of the user's in it."""
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    contents = {"nothing": NOTHING, "a build": builds["First"], "an earlier version's": EARLIER}
    for name, content in contents[start].items():
        if content is not None:
            (folder / name).write_bytes(content)
    return content_of(folder)


NAMES = sorted([*NOTHING, "notes.txt"])
EARLIER: Content = NOTHING | {"city.html": b"<p>earlier</p>", "city.ttl": b"# earlier\n"}


def calls(first: int) -> Iterator[int]:
    """The numbers of the calls to stop at: each third, so that three tests meet all of them.

    Each one from 1 where COUNTERPOINT_EVERY_CALL is set.
    """
    return itertools.count(1) if IS_LONG else itertools.count(first, 3)


@pytest.mark.parametrize(
    ("start", "first"),
    [("nothing", 1), ("a build", 2), ("an earlier version's", 3)],
    ids=["nothing", "a build", "an earlier version's"],
)
def test_a_build_killed_at_any_call_leaves_all_old_or_all_new(
    host: Host, builds: dict[str, Content], quick_folder: Path, start: str, first: int
) -> None:
    are_old = set()
    for at in calls(first):
        folder = quick_folder / str(at)
        old = begun(folder, start, builds)
        is_killed = host.run("build", "Second", folder, at=at).status < 0
        content = content_of(folder)
        assert content in (old, builds["Second"]), f"mixed after a kill at call {at}"
        are_old.add(content == old)

        assert host.run("build", "Third", folder).status == 0
        assert content_of(folder) == builds["Third"]
        assert names(folder) == NAMES
        assert not any(path.is_symlink() for path in folder.iterdir())
        if not is_killed:
            break

    assert at > 50
    assert are_old == {True, False}


def test_a_build_killed_again_and_again_leaves_all_old_or_all_new(
    host: Host, builds: dict[str, Content], quick_folder: Path
) -> None:
    folder = quick_folder / "output"
    begun(folder, "a build", builds)
    whole = list(builds.values())

    for at in range(1, 90, 1 if IS_LONG else 6):
        host.run("build", "Second", folder, at=at)
        host.run("build", "Third", folder, at=90 - at)
        assert content_of(folder) in whole, f"mixed after kills at calls {at} and {90 - at}"

    assert host.run("build", "First", folder).status == 0
    assert names(folder) == NAMES


@pytest.mark.parametrize(
    ("number", "first"),
    [(errno.ENOSPC, 1), (errno.EIO, 2), (errno.EACCES, 3)],
    ids=["ENOSPC", "EIO", "EACCES"],
)
def test_a_build_that_meets_a_failing_disk_at_any_call_says_so_and_leaves_it_whole(
    host: Host, builds: dict[str, Content], quick_folder: Path, number: int, first: int
) -> None:
    begun(quick_folder / "whole", "a build", builds)
    last = host.run("build", "Second", quick_folder / "whole").calls
    for at in calls(first):
        folder = quick_folder / str(at)
        old = begun(folder, "a build", builds)
        ended = host.run("build", "Second", folder, at=at, failure=number)
        last = max(last, ended.calls)
        content = content_of(folder)
        assert (
            ended.status == 0 or "cannot write to" in ended.words or "is full" in ended.words
        ) or ("could not be brought to its end" in ended.words), f"at call {at}: {ended.words}"
        assert content in (old, builds["Second"]), f"mixed after a failure at call {at}"
        says_new = ended.status == 0 or "what is new stands there" in ended.words
        assert says_new == (content == builds["Second"]), f"at call {at}: {ended.words}"

        assert host.run("build", "Third", folder).status == 0
        assert names(folder) == NAMES
        if at >= last:
            break

    assert at > 50


def test_without_links_what_a_kill_leaves_is_carried_on(
    host: Host, builds: dict[str, Content], quick_folder: Path
) -> None:
    whole = (builds["First"], builds["Second"])
    for at in itertools.count(1):
        folder = quick_folder / str(at)
        begun(folder, "a build", builds)
        is_killed = host.run("build", "Second", folder, at=at, without=errno.EPERM).status < 0
        assert all(content_of(folder)[name] in [x[name] for x in whole] for name in NOTHING)

        swap.settle(folder)
        assert content_of(folder) in whole, f"mixed after a kill at call {at}"
        assert names(folder) == NAMES
        if not is_killed:
            break

    assert at > 30


def test_a_reader_meets_no_half_and_keeps_what_it_has_open(tmp_path: Path) -> None:
    files = ("a.html", "b.ttl", "c.md")
    write_files(tmp_path, dict.fromkeys(files, b"0"))
    is_done = threading.Event()

    def write() -> None:
        for i in range(1, 60 if IS_LONG else 24):
            write_files(tmp_path, dict.fromkeys(files, str(i).encode()))
        is_done.set()

    def bytes_of(path: Path) -> bytes:
        # The processor may be taken from this thread for long between a link and what it leads to.
        with contextlib.suppress(FileNotFoundError):
            return path.read_bytes()
        return path.read_bytes()

    writer = threading.Thread(target=write)
    with (tmp_path / "a.html").open() as stream:
        writer.start()
        while not is_done.is_set():
            sizes = [int(bytes_of(tmp_path / name)) for name in files]
            assert sizes == sorted(sizes), "a file that was read later is older"
        assert stream.read() == "0"
    writer.join()


def test_two_builds_at_once_leave_the_files_of_one(tmp_path: Path) -> None:
    files = [f"{i}.ttl" for i in range(5)]

    def write(content: bytes) -> None:
        for _ in range(20):
            write_files(tmp_path, dict.fromkeys(files, content))

    writers = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len({(tmp_path / name).read_bytes() for name in files}) == 1
    assert names(tmp_path) == files


def test_a_build_that_waits_too_long_for_another_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_LONGEST_WAIT_SECONDS", 0.0)

    with swap._alone(tmp_path), pytest.raises(UsageError, match="another build has been"):
        write_files(tmp_path, {"a.ttl": b"", "b.ttl": b""})


def test_the_checksums_are_those_of_the_files(builds: dict[str, Content]) -> None:
    lines = (builds["First"]["city.sha256"] or b"").decode().splitlines()

    assert [line.split("  ")[1] for line in lines] == [f"city{x}" for x in ENDINGS[:-1]]
    assert [line.split("  ")[0] for line in lines] == [
        hashlib.sha256(builds["First"][f"city{x}"] or b"").hexdigest() for x in ENDINGS[:-1]
    ]


def test_a_name_that_was_the_users_link_leads_where_it_led_until_it_is_replaced(
    tmp_path: Path,
) -> None:
    (tmp_path / "kept.html").write_text("kept")
    (tmp_path / "a.html").symlink_to("kept.html")

    write_files(tmp_path, {"a.html": b"new", "b.ttl": b"new"})

    assert (tmp_path / "kept.html").read_text() == "kept"
    assert (tmp_path / "a.html").read_text() == "new"
    assert not (tmp_path / "a.html").is_symlink()
