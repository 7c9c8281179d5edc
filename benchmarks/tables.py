"""Times the reading of a table of a million answers, beside Python's own reader of CSV.

Run: python benchmarks/tables.py [--rows 1000000] [--xlsx FILE]
Each reading has a process of its own; printed are processor time and peak memory. The table is
invented, the same in every run: 20,000 people, 60 claims, confidence of ten, dates. Peers that are
installed (polars, pandas) only split the text into columns; ours also understands each cell, looks
for repetitions and makes the map and the table of votes.
"""

from __future__ import annotations

import argparse
import csv
import gc
import importlib
import importlib.util
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from counterpoint.formats.tables import read_table_files

WORDS = ("agree", "disagree", "uncertain", "Strongly agree", "Somewhat disagree")
PEOPLE, CLAIMS = 20_000, 60


def write_table(path: Path, rows: int) -> None:
    chance = random.Random(1)
    pairs = [(person, claim) for person in range(PEOPLE) for claim in range(CLAIMS)]
    chance.shuffle(pairs)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["expert", "claim", "stance", "confidence", "date", "comment"])
        for person, claim in pairs[:rows]:
            day = f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
            cells = chance.choice(WORDS), chance.randint(1, 10), day, ""
            name, text = f"Given{person} Family{person}", f"Statement number {claim} on traffic"
            writer.writerow([name, text, *cells])


def read_rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def read_ours(path: Path) -> int:
    return len(read_table_files([path]).table.votes)


def read_polars(path: Path) -> int:
    return len(importlib.import_module("polars").read_csv(path))


def read_pandas(path: Path) -> int:
    return len(importlib.import_module("pandas").read_csv(path))


def timed(name: str, function: Callable[[Path], int], path: Path) -> None:
    process = multiprocessing.get_context("fork").Process(
        target=_timed, args=(name, function, path)
    )
    process.start()
    process.join()


def _timed(name: str, function: Callable[[Path], int], path: Path) -> None:
    gc.collect()
    start, wall = time.process_time(), time.perf_counter()
    rows = function(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    seconds, passed = time.process_time() - start, time.perf_counter() - wall
    print(
        f"{name:<16} {rows:>10,} rows {seconds:7.2f} s ({passed:.2f} s passed)  peak {peak:.2f} GB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--xlsx", type=Path, help="also read this workbook")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.csv"
        write_table(path, options.rows)
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        timed("csv.reader", read_rows, path)
        for name, function in (("polars", read_polars), ("pandas", read_pandas)):
            if importlib.util.find_spec(name) is not None:
                timed(name, function, path)
        timed("counterpoint", read_ours, path)
        if options.xlsx is not None:
            timed("counterpoint", read_ours, options.xlsx)


if __name__ == "__main__":
    main()
