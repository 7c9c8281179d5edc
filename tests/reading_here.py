"""Reading within the process that asks, where many things are read that are known to be harmless.

A process for each of them, as there is one for whatever users read, takes longer than all else that
such a test does. That there is one is held by tests of each reader.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Iterator

import pytest
from lengths import IS_LONG

from counterpoint.store import Store

ENDPOINT = ("counterpoint.store.endpoint.client", "counterpoint.store.endpoint.graphs")
RDF_FILES = ("counterpoint.rdf.parsing.quads",)


@contextlib.contextmanager
def reading_here(modules: tuple[str, ...]) -> Iterator[None]:
    """Within, what ``modules`` read is read in this process, unless at length."""
    with pytest.MonkeyPatch.context() as patch:
        for module in () if IS_LONG else modules:
            patch.setattr(f"{module}.run_apart", _read)
        yield


@contextlib.contextmanager
def answering_here() -> Iterator[None]:
    """Within, a store in memory answers in this process, which keeps its doors open."""
    with pytest.MonkeyPatch.context() as patch:
        if not IS_LONG:
            patch.setattr("counterpoint.store.store.run_apart", _read)
            patch.setattr(Store, "_answer_alone", lambda store, task: (store._answer(task), True))
        yield


def _read(_what: str, _seconds: float, read: Callable[..., object], *args: object) -> object:
    """What ``read`` gives, on the way that it would take out of a process of its own."""
    return pickle.loads(pickle.dumps(read(*args)))
