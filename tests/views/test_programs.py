"""The programs' own tests, run by node where there is one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from counterpoint.formats.csv_data import defused
from counterpoint.store.query_result import QueryResult, Term
from counterpoint.vocab import XSD

FILES = sorted(Path(__file__).parent.joinpath("js").rglob("*.test.js"))

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

TERMS = [
    Term("literal", value, datatype=str(datatype))
    for value in ("-1.5", "-1", "+2", "-.5", "5.", "-1e-3", "-1+1", "-INF", "=1", "a", "-1\n")
    for datatype in (XSD.decimal, XSD.integer, XSD.double, XSD.string)
]
TERMS += [Term("iri", "=x"), Term("blank", "b0")]


def answered(term: Term) -> tuple[dict[str, str], str]:
    """A term as the page's engine gives it, and the cell that Python makes of it."""
    answer = QueryResult("select", ("x",), ((term,),))
    (binding,) = json.loads(answer.to_json())["results"]["bindings"]
    return binding["x"], answer.to_csv().removeprefix("x\r\n").removesuffix("\r\n")


def test_the_modules_pass_their_own_tests() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    # One node for all of them: to start is most of what one costs.
    program = "".join(f"await import({json.dumps(file.as_uri())});" for file in FILES)

    process = subprocess.run(
        [node, "--test-reporter=tap", "--input-type=module", "--eval", program],
        env=os.environ
        | {
            "COUNTERPOINT_CELLS": json.dumps(CELLS),
            "COUNTERPOINT_TERMS": json.dumps([answered(term) for term in TERMS]),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == 0, process.stdout + process.stderr
    counts = [len(re.findall(r"^test\(", file.read_text("utf-8"), re.MULTILINE)) for file in FILES]
    assert 0 not in counts
    passed = re.search(r"^# pass (\d+)$", process.stdout, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) >= sum(counts)  # some are written in a loop
