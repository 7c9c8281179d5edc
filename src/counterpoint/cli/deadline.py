"""One deadline for all that a command does, whatever part of it takes long.

Each part that runs elsewhere (a worker, a store far away) is told what remains. For all else
the system rings: the handler of a signal runs between two steps of Python. What belongs here:
the clock of a command. What does not: what a part does with its time.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

from counterpoint.errors import LimitError

# Python drops what is raised while it cleans up (in a callback of its collector of garbage or of a
# weak reference, in a `__del__`); so the bell rings again until it is heard.
_AGAIN_SECONDS = 0.5
# Parts that know the deadline end by themselves, and can say more; the bell is for the others.
_GRACE_SECONDS = 0.2


class Deadline:
    """``seconds`` from now on."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    @property
    def remaining(self) -> float:
        """Seconds that are left.

        Raises:
            LimitError: none are.
        """
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise self.error()
        return seconds

    def error(self) -> LimitError:
        """That it is over."""
        return LimitError(
            f"stopped after {self.seconds:g} seconds; ask for less, or allow more with --deadline"
        )


@contextlib.contextmanager
def bounded(seconds: float) -> Iterator[Deadline]:
    """A deadline for all that happens within.

    Where the system has no such signal (Windows), and outside the main thread, only those parts
    keep it that are told what remains.

    Raises:
        LimitError: the deadline was reached.
    """
    deadline = Deadline(seconds)
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield deadline
        return

    errors = []

    def ring(_number: int, _frame: FrameType | None) -> None:
        errors.append(deadline.error())
        raise errors[-1]

    def tell(dropped: sys.UnraisableHookArgs) -> None:
        if dropped.exc_value not in errors:
            tell_before(dropped)

    tell_before, sys.unraisablehook = sys.unraisablehook, tell
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS, _AGAIN_SECONDS)
    try:
        yield deadline
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.unraisablehook = tell_before
