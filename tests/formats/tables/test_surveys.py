"""Tables as survey software exports them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats.tables import TableResult, read_table_files, settings_of

Read = Callable[[str], TableResult]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as the table ``panel.csv``."""

    def reading(text: str) -> TableResult:
        (tmp_path / "panel.csv").write_text(text, "utf-8")
        return read_table_files([tmp_path / "panel.csv"])

    return reading


def test_times_that_software_noted_never_stop_the_reading(read: Read) -> None:
    result = read(
        "Timestamp,Name,A toll\n2026/03/01 9:14:05 AM GMT+1,Ana,agree\n"
        "2026/03/02 11:14:05 PM CET,Bo,agree\nyesterday,Cy,agree\nthen,Di,agree\n"
    )
    unclear = read("Timestamp,Name,A toll?\n3/4/2026 9:14:05,Ana,agree\n")

    assert {x.expert: x.date for x in result.map.stances} == {
        "ana": "2026-03-01",
        "bo": "2026-03-02",
        "cy": "",
        "di": "",
    }
    (warning,) = [x for x in result.warnings if x.code == "date"]
    assert warning.message == "'yesterday' is no date that can be read (also in row 5)"
    assert [x.date for x in unclear.map.stances] == [""]
    assert [x.code for x in unclear.warnings] == ["date-order"]


@pytest.mark.parametrize(
    ("answers", "unknown", "advice"),
    [
        (("Agree", "unclear", "both"), "Unsichr", "write agree,"),
        (("5 - Agree", "1 - Disagree", "absent"), "absentee", 'did you mean "absent"?'),
        (("Ja", "Nein", "unklar"), "Unsichr", 'did you mean "unsicher"?'),
        (("Agree", "Disagree", "on the fence"), "Uncertan", 'did you mean "uncertain"?'),
    ],
)
def test_a_word_is_proposed_in_the_language_of_the_sheet(
    read: Read, answers: tuple[str, ...], unknown: str, advice: str
) -> None:
    rows = [f"{name},Tolls,{answer}" for name, answer in zip("abc", answers, strict=True)]
    text = "\n".join(["Name,Claim,Position", *rows])

    with pytest.raises(InputError) as error:
        read(f"{text}\nd,Tolls,{unknown}\n")

    (problem,) = error.value.problems
    assert problem.message == f"'{unknown}' is no stance"
    assert problem.advice.startswith(advice)
    assert len(read(text).map.stances) == 3 - answers.count("absent")


FORMS = (
    "Timestamp,Email Address,{name},Your affiliation,How far do you agree? [Cars pay],"
    "How far do you agree? [Buses are free],Age,Any other comments?,Comments\n"
    "2026/03/01 9:14:05 AM GMT+1,a@x.org,Ana Ruiz,City,Somewhat agree,Don't know,31,,Thanks!\n"
    "2026/03/02 1:14:05 PM GMT+1,b@x.org,Bo Osei,Trade,Strongly disagree,,45,Well,\n"
)


@pytest.mark.parametrize("name", ["Your full name", "What is your name?", "Name of respondent"])
def test_an_export_of_google_forms_goes_in_as_it_is(read: Read, name: str) -> None:
    result = read(FORMS.format(name=name))

    argument_map = result.map
    assert argument_map.question == "How far do you agree?"
    assert {x.text for x in argument_map.claims} == {"Cars pay", "Buses are free"}
    assert {x.name: x.roles[0].organization for x in argument_map.experts} == {
        "Ana Ruiz": "City",
        "Bo Osei": "Trade",
    }
    assert {(x.expert, x.target, x.date, x.note) for x in argument_map.stances} == {
        ("ana-ruiz", "cars-pay", "2026-03-01", ""),
        ("ana-ruiz", "buses-are-free", "2026-03-01", ""),
        ("bo-osei", "cars-pay", "2026-03-02", ""),
    }
    assert [x.message for x in result.warnings] == [
        "addresses and what survey software adds are left out: 'Email Address'",
        "the column 'Age' is not read",
        "the column 'Any other comments?' is not read",
        "the column 'Comments' is not read",
    ]


def test_only_what_is_missing_is_asked_for_by_the_headers_as_written(read: Read) -> None:
    with pytest.raises(InputError) as error:
        read(FORMS.format(name="Nickname"))

    (problem,) = error.value.problems
    assert problem.message == "there is no column 'expert'"
    assert problem.advice.startswith("the columns are Timestamp, Nickname, Your affiliation, How")


_ADDED = "StartDate,Status,IPAddress,Finished,RecordedDate,ResponseId,RecipientLastName"
_LABELS = (
    "Start Date,Response Type,IP Address,Finished,Recorded Date,Response ID,Recipient Last Name"
)
_IDS = '"{""ImportId"":""startDate""}"' + ',"{""ImportId"":""QID1""}"' * 11
_ROW = "2026-03-01 09:10:11,IP Address,192.0.2.1,True,2026-03-01 09:20:12,R_1"
_QUESTIONS = (
    "How far do you agree? - Cars pay,How far do you agree? - Buses - and trams - are free,"
    "Would you vote? - Cars pay twice,Would you vote? - Nobody pays"
)
_ANSWERS = "Somewhat agree,Strongly disagree,Agree,Don't know"


@pytest.mark.parametrize("ids", [f"{_IDS}\n", ""], ids=["three-lines", "two-lines"])
@pytest.mark.parametrize(
    ("label", "code", "row"),
    [
        ("What is your name?", "Q1", f"{_ROW},,Ana Ruiz"),
        ("Recipient First Name", "RecipientFirstName", f"{_ROW},Ruiz,Ana"),
    ],
)
def test_an_export_of_qualtrics_goes_in_as_it_is(
    read: Read, ids: str, label: str, code: str, row: str
) -> None:
    result = read(
        f"{_ADDED},{code},Q2_1,Q2_2,Q3_1,Q3_2\n{_LABELS},{label},{_QUESTIONS}\n"
        f"{ids}{row},{_ANSWERS}\n{row.replace(',IP Address', ',Survey Preview')} II,{_ANSWERS}\n"
    )

    argument_map = result.map
    texts = {x.id: x.text for x in argument_map.claims}
    assert [x.name for x in argument_map.experts] == ["Ana Ruiz"]
    assert [x.question for x in argument_map.issues] == ["How far do you agree?", "Would you vote?"]
    assert {texts[x.target] for x in argument_map.stances} == {
        *("Cars pay", "Buses - and trams - are free", "Cars pay twice", "Nobody pays"),
    }
    assert {x.date[:10] for x in argument_map.stances} == {"2026-03-01"}
    warning, preview = result.warnings
    assert preview.message == "rows are previews of the survey, and nobody's answers: 1"
    assert warning.message.startswith("addresses and what survey software adds are left out: 'Sta")
    assert "192.0.2.1" not in repr(asdict(argument_map))


def test_columns_that_begin_alike_go_together_and_their_claims_are_asked_for(
    tmp_path: Path,
) -> None:
    text = (
        "Panelist Name,Question A Vote,Question A Confidence (1-10),Question A Comment,"
        "Median A Vote,Question B Vote,Question B Confidence (1-10),Question B Comment\n"
        "Ana Ruiz,Agree,9,Clear,Agree,Disagree,3,\nBo Osei,No opinion,,,Agree,Agree,10,Sure\n"
    )
    path = tmp_path / "panel.csv"
    path.write_text(text, "utf-8")
    settings = settings_of({"question": ("Who pays?",), "claim": ("question a=Cars pay",)})

    result = read_table_files([path], settings=settings)

    assert {
        (x.expert, x.target, x.polarity.value, x.confidence, x.note)
        for x in result.map.stances
        if not x.firmness.takes_no_side
    } == {
        ("ana-ruiz", "cars-pay", "affirm", 0.9, "Clear"),
        ("ana-ruiz", "question-b", "deny", 0.3, ""),
        ("bo-osei", "question-b", "affirm", 1.0, "Sure"),
    }
    numbered = "claims are called as their columns are: 'Question B'; say what each says"
    assert [f"{x.message}; {x.advice}" for x in result.warnings] == [
        f'{numbered}: --claim "Question B=..."',
        "the column 'Median A Vote' is not read; it sums up what all answered",
    ]
    with pytest.raises(InputError, match="no claim is called 'Question C', of which"):
        read_table_files([path], settings=settings_of({"claim": ("Question C=x",)}))
    path.write_text(f"Question A: Cars pay\nQuestion B: Bikes pay\n{text}", "utf-8")
    assert {x.text for x in read_table_files([path]).map.claims} == {"Bikes pay", "Cars pay"}


def test_of_many_claims_that_are_called_by_a_number_three_are_named(read: Read) -> None:
    result = read("Name,Q1,Q2,Q3,Q4,Q5\nAna,Agree,Agree,Agree,Agree,Agree\n")

    message = "claims are called as their columns are: 'Q1', 'Q2', 'Q3' and 2 more"
    assert [x.message for x in result.warnings if x.code == "claim-names"] == [message]


def test_numbers_without_a_scale_are_asked_for_at_the_column_that_has_them(read: Read) -> None:
    with pytest.raises(InputError, match="in 'Free buses' numbers from 0 to 7 do not say"):
        read("Name,A toll,Free buses\nAna,1,7\nBo,0,6\n")


def test_a_column_that_names_its_scale_is_read_beside_answers_in_words(read: Read) -> None:
    result = read("Name,Rain falls (%),Snow falls,Age\nAna,70,Very likely,31\nBo,15%,Unlikely,45\n")

    assert {(x.expert, x.target, x.polarity.value, x.confidence) for x in result.map.stances} == {
        ("ana", "rain-falls", "affirm", 0.7),
        ("bo", "rain-falls", "deny", 0.85),
        ("ana", "snow-falls", "affirm", None),
        ("bo", "snow-falls", "deny", None),
    }
    assert {x.text for x in result.map.claims} == {"Rain falls", "Snow falls"}


def test_a_misspelt_header_of_answers_is_no_claim(read: Read) -> None:
    with pytest.raises(InputError, match=r"'Voet' may be what people answer.*did you mean vote"):
        read("Should cars pay?\nName,Voet,Confidance\nAna,Agree,8\nBo,Disagree,6\n")
