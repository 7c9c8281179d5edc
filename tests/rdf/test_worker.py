"""The worker: it ends when it must, and takes nobody along."""

from __future__ import annotations

import multiprocessing
import operator
import os
import socket
import sys

import pytest

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.rdf import worker
from counterpoint.rdf.worker import run_apart

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's limits")


def add(left: int, right: int) -> int:
    return left + right


def fail_with_problem() -> None:
    raise InputError(Problem(Place("a.ttl", 3), "is wrong", "correct it"))


def fail_otherwise() -> None:
    raise KeyError("a bug")


def run_for_ever() -> None:
    while True:
        pass


def swell() -> int:
    return len(bytearray(2 << 30))


def crash() -> None:
    os.kill(os.getpid(), 11)


def write_and_return_process() -> int:
    os.write(2, b"not to be seen")
    return os.getpid()


def connect() -> str:
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1).close()
    except OSError as error:
        return error.strerror or ""
    return "connected"


def test_the_result_comes_back() -> None:
    assert run_apart("the sum", 10, add, 2, right=3) == 5


def test_it_runs_in_another_process_whose_words_are_not_shown(
    capfd: pytest.CaptureFixture[str],
) -> None:
    process = run_apart("the work", 10, write_and_return_process)

    assert process != os.getpid()
    assert capfd.readouterr() == ("", "")


def test_problems_come_back_whole() -> None:
    with pytest.raises(InputError) as caught:
        run_apart("the work", 10, fail_with_problem)

    assert caught.value.problems == (Problem(Place("a.ttl", 3), "is wrong", "correct it"),)


def test_a_bug_falls_as_it_is() -> None:
    with pytest.raises(KeyError, match="a bug"):
        run_apart("the work", 10, fail_otherwise)


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(LimitError, match=r"the work was stopped after 0\.2 seconds"):
        run_apart("the work", 0.2, run_for_ever)


@linux_only
def test_what_needs_too_much_memory_is_stopped() -> None:
    with pytest.raises(LimitError, match="the work needed more than 1024 MiB"):
        run_apart("the work", 10, swell)


def test_a_crash_is_told_and_leaves_us_running() -> None:
    with pytest.raises(LimitError, match="the work ended without an answer"):
        run_apart("the work", 10, crash)

    assert run_apart("the sum", 10, add, 1, 1) == 2


@pytest.mark.parametrize("work", [run_for_ever, crash, fail_otherwise])
def test_no_process_is_left(work: object) -> None:
    with pytest.raises((LimitError, KeyError)):
        run_apart("the work", 0.2, work)  # type: ignore[arg-type]  # a function without arguments

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@linux_only
def test_it_has_no_network() -> None:
    if run_apart("the work", 10, connect) == "Connection refused":
        pytest.skip("this system does not let us take the network away")

    assert run_apart("the work", 10, connect) == "Network is unreachable"


def test_where_there_is_no_fork_it_is_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context("spawn")
    monkeypatch.setattr(worker, "_context", lambda: context)

    assert run_apart("the sum", 60, operator.add, 2, 3) == 5
