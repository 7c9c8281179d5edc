"""How fast Argdown is read, beside the reference's command line on the same file.

    python benchmarks/argdown_parse.py FILE [--folder DIR] [--reference BIN] [--rounds N]

Whole processes are timed from start to end: ours (`import`, `parse`, and what was found
counted) and the reference's `argdown FILE`, which loads and parses and writes nothing. The
two take turns, so that a busy machine slows both; medians are printed. With ``--folder``
both also read every Argdown file below a folder. Then ours is timed within one process on
the file once, twice, four and eight times over, to show how time grows.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from counterpoint.formats import argdown

OURS = (
    "import sys; from counterpoint.formats import argdown; "
    "print(sum(len(argdown.parse(open(f, encoding='utf-8').read(), f).relations)"
    " for f in sys.argv[1:]))"
)


def seconds(command: list[str]) -> float:
    """How long a process takes; what it prints and returns does not matter here."""
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - started


def race(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The median of each command's seconds; the commands take turns."""
    for command in commands.values():
        seconds(command)  # once for the disk
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: statistics.median(values) for name, values in times.items()}


def commands(files: list[str], reference: str | None, pattern: str) -> dict[str, list[str]]:
    """Ours, and the reference's where it is installed."""
    programs = {"counterpoint": [sys.executable, "-c", OURS, *files]}
    if reference is not None:
        programs["reference"] = [reference, pattern, "--silent", "--logParserErrors=false"]
    return programs


def show(title: str, medians: dict[str, float]) -> None:
    """One line a command, and how they compare."""
    print(title)
    for name, median in medians.items():
        print(f"  {name:<13} {median:7.3f} s")
    if "reference" in medians:
        print(f"  the reference takes {medians['reference'] / medians['counterpoint']:.2f} x ours")


def show_growth(text: str, rounds: int) -> None:
    """The seconds of one parse for a text of growing length."""
    print("in one process")
    first = 0.0
    for times in (1, 2, 4, 8):
        longer = "\n\n".join([text] * times)
        samples = []
        for _ in range(rounds):
            started = time.perf_counter()
            argdown.parse(longer)
            samples.append(time.perf_counter() - started)
        median = statistics.median(samples)
        first = first or median
        size = len(longer) / 2**20
        print(
            f"  {times} x  {size:6.1f} MiB  {median:7.3f} s  {median / first:5.2f} times the first"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--folder", type=Path, help="also read every Argdown file below it")
    parser.add_argument("--reference", type=Path, help="the reference's `argdown` command")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    reference = options.reference
    if reference is None or not reference.exists():
        print("the reference is not installed (npm install @argdown/cli; name it by --reference)")
    binary = str(reference) if reference is not None and reference.exists() else None
    file = str(options.file)
    show(
        f"{options.file.name}, whole process", race(commands([file], binary, file), options.rounds)
    )
    if options.folder is not None:
        files = sorted(str(path) for path in options.folder.rglob("*.argdown"))
        pattern = str(options.folder / "**" / "*.argdown")
        show(f"{len(files)} files, whole process", race(commands(files, binary, pattern), 3))
    show_growth(options.file.read_text(encoding="utf-8"), min(options.rounds, 3))


if __name__ == "__main__":
    main()
