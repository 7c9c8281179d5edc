"""Time to say the version, against a bare interpreter; CPU of small commands; until an assistant is
answered; and to build the seed map.

Run: python benchmarks/startup.py [--runs N] [--beside FOLDER]. Prints medians and the ratio; runs
interleave, so that a machine that slows down slows all of them. Seconds of CPU count the command's
own processes. FOLDER is another checkout, whose `check` and `query` of its own seed run in turns
with these, in the same environment: on a machine of another speed the ratio of the two tells.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "counterpoint")
SEED = str(Path(__file__).parent.parent / "seeds" / "negotiating-with-putin.argdown")
GREETING = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "benchmark", "version": "1"},
    },
}


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def cpu_seconds(*command: str) -> float:
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def seconds_to_greet() -> float:
    """Until `counterpoint mcp` has answered a client's first message."""
    start = time.perf_counter()
    with subprocess.Popen(
        [COMMAND, "mcp", SEED], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(GREETING).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        taken_seconds = time.perf_counter() - start
        process.stdin.close()
    return taken_seconds


def cpu_seconds_beside(folder: Path, *command: str) -> float:
    """As `cpu_seconds`, with the sources of another checkout and its seed."""
    paths = {**os.environ, "PYTHONPATH": str(folder / "src")}
    seed = str(folder / "seeds" / Path(SEED).name)
    before = os.times()
    subprocess.run(
        (sys.executable, "-m", "counterpoint", *command, seed),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=paths,
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--beside", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    runs, beside = options.runs, options.beside
    times: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            times["bare"].append(seconds(sys.executable, "-c", "pass"))
            times["version"].append(seconds(COMMAND, "--version"))
            if number % 3 == 0:
                times["check"].append(cpu_seconds(COMMAND, "check", SEED))
                times["query"].append(cpu_seconds(COMMAND, "query", "positions", SEED))
                times["help"].append(cpu_seconds(COMMAND, "--help"))
                if beside is not None:
                    times["check beside"].append(cpu_seconds_beside(beside, "check"))
                    times["query beside"].append(cpu_seconds_beside(beside, "query", "positions"))
                times["mcp"].append(seconds_to_greet())
                times["build"].append(seconds(COMMAND, "build", SEED, "-o", folder))
    median = {name: statistics.median(each) for name, each in times.items()}
    print(f"python -c pass           {median['bare'] * 1000:8.1f} ms")
    print(f"counterpoint --version   {median['version'] * 1000:8.1f} ms")
    print(f"ratio                    {median['version'] / median['bare']:8.2f} (at most 2.5)")
    print(f"counterpoint check       {median['check']:8.2f} s CPU (at most 0.6)")
    print(f"counterpoint query       {median['query']:8.2f} s CPU (at most 0.7)")
    if beside is not None:
        for name in ("check", "query"):
            other = median[f"{name} beside"]
            print(
                f"{name} beside it          {other:8.2f} s CPU ({median[name] / other:.2f} times)"
            )
    print(f"counterpoint --help      {median['help']:8.2f} s CPU")
    print(f"counterpoint mcp answers {median['mcp']:8.2f} s (at most 1)")
    print(f"counterpoint build       {median['build']:8.2f} s (at most 2.5)")


if __name__ == "__main__":
    main()
