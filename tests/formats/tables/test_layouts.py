"""How a table is laid out, and what a person says of it beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint import pipeline
from counterpoint.errors import InputError, UsageError
from counterpoint.formats.tables import TableSettings, read_table_files, settings_of
from counterpoint.model import ArgumentMap

Read = Callable[..., ArgumentMap]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as the table ``panel.csv``, with settings as they stand in the file beside."""

    def reading(text: str, columns_file: str = "") -> ArgumentMap:
        (tmp_path / "panel.csv").write_text(text, "utf-8")
        (tmp_path / "panel.columns.yaml").write_text(columns_file or "# nothing\n", "utf-8")
        return read_table_files([tmp_path / "panel.csv"]).map

    return reading


def says(argument_map: ArgumentMap) -> set[tuple[str, str, str, float | None]]:
    return {
        (
            x.expert,
            x.target,
            x.firmness.value if x.firmness.takes_no_side else x.polarity.value,
            x.confidence,
        )
        for x in argument_map.stances
    }


def test_what_stands_beside_a_table_names_its_columns_scales_and_words(read: Read) -> None:
    text = "Wer;Satz;Wie;Grad\nAna;Maut;lean yes;2\nBo;Maut;nay;5\n"

    argument_map = read(
        text,
        "title: A panel\nquestion: Why?\nlanguage: de\ncolumns: {claim: Satz, stance: Wie, "
        "confidence: Grad}\nscales: {confidence: 1..5}\nanswers: {nay: disagree}\n",
    )

    assert (argument_map.title, argument_map.question, argument_map.language) == (
        "A panel",
        "Why?",
        "de",
    )
    assert says(argument_map) == {("ana", "maut", "affirm", 0.4), ("bo", "maut", "deny", 1.0)}


def test_what_is_wrong_beside_a_table_is_noted_with_its_place(read: Read) -> None:
    with pytest.raises(InputError) as error:
        read("a\n", "colums: {}\nscales: {confidence: much}\ncolumns: {expertt: Name}\n")

    assert [(x.place.line, x.message, x.advice) for x in error.value.problems][:3] == [
        (1, "'colums' is no setting", "did you mean columns?"),
        (2, "'much' is no scale for confidence", "write 1..10, from the least to the most"),
        (3, "'expertt' is nothing that a column holds", "did you mean expert?"),
    ]


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ({"columns": ("expert",)}, "--column expert: write --column expert=..."),
        ({"columns": ("exprt=A",)}, "'exprt' is nothing that a column holds; did you mean expert?"),
        ({"scales": ("stance=x",)}, "'x' is no scale for stance"),
        ({"dates": ("dmy",)}, "it is day-first or month-first"),
        ({"encoding": ("utf-99",)}, "'utf-99' is no encoding"),
    ],
)
def test_an_option_that_cannot_be_is_refused(
    pairs: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        settings_of(pairs)


def test_a_wide_table_has_what_goes_with_an_answer_after_it_or_by_its_name(read: Read) -> None:
    argument_map = read(
        "Name,A toll,Confidence,Free buses,Free buses: confidence\n"
        "Ana,agree,9,disagree,2\nBo,no opinion,,,\n"
    )

    assert says(argument_map) == {
        ("ana", "a-toll", "affirm", 0.9),
        ("ana", "free-buses", "deny", 0.2),
        ("bo", "a-toll", "abstaining", None),
    }


@pytest.mark.parametrize(
    ("header", "cells", "sides"),
    [
        ("Rating (1 = strongly agree, 5 = strongly disagree)", "1 3 4", "affirm undecided deny"),
        ("vote", "-2 0 1", "deny undecided affirm"),
        ("vote", "80% 50% 10%", "affirm undecided deny"),
    ],
)
def test_numbers_are_answers_on_the_scale_that_is_named_or_shows(
    read: Read, header: str, cells: str, sides: str
) -> None:
    rows = [f"{name},{cell}" for name, cell in zip("abc", cells.split(), strict=True)]
    text = "\n".join(["Claim: Tolls work", f'name,"{header}"', *rows])

    sides_by_name = {x: side for x, _, side, _ in says(read(text))}

    assert sides_by_name == dict(zip("abc", sides.split(), strict=True))


def test_a_probability_is_how_sure_somebody_is(read: Read) -> None:
    argument_map = read("Claim: Rain\nname,vote\nAna,80 %\nBo,10 %\n")

    assert says(argument_map) == {("ana", "rain", "affirm", 0.8), ("bo", "rain", "deny", 0.9)}


def test_numbers_without_a_scale_are_asked_for_once(read: Read) -> None:
    with pytest.raises(InputError) as error:
        read("name,A toll,Free buses\nAna,4,2\nBo,5,3\n")

    (problem,) = error.value.problems
    assert problem.message == "in 'A toll' numbers from 2 to 5 do not say which end agrees"


def test_reasons_for_and_against_are_whose_answer_they_fit(read: Read) -> None:
    argument_map = read("who,claim,pro,con\nAna,A toll,It works,Shops lose\n,Free buses,Fair,\n")

    (against,) = argument_map.attacks
    mine = {x.target for x in argument_map.stances if x.expert == "ana"}
    assert {x.premises for x in argument_map.arguments} == {("it-works",), ("fair",)}
    assert {"a-toll", "it-works", "it-works--a-toll"} == mine
    assert against.premises == ("shops-lose",)


def test_each_reason_of_one_answer_is_kept_and_a_claim_is_no_reason_for_itself(read: Read) -> None:
    argument_map = read(
        "who,claim,vote,reason,page\nAna,A toll,agree,It works,\nAna,A toll,agree,It is fair,\n"
        "Ana,A toll,agree,,3\nAna,A toll,agree,A toll,3\n"
    )

    assert {x.premises for x in argument_map.arguments} == {("it-works",), ("it-is-fair",)}
    assert {x.note for x in argument_map.stances if x.target == "a-toll"} == {"", "p. 3"}


def test_names_behind_reasons_are_whose_they_are_and_a_claim_holds_downwards(read: Read) -> None:
    argument_map = read(
        "Claim,Reasons for,Who says so,Reasons against,Who says so\n"
        "Close it,Land,Rosa,Jobs,Chamber\n,Noise,Tom,Ambulances,Ann\n"
    )

    assert {x.name for x in argument_map.experts} == {"Rosa", "Chamber", "Tom", "Ann"}
    assert {x.premises: x.conclusion for x in argument_map.arguments} == {
        ("land",): "close-it",
        ("noise",): "close-it",
    }
    assert {(x.expert, x.target) for x in argument_map.stances} >= {
        ("tom", "noise"),
        ("ann", "ambulances--close-it--against"),
    }
    assert "close-it" not in {x.target for x in argument_map.stances}


def test_names_in_two_columns_topics_and_questions_are_kept(read: Read) -> None:
    argument_map = read(
        "First name,Surname,Question,Statement,Vote,Topic,Page\n"
        "Ana,Ruiz,Who pays?,Drivers pay,yes,money; roads,12\n"
        "Kofi,Osei,Who builds?,The city builds,no,roads,\n"
    )

    assert [(x.name, x.family) for x in argument_map.experts] == [
        ("Ana Ruiz", "Ruiz"),
        ("Kofi Osei", "Osei"),
    ]
    assert [x.topics for x in argument_map.claims] == [("money", "roads"), ("roads",)]
    assert [x.question for x in argument_map.issues] == ["Who builds?", "Who pays?"]
    assert {x.note for x in argument_map.stances} == {"p. 12", ""}


def test_sums_below_a_table_are_nobody(read: Read) -> None:
    rows = "Ana,Tolls,yes,8\nBo,Tolls,no,4\nTotal,,2,12\nagree,,1,\nSource: own count,,,\n"

    argument_map = read(f"name,claim,vote,confidence\n{rows}")

    assert [x.name for x in argument_map.experts] == ["Ana", "Bo"]


def test_one_slip_does_not_change_the_scale(read: Read) -> None:
    with pytest.raises(InputError, match="11 is above 10, and most are not"):
        read("name,claim,vote,confidence\nA,T,yes,8\nB,T,no,11\nC,T,no,5\n")


def test_a_vote_with_a_misspelt_header_makes_nobody_agree(read: Read) -> None:
    with pytest.raises(InputError, match="'Mood' may be what people answer"):
        read("Name,Claim,Mood\nAna,Tolls,agree\nBo,Tolls,disagree\n")


def test_a_command_takes_the_options_and_inspect_shows_what_was_understood(tmp_path: Path) -> None:
    (tmp_path / "panel.csv").write_text("Panelist,Mark\nAna,4\nBo,2\n", "utf-8")
    options = ("--column", "stance=Mark", "--scale", "stance=1..5", "--claim", "Tolls work")

    inspection = counterpoint("inspect", "panel.csv", *options, cwd=tmp_path)
    checked = counterpoint("check", "panel.csv", *options, cwd=tmp_path)
    unclear = counterpoint("inspect", "panel.csv", cwd=tmp_path)
    refused = counterpoint("check", "panel.csv", cwd=tmp_path)

    assert ["columns", "Mark", "stance"] in [
        line.split() for line in inspection.stdout.splitlines()
    ]
    assert ["columns", "Mark", "answers", "to", "it"] in [
        x.split() for x in unclear.stdout.splitlines()
    ]
    assert (unclear.returncode, "--scale stance=1..5" in unclear.stderr) == (1, True)
    assert "1 (disagrees most) to 5 (agrees most)" in inspection.stdout
    assert (checked.returncode, refused.returncode) == (0, 1)
    assert "--scale stance=1..5" in refused.stderr


def test_a_preview_has_each_column_and_the_first_people(tmp_path: Path) -> None:
    rows = "".join(f"{name},A toll,agree,,\n" for name in "ABCDEF")
    path = tmp_path / "panel.csv"
    path.write_text(f"name,claim,vote,Memo,Memo\n{rows}", "utf-8")

    (preview,) = read_table_files([path], settings=TableSettings(question="Why?")).previews

    assert dict(preview.columns)["Memo (column 5)"] == "not read"
    assert preview.people == tuple("ABCDE")


def test_a_preview_shows_the_first_five_of_many_questions(tmp_path: Path) -> None:
    rows = "".join(f"Ana,Claim {number},agree,Why {number}?\n" for number in range(1, 7))
    path = tmp_path / "panel.csv"
    path.write_text(f"Name,Claim,Stance,Question\n{rows}", "utf-8")

    [preview] = read_table_files([path]).previews

    assert preview.questions == ("Why 1?", "Why 2?", "Why 3?", "Why 4?", "Why 5?")


def test_two_files_of_one_question_each_keep_both_titles_and_questions(tmp_path: Path) -> None:
    for name, title, question in (
        ("a", "Steel", "Should tariffs rise?"),
        ("b", "Toll", "Who pays?"),
    ):
        text = f"{title} panel\nQuestion: {question}\nName,Vote\nAna,agree\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")

    argument_map = read_table_files(sorted(tmp_path.glob("*.csv"))).map

    assert (argument_map.title, argument_map.question) == ("Steel panel; Toll panel", "")
    assert [x.question for x in argument_map.issues] == ["Should tariffs rise?", "Who pays?"]
    assert {x.text: x.issues for x in argument_map.claims} == {
        "Should tariffs rise?": ("should-tariffs-rise",),
        "Who pays?": ("who-pays",),
    }


def test_equal_claims_of_several_tables_are_one_and_of_one_table_stay_apart(tmp_path: Path) -> None:
    for name, rows in (
        ("a", "Ana,A toll,agree\n"),
        ("b", "Bo,a  toll.,disagree\nBo,A toll road,agree\n"),
        ("c", "Cy,a toll,agree\nCy,A Toll!,agree\n"),
    ):
        (tmp_path / f"{name}.csv").write_text(f"Name,Claim,Vote\n{rows}", encoding="utf-8")
    files = sorted(tmp_path.glob("*.csv"))
    first = tmp_path / "first.argdown"
    first.write_text("[A toll]: The city charges.\n", encoding="utf-8")

    argument_map = read_table_files(files).map

    assert {x.text for x in argument_map.claims} == {"A toll", "A toll road", "A Toll!"}
    of_toll = {x.id for x in argument_map.claims if x.text == "A toll"}
    assert {x.expert for x in argument_map.stances if x.target in of_toll} == {"ana", "bo", "cy"}
    joint_map = pipeline.load([first, *files]).map
    assert [x.title for x in joint_map.claims] == ["A toll", "A Toll!", "A toll road"]


def test_rounds_of_one_claim_are_one_claim_at_their_dates(read: Read) -> None:
    text = (
        "Name,Papers are gone (round 2),Papers are gone (round 1),Round 1: Readers pay,Peace\n"
        "Ana,disagree,agree,agree,agree\nBo,,agree,agree,disagree\n"
    )

    argument_map = read(text, "rounds: '2026-03, 2026-05'\n")

    assert {(x.expert, x.target, x.polarity.value, x.date) for x in argument_map.stances} == {
        ("ana", "papers-are-gone", "affirm", "2026-03"),
        ("ana", "papers-are-gone", "deny", "2026-05"),
        ("bo", "papers-are-gone", "affirm", "2026-03"),
        *(("ana", x, "affirm", "") for x in ("round-1-readers-pay", "peace")),
        *(("bo", x, y, "") for x, y in (("round-1-readers-pay", "affirm"), ("peace", "deny"))),
    }


def test_a_claim_that_is_asked_twice_in_one_round_has_no_rounds(read: Read) -> None:
    headers = "A toll (round 1),Round 1: A toll,A toll (round 2)"

    argument_map = read(f"Name,{headers}\nAna,agree,disagree,agree\n", "rounds: 2026-03, 2026-05\n")

    assert {(x.title, x.text) for x in argument_map.claims} == {(x, x) for x in headers.split(",")}


@pytest.mark.parametrize(
    ("rounds", "message"),
    [
        ("2026-03", "the headers name 2 rounds, and '2026-03' says when fewer were"),
        ("spring", "'spring' says not when the rounds were"),
    ],
    ids=["few", "none"],
)
def test_rounds_need_a_date_each(read: Read, rounds: str, message: str) -> None:
    text = "Name,A toll (round 1),A toll (round 2)\nAna,agree,disagree\n"

    with pytest.raises(InputError) as refusal:
        read(text, f"rounds: '{rounds}'\n")

    assert [x.message for x in refusal.value.problems] == [message]


def test_rounds_without_dates_are_told(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text("Name,A toll (round 1),A toll (round 2)\nAna,agree,disagree\n", "utf-8")

    result = read_table_files([path], settings=TableSettings(question="Who pays?"))

    assert len(result.map.claims) == 2
    assert [x.message for x in result.warnings] == [
        "the headers name rounds; without their dates each round is a claim of its own"
    ]
