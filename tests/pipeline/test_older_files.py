"""What an earlier version wrote is read as ever.

`roads.trig` is of before there were ties; `bridge.argdown` and `bridge.ttl` are one map of before
a stance was said on two axes, the latter written by that version.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as px
import pytest
from commands import counterpoint

from counterpoint.formats import read
from counterpoint.model import ArgumentMap, Directness, Firmness
from counterpoint.store import Store, StoreFolder

OLDER = Path(__file__).parents[1] / "data/older/roads.trig"
BRIDGE = OLDER.with_name("bridge.ttl")
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


@pytest.fixture(scope="module")
def bridge() -> ArgumentMap:
    """The map that a file of one-word modes says."""
    return read([BRIDGE.with_suffix(".argdown")]).map


def test_a_mode_of_one_word_says_what_it_said_on_its_axis(bridge: ArgumentMap) -> None:
    manners = {
        (x.expert, x.target): (x.directness.value, x.firmness.value)
        for x in bridge.stances
        if (x.directness, x.firmness) != (Directness.EXPLICIT, Firmness.FLAT)
    }

    assert manners == {
        ("ann", "it-is-weak"): ("explicit", "hedged"),
        ("ann", "walkers-come"): ("implied", "flat"),
        ("ben", "shut-it"): ("explicit", "conditional"),
        ("ben", "it-is-weak"): ("explicit", "conceded"),
        ("cy", "walkers-come"): ("reported", "flat"),
    }


def test_an_older_map_says_the_same_when_it_is_written_anew(
    bridge: ArgumentMap, tmp_path: Path
) -> None:
    written = tmp_path / "bridge.argdown"

    counterpoint("export", str(BRIDGE.with_suffix(".argdown")), "-o", str(written), cwd=tmp_path)

    assert read([written]).map == bridge


@pytest.mark.parametrize(
    "add_axes",
    [
        pytest.param(lambda text: text, id="as-it-was"),
        pytest.param(
            lambda text: text.replace(
                "cp:mode cp:mode-conceded", "cp:firmness cp:firmness-conceded"
            ).replace("cp:mode cp:mode-implied", "cp:directness cp:directness-implied"),
            id="half-of-it-written-anew",
        ),
    ],
)
def test_turtle_of_one_mode_gives_the_records_of_the_map(
    bridge: ArgumentMap, tmp_path: Path, add_axes: Callable[[str], str]
) -> None:
    older = tmp_path / "bridge.ttl"
    older.write_text(add_axes(BRIDGE.read_text(encoding="utf-8")), encoding="utf-8")

    argument_map = Store.read_rdf(older).read_map()

    assert argument_map == bridge


def test_older_turtle_has_no_mistake_and_gives_the_findings_of_the_map(tmp_path: Path) -> None:
    both = (str(BRIDGE), str(BRIDGE.with_suffix(".argdown")))

    check = counterpoint("check", str(BRIDGE), cwd=tmp_path)
    older, newer = (counterpoint("tensions", x, "--json", cwd=tmp_path).stdout for x in both)

    assert (check.returncode, check.stdout.split(",")[0]) == (0, "0 errors")
    assert older == newer
    assert [x["experts"] for x in json.loads(older)][:1] == [["ann", "ben", "cy"]]
