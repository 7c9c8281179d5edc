"""Every problem of a single text: its place, its advice, and that reading goes on behind it."""

from __future__ import annotations

import pytest

from counterpoint.errors import Severity
from counterpoint.formats import argdown
from counterpoint.formats.argdown import Document

CASES = [
    ("", "empty", "1:1"),
    ("===\na: 1\n===\n", "empty", "3:3"),
    ("===\na: 1\n===\n[A]: a", "missing-empty-line", "4:1"),
    ("[A]: a\n\n===\nb: 1\n===\n", "misplaced-frontmatter", "3:1"),
    ("# \n\n[A]: a", "missing-text", "1:1"),
    ("# One\n# Two\n", "missing-empty-line", "2:1"),
    ("# One\n[A]: a\n", "missing-empty-line", "2:1"),
    ("[A]\n[B]: b\n", "missing-empty-line", "2:1"),
    ("text\n[A]: a\n", "missing-empty-line", "2:1"),
    ("<A>\n(1) a\n----\n(2) b\n", "missing-empty-line", "2:1"),
    ("[A]: a\n\n  + [B]: b\n", "orphan-relation", "3:3"),
    ("+ [B]: b\n", "orphan-relation", "1:1"),
    ("# H\n  + [B]: b\n", "orphan-relation", "2:3"),
    ("[A]: a\n+ [B]: b\n", "orphan-relation", "2:1"),
    ("[A]: a\n    + [B]: b\n  + [C]: c\n", "uneven-indent", "3:3"),
    ("[A]:\n\n[B]: b", "missing-text", "1:5"),
    ("[A] text\n", "missing-colon", "1:5"),
    ("<A> #tag text\n", "missing-colon", "1:10"),
    ("[A]\ntext\n", "missing-colon", "2:1"),
    ("[A] [B]\n", "text-after-reference", "1:5"),
    ("[A]: a {b: 1} c\n", "text-after-data", "1:15"),
    ("{b: 1}\n\n[A]: a\n", "misplaced-data", "1:1"),
    ("It is [A] here.\n", "title-in-text", "1:7"),
    ("It is <A>: here.\n", "title-in-text", "1:7"),
    ("It is *open\n\n[A]: a\n", "unclosed-range", "1:7"),
    ("a snake_case word\n", "unclosed-range", "1:8"),
    ("[A]: a\\\nb", "stray-backslash", "1:7"),
    ("[a\nb](url)\n", "link-over-lines", "1:1"),
    ("[A]: a\n  >< <B>\n", "contradicts-argument", "2:6"),
    ("(1) a\n----\n  + [B]: b\n(2) c\n", "inference-relation", "3:3"),
    ("(1) a\n(2) b\n", "missing-inference", "1:1"),
    ("(1) a\n----\n(2) b\n(3) c\n", "missing-inference", "4:5"),
    ("(1) a\n----\n", "missing-conclusion", "3:1"),
    ("(1) a\n----\n----\n(2) b\n", "missing-conclusion", "3:1"),
    ("(1) a\n---\n(2) b\n", "unclosed-inference", "2:1"),
    ("(1) a\n---- rule\n(2) b\n", "text-after-inference", "2:6"),
    ("(1) a\n-- rule, --\n(2) b\n", "missing-rule", "2:10"),
    ("(1) <A>\n----\n(2) b\n", "argument-in-structure", "1:5"),
    ("<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d\n", "second-structure", "9:1"),
    ("[A]: a\n-- rule --\n", "misplaced-inference", "2:1"),
    ("* a\n  * b\n", "nested-list", "2:3"),
    ("* a\n1. b\n", "misplaced-item", "2:1"),
]
WARNINGS = [
    ("[A]\n", "undefined-reference", "1:1"),
    ("text <!-- open\n", "unclosed-comment", "1:6"),
    ("[A]: a {kind: b\n", "unclosed-data", "1:8"),
    ("[A]: a\n  + [A]\n", "cycle", "2:5"),
]


def notes_on(document: Document, severity: Severity) -> list[tuple[str, str]]:
    return [
        (problem.code, f"{problem.place.line}:{problem.place.column}")
        for problem in document.problems
        if problem.severity is severity
    ]


@pytest.mark.parametrize(("text", "code", "place"), CASES, ids=[repr(case[0]) for case in CASES])
def test_an_error_is_noted_at_its_place(text: str, code: str, place: str) -> None:
    assert (code, place) in notes_on(argdown.parse(text), Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "code", "place"), WARNINGS, ids=[repr(case[0]) for case in WARNINGS]
)
def test_a_warning_is_noted_at_its_place(text: str, code: str, place: str) -> None:
    document = argdown.parse(text)

    assert notes_on(document, Severity.WARNING) == [(code, place)]
    assert notes_on(document, Severity.ERROR) == []


@pytest.mark.parametrize("text", [text for text, _, _ in CASES if "[A]" in text])
def test_every_error_gives_advice_and_its_line(text: str) -> None:
    lines = text.split("\n")

    for problem in argdown.parse(text).problems:
        assert problem.advice
        assert problem.line_text == lines[problem.place.line - 1]


def test_a_problem_is_shown_with_a_caret() -> None:
    (problem,) = argdown.parse("[A]: a\n\n[B] and more\n", "m.argdown").problems

    assert problem.with_caret() == (
        "m.argdown:3:5: a colon is missing between [B] and 'and more'; write [B]: and the text; "
        "a text of its own needs an empty line before it\n    [B] and more\n        ^"
    )


def test_an_undefined_title_suggests_the_nearest_one() -> None:
    problem = argdown.parse("[Free buses]: f\n\n[Walk]: w\n  + [Free bus]\n").problems[0]

    assert (problem.code, problem.advice) == ("undefined-reference", "did you mean [Free buses]?")


def test_one_run_tells_all_and_loses_nothing() -> None:
    text = (
        "[A]: an *open range\n  + [B] x\n\n- [C]: c\n\n(1) p\n---\n(2) q\n\n"
        "[D]: d {x: [}\n\n[E]: e\n  + [F]: f\n"
    )

    document = argdown.parse(text)

    assert [code for code, _ in notes_on(document, Severity.ERROR)] == [
        "unclosed-range",
        "missing-colon",
        "orphan-relation",
        "unclosed-inference",
        "yaml",
    ]
    assert [title for title in document.statements if not title.startswith("Untitled")] == [
        "A",
        "B",
        "C",
        "D",
        "E",
        "F",
    ]
    assert [step.role.value for step in document.arguments["Untitled 1"].pcs] == [
        "premise",
        "main-conclusion",
    ]


def test_problems_come_in_the_order_of_their_places() -> None:
    document = argdown.parse("[X]\n\n[A]: *a\n\n[Y]\n  + [Z] [V]\n")

    places = [problem.place for problem in document.problems]

    assert places == sorted(places)
    assert len(places) == 5


def test_circles_are_noted_once_each() -> None:
    text = "[A]: a\n  + [B]: b\n    - [C]: c\n      - [A]\n\n[D]: d\n  - [E]: e\n    - [D]\n"

    cycles = [p.message for p in argdown.parse(text).problems if p.code == "cycle"]

    assert cycles == [
        "these go round in a circle: [B] > [A] > [C] > [B]",
        "these go round in a circle: [E] > [D] > [E]",
    ]


def test_a_contradiction_is_no_circle() -> None:
    assert argdown.parse("[A]: a\n  >< [B]: b\n    >< [A]\n").problems == ()


def test_suggestions_end_with_the_budget_of_comparisons() -> None:
    text = "\n\n".join(f"[Title {number}]" for number in range(300))
    defined = "\n\n".join(f"[Title {number}x]: x" for number in range(500))

    problems = argdown.parse(f"{text}\n\n{defined}\n").problems

    assert len(problems) == 300
    assert sum("did you mean" in problem.advice for problem in problems) == 40


def test_an_unclosed_comment_is_noted_once() -> None:
    problems = argdown.parse("a <!-- b <!-- c /* d /* e").problems

    assert [(p.code, p.place.column) for p in problems if p.severity is Severity.WARNING] == [
        ("unclosed-comment", 3),
        ("unclosed-comment", 17),
    ]


def test_the_line_of_a_problem_is_left_out_where_it_is_too_long_to_show() -> None:
    problem = argdown.parse("a" * 2000 + " [b] c\n").problems[0]

    assert (problem.place.column, problem.line_text) == (2002, "")


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("[A]: a\n  \u2013 b\n  \u2022 c\n", [("typed-bullet", "2:3"), ("typed-bullet", "3:3")]),
        ("[A]: a\n\u2013 b and\n\n\u2014 c\n", [("typed-bullet", "4:1")]),  # a wrapped line is text
        ("1. a\n1.1. Pro: b\n1.1.1. Con: c\n", [("other-format", "2:1")]),
        ("1. a\n2. b\n3. so c (1, 2)\n", [("numbered-list", "1:1")]),
        ("1. a\n2. since (1999) b\n", []),
        ("* a\n* so b (1)\n", []),
    ],
)
def test_what_looks_like_a_list_of_another_program_is_noted(
    text: str, notes: list[tuple[str, str]]
) -> None:
    document = argdown.parse(text, "x")

    assert [(p.code, str(p.place).removeprefix("x:")) for p in document.problems] == notes
    assert {p.severity for p in document.problems} <= {Severity.WARNING}


def test_what_hangs_below_an_inference_that_stands_nowhere_is_no_relation() -> None:
    document = argdown.parse("[A]: a\n-- mp --\n  +> [B]: b\n  _ [C]: c\n")

    assert list(document.statements) == ["A", "B", "C"]
    assert document.relations == ()
    assert "misplaced-inference" in {problem.code for problem in document.problems}
