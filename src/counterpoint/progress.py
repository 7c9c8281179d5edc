"""What is under way and how far it is, for whoever wants to show it; where nobody does, nothing.

    with step("Checking"):                        # a step of unknown size
        ...
    for path in each(paths, "Reading maps"):      # one that is counted by itself
        ...
    with step("Reading panel.csv", size) as rows: # one that counts in its own way
        rows.position += 1_000

Steps may be nested. Any layer may take them, for they cost next to nothing: a counter is set, and
a listener looks at it when it likes. What does not belong here: how it is shown
(`counterpoint.cli.progress`), and any words but the names of steps, which are messages of the
command line and English as these are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

_Item = TypeVar("_Item")


class ProgressStep:
    """Something that takes a while: ``name`` as people are told of it, ``size`` in any unit.

    ``position`` is how much of ``size`` is behind; whoever takes the step moves it on.
    """

    __slots__ = ("name", "position", "size")

    def __init__(self, name: str, size: int | None) -> None:
        self.name = name
        self.size = size
        self.position = 0


class Listener(Protocol):
    """Who is told of steps, in the thread that takes them."""

    def begin(self, step: ProgressStep) -> None:
        """A step begins, within those that have begun and not ended."""

    def end(self, step: ProgressStep) -> None:
        """A step has ended, and whatever had begun within it."""


_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Within, ``listener`` is told of all steps."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def step(name: str, size: int | None = None) -> Iterator[ProgressStep]:
    """A step for as long as the block takes; what it gives is moved on by the block.

    >>> with step("Counting", 2) as counted:
    ...     counted.position += 1
    """
    listener = _LISTENER.get()
    this = ProgressStep(name, size)
    if listener is None:
        yield this
        return
    listener.begin(this)
    try:
        yield this
    finally:
        listener.end(this)


def each(items: Iterable[_Item], name: str) -> Iterator[_Item]:
    """The items one after another as one step; of a collection it is known how far that is.

    >>> sum(each([1, 2], "Adding up"))
    3
    """
    with step(name, len(items) if isinstance(items, Collection) else None) as this:
        for item in items:
            yield item
            this.position += 1
