"""The features of Argdown, row by row as docs/argdown.md lists them.

The names of the tests are the last column of that table; its first column follows the
sections of https://argdown.org/syntax/.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterpoint.formats import argdown
from counterpoint.formats.argdown import Document, RangeType, RelationType


def read(text: str) -> Document:
    """The document of a text that must be free of errors."""
    document = argdown.parse(text, "test.argdown")
    assert [str(problem) for problem in document.problems if problem.code not in TOLERATED] == []
    return document


TOLERATED = {"undefined-reference", "cycle", "undercut-of-statement"}


def relations(document: Document) -> list[tuple[str, str, str]]:
    return [(item.type.value, item.source.title, item.target.title) for item in document.relations]


def marked(document: Document, title: str, kind: RangeType) -> list[str]:
    member = document.statements[title].members[0]
    return [member.full_text[r.start : r.end] for r in member.ranges if r.type is kind]


def test_statement() -> None:
    document = read("One paragraph\nover two lines.\n\nAnother one.\n")

    assert [item.text for item in document.statements.values()] == [
        "One paragraph over two lines.",
        "Another one.",
    ]
    assert list(document.statements) == ["Untitled 1", "Untitled 2"]


def test_equivalence_class() -> None:
    document = read("[Snow]: It snows.\n\n[Snow]: There is snowfall.\n")

    assert [member.text for member in document.statements["Snow"].members] == [
        "It snows.",
        "There is snowfall.",
    ]


def test_statement_definition() -> None:
    member = read("[Snow]: It snows.").statements["Snow"].members[0]

    assert (member.kind, member.text, str(member.place)) == (
        "definition",
        "It snows.",
        "test.argdown:1:1",
    )


def test_statement_reference() -> None:
    document = read("[Snow]\n\n[Snow]: It snows.\n")

    assert [member.kind for member in document.statements["Snow"].members] == [
        "reference",
        "definition",
    ]


def test_statement_mention() -> None:
    document = read("[A]: See @[Snow] and @<Frost> too.")

    assert document.statements.keys() == {"A"}
    assert [item.target for item in document.statements["A"].members[0].ranges] == [
        "Snow",
        "Frost",
    ]


def test_bold_and_italic() -> None:
    document = read("[A]: One **bold** word, *one* of __weight__ and _of slant_.")

    assert document.statements["A"].text == "One bold word, one of weight and of slant."
    assert marked(document, "A", RangeType.BOLD) == ["bold", "weight"]
    assert marked(document, "A", RangeType.ITALIC) == ["one", "of slant"]


def test_link() -> None:
    document = read("[A]: It is [known](https://example.org/a_b).")

    assert document.statements["A"].text == "It is known."
    assert document.statements["A"].members[0].ranges[0].target == "https://example.org/a_b"


def test_hashtag() -> None:
    document = read("[A]: Text. #one-tag #(two tags!)\n\n[A] #three\n")

    assert document.statements["A"].tags == ("one-tag", "two tags!", "three")
    assert document.tags == ("one-tag", "two tags!", "three")


def test_special_character() -> None:
    document = read("[A]: .A.x :->: .unknown. :heart:")

    assert document.statements["A"].text == "∀x → .unknown. ❤"


def test_escaped_character() -> None:
    document = read(r"[A]: 2 \* 3, \[not a title\], \#no-tag and \{no data\}.")

    assert document.statements["A"].text == "2 * 3, [not a title], #no-tag and {no data}."


def test_statement_data() -> None:
    document = read('[A]: Text. {source: "a: b", year: 1999}')
    data = document.statements["A"].members[0].data

    assert data is not None
    assert data.plain() == {"source": "a: b", "year": 1999}
    assert str(data.key_place("year")) == "test.argdown:1:29"


def test_block_data() -> None:
    document = read("[A]: Text. {\n  sources:\n    - one\n    - two\n}\n  + [B]: More.")

    assert document.statements["A"].data == {"sources": ["one", "two"]}
    assert relations(document) == [("support", "B", "A")]


def test_argument_definition() -> None:
    document = read("<Cold>: It is cold. #weather")

    assert (document.arguments["Cold"].text, document.statements) == ("It is cold.", {})


def test_argument_reference() -> None:
    document = read("<Cold>\n  + <Snow>\n")

    assert [item.members[0].kind for item in document.arguments.values()] == ["reference"] * 2


def test_argument_data() -> None:
    document = read("<Cold> {weight: 0.5}\n\n<Cold>: It is cold. {kind: x}\n")

    assert document.arguments["Cold"].data == {"weight": 0.5, "kind": "x"}


def test_premise_conclusion_structure() -> None:
    document = read("<A>\n\n(1) One.\n(2) Two.\n----\n(3) Three.\n(4) Four.\n----\n(5) Five.\n")
    steps = document.arguments["A"].pcs

    assert [(step.number, step.role.value, step.member.text) for step in steps] == [
        ("1", "premise", "One."),
        ("2", "premise", "Two."),
        ("3", "intermediary-conclusion", "Three."),
        ("4", "premise", "Four."),
        ("5", "main-conclusion", "Five."),
    ]


def test_structure_without_a_title() -> None:
    document = read("(1) One.\n----\n(2) Two.\n")

    assert [step.title for step in document.arguments["Untitled 1"].pcs] == [
        "Untitled 2",
        "Untitled 3",
    ]


def test_inference_rules() -> None:
    document = read("(1) a\n--\nModus Ponens, Simplification {uses: [1]}\n--\n(2) b\n")
    inference = document.arguments["Untitled 1"].inferences[0]

    assert inference.rules == ["Modus Ponens", "Simplification"]
    assert inference.data is not None
    assert inference.data.plain() == {"uses": [1]}


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("+", ("support", "B", "A")),
        ("<+", ("support", "B", "A")),
        ("+>", ("support", "A", "B")),
        ("-", ("attack", "B", "A")),
        ("<-", ("attack", "B", "A")),
        ("->", ("attack", "A", "B")),
        ("_", ("undercut", "B", "A")),
        ("<_", ("undercut", "B", "A")),
        ("_>", ("undercut", "A", "B")),
        ("><", ("contradictory", "A", "B")),
    ],
)
def test_relation_symbols(symbol: str, expected: tuple[str, str, str]) -> None:
    assert relations(read(f"[A]: a\n  {symbol} [B]: b\n")) == [expected]


def test_relation_tree() -> None:
    document = read("a\n  + <B>\n      - <C>\n          + <D>\n      + <E>\n  - <F>\n")

    assert relations(document) == [
        ("support", "D", "C"),
        ("attack", "C", "B"),
        ("support", "E", "B"),
        ("support", "B", "Untitled 1"),
        ("attack", "F", "Untitled 1"),
    ]


def test_strict_mode() -> None:
    text = "===\nmodel:\n  mode: strict\n===\n\n[A]\n  + [B]\n  - [C]\n  >< [D]\n  + <E>\n"

    assert [item.type for item in read(text).relations] == [
        RelationType.ENTAILS,
        RelationType.CONTRARY,
        RelationType.CONTRADICTORY,
        RelationType.SUPPORT,
    ]


def test_relation_of_a_reconstructed_argument() -> None:
    document = read("[Goal]: g\n  + <A>\n\n<A>\n\n(1) p\n----\n(2) [C]: c\n")

    assert relations(document) == [("support", "C", "Goal")]


def test_undercut_of_an_inference() -> None:
    document = read("<A>\n\n(1) p\n----\n  _ <B>\n(2) c\n  <_ <C>\n")

    assert [(item.source.title, item.target.kind) for item in document.relations] == [
        ("B", "inference"),
        ("C", "inference"),
    ]


def test_derived_relation() -> None:
    document = read("<A>\n\n(1) p\n----\n(2) [T]: t\n\n<B>\n\n(1) [T]\n----\n(2) c\n")
    derived = [
        (item.type.value, item.source.title, item.target.title)
        for item in argdown.derive_relations(document)
    ]

    assert relations(document) == []
    assert ("support", "A", "B") in derived


def test_frontmatter() -> None:
    document = read("===\ntitle: Snow\ntags: [a]\n===\n\nIt snows.\n")

    assert document.frontmatter is not None
    assert document.frontmatter.plain() == {"title": "Snow", "tags": ["a"]}
    assert str(document.frontmatter.key_place("tags")) == "test.argdown:3:1"


def test_heading() -> None:
    document = read("# One\n\n[A]: a\n\n## Two #tag {isGroup: true}\n\n[B]: b\n\n# Three\n")
    one, three = document.sections
    two = one.children[0]
    section = document.statements["B"].section

    assert [item.title for item in (one, two, three)] == ["One", "Two #tag", "Three"]
    assert (two.parent, two.level, two.tags) == (one, 2, ("tag",))
    assert two.data is not None
    assert two.data.plain() == {"isGroup": True}
    assert section is two


def test_list() -> None:
    document = read("* [A]: a\n* <B>: b\n    - [C]\n\n1. one\n2. two\n")

    assert [item.text for item in document.statements.values()] == ["a", "", "one", "two"]
    assert document.statements["A"].members[0].role is None
    assert relations(document) == [("attack", "C", "B")]


@pytest.mark.parametrize("comment", ["// c", "/* c\n\nd */", "<!-- [C]: c\n\n+ d -->"])
def test_comment(comment: str) -> None:
    document = read(f"[A]: a {comment}\n  + [B]: b\n\n{comment}\n\n[D]: d\n")

    assert list(document.statements) == ["A", "B", "D"]
    assert relations(document) == [("support", "B", "A")]


def test_include(tmp_path: Path) -> None:
    (tmp_path / "part.argdown").write_text("[B]: b\n", encoding="utf-8")
    main = tmp_path / "main.argdown"
    main.write_text("[A]: a\n\n@include(part.argdown)\n\n[C]: c\n", encoding="utf-8")

    document = argdown.read_document(main)

    assert list(document.statements) == ["A", "B", "C"]
    assert str(document.statements["B"].place) == f"{tmp_path / 'part.argdown'}:1:1"
    assert document.problems == ()


def test_every_row_of_the_table_has_its_test(project_folder: Path) -> None:
    table = (project_folder / "docs" / "argdown.md").read_text(encoding="utf-8")
    names = set(re.findall(r"\| `(test_\w+)` \|", table))

    assert names == {name for name in globals() if name.startswith("test_")} - {
        "test_every_row_of_the_table_has_its_test"
    }
