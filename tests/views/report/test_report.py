from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import counterpoint
from counterpoint.analysis import analyse
from counterpoint.model import (
    Alignment,
    Analysis,
    ArgumentMap,
    Claim,
    Coalition,
    Coverage,
    Factor,
    Finding,
    FindingKind,
    Firmness,
    Ranked,
    Step,
    StepKind,
)
from counterpoint.network import build_network
from counterpoint.views.report.report import render_report
from counterpoint.wording.voice import Voice


def tension_on_the_toll(city: ArgumentMap) -> Finding:
    stances = {(x.expert, x.target): x.id for x in city.stances}
    return Finding(
        id="incompatibility-1",
        kind=FindingKind.INCOMPATIBILITY,
        experts=("osei", "ruiz"),
        sides=(("osei",), ("ruiz",)),
        claims=("charge", "free"),
        score=-0.42,
        factors=(Factor("incompatibility", -0.7), Factor("in part", 0.6)),
        witness=(
            Step(StepKind.STANCE, stances["ruiz", "charge"], "Ruiz affirms the charge."),
            Step(StepKind.RELATION, "charge-free", "The two are incompatible in part."),
            Step(StepKind.STANCE, stances["osei", "free"], "Osei affirms the free centre."),
        ),
        summary="Ruiz would charge; Osei would keep it free.",
    )


def test_in_short_are_the_five_strongest_of_each(city: ArgumentMap, analysis: Analysis) -> None:
    tensions = tuple(
        replace(tension_on_the_toll(city), id=f"incompatibility-{n}", summary=f"Tension {n}.")
        for n in range(1, 7)
    )
    cruxes = tuple(Ranked("buses", 1.0, ("osei",), f"Reason {n}.") for n in range(1, 7))

    report = render_report(city, replace(analysis, tensions=tensions, cruxes=cruxes))

    section = report.split("## In short", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
    lines = [line for line in section.splitlines() if line]
    assert [line[-10:] for line in lines] == [
        *(f"Tension {n}." for n in range(1, 6)),
        *(f" Reason {n}." for n in range(1, 6)),
    ]


@pytest.fixture
def analysis(city: ArgumentMap) -> Analysis:
    return Analysis(
        agreements=(),
        tensions=(tension_on_the_toll(city),),
        defences=(),
        summaries=(),
        matrix=(
            Alignment("lind", "osei", None, None, 0.0, 0, ()),
            Alignment("osei", "ruiz", 0.7, 0.42, 0.4, 2, ()),
        ),
        consensus=(Ranked("buses", 1.4, ("osei", "ruiz"), "2 of 3 experts affirm it."),),
        contested=(),
        cruxes=(),
        one_sided=(),
        unsupported=(),
        coverage=(Coverage("transit", ("buses",), ("osei", "ruiz"), ("lind",)),),
        settings=(),
    )


def test_a_tension_is_told_with_its_score_and_passages(
    city: ArgumentMap, analysis: Analysis
) -> None:
    report = render_report(city, analysis)

    section = report.split("## Tensions", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
    assert "### 1. Ruiz would charge; Osei would keep it free." in section
    assert "score -0.4 = incompatibility -0.7 x in part 0.6" in section
    assert "1. Ruiz affirms the charge. (“a charge at the ring”, characters " in section
    assert "2. The two are incompatible in part. (“no toll on our customers”, " in section


def test_two_experts_who_share_nothing_have_a_hyphen_and_no_zero(
    city: ArgumentMap, analysis: Analysis
) -> None:
    report = render_report(city, analysis)

    assert "| Maja Lind, Kofi Osei | - | - | 0 |" in report
    assert "| Kofi Osei, Ana Ruiz | 0.7 | 0.4 | 2 |" in report


def test_an_expert_is_shown_with_role_and_period(city: ArgumentMap, analysis: Analysis) -> None:
    report = render_report(city, analysis)

    assert "- **Ana Ruiz**: Professor of transport, City University (2012-)" in report
    assert "The city desk" not in report.split("**Sources**", maxsplit=1)[0]


def test_an_implied_and_conditional_stance_names_its_condition(
    city: ArgumentMap, analysis: Analysis
) -> None:
    report = render_report(city, analysis)

    assert "*Free buses* [if *Charge for the centre*]" in report
    assert "*Fares hit the poor* [as others' words, voice of The mayor]" in report
    assert "*Charge for the centre* [denies, cautiously]" in report


@pytest.mark.parametrize(
    "firmness", [x for x in Firmness if x not in {Firmness.FLAT, Firmness.CONDITIONAL}]
)
def test_whatever_is_not_said_flatly_is_shown_as_such(
    city: ArgumentMap, analysis: Analysis, firmness: Firmness
) -> None:
    stances = [replace(x, firmness=firmness) if x.expert == "osei" else x for x in city.stances]

    report = render_report(replace(city, stances=tuple(stances)), analysis)

    words = Voice(city).word(f"manner.{firmness.value}")
    assert f"*Charge for the centre* [denies, {words}]" in report


def test_text_of_the_map_cannot_act_as_markup(city: ArgumentMap, analysis: Analysis) -> None:
    hostile = Claim("buses", "<img src=x> [a](javascript:b) *c*", "t\n# heading")
    others = tuple(claim for claim in city.claims if claim.id != "buses")

    report = render_report(replace(city, claims=(*others, hostile)), analysis)

    assert r"\<img src=x\> \[a\](javascript:b) \*c\*" in report
    assert " <img" not in report


def test_the_same_map_gives_the_same_report(city: ArgumentMap, analysis: Analysis) -> None:
    assert render_report(city, analysis) == render_report(city, analysis)


def test_a_map_in_which_nothing_is_found_still_has_its_positions(city: ArgumentMap) -> None:
    nothing = Analysis((), (), (), (), (), (), (), (), (), (), (), ())

    report = render_report(city, nothing)

    assert "## Tensions" not in report
    assert "## What each expert says" in report


def test_a_coalition_is_told_with_what_it_shares(city: ArgumentMap, analysis: Analysis) -> None:
    coalition = Coalition(("osei", "ruiz"), ("buses",), ("free",), 2, 0, steady=True)

    report = render_report(city, replace(analysis, coalitions=(coalition,)))

    assert "- Kofi Osei, Ana Ruiz: *Free buses*; not: *Keep the centre free*" in report


@pytest.fixture
def ukraine_map(project_folder: Path) -> ArgumentMap:
    """The shipped map."""
    return counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")


def test_the_report_answers_first_and_leaves_the_findings_to_the_full_one(
    ukraine_map: ArgumentMap,
) -> None:
    analysis = analyse(build_network(ukraine_map))

    short, full = (render_report(ukraine_map, analysis, full=full) for full in (False, True))

    headings = [line[3:] for line in short.splitlines() if line.startswith("## ")]
    assert headings == [
        *("In a few sentences", "Who stands where", "What it turns on", "The first issues")
    ]
    assert len(short.split()) <= 1500
    assert full.startswith(short.partition("\nEach finding beneath")[0])
    assert "## Agreements" in full


def test_each_issue_is_a_row_of_marks(ukraine_map: ArgumentMap) -> None:
    report = render_report(ukraine_map, analyse(build_network(ukraine_map)))

    assert "| issue | Bezsmertnyi | Fried | Green | Pifer | Smith |" in report
    assert "| Must Russia be put under pressure? |  | ++ | (+) | ++ | ++ |" in report


@pytest.mark.parametrize(
    ("share", "words", "phrase"),
    [
        (1.0, "10 of 10", "confidence 10 of 10"),
        (0.7, "", "confidence 70 %"),
        (0.9, "very sure", "confidence very sure"),
    ],
    ids=["scale", "share", "words"],
)
def test_how_sure_somebody_is_is_told_as_it_was_said(
    city: ArgumentMap, analysis: Analysis, share: float, words: str, phrase: str
) -> None:
    stances = [
        replace(x, confidence=share, confidence_said=words) if x.expert == "osei" else x
        for x in city.stances
    ]

    report = render_report(replace(city, stances=tuple(stances)), analysis)

    assert f"*Charge for the centre* [denies, cautiously, {phrase}]" in report
