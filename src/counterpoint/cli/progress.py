"""What is under way, on the last line of a terminal: which step, how far, how long already.

Shown on standard error if that is a terminal, and only once it has taken a second; wiped when it
is done and before anything else is printed. What belongs here: that line. What does not: which
steps there are (`counterpoint.progress`).
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from counterpoint import progress
from counterpoint.late import LateFunction
from counterpoint.progress import ProgressStep
from counterpoint.wording.escapes import visible

if TYPE_CHECKING:
    from rich.cells import set_cell_size
else:
    set_cell_size = LateFunction("rich.cells", "set_cell_size")

# In seconds. Below the first nobody wonders; steps follow one another within the second, and the
# wait for them is one wait.
_UNNOTICED = 1.0
_GAP = 0.5
_BETWEEN_DRAWINGS = 0.2
# From when on the rest is reckoned: before, files are opened and caches filled.
_RECKONED_AFTER = 5.0
_LEAST_SHARE = 0.05
# Steps of more than this are told in per cent: nobody follows seven digits.
_MOST_IN_FULL = 9_999
_WIPE = "\r\x1b[2K"


class ProgressLine:
    """The line, drawn by a thread of its own while steps are taken.

    The thread writes past Python's streams, so that a process which is forked meanwhile finds
    none of their locks taken; in it, and in other threads, steps are not told.
    """

    def __init__(
        self, write: Callable[[str], None], columns: Callable[[], int], clock: Callable[[], float]
    ) -> None:
        self._write, self._columns, self._clock = write, columns, clock
        self._steps: list[ProgressStep] = []
        self._since, self._until = 0.0, -_GAP
        self.is_wanted = True
        self._is_drawn = False
        self._lock = threading.RLock()
        self._owner = (os.getpid(), threading.get_ident())
        self._is_over = threading.Event()

    def begin(self, step: ProgressStep) -> None:
        """Put a step below those under way."""
        if not self._is_own():
            return
        with self._lock:
            now = self._clock()
            if not self._steps and now - self._until > _GAP:
                self._since = now
            self._steps.append(step)

    def end(self, step: ProgressStep) -> None:
        """Take a step away; with the last one the line goes."""
        if not self._is_own():
            return
        with self._lock:
            if step in self._steps:
                del self._steps[self._steps.index(step) :]
            if not self._steps:
                self._until = self._clock()
                self._wipe()

    def draw(self) -> None:
        """Draw the line anew, if what is under way has been so for a while."""
        with self._lock:
            seconds = self._clock() - self._since
            if not self.is_wanted or not self._steps or seconds < _UNNOTICED:
                return
            line = visible(line_of(self._steps, seconds)).replace("\n", " ").replace("\t", " ")
            # One column is left free: a full line may wrap, and would not be wiped.
            width = self._columns() - 1
            self._write(f"{_WIPE}{set_cell_size(line, width).rstrip()}")
            self._is_drawn = True

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        """Within, there is no line, so that something else can be printed."""
        if self._owner[0] != os.getpid():
            yield
            return
        with self._lock:
            self._wipe()
            yield

    @contextlib.contextmanager
    def drawn(self) -> Iterator[None]:
        """Within, the line is drawn every now and then."""
        thread = threading.Thread(target=self._draw_often, name="progress", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            thread.join()
            with self._lock:
                self._wipe()

    def _draw_often(self) -> None:
        while not self._is_over.wait(_BETWEEN_DRAWINGS):
            self.draw()

    def _wipe(self) -> None:
        if self._is_drawn:
            self._write(_WIPE)
            self._is_drawn = False

    def _is_own(self) -> bool:
        return self._owner == (os.getpid(), threading.get_ident())


def line_of(steps: list[ProgressStep], seconds: float) -> str:
    """What is under way, from the whole to its part, and for how long already.

    >>> maps, file = ProgressStep("Reading maps", 300), ProgressStep("b.json", None)
    >>> maps.position = 12
    >>> line_of([maps, file], 4.2)
    'Reading maps 12 of 300: b.json (4 s)'
    """
    names = ": ".join(_step_line(step) for step in steps)
    rest = next((x for x in (_rest_of(step, seconds) for step in steps) if x), "")
    return f"{names} ({_duration(seconds)}{rest})"


def _step_line(step: ProgressStep) -> str:
    if not step.size:
        return f"{step.name} {step.position:,}" if step.position else step.name
    if step.size > _MOST_IN_FULL:
        return f"{step.name} {min(step.position / step.size, 1):.0%}".replace("%", " %")
    return f"{step.name} {min(step.position, step.size):,} of {step.size:,}"


def _rest_of(step: ProgressStep, seconds: float) -> str:
    share = step.position / step.size if step.size else 0.0
    if seconds < _RECKONED_AFTER or not _LEAST_SHARE <= share < 1:
        return ""
    return f", about {_duration(seconds * (1 - share) / share)} more"


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{max(seconds, 1):.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


_line: ProgressLine | None = None


@contextlib.contextmanager
def shown_progress() -> Iterator[None]:
    """Within, steps are shown, if standard error is a terminal that can take a line back."""
    global _line  # noqa: PLW0603 (a process has one terminal, and all that prints minds its line)
    if _line is not None or not _can_wipe():
        yield
        return
    _line = ProgressLine(_write, _columns, time.monotonic)
    try:
        with progress.told_to(_line), _line.drawn():
            yield
    finally:
        _line = None


def forgo_progress() -> None:
    """Show no steps, whatever takes long: --quiet."""
    if _line is not None:
        _line.is_wanted = False


def without_progress() -> contextlib.AbstractContextManager[None]:
    """Within, no line is on the terminal, so that something else can be printed."""
    return contextlib.nullcontext() if _line is None else _line.hidden()


def _can_wipe() -> bool:
    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    return is_terminal and os.name == "posix" and os.environ.get("TERM", "dumb") != "dumb"


def _write(text: str) -> None:
    encoding = sys.stderr.encoding or "ascii"
    with contextlib.suppress(OSError):
        os.write(sys.stderr.fileno(), text.encode(encoding, "backslashreplace"))


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80
