"""The deadline of `query` bounds the whole command."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click.testing
import pytest

from counterpoint import pipeline
from counterpoint.cli import deadline, main
from counterpoint.cli.deadline import Deadline, bounded
from counterpoint.errors import LimitError
from counterpoint.processes import apart

CITY = Path(__file__).parent.parent / "data" / "city" / "city.argdown"
with_signals = pytest.mark.skipif(sys.platform == "win32", reason="needs a signal for alarms")


@pytest.fixture
def silent_endpoint() -> Iterator[str]:
    """An endpoint that takes every call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql"


def run(*arguments: str) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, ["query", *arguments])


def test_a_silent_endpoint_ends_at_the_deadline(silent_endpoint: str) -> None:
    result = run("ASK {}", "--endpoint", silent_endpoint, "--deadline", "0.3", "--timeout", "600")

    assert result.exit_code == 3
    assert "within 0.3 seconds" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "place"), [("dots.rq", "goes wrong at a"), ("r.rq", "goes wrong at <b'>")]
)
def test_what_made_the_guard_read_over_and_over_is_told_in_time(
    shared_folder: Path, name: str, place: str
) -> None:
    file = str(shared_folder / "cases" / "safety" / name)

    result = run(file, str(CITY), "--deadline", "20")

    assert result.exit_code == 1
    assert place in result.stderr


@pytest.mark.parametrize("text", ["ASK {}", "asked.rq", "positions"])
def test_a_query_may_take_what_remains(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("asked.rq").write_text("ASK {}", encoding="utf-8")
    seconds = []

    def run_and_note(what: str, allowed: float, work: Callable[..., object], *args: object) -> Any:
        seconds.append(allowed)
        return apart.run_apart(what, allowed, work, *args)

    monkeypatch.setattr("counterpoint.store.store.run_apart", run_and_note)

    result = run(text, str(CITY), "--deadline", "900")

    assert result.exit_code == 0
    assert 30 < seconds[-1] <= 900  # 30 is what it may take where nothing is said


@with_signals
def test_what_never_ends_in_our_own_process_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: wait_for_ever())

    result = run("ASK {}", "--deadline", "0.2")

    assert result.exit_code == 3
    assert "stopped after 0.2 seconds" in result.stderr


def wait_for_ever() -> None:
    while True:
        threading.Event().wait(60)


class Thing:
    """What calls ``at_end`` when it goes, of itself or by whoever refers to it weakly."""

    at_end = staticmethod(lambda: None)

    def __del__(self) -> None:
        self.at_end()


def collect(callback: Callable[[], None]) -> None:
    def call_once(*_: object) -> None:
        gc.callbacks.remove(call_once)
        callback()

    gc.callbacks.append(call_once)
    gc.collect()


def drop_what_is_referred_to(callback: Callable[[], None]) -> None:
    thing = Thing()
    _reference = weakref.ref(thing, lambda _: callback())
    del thing


def drop_what_has_a_last_word(callback: Callable[[], None]) -> None:
    thing = Thing()
    thing.at_end = callback
    del thing


CLEANING = (collect, drop_what_is_referred_to, drop_what_has_a_last_word)


@with_signals
@pytest.mark.parametrize("clean_up", CLEANING)
def test_what_python_drops_while_it_cleans_up_is_raised_again_and_not_told(
    clean_up: Callable[[Callable[[], None]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "_GRACE_SECONDS", 0.0)
    monkeypatch.setattr(deadline, "_AGAIN_SECONDS", 0.05)
    reports: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda report: reports.append(report.exc_type))
    rings = []

    def hear() -> None:
        try:
            wait_for_ever()
        except LimitError:
            rings.append("while cleaning up")
            raise

    def work() -> None:
        with bounded(0.01):
            clean_up(hear)
            wait_for_ever()

    with pytest.raises(LimitError):
        work()

    assert rings == ["while cleaning up"]
    assert reports == []


def test_what_else_python_drops_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    reports: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda report: reports.append(report.exc_type))

    with bounded(60):
        drop_what_has_a_last_word(lambda: [].clear(1))  # type: ignore[call-arg]
    drop_what_has_a_last_word(lambda: [].clear(1))  # type: ignore[call-arg]

    assert reports == [TypeError, TypeError]


@with_signals
def test_no_alarm_is_left_when_the_work_is_done_in_time() -> None:
    before = signal.getsignal(signal.SIGALRM)

    with bounded(60) as allowed:
        assert 59 < allowed.remaining <= 60

    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_what_remains_grows_less(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([100.0, 130.0, 159.0])
    monkeypatch.setattr(deadline, "time", SimpleNamespace(monotonic=lambda: next(seconds)))

    allowed = Deadline(60)

    assert (allowed.remaining, allowed.remaining) == (30, 1)


def test_nothing_remains_of_a_deadline_that_is_over() -> None:
    with bounded(0) as allowed, pytest.raises(LimitError):
        assert allowed.remaining


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes in its folders")
def test_a_pipe_is_no_query_file(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.rq"
    os.mkfifo(pipe)

    result = run(str(pipe))

    assert result.exit_code == 1
    assert "endless.rq: is not a file" in result.stderr


def test_a_network_that_is_at_hand_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.store.store.close_the_door", lambda: False)
    monkeypatch.setattr("counterpoint.processes.apart.limit_process", lambda: False)

    result = run("ASK {}")

    assert result.exit_code == 0
    assert result.stderr.count("the query runs with the network at hand") == 1


@pytest.mark.parametrize("text", ["ASK {}", "positions"])
@pytest.mark.skipif(sys.platform == "win32", reason="has no stores on disk")
def test_a_network_that_is_at_hand_of_a_store_is_told_once(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = str(tmp_path / "debates")
    click.testing.CliRunner().invoke(main, ["push", str(CITY), "--store", store])
    monkeypatch.setattr("counterpoint.processes.apart.limit_process", lambda: False)

    result = run(text, "--store", store)

    assert result.exit_code == 0
    assert result.stderr.count("the query runs with the network at hand") == 1


def test_a_door_that_is_closed_needs_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterpoint.processes.apart.limit_process", lambda: False)

    result = run("ASK {}")

    assert result.stderr == ""


def engine_fails(error: Exception) -> Callable[..., object]:
    def fail(*_: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    "error",
    [OSError("no route to the server"), RuntimeError("of the engine"), ValueError("no IRI")],
    ids=["of a call", "of the engine", "of a value"],
)
def test_what_the_engine_raises_is_a_named_internal_error(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterpoint.store.store.answer", engine_fails(error))

    result = run("ASK {}")

    assert result.exit_code == 1
    sentence = f"internal error in the query: {type(error).__name__}: {error}"
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1
