"""A robot that makes finished maps from empty ones over HTTP; at length, the shipped ones too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from curator import Curator, empty_map
from lengths import IS_LONG
from small_map import write_small_map
from work_client import Client
from workbenches import working

from counterpoint.formats.argdown_map.editing.facts import facts_of
from counterpoint.pipeline.workbench import Desk

SEEDS = Path(__file__).parents[3] / "seeds"
TARGETS = ("mill", *(("moving-dunmarrow", "negotiating-with-putin") if IS_LONG else ()))


@pytest.fixture(params=TARGETS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A finished map, and a folder in which its text lies."""
    finished = tmp_path / "finished"
    finished.mkdir()
    if request.param == "mill":
        return write_small_map(finished), finished
    if request.param == "moving-dunmarrow":
        for file in (SEEDS / "examples").glob("moving-dunmarrow*"):
            shutil.copy(file, finished)
        return finished / "moving-dunmarrow.argdown", finished
    article: Path = request.getfixturevalue("article")
    shutil.copy(SEEDS / "negotiating-with-putin.argdown", finished)
    return finished / "negotiating-with-putin.argdown", article.parent


def test_a_robot_makes_a_map_over_http_from_an_empty_one(
    target: tuple[Path, Path], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    finished = Desk([target[0]], [target[1]])
    path = empty_map(target[0], own)
    empty = path.read_bytes()
    statuses = []

    with working(path, path.name, "--sources", str(target[1])) as bench:
        client = Client(bench)
        match = client.state()["hash"]
        for body in Curator(finished.reading).decisions():
            reply = client.ask("/api/decisions", body, match=match)
            statuses.append(reply.status)
            match = reply.json().get("hash", match)
        whole = path.read_bytes()
        for _ in statuses:
            match = client.ask("/api/undo", "", match=match).json()["hash"]
        client.close()
        emptied = path.read_bytes()
    path.write_bytes(whole)
    reading = Desk([path], [target[1]]).reading

    assert set(statuses) == {200}
    assert facts_of(reading.map_text.map) == facts_of(finished.reading.map_text.map)
    assert [x.code for x in reading.map_text.warnings] == [
        x.code for x in finished.reading.map_text.warnings
    ]
    assert emptied == empty
