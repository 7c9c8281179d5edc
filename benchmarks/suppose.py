"""Times suppositions: all single ones of the seed, and the build of its page with them.

Run: python benchmarks/suppose.py [--runs 3]
Prints medians of processor time: of the analysis as it is, of all single suppositions (claims of
issues so and not so, each expert left out), recomputed in part and, beside, one after the other as
an analysis of the smaller map; and of reading and building the seed with its suppositions.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from counterpoint import pipeline
from counterpoint.analysis import analyse
from counterpoint.analysis.basis.ground import lay_ground
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.analysis.whole.hinges import find_hinges
from counterpoint.analysis.whole.settlement import settle
from counterpoint.model import Supposed
from counterpoint.network import ArgumentNetwork

SEED = Path(__file__).parent.parent / "seeds" / "negotiating-with-putin.argdown"


def timed(call: Callable[[], object], runs: int) -> float:
    """The median processor time of a call, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return median(times)


def whole(network: ArgumentNetwork, every: tuple[Supposed, ...]) -> None:
    """Each supposition as an analysis of all that is left, as if nothing were known before."""
    for supposed in every:
        ground = lay_ground(network, DEFAULTS)
        analyse(settle(supposed.supposition, ground, find_hinges(ground)).ground.network)


def build() -> None:
    """Read the seed and build all its files, the page with its suppositions."""
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build(pipeline.load([SEED]), Path(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    debate = pipeline.load([SEED])
    network, analysis = debate.network, debate.analysis
    every = pipeline.single_suppositions(network, analysis)
    print(f"analysis as it is: {timed(lambda: analyse(network), runs) * 1000:.0f} ms")
    spent = timed(lambda: pipeline.single_suppositions(network, analysis), runs)
    print(
        f"{len(every)} single suppositions: {spent:.2f} s, {spent / len(every) * 1000:.1f} ms each"
    )
    print(f"  each as a whole analysis: {timed(lambda: whole(network, every), 1):.2f} s")
    print(f"read and build with them: {timed(build, runs):.2f} s (at most 3)")


if __name__ == "__main__":
    main()
