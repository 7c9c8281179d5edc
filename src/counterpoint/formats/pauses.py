"""What is held still while a file is read."""

from __future__ import annotations

import gc


class CollectorPause:
    """No looking for cycles while records are made: none of them is in one.

    Of a million records, which all stay, it would look through all again and again: that is
    twice the time, and a third more for a graph of ten thousand nodes.
    """

    __slots__ = ("_was_enabled",)

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_enabled:
            gc.enable()
