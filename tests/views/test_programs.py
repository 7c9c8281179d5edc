"""The programs' own tests, run by node where there is one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from counterpoint.formats.csv_data import defused

FILES = sorted(Path(__file__).parent.joinpath("js").glob("*.test.js"))

# Each sign behind each blank, and what a spreadsheet leaves alone: as files.test.js must do it.
BEFORE = (
    "",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "\x1b",
    "\x85",
    "\u00a0",
    "\u2028",
    "\u3000",
    "\ufeff",
    "a",
    "'",
)
SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−%|'\"(~–—"
CELLS = [
    (text, defused(text)) for x in BEFORE for y in SIGNS for text in (f"{x}{y}1", x * 2 + y, x)
]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name.removesuffix(".test.js"))
def test_the_modules_pass_their_own_tests(file: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")

    done = subprocess.run(
        [node, "--test", str(file)],
        env=os.environ | {"COUNTERPOINT_CELLS": json.dumps(CELLS)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
