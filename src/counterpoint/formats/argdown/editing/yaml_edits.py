"""Changes of a text of YAML: one key set, one item added, replaced or removed.

What belongs here: where in the text that is, and what is written. What does not: the braces and
fences in which the YAML stands (`data`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from counterpoint.formats.argdown.editing.yaml_spans import (
    ListSpan,
    MappingSpan,
    ScalarSpan,
    Span,
    read_spans,
)
from counterpoint.formats.argdown.editing.yaml_writing import (
    YamlText,
    entry_lines,
    flow_text,
    item_lines,
    key_text,
    width_of,
)

Path: TypeAlias = tuple[str, ...]
Entry: TypeAlias = tuple[ScalarSpan, Span]


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


def changed_yaml(text: str, change: DataChange, order: Sequence[str], indent: int) -> str:
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
            return text[: last.end] + ", " + flow_text(value) + text[last.end :]
        first_line = text.rfind("\n", 0, node.items[0].start) + 1
        indent = (
            width_of(text[first_line : node.start])
            if text[first_line:].lstrip(" ")[0] == "-"
            else 0
        )
        at = _line_end(text, last.end)
        lines = item_lines(value, indent)
        return text[:at] + "".join("\n" + line for line in lines) + text[at:]

    def _inserted(self, mapping: MappingSpan, key: str, value: YamlText) -> str:
        text = self._text
        before = self._entry_before(mapping, key)
        if mapping.is_flow:
            entry = f"{key_text(key)}: {flow_text(value)}"
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
        lines = entry_lines(key, value, indent)
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
            written = flow_text(value)
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
        lines = entry_lines(raw_key, value, name.start - line_start)
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
