"""What follows from premise-conclusion structures."""

from __future__ import annotations

from counterpoint.formats import argdown


def derived(text: str, mode: str = "loose") -> set[tuple[str, str, str]]:
    document = argdown.parse(f"===\nmodel: {{mode: {mode}}}\n===\n\n{text}")
    relations = argdown.derive_relations(document)
    assert all(relation.derived and relation.place is None for relation in relations)
    return {(item.type.value, _named(item.source), _named(item.target)) for item in relations}


def _named(end: argdown.RelationEnd) -> str:
    return f"<{end.title}>" if end.kind == "argument" else end.title


STRUCTURE = "\n\n<A>\n\n(1) [P]\n----\n(2) [C]\n"


def test_premises_support_and_conclusions_are_supported() -> None:
    assert derived(STRUCTURE) == {("support", "P", "<A>"), ("support", "<A>", "C")}


def test_intermediary_conclusions_are_neither() -> None:
    relations = derived("<A>\n\n(1) [P]\n----\n(2) [I]\n----\n(3) [C]\n")

    assert {end for _, source, target in relations for end in (source, target)} == {"P", "C", "<A>"}


def test_what_attacks_a_premise_attacks_the_argument() -> None:
    assert ("attack", "X", "<A>") in derived("[P]\n  - [X]" + STRUCTURE)
    assert ("attack", "<X>", "<A>") in derived("[P]\n  - <X>" + STRUCTURE)


def test_what_the_conclusion_attacks_the_argument_attacks() -> None:
    assert ("attack", "<A>", "X") in derived("[C]\n  -> [X]" + STRUCTURE)


def test_a_support_of_the_conclusion_is_none_of_the_argument() -> None:
    relations = derived("[C]\n  + [X]" + STRUCTURE)

    assert not [edge for edge in relations if "X" in edge[1] + edge[2]]


def test_entailment_and_contrariness_become_support_and_attack() -> None:
    relations = derived("[P]\n  + [X]\n  - [Y]\n  >< [Z]" + STRUCTURE, "strict")

    assert {("support", "X", "<A>"), ("attack", "Y", "<A>"), ("attack", "Z", "<A>")} <= relations


def test_a_conclusion_that_is_a_premise_supports_the_next_argument() -> None:
    relations = derived("<A>\n\n(1) [P]\n----\n(2) [Q]\n\n<B>\n\n(1) [Q]\n----\n(2) [R]\n")

    assert ("support", "<A>", "<B>") in relations
    assert ("support", "<B>", "<A>") not in relations


def test_contradicting_conclusions_set_arguments_against_each_other() -> None:
    relations = derived(
        "[P]\n  >< [Q]\n\n<A>\n\n(1) [X]\n----\n(2) [P]\n\n<B>\n\n(1) [Q]\n----\n(2) [R]\n"
    )

    assert ("attack", "<A>", "<B>") in relations


def test_an_undercut_of_an_inference_is_one_of_its_argument() -> None:
    relations = derived("<A>\n\n(1) [P]\n----\n  _ [U]\n(2) [C]\n")

    assert ("undercut", "U", "<A>") in relations


def test_what_is_stated_is_not_derived_again() -> None:
    relations = derived("[P]\n  +> <A>" + STRUCTURE)

    assert ("support", "P", "<A>") not in relations


def test_an_undercut_of_an_inference_outside_a_structure_is_noted_and_dropped() -> None:
    document = argdown.parse("-- rule --\n  _ [A]: it does not follow\n")

    assert [problem.code for problem in document.problems] == ["misplaced-inference"]
    assert document.relations == ()
    assert argdown.derive_relations(document) == ()
    assert document.statements["A"].members[0].relation is None
