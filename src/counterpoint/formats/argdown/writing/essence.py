"""What a text says apart from its form, to see that formatting has not changed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from counterpoint.formats.argdown.cursor import ITEMS, RELATION_KINDS, TITLES
from counterpoint.formats.argdown.tokens import Kind, Token, TokenValue
from counterpoint.formats.yaml_data import PlainYaml, YamlMapping

__all__ = ["Essence", "essence"]

Essence: TypeAlias = tuple[Kind, str, int, "str | tuple[str, str] | PlainYaml"]

_BLANKS = re.compile(r"[ \t]+")
_OPENERS = RELATION_KINDS | ITEMS
# A line end before these, or its absence, is a matter of form.
_FREE = frozenset({Kind.DATA, Kind.INFERENCE_END, Kind.FRONTMATTER})


def essence(tokens: list[Token]) -> Iterator[Essence]:
    """Each token that says something: its kind, what separates it from the last, depth, value.

    The grammar sees nothing of a text but this, so equal essences make equal documents but for
    the number of blanks in a row. An empty line that is missing before a title is put in: the
    reader does so too, with a warning.
    """
    separation, depth = "", 0
    previous: Kind | None = None
    for kind, _, _, value in tokens:
        if kind is Kind.NEWLINE:
            separation = separation or "line"
        elif kind is Kind.EMPTY_LINE:
            separation = "paragraph"
        elif kind is Kind.INDENT:
            depth += 1
        elif kind is Kind.DEDENT:
            depth -= 1
        elif kind is not Kind.END:
            if previous is None or kind in _FREE or previous is Kind.INFERENCE_START:
                separation = ""
            elif kind in TITLES and separation:
                separation = "paragraph"
            yield kind, separation, depth if kind in _OPENERS else 0, _plain(value)
            separation, previous = "", kind


def _plain(value: TokenValue) -> str | tuple[str, str] | PlainYaml:
    if isinstance(value, YamlMapping):
        return value.plain()
    if isinstance(value, str):
        return _BLANKS.sub(" ", value).rstrip(" ")
    return value
