"""Time to say the version, against a bare interpreter; and to build the seed map.

Run: python benchmarks/startup.py [--runs N]. Prints medians and the ratio; runs interleave, so
that a machine that slows down slows all of them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "counterpoint")


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    bare, version, build = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            bare.append(seconds(sys.executable, "-c", "pass"))
            version.append(seconds(COMMAND, "--version"))
            if number % 3 == 0:
                build.append(seconds(COMMAND, "build", "-o", folder))
    bare_median, version_median = statistics.median(bare), statistics.median(version)
    print(f"python -c pass           {bare_median * 1000:8.1f} ms")
    print(f"counterpoint --version   {version_median * 1000:8.1f} ms")
    print(f"ratio                    {version_median / bare_median:8.2f} (at most 2.5)")
    print(f"counterpoint build       {statistics.median(build):8.2f} s (at most 2.5)")


if __name__ == "__main__":
    main()
