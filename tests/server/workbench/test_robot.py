"""A robot that makes finished maps from empty ones over HTTP, and takes all of it back.

The small map whole; of the invented panel's and the seed's a decision of each shape, of which the
last are taken back: at length all of both. Written out, the robot's map and the one that it was to
reach are the same bytes. What the robot wrote of a map it writes again when that is its target: of
the small map, at length of the panel's.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from curator import Curator, empty_map, of_each_shape
from lengths import IS_LONG
from small_map import write_small_map
from work_client import Client
from workbenches import working

from counterpoint.formats.argdown_map import render_argdown_map
from counterpoint.formats.argdown_map.editing.facts import facts_of
from counterpoint.pipeline.workbench import Desk

SEEDS = Path(__file__).parents[3] / "seeds"
# What the decisions that lead to the small map come to, in the writer's order.
WRITTEN = Path(__file__).parents[2] / "data" / "mill" / "mill.written.argdown"
LAST = 8


@dataclass(frozen=True)
class Played:
    """How a workbench answered, what the map was after each decision, and after it was undone."""

    statuses: frozenset[int]
    contents: list[bytes]
    undone: list[bytes]


def play(path: Path, texts: Path, decisions: Iterable[dict[str, Any]], most: int) -> Played:
    """Play decisions over HTTP, then take the last ones back, at most so many."""
    statuses, contents, undone = set(), [path.read_bytes()], []
    with working(path, path.name, "--sources", str(texts)) as bench:
        client = Client(bench)
        match = client.state()["hash"]
        for body in decisions:
            reply = client.ask("/api/decisions", body, match=match)
            statuses.add(reply.status)
            match = reply.json().get("hash", match)
            contents.append(path.read_bytes())
        undone.append(contents[-1])
        for _ in range(min(most, len(contents) - 1)):
            match = client.ask("/api/undo", "", match=match).json()["hash"]
            undone.append(path.read_bytes())
        client.close()
    return Played(frozenset(statuses), contents, undone)


def finished_map(name: str, folder: Path, request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """A finished map, and a folder in which its texts lie."""
    if name == "mill":
        return write_small_map(folder), folder
    if name == "moving-dunmarrow":
        for file in (SEEDS / "examples").glob("moving-dunmarrow*"):
            shutil.copy(file, folder)
        return folder / "moving-dunmarrow.argdown", folder
    article: Path = request.getfixturevalue("article")
    shutil.copy(SEEDS / "negotiating-with-putin.argdown", folder)
    return folder / "negotiating-with-putin.argdown", article.parent


@pytest.mark.parametrize("name", ["mill", "moving-dunmarrow", "negotiating-with-putin"])
def test_a_robot_makes_a_map_over_http_from_an_empty_one(
    name: str, quick_folder: Path, request: pytest.FixtureRequest
) -> None:
    finished, own = quick_folder / "finished", quick_folder / "own"
    for folder in (finished, own):
        folder.mkdir()
    target, texts = finished_map(name, finished, request)
    reading = Desk([target], [texts]).reading
    path = empty_map(target, own)
    most = 10_000 if name == "mill" or IS_LONG else LAST
    is_whole = name == "mill" or IS_LONG
    decisions = Curator(reading).decisions()

    played = play(path, texts, decisions if is_whole else of_each_shape(decisions), most)
    path.write_bytes(played.contents[-1])
    outcome = Desk([path], [texts]).reading

    assert played.statuses == {200}
    assert played.undone == played.contents[::-1][: most + 1]
    # Who speaks in two sources has two headings that a reader can tell apart.
    headings = re.findall(rb"^# [^{\n]*", played.contents[-1], re.MULTILINE)
    assert sorted(set(headings)) == sorted(headings)
    facts, facts_to_reach = facts_of(outcome.map_text.map), facts_of(reading.map_text.map)
    assert facts <= facts_to_reach
    if not is_whole:
        return
    assert facts == facts_to_reach
    # A map written out is in the order of its records: then the two are the same bytes.
    texts_written = {render_argdown_map(x.map_text.map).text for x in (outcome, reading)}
    assert len(texts_written) == 1
    assert [x.code for x in outcome.map_text.warnings] == [
        x.code for x in reading.map_text.warnings
    ]
    if name == "mill":
        assert played.contents[-1] == WRITTEN.read_bytes()


@pytest.mark.parametrize("name", ["moving-dunmarrow" if IS_LONG else "mill"])
def test_what_the_robot_wrote_is_written_again_byte_for_byte(
    name: str, quick_folder: Path, request: pytest.FixtureRequest
) -> None:
    outcomes = []
    target, texts = finished_map(name, quick_folder, request)
    for number in range(2):
        own = quick_folder / str(number)
        own.mkdir()
        path = empty_map(target, own)
        desk = Desk([target], [texts])
        decisions = list(Curator(desk.reading).decisions())
        desk.close()
        played = play(path, texts, decisions, 0)
        path.write_bytes(played.contents[-1])
        outcomes.append(played.contents[-1])
        target = path

    assert outcomes[0] == outcomes[1]
