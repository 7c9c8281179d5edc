"""Values as YAML: on one line, or as the lines of a block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

# What a value is written as: a scalar is YAML already, with its quotes where it needs some.
YamlText: TypeAlias = "str | Sequence[YamlText] | Mapping[str, YamlText]"

_STEP = 2
_PLAIN_KEY = re.compile(r"[\w.:~-]+|\".*\"|'.*'")


def key_text(key: str) -> str:
    """A key as it is written."""
    return (
        key
        if _PLAIN_KEY.fullmatch(key)
        else '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def flow_text(value: YamlText) -> str:
    """A value as YAML on one line."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return (
            f"{{{', '.join(f'{key_text(key)}: {flow_text(item)}' for key, item in value.items())}}}"
        )
    return f"[{', '.join(flow_text(item) for item in value)}]"


def entry_lines(key: str, value: YamlText, indent: int) -> list[str]:
    """The lines of a key and its value in a block; no brace closes there at the end of a line."""
    blanks = " " * indent
    if isinstance(value, str):
        return [f"{blanks}{key_text(key)}: {value}"]
    flow = flow_text(value)
    if not isinstance(value, Mapping) and "}" not in flow and indent + len(key) + len(flow) < 98:
        return [f"{blanks}{key_text(key)}: {flow}"]
    lines = [f"{blanks}{key_text(key)}:"]
    if isinstance(value, Mapping):
        for name, item in value.items():
            lines += entry_lines(name, item, indent + _STEP)
    else:
        for item in value:
            lines += item_lines(item, indent + _STEP)
    return lines


def item_lines(value: YamlText, indent: int) -> list[str]:
    """The lines of an item of a list in a block."""
    blanks = " " * indent
    if not isinstance(value, Mapping):
        return [f"{blanks}- {flow_text(value)}"]
    lines = [line for key, item in value.items() for line in entry_lines(key, item, indent + _STEP)]
    return [f"{blanks}- {lines[0].lstrip(' ')}", *lines[1:]]


def width_of(line: str) -> int:
    """How far a line is indented, a tab being four columns."""
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.expandtabs(4))
