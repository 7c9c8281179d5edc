"""Files in which all is alike or leads on to the next: lines run are counted, never timed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from counterpoint.formats import read
from counterpoint.formats.frameworks import render_apx
from counterpoint.model import ArgumentMap, Claim


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Counterpoint ``work`` goes through."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if "counterpoint" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def nodes_of_one_text(count: int) -> str:
    nodes = [{"nodeID": str(number), "text": "Tolls work.", "type": "I"} for number in range(count)]
    return json.dumps({"nodes": nodes, "edges": [], "locutions": []})


def links_to_links(count: int) -> str:
    chain = [f"1.{one}. Pro: -> See 1.{other}." for one, other in pairwise(range(1, count + 1))]
    lines = ["Discussion Title: Tolls", "", "1. Tolls work.", *chain, f"1.{count}. Pro: They do."]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", nodes_of_one_text), ("a.txt", links_to_links)]
)
def test_four_times_the_file_are_about_four_times_the_work(
    name: str, content: Callable[[int], str], tmp_path: Path
) -> None:
    path = tmp_path / name

    def lines_of(count: int) -> int:
        path.write_text(content(count), encoding="utf-8")
        return lines_run(lambda: read([path]))

    lines_of(2)  # what is loaded or made once only
    assert lines_of(400) < 5 * lines_of(100)


def test_names_that_are_alike_are_numbered_in_one_pass() -> None:
    def lines_of(count: int) -> int:
        claims = tuple(Claim(f"a{'-' * number}", "Tolls work.", "") for number in range(count))
        argument_map = ArgumentMap("m", "https://example.org/m/", "Tolls", "", claims=claims)
        return lines_run(lambda: render_apx(argument_map))

    assert lines_of(400) < 5 * lines_of(100)
