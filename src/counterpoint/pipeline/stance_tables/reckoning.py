"""Figures of a table of stances: which files it is, who is asked for, what is refused.

What belongs here: the way from names of files to rows of a figure. What does not: how it is
reckoned (`counterpoint.analysis.stance_figures`), or by what
(`counterpoint.pipeline.stance_tables.engines`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyarrow as pa

from counterpoint.analysis.stance_figures import OF_PAIRS, AskedFigure
from counterpoint.errors import (
    InputError,
    LimitError,
    Place,
    Problem,
    UsageError,
    did_you_mean,
    nearest_name,
    some_of,
)
from counterpoint.formats.stance_table import (
    ENDINGS,
    check_columns,
    check_types,
    empty_table,
    read_schema,
    read_table,
    render_tables,
)
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.pipeline.stance_tables.collecting import CollectedStances
from counterpoint.pipeline.stance_tables.engines import (
    Engine,
    EngineChoice,
    StanceFiles,
    open_engine,
)
from counterpoint.progress import step

# Rows of two persons at a class: they take about a minute on a laptop, and what they come to fits
# on its disk. Ten million stances of panels are a third of it, a crowd of 100,000 voters 25 times.
MOST_MEETINGS = 200_000_000
# Bytes of rows: of more than some 400,000 a file takes less memory, and DuckDB spills to it.
_MOST_IN_MEMORY = 256 << 20


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The rows of a figure; ``has_more`` says that there are more than were asked for."""

    rows: pa.Table
    has_more: bool = False


_HERE = EngineChoice()


def reckon(
    what: str,
    tables: Sequence[str] | CollectedStances,
    *,
    person: str = "",
    engine_choice: EngineChoice = _HERE,
    most: int | None = None,
) -> Reckoned:
    """The rows of the figure ``what`` (of `KINDS`) over tables taken together.

    ``tables`` are files, folders of Parquet files, or addresses that the chosen engine reads; or
    what was collected here, which lies in a temporary folder meanwhile where it is large.
    ``person`` is somebody's IRI or name. With ``most`` the strongest come first, else rows stand
    in the order of their keys.

    Raises:
        InputError: a table is damaged, of other columns, or holds what no figure can be made of.
        LimitError: so many would meet that they are not paired, or memory or disk is full.
        UsageError: nobody, or more than one, is called as ``person`` says; or see `open_engine`.
    """
    _require_pairs(what, person)
    if not isinstance(tables, CollectedStances):
        files = stance_files(tables, engine_choice.address)
        return _reckoned(what, files, person, engine_choice, most)
    with _collected_files(tables) as files:
        return _reckoned(what, files, person, engine_choice, most)


@contextmanager
def _collected_files(collected: CollectedStances) -> Iterator[StanceFiles]:
    """What was collected as an engine takes it: in memory, or in a file until the block ends."""
    first: list[pa.Table] = []
    size = 0
    for table in collected.tables:
        first.append(table)
        size += table.nbytes
        if size > _MOST_IN_MEMORY:
            break
    else:
        yield StanceFiles(collected.name, table=pa.concat_tables(first) if first else empty_table())
        return
    with tempfile.TemporaryDirectory(prefix="counterpoint-") as folder:
        content = render_tables(chain(first, collected.tables), ".parquet", collected.maps)
        path = Path(folder) / "stances.parquet"
        write_files(path.parent, {path.name: content})
        del first[:], content
        yield StanceFiles(collected.name, (str(path),))


def _require_pairs(what: str, person: str) -> None:
    if person and what not in OF_PAIRS:
        raise UsageError(f"--person goes with {' and '.join(OF_PAIRS)}, not with {what}")


def _reckoned(
    what: str, files: StanceFiles, person: str, engine_choice: EngineChoice, most: int | None
) -> Reckoned:
    with step(f"Reckoning {what}"), open_engine(files, engine_choice) as engine:
        check_columns(engine.columns, files.name)
        _refuse_unusable(engine, files.name)
        who = _person(engine, person, files.name) if person else None
        if what in OF_PAIRS:
            _refuse_crowd(engine, who, files.name)
        if most is None:
            return Reckoned(engine.answer(AskedFigure(what, who)))
        rows = engine.answer(AskedFigure(what, who, most + 1))
        return Reckoned(rows.slice(0, most), rows.num_rows > most)


def stance_files(tables: Sequence[str], address: str = "") -> StanceFiles:
    """The table that files, folders and addresses are together.

    Raises:
        InputError: one is no table of stances.
        UsageError: one is of an ending that is no table's, or an address without an engine.
    """
    name = tables[0] if len(tables) == 1 else f"{tables[0]} and {len(tables) - 1} more"
    paths: list[str] = []
    in_memory: list[pa.Table] = []
    for each in tables:
        if "://" in each:
            if not address:
                raise UsageError(f"{each} is read by a cluster; name its --engine, or a file here")
            paths.append(each)
            continue
        path = Path(each)
        for file in _parts(path) if path.is_dir() else (path,):
            if file.suffix.lower() not in ENDINGS:
                raise UsageError(f"{file} is no table by its ending; {', '.join(ENDINGS)} are")
            if file.suffix.lower() != ".parquet":
                in_memory.append(read_table(file))
                continue
            schema = read_schema(file)
            check_columns(schema.names, str(file))
            check_types(schema, str(file))
            paths.append(str(file.resolve()))
    if not in_memory:
        return StanceFiles(name, tuple(paths))
    in_memory += [read_table(Path(each)) for each in paths if "://" not in each]
    return StanceFiles(name, table=pa.concat_tables(in_memory))


def _parts(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that is a table, sorted."""
    paths = tuple(sorted(folder.glob("*.parquet")))
    if not paths:
        message = "has no Parquet files"
        advice = "name a table, or a folder of them; a store is named with --store"
        raise InputError(Problem(Place(str(folder)), message, advice, code="no-parts"))
    return paths


def _refuse_unusable(engine: Engine, name: str) -> None:
    (bad,) = engine.answer(AskedFigure("unusable")).to_pylist()
    if bad["rows"]:
        number = f"{bad['rows']:,} row{'s' * (bad['rows'] != 1)}"
        message = (
            f"{number} cannot be reckoned with: a weight is a number from 0 to 1, a polarity "
            f"affirm, deny or empty; such is stance {bad['stance']} of {bad['map']}"
        )
        advice = "write the table anew: counterpoint stances MAP... -o FILE"
        raise InputError(Problem(Place(name), message, advice, code="stance-values"))


def _person(engine: Engine, text: str, name: str) -> str:
    """The IRI of the one person who is meant."""
    people = engine.answer(AskedFigure("named", text)).to_pylist()
    iris = sorted({row["person"] for row in people})
    if len(iris) == 1:
        return str(iris[0])
    if iris:
        raise UsageError(f"{len(iris)} persons are called {text!r}; name one of {some_of(iris)}")
    names = [row["name"] for row in engine.answer(AskedFigure("names")).to_pylist()]
    advice = did_you_mean(
        nearest_name(text, names, ignores_case=True), f"there are {some_of(names)}"
    )
    raise UsageError(f"nobody in {name} is called {text!r}; {advice}")


def _refuse_crowd(engine: Engine, person: str | None, name: str) -> None:
    (row,) = engine.answer(AskedFigure("size", person)).to_pylist()
    if row["meetings"] > MOST_MEETINGS:
        raise LimitError(
            f"{name}: two persons meet {row['meetings']:,} times in it, and more than "
            f"{MOST_MEETINGS:,} are not paired; ask of one (--person NAME), ask of classes, or "
            "have a crowd told by groups: counterpoint groups VOTES"
        )
