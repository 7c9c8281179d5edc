from __future__ import annotations

import json

import pytest

from counterpoint.cli.showing import show_json, show_problems, show_table
from counterpoint.errors import Place, Problem
from counterpoint.wording.escapes import visible


@pytest.mark.parametrize(
    ("text", "visible_text"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\x9b2J", r"\x9b2J"),
        ("Ünïcode Київ\n\ttab", "Ünïcode Київ\n\ttab"),
    ],
    ids=["escape", "bidi", "invisible", "c1", "letters"],
)
def test_text_cannot_act_on_the_terminal(text: str, visible_text: str) -> None:
    assert visible(text) == visible_text


def test_a_table_wraps_to_the_terminal_and_loses_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    show_table(("name", "what"), [("a", "word " * 20), ("[b]", "x" * 60)])

    output = capsys.readouterr().out
    assert max(len(line) for line in output.splitlines()) <= 40
    assert output.count("word") == 20
    assert output.count("x") == 60
    assert "[b]" in output


def test_columns_that_have_no_room_are_listed_row_by_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    names = [f"column{i}" for i in range(20)]

    show_table(names, [[f"value{i}" for i in range(20)], ["長い文章"] * 20])

    output = capsys.readouterr().out.splitlines()
    assert output[:2] == ["1", "column0   value0"]
    assert output[20:23] == ["column19  value19", "2", "column0   長い文章"]


def test_an_id_is_not_broken_where_rows_can_be_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    show_table(("finding", "score", "what"), [("same-claim-8ed67a", "+1.0", "recommendations")])

    output = capsys.readouterr().out.splitlines()
    assert output == [
        "1",
        "finding  same-claim-8ed67a",
        "score    +1.0",
        "what     recommendations",
    ]


def test_wide_letters_take_two_places(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")

    show_table(("a", "b"), [("文" * 40, "end")])

    output = capsys.readouterr().out.splitlines()
    assert max(2 * line.count("文") for line in output) <= 25
    assert sum(line.count("文") for line in output) == 40


def test_json_keeps_the_order_of_keys(capsys: pytest.CaptureFixture[str]) -> None:
    show_json({"z": 1, "a": ["Київ"]})

    assert json.loads(capsys.readouterr().out) == {"z": 1, "a": ["Київ"]}


def test_a_problem_shows_its_line_with_a_caret(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems([Problem(Place("a.argdown", 2, 3), "no [B]", "add it", line_text="  [B]")])

    assert capsys.readouterr().err.splitlines() == [
        "a.argdown:2:3: no [B]; add it",
        "      [B]",
        "      ^",
    ]
