"""What is held still while a file is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No looking for cycles while records are made: none of them is in one.

    Of a million records, which all stay, it would look through all again and again: that is
    twice the time, and a third more for a graph of ten thousand nodes.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
