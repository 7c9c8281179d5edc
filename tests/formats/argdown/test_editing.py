from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.formats import argdown
from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import (
    AddItem,
    Blocks,
    DataChange,
    Edit,
    RemoveKey,
    ReplaceItem,
    SetValue,
    apply_edits,
    edit_data,
    edit_frontmatter,
    retag,
    retext,
    retitle,
)

ORDER = ("kind", "mode", "quote", "note", "contrary")


class Text:
    """A text in a file, with what is needed to change it."""

    def __init__(self, folder: Path, content: bytes) -> None:
        self.path = folder / "map.argdown"
        self.path.write_bytes(content)
        self.contents: dict[str, bytes] = {}
        self.document: Document = argdown.read_document(self.path, contents=self.contents)
        self.blocks = Blocks(self.document)

    def member(self, title: str) -> Member:
        return next(x for x in self.blocks.members if x.title == title)

    def after(self, *edits: Edit | None) -> bytes:
        changes = [edit for edit in edits if edit is not None]
        return apply_edits(self.document, changes, self.contents)[str(self.path)]


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("[A]: a.", SetValue(("kind",), "value"), "[A]: a. {kind: value}"),
        ("[A] {quote: x}", SetValue(("mode",), "hedged"), "[A] {mode: hedged, quote: x}"),
        ("[A] {quote: x}", AddItem(("quote",), '"y z"'), '[A] {quote: [x, "y z"]}'),
        ("[A] {quote: [x, y]}", AddItem(("quote",), "z"), "[A] {quote: [x, y, z]}"),
        ("[A] {quote: [x, y]}", RemoveKey(("quote", "y")), "[A] {quote: x}"),
        ("[A] {quote: [x, y]}", ReplaceItem(("quote",), "x", "w"), "[A] {quote: [w, y]}"),
        ("[A] {kind: value, note: n}", RemoveKey(("kind",)), "[A] {note: n}"),
        ("[A] {kind: value, note: n}", RemoveKey(("note",)), "[A] {kind: value}"),
        ("[A]: a.   {kind: value}", RemoveKey(("kind",)), "[A]: a."),
        # What was not in the form of `format` keeps the layout that it has.
        ("[A]  { quote : x }", SetValue(("mode",), "hedged"), "[A]  { mode: hedged, quote : x }"),
        (
            "[A] {\n  # why\n  kind: value # so\n  quote:\n    - x # first\n}",
            AddItem(("quote",), "y"),
            "[A] {\n  # why\n  kind: value # so\n  quote:\n    - x # first\n    - y\n}",
        ),
        (
            "[A] {\n  # why\n  kind: value # so\n  note: n\n}",
            SetValue(("mode",), "hedged"),
            "[A] {\n  # why\n  kind: value # so\n  mode: hedged\n  note: n\n}",
        ),
        (
            '[A] {\n  contrary: "[B]"\n  # kept\n}',
            SetValue(("contrary", "[C]", "note"), '"n"'),
            '[A] {\n  contrary:\n    "[B]": ~\n    "[C]":\n      note: "n"\n  # kept\n}',
        ),
        (
            "[A] {\n  kind: value\n  contrary:\n    # kept\n    B: ~\n    C: ~\n}",
            RemoveKey(("contrary", "C")),
            "[A] {\n  kind: value\n  contrary:\n    # kept\n    B: ~\n}",
        ),
        (
            "[A] {\n  note: >-\n    two\n    lines\n  contrary: B\n}",
            SetValue(("quote",), "x"),
            "[A] {\n  quote: x\n  note: >-\n    two\n    lines\n  contrary: B\n}",
        ),
        # A line that grows too long becomes a block, where it was in the form of `format`.
        (
            f"[A] {{quote: {'x' * 60}, note: {'n' * 20}}}",
            SetValue(("mode",), "hedged"),
            f"[A] {{\n    mode: hedged\n    quote: {'x' * 60}\n    note: {'n' * 20}\n}}",
        ),
    ],
)
def test_one_change_of_data_leaves_the_rest_as_it_is(
    tmp_path: Path, before: str, change: DataChange, after: str
) -> None:
    text = Text(tmp_path, f"// c\n\n{before}\n\n[B]: b.\n".encode())

    changed = text.after(edit_data(text.document, text.member("A"), [change], ORDER))

    assert changed.decode() == f"// c\n\n{after}\n\n[B]: b.\n"


def test_line_ends_a_mark_of_order_and_tabs_stay_as_the_file_has_them(tmp_path: Path) -> None:
    content = "\ufeff[A]: a.\r\n\t+ [B]: b.\r\n\r\n// c\r\n[C]: c. {kind: value}\r\n"
    text = Text(tmp_path, content.encode())
    a, c = text.member("A"), text.member("C")
    after_a = text.blocks.block_at(a.offset)

    changed = text.after(
        text.blocks.insert_below(a, "- [D]: d."),
        text.blocks.insert_after(after_a, "[E]: e."),
        edit_data(text.document, c, [SetValue(("mode",), "hedged")], ORDER),
    )

    assert changed.decode() == (
        "\ufeff[A]: a.\r\n\t+ [B]: b.\r\n\t- [D]: d.\r\n\r\n[E]: e.\r\n\r\n"
        "// c\r\n[C]: c. {kind: value, mode: hedged}\r\n"
    )


def test_an_edit_goes_into_the_file_that_has_the_place(tmp_path: Path) -> None:
    (tmp_path / "part.argdown").write_text("[B]: b.\n", encoding="utf-8")
    text = Text(tmp_path, b"[A]: a.\n\n@include(part.argdown)\n\n[C]: c.\n")
    edits = [retext(text.document, text.member(x), f"new {x}.") for x in "BC"]

    changed = apply_edits(text.document, edits, text.contents)

    assert changed == {
        str(tmp_path / "part.argdown"): b"[B]: new B..\n".replace(b"..", b"."),
        str(text.path): b"[A]: a.\n\n@include(part.argdown)\n\n[C]: new C.\n",
    }


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("[A]: old one. #t {kind: value}", "new", "[A]: new #t {kind: value}"),
        ("[A]: old *one* @[B]. // c", "new", "[A]: new // c"),
        ("[A] #t {kind: value}", "new", "[A]: new #t {kind: value}"),
        ("[A]: old one. #t {kind: value}", "", "[A] #t {kind: value}"),
    ],
)
def test_a_wording_is_changed_between_title_and_tags(
    tmp_path: Path, before: str, text: str, after: str
) -> None:
    own = Text(tmp_path, f"{before}\n\n[B]: b.\n".encode())

    changed = own.after(retext(own.document, own.member("A"), text))

    assert changed.decode() == f"{after}\n\n[B]: b.\n"


def test_tags_and_titles_are_changed_where_they_stand(tmp_path: Path) -> None:
    text = Text(tmp_path, b"[A]: a. #one #(two words) {kind: value}\n  + <A b>: x.\n")
    edits = [
        retitle(text.document, text.member("A"), "New"),
        *retag(text.document, text.member("A"), ["two words", "three"]),
        retitle(text.document, text.member("A b"), "C"),
    ]

    assert text.after(*edits) == b"[New]: a. #(two words) #three {kind: value}\n  + <C>: x.\n"


def test_frontmatter_keeps_its_comments_and_layout(tmp_path: Path) -> None:
    head = "===\ntitle: T # short\nexperts:\n  # the first\n  a: {name: A}\ntopics: {x: X}\n===\n"
    text = Text(tmp_path, f"{head}\n[A]: a.\n".encode())
    changes: list[DataChange] = [
        SetValue(("experts", "b"), {"name": "B"}),
        SetValue(("topics", "y"), "Y"),
        AddItem(("sources", "s", "sections", "a"), '"words"'),
    ]

    changed = text.after(edit_frontmatter(text.document, changes, ("experts", "sources", "topics")))

    assert changed.decode() == (
        "===\ntitle: T # short\nexperts:\n  # the first\n  a: {name: A}\n  b:\n    name: B\n"
        'sources:\n  s:\n    sections:\n      a: "words"\ntopics: {x: X, y: Y}\n===\n\n[A]: a.\n'
    )


def test_lines_and_paragraphs_go_and_comments_stay(tmp_path: Path) -> None:
    text = Text(tmp_path, b"[A]: a.\n  + [B]: b.\n    + [C]: c.\n  + [D]: d.\n\n// e\n\n[E]: e.\n")
    block = text.blocks.block_at(text.member("E").offset)
    assert block is not None

    changed = text.after(text.blocks.remove_line(text.member("B")), text.blocks.remove_block(block))

    assert changed == b"[A]: a.\n  + [D]: d.\n\n// e\n"
