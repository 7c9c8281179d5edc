"""What commands say of a crowd, which is counted by group, and how the other way is had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Done, counterpoint
from crowds import crowd_csv


@pytest.fixture(scope="module")
def votes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighty voters in two groups on eight claims."""
    path = tmp_path_factory.mktemp("crowd") / "votes.csv"
    path.write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")
    return path


def run(command: str, *arguments: str | Path) -> Done:
    return counterpoint(command, *map(str, arguments), cwd=Path.cwd())


def agreeing(entry: dict[str, list[dict[str, int]]]) -> list[bool]:
    return [2 * x["agrees"] > sum(x[y] for y in SIDES) for x in entry["counts"]]


SIDES = ("agrees", "disagrees", "passes")


def test_it_is_said_that_voters_are_counted_and_how_to_keep_each(votes: Path) -> None:
    as_crowd, as_panel = run("agreements", votes), run("agreements", votes, "--as", "panel")

    assert "80 voters are taken as a crowd, counted by group" in as_crowd.stderr
    assert "--as panel keeps what each of them says" in as_crowd.stderr
    assert "taken as" not in as_panel.stderr
    assert "What all groups agree on" in as_crowd.stdout
    assert as_panel.stdout.startswith("finding")


def test_votes_that_say_more_are_a_panel_of_any_size(tmp_path: Path) -> None:
    lines = [f"Voter {n},Buses first,{'dis' * (n % 2)}agree,so it is" for n in range(70)]
    path = tmp_path / "votes.csv"
    path.write_text("expert,claim,stance,comment\n" + "\n".join(lines) + "\n", encoding="utf-8")

    as_panel, as_crowd = run("build", path, "-o", tmp_path), run("hash", path, "--as", "crowd")
    report = tmp_path / "losses.json"
    run("build", path, "-o", tmp_path, "--as", "crowd", "--report", report)

    assert "70 voters are taken as a panel, since their votes say more" in as_panel.stderr
    assert as_crowd.returncode == 0
    (conversion,) = json.loads(report.read_text(encoding="utf-8"))["conversions"]
    losses = {loss["kind"]: loss["count"] for loss in conversion["losses"]}
    assert losses["voters"] == losses["votes:remarks"] == 70
    assert conversion["carried"]["votes, counted"] == 70


def test_agreements_are_claims_that_each_group_takes_one_side_on(votes: Path) -> None:
    entries = json.loads(run("agreements", votes, "--json").stdout)

    agreed = [entry for entry in entries if entry["side"] == "agree"]
    assert [agreeing(entry) for entry in agreed] == [[True, True]] * len(agreed) != []
    shares = [entry["agreement"] for entry in agreed]
    assert shares == sorted(shares, reverse=True)


def test_tensions_are_claims_on_which_groups_take_opposite_sides(votes: Path) -> None:
    entries = json.loads(run("tensions", votes, "--json").stdout)

    assert [sorted(agreeing(entry)) for entry in entries] == [[False, True]] * len(entries) != []


def test_the_overview_is_that_of_groups(votes: Path, tmp_path: Path) -> None:
    overview, groups = run("overview", votes, "--json"), run("groups", votes, "--json")
    run("build", votes, "-o", tmp_path)
    again = run("groups", tmp_path / "votes.ttl", "--json")

    assert json.loads(overview.stdout) == json.loads(groups.stdout) == json.loads(again.stdout)


def test_a_crowd_in_no_groups_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    rows = [f"Voter {n},Buses first,agree" for n in range(70)]
    path.write_text("expert,claim,stance\n" + "\n".join(rows) + "\n", encoding="utf-8")

    agreements = run("agreements", path)
    tensions = run("tensions", path, "--json")

    assert "Agreed with by 70 of 70." in agreements.stdout
    assert json.loads(tensions.stdout) == []


def test_what_is_about_single_experts_says_what_answers_instead(votes: Path) -> None:
    commands = (
        *(["camps"], ["coalitions"], ["issues"], ["readback"], ["worklist"], ["strengths"]),
        *(["compare", "voter-1", "voter-2"], ["explain", "x"], ["overview", "--part", "cruxes"]),
    )

    refusals = {tuple(command): run(*command, votes) for command in commands}

    assert {command: x.returncode for command, x in refusals.items()} == dict.fromkeys(refusals, 2)
    sentence = "80 voters are counted by group; ask for agreements, tensions or an overview, or"
    assert [command for command, x in refusals.items() if sentence not in x.stderr] == []


@pytest.mark.parametrize("ending", ["ttl", "argdown"])
def test_only_votes_are_taken_as_a_crowd(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"map.{ending}"
    path.write_text("[Buses first]: Buses should come first.\n", encoding="utf-8")

    refusal = run("overview", path, "--as", "crowd")

    assert refusal.returncode != 0
    assert "--as is said of tables of votes alone" in refusal.stderr


def test_a_crowd_is_not_joined_with_another_map(votes: Path, tmp_path: Path) -> None:
    path = tmp_path / "map.argdown"
    path.write_text("[Buses first]: Buses should come first.\n", encoding="utf-8")

    refusal = run("overview", votes, path)

    assert refusal.returncode == 1
    assert "the voters are a crowd, whose counts cannot be joined" in refusal.stderr
    assert "say --as panel" in refusal.stderr


def test_other_formats_say_that_they_hold_no_counts(votes: Path) -> None:
    exported = run("export", votes, "-f", "argdown")

    assert "not in argdown: votes, counted by claim and group: 6" in exported.stderr


@pytest.mark.parametrize("name", ["stances", "findings"])
def test_a_table_of_single_experts_is_refused_and_not_empty(name: str, votes: Path) -> None:
    refusal = run("export", votes, "--format", name)

    assert (refusal.returncode, refusal.stdout) == (2, "")
    assert f"--format {name} is about single experts" in refusal.stderr
    assert "export --stances" in refusal.stderr


def test_a_diff_says_how_the_votes_changed(votes: Path, tmp_path: Path) -> None:
    fewer = tmp_path / "votes.csv"
    lines = votes.read_text(encoding="utf-8").splitlines(keepends=True)
    fewer.write_text("".join(lines[:-3]), encoding="utf-8")

    same, other = run("diff", votes, votes), run("diff", votes, fewer)

    assert "the votes differ" not in same.stderr
    assert f"the votes differ: {len(lines) - 1} of 80 voters in 2 groups before" in other.stderr
    assert "the same" not in other.stdout.lower()
