"""The shared cases of tables, and tables that others made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats.tables import TableResult, TableSettings, read_table_files
from counterpoint.model import Firmness, Grade, Polarity

SETTINGS = TableSettings()


@pytest.fixture
def cases(shared_folder: Path) -> Path:
    return shared_folder / "cases" / "votes"


def read(path: Path, settings: TableSettings = SETTINGS) -> TableResult:
    return read_table_files([path], settings=settings)


def sides(result: TableResult) -> dict[str, tuple[str, Grade | None, float | None]]:
    """What each says, of the one claim: the side, how strongly, how sure."""
    return {
        x.expert: (
            x.firmness.value if x.firmness.takes_no_side else x.polarity.value,
            x.grade,
            x.confidence,
        )
        for x in result.map.stances
    }


def test_zero_is_uncertain_and_an_empty_cell_is_no_answer(cases: Path) -> None:
    result = read(cases / "v05-blank-vs-zero.csv")

    assert {(x.expert, x.target): x.firmness for x in result.map.stances} == {
        ("ana-ruiz", "a-toll"): Firmness.UNDECIDED,
        ("kofi-osei", "a-toll"): Firmness.FLAT,
        ("kofi-osei", "a-ring-road"): Firmness.FLAT,
    }


def test_grades_are_read_and_who_did_not_answer_is_on_the_panel(cases: Path) -> None:
    result = read(cases / "v07-likert.csv")

    assert sides(result) == {
        "ana-ruiz": ("affirm", Grade.STRONG, None),
        "kofi-osei": ("deny", Grade.STRONG, None),
        "maja-lind": ("undecided", None, None),
        "ido-katz": ("abstaining", None, None),
        "jan-vos": ("affirm", Grade.MILD, None),
    }
    assert "eva-roth" in {x.id for x in result.map.experts}


@pytest.mark.parametrize(
    ("name", "scale", "sure"),
    [
        ("v08-conf10", "1 to 10", {"ana-ruiz": 0.8, "kofi-osei": 1.0}),
        ("v08b-confword", "words", {"ana-ruiz": 0.9, "kofi-osei": 0.2}),
        ("v08c-confpct", "per cent", {"ana-ruiz": 0.8, "kofi-osei": 1.0}),
    ],
)
def test_confidence_is_read_on_its_scale_which_is_said(
    cases: Path, name: str, scale: str, sure: dict[str, float]
) -> None:
    result = read(cases / f"{name}.csv")

    assert {x.expert: x.confidence for x in result.map.stances} == sure
    assert result.previews[0].scales["confidence"] == scale


def test_dates_are_read_by_the_order_that_the_column_shows(cases: Path) -> None:
    path = cases / "v09-datestyles.csv"

    result = read(path)

    assert {x.expert: x.date for x in result.map.stances} == {
        "ana-ruiz": "2026-01-03",
        "kofi-osei": "2014-04-03",
        "maja-lind": "2026-01-03",
    }
    assert [x.code for x in result.warnings] == ["no-question", "date-order"]
    american = read(path, TableSettings(dates="month-first"))
    assert {x.date for x in american.map.stances} == {"2026-03-01", "2014-04-03"}


def test_a_wide_table_has_its_claims_in_the_header(cases: Path) -> None:
    result = read(cases / "v11-wide.csv")

    assert {(x.expert, x.target, x.polarity) for x in result.map.stances} == {
        ("ana-ruiz", "a-toll", Polarity.AFFIRM),
        ("ana-ruiz", "a-ring-road", Polarity.DENY),
        ("ana-ruiz", "free-buses", Polarity.AFFIRM),
        ("kofi-osei", "a-toll", Polarity.DENY),
        ("kofi-osei", "a-ring-road", Polarity.AFFIRM),
    }
    assert [x.roles[0].organization for x in result.map.experts] == [
        "City University",
        "Chamber of Trade",
    ]


def test_comments_are_statements_of_whoever_made_them(cases: Path) -> None:
    argument_map = read(cases / "v12-tttc.csv").map

    assert {x.expert for x in argument_map.stances} == {"ana-ruiz", "kofi-osei"}
    assert len(argument_map.claims) == 3


def test_a_reason_beside_an_answer_is_an_argument_of_that_person(cases: Path) -> None:
    argument_map = read(cases / "v13-claims-sheet.csv").map

    (argument,), (attack,) = argument_map.arguments, argument_map.attacks
    assert (argument.premises, argument.conclusion) == (
        ("it-worked-elsewhere",),
        "charge-for-the-centre",
    )
    assert (attack.premises, attack.target) == (("shops-lose-customers",), "charge-for-the-centre")
    pairs = {(x.expert, x.target) for x in argument_map.stances}
    assert {("ana-ruiz", argument.id), ("kofi-osei", attack.id)} <= pairs


def test_hundreds_of_mistakes_are_counted_truly(cases: Path, tmp_path: Path) -> None:
    text = (cases / "v18-many-mistakes.csv").read_text("utf-8")
    assert len(read(cases / "v18-many-mistakes.csv").map.stances) == 400
    path = tmp_path / "panel.csv"
    path.write_text(text.replace(",agree,", ",agreeish,").replace(",8\n", ",88 of 10\n"), "utf-8")

    with pytest.raises(InputError) as error:
        read(path)

    assert [x.stands_for for x in error.value.problems] == [400, 400]


def test_tables_of_comments_have_the_rows_and_speakers_that_others_count(
    shared_folder: Path,
) -> None:
    corpora = shared_folder / "corpora"
    expected = json.loads((corpora / "expected" / "tttc-csv_expected.json").read_text("utf-8"))

    for name, facts in expected.items():
        result = read(corpora / name)
        (preview,) = result.previews
        assert (preview.rows, [header for header, _ in preview.columns]) == (
            facts["rows"],
            facts["columns"],
        ), name
        # An empty name is counted there as one more.
        is_anybody_nameless = {x.id for x in result.map.claims} != {
            x.target for x in result.map.stances
        }
        nameless = int("speakers" in facts and is_anybody_nameless)
        assert len(result.map.experts) == facts.get("speakers", 0) - nameless, name


def test_arguments_for_and_against_motions_are_nobodys(shared_folder: Path) -> None:
    corpora = shared_folder / "corpora"
    expected = json.loads((corpora / "expected" / "argkp-csv_expected.json").read_text("utf-8"))

    for name, facts in expected.items():
        if "labels" in facts:
            with pytest.raises(InputError, match="this says which record belongs to which"):
                read(corpora / name)
            continue
        result = read(corpora / name)
        argument_map = result.map
        assert (result.previews[0].rows, argument_map.experts) == (facts["rows"], ()), name
        conclusions = {x.conclusion for x in argument_map.arguments}
        conclusions |= {x.target for x in argument_map.attacks}
        assert len(conclusions) == facts["topics"], name
        texts = len(argument_map.arguments) + len(argument_map.attacks)
        assert texts <= sum(facts["stance"].values()), name
