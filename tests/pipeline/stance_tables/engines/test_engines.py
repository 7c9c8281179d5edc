"""All engines give the same rows: texts and counts alike, figures within 1e-12."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import engine_answers
import pyarrow as pa
import pytest
from engine_answers import answers, figures_by_name
from lengths import IS_LONG
from pyarrow import parquet
from spark_servers import for_spark, running_sail, running_spark
from stance_maps import crowded_map
from stance_rows import ROW

from counterpoint.analysis import stance_figures
from counterpoint.errors import InputError, LimitError, UsageError
from counterpoint.formats.stance_table import render_tables, table_of
from counterpoint.model.stance_rows import StanceRow
from counterpoint.network import build_network
from counterpoint.pipeline.stance_tables import stance_table
from counterpoint.pipeline.stance_tables.engines import (
    EngineChoice,
    StanceFiles,
    open_engine,
    spark,
)
from counterpoint.pipeline.stance_tables.engines.in_process import in_process

OSEI = ROW._replace(person="https://example.org/Осей", name="Осей 🚲")
TRAPS = {
    "one expert": [ROW, ROW._replace(stance="ruiz-2", date="2027", polarity="deny")],
    "no date": [ROW._replace(date=None), OSEI._replace(date=None), OSEI._replace(map="m:2")],
    "no side": [ROW, OSEI._replace(polarity=None, weight=0.0, firmness="undecided")],
    "no claim": [ROW._replace(claim=None, class_=None, text=None, argument="a"), OSEI],
    "full weight on both sides": [ROW._replace(weight=1.0), OSEI._replace(polarity="deny")],
    "no side taken by anybody": [
        each._replace(polarity=sign, stance=sign, date=None)
        for each in (ROW, OSEI)
        for sign in ("affirm", "deny")
    ],
    "bad weights": [ROW._replace(weight=weight) for weight in (2.0, -1.0, float("nan"), 0.5)],
    "letters that sort otherwise": [
        ROW._replace(person=person, name=person) for person in ("a", "B", "ä", "Z", "é", "𝒳", "ﬀ")
    ],
    "quotes": [ROW._replace(person='o\'brien "x" \\ %'), OSEI._replace(class_="c'\\d")],
    "dates within dates": [
        ROW._replace(date=date, polarity=polarity, stance=f"s{date}")
        for date, polarity in (("2019", "affirm"), ("2019-05", "deny"), ("2020-01-01", "deny"))
    ],
    "conditions": [
        each._replace(conditions=conditions, firmness="conditional", map=base, stance=f"{base}{i}")
        for i, (each, conditions) in enumerate([(ROW, "c:1 c:2"), (OSEI, "c:2 c:1"), (OSEI, "c:1")])
        for base in ("m:1", "m:2")
    ],
}


def apart(name: str, rows: list[StanceRow]) -> list[StanceRow]:
    """The rows of a trap under names of their own, so that traps can lie in one table."""

    def own(text: str | None) -> str | None:
        return None if text is None else f"{name} {text}"

    return [
        row._replace(map=f"{name} {row.map}", person=f"{name} {row.person}", class_=own(row.class_))
        for row in rows
    ]


@pytest.fixture(scope="module")
def sail() -> Iterator[str]:
    with running_sail() as address:
        yield address


@pytest.fixture(scope="module")
def table() -> pa.Table:
    """All traps, and maps in which each manner of saying things meets each other one."""
    rows = [row for name, each in TRAPS.items() for row in apart(name, each)]
    drawn = (stance_table(build_network(crowded_map(number))) for number in range(12))
    return pa.concat_tables([table_of(rows), *drawn])


@pytest.mark.parametrize("is_empty", [False, True], ids=["traps", "empty"])
def test_sail_gives_the_rows_that_duckdb_gives(
    tmp_path: Path, sail: str, table: pa.Table, *, is_empty: bool
) -> None:
    path = tmp_path / "stances.parquet"
    # As other programs may write it: numbers of other sizes are ours too.
    weights = table["weight"].cast("float32")
    own = table.set_column(table.schema.get_field_index("weight"), "weight", weights)
    parquet.write_table(own.slice(0, 0) if is_empty else own, path)

    names = [*figures_by_name()]
    if not IS_LONG:  # over nothing, what groups, what counts and what compares dates: one of each
        names = ["pairs", "size", "changes"] if is_empty else names
        # All columns of theirs are reckoned with in pairs.
        names = [name for name in names if name != "meetings"]
    assert answers(path, sail, names) == answers(path, "", names)


if IS_LONG:  # a cluster takes half a minute to start, and half a gigabyte to fetch

    def test_spark_gives_the_rows_that_duckdb_gives(tmp_path: Path, table: pa.Table) -> None:
        path = tmp_path / "stances.parquet"
        path.write_bytes(render_tables([table], ".parquet"))

        with running_spark(tmp_path) as address:
            command = [sys.executable, engine_answers.__file__, address, str(path)]
            process = subprocess.run(
                command, env=for_spark(), capture_output=True, text=True, check=False
            )

        assert process.returncode == 0, process.stderr
        assert json.loads(process.stdout) == answers(path, "")


def test_an_engine_that_goes_away_is_told_and_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spark, "_SECONDS_BETWEEN_LOOKS", 0.01)
    is_over = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))
    address = f"sc://127.0.0.1:{server.getsockname()[1]}"

    def ask_for_ever() -> None:
        server.close()
        is_over.wait()

    with pytest.raises(InputError, match="went away while it was answering; start it, or leave"):
        spark._watched(address, ask_for_ever)
    is_over.set()


def test_rows_that_are_in_no_parquet_file_are_refused_before_anybody_is_asked() -> None:
    files = StanceFiles("a.csv", table=table_of([ROW]))

    with (
        pytest.raises(UsageError, match=r"a\.csv is no Parquet file"),
        open_engine(files, EngineChoice("sc://127.0.0.1:1")),
    ):
        pass


def test_an_address_without_a_port_has_that_of_its_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    targets: list[tuple[str, int]] = []

    def connect(target: tuple[str, int], _seconds: float) -> socket.socket:
        targets.append(target)
        return socket.socket()

    monkeypatch.setattr(socket, "create_connection", connect)

    for address in ("spark://a", "sc://b", "sc://c:7"):
        assert spark._is_there(address)

    assert targets == [("a", 7077), ("b", 15002), ("c", 7)]


def test_what_is_reckoned_here_takes_as_much_memory_as_is_said() -> None:
    files = StanceFiles("stances", table=table_of([ROW]))

    with in_process(files, "100MB") as engine:
        rows = engine._connection.sql("SELECT current_setting('memory_limit')").fetchall()

    assert rows == [("95.3 MiB",)]


def test_what_an_engine_refuses_is_told_in_one_line(tmp_path: Path, sail: str) -> None:
    files = StanceFiles("none", (str(tmp_path / "none.parquet"),))

    with pytest.raises(InputError) as raised, open_engine(files, EngineChoice(sail)) as engine:
        engine.answer(stance_figures.find_pairs())

    assert str(raised.value).startswith(f"{sail}: says: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "error",
    [
        duckdb.IOException("Could not write file: No space left on device\n\nLINE 1"),
        duckdb.OutOfMemoryException("failed to pin block of size 256.0 KiB"),
        duckdb.OutOfMemoryException("failed to offload data block: max_temp_directory_size"),
    ],
    ids=["disk", "memory", "folder"],
)
def test_what_has_no_room_is_told_with_what_to_do(error: duckdb.Error) -> None:
    with (
        pytest.raises(LimitError, match=r"^stances: there is not room enough.*TMPDIR"),
        in_process(StanceFiles("stances", table=table_of([ROW]))) as engine,
        engine._errors_as_ours(),
    ):
        raise error


def test_what_is_spilt_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: pa.Table
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with open_engine(StanceFiles("stances", table=table)) as engine:
        assert engine.answer(stance_figures.find_pairs()).num_rows > 0
        assert len(list(tmp_path.iterdir())) == 1

    assert list(tmp_path.iterdir()) == []
