"""The form of data in braces, and of frontmatter.

On one line where it was written so and is at most `LINE_WIDTH` columns wide, or where it ends
within `LINE_WIDTH` columns; else a block with one key a line. Scalars are copied as they were
written, since the reference reads a plain `2024-01-01` otherwise than a quoted one; only single
quotes become double ones. What holds comments or texts over several lines is moved as a whole.

In a block no brace may close at the end of a line: there the reference takes it for the end of
the data. So mappings within a block are blocks too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from counterpoint.errors import InputError, Place
from counterpoint.formats.yaml_data import PlainYaml, YamlMapping, parse_yaml

LINE_WIDTH = 100
_STEP = 2
_BLOCK_STEP = 4  # so that keys stand apart from the relations below the statement
_BLOCK = re.compile(r"\{[ \t]*+\n")
_ENDS_EARLY = re.compile(r"\}(?=\s[^,}])")
_FLOW_SIGNS = frozenset(",[]{}")
_FRONTMATTER_SIGNS = re.compile(r"={3,}+")
_TRAILING_BLANKS = re.compile(r"[ \t]++$", re.MULTILINE)


@dataclass(slots=True)
class _Scalar:
    raw: str
    is_plain: bool


@dataclass(slots=True)
class _List:
    items: list[_Node]


@dataclass(slots=True)
class _Mapping:
    entries: list[tuple[_Node, _Node]]


_Node: TypeAlias = _Scalar | _List | _Mapping
_Shape: TypeAlias = list[tuple[str, str, bool]]


class _Unfit(Exception):  # noqa: N818 (no error: a form that some data cannot take)
    """The data cannot be written in the form that was tried."""


def format_data(raw: str, column: int, indent: int, *, keeps_lines: bool = False) -> str:
    """Data in its form, from brace to brace.

    ``column`` is where it begins and ``indent`` is that of the line which it belongs to; data
    that ``keeps_lines`` and has several is not joined to one. What fits no form stays as it is.

    Complexity: linear.
    """
    block = _BLOCK.match(raw)
    keeps_lines = keeps_lines and "\n" in raw
    if keeps_lines and not block:
        return raw
    try:
        root = _FormReader(
            raw, block.end() if block else 0, len(raw) - 1 if block else len(raw)
        ).read()
    except _Unfit:
        return _shift(raw, indent) if block else raw
    line = None if keeps_lines else _in_flow(root)
    width = len(line) if line else LINE_WIDTH + 1
    if column + width <= LINE_WIDTH or (not block and width <= LINE_WIDTH):
        candidates = [line, _as_block(root, indent)]
    else:
        candidates = [_as_block(root, indent), line]
    shape = _shape_of(raw)
    return next((text for text in candidates if text and _says(text, shape)), raw)


def _as_block(root: _Mapping, indent: int) -> str | None:
    try:
        lines = _block_lines(root, indent + _BLOCK_STEP)
    except _Unfit:
        return None
    return "\n".join(["{", *lines, " " * indent + "}"]) if lines else None


def _in_flow(node: _Node) -> str | None:
    """A node on one line, ``None`` if a plain scalar in it needs a block."""
    if isinstance(node, _Scalar):
        return None if node.is_plain and not _FLOW_SIGNS.isdisjoint(node.raw) else node.raw
    if isinstance(node, _List):
        items = [_in_flow(item) for item in node.items]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    entries = [(_in_flow(key), _in_flow(value)) for key, value in node.entries]
    if any(None in entry for entry in entries):
        return None
    return f"{{{', '.join(f'{key}: {value}' for key, value in entries)}}}"


def _block_lines(node: _Mapping | _List, indent: int) -> list[str]:
    """The lines of a collection that is not empty, each key or item on its own."""
    blanks = " " * indent
    lines: list[str] = []
    if isinstance(node, _List):
        for item in node.items:
            lines.extend(_item_lines(item, indent))
        return lines
    for key, value in node.entries:
        if not isinstance(key, _Scalar):
            raise _Unfit
        if isinstance(value, _Scalar):
            lines.append(f"{blanks}{key.raw}: {value.raw}")
            continue
        flow = _in_flow(value) if isinstance(value, _List) else None
        if flow and "}" not in flow and indent + len(key.raw) + 2 + len(flow) <= LINE_WIDTH:
            lines.append(f"{blanks}{key.raw}: {flow}")
        else:
            lines.append(f"{blanks}{key.raw}:")
            lines.extend(_nested_lines(value, indent + _STEP))
    return lines


def _item_lines(item: _Node, indent: int) -> list[str]:
    if isinstance(item, _Scalar):
        return [f"{' ' * indent}- {item.raw}"]
    lines = _nested_lines(item, indent + _STEP)
    lines[0] = f"{' ' * indent}- {lines[0].lstrip(' ')}"
    return lines


def _nested_lines(node: _Mapping | _List, indent: int) -> list[str]:
    lines = _block_lines(node, indent)
    if not lines:
        raise _Unfit
    return lines


def _says(text: str, shape: _Shape) -> bool:
    """Whether written data ends where it should and holds what it held."""
    if _ENDS_EARLY.search(text):
        return False
    try:
        return _shape_of(text) == shape
    except yaml.YAMLError:
        return False


def _shape_of(raw: str) -> _Shape:
    block = _BLOCK.match(raw)
    shape: _Shape = []
    for event in _events(raw[block.end() : -1] if block else raw):
        value = event.value if isinstance(event, yaml.ScalarEvent) else ""
        plain = isinstance(event, yaml.ScalarEvent) and not event.style
        shape.append((type(event).__name__, value, plain))
    return shape


def _events(text: str) -> list[yaml.Event]:
    loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    return list(yaml.parse(text, Loader=loader))


def _shift(raw: str, indent: int) -> str:
    """A block with all its lines moved to the side, its closing brace on a line of its own."""
    lines = raw.split("\n")
    inner = [line for line in lines[1:-1] if line.strip(" ")]
    if lines[-1].strip(" \t") != "}" or not inner:
        return raw
    move = indent + _BLOCK_STEP - min(len(line) - len(line.lstrip(" ")) for line in inner)
    inner = [_shifted(line, move) for line in lines[1:-1]]
    text = "\n".join(["{", *inner, " " * indent + "}"])
    return text if _says(text, _shape_of(raw)) else raw


def _shifted(line: str, move: int) -> str:
    if move >= 0:
        return " " * move + line if line.strip(" ") else line
    return line[min(-move, len(line) - len(line.lstrip(" "))) :]


class _FormReader:
    """Reads YAML into nodes that keep how each scalar was written."""

    def __init__(self, raw: str, start: int, end: int) -> None:
        self._text = raw[start:end]
        self._position = 0

    def read(self) -> _Mapping:
        """The mapping. Raises _Unfit where it holds comments or a scalar over several lines."""
        try:
            events = _events(self._text)
        except yaml.YAMLError:
            raise _Unfit from None
        stack: list[list[_Node]] = [[]]
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                stack[-1].append(self._scalar(event))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                stack.append([])
            elif isinstance(event, yaml.MappingEndEvent):
                nodes = stack.pop()
                stack[-1].append(_Mapping(list(zip(nodes[::2], nodes[1::2], strict=True))))
            elif isinstance(event, yaml.SequenceEndEvent):
                items = stack.pop()
                stack[-1].append(_List(items))
        root = stack[0][0] if stack[0] else None
        if not isinstance(root, _Mapping) or "#" in self._text[self._position :]:
            raise _Unfit
        return root

    def _scalar(self, event: yaml.ScalarEvent) -> _Scalar:
        assert event.start_mark is not None
        assert event.end_mark is not None
        start, end = event.start_mark.index, event.end_mark.index
        if "#" in self._text[self._position : start]:
            raise _Unfit
        self._position = end
        raw = self._text[start:end]
        if not event.style:
            raw = " ".join(raw.split()) if "\n" in raw else raw
            if not raw or raw != event.value:
                raise _Unfit
        elif "\n" in raw or event.style not in "'\"":
            raise _Unfit
        elif event.style == "'" and "\\" not in raw and '"' not in raw:
            raw = '"' + raw[1:-1].replace("''", "'") + '"'
        return _Scalar(raw, is_plain=not event.style)


def format_frontmatter(raw: str, data: PlainYaml) -> str:
    """Frontmatter that holds ``data``, from sign to sign.

    Blanks at line ends go, unless they belong to a text and the data would change.
    """
    opener = _FRONTMATTER_SIGNS.match(raw)
    assert opener is not None
    body = raw[opener.end() : raw.index("===", opener.end())]
    for form in (_TRAILING_BLANKS.sub("", body).strip("\n"), body.strip("\n")):
        if _yaml_data(form) == data:
            return f"===\n{form}\n==="
    return raw


def _yaml_data(text: str) -> PlainYaml:
    try:
        node = parse_yaml(text, Place(""))
    except InputError:
        return None
    return node.plain() if isinstance(node, YamlMapping) else None
