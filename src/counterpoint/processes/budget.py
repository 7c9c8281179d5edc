"""Seconds that a piece of work may take, looked at as it goes along.

For work that runs in this process and goes from thing to thing in small steps. What cannot be
cut into steps runs in a process of its own (`counterpoint.processes.apart`).
"""

from __future__ import annotations

import math
import time

from counterpoint.errors import LimitError

# Looking at the clock takes about as long as ten of the steps between.
_STEPS_BETWEEN = 256


class Budget:
    """What is left of ``seconds`` for ``what``, which names the work in the message.

    >>> Budget("reading a.ttl", 0).spend(1000)
    Traceback (most recent call last):
    counterpoint.errors.LimitError: reading a.ttl was stopped after 0 seconds; make it smaller
    """

    def __init__(self, what: str = "the work", seconds: float = math.inf) -> None:
        self._what = what
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._steps = 0

    def spend(self, steps: int = 1) -> None:
        """Count ``steps``, and look at the clock now and then.

        Raises:
            LimitError: the time is over.
        """
        self._steps += steps
        if self._steps >= _STEPS_BETWEEN:
            self._steps = 0
            if time.monotonic() >= self._end:
                raise LimitError(
                    f"{self._what} was stopped after {self._seconds:g} seconds; make it smaller"
                )
