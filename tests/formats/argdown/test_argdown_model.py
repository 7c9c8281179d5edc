"""How members become statements, arguments, sections and relations (the builder)."""

from __future__ import annotations

import pytest

from counterpoint.formats import argdown
from counterpoint.formats.argdown import ArgdownRelation, Document
from counterpoint.formats.argdown.builder import merged


def relations(document: Document) -> list[tuple[str, str, str, str]]:
    return [
        (item.type.value, item.source.title, item.target.title, item.target.kind)
        for item in document.relations
    ]


def strict(text: str) -> Document:
    return argdown.parse("===\nmodel: {mode: strict}\n===\n\n" + text)


def test_what_has_no_title_is_counted_in_the_references_order() -> None:
    document = argdown.parse("one\n  + two\n    - three\n\n(1) four\n----\n(2) five\n")

    assert {title: item.text for title, item in document.statements.items()} == {
        "Untitled 1": "one",
        "Untitled 2": "two",
        "Untitled 3": "three",
        "Untitled 5": "four",
        "Untitled 6": "five",
    }
    assert list(document.arguments) == ["Untitled 4"]


def test_the_last_text_stands_for_all() -> None:
    document = argdown.parse("[A]: one\n\n[A]: two\n\n[A]\n")

    assert document.statements["A"].text == "two"


def test_a_canonical_text_stands_for_all() -> None:
    document = argdown.parse("[A]: one {isCanonical: true}\n\n[A]: two\n")

    assert document.statements["A"].text == "one"


def test_a_title_without_any_text_is_undefined() -> None:
    statement = argdown.parse("[A]\n  + [B]: b").statements["A"]

    assert (statement.is_defined, statement.text, statement.canonical) == (False, "", None)


def test_each_member_keeps_its_own_data_and_the_class_has_all() -> None:
    document = argdown.parse("[A]: a {x: 1, y: {z: 1}}\n\n[A] {x: 2, y: {w: 3}}\n")
    statement = document.statements["A"]

    own = [member.data.plain() if member.data else None for member in statement.members]

    assert own == [{"x": 1, "y": {"z": 1}}, {"x": 2, "y": {"w": 3}}]
    assert statement.data == {"x": 2, "y": {"z": 1, "w": 3}}


@pytest.mark.parametrize(
    ("old", "new", "result"),
    [
        ({}, {"a": 1}, {"a": 1}),
        ({"a": 1}, {"a": None}, {"a": None}),
        ({"a": [1, 2, 3]}, {"a": [4]}, {"a": [4, 2, 3]}),
        ({"a": [1]}, {"a": [2, 3]}, {"a": [2, 3]}),
        ({"a": [{"b": 1}]}, {"a": [{"c": 2}]}, {"a": [{"b": 1, "c": 2}]}),
        ({"a": {"b": 1}}, {"a": "text"}, {"a": "text"}),
    ],
)
def test_data_merges_as_in_the_reference(
    old: dict[str, object], new: dict[str, object], result: dict[str, object]
) -> None:
    assert merged(old, new) == result  # type: ignore[arg-type]


def test_roles_and_uses() -> None:
    document = argdown.parse("[A]: a\n  + [B]: b\n\n(1) [B]\n----\n(2) [C]: c\n----\n(3) [A]\n")
    uses = {
        title: [
            item.is_used_as_top_level,
            item.is_used_as_relation,
            item.is_used_as_premise,
            item.is_used_as_intermediary_conclusion,
            item.is_used_as_main_conclusion,
        ]
        for title, item in document.statements.items()
    }

    assert uses == {
        "A": [True, False, False, False, True],
        "B": [False, True, True, False, False],
        "C": [False, False, False, True, False],
    }


def test_a_member_knows_its_relation_and_its_parent() -> None:
    document = argdown.parse("[A]: a\n  + [B]: b\n    - <C>: c\n", "m")
    inner = document.arguments["C"].members[0]

    assert isinstance(inner.relation, ArgdownRelation)
    assert inner.relation.member is inner
    assert str(inner.relation.place) == "m:3:5"
    assert inner.parent is document.statements["B"].members[0]
    assert document.statements["A"].members[0].relation is None


def test_the_same_relation_twice_is_one_with_two_occurrences() -> None:
    document = argdown.parse("[A]: a\n  + [B]: b\n\n[B]\n  +> [A]\n", "m")

    assert relations(document) == [("support", "B", "A", "statement")]
    assert [str(item.place) for item in document.relations[0].occurrences] == ["m:2:3", "m:5:3"]


def test_a_contradiction_is_the_same_from_both_sides() -> None:
    document = argdown.parse("[A]: a\n  >< [B]: b\n\n[B]\n  >< [A]\n")

    assert relations(document) == [("contradictory", "A", "B", "statement")]


def test_in_strict_mode_contraries_are_the_same_from_both_sides() -> None:
    document = strict("[A]: a\n  - [B]: b\n\n[B]\n  - [A]\n")

    assert relations(document) == [("contrary", "B", "A", "statement")]


def test_an_argument_that_supports_its_own_conclusion_says_nothing_new() -> None:
    document = argdown.parse("[C]: c\n  + <A>\n\n<A>\n\n(1) p\n----\n(2) [C]\n")
    member = document.arguments["A"].members[0]

    assert document.relations == ()
    assert member.relation is not None
    assert member.relation.source is document.arguments["A"]


def test_relations_of_a_reconstructed_argument_start_at_its_conclusion() -> None:
    text = "<A>\n  -> <B>: b\n  +> [D]: d\n\n<A>\n\n(1) p\n----\n(2) [C]: c\n  -> <B>\n"
    document = argdown.parse(text)

    assert relations(document) == [
        ("attack", "C", "B", "argument"),
        ("support", "C", "D", "statement"),
    ]
    assert len(document.relations[0].occurrences) == 2


def test_an_undercut_of_a_reconstructed_argument_ends_at_its_last_inference() -> None:
    text = "<A>\n  _ <B>: b\n\n<A>\n\n(1) p\n----\n(2) q\n----\n(3) r\n"
    relation = argdown.parse(text).relations[0]

    assert (relation.target.kind, relation.target.title) == ("inference", "A")
    assert getattr(relation.target, "conclusion_index", None) == 2


def test_an_attack_on_an_argument_is_dropped_where_its_premise_is_attacked() -> None:
    text = "[X]: x\n  -> <A>\n  -> [P]: p\n\n<A>\n\n(1) [P]\n----\n(2) q\n"
    document = argdown.parse(text)

    assert relations(document) == [("attack", "X", "P", "statement")]
    assert len(document.relations[0].occurrences) == 2


def test_both_ends_list_their_relations() -> None:
    document = argdown.parse("[A]: a\n  + <B>: b\n  - [A]\n")
    first, second = document.relations

    assert document.statements["A"].relations == [first, second]
    assert document.arguments["B"].relations == [first]


def test_a_structure_belongs_to_the_argument_right_before_it() -> None:
    document = argdown.parse("<A>: a\n\n(1) p\n----\n(2) q\n\ntext\n\n(1) r\n----\n(2) s\n")

    assert [len(item.pcs) for item in document.arguments.values()] == [2, 2]
    assert list(document.arguments) == ["A", "Untitled 4"]


def test_sections_nest_by_level_even_where_one_is_left_out() -> None:
    document = argdown.parse("### a\n\n# b\n\n### c\n\n## d\n\n# e\n")

    assert [
        (s.id, s.title, s.parent.title if s.parent else "") for s in document.all_sections()
    ] == [
        ("s1", "a", ""),
        ("s2", "b", ""),
        ("s3", "c", "b"),
        ("s4", "d", "b"),
        ("s5", "e", ""),
    ]


def test_a_statement_belongs_to_the_section_of_its_first_text() -> None:
    document = argdown.parse("# one\n\n[A]\n\n# two\n\n[A]: a\n\n# three\n\n[A]: b\n")
    section = document.statements["A"].section

    assert section is document.sections[1]
    assert [m.section for m in document.statements["A"].members] == list(document.sections)


def test_is_in_group_moves_a_statement_to_a_section() -> None:
    document = argdown.parse("# one\n\n[A]: a\n\n# two\n\n[A] {isInGroup: true}\n")

    assert document.statements["A"].section is document.sections[1]


def test_a_reference_alone_belongs_to_where_it_stands() -> None:
    document = argdown.parse("# one\n\n<A>\n")

    assert document.arguments["A"].section is document.sections[0]


def test_settings_change_the_texts() -> None:
    settings = '===\nmodel:\n  removeTagsFromText: true\n  shortcodes: {":x:": {unicode: "✗"}}\n==='
    document = argdown.parse(f"{settings}\n\n[A]: a #t :x: b\n\n[A] #u\n")
    first, second = document.statements["A"].members

    assert (first.full_text, first.tags, second.full_text) == ("a ✗ b", ("t",), "")


def test_a_premise_may_support_and_be_attacked_within_its_structure() -> None:
    document = argdown.parse(
        "(1) [A]: a\n  - [B]: b\n(2) [C]: c\n  + <D>\n----\n(3) [E]: e\n  +> [F]\n"
    )

    assert relations(document) == [
        ("attack", "B", "A", "statement"),
        ("support", "D", "C", "statement"),
        ("support", "E", "F", "statement"),
    ]
