"""Panels in the layouts of three public ones: what goes in with at most one option."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from opened_maps import put_in_store
from rdflib import URIRef
from samples import city_map

from counterpoint import pipeline
from counterpoint.errors import InputError
from counterpoint.formats import ReadingChoices
from counterpoint.formats.sides import own_sides
from counterpoint.formats.tables import TableSettings, read_table_files
from counterpoint.model import ArgumentMap, BriefPart, Firmness, Grade
from counterpoint.pipeline.debate import debate_in
from counterpoint.rdf import to_rdf
from counterpoint.views import render_report
from counterpoint.views.payload.payload import payload_of
from counterpoint.vocab import CP

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


def test_who_takes_no_side_is_told_as_such_and_who_is_silent_as_silent() -> None:
    choices = ReadingChoices(table=TableSettings(question=QUESTION))
    debate = pipeline.load([PANELS / "congestion-charge.csv"], choices=choices)

    report = render_report(debate.map, debate.analysis)
    data = payload_of(debate.map, debate.analysis)

    assert f"Lind is undecided about “{QUESTION}”" in report
    assert f"Thi Mai Nguyen gives no opinion on “{QUESTION}”" in report
    assert "No position of Katz is on record." in report
    assert "maja-lind" not in json.dumps(data["chain"])
    polarities = {x["expert"]: x.get("polarity", "affirm") for x in data["stances"]}
    assert (polarities["maja-lind"], polarities["eva-roth"]) == ("neither", "deny")


@pytest.fixture
def quoting(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a table that quotes some words of the text beside it."""

    def written(quote: str) -> Path:
        (tmp_path / "panel.txt").write_text(
            "They said: the toll works. Nobody pays twice.", "utf-8"
        )
        path = tmp_path / "panel.csv"
        rows = f'expert,statement,exact quote,source\nAna,Tolls work,"{quote}",panel.txt\n'
        path.write_text(rows, "utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("quote", "verification"), [("the toll works", "exact"), ("The toll, works", "similar")]
)
def test_exact_words_are_looked_up_in_the_text_that_the_table_names(
    quoting: Callable[[str], Path], quote: str, verification: str
) -> None:
    (stance,) = read_table_files([quoting(quote)]).map.stances

    assert stance.quotation is not None
    assert (stance.quotation.exact, stance.quotation.verification.value) == (
        "the toll works",
        verification,
    )


def test_words_that_are_not_in_the_text_are_an_error(quoting: Callable[[str], Path]) -> None:
    with pytest.raises(InputError, match="'the toll does not work' is not found in the source"):
        read_table_files([quoting("the toll does not work")])


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("congestion-charge.csv", TableSettings(question=QUESTION)),
        ("delphi-traffic.xlsx", TableSettings()),
    ],
)
def test_who_takes_no_side_is_counted_on_neither_anywhere(
    name: str, settings: TableSettings
) -> None:
    debate = pipeline.load([PANELS / name], choices=ReadingChoices(table=settings))
    sides = tuple(x for x in debate.map.stances if not x.firmness.takes_no_side)
    argument_map = replace(debate.map, stances=sides)
    without = debate_in(put_in_store(argument_map))

    assert len(sides) < len(debate.map.stances)
    assert found_in(debate) == found_in(without)
    assert shown_of(debate) == shown_of(without)
    assert own_sides(debate.map) == own_sides(argument_map)
    for predicate in (CP.affirms, CP.denies):
        assert pairs_of(debate.map, predicate) == pairs_of(argument_map, predicate)


def pairs_of(argument_map: ArgumentMap, predicate: URIRef) -> set[tuple[object, object]]:
    quads = to_rdf(argument_map).quads((None, predicate, None, None))
    return {(subject, target) for subject, _, target, _ in quads}


def found_in(debate: pipeline.Debate) -> dict[str, object]:
    """All findings and figures, but for what is told of those who take no side.

    An issue counts them among its silent ones, and leaves out of whom there is no answer.
    """
    analysis = {x.name: getattr(debate.analysis, x.name) for x in fields(debate.analysis)}
    analysis["issues"] = [
        replace(issue, understood=(), silent=(), undecided=()) for issue in debate.analysis.issues
    ]
    analysis["brief"] = [x for x in debate.analysis.brief if x.part is not BriefPart.UNREAD]
    return analysis


def shown_of(debate: pipeline.Debate) -> dict[str, object]:
    """What the page knows, but for what each says and the sentences."""
    data = payload_of(debate.map, debate.analysis)
    apart = {"stances", "issues", "brief", "sentences", "answers"}
    return {name: value for name, value in data.items() if name not in apart}


def test_a_table_that_says_no_question_has_none_and_its_sums_are_no_ones(tmp_path: Path) -> None:
    path = tmp_path / "spring.csv"
    path.write_text("Panelist Name,Claim,Vote,Sure,Median Confidence\nAna,Tolls work,yes,80 %,8\n")

    inspection = pipeline.inspect(path)

    (understood,) = inspection.details["understood"]
    assert (understood["title"], understood["title from"]) == ("Spring", "the file's name")
    assert understood["question"] is None
    assert understood["columns"] == {
        "Panelist Name": "expert",
        "Claim": "claim",
        "Vote": "stance",
        "Sure": "confidence",
        "Median Confidence": "not read",
    }
    assert [str(problem).partition("; ")[2] for problem in inspection.problems] == [
        'say --question "...", or write it over the header: Question: ...',
        "it sums up what all answered",
    ]
    assert [each["kind"] for each in inspection.details["conversion"]["losses"]] == ["column"]


def test_names_of_several_and_whole_texts_are_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "papers.csv"
    rows = "".join(
        f"{name},{'word ' * 300}{name}\n" for name in ("Ana", "Bo", "Ana or Bo", "Ana & Bo")
    )
    path.write_text(f"author,claim\n{rows}Kofi & Sons,Tolls\n", "utf-8")

    warnings = read_table_files([path]).warnings

    assert [(x.code, x.place.line) for x in warnings if x.code != "no-question"] == [
        ("long-claims", 1),
        ("several-names", 4),
        ("several-names", 5),
    ]


def test_a_table_of_keys_is_told_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("arg_id,key_point_id,label\na1,k1,1\n", "utf-8")

    with pytest.raises(InputError, match="this says which record belongs to which") as error:
        read_table_files([path])

    assert len(error.value.problems) == 1


def test_the_answers_of_a_panel_are_counted_and_nobody_urges_what_is_only_answered(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tolls.csv"
    rows = (
        "Ana,The city should charge,strongly agree",
        "Bo,The city should charge,disagree",
        "Cy,The city should charge,uncertain",
        "Di,The city should charge,no opinion",
        "Di,Tolls work,agree",
        "Ana,Tolls work,disagree",
    )
    path.write_text("\n".join(["Name,Claim,Vote", *rows]), "utf-8")
    debate = pipeline.load([path])

    report = render_report(debate.map, debate.analysis)
    data = payload_of(debate.map, debate.analysis)

    assert "| The city should charge | 1 (1) | 1 | 1 | 1 | 0 |" in report
    assert data["answers"] == [
        ("the-city-should-charge", 1, 1, 1, 0, 1, 1, 0),
        ("tolls-work", 1, 0, 1, 0, 0, 0, 2),
    ]
    assert "Ana agrees with “The city should charge”; Bo disagrees with it." in report
    assert "| ++ | -- | ? | ? |" in report
    [charge] = [x for x in data["issues"] if x["title"] == "The city should charge"]
    assert charge["undecided"] == ("cy", "di")


def test_what_people_say_in_words_of_their_own_is_no_poll() -> None:
    debate = debate_in(put_in_store(city_map()))

    assert "answers" not in payload_of(debate.map, debate.analysis)
    assert "urge" in render_report(debate.map, debate.analysis)
