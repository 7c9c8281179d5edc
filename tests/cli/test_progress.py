"""What is under way: told in one line, late, in place, and wiped before anything else is said."""

from __future__ import annotations

import io
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from commands import counterpoint
from small_map import write_small_map

from counterpoint import pipeline, progress
from counterpoint.cli.progress import ProgressLine, line_of, shown_progress
from counterpoint.progress import ProgressStep, each, step, told_to

WIPE = "\r\x1b[2K"


@dataclass
class Screen:
    """A terminal 40 columns wide and its clock, by which tests turn."""

    seconds: float = 0.0
    written: list[str] = field(default_factory=list)

    def line(self) -> ProgressLine:
        return ProgressLine(self.written.append, lambda: 40, lambda: self.seconds)


class Names(list[str]):
    """The names of steps as they begin."""

    def begin(self, step: ProgressStep) -> None:
        self.append(step.name)

    def end(self, step: ProgressStep) -> None:
        assert step.name in self


@pytest.fixture
def screen() -> Screen:
    return Screen()


def test_nothing_is_shown_within_the_first_second(screen: Screen) -> None:
    line = screen.line()

    with told_to(line), step("Checking"):
        screen.seconds = 0.9
        line.draw()

    assert screen.written == []


def test_the_whole_and_its_part_are_told_and_wiped(screen: Screen) -> None:
    line = screen.line()

    with told_to(line):
        for _ in each(["a", "b", "c"], "Reading maps"):
            with step("a\x1b]0;b.csv", 40_000) as rows:
                rows.position = 10_000
                screen.seconds += 2
                line.draw()

    drawn = [text.removeprefix(WIPE) for text in screen.written]
    assert drawn == [
        "Reading maps 0 of 3: a\\x1b]0;b.csv 25 %",
        "Reading maps 1 of 3: a\\x1b]0;b.csv 25 %",
        "Reading maps 2 of 3: a\\x1b]0;b.csv 25 %",
        "",
    ]


def test_steps_that_follow_one_another_are_one_wait(screen: Screen) -> None:
    line = screen.line()

    with told_to(line):
        for _ in range(3):
            with step("Checking"):
                screen.seconds += 0.9
                line.draw()

    assert screen.written == [f"{WIPE}Checking (2 s)", WIPE, f"{WIPE}Checking (3 s)", WIPE]


def test_what_is_left_is_reckoned_from_what_is_behind() -> None:
    maps = ProgressStep("Pushing", 300)
    maps.position = 100

    assert line_of([maps], 100) == "Pushing 100 of 300 (1 min 40 s, about 3 min 20 s more)"


def test_what_is_said_stands_on_a_line_of_its_own(screen: Screen) -> None:
    line = screen.line()

    with told_to(line), step("Checking"):
        screen.seconds = 2
        line.draw()
        with line.hidden():
            screen.written.append("a warning\n")

    assert screen.written == [f"{WIPE}Checking (2 s)", WIPE, "a warning\n"]


def test_a_thread_draws_while_the_step_is_at_work() -> None:
    is_drawn = threading.Event()
    moments = iter([0.0])  # when the step begins; all later looks are two seconds on
    line = ProgressLine(lambda _: is_drawn.set(), lambda: 40, lambda: next(moments, 2.0))

    with line.drawn(), told_to(line), step("Waiting"):
        assert is_drawn.wait(60)


def test_other_threads_show_nothing(screen: Screen) -> None:
    line = screen.line()
    other = threading.Thread(target=lambda: line.begin(ProgressStep("Elsewhere", None)))

    other.start()
    other.join()
    screen.seconds = 5
    line.draw()

    assert screen.written == []


@pytest.mark.parametrize("terminal", ["", "dumb"], ids=["none", "dumb"])
def test_nobody_listens_where_no_terminal_can_take_a_line_back(
    terminal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return bool(terminal)

    monkeypatch.setattr("sys.stderr", Stream())
    monkeypatch.setitem(os.environ, "TERM", terminal or "xterm")

    with shown_progress():
        assert progress._LISTENER.get() is None


def test_the_steps_of_a_map_are_told_in_their_order(tmp_path: Path) -> None:
    names = Names()

    with told_to(names):
        pipeline.load([write_small_map(tmp_path)])

    assert names == [
        "Reading mill.argdown",
        "Making RDF",
        "Checking",
        "Finding where experts meet",
        "Writing findings as RDF",
        "Counting votes by group",
    ]


@pytest.mark.parametrize("arguments", [("-q", "questions"), ("questions", "--quiet")], ids=str)
def test_quiet_stands_before_the_command_or_behind_it(
    arguments: tuple[str, ...], tmp_path: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = screen.line()
    monkeypatch.setattr("counterpoint.cli.progress._line", line)

    command = counterpoint(*arguments, cwd=tmp_path)
    with told_to(line), step("Checking"):
        screen.seconds = 2
        line.draw()

    assert (command.returncode, screen.written) == (0, [])
