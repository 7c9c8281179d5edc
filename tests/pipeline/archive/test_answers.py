"""What the command tells of an archive, as a reader of the two articles on the bridge meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from commands import counterpoint

EXAMPLES = Path(__file__).parents[3] / "seeds" / "examples"
CLOSE = ("orle-bridge-2017#Close the bridge to cars", "orle-bridge-2024#No cars on the bridge")
CROSSING = (
    "orle-bridge-2017#Build the northern crossing",
    "orle-bridge-2024#Build a crossing in the north",
)


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store called archive of the two articles, and two links in it."""
    folder = tmp_path_factory.mktemp("bridge")
    maps = [str(EXAMPLES / f"orle-bridge-{year}.argdown") for year in (2017, 2024)]
    pushed = counterpoint("push", "--each", *maps, "--store", "archive", cwd=folder)
    assert pushed.returncode == 0, pushed.stderr
    for first, second in (CLOSE, CROSSING):
        link = (first, "equivalent", second)
        assert told(folder, "archive-link", *link, "--by", "Desk")
    return folder


def told(folder: Path, *arguments: str) -> str:
    """What a command says of the store, in one line."""
    result = counterpoint(*arguments, "--store", "archive", cwd=folder)
    assert result.returncode == 0, result.stderr
    return " ".join(result.stdout.split())


def test_of_a_clash_it_is_told_who_is_for_and_who_against_with_every_reserve(bridge: Path) -> None:
    text = told(bridge, "archive", "--part", "pairs")
    german = told(bridge, "archive", "--part", "pairs", "--language", "de")
    rows = json.loads(told(bridge, "archive", "--part", "pairs", "--json"))["pairs"]

    assert text.startswith("Who agrees and clashes with whom ")
    assert "be true" not in text
    assert "met whom" not in text
    findings = rows[1]["meetings"][1]["findings"]
    assert [x["said"] for x in findings] == ["opposite", "incompatibility"]
    assert findings[0]["stances"] == [
        {
            "person": "Ilka Marrant",
            "claim": "Build a crossing in the north",
            "side": "against",
            "manner": [],
        },
        {
            "person": "Teodor Vask",
            "claim": "Build a crossing in the north",
            "side": "for",
            "manner": ["hedged"],
        },
    ]
    assert "mit Vorbehalt" in german
    assert "unter einer Bedingung" in german


def test_a_figure_is_rounded_as_on_the_page_and_people_are_counted_so(bridge: Path) -> None:
    pairs = told(bridge, "archive", "--part", "pairs")
    maps = json.loads(told(bridge, "archive", "--part", "maps", "--json"))["maps"]

    assert "2024-10-02 orle-bridge-2024 0.0 0.4" in pairs
    assert [x["people"] for x in maps] == [3, 3]


def test_beside_changes_it_is_told_what_is_compared_and_how_more_is_found(
    bridge: Path, tmp_path: Path
) -> None:
    changes = told(bridge, "archive", "--part", "changes")
    candidates = told(bridge, "archive", "--part", "candidates")
    shutil.copytree(bridge / "archive", tmp_path / "archive")
    for link in json.loads(told(bridge, "archive", "--part", "links", "--json"))["links"]:
        told(tmp_path, "archive-link", "--remove", link["id"])
    nobody = told(tmp_path, "archive", "--part", "changes")

    assert "both cannot hold. Links of claims here: 2." in changes
    assert "archive --part candidates" in changes
    assert "archive-link --table links.csv" in candidates
    assert "Nobody is found" in nobody
    assert "here: 0. Pairs that wait under “Perhaps the same”: 3. Write them to a table" in nobody
    assert "archive-link --table links.csv" in nobody


def test_of_files_it_is_told_that_no_change_between_maps_can_be_seen(tmp_path: Path) -> None:
    maps = [str(EXAMPLES / f"orle-bridge-{year}.argdown") for year in (2017, 2024)]

    of_two = counterpoint("archive", *maps, "--part", "changes", cwd=tmp_path).stdout
    of_one = counterpoint("archive", maps[0], "--part", "changes", cwd=tmp_path).stdout

    assert "no change from one map to another can be told" in of_two
    assert "Nobody is found" in of_one
    assert "--each" not in of_one
