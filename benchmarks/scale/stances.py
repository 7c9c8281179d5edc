"""What a table of many stances costs: figures by Ibis beside the same written by hand in SQL.

    python benchmarks/scale/stances.py [--rows 10000000] [--runs 3] [--figures pairs changes]

Panels of five speak to forty classes a map, 250 stances in all, a twentieth of them on conditions;
20,000 people sit on the panels. Each figure of `counterpoint figures` is reckoned by DuckDB as
the command does it; pairs also by `pairs.sql`, in turns with it, and their rows are compared.
Printed are medians of processor and wall time, the peak of memory of each, and the ratio.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from counterpoint.analysis.stance_figures import LISTINGS, find_pairs
from counterpoint.formats.stance_table import COLUMNS
from counterpoint.pipeline.stance_tables.engines import EngineChoice, StanceFiles, open_engine

HERE = Path(__file__).parent
HAND = HERE / "pairs.sql"
MEMORY = "8GB"
MEMORY_CHOICE = EngineChoice(memory=MEMORY)

TABLE = """
WITH drawn AS (
    SELECT i // 250 AS m, i % 5 AS seat, hash(i) AS h, (i // 5) % 40 AS c
    FROM range({rows}) t(i)
), said AS (
    SELECT *, hash(m, seat) % 20000 AS person, h % 20 = 7 AS conditional FROM drawn
)
SELECT 'https://example.org/' || m || '/' AS map, 'What should be done?' AS question,
       (1990 + m % 36)::VARCHAR AS date, 'e' || person AS expert,
       'https://orcid.org/' || person AS person,
       'https://example.org/' || m || '/claim/c' || c AS claim, claim AS class, 'Topic' AS topic,
       CASE WHEN (h // 32) % 3 = 0 THEN 'deny' ELSE 'affirm' END AS polarity,
       CASE WHEN (h // 128) % 10 = 0 THEN 'implied' ELSE 'explicit' END AS directness,
       CASE WHEN conditional THEN 'conditional' WHEN (h // 4096) % 6 = 0 THEN 'hedged'
            WHEN (h // 65536) % 20 = 0 THEN 'conceded' ELSE 'flat' END AS firmness,
       round(CASE WHEN directness = 'implied' THEN 0.5 ELSE 1.0 END
             * CASE firmness WHEN 'flat' THEN 1.0 WHEN 'conceded' THEN 0.5 ELSE 0.7 END, 2)::DOUBLE
           AS weight,
       NULL::DOUBLE AS confidence, NULL::VARCHAR AS source, NULL::BIGINT AS start,
       NULL::BIGINT AS "end", 's' || h AS stance, 'panel' AS standing, 5::BIGINT AS panel,
       'Person ' || person AS name, 'Claim ' || c AS text, NULL::VARCHAR AS kind,
       NULL::VARCHAR AS argument,
       CASE WHEN conditional THEN 'https://example.org/' || m || '/claim/c' || (h // 1024) % 40 END
           AS conditions
FROM said
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--figures", nargs="+", choices=[*LISTINGS], default=[*LISTINGS])
    parser.add_argument("--one", help="reckon one figure of a file and print its cost")
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    if options.one:
        print_cost(options.one, options.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stances.parquet")
        write_table(path, options.rows)
        size = path.stat().st_size / 1e6
        print(f"{options.rows:,} stances, {size:,.0f} MB as Parquet")
        costs: dict[str, list[tuple[float, float, float, int]]] = {
            name: [] for name in ("by hand", *options.figures)
        }
        for _ in range(options.runs):
            for name, each in costs.items():
                each.append(cost_of(name, path))
                print(f"  {name}: {each[-1][0]:.1f} s of processor", flush=True)
        for name, each in costs.items():
            cpu, wall, peak, rows = (
                statistics.median(column) for column in zip(*each, strict=True)
            )
            print(
                f"{name:>10}: {wall:7.1f} s, {cpu:7.1f} s of processor, "
                f"{peak:6.2f} GB, {rows:12,.0f} rows"
            )
        if "pairs" in costs:
            ratios = [x[0] / y[0] for x, y in zip(costs["pairs"], costs["by hand"], strict=True)]
            print(f"pairs by Ibis / by hand (processor): {statistics.median(ratios):.2f}")
            compare(path)


def write_table(path: Path, rows: int) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({TABLE.format(rows=rows)}) TO '{path}' (COMPRESSION zstd)")
        columns = connection.read_parquet(str(path)).columns
    assert columns == list(COLUMNS)


def cost_of(name: str, path: Path) -> tuple[float, float, float, int]:
    """Processor and wall seconds, peak in GB and rows, in a process of its own."""
    command = [sys.executable, __file__, "--one", name, "--file", str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cpu, wall, peak, rows = output.split()
    return float(cpu), float(wall), float(peak), int(rows)


def print_cost(name: str, path: Path) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    rows = count_by_hand(path) if name == "by hand" else count_of_figure(name, path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(time.process_time() - cpu, time.perf_counter() - wall, peak, rows)


def count_of_figure(name: str, path: Path) -> int:
    with open_engine(StanceFiles(path.name, (str(path),)), MEMORY_CHOICE) as engine:
        return int(engine.answer(LISTINGS[name].make(None)).num_rows)


def count_by_hand(path: Path) -> int:
    with tempfile.TemporaryDirectory() as folder, hand(path, folder) as connection:
        return int(connection.table("hand_pairs").to_arrow_table().num_rows)


def hand(path: Path, folder: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        config={
            "temp_directory": folder,
            "preserve_insertion_order": False,
            "memory_limit": MEMORY,
        }
    )
    connection.read_parquet(str(path)).create_view("stances")
    connection.execute(HAND.read_text(encoding="utf-8"))
    return connection


def compare(path: Path) -> None:
    """Say whether both gave the same pairs, with figures within 1e-12."""
    with tempfile.TemporaryDirectory() as folder, hand(path, folder) as connection:
        with open_engine(StanceFiles(path.name, (str(path),)), MEMORY_CHOICE) as engine:
            connection.register("by_ibis", engine.answer(find_pairs()))
        different = connection.sql(
            "SELECT count(*) FROM hand_pairs h FULL JOIN by_ibis i USING (first, second) "
            "WHERE h.shared IS DISTINCT FROM i.shared OR h.agreed <> i.agreed "
            "OR h.clashed <> i.clashed OR h.since <> i.since OR h.until <> i.until "
            "OR abs(h.agreement - i.agreement) > 1e-12 OR abs(h.tension - i.tension) > 1e-12 "
            "OR abs(h.coverage - i.coverage) > 1e-12"
        ).fetchall()[0][0]
    print(f"pairs that differ: {different}")


if __name__ == "__main__":
    main()
