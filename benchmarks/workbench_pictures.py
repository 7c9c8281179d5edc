"""Take the pictures of the workbench that the docs show, by playing the tutorial's keys.

    PYTHONPATH=tests python benchmarks/workbench_pictures.py [-o docs/pictures]

Look at each before it is committed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tabs import tabs_of
from views.workbench.hand import Hand
from views.workbench.tutorial import decisions, play
from workbenches import working

PROJECT = Path(__file__).parent.parent
TEXT = "moving-dunmarrow.txt"
# After so many decisions of the tutorial the text shows some that are mapped and many that are not.
READ_AFTER = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=PROJECT / "docs" / "pictures")
    output: Path = parser.parse_args().output
    chromium = shutil.which("chromium")
    if chromium is None:
        print("needs Chromium")
        return 1
    lines = tuple(decisions((PROJECT / "docs" / "tutorial.md").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder, tabs_of(chromium) as tabs:
        shutil.copy(PROJECT / "seeds" / "examples" / TEXT, folder)
        with working(Path(folder) / "moving-dunmarrow.argdown", TEXT) as bench:
            hand = Hand(tabs.take(offline=False).page)
            hand.page.goto(bench.way_in)
            hand.wait_until_ready()
            for line in lines[:READ_AFTER]:
                play(hand, line)
            hand.press("J")
            hand.expect("#card .proposal").to_be_visible()
            hand.page.screenshot(path=output / "workbench-read.png")
            hand.press("k")
            for line in lines[READ_AFTER:]:
                play(hand, line)
            hand.expect("#live-findings li").not_to_have_count(0)
            hand.page.screenshot(path=output / "workbench-compare.png")
            hand.press("V")
            hand.expect(".check-body").to_be_visible()
            hand.page.screenshot(path=output / "workbench-check.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
