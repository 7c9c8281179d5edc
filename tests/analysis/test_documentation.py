"""``docs/findings.md`` states what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import counterpoint
from counterpoint.analysis import DEFAULTS
from counterpoint.analysis.strength import LENSES
from counterpoint.model import Difference, FindingKind, Mark
from counterpoint.wording import sentence_patterns


def page(project_folder: Path) -> str:
    return (project_folder / "docs" / "findings.md").read_text(encoding="utf-8")


def test_the_page_states_every_setting_with_its_value(project_folder: Path) -> None:
    table = page(project_folder).split("## Every setting")[1]

    stated = dict(re.findall(r"^\| ([a-z ]+) \| ([0-9.]+) \|", table, re.MULTILINE))

    assert {name: float(value) for name, value in stated.items()} == {
        factor.name: factor.value for factor in DEFAULTS.as_factors()
    }


def test_the_page_defines_every_kind_under_a_heading(project_folder: Path) -> None:
    headings = re.findall(r"^### (.+)$", page(project_folder), re.MULTILINE)

    assert sorted(x.lower().replace(", ", "-").replace(" ", "-") for x in headings) == sorted(
        kind.value for kind in FindingKind
    )


def test_the_figures_by_hand_are_those_of_the_program(project_folder: Path) -> None:
    debate = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")
    analysis = counterpoint.analyse(debate)

    scores = {x.id: round(x.score, 3) for x in analysis.findings}
    weights = [(x.claim, round(x.weight, 2)) for x in analysis.cruxes]

    assert scores["same-claim-85ecc2"] == 1.0
    assert scores["pull-ff2212"] == -0.16
    between = [x for x in analysis.tensions if len(x.experts) > 1 and not x.possible]
    assert sorted(scores[x.id] for x in between) == [-0.45, -0.315]
    assert weights == [
        ("russia-can-be-brought-to-settle", 1.0),
        ("resolve-can-bring-serious-talks", 0.27),
    ]


def test_the_issue_by_hand_is_that_of_the_program(project_folder: Path) -> None:
    debate = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")

    (issue,) = (x for x in counterpoint.analyse(debate).issues if x.id == "settlement")

    assert (issue.rank, issue.floor, issue.difference) == (3.787, None, Difference.FACT)
    assert [(x.expert, x.mark.value, x.weight) for x in issue.positions] == [
        ("fried", "follows", 0.392),
        ("green", "follows", 0.35),
        ("pifer", "follows", 0.35),
        ("smith", "follows", 0.35),
        ("bezsmertnyi", "tells-against", 0.5),
    ]


def test_the_page_names_every_mark_and_kind_of_difference(project_folder: Path) -> None:
    section = page(project_folder).split("## Issues")[1].split("## Figures over the whole")[0]
    words = sentence_patterns()

    marks = re.findall(r"^\| ([a-z ]+) \|", section, re.MULTILINE)[1:]
    differences = set(re.findall(r"\*([a-z]+)\*", section))

    keys = [f"mark.{mark.value}" for mark in Mark]
    keys.insert(keys.index("mark.follows") + 1, "mark.follows-in-part")
    assert marks == [words[key]["en"] for key in keys]
    assert {x.value for x in Difference if x is not Difference.ACTOR} <= differences


def test_the_page_names_every_lens(project_folder: Path) -> None:
    lenses = re.findall(
        r"^\| ([a-z-]+) \| (?:Dung|Rago|Potyka)", page(project_folder), re.MULTILINE
    )

    assert lenses == list(LENSES)
