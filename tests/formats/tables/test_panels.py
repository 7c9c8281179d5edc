"""Panels in the layouts of three public ones: what goes in with at most one option."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats.tables import TableSettings, read_table_files
from counterpoint.model import ArgumentMap, Firmness, Grade

PANELS = Path(__file__).parents[2] / "data" / "panels"
QUESTION = "Would a charge for driving into the centre leave residents better off?"


def panel(name: str, settings: TableSettings | None = None) -> ArgumentMap:
    return read_table_files([PANELS / name], settings=settings or TableSettings()).map


def people(argument_map: ArgumentMap) -> dict[str, str]:
    return {
        x.name: ", ".join(part for y in x.roles for part in (y.title, y.organization) if part)
        for x in argument_map.experts
    }


def test_economists_on_one_question_need_that_question_alone() -> None:
    argument_map = panel("congestion-charge.csv", TableSettings(question=QUESTION))

    assert (argument_map.title, argument_map.question) == ("Congestion charge", QUESTION)
    assert people(argument_map) == {
        "Ana Ruiz": "City University",
        "Eva Roth": "Bergen",
        "Ido Katz": "Bay Tech",
        "José María O’Neill-Sáenz": "Santa Marta",
        "Jun’ichirō Abe": "Kanto",
        "Kofi Osei": "Port College",
        "Maja Lind": "Oresund Institute",
        "Oleksandra Petrenko": "Kyiv School",
        "Sir Hew Dalrymple-Ward": "Old College",
        "Thi Mai Nguyen": "Delta",
        "Ursula von der Heide": "Weststadt",
        "William D. Harker": "Northgate",
    }
    by_expert = {x.expert: x for x in argument_map.stances}
    assert (by_expert["ana-ruiz"].grade, by_expert["ana-ruiz"].confidence) == (Grade.STRONG, 0.9)
    assert (by_expert["maja-lind"].firmness, by_expert["maja-lind"].confidence) == (
        Firmness.UNDECIDED,
        0.4,
    )
    assert by_expert["thi-mai-nguyen"].firmness is Firmness.ABSTAINING
    assert "ido-katz" not in by_expert
    assert [x.question for x in argument_map.issues] == [QUESTION]


def test_a_panel_about_one_claim_asks_for_it() -> None:
    with pytest.raises(InputError, match="no column says to what people answer; say it: --claim"):
        panel("congestion-charge.csv")


def test_a_delphi_round_of_two_header_lines_needs_nothing() -> None:
    argument_map = panel("delphi-traffic.xlsx")

    assert argument_map.title == "Delphi panel on city traffic, second round"
    assert people(argument_map) == {
        "Ana Ruiz": "Professor of transport, City University",
        "Kofi Osei": "Director, Chamber of Trade",
        "Maja Lind": "Senior fellow, Oresund Institute",
        "Ursula von der Heide": "Lecturer, Weststadt University",
    }
    assert [x.text for x in argument_map.claims] == [
        "A charge will cut traffic by a tenth within two years",
        "Buses will be free for everybody by 2030",
        "By 2030 the centre will be free of private cars",
    ]
    ratings = {
        x.target.partition("-")[0]: (x.polarity.value, x.grade, x.confidence)
        for x in argument_map.stances
        if x.expert == "ruiz-ana"
    }
    assert ratings == {
        "a": ("affirm", Grade.STRONG, 0.9),
        "buses": ("deny", Grade.STRONG, 0.9),
        "by": ("deny", None, 0.6),
    }


def test_a_roundup_of_statements_and_quotes_needs_nothing_but_a_question() -> None:
    settings = TableSettings(question="What will the central bank do?")

    argument_map = panel("tariff-roundup.csv", settings)

    assert people(argument_map)["Mary-Ann St. John"] == "Partner, Lime Street"
    assert {
        (x.expert, x.date, x.quotation and x.quotation.exact) for x in argument_map.stances
    } >= {
        ("hannah-weiss", "2026-04-28", "we pencil in a June cut"),
        ("piotr-zając", "2026-04-29", "September, not before"),
    }
    assert {x.url for x in argument_map.sources} >= {"https://example.org/lime"}


WORDS = "They said: the toll works. Later: nobody pays twice."


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("the toll works", "exact"),
        ("The toll, works", "similar"),
        ("the toll does not work", "is not found in the source"),
    ],
)
def test_exact_words_are_looked_up_in_the_text_that_the_table_names(
    tmp_path: Path, quote: str, outcome: str
) -> None:
    (tmp_path / "panel.txt").write_text(WORDS, "utf-8")
    path = tmp_path / "panel.csv"
    path.write_text(
        f'expert,statement,exact quote,source\nAna,Tolls work,"{quote}",panel.txt\n', "utf-8"
    )

    try:
        (stance,) = read_table_files([path]).map.stances
        verdict = stance.quotation.verification.value if stance.quotation else ""
    except InputError as error:
        verdict = str(error)

    assert outcome in verdict
