from __future__ import annotations

import csv
import json
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from crowds import crowd_csv

from counterpoint.cli import main

BUSES = str(Path(__file__).parents[2] / "data" / "votes" / "buses.csv")


def test_groups_tells_what_is_shared_and_what_divides() -> None:
    result = CliRunner().invoke(main, ["groups", BUSES, "--json"])

    document = json.loads(result.stdout)
    shared = {x["claim"]: x["agreement"] for x in document["consensus"]}
    # (2+1)/(2+2) of the riders times (1+1)/(2+2) of the drivers: a pass was seen
    assert shared["fix-the-potholes"] == pytest.approx(3 / 4 * 2 / 4)
    assert shared["buses-should-be-free"] == pytest.approx(3 / 4 * 1 / 4)
    assert document["divides"][0]["claim"] == "buses-should-be-free"


def test_groups_shows_the_claims_in_words() -> None:
    result = CliRunner().invoke(main, ["groups", BUSES])

    assert "Fix the potholes." in result.stdout
    assert "What tells group riders apart" in result.stdout


def test_groups_says_who_they_are_and_what_the_vote_comes_to(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")

    words = CliRunner().invoke(main, ["groups", str(path)]).stdout
    document = json.loads(CliRunner().invoke(main, ["groups", str(path), "--json"]).stdout)

    assert "  North: Those who mostly back “" in words
    assert "What tells them apart most: “" in words
    assert [(x["group"], x["experts"]) for x in document["groups"]] == [
        ("North", 40),
        ("South", 40),
    ]
    assert {x["backs"] for x in document["groups"]} == {x["rejects"] for x in document["groups"]}


def test_a_map_is_no_table_of_votes() -> None:
    path = Path(__file__).parents[2] / "data" / "city" / "city.argdown"

    result = CliRunner().invoke(main, ["groups", str(path)])

    assert result.exit_code == 1
    assert (
        f"{path}: this is no table of votes; name a table (.csv, .xlsx, .ods, .parquet)"
        in result.stderr
    )


@pytest.mark.parametrize("command", ["groups", "inspect", "check"])
def test_the_folder_of_a_polis_export_is_one(tmp_path: Path, command: str) -> None:
    (tmp_path / "comments.csv").write_text("comment-id,comment-body\n0,Free buses\n")
    rows = "".join(f"{i},{i % 2},{1 - 2 * (i % 2)}\n" for i in range(8))
    (tmp_path / "participants-votes.csv").write_text(f"participant,group-id,0\n{rows}")

    result = CliRunner().invoke(main, [command, str(tmp_path), "--json"])

    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout) is not None


def test_inspect_counts_votes() -> None:
    result = CliRunner().invoke(main, ["inspect", BUSES, "--json"])

    own = json.loads(result.stdout)["own"]
    assert own["votes: pass"] == 1
    assert own["groups"] == 2
    assert own["votes"] == 8


def test_inspect_counts_a_crowd_of_any_size_and_makes_no_voter(tmp_path: Path) -> None:
    (tmp_path / "comments.csv").write_text("comment-id,comment-body\n0,Free buses\n1,Trams\n")
    day = "Monday" * 2_000  # nobody reads it, and twelve MB of it are more than rows may have
    rows = "".join(f"1,{day},{i % 2},{i // 2},{1 - i % 3}\n" for i in range(1_000))
    (tmp_path / "votes.csv").write_text(f"timestamp,datetime,comment-id,voter-id,vote\n{rows}")

    inspected = CliRunner().invoke(main, ["inspect", str(tmp_path), "--json"])

    assert inspected.exit_code == 0, inspected.stderr
    document = json.loads(inspected.stdout)
    assert document["own"]["voters"] == 500
    assert document["own"]["votes: agree"] == 334
    assert document["counterpoint"]["voters, counted"] == 500
    assert document["counterpoint"]["votes, counted"] == 1_000
    assert document["counterpoint"]["experts"] == 0


def test_groups_are_found_where_none_are_named(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(60, 12), encoding="utf-8")

    document = json.loads(CliRunner().invoke(main, ["groups", str(path), "--json"]).stdout)

    assert document["groups_found"] is True
    sizes = [group["experts"] for group in document["groups"]]
    assert sum(sizes) + document["in_no_group"] == 60
    assert document["in_no_group"] == 3
    assert document["pairs"][0].keys() == {"first", "second", "same", "opposite"}
    assert document["divides"][0]["within"].keys() == {"A", "B"}
    assert document["representative"]["A"][0].keys() >= {
        "share",
        "ratio",
        "share_test",
        "ratio_test",
    }


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("", "the votes show none; name them in a column `group`"),
        ("Ana,Tolls,agree\nAna,Buses,disagree\n", "the votes show none"),
        ("Ana,Tolls,pass\nBo,Tolls,pass\n", "the votes show none"),
        ("Ana,Tolls,hm\n", "2:11: 'hm' is no stance; write agree, disagree,"),
        ("Ana,Tolls,agree\nAna,Tolls,disagree\n", "3:11: 'Ana' says otherwise of 'Tolls' at"),
    ],
    ids=["no row", "one voter", "all pass", "unknown", "twice"],
)
def test_what_cannot_be_grouped_is_told(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(f"expert,claim,stance\n{rows}", encoding="utf-8")

    result = CliRunner().invoke(main, ["groups", str(path)])

    assert result.exit_code != 0
    assert message in result.stderr


@pytest.mark.parametrize("reading", ["ties", "polis"])
def test_groups_are_found_anew_by_the_reading_that_is_named(reading: str, tmp_path: Path) -> None:
    path, rdf = tmp_path / "votes.csv", tmp_path / "out" / "votes.ttl"
    path.write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")
    options = ["--groups-by", reading]

    by_group = CliRunner().invoke(main, ["groups", str(path), *options, "--json"]).stdout
    CliRunner().invoke(main, ["build", str(path), *options, "-o", str(rdf.parent)])
    of_counts = CliRunner().invoke(main, ["groups", str(rdf), "--json"]).stdout
    refused = CliRunner().invoke(main, ["groups", str(rdf), *options])

    document = json.loads(by_group)
    assert [x["group"] for x in document["groups"]] == ["A", "B"]
    assert document["groups_found"]
    assert document["groups_by"] == reading
    assert {x: json.loads(of_counts)[x] for x in ("groups", "groups_by")} == {
        x: document[x] for x in ("groups", "groups_by")
    }
    assert "holds counts and no votes" in refused.stderr


def test_who_is_in_a_found_group_is_told_beside_the_group_of_the_file(tmp_path: Path) -> None:
    path, written, cube = (tmp_path / x for x in ("votes.csv", "members.csv", "cube.ttl"))
    text = crowd_csv(80, 8, ballots=8, grouped=True).replace("Voter 7,", "=Voter 7,")
    path.write_text(text, encoding="utf-8")
    run = partial(CliRunner().invoke, main)
    question = ["groups", str(path), "--groups-by", "ties", "--members"]

    document = json.loads(run([*question, "--json"]).stdout)
    beside = run([*question, "-o", str(written)]).stdout
    as_named = run([*question[:2], "--members"]).stdout

    assert document["origin"] == "found-ties"
    crossings = {(x["group_in_file"], x["group"]): x["voters"] for x in document["crossings"]}
    assert sum(crossings.values()) == len(document["members"]) == 80
    assert min(crossings["North", "A"], crossings["South", "B"]) > 30  # the planted sides
    of_pairs = Counter((x["group_in_file"], x["group"]) for x in document["members"])
    assert of_pairs == crossings
    assert all(f" {voters}" in beside for voters in crossings.values())
    rows = list(csv.reader(written.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["voter", "name", "group", "group in the file", "votes"]
    assert {row[1] for row in rows[1:] if "=" in row[1]} == {"'=Voter 7"}
    assert [row[0] for row in rows[1:]] == [x["voter"] for x in document["members"]]
    assert "How many are in which group" not in as_named
    cube.write_text("", encoding="utf-8")
    for options, message in (
        (["groups", str(cube), "--members"], "holds counts and no voters"),
        (["groups", str(path), "-o", "x.csv"], "-o goes with --members"),
        ([*question, "-o", "x.xlsx"], "--members writes .csv"),
    ):
        refused = run(options)
        assert refused.exit_code == 2
        assert message in refused.stderr
