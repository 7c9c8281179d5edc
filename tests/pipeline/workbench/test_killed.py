"""A desk that is killed at each of its calls: a decision is there whole, or it is not there."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_map import write_small_map

from counterpoint.pipeline.files import exchange, replacement
from counterpoint.pipeline.journal import journal_of, read_journal
from counterpoint.pipeline.workbench import Desk, DeskError

BODY = {"do": "change", "claim": "keep-the-mill", "title": "Hold the mill"}
_CALLS = ("write", "fsync", "open", "ftruncate", "replace", "rename", "unlink", "chmod")


def at_call(number: int, then: Callable[[], None]) -> list[int]:
    """Have the call of that number, of all that change files, be preceded by ``then``."""
    count = [0]

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            count[0] += 1
            if count[0] == number:
                then()
            return function(*arguments, **options)

        return call

    for name in _CALLS:
        setattr(os, name, counted(getattr(os, name)))
    replacement.exchange = counted(exchange.exchange)  # type: ignore[attr-defined]
    Path.unlink = counted(Path.unlink)  # type: ignore[method-assign]
    Path.chmod = counted(Path.chmod)  # type: ignore[method-assign]
    return count


def in_a_child(work: Callable[[], int]) -> int:
    """How a process ends that does this work: its status, or the signal as a negative number."""
    child = os.fork()
    if not child:
        status = 99
        try:
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_kill_at_any_call_loses_at_most_the_decision_not_yet_confirmed(tmp_path: Path) -> None:
    path = write_small_map(tmp_path)
    before = path.read_bytes()
    ends, outcomes = [], set()

    for number in range(1, 100):
        path.write_bytes(before)
        journal_of(path).unlink(missing_ok=True)

        def work(number: int = number) -> int:
            desk = Desk([path])
            at_call(number, lambda: os.kill(os.getpid(), signal.SIGKILL))
            desk.decide(desk.reading.hash, BODY)
            return 0

        ends.append(in_a_child(work))
        after = path.read_bytes()
        is_whole = after in (before, before.replace(b"[Keep the mill]", b"[Hold the mill]"))
        desk = Desk([path])
        desk.decide(desk.reading.hash, {"do": "remove", "unrelated": _pair(desk)})
        entries, problems = read_journal(journal_of(path))
        desk.close()
        outcomes.add((is_whole, after == before, problems == (), len(entries)))
        if not ends[-1]:
            break

    assert set(ends[:-1]) == {-signal.SIGKILL}
    assert ends[-1] == 0
    # Not there; there and not yet in the journal; there and in it.
    assert outcomes == {(True, True, True, 1), (True, False, True, 1), (True, False, True, 2)}


@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_at_any_call_leaves_the_map_as_it_was(
    tmp_path: Path, failure: int
) -> None:
    path = write_small_map(tmp_path)
    before = path.read_bytes()
    ends = []

    for number in range(1, 100):
        path.write_bytes(before)
        journal_of(path).unlink(missing_ok=True)

        def fail() -> None:
            raise OSError(failure, os.strerror(failure))

        def work(number: int = number) -> int:
            desk = Desk([path])
            count = at_call(number, fail)
            try:
                desk.decide(desk.reading.hash, BODY)
            except DeskError:
                return 1 if path.read_bytes() == before else 2
            return 0 if count[0] < number else 3

        ends.append(in_a_child(work))
        if not ends[-1]:
            break

    assert set(ends) <= {0, 1, 3}
    assert 1 in ends


def _pair(desk: Desk) -> str:
    (pair,) = desk.reading.collections["unrelated"]
    return pair
