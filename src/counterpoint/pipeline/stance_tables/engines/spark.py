"""Spark: a cluster at ``spark://HOST:PORT``, or a server of Spark Connect at ``sc://HOST:PORT``.

While it answers, the address is looked at: where nothing listens there any more, the question is
taken back and that is told, in place of the minutes for which Spark's client tries again.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyarrow as pa

from counterpoint.analysis.stance_figures import TABLE, AskedFigure
from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.pipeline.stance_tables.engines.engine import StanceFiles, as_said, selection
from counterpoint.pipeline.stance_tables.engines.in_process import first_line
from counterpoint.pipeline.stance_tables.engines.statements import kinds_of

if TYPE_CHECKING:  # takes Ibis
    from counterpoint.analysis.stance_figures import Figure

SCHEMES = {"spark": 7077, "sc": 15002}  # with the ports that Spark takes by itself
_FILE = "stance_file"
_TYPES = {"string": "STRING", "float64": "DOUBLE", "int64": "BIGINT"}
# A machine in the same house answers in milliseconds; one far away within this, or is not there.
_SECONDS_TO_CONNECT = 5.0
_SECONDS_BETWEEN_LOOKS = 2.0
_MOST_MISSED_LOOKS = 3


class Spark:
    """A table of stances in a session of Spark."""

    def __init__(self, session: Any, address: str, files: StanceFiles) -> None:
        self._session, self._address = session, address
        self._steps: set[str] = set()
        rows = _watched(address, lambda: session.read.parquet(*files.paths))
        rows.createOrReplaceTempView(_FILE)
        self._columns = tuple(rows.columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        return self._columns

    def answer(self, figure: Figure | AskedFigure) -> pa.Table:
        """See `Engine.answer`."""
        own = figure.express() if isinstance(figure, AskedFigure) else figure
        rows = _watched(self._address, lambda: self._rows(own))
        return as_said(rows, kinds_of(own.expression))

    def _rows(self, figure: Figure) -> pa.Table:
        columns = selection("`", _TYPES)
        rows = self._session.sql(f"SELECT {columns} FROM {_FILE}")  # noqa: S608 - names of ours
        rows.createOrReplaceTempView(TABLE)
        for name, step in figure.steps.items():
            if name not in self._steps:
                rows = self._session.sql(_query(step)).persist()
                rows.createOrReplaceTempView(name)
                self._steps.add(name)
        return self._session.sql(_query(figure.expression)).toArrow()


@contextlib.contextmanager
def spark(files: StanceFiles, address: str) -> Iterator[Spark]:
    """A session at ``address`` with a table of stances, whose files Spark sees by their paths.

    Raises:
        InputError: nothing answers there, or it refuses, or cannot read the files.
        UsageError: what the address needs is not installed, or the rows are in no Parquet file.
    """
    needs = "py4j" if urlsplit(address).scheme == "spark" else "grpc"
    if find_spec("pyspark") is None or find_spec(needs) is None:
        raise UsageError(f"--engine {address} needs Spark's client; install counterpoint[cluster]")
    if not files.paths:
        raise UsageError(
            f"{files.name} is no Parquet file, and Spark reads nothing else of ours; write one: "
            "counterpoint stances MAP... -o stances.parquet"
        )
    if not _is_there(address):
        raise _problem(address, "does not answer", _NOT_THERE)
    session = _watched(address, lambda: _session(address))
    try:
        yield Spark(session, address, files)
    finally:
        if _is_there(address):
            with contextlib.suppress(*_client_errors()):  # what has just gone needs no end
                session.stop()


def _query(expression: Any) -> str:
    import ibis  # noqa: PLC0415 (DuckDB is asked without it)

    return str(ibis.pyspark.compile(expression, pretty=False))


def _session(address: str) -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415 (takes a second, and not all have it)

    builder: Any = SparkSession.builder
    if urlsplit(address).scheme == "sc":
        return builder.remote(address).create()
    settings = {
        "spark.log.level": "ERROR",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.appName("counterpoint").master(address).getOrCreate()


def _watched(address: str, call: Callable[[], Any]) -> Any:
    """What a call gives, while something listens at the address.

    Raises:
        InputError: the engine has gone away, or says what is wrong.
    """
    outcomes: list[Any] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            outcomes.append(call())
        except Exception as error:  # noqa: BLE001 - raised again below, where it is waited for
            errors.append(error)

    thread = threading.Thread(target=run, name="counterpoint-spark", daemon=True)
    thread.start()
    missed = 0
    while thread.is_alive() and missed < _MOST_MISSED_LOOKS:
        thread.join(_SECONDS_BETWEEN_LOOKS)
        missed = 0 if not thread.is_alive() or _is_there(address) else missed + 1
    if outcomes:
        return outcomes[0]
    if not errors or (isinstance(errors[0], _client_errors()) and not _is_there(address)):
        raise _problem(address, "went away while it was answering", _NOT_THERE)
    if isinstance(errors[0], _client_errors()):
        raise _problem(address, f"says: {first_line(errors[0])}", _REFUSED) from None
    raise errors[0]


def _client_errors() -> tuple[type[Exception], ...]:
    """What Spark's clients raise, of those that are installed."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 (see `_session`)

    kinds: list[type[Exception]] = [PySparkException, ConnectionError]
    if find_spec("py4j") is not None:
        from py4j.protocol import Py4JError  # noqa: PLC0415 (for spark:// alone)

        kinds.append(Py4JError)
    if find_spec("grpc") is not None:
        from grpc import RpcError  # noqa: PLC0415 (for sc:// alone)

        kinds.append(RpcError)
    return tuple(kinds)


_NOT_THERE = "start it, or leave --engine out to have it reckoned here"
_REFUSED = "its files must lie where each of its workers sees them under the same path"


def _is_there(address: str) -> bool:
    """Whether something listens at the address."""
    parts = urlsplit(address)
    target = (parts.hostname or "", parts.port or SCHEMES[parts.scheme])
    try:
        with socket.create_connection(target, _SECONDS_TO_CONNECT):
            return True
    except OSError:
        return False


def _problem(address: str, message: str, advice: str) -> InputError:
    return InputError(Problem(Place(address), message, advice, code="engine"))
