"""Which engine an address names."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from counterpoint.errors import UsageError
from counterpoint.pipeline.stance_tables.engines.engine import Engine, StanceFiles
from counterpoint.pipeline.stance_tables.engines.in_process import in_process
from counterpoint.pipeline.stance_tables.engines.spark import SCHEMES, spark

_FORMS = "spark://HOST:PORT for a cluster, sc://HOST:PORT for a server of Spark Connect"


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine, by its address; "" is DuckDB in this process, of which ``memory`` bounds what
    it takes (``2GB``; "" is four fifths of what there is).
    """

    address: str = ""
    memory: str = ""


_HERE = EngineChoice()


@contextlib.contextmanager
def open_engine(files: StanceFiles, choice: EngineChoice = _HERE) -> Iterator[Engine]:
    """The engine that is chosen, with a table of stances.

    Raises:
        InputError: the engine does not answer, or cannot read the table.
        UsageError: there is no engine of that address, or its client is not installed.
    """
    if not choice.address:
        with in_process(files, choice.memory) as engine:
            yield engine
        return
    if choice.memory:
        raise UsageError("--memory is for what is reckoned here; a cluster has limits of its own")
    with spark(files, checked(choice.address)) as session:
        yield session


def checked(address: str) -> str:
    """The address, if it is one of a Spark.

    Raises:
        UsageError: it is none.
    """
    try:
        parts = urlsplit(address)
        is_address = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        is_address = False
    if not is_address:
        raise UsageError(f"{address!r} is no engine; name {_FORMS}")
    return address
