"""Changes of metadata: of data in braces, and of frontmatter.

A change is one key set, one item added or one key removed, at a path of keys from the root. What
else stands there, with its comments, stays as it is. Data that was in the form of `format` is
given that form again, so that it may go from one line to a block; any other keeps its layout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from counterpoint.formats.argdown.document import Document, Member
from counterpoint.formats.argdown.editing.patch import Edit
from counterpoint.formats.argdown.editing.yaml_edits import (
    DataChange,
    DataEditError,
    changed_yaml,
)
from counterpoint.formats.argdown.editing.yaml_spans import (
    ListSpan,
    MappingSpan,
    ScalarSpan,
    Span,
    read_spans,
)
from counterpoint.formats.argdown.editing.yaml_writing import YamlText, flow_text, width_of
from counterpoint.formats.argdown.tokens import Kind
from counterpoint.formats.argdown.writing.metadata import format_data

_BLOCK = re.compile(r"\{[ \t]*+\n")
_FENCE = re.compile(r"={3,}+[^\n]*\n?")
_BLOCK_STEP = 4  # as `format` has it: keys stand apart from the relations below


def data_text(data: Mapping[str, YamlText], column: int, indent: int) -> str:
    """New data in braces, in the form of `format`, empty where there is nothing to say.

    ``column`` is where it begins, and ``indent`` that of its line.
    """
    return format_data(flow_text(data), column, indent) if data else ""


def edit_data(
    document: Document, member: Member, changes: Sequence[DataChange], order: Sequence[str] = ()
) -> Edit | None:
    """The edit that makes ``changes`` in the data of an occurrence, ``None`` where they make none.

    A new key stands behind those that ``order`` has before it, else last.

    Raises:
        DataEditError: they cannot be made, or the data would not be read as it is meant.
    """
    text = document.source.text
    start, end = _data_bounds(document, member)
    line_start = text.rfind("\n", 0, member.offset) + 1
    indent = width_of(text[line_start : member.offset])
    indent = indent if member.parent is not None else 0
    raw = text[start:end]
    gap = "" if raw else " "
    column = start + len(gap) - (text.rfind("\n", 0, start) + 1)
    edited = raw or "{}"
    for change in changes:
        edited = _changed(edited, change, order, indent)
    if edited == (raw or "{}"):
        return None
    if edited == "{}":
        blanks = len(text[:start]) - len(text[:start].rstrip(" \t"))
        return Edit(start - blanks, end, "")
    if not raw or format_data(raw, column, indent) == raw:
        edited = format_data(edited, column, indent)
    return Edit(start, end, gap + edited)


def edit_frontmatter(
    document: Document, changes: Sequence[DataChange], order: Sequence[str] = ()
) -> Edit | None:
    """The edit that makes ``changes`` in a document's frontmatter.

    Raises:
        DataEditError: there is none, or the changes cannot be made.
    """
    token = next((x for x in document.token_list if x[0] is Kind.FRONTMATTER), None)
    if token is None:
        raise DataEditError("the file has no frontmatter")
    raw = document.source.text[token[1] : token[2]]
    opener = _FENCE.match(raw)
    assert opener is not None
    closer = raw.rindex("===", opener.end())
    body = raw[opener.end() : closer]
    edited = body
    for change in changes:
        edited = changed_yaml(edited, change, order, 0)
    start = token[1] + opener.end()
    return None if edited == body else Edit(start, start + len(body), edited)


def rename_in_data(document: Document, member: Member, names: Mapping[str, str]) -> list[Edit]:
    """The edits by which an occurrence's data says other names, whichever key they stand under.

    ``names`` are whole scalars as they are meant, and what is written for each, with quotes.
    """
    start, end = _data_bounds(document, member)
    raw = document.source.text[start:end]
    if not any(name in raw for name in names):
        return []
    block = _BLOCK.match(raw)
    offset = block.end() if block else 0
    closing = len(raw) - 1 if block else len(raw)
    edits: list[Edit] = []
    stack: list[Span | None] = [read_spans(raw[offset:closing], start + offset)]
    while stack:
        node = stack.pop()
        if isinstance(node, ScalarSpan) and node.text in names:
            edits.append(Edit(node.start, node.end, names[node.text]))
        elif isinstance(node, ListSpan):
            stack += node.items
        elif isinstance(node, MappingSpan):
            stack += [each for entry in node.entries for each in entry]
    return edits


def _data_bounds(document: Document, member: Member) -> tuple[int, int]:
    """Where an occurrence's data begins and ends; both where it would stand if there is none."""
    if member.data is not None:
        for kind, start, end, _ in document.token_list:
            if kind is Kind.DATA and member.offset <= start < member.end:
                return start, end
    return member.end, member.end


def _changed(raw: str, change: DataChange, order: Sequence[str], indent: int) -> str:
    """Data in braces with one change made."""
    block = _BLOCK.match(raw)
    if block is None:
        return changed_yaml(raw, change, order, indent)
    closing = raw.rfind("\n") + 1
    inner, last = raw[block.end() : closing], raw[closing:]
    if last.strip() != "}":  # the brace stands behind the last value
        inner, last = raw[block.end() : -1].rstrip(" "), "}"
        inner = changed_yaml(inner + "\n", change, order, indent + _BLOCK_STEP).removesuffix("\n")
    else:
        inner = changed_yaml(inner, change, order, indent + _BLOCK_STEP)
    return block.group() + inner + last if inner.strip() else "{}"
