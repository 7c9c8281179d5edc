"""`counterpoint issues` and `explain` of an issue."""

from __future__ import annotations

import json
from pathlib import Path

from commands import counterpoint

CITY = Path(__file__).parents[2] / "data" / "city"


def test_each_issue_has_its_question_its_difference_and_who_stands_where() -> None:
    brief, printed, _ = counterpoint("issues", "city.argdown", cwd=CITY).stdout.split("\n\n")

    assert brief.startswith(
        "1. Two of three urge “Free buses”, Ruiz if “Charge for the centre”; "
        "Lind says nothing for or against it.\n2. "
    )
    question, verdict, *positions = printed.splitlines()
    assert question == "1. Is this to be done: “Charge for the centre”?"
    assert verdict == "   they differ on what to do"
    assert [line.rpartition(" (")[2] for line in positions] == [
        "says so)",
        "follows from what is said)",
        "speaks against)",
    ]


def test_programs_get_the_positions_of_an_issue_as_json() -> None:
    (first, _) = json.loads(counterpoint("issues", "city.argdown", "--json", cwd=CITY).stdout)

    assert (first["id"], first["difference"], first["silent"]) == ("issue-6503b4", "means", [])
    assert [(x["expert"], x["mark"]) for x in first["positions"]] == [
        ("ruiz", "says"),
        ("lind", "follows"),
        ("osei", "against"),
    ]


def test_the_overview_begins_with_the_same_brief() -> None:
    printed = counterpoint("issues", "city.argdown", cwd=CITY).stdout.partition("\n\n")[0]

    overview = counterpoint("overview", "city.argdown", cwd=CITY).stdout

    assert overview.startswith(f"In a few sentences\n{printed}\n\n")


def test_an_issue_is_explained_by_passages_and_the_findings_beneath() -> None:
    printed = counterpoint("explain", "issue-6503b4", "city.argdown", cwd=CITY).stdout

    assert printed.startswith("Is this to be done: “Charge for the centre”?\n")
    assert "“a charge at the ring” (panel" in printed
    assert "The findings beneath:\n" in printed
    assert "rebuttal-" in printed


def test_the_findings_beneath_an_issue_come_whole_as_json() -> None:
    printed = counterpoint("explain", "issue-6503b4", "city.argdown", "--json", cwd=CITY).stdout

    document = json.loads(printed)
    assert [finding["id"] for finding in document["beneath"]] == document["findings"]


def test_a_misspelt_issue_is_answered_with_the_nearest() -> None:
    refused = counterpoint("explain", "issue-6503b", "city.argdown", cwd=CITY)

    assert (refused.returncode, "did you mean issue-6503b4?" in refused.stderr) == (2, True)


def test_a_position_says_whom_it_answers_and_who_is_to_act(project_folder: Path) -> None:
    printed = counterpoint(
        "issues", "seeds/examples/moving-dunmarrow.argdown", "--json", cwd=project_folder
    ).stdout

    issues = {issue["id"]: issue for issue in json.loads(printed)}
    move = {position["expert"]: position for position in issues["move"]["positions"]}
    buyer = {position["expert"]: position for position in issues["buyer"]["positions"]}
    assert move["strake"]["answers"] == "tollgarth"
    assert buyer["verrand"]["actor"] == "the ministry"
