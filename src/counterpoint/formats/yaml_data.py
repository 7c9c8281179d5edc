"""YAML as data only: a bounded reader that keeps the place of every node.

What is refused, with a place: anchors, aliases and ``<<`` (the bombs need them), tags
(``!!python/...``), duplicate keys, keys that are not scalars, several documents, and nesting
above `MAX_DEPTH`. A scalar keeps its text as it was written beside its value by the YAML 1.2
core schema (https://yaml.org/spec/1.2.2/#103-core-schema), so that ``no`` and ``12:30:00``
are text, and an id ``1.10`` can still be read as it stands.

What belongs here: nodes and their reader. What does not: what any key means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from counterpoint.errors import Place, Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 64  # people nest a handful; what reads the data later may recurse

PlainYaml: TypeAlias = "bool | int | float | str | list[PlainYaml] | dict[str, PlainYaml] | None"
ScalarValue: TypeAlias = bool | int | float | str | None


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """One scalar: ``text`` is what was written (without quotes), ``value`` what it means."""

    text: str
    value: ScalarValue
    place: Place

    def plain(self) -> PlainYaml:
        """The value, without places."""
        return self.value


@dataclass(frozen=True, slots=True)
class YamlList:
    """A sequence in the order of the file."""

    items: tuple[YamlNode, ...]
    place: Place

    def plain(self) -> PlainYaml:
        """The values, without places."""
        return [item.plain() for item in self.items]

    def __iter__(self) -> Iterator[YamlNode]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """A mapping in the order of the file. Keys are looked up by their text."""

    entries: tuple[tuple[YamlScalar, YamlNode], ...]
    place: Place

    def plain(self) -> dict[str, PlainYaml]:
        """The values by the text of their keys, without places."""
        return {key.text: node.plain() for key, node in self.entries}

    def get(self, key: str) -> YamlNode | None:
        """The node below a key, ``None`` where the key is absent."""
        for name, node in self.entries:
            if name.text == key:
                return node
        return None

    def keys(self) -> tuple[str, ...]:
        """The texts of the keys."""
        return tuple(key.text for key, _ in self.entries)

    def key_place(self, key: str) -> Place:
        """Where a key stands; the place of the mapping where it is absent."""
        for name, _ in self.entries:
            if name.text == key:
                return name.place
        return self.place

    def __contains__(self, key: object) -> bool:
        return any(name.text == key for name, _ in self.entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.entries)


YamlNode: TypeAlias = YamlScalar | YamlList | YamlMapping

_CONSTANTS: dict[str, ScalarValue] = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"], None),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
    **dict.fromkeys([".nan", ".NaN", ".NAN"], float("nan")),
    **{sign + name: float("inf") for sign in ("", "+") for name in (".inf", ".Inf", ".INF")},
    **{"-" + name: float("-inf") for name in (".inf", ".Inf", ".INF")},
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_MAX_DIGITS = 1000  # longer numbers stay text: Python refuses them above 4,300 digits


def parse_yaml(
    text: str,
    place: Place,
    place_at: Callable[[int], Place] | None = None,
) -> YamlNode | None:
    r"""The one document in ``text``, ``None`` where there is nothing but blanks and comments.

    Args:
        text: the YAML, with ``\n`` as its line end.
        place: where its first character stands.
        place_at: where the character at an index of ``text`` stands, when the text is not one
            piece of one file; by default counted from ``place``.

    Raises:
        InputError: with every problem that was found, each with its place.

    Complexity: linear in the length.

    >>> node = parse_yaml("{id: 1.10, on: no}", Place("a.yaml", 3, 5))
    >>> node.plain(), node.get("id").text, str(node.get("on").place)
    ({'id': 1.1, 'on': 'no'}, '1.10', 'a.yaml:3:20')
    """
    return _EventReader(text, place_at or _counted_from(place, text)).read()


def _counted_from(place: Place, text: str) -> Callable[[int], Place]:
    starts: list[int] = []

    def place_at(index: int) -> Place:
        if not starts:
            starts.extend([0, *(line_end.end() for line_end in re.finditer("\n", text))])
        line = bisect_right(starts, index) - 1
        column = index - starts[line] + (place.column if line == 0 else 1)
        return Place(place.file, place.line + line, column)

    return place_at


def resolve_scalar(text: str) -> ScalarValue:
    """The value of a plain scalar by the YAML 1.2 core schema; what is no number stays text.

    >>> [resolve_scalar(text) for text in ("0x1F", "1e3", "no", "~", "2024-01-01")]
    [31, 1000.0, 'no', None, '2024-01-01']
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in "0123456789+-." or len(text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text, 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text, 16)
    return float(text) if _FLOAT.fullmatch(text) else text


@dataclass(slots=True)
class _OpenCollection:
    """A collection whose end has not come yet; ``key`` waits for its value in a mapping."""

    start: int
    is_mapping: bool
    items: list[YamlNode]
    entries: dict[str, tuple[YamlScalar, YamlNode]]
    key: YamlScalar | None = None
    skips_value: bool = False


class _EventReader:
    """Walks the parser's events with its own stack, so that depth costs no recursion."""

    def __init__(self, text: str, place_at: Callable[[int], Place]) -> None:
        self._text = text
        self._place_at = place_at
        self._problems = Problems(code="yaml")
        self._stack: list[_OpenCollection] = []
        self._root: YamlNode | None = None

    def read(self) -> YamlNode | None:
        # libyaml is about ten times faster; both yield the same events.
        loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
        documents = 0
        try:
            for event in yaml.parse(self._text, Loader=loader):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._note(event, "a second YAML document begins", "keep one document")
                        break
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self._problems.add(self._syntax_problem(error))
        except (yaml.YAMLError, UnicodeEncodeError):
            self._problems.add(self._character_problem())
        self._problems.raise_errors()
        return self._root

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(event, f"YAML aliases (*{event.anchor}) are not read", "write it out")
            self._put(YamlScalar("", None, self._place_of(event)))
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_anchor_and_tag(event)
            value = event.value if event.style else resolve_scalar(event.value)
            self._put(YamlScalar(event.value, value, self._place_of(event)), event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_anchor_and_tag(event)
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close()

    def _open(self, event: yaml.Event) -> None:
        if len(self._stack) == MAX_DEPTH:
            self._note(event, f"YAML is nested deeper than {MAX_DEPTH}", "flatten it", "too-deep")
            self._problems.raise_errors()
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if self._stack and self._stack[-1].is_mapping and self._stack[-1].key is None:
            self._note(event, "a YAML key must be a single word or text", "quote the key")
            self._stack[-1].key = YamlScalar("", None, self._place_of(event))
            self._stack[-1].skips_value = True
        self._stack.append(_OpenCollection(_index_of(event), is_mapping, [], {}))

    def _close(self) -> None:
        collection = self._stack.pop()
        place = self._place_at(collection.start)
        if not collection.is_mapping:
            self._put(YamlList(tuple(collection.items), place))
        else:
            self._put(YamlMapping(tuple(collection.entries.values()), place))

    def _put(self, node: YamlNode, event: yaml.ScalarEvent | None = None) -> None:
        """Place a finished node below what is open."""
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.skips_value:
            parent.skips_value = False  # this was the refused key; its value follows
        elif parent.key is None:
            parent.key = node if isinstance(node, YamlScalar) else None
            if event is not None:
                self._check_key(parent, event)
        else:
            parent.entries.setdefault(parent.key.text, (parent.key, node))
            parent.key = None

    def _check_key(self, parent: _OpenCollection, event: yaml.ScalarEvent) -> None:
        if event.value == "<<" and not event.style:
            self._note(event, "YAML merge keys (<<) are not read", "write the keys out")
        elif event.value in parent.entries:
            first = parent.entries[event.value][0].place
            self._note(
                event,
                f"the key {_in_quotes(event.value)} stands here a second time",
                f"the first is at line {first.line}; keep one of them",
                "duplicate-key",
            )

    def _refuse_anchor_and_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note(event, f"YAML anchors (&{event.anchor}) are not read", "write it out")
        if event.tag is not None:
            self._note(event, f"YAML tags ({event.tag}) are not read", "leave the tag out")

    def _place_of(self, event: yaml.Event) -> Place:
        return self._place_at(_index_of(event))

    def _note(self, event: yaml.Event, message: str, advice: str, code: str = "yaml") -> None:
        self._problems.error(self._place_of(event), message, advice, code)

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        index = min(mark.index, len(self._text)) if mark is not None else 0
        reason = error.problem or error.context or "not readable"
        if error.context and error.problem:
            reason = f"{error.problem} ({error.context})"
        advice = "quote texts that hold : # , { } [ ] or begin with @ * & ! % ` - ?"
        return Problem(self._place_at(index), f"the YAML cannot be read: {reason}", advice, "yaml")

    def _character_problem(self) -> Problem:
        for index, letter in enumerate(self._text):
            if not letter.isprintable() and letter not in "\n\t\r\x85":
                message = f"the character U+{ord(letter):04X} may not stand in YAML"
                return Problem(self._place_at(index), message, 'write "\\u...." in quotes', "yaml")
        return Problem(self._place_at(0), "the YAML cannot be read", "", "yaml")


def _index_of(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.index if mark is not None else 0


def _in_quotes(key: str) -> str:
    return repr(key if len(key) <= 40 else key[:39] + "…")
