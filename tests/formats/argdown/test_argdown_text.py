"""Text, markup and places: what a member's words are and where they stand."""

from __future__ import annotations

import pytest

from counterpoint.formats import argdown
from counterpoint.formats.argdown import Member, Range, RangeType


def member(text: str) -> Member:
    document = argdown.parse(text, "t")
    assert document.problems == ()
    return next(iter(document.statements.values())).members[0]


@pytest.mark.parametrize(
    ("text", "full_text"),
    [
        ("[A]: one,  two.  Three  four", "one, two. Three  four"),
        ("[A]: one\n   two", "one two"),
        ("[A]: one \n two", "one two"),
        ("[A]:\n  one", "one"),
        ("[A]: one /* c */ two", "one two"),
        ("[A]: one <!-- c --> two", "one two"),
        ("[A]: see http: //example.org/x", "see http:"),
        ("[A]: 1 < 2 and 3 - 2 = 1", "1 < 2 and 3 - 2 = 1"),
        ("[A]: a (b) [", "a (b) ["),
        ("[A]: 5 * 3 _ 2", "5 * 3 _ 2"),
        ("[A]: an @ sign, a # sign", "an @ sign, a # sign"),
        ("[A]: e.g. 3.5 and so:on", "e.g. 3.5 and so:on"),
        ("[A]: **bold**, *it*. **x** y", "bold, it. x y"),
        ("[A]: *a __b__ c* d", "a b c d"),
        ("[A]: [l](u) x [l](u).", "l x l."),
        (r"[A]: \\ \  x", "\\   x"),
        ("[A]: :smile: .~.p", "\u263a\ufe0f ¬p"),
        ("[A]: { is no data", "{ is no data"),
        ("[A]: a == b", "a == b"),
        ("[A]: quoted 'a' \"b\" – ‘c’ 日本 😀", "quoted 'a' \"b\" – ‘c’ 日本 😀"),
    ],
)
def test_the_full_text_is_the_references(text: str, full_text: str) -> None:
    assert member(text).full_text.rstrip() == full_text


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("[A]: Buses. #one #(two three)", "Buses."),
        ("[A]: The #tax is due. #one", "The #tax is due."),
        ("[A]: Buses.\n  #one\n  #two", "Buses."),
        ("[A]: #one", ""),
        ("[A] #one", ""),
        ("[A]: Mind @[B] now.", "Mind @[B] now."),
    ],
)
def test_the_text_leaves_out_the_tags_at_the_end(text: str, wording: str) -> None:
    owner = argdown.parse(text).statements["A"]

    assert owner.members[0].text == wording


def test_ranges_cover_their_words() -> None:
    statement = member("[A]: a **b c** [d](e) #f @[G] @<H> x")

    assert [
        (r.type, statement.full_text[r.start : r.end].strip(), r.target) for r in statement.ranges
    ] == [
        (RangeType.BOLD, "b c", ""),
        (RangeType.LINK, "d", "e"),
        (RangeType.TAG, "#f", "f"),
        (RangeType.STATEMENT_MENTION, "@[G]", "G"),
        (RangeType.ARGUMENT_MENTION, "@<H>", "H"),
    ]


def test_nested_ranges_are_both_kept() -> None:
    statement = member("[A]: *a __b__ c*")

    assert [(r.type.value, r.start, r.end) for r in statement.ranges] == [
        ("italic", 0, 5),
        ("bold", 2, 3),
    ]
    assert isinstance(statement.ranges[0], Range)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("[A [b]: c", ["A [b"]),
        ("[A] x [B]: c", ["A] x [B"]),
        ("[-A]: c", ["-A"]),
        ("[A: b]: c", ["A: b"]),
        ("[Ä {x} #y]: c", ["Ä {x} #y"]),
    ],
)
def test_titles_end_where_the_reference_ends_them(text: str, titles: list[str]) -> None:
    assert list(argdown.parse(text).statements) == titles


def test_places_point_at_the_member_itself() -> None:
    document = argdown.parse("é [x\n\n[A]: a\n   + [B]: b {c: d}\n\n(1)  p\n----\n(2) <-q\n", "t")
    members = [owner.members[0] for owner in document.statements.values()]

    assert [(m.text, str(m.place), str(m.end_place)) for m in members] == [
        ("é [x", "t:1:1", "t:1:5"),
        ("a", "t:3:1", "t:3:7"),
        ("b", "t:4:6", "t:4:19"),
        ("p", "t:6:6", "t:6:7"),
        ("<-q", "t:8:5", "t:8:8"),
    ]


def test_columns_count_code_points_and_tabs_as_one() -> None:
    document = argdown.parse("[A]: 😀\n\t+ 😀 [x](y) #t\n", "t")
    relation = document.relations[0]
    assert relation.member is not None

    assert (str(relation.place), str(relation.member.place)) == ("t:2:2", "t:2:4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]\n\t+ [B]\n\t\t+ [C]\n", [("C", "B"), ("B", "A")]),
        ("[A]\n  + [B]\n      + [C]\n    + [D]\n", [("C", "B"), ("B", "A"), ("D", "A")]),
        ("[A]\n  + [B]\nmore\n", [("B", "A")]),
        ("[A]\n  + b\nmore\n  + [C]\n", [("Untitled 1", "A"), ("C", "A")]),
    ],
)
def test_uneven_indentation_is_read_as_the_reference_does(
    text: str, expected: list[tuple[str, str]]
) -> None:
    document = argdown.parse(text)

    assert [(r.source.title, r.target.title) for r in document.relations] == expected


@pytest.mark.parametrize(
    ("braces", "data"),
    [
        ("{a: {b: {c: 1}}}", {"a": {"b": {"c": 1}}}),
        ("{a: [{b: 1}, {c: 2}]}", {"a": [{"b": 1}, {"c": 2}]}),
        ('{a: "}, x"}', {"a": "}, x"}),
        ("{a: 1,\n\n  b: 2}", {"a": 1, "b": 2}),
        ("{\n}", {}),
        ("{\n  # nothing\n}", {}),
    ],
)
def test_data_ends_at_its_own_brace(braces: str, data: dict[str, object]) -> None:
    document = argdown.parse(f"[A]: a {braces}\n  + [B]: b {{x: 1}}\n")

    assert document.statements["A"].data == data
    assert document.statements["B"].data == {"x": 1}
