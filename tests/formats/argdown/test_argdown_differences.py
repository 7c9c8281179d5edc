"""Where we differ from the reference on purpose, numbered as in docs/argdown.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import Severity
from counterpoint.formats import argdown
from counterpoint.formats.argdown import Document


def warnings_of(document: Document) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in document.problems]


def errors(document: Document) -> list[str]:
    return [problem.code for problem in document.problems if problem.severity is Severity.ERROR]


def test_1_a_definition_below_relations_begins_a_paragraph() -> None:
    document = argdown.parse("[A]: a\n  - [B]: b\n[C]: c\n  + [A]\n", "x")

    assert list(document.statements) == ["A", "B", "C"]
    assert [(r.source.title, r.target.title) for r in document.relations] == [
        ("B", "A"),
        ("A", "C"),
    ]
    assert (errors(document), warnings_of(document)[0]) == ([], ("missing-empty-line", "x:3:1"))


def test_2_a_date_is_text() -> None:
    document = argdown.parse("[A]: a {when: 2024-01-01, who: no}")

    assert document.statements["A"].data == {"when": "2024-01-01", "who": "no"}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("[A]: a {b: c: d}\n\n[B]: b\n", "yaml", "x:1:13"),
        ("[A]: a {b: 1, b: 2}\n\n[B]: b\n", "duplicate-key", "x:1:15"),
        ("[A]: a {\n  - b\n}\n\n[B]: b\n", "data", "x:2:1"),
        ("[A]: a {b: 1\n\n[B]: b {c: 2}\n", "unclosed-data", "x:1:8"),
    ],
)
def test_3_unreadable_data_is_noted_and_costs_nothing_else(
    text: str, code: str, place: str
) -> None:
    document = argdown.parse(text, "x")

    assert (code, place) in warnings_of(document)
    assert document.statements["B"].text == "b"


def test_4_an_undercut_after_a_structure_does_not_reach_into_it() -> None:
    document = argdown.parse("(1) a\n----\n(2) b\n\n[C]: c\n  _ <D>: d\n", "x")

    assert [(r.source.title, r.target.title) for r in document.relations] == [("D", "C")]
    assert warnings_of(document) == [("undercut-of-statement", "x:6:5")]


def test_5_what_relates_to_itself_is_kept() -> None:
    document = argdown.parse("[A]: a\n  +> [A]\n    + [B]: b\n", "x")

    assert [(r.source.title, r.target.title) for r in document.relations] == [
        ("B", "A"),
        ("A", "A"),
    ]
    assert warnings_of(document) == [("cycle", "x:2:6")]


@pytest.mark.parametrize("text", ["[A]: a\n// end", "[A]: a\n\n// c  \n\n/* d */ \n\n[B]: b"])
def test_6_comments_may_have_blanks_or_the_end_behind_them(text: str) -> None:
    document = argdown.parse(text)

    assert document.problems == ()
    assert document.statements["A"].text == "a"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_7_every_line_end_reads_the_same(end: str) -> None:
    text = "# H {a: 1}\n\n[A]: a\n b {\n  c: 2\n}\n  + [B]: b\n\n(1) p\n----\n(2) q\n"

    document = argdown.parse(text.replace("\n", end))

    assert argdown.document_to_json(document) == argdown.document_to_json(argdown.parse(text))
    assert document.problems == ()


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_7_other_separators_are_no_line_ends(separator: str) -> None:
    document = argdown.parse(f"[A]: a{separator}[B]: b", "x")

    assert list(document.statements) == ["A"]
    assert (errors(document), warnings_of(document)) == ([], [("line-separator", "x:1:8")])


def test_8_nesting_ends_at_64_levels() -> None:
    lines = ["[S]: s", *("  " * depth + f"+ [C{depth}]: c" for depth in range(1, 66))]

    shallow = argdown.parse("\n".join(lines[:65]))
    deep = argdown.parse("\n".join(lines), "x")

    assert shallow.problems == ()
    assert warnings_of(deep) == [("too-deep", "x:66:131")]
    assert "C64" in deep.statements


def test_9_a_file_outside_the_folder_is_not_included(tmp_path: Path) -> None:
    (tmp_path / "secret.argdown").write_text("[Secret]: s", encoding="utf-8")
    folder = tmp_path / "maps"
    folder.mkdir()
    main = folder / "main.argdown"
    main.write_text("[A]: a\n\n@include(../secret.argdown)\n", encoding="utf-8")

    document = argdown.read_document(main)

    assert list(document.statements) == ["A"]
    assert warnings_of(document) == [("include", f"{main}:3:1")]


def test_9_a_directive_in_a_comment_is_left_alone(tmp_path: Path) -> None:
    main = tmp_path / "main.argdown"
    main.write_text("[A]: a\n\n// @include(absent.argdown)\n", encoding="utf-8")

    assert argdown.read_document(main).problems == ()


@pytest.mark.parametrize("text", ["[A]: a\n  +\n", "[A]: a\n  + \n  - [B]: b\n"])
def test_10_a_statement_without_a_word_is_an_error(text: str) -> None:
    assert errors(argdown.parse(text)) == ["missing-text"]


def test_11_titles_that_are_numbers_keep_their_place() -> None:
    document = argdown.parse("[A]: a\n\n[2]: b\n\n[1]: c\n")

    assert list(document.statements) == ["A", "2", "1"]


def test_11_a_relation_stays_where_it_is_stated_first() -> None:
    text = "<A>\n  +> [X]\n\n<A>\n\n(1) p\n----\n(2) [C]: c\n\n[D]: d\n  + <B>\n\n[C]\n  +> [X]\n"
    document = argdown.parse(text)

    assert [(r.source.title, r.target.title) for r in document.relations] == [
        ("C", "X"),
        ("B", "D"),
    ]


@pytest.mark.parametrize(
    ("text", "full_text"),
    [
        ("see https://a.org/x_y*z#p:1 and on", "see https://a.org/x_y*z#p:1 and on"),
        ("(https://a.org/x_(2)). // no", "(https://a.org/x_(2)). "),
        ("**http://a.org/x**, b", "http://a.org/x, b"),
        ("http:// a", "http:"),
        ("(https://a.org/x\\_y)", "(https://a.org/x_y)"),
    ],
)
def test_12_an_address_is_text(text: str, full_text: str) -> None:
    (statement,) = argdown.parse(text).statements.values()

    assert statement.members[0].full_text.rstrip() == full_text.rstrip()


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("[s](https://a.org/t_(2)#p3)", "https://a.org/t_(2)#p3"),
        ("[s](a b)", "a b"),
        ("[s](a(b)", "a(b"),
    ],
)
def test_13_an_address_of_a_link_may_hold_brackets_in_pairs(link: str, address: str) -> None:
    (statement,) = argdown.parse(f"Read {link} now").statements.values()

    assert statement.members[0].full_text == "Read s now"
    assert [each.target for each in statement.members[0].ranges] == [address]
