"""Changes of metadata: of data in braces, and of frontmatter.

A change is one key set, one item added or one key removed, at a path of keys from the root. What
else stands there, with its comments, stays as it is. Data that was in the form of `format` is
given that form again, so that it may go from one line to a block; any other keeps its layout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from counterpoint.formats.argdown.document import Document, Member
from counterpoint.formats.argdown.editing.patch import Edit
from counterpoint.formats.argdown.editing.yaml_spans import (
    ListSpan,
    MappingSpan,
    ScalarSpan,
    Span,
    read_spans,
)
from counterpoint.formats.argdown.tokens import Kind
from counterpoint.formats.argdown.writing.metadata import format_data

# What a value is written as: a scalar is YAML already, with its quotes where it needs some.
YamlText: TypeAlias = "str | Sequence[YamlText] | Mapping[str, YamlText]"
Path: TypeAlias = tuple[str, ...]
Entry: TypeAlias = tuple[ScalarSpan, Span]

_BLOCK = re.compile(r"\{[ \t]*+\n")
_FENCE = re.compile(r"={3,}+[^\n]*\n?")
_STEP = 2
_BLOCK_STEP = 4  # as `format` has it: keys stand apart from the relations below


class DataEditError(Exception):
    """The data cannot be changed in its place; the text says why."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give the key at ``path`` a value; keys on the way to it are made where they lack."""

    path: Path
    value: YamlText


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add a value to those at ``path``: to a list, to a single one, or as the first."""

    path: Path
    value: YamlText


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """Take the key at ``path`` away, or that item of the list there; an empty collection goes."""

    path: Path


@dataclass(frozen=True, slots=True)
class ReplaceItem:
    """Put ``value`` in the place of the scalar at ``path``, or of that item of the list there."""

    path: Path
    old: str
    value: str


DataChange: TypeAlias = SetValue | AddItem | RemoveKey | ReplaceItem


def data_text(data: Mapping[str, YamlText], column: int, indent: int) -> str:
    """New data in braces, in the form of `format`, empty where there is nothing to say.

    ``column`` is where it begins, and ``indent`` that of its line.
    """
    return format_data(_flow(data), column, indent) if data else ""


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
    indent = _width(text[line_start : member.offset])
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
        edited = _changed_yaml(edited, change, order, 0)
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


def _width(line: str) -> int:
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.expandtabs(4))


def _changed(raw: str, change: DataChange, order: Sequence[str], indent: int) -> str:
    """Data in braces with one change made."""
    block = _BLOCK.match(raw)
    if block is None:
        return _changed_yaml(raw, change, order, indent)
    closing = raw.rfind("\n") + 1
    inner, last = raw[block.end() : closing], raw[closing:]
    if last.strip() != "}":  # the brace stands behind the last value
        inner, last = raw[block.end() : -1].rstrip(" "), "}"
        inner = _changed_yaml(inner + "\n", change, order, indent + _BLOCK_STEP).removesuffix("\n")
    else:
        inner = _changed_yaml(inner, change, order, indent + _BLOCK_STEP)
    return block.group() + inner + last if inner.strip() else "{}"


def _changed_yaml(text: str, change: DataChange, order: Sequence[str], indent: int) -> str:
    """YAML with one change made; ``indent`` is that of keys where there is none yet."""
    root = read_spans(text)
    if root is None:
        root = MappingSpan(len(text), len(text), is_flow=False)
    if not isinstance(root, MappingSpan):
        raise DataEditError("the data is no mapping")
    return _Editor(text, order, indent).changed(root, change)


class _Editor:
    """Makes one change in one text."""

    def __init__(self, text: str, order: Sequence[str], indent: int) -> None:
        self._text = text
        self._order = order
        self._indent = indent

    def changed(self, root: MappingSpan, change: DataChange) -> str:
        """The text with the change made."""
        if isinstance(change, RemoveKey):
            return self._without(root, change.path)
        if isinstance(change, ReplaceItem):
            return self._with_other_item(root, change)
        return self._with(root, change.path, change)

    def _with(self, mapping: MappingSpan, path: Path, change: SetValue | AddItem) -> str:
        entry = mapping.entry(path[0])
        if entry is None:
            return self._inserted(mapping, path[0], _nested(path[1:], change.value))
        if len(path) > 1:
            return self._deeper(mapping, entry, path[1:], change)
        if isinstance(change, AddItem):
            return self._with_item(mapping, entry, change.value)
        return self._replaced(mapping, *entry, change.value)

    def _deeper(
        self, mapping: MappingSpan, entry: Entry, rest: Path, change: SetValue | AddItem
    ) -> str:
        """Change what lies below a key; names alone become keys, for the new one says more."""
        name, node = entry
        if isinstance(node, MappingSpan) and node.entries:
            return self._with(node, rest, change)
        if isinstance(node, ListSpan) and not all(isinstance(x, ScalarSpan) for x in node.items):
            raise DataEditError(f"{name.text} is a list of mappings, which is not changed here")
        items: list[Span] = node.items if isinstance(node, ListSpan) else [node]
        names = [x for x in items if isinstance(x, ScalarSpan) and x.end > x.start]
        entries: dict[str, YamlText] = {self._text[x.start : x.end]: "~" for x in names}
        entries[rest[0]] = _nested(rest[1:], change.value)
        return self._replaced(mapping, name, node, entries)

    def _with_other_item(self, root: MappingSpan, change: ReplaceItem) -> str:
        node: Span | None = root
        for key in change.path:
            entry = node.entry(key) if isinstance(node, MappingSpan) else None
            node = None if entry is None else entry[1]
        items = node.items if isinstance(node, ListSpan) else [node]
        for item in items:
            if isinstance(item, ScalarSpan) and item.text == change.old:
                return self._text[: item.start] + change.value + self._text[item.end :]
        raise DataEditError(f"{change.old!r} does not stand there")

    def _with_item(self, mapping: MappingSpan, entry: Entry, value: YamlText) -> str:
        text = self._text
        name, node = entry
        if isinstance(node, MappingSpan):
            raise DataEditError(f"{name.text} is a mapping, to which no item is added")
        if isinstance(node, ScalarSpan):
            if node.end == node.start:
                return self._replaced(mapping, name, node, value)
            return self._replaced(mapping, name, node, [text[node.start : node.end], value])
        if not node.items:
            return self._replaced(mapping, name, node, [value])
        last = node.items[-1]
        if node.is_flow:
            return text[: last.end] + ", " + _flow(value) + text[last.end :]
        first_line = text.rfind("\n", 0, node.items[0].start) + 1
        indent = (
            _width(text[first_line : node.start]) if text[first_line:].lstrip(" ")[0] == "-" else 0
        )
        at = _line_end(text, last.end)
        lines = _item_lines(value, indent)
        return text[:at] + "".join("\n" + line for line in lines) + text[at:]

    def _inserted(self, mapping: MappingSpan, key: str, value: YamlText) -> str:
        text = self._text
        before = self._entry_before(mapping, key)
        if mapping.is_flow:
            entry = f"{_key(key)}: {_flow(value)}"
            if before is not None:
                end = before[1].end if before[1].end > before[1].start else before[0].end + 1
                return f"{text[:end]}, {entry}{text[end:]}"
            at = mapping.entries[0][0].start if mapping.entries else mapping.start + 1
            comma = ", " if mapping.entries else ""
            return text[:at] + entry + comma + text[at:]
        indent = self._indent
        if mapping.entries:
            start = mapping.entries[0][0].start
            indent = start - (text.rfind("\n", 0, start) + 1)
        lines = _entry_lines(key, value, indent)
        if before is None and mapping.entries:
            at = text.rfind("\n", 0, mapping.entries[0][0].start) + 1
            return text[:at] + "".join(line + "\n" for line in lines) + text[at:]
        if before is None:
            at = len(text)
            gap = "" if not text or text.endswith("\n") else "\n"
            return text + gap + "".join(line + "\n" for line in lines)
        at = _line_end(text, max(before[1].end, before[0].end))
        return text[:at] + "".join("\n" + line for line in lines) + text[at:]

    def _entry_before(self, mapping: MappingSpan, key: str) -> Entry | None:
        """The entry behind which a new key stands: the last that the order has before it."""
        if not mapping.entries:
            return None
        if key not in self._order:
            return mapping.entries[-1]
        rank = self._order.index(key)
        before = None
        for entry in mapping.entries:
            name = entry[0].text
            if name in self._order and self._order.index(name) > rank:
                break
            before = entry
        return before

    def _replaced(self, mapping: MappingSpan, name: ScalarSpan, node: Span, value: YamlText) -> str:
        text = self._text
        if mapping.is_flow or isinstance(value, str):
            written = _flow(value)
            gap = (
                ""
                if text[name.end : node.start].endswith(" ") or node.start > name.end + 1
                else " "
            )
            start = max(node.start, name.end + 1)
            if isinstance(node, ScalarSpan) or node.is_flow:
                return text[:start] + gap + written + text[max(node.end, start) :]
            start, end = name.end + 1, _line_end(text, node.end)
            return f"{text[:start]} {written}{text[end:]}"
        line_start = text.rfind("\n", 0, name.start) + 1
        raw_key = text[name.start : name.end]
        lines = _entry_lines(raw_key, value, name.start - line_start)
        lines[0] = text[line_start : name.start] + lines[0].lstrip(" ")
        return text[:line_start] + "\n".join(lines) + text[_value_end(text, name, node) :]

    def _without(self, mapping: MappingSpan, path: Path) -> str:
        text = self._text
        entry = mapping.entry(path[0])
        if entry is None:
            return text
        name, node = entry
        if len(path) > 1:
            if isinstance(node, MappingSpan) and len(node.entries) > 1:
                return self._without(node, path[1:])
            if isinstance(node, ListSpan) and len(node.items) > 1:
                return self._without_item(mapping, name, node, path[1])
            only = (
                node.entries[0][0].text if isinstance(node, MappingSpan) and node.entries else None
            )
            if isinstance(node, MappingSpan) and len(path) > 2 and only == path[1]:
                below = node.entries[0][1]
                if isinstance(below, MappingSpan) and len(below.entries) > 1:
                    return self._without(node, path[1:])
        if mapping.is_flow:
            return self._without_in_flow(mapping, name, node)
        line_start = text.rfind("\n", 0, name.start) + 1
        end = _value_end(text, name, node)
        return (
            text[:line_start] + text[end + 1 :]
            if text[end : end + 1] == "\n"
            else text[:line_start]
        )

    def _without_item(
        self, mapping: MappingSpan, name: ScalarSpan, node: ListSpan, item: str
    ) -> str:
        text = self._text
        at = next(
            (i for i, x in enumerate(node.items) if isinstance(x, ScalarSpan) and x.text == item),
            None,
        )
        if at is None:
            return text
        if len(node.items) == 2 and all(isinstance(x, ScalarSpan) for x in node.items):
            other = node.items[1 - at]
            return self._replaced(mapping, name, node, text[other.start : other.end])
        if node.is_flow:
            if at:
                return text[: node.items[at - 1].end] + text[node.items[at].end :]
            return text[: node.items[0].start] + text[node.items[1].start :]
        line_start = text.rfind("\n", 0, node.items[at].start) + 1
        return text[:line_start] + text[_line_end(text, node.items[at].end) + 1 :]

    def _without_in_flow(self, mapping: MappingSpan, name: ScalarSpan, node: Span) -> str:
        text = self._text
        at = next(i for i, entry in enumerate(mapping.entries) if entry[0] is name)
        if at:
            before = mapping.entries[at - 1]
            return text[: max(before[1].end, before[0].end)] + text[max(node.end, name.end + 1) :]
        if len(mapping.entries) > 1:
            return text[: name.start] + text[mapping.entries[1][0].start :]
        return text[: mapping.start] + "{}" + text[mapping.end :]


def _nested(path: Path, value: YamlText) -> YamlText:
    """A value below keys that are new."""
    for key in reversed(path):
        value = {key: value}
    return value


def _value_end(text: str, name: ScalarSpan, node: Span) -> int:
    """The end of the line on which a value of a block mapping ends."""
    return _line_end(text, max(node.end, name.end + 1))


def _line_end(text: str, position: int) -> int:
    """The end of the line in which a value ends; a text over several lines may end behind one."""
    while position and text[position - 1 : position] in ("\n", " ", "\t"):
        position -= 1
    end = text.find("\n", position)
    return len(text) if end < 0 else end


_PLAIN_KEY = re.compile(r"[\w.:~-]+|\".*\"|'.*'")


def _key(key: str) -> str:
    return (
        key
        if _PLAIN_KEY.fullmatch(key)
        else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def _flow(value: YamlText) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)}: {_flow(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(_flow(item) for item in value)}]"


def _entry_lines(key: str, value: YamlText, indent: int) -> list[str]:
    """The lines of a key and its value in a block; no brace closes there at the end of a line."""
    blanks = " " * indent
    if isinstance(value, str):
        return [f"{blanks}{_key(key)}: {value}"]
    flow = _flow(value)
    if not isinstance(value, Mapping) and "}" not in flow and indent + len(key) + len(flow) < 98:
        return [f"{blanks}{_key(key)}: {flow}"]
    lines = [f"{blanks}{_key(key)}:"]
    if isinstance(value, Mapping):
        for name, item in value.items():
            lines += _entry_lines(name, item, indent + _STEP)
    else:
        for item in value:
            lines += _item_lines(item, indent + _STEP)
    return lines


def _item_lines(value: YamlText, indent: int) -> list[str]:
    blanks = " " * indent
    if not isinstance(value, Mapping):
        return [f"{blanks}- {_flow(value)}"]
    lines = [
        line for key, item in value.items() for line in _entry_lines(key, item, indent + _STEP)
    ]
    return [f"{blanks}- {lines[0].lstrip(' ')}", *lines[1:]]
