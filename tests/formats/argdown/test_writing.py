"""Formatting: what changes, what stays, and that the meaning always does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lengths import IS_LONG, examples

from counterpoint.errors import InputError, Severity
from counterpoint.formats import argdown
from counterpoint.formats.argdown import format_text

SHARED = Path(__file__).parents[4] / "shared"
CORPUS = SHARED / "corpora"
FILES = sorted(
    str(path.relative_to(CORPUS))
    for folder in ("argdown", "argdown-includes")
    for path in (CORPUS / folder).rglob("*.a*d*")
    if path.is_file()
)
PLACES = {"startLine", "startColumn", "endLine", "endColumn", "start", "stop"}
BLANKS = re.compile(r"[ \t]+")
COMMENTS = re.compile(r"//[^\n]*|/\*.*?\*/|<!--.*?-->", re.DOTALL)

FORMS = {
    "title and text": ("[A]:a  \n", "[A]: a\n"),
    "no line end at the end": ("a", "a\n"),
    "lines before and after": ("\n \n[A]: a\n\n \n", "[A]: a\n"),
    "blanks within a text stay": ("[A]: a  b.   c\n", "[A]: a  b.   c\n"),
    "an escaped blank at the end": ("[A]: a\\   \nb\n", "[A]: a\\ \nb\n"),
    "tree": (
        "[A]: a\n    + [B]: b\n          -<C>: c\n    +>[D]: d\n",
        "[A]: a\n  + [B]: b\n    - <C>: c\n  +> [D]: d\n",
    ),
    "tabs": ("[A]: a\n\t+ [B]: b\n\t\t- [C]: c\n", "[A]: a\n  + [B]: b\n    - [C]: c\n"),
    "further lines": ("[A]: a\n   b\n + [B]: c\n d\n", "[A]: a\nb\n  + [B]: c\n    d\n"),
    "prose keeps its indentation": ("    one\n  two\n\nthree\n", "    one\n    two\n\nthree\n"),
    "prose with reasons does not": ("    one\n      + [A]: a\n", "one\n  + [A]: a\n"),
    "list": ("* a\n* b\n\n1.   c\n", "  * a\n  * b\n\n  1. c\n"),
    "two empty lines at most": ("a\n\n\n\n\nb\n\n\nc\n", "a\n\n\nb\n\n\nc\n"),
    "a missing empty line": ("[A]: a\n  - [B]\n[B]: b\n", "[A]: a\n  - [B]\n\n[B]: b\n"),
    "heading": ("##   H  #t{a: 1}\n\na\n", "## H #t {a: 1}\n\na\n"),
    "heading on the next line": ("# \nH\n\na\n", "# H\n\na\n"),
    "tags": ("[A] #t  #(u v){a: 1}\n", "[A] #t #(u v) {a: 1}\n"),
    "tags behind a text": ("[A]: a.   #t   #u\n", "[A]: a. #t #u\n"),
    "structure": (
        "<A>\n\n (1)a\n (2) b\n ------\n (3)   [C]: c\n     -> [D]: d\n",
        "<A>\n\n(1) a\n(2) b\n----\n(3) [C]: c\n  -> [D]: d\n",
    ),
    "inference on a line": (
        "(1) a\n--mp,dd   {uses: [1]}-----\n(2) b\n",
        "(1) a\n-- mp, dd {uses: [1]} --\n(2) b\n",
    ),
    "inference over lines": (
        "(1) a\n-- \n  mp ,dd\n{uses: [1]}\n-- \n(2) b\n",
        "(1) a\n--\nmp, dd {uses: [1]}\n--\n(2) b\n",
    ),
    "data on the next line": ("[A]: a\n{b: 1}\n", "[A]: a {b: 1}\n"),
    "flow data": ("[A] {b: 'c',d:  [1,2],\n e: {f: g}}\n", '[A] {b: "c", d: [1, 2], e: {f: g}}\n'),
    "block data that fits": ("[A] {\n  b: c\n  d:\n    - 1\n}\n", "[A] {b: c, d: [1]}\n"),
    "quotes that must stay": ("""[A] {b: 'a "c"', d: "1", e: 1}\n""",) * 2,
    "a date that is no text": (
        "[A] {b: 2024-01-01, c: '2024-01-01'}\n",
        '[A] {b: 2024-01-01, c: "2024-01-01"}\n',
    ),
    "data with a comment": (
        "[A] {\n  # why\n  b: c\n    }\n",
        "[A] {\n    # why\n    b: c\n}\n",
    ),
    "data with a text over lines": (
        "[A]: a\n  + [B] {\n b: |\n   c\n   d\n}\n",
        "[A]: a\n  + [B] {\n      b: |\n        c\n        d\n  }\n",
    ),
    "frontmatter": (
        "=====\ntitle: T  \n\nb:   c\n====\n\na\n",
        "===\ntitle: T\n\nb:   c\n===\n\na\n",
    ),
    "blanks that belong to frontmatter": (("===\na: |\n  b  \n  c\n===\n\nd\n",) * 2),
    "include": ("a\n\n@include(some_file.argdown)  \n", "a\n\n@include(some_file.argdown)\n"),
    "brackets that a line end keeps apart": ("a [b {\n  c: [1]\n}\n", "a [b {\n    c: [1]\n}\n"),
    "a sign that a blank would make a heading": ("#{a: 1}\n\nb\n", "#{a: 1}\n\nb\n"),
}
LONG = "five words of one text "
COMMENTED = """\
// at the top
/* over
   lines */
===
a: 1
===

[A]: a // behind
// below
  + [B]: /* within */ b
      // of C
      - [C]: c
         /* of
            B */
   // of D
  - [D]: d

// alone

(1) e // of e
// between
----
(2) f
// last
"""
LAID_OUT = """\
// at the top
/* over
   lines */
===
a: 1
===

[A]: a // behind
// below
  + [B]: /* within */ b
    // of C
    - [C]: c
    /* of
       B */
  // of D
  - [D]: d

// alone

(1) e // of e
// between
----
(2) f
// last
"""


def meaning(text: str) -> object:
    """What a document says, without places, and with one blank for several."""
    document = argdown.parse(re.sub(r"@include\([^)\n]*\)", "included", text))
    front = document.frontmatter.plain() if document.frontmatter is not None else None
    numbers = [[step.number for step in item.pcs] for item in document.arguments.values()]
    return _bare(argdown.document_to_json(document)), front, numbers


def is_valid(text: str) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in argdown.parse(text).problems)


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    return BLANKS.sub(" ", value).strip() if isinstance(value, str) else value


@pytest.mark.parametrize(("text", "form"), FORMS.values(), ids=FORMS)
def test_a_text_has_its_form(text: str, form: str) -> None:
    assert format_text(text) == form
    assert format_text(form) == form


def test_comments_stay_with_what_they_are_near() -> None:
    assert format_text(COMMENTED) == LAID_OUT
    assert format_text(LAID_OUT) == LAID_OUT


def test_a_comment_before_a_sign_gets_a_line_of_its_own() -> None:
    formatted = format_text("[A]: a\n    /* c */ + [B]: b\n")

    assert formatted == "[A]: a\n  /* c */\n  + [B]: b\n"


def test_wide_data_becomes_a_block_without_inner_braces() -> None:
    wide = LONG * 3
    text = f'[A]: a {{note: "{wide}", narrower: {{"[B]": {{degree: 0.5, note: "{wide}"}}}}}}\n'

    formatted = format_text(text)

    assert formatted == (
        f'[A]: a {{\n    note: "{wide}"\n    narrower:\n      "[B]":\n        degree: 0.5\n'
        f'        note: "{wide}"\n}}\n'
    )
    assert meaning(formatted) == meaning(text)


def test_a_list_too_wide_for_its_line_has_one_item_a_line() -> None:
    text = f'[A]: a {{quote: ["{LONG}", "{LONG}", "{LONG}", "{LONG}"]}}\n'

    assert format_text(text) == "[A]: a {\n    quote:\n" + f'      - "{LONG}"\n' * 4 + "}\n"


def test_data_written_as_a_block_stays_one_where_the_line_is_full() -> None:
    text = f"[A]: {LONG * 5}{{\n    kind: value\n}}\n"

    assert format_text(text) == text


def test_short_data_stays_on_a_full_line() -> None:
    text = f"[A]: {LONG * 5}{{kind: value}}\n"

    assert format_text(text) == text


@pytest.mark.parametrize("line_end", ["\r\n", "\n"], ids=["crlf", "lf"])
def test_the_first_line_end_is_that_of_all(line_end: str) -> None:
    assert format_text(f"a{line_end}b\r\nc\nd") == line_end.join("abcd") + line_end


def test_a_text_with_errors_is_refused_with_all_of_them() -> None:
    with pytest.raises(InputError) as refused:
        format_text("[A]: a {b: [}\n\n  + [B]\n", "map.argdown")

    problems = [(str(problem.place), problem.severity) for problem in refused.value.problems]
    assert problems == [
        ("map.argdown:1:13", Severity.ERROR),
        ("map.argdown:3:3", Severity.ERROR),
    ]


def test_what_would_change_its_meaning_is_refused() -> None:
    """A brace that closes nothing ends data where the reference's rule meets it."""
    with pytest.raises(InputError, match="without a change of meaning"):
        format_text("(1) a\n----\n(2) b {c: 1}\n  }\n    <- <e>\n")


def start_of(text: str) -> str:
    """A third of the largest file, whose lines are much alike, unless at length."""
    lines = text.split("\n")
    return text if IS_LONG or len(lines) < 10_000 else "\n".join(lines[: len(lines) // 3])


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_corpus_keeps_its_meaning(name: str, shared_folder: Path) -> None:
    text = start_of((shared_folder / "corpora" / name).read_text(encoding="utf-8"))
    masked = re.sub(r"@include\([^)\n]*\)", "included", text)
    errors = [x for x in argdown.parse(masked).problems if x.severity is Severity.ERROR]
    if errors:
        with pytest.raises(InputError) as refused:
            format_text(text)
        assert [x.code for x in refused.value.problems] == [x.code for x in errors]
        return

    formatted = format_text(text)

    assert format_text(formatted) == formatted
    assert meaning(formatted) == meaning(text)
    assert COMMENTS.findall(BLANKS.sub("", formatted)) == COMMENTS.findall(BLANKS.sub("", text))


def test_the_scale_file_keeps_its_meaning(shared_folder: Path) -> None:
    name = "corpora/argdown/argdown-mcp/tests__fixtures__large.argdown"
    lines = start_of((shared_folder / name).read_text(encoding="utf-8")).split("\n")
    text = "\n".join(["", *lines[:1], "", *lines[3:]])  # its heading lacks an empty line

    formatted = format_text(text.replace("\n  ", "\n      ").replace("]: ", "]:"))

    assert [x for x in formatted.split("\n") if x] == [x for x in text.split("\n") if x]


@pytest.mark.parametrize("name", ["negotiating-with-putin"])
def test_a_shipped_map_has_its_form(name: str, project_folder: Path) -> None:
    text = (project_folder / "seeds" / f"{name}.argdown").read_text(encoding="utf-8")

    assert format_text(text) == text


# --- documents made by chance

TITLES = st.sampled_from(["A", "B", "C d", "É 日"])
PLAIN = ["word", "two  words", "e.g. 3.5", "in\ntwo", ":smile:", "\\#", "[", "<"]
MARKED = ["*it*", "**b**", "#t", "#(t u)", "@[A]", "@<B>", "[a](b)", "/* c */", "<!-- d\ne -->"]
WORDS = st.sampled_from([*PLAIN, *MARKED])
VALUES = st.sampled_from(["1", "x y", "'a b'", '"c, d"', "[1, e]", "{f: g}", f"'{LONG * 3}'", "~"])
SYMBOLS = st.sampled_from(["+", "-", "<+", "<-", "+>", "->", "<_", "_>"])
FLOWS = st.lists(VALUES, min_size=1, max_size=4).map(
    lambda values: "{" + ", ".join(f"k{i}: {value}" for i, value in enumerate(values)) + "}"
)
DATA = st.one_of(
    st.just(""),
    FLOWS.map(" {}".format),
    FLOWS.map("\n{}".format),
    st.lists(VALUES.filter(lambda value: "{" not in value), min_size=1, max_size=3).map(
        lambda values: " {\n" + "".join(f"   k{i}: {x}\n" for i, x in enumerate(values)) + "}"
    ),
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
STATEMENTS = st.one_of(
    st.builds("[{}]{}".format, TITLES, DATA),
    st.builds("[{}]: x {}{}".format, TITLES, TEXTS, DATA),
    st.builds("x {}{}".format, TEXTS, DATA),
)
MEMBERS = STATEMENTS | st.builds("<{}>: x {}{}".format, TITLES, TEXTS, DATA)


@st.composite
def trees(draw: st.DrawFn, step: int = 2, depth: int = 0) -> str:
    count = draw(st.integers(0, 2 if depth < 3 else 0))
    below = [draw(SYMBOLS) + " " + draw(trees(step, depth + 1)) for _ in range(count)]
    indent = "\n" + " " * (step * (depth + 1))
    return indent.join([draw(MEMBERS), *below])


STRUCTURES = st.builds(
    "(1) {}\n(2) {}\n{}\n(3) {}".format,
    STATEMENTS,
    STATEMENTS,
    st.sampled_from(["----", "-----", "--mp--", "--\nmp ,dd {uses: [1]}\n--"]),
    STATEMENTS,
)
HEADINGS = st.builds("#{} x {}{}".format, st.sampled_from(["", "#"]), WORDS, DATA)
PROSE = st.builds("{}x {}".format, st.sampled_from(["", "   ", "\t"]), TEXTS)
BLOCKS = st.one_of(
    st.integers(1, 5).flatmap(trees), STRUCTURES, HEADINGS, PROSE, st.just("* x\n* y")
)
GAPS = st.sampled_from(
    ["\n\n", " \n\t\n\n\n\n", "\n\n// c\n", "\n// c\n\n", " // c\n\n/* d\n  e */ \n \n"]
)
ENDS = st.sampled_from(["", "\n", "\n\n // c", " // c \n", "\n/* c\n */\n\n"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    pieces = [draw(BLOCKS)]
    for _ in range(draw(st.integers(0, 4))):
        pieces += draw(GAPS), draw(BLOCKS)
    return "".join([*pieces, draw(ENDS)])


@given(documents())
@settings(max_examples=examples(200))
def test_a_formatted_document_says_the_same_and_stays_so(text: str) -> None:
    assume(is_valid(text))

    formatted = format_text(text)

    assert format_text(formatted) == formatted
    assert meaning(formatted) == meaning(text)
    assert COMMENTS.findall(BLANKS.sub("", formatted)) == COMMENTS.findall(BLANKS.sub("", text))


@given(documents(), st.sampled_from(["  ", "\t", " \t "]))
@settings(max_examples=examples(60))
def test_blanks_at_line_ends_make_no_difference(text: str, blanks: str) -> None:
    assume(is_valid(text) and not any(sign in text for sign in ("/*", "<!--", "\\")))

    assert format_text(text.replace("\n", blanks + "\n")) == format_text(text)
