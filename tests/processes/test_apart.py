"""The worker: it ends when it must, and takes nobody along."""

from __future__ import annotations

import errno
import multiprocessing
import operator
import os
import socket
import sys
from pathlib import Path

import pytest
from running_processes import children

from counterpoint.errors import InputError, InternalError, LimitError, Place, Problem, UsageError
from counterpoint.processes import apart, limits
from counterpoint.processes.apart import run_apart
from counterpoint.processes.limits import close_the_door

if sys.platform != "win32":
    import resource

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's limits")


def add(left: int, right: int) -> int:
    return left + right


def fail_with_problem() -> None:
    raise InputError(Problem(Place("a.ttl", 3), "is wrong", "correct it"))


def fail_otherwise() -> None:
    raise KeyError("a bug")


class UnportableError(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def fail_unportably() -> None:
    raise UnportableError("two", "of them")


def fail_by_usage() -> None:
    raise UsageError("there is no such thing")


class PanicError(BaseException):
    """As what stands for a panic in Rust: no Exception, and in no module."""

    __module__ = "nowhere"


def panic() -> None:
    raise PanicError


def without_open_files() -> bool:
    raise OSError(errno.EMFILE, "Too many open files")


def kill_itself() -> None:
    os.kill(os.getpid(), 9)


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


def connect_here() -> None:
    with socket.socket(socket.AF_UNIX) as here:
        here.connect("/nowhere")


def open_behind_door() -> list[str]:
    close_the_door()
    messages = []
    for what in (Path(os.devnull).open, socket.socket):
        try:
            what().close()
        except OSError as error:
            messages.append(error.strerror or "")
    return messages


def processor_time() -> int:
    return resource.getrlimit(resource.RLIMIT_CPU)[0]


def test_the_result_comes_back() -> None:
    assert run_apart("the sum", 10, add, 2, right=3) == 5


def test_it_runs_in_another_process_whose_words_are_not_shown(
    capfd: pytest.CaptureFixture[str],
) -> None:
    process = run_apart("the work", 10, write_and_return_process)

    assert process != os.getpid()
    assert capfd.readouterr() == ("", "")


def test_problems_come_back_whole() -> None:
    with pytest.raises(InputError) as failure:
        run_apart("the work", 10, fail_with_problem)

    assert failure.value.problems == (Problem(Place("a.ttl", 3), "is wrong", "correct it"),)


def test_a_bug_is_named_with_what_it_came_from() -> None:
    with pytest.raises(
        InternalError, match=r"internal error in reading a\.ttl: KeyError: 'a bug'; "
    ) as failure:
        run_apart("reading a.ttl", 10, fail_otherwise)

    assert failure.value.exit_code == 1
    assert "in fail_otherwise" in failure.value.details
    assert isinstance(failure.value.__cause__, KeyError)


def test_a_panic_of_the_engine_is_a_bug_too() -> None:
    with pytest.raises(InternalError, match=r"internal error in the work: RuntimeError: Panic"):
        run_apart("the work", 10, panic)


def test_too_few_open_files_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "limit_process", without_open_files)

    with pytest.raises(LimitError, match="the sum needs more than it may have: Too many open"):
        run_apart("the sum", 10, add, 1, 1)


def test_who_was_killed_from_outside_is_not_told_to_be_simpler() -> None:
    with pytest.raises(LimitError, match="the work was killed from outside") as failure:
        run_apart("the work", 10, kill_itself)

    assert "simpler" not in str(failure.value)


def test_a_bug_that_cannot_travel_is_named_too() -> None:
    with pytest.raises(InternalError, match="RuntimeError: UnportableError: two of them"):
        run_apart("the work", 10, fail_unportably)


def test_an_error_of_ours_comes_back_as_it_is() -> None:
    with pytest.raises(UsageError, match="there is no such thing"):
        run_apart("the work", 10, fail_by_usage)


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(LimitError, match=r"the work was stopped after 0\.2 seconds"):
        run_apart("the work", 0.2, run_for_ever)


@linux_only
def test_what_needs_too_much_memory_is_stopped() -> None:
    with pytest.raises(LimitError, match="the work needed more than 1024 MiB"):
        run_apart("the work", 10, swell)


def test_a_crash_is_told_and_leaves_us_running() -> None:
    with pytest.raises(LimitError, match="the work ended in a crash"):
        run_apart("the work", 10, crash)

    assert run_apart("the sum", 10, add, 1, 1) == 2


@linux_only
@pytest.mark.parametrize("work", [run_for_ever, crash, fail_otherwise])
def test_no_process_is_left(work: object) -> None:
    # Other tests of this worker may have children of their own, a cluster's engine for one.
    before = children(os.getpid())

    with pytest.raises((LimitError, InternalError)):
        run_apart("the work", 0.2, work)  # type: ignore[arg-type]  # a function without arguments

    assert children(os.getpid()) <= before


@linux_only
def test_it_has_no_network() -> None:
    assert run_apart("the work", 10, connect) == "Permission denied"


@linux_only
@pytest.mark.parametrize(
    ("lock_left", "messages"),
    [
        ("refuse_sockets", {"Permission denied"}),
        # Some systems let us take the network away, some do not.
        ("leave_network", {"Network is unreachable", "Connection refused"}),
    ],
)
def test_one_lock_holds_without_the_other(
    monkeypatch: pytest.MonkeyPatch, lock_left: str, messages: set[str]
) -> None:
    for lock in {"refuse_sockets", "leave_network"} - {lock_left}:
        monkeypatch.setattr(limits, lock, lambda: False)

    assert run_apart("the work", 10, connect) in messages


@linux_only
def test_sockets_of_this_machine_are_refused_as_well() -> None:
    with pytest.raises(InternalError, match="PermissionError"):
        run_apart("the work", 10, connect_here)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of the system")
def test_behind_a_closed_door_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for lock in ("refuse_sockets", "leave_network"):
        monkeypatch.setattr(limits, lock, lambda: False)

    assert run_apart("the work", 10, open_behind_door) == ["Too many open files"] * 2


@linux_only
def test_processor_time_is_bounded_should_nobody_else_do_so() -> None:
    assert run_apart("the work", 10, processor_time) in {11, 12}


def test_where_there_is_no_fork_it_is_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context("spawn")
    monkeypatch.setattr(apart, "_context", lambda: context)

    assert run_apart("the sum", 60, operator.add, 2, 3) == 5
