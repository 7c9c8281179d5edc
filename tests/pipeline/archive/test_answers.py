"""What the command tells of an archive, as a reader of the two articles on the bridge meets it."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint.analysis.archive import Archive
from counterpoint.cli.archive_tables import TABLES
from counterpoint.model.archive import DigestPair, DigestPerson, MapDigest
from counterpoint.pipeline.archive import ArchiveData

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


@pytest.mark.parametrize(("value", "cell"), [(0.35, "0.4"), (0.3496, "0.3"), (None, "-")])
def test_a_figure_is_rounded_once_and_as_on_the_page(value: float | None, cell: str) -> None:
    pair = DigestPair("bo", "cy", value, value, ())
    people = tuple(DigestPerson(x, x, "panel", ()) for x in ("bo", "cy"))
    digest = MapDigest(
        *("https://example.org/m/", "m", "M", "Q?", "en", "2020"), people=people, pairs=(pair,)
    )

    _, rows = TABLES["pairs"](ArchiveData(Archive((digest,))).part("pairs"), "en")

    assert [row[3:5] for row in rows] == [(cell, cell)]


def test_the_people_of_a_map_are_its_panel_as_on_the_page(bridge: Path) -> None:
    maps = json.loads(told(bridge, "archive", "--part", "maps", "--json"))["maps"]

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


def test_of_several_files_a_push_says_that_they_became_one_map(tmp_path: Path) -> None:
    maps = [str(EXAMPLES / f"orle-bridge-{year}.argdown") for year in (2017, 2024)]

    of_one = counterpoint("push", maps[0], "--store", "one", cwd=tmp_path)
    of_two = counterpoint("push", *maps, "--store", "two", cwd=tmp_path)

    assert "--each" not in of_one.stdout
    assert "the 2 files became this one map; --each puts each in by itself" in of_two.stdout


def test_the_example_of_the_docs_shows_each_change(tmp_path: Path) -> None:
    text = (EXAMPLES.parents[1] / "docs" / "archive.md").read_text("utf-8")
    _, _, example = text.partition("## The example")
    block = example.split("```")[1].replace("\\\n", " ")
    commands = [shlex.split(line[2:]) for line in block.splitlines() if line.startswith("$ ")]
    shutil.copytree(EXAMPLES, tmp_path / "seeds" / "examples")

    answers = [
        counterpoint(*(x for x in command[1:] if x not in {">", "links.csv"}), cwd=tmp_path)
        for command in commands
    ]

    assert [x.returncode for x in answers] == [0] * len(commands)
    changes = answers[-1].stdout
    assert [changes.count(f"{x} changes") for x in ("Marrant", "Vask")] == [2, 1]
    assert [answers[1].stdout.count(f",{x},") for x in ("equivalent", "same-person")] == [2, 1]


@pytest.mark.parametrize(
    ("kind", "ends", "sentence"),
    [
        (
            "equivalent",
            (CLOSE[0], CROSSING[0]),
            "#build-the-northern-crossing are of one map; say there how the two stand",
        ),
        (
            "same-person",
            ("orle-bridge-2024#vask", "orle-bridge-2024#sellick"),
            "orle-bridge-2024#vask and orle-bridge-2024#sellick are of one map; make them one",
        ),
        ("equivalent", (CLOSE[0], CLOSE[0]), "both are orle-bridge-2017#close-the-bridge-to-cars"),
    ],
)
def test_what_is_of_one_map_is_no_link(
    bridge: Path, kind: str, ends: tuple[str, str], sentence: str
) -> None:
    first, second = ends

    refusal = counterpoint(
        *("archive-link", first, kind, second, "--by", "Desk", "--store", "archive"), cwd=bridge
    )

    assert refusal.returncode == 2
    assert sentence in " ".join(refusal.stderr.split())


def test_of_a_table_that_contradicts_itself_one_row_is_to_be_left_out(
    bridge: Path, tmp_path: Path
) -> None:
    first, second = "orle-bridge-2017#trade-lives-by-cars", "orle-bridge-2024#who-stops-buys"
    rows = [f"{first},{kind},{second}" for kind in ("equivalent", "contrary")]
    (tmp_path / "links.csv").write_text("\n".join(("first,kind,second", *rows)))

    refusal = counterpoint(
        *("archive-link", "--table", str(tmp_path / "links.csv"), "--by", "I"),
        *("--store", "archive"),
        cwd=bridge,
    )

    assert " ".join(refusal.stderr.split()).endswith(
        f"{first} contrary {second}, and that both say the same: {first} equivalent {second}; "
        "leave one of them out"
    )


def test_of_shared_claims_it_is_told_who_stood_where(bridge: Path) -> None:
    everybody = json.loads(told(bridge, "archive", "--part", "claims", "--json"))["claims"]
    marrant = told(bridge, "archive", "--part", "claims", "--person", "Ilka Marrant", "--json")
    sellick = told(bridge, "archive", "--part", "claims", "--person", "Oona Sellick", "--json")

    _, rows = TABLES["claims"](everybody, "en")
    assert [row[3] for row in rows] == [
        "Ilka Marrant for; Teodor Vask against",
        "Build a crossing in the north: Ilka Marrant against; Teodor Vask for, with a hedge",
        "Ilka Marrant for; Oona Sellick for, on a condition; Teodor Vask against",
        "No cars on the bridge: Oona Sellick for; Teodor Vask for",
    ]
    issues = told(bridge, "archive", "--part", "issues", "--person", "Oona Sellick", "--json")
    questions = [x["question"] for x in json.loads(issues)["issues"]]
    assert ["No cars on the bridge" in x for x in questions] == [True]
    titles = [[x["title"] for x in json.loads(rows)["claims"]] for rows in (marrant, sellick)]
    assert titles == [
        ["Build the northern crossing", "Close the bridge to cars"],
        ["Close the bridge to cars"],
    ]
