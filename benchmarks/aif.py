"""How many files of AIF are read a second, beside arguebuf on the same files; and memory.

    python benchmarks/aif.py FOLDER --arguebuf PYTHON [--rounds N]

PYTHON is the interpreter of an environment in which ``arguebuf`` is installed (it is none of
ours). Files below FOLDER that both read are taken; each program reads all of them within one
process, once for warming up and then five times by the processor's clock, and the two take
turns. Then ours reads 2,000 times, and what memory is held then is compared.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tracemalloc
from pathlib import Path

LOOP = """
import json, sys, time
files = json.load(sys.stdin)
for file in files:
    read(file)
started = time.process_time()
for _ in range(5):
    for file in files:
        read(file)
print(5 * len(files) / (time.process_time() - started))
"""
OURS = """
from pathlib import Path
from counterpoint import formats
def read(file): return formats.read([Path(file)])
"""
THEIRS = "import arguebuf\ndef read(file): return arguebuf.load.file(file)\n"
READABLE = """
import json, sys
files = []
for file in json.load(sys.stdin):
    try:
        read(file)
    except Exception:
        continue
    files.append(file)
print(json.dumps(files))
"""


def printed(python: str, program: str, files: list[str]) -> str:
    """What a program prints that is given the files on standard input."""
    process = subprocess.run(
        [python, "-c", program], input=json.dumps(files), capture_output=True, text=True, check=True
    )
    return process.stdout


def compare(files: list[str], python: str, rounds: int) -> None:
    for interpreter, reader in ((sys.executable, OURS), (python, THEIRS)):
        files = json.loads(printed(interpreter, reader + READABLE, files))
    rates: dict[str, list[float]] = {"counterpoint": [], "arguebuf": []}
    for _ in range(rounds):
        rates["counterpoint"].append(float(printed(sys.executable, OURS + LOOP, files)))
        rates["arguebuf"].append(float(printed(python, THEIRS + LOOP, files)))
    medians = {name: statistics.median(values) for name, values in rates.items()}
    print(f"{len(files)} files that both read, median of {rounds} rounds")
    for name, rate in medians.items():
        print(f"  {name:<13} {rate:8.0f} files/s")
    print(f"  {medians['counterpoint'] / medians['arguebuf']:.1f} times as many")


def measure_memory(files: list[str]) -> None:
    from counterpoint import formats  # noqa: PLC0415 (not timed, and not needed above)

    tracemalloc.start()
    megabytes = {}
    for number in range(2001):
        formats.read([Path(files[number % len(files)])])
        if number in {500, 1000, 2000}:
            gc.collect()
            megabytes[number] = tracemalloc.get_traced_memory()[0] / 1e6
    print(
        "held after " + ", ".join(f"{number} files {mb:.2f} MB" for number, mb in megabytes.items())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--arguebuf", required=True, metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    files = sorted(str(path) for path in arguments.folder.rglob("*.json"))
    compare(files, arguments.arguebuf, arguments.rounds)
    measure_memory(files)


if __name__ == "__main__":
    main()
