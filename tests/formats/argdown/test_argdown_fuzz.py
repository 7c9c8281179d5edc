"""Whatever text comes: a document, problems within the text, and nothing raised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import IS_LONG, examples

from counterpoint.formats import argdown
from counterpoint.formats.argdown import Document

# Squares of these are many seconds.
MANY, SOME = (50_000, 20_000) if IS_LONG else (10_000, 4_000)
TITLES = st.sampled_from(["A", "B", "C d", "-e", "É 日"])
WORDS = st.sampled_from(
    [
        "word",
        "two words",
        "e.g. 3.5",
        "*it*",
        "**b**",
        "_x",
        "#t",
        "#(t u)",
        "@[A]",
        "@<B>",
        "[a](b)",
    ]
)
BITS = st.sampled_from(
    [
        "[",
        "]",
        "]:",
        "<",
        ">",
        ">:",
        "{",
        "}",
        "{a:1}",
        "(1)",
        "--",
        "----",
        "===",
        "+",
        "-",
        "><",
        "_>",
        "#",
        "*",
        "**",
        "_",
        "\\",
        "//",
        "/*",
        "*/",
        "<!--",
        "-->",
        "@",
        ":",
        ".",
        ",",
        "a",
        "1.",
        "😀",
        "{a: 1}",
        "{a: [",
        "# ",
        "\n",
        "\n\n",
        "\n  ",
        "\r",
        " ",
        "\t",
        "\u2028",
        "\x85",
        "\x00",
        "\ufeff",
        "\ud800",
    ]
)
SYMBOLS = st.sampled_from(["+", "-", "<+", "<-", "+>", "->", "_", "<_", "_>", "><"])
DATA = st.sampled_from(["", "", " {a: 1}", " {\n  a: 1\n}", "\n{isInGroup: true}"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
STATEMENTS = st.one_of(
    st.builds("[{}]{}".format, TITLES, DATA),
    st.builds("[{}]: {}{}".format, TITLES, TEXTS, DATA),
    st.builds("x{}{}".format, TEXTS, DATA),
)
MEMBERS = STATEMENTS | st.builds("<{}>: {}{}".format, TITLES, TEXTS, DATA)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> str:
    count = draw(st.integers(0, 2 if depth < 3 else 0))
    below = [draw(SYMBOLS) + " " + draw(trees(depth + 1)) for _ in range(count)]
    indent = "\n" + "  " * (depth + 1)
    return indent.join([draw(MEMBERS), *below])


STRUCTURES = st.builds(
    "(1) {}\n(2) {}\n{}\n(3) {}".format,
    STATEMENTS,
    STATEMENTS,
    st.sampled_from(["----", "-- mp --", "--\nmp, dd {uses: [1]}\n--"]),
    STATEMENTS,
)
BLOCKS = st.one_of(trees(), STRUCTURES, st.builds("# {}{}".format, WORDS, DATA))
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=5).map("\n\n".join)


def check(document: Document, text: str) -> None:
    """Every place is one of the text, and every relation has its ends in the document."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in document.problems:
        assert 1 <= problem.place.line <= len(plain)
        assert 1 <= problem.place.column <= len(plain[problem.place.line - 1]) + 1
        assert problem.message
    for relation in document.relations:
        for end in (relation.source, relation.target):
            assert end.title in (
                document.statements if end.kind == "statement" else document.arguments
            )
    for statement in document.statements.values():
        for member in statement.members:
            assert member.place <= member.end_place
            assert member.text in member.full_text
            assert all(0 <= r.start <= r.end <= len(member.full_text) for r in member.ranges)
    exported = argdown.document_to_json(document)
    assert exported.keys() == {"arguments", "statements", "relations", "sections", "tags"}
    assert all(relation.derived for relation in argdown.derive_relations(document))


@given(st.text(max_size=80))
def test_any_text_gives_a_document(text: str) -> None:
    check(argdown.parse(text), text)


@given(st.lists(BITS, max_size=40).map("".join))
def test_any_pieces_of_the_language_give_a_document(text: str) -> None:
    check(argdown.parse(text), text)


@given(DOCUMENTS)
@settings(max_examples=examples(60))
def test_generated_documents_give_themselves(text: str) -> None:
    check(argdown.parse(text), text)


@given(DOCUMENTS, st.data())
@settings(max_examples=examples(100))
def test_damaged_documents_give_what_is_left(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    damaged = text[:start] + data.draw(BITS) + text[end:]

    check(argdown.parse(damaged), damaged)


@given(DOCUMENTS)
@settings(max_examples=examples(40))
def test_line_ends_make_no_difference(text: str) -> None:
    unix, windows = argdown.parse(text), argdown.parse(text.replace("\n", "\r\n"))

    assert argdown.document_to_json(windows) == argdown.document_to_json(unix)


@given(DOCUMENTS)
@settings(max_examples=examples(40))
def test_comments_make_no_difference(text: str) -> None:
    commented = text.replace("\n\n", "\n\n// a comment\n\n/* and\n\nanother */\n\n")

    first, second = argdown.parse(text), argdown.parse(commented)

    assert list(first.statements) == list(second.statements)
    assert [(r.type, r.source.title) for r in first.relations] == [
        (r.type, r.source.title) for r in second.relations
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[A]: " + "[" * MANY,
        "[A]: " + "<" * MANY,
        "[A]: " + "{" * MANY,
        "[A]: " + "*a" * MANY,
        "[A]: " + "**a** " * MANY,
        "[A]: " + "#a " * SOME + "".join(f"#t{number} " for number in range(SOME)),
        "[A]: " + "#(" * MANY,
        "[A]: " + "@[" * MANY,
        "[A]: x\n" + "<!--" * MANY,
        "[A]: " + "/*" * MANY,
        "[A]: " + "[a](" * MANY,
        "[A]: " + ".a" * MANY,
        "[A]: a" + " \t" * MANY + "\n",
        "[A]: a\n" + " \n" * MANY,
        "[A]: a\n\n" + "-- a\n" * MANY,
        "===\n" * MANY,
        "{a: 1\n" * SOME + "\n}",
        "{a: 1\n\n" * SOME + "}",
        "x {a: 1}" * SOME,
        "[A]: a\n" + "  + [A]\n" * SOME,
        "".join(f"[{number}]: a\n  + [{number + 1}]\n  + [0]\n\n" for number in range(SOME)),
    ],
    ids=lambda text: repr(text[:24] + "…" + text[-8:]),
)
def test_long_repetitions_are_read_to_their_end(text: str) -> None:
    """Work that grew with the square of these lengths would take minutes."""
    document = argdown.parse(text)

    check_first(document, text)


def check_first(document: Document, text: str) -> None:
    assert document.source.text == text
    assert all(problem.place.line <= text.count("\n") + 1 for problem in document.problems[:100])
