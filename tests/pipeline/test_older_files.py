"""What an earlier version wrote is read as ever: here a file of before there were ties."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as px
import pytest
from commands import counterpoint

from counterpoint.store import StoreFolder

OLDER = Path(__file__).parents[1] / "data/older/roads.trig"
PAIR = ("compare", "b", "a", "--json")
ALIGNMENTS = "SELECT ?tension { ?pair a cp:Alignment ; cp:tension ?tension } ORDER BY ?tension"
TIES = "SELECT ?score { ?pair a cp:Alignment ; cp:tie/cp:score ?score } ORDER BY ?score"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the older file, and with a store that holds its graphs."""
    shutil.copy(OLDER, tmp_path)
    graphs: dict[str, bytes] = {}
    for quad in px.parse(OLDER.read_bytes(), format=px.RdfFormat.TRIG):
        name = str(quad.graph_name)[1:-1]
        graphs[name] = graphs.get(name, b"") + f"{quad.triple} .\n".encode()
    StoreFolder(tmp_path / "store").replace(graphs)
    return tmp_path


def test_the_older_file_holds_no_ties() -> None:
    assert "cp:Alignment" in OLDER.read_text(encoding="utf-8")
    assert "cp:tie" not in OLDER.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", [("roads.trig",), ("--store", "store")], ids=["file", "store"])
def test_two_experts_of_older_data_are_compared(folder: Path, place: tuple[str, ...]) -> None:
    result = counterpoint(*PAIR, *place, cwd=folder)

    assert result.returncode == 0
    assert [(x["kind"], x["score"]) for x in json.loads(result.stdout)] == [("same-claim", 0.5)]


def test_an_older_file_has_no_mistake(folder: Path) -> None:
    result = counterpoint("check", "roads.trig", cwd=folder)

    assert (result.returncode, result.stdout) == (0, "0 errors, 0 warnings\n")


def test_an_older_store_is_asked_and_pulled_as_it_is(folder: Path) -> None:
    alignments = counterpoint("query", ALIGNMENTS, "--store", "store", "-f", "csv", cwd=folder)
    pulled = counterpoint("pull", "--store", "store", "-o", "pulled.nq", cwd=folder)

    quads = {*px.parse(path=folder / "pulled.nq")}
    assert alignments.stdout.split() == ["tension", "0", "0.25", "0.5"]
    assert (pulled.returncode, quads) == (0, {*px.parse(path=OLDER)})


def test_a_push_gives_an_older_store_its_ties(folder: Path) -> None:
    pushed = counterpoint("push", "roads.trig", "--store", "store", cwd=folder)

    ties = counterpoint("query", TIES, "--store", "store", "-f", "csv", cwd=folder)
    assert (pushed.returncode, ties.stdout.split()) == (0, ["score", "-1", "-0.5", "0.5"])
