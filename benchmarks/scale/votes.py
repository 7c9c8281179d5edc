"""Times a crowd in columns beside its peers in the same run: reading, counts, groups, a build.

Run: python benchmarks/scale/votes.py [--parts read counts groups stream build] [--repeat 3]
     [--peer PYTHON] [--shape VOTERS CLAIMS BALLOTS ...]

Prints medians of processor time (wall time for DuckDB's and ours where threads are used) and the
ratios that are asked for: counts against raw DuckDB, groups against one voter moved at a time,
single votes as Turtle against pyoxigraph's writer of the same triples, and with ``--peer`` (a
Python in whose environment red-dwarf 0.4.0 is; never one of ours) against red-dwarf's reading
and groups of the same votes. The votes are invented, with planted camps, the same in every run;
each stage runs in a process of its own, so that peaks are its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

# Shapes as voters, claims and votes of each voter.
WIDE = (30_000, 300, 150)
DENSE = (100_000, 200, 100)
SPARSE = (200_000, 500, 50)
SMALL = (3_000, 60, 34)
MIDDLE = (15_000, 100, 60)

_STAGE = """
import json, resource, sys, time
sys.path[:0] = {paths!r}
from scale import stages
wall, processor = time.perf_counter(), time.process_time()
marks = {{}}
value = stages.{stage}(*{arguments!r}, marks)
end = dict(wall=time.perf_counter() - wall, processor=time.process_time() - processor)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
print(json.dumps(dict(end | marks, peak=peak, value=value)))
"""


def run(stage: str, *arguments: object, python: str = sys.executable) -> dict[str, float]:
    """What a stage of `scale.stages` took in a process of its own: seconds, and GiB at its peak."""
    paths = [str(HERE.parent), str(HERE)]
    code = _STAGE.format(paths=paths, stage=stage, arguments=arguments)
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "2"}
    result = subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=False, env=environment
    )
    if result.returncode:
        sys.exit(f"{stage}: {result.stderr.strip().splitlines()[-1]}")
    figures: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return figures


def timed(repeat: int, label: str, stage: str, *arguments: object, python: str = "") -> float:
    """The median of a stage's processor time, which is printed with its peak."""
    runs = [run(stage, *arguments, python=python or sys.executable) for _ in range(repeat)]
    seconds = median(each["processor"] for each in runs)
    wall = median(each["wall"] for each in runs)
    peak = max(each["peak"] for each in runs)
    value = runs[0]["value"]
    growth = max(each.get("growth", -1) for each in runs)
    beyond = "" if growth < 0 else f" (of it {growth:.2f} while writing)"
    print(
        f"  {label:<44} {seconds:7.2f} s  wall {wall:7.2f} s  {peak:5.2f} GiB{beyond}  {value}",
        flush=True,
    )
    return seconds


def read(folder: Path, options: argparse.Namespace) -> None:
    print("Reading")
    for shape, name in ((WIDE, "wide"), (DENSE, "log"), (DENSE, "long")):
        path = files(folder, name, shape)
        seconds = timed(options.repeat, f"{name} {shape}", "read", str(path))
        if options.peer and name == "wide":
            own = timed(1, "red-dwarf reads it", "read_peer", str(path), python=options.peer)
            print(f"  ours / red-dwarf's: {seconds / own:.2f}")


def counts(folder: Path, options: argparse.Namespace) -> None:
    print("Counts of ten million votes")
    del folder
    ours = timed(options.repeat, "ours", "count", *DENSE)
    duckdb = timed(options.repeat, "raw DuckDB", "count_duckdb", *DENSE)
    print(f"  ours / DuckDB's: {ours / duckdb:.2f} (asked: at most 3)")


def groups(folder: Path, options: argparse.Namespace) -> None:
    print("Groups")
    del folder
    for shape in (DENSE, SPARSE, WIDE):
        ours = timed(options.repeat, f"ours {shape}", "group", *shape)
        singly = timed(1, "one voter at a time", "group_singly", *shape)
        print(f"  one at a time / ours: {singly / ours:.1f} (asked: at least 5)")
        timed(1, "as Polis", "group_as_polis", *shape)
    if options.peer:
        peer = timed(1, f"red-dwarf {WIDE}", "group_peer", *WIDE, python=options.peer)
        print(f"  red-dwarf's / ours: {peer / ours:.1f} (asked: at least 20)")


def stream(folder: Path, options: argparse.Namespace) -> None:
    print("Single votes as Turtle")
    path = folder / "single.ttl"
    for shape in (SMALL, MIDDLE):  # of the small one a good part is what any stream costs
        ours = timed(options.repeat, f"ours {shape}", "stream", *shape, str(path))
        peer = timed(options.repeat, "pyoxigraph, its terms made", "stream_pyoxigraph", str(path))
        print(f"  pyoxigraph's / ours: {peer / ours:.2f} (asked: at least 2)")
    path.with_suffix(".peer.ttl").unlink()
    timed(1, f"ours {DENSE}", "stream", *DENSE, str(path))
    path.unlink()


def build(folder: Path, options: argparse.Namespace) -> None:
    print("A build: cube, page and report")
    for name, shape in (("long", SMALL), ("wide", WIDE), ("log", DENSE)):
        path = files(folder, name, shape)
        timed(options.repeat, f"{name} {shape}", "build", str(path), str(folder / "out"))


def files(folder: Path, name: str, shape: tuple[int, int, int]) -> Path:
    """The file of a crowd in one layout, made where it is not there."""
    from scale import crowd_files  # noqa: PLC0415 (needs numpy, which the peer may not have)

    stem = folder / f"{name}-{'-'.join(map(str, shape))}"
    path = stem.with_suffix(".csv") if name == "long" else stem
    if not path.exists():
        crowd = crowd_files.crowd_of(*shape)
        writers = {
            "long": crowd_files.write_long,
            "wide": crowd_files.write_wide,
            "log": crowd_files.write_log,
        }
        writers[name](crowd, path)
    return path


PARTS = {"read": read, "counts": counts, "groups": groups, "stream": stream, "build": build}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--peer", default="", help="a Python that has red-dwarf 0.4.0")
    parser.add_argument("--folder", type=Path, help="where files are made and kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for part in options.parts:
            PARTS[part](folder, options)


if __name__ == "__main__":
    main()
