"""Times each stage of building a vote of hundreds or thousands, in one run.

Run: python benchmarks/votes.py [--voters 400 3000] [--claims 60] [--seen 34] [--file VOTES.csv]
Prints processor time and peak memory after each stage, and the sizes of what was written. The
votes are invented (the same in every run), unless a file is named.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from counterpoint import pipeline
from counterpoint.analysis import analyse
from counterpoint.analysis.groups import count_votes, find_groups
from counterpoint.formats import read_votes
from counterpoint.network import build_network
from counterpoint.pipeline.vote_groups import votes_of_crowd
from counterpoint.store import Store
from counterpoint.views import render_page, render_report

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from crowds import crowd_csv


class Clock:
    """Processor time from one stage to the next."""

    def __init__(self) -> None:
        self._last = time.process_time()

    def tick(self, stage: str) -> None:
        """Print what the stage that has just ended took."""
        now = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        print(f"  {stage:<18} {now - self._last:7.2f} s   peak {peak:.2f} GB", flush=True)
        self._last = now


def build(path: Path) -> None:
    """All stages of a build of the votes at ``path``, as the pipeline does them."""
    clock = Clock()
    result = read_votes([path])
    clock.tick("read")
    count_votes(find_groups(result.table))
    clock.tick("find groups")
    store = Store.from_map(result.map)
    clock.tick("map to store")
    store.validate()
    clock.tick("shapes")
    network = build_network(store.read_map())
    clock.tick("network")
    analysis = analyse(network)
    clock.tick("findings")
    store.add_findings(analysis, result.map)
    clock.tick("findings to store")
    turtle, trig = store.write_each("turtle", "trig")
    clock.tick("Turtle and TriG")
    votes = votes_of_crowd(result.map, result.table)
    page = render_page(result.map, analysis, turtle=turtle.decode(), votes=votes)
    clock.tick("page")
    report = render_report(result.map, analysis, votes)
    clock.tick("report")
    sizes = {"Turtle": turtle, "TriG": trig, "page": page.encode(), "report": report.encode()}
    print("  " + ", ".join(f"{name} {len(x) / 1e6:.2f} MB" for name, x in sizes.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--voters", type=int, nargs="*", default=[400, 3000])
    parser.add_argument("--claims", type=int, default=60)
    parser.add_argument("--seen", type=int, default=34)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    if options.file is not None:
        print(options.file.name)
        build(options.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        for voters in options.voters:
            path = Path(folder) / "votes.csv"
            path.write_text(
                crowd_csv(voters, options.claims, ballots=options.seen), encoding="utf-8"
            )
            argument_map = pipeline.read(path)
            print(f"{len(argument_map.panel)} voters, {len(argument_map.claims)} claims")
            build(path)


if __name__ == "__main__":
    main()
