"""What a text says apart from its form, to see that formatting has not changed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from counterpoint.formats.argdown.cursor import ITEMS, RELATION_KINDS, TITLES
from counterpoint.formats.argdown.tokens import Kind, Token, TokenValue
from counterpoint.formats.yaml_data import PlainYaml, YamlMapping

Essence: TypeAlias = tuple[Kind, str, int, "str | tuple[str, str] | PlainYaml"]

_BLANKS = re.compile(r"[ \t]+")
_OPENERS = RELATION_KINDS | ITEMS
# A line end before or after these, or its absence, is a matter of form.
_FREE_BEFORE = frozenset({Kind.DATA, Kind.INFERENCE_END, Kind.FRONTMATTER, Kind.END})
_FREE_AFTER = frozenset({None, Kind.INFERENCE_START, Kind.HEADING})


def essence(tokens: list[Token]) -> Iterator[Essence]:
    """Each token that says something: its kind, what separates it from the last, depth, value.

    The grammar sees nothing of a text but this, so equal essences make equal documents but for
    the number of blanks in a row. Pieces of text in a row are one. An empty line that is missing
    before a title is put in: the reader does so too, with a warning.
    """
    texts: list[str] = []
    opening = ""
    for kind, separation, depth, value in _separated(tokens):
        if texts and (kind is not Kind.TEXT or separation):
            yield Kind.TEXT, opening, 0, _without_spare_blanks("".join(texts))
            texts.clear()
        if kind is not Kind.TEXT:
            yield kind, separation, depth, _plain(value)
            continue
        opening = opening if texts else separation
        texts.append(str(value))


def _separated(tokens: list[Token]) -> Iterator[tuple[Kind, str, int, TokenValue]]:
    """The tokens that hold something, and an END; depth only of what opens a line."""
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
        else:
            if kind in _FREE_BEFORE or previous in _FREE_AFTER:
                separation = ""
            elif kind in TITLES and separation:
                separation = "paragraph"
            yield kind, separation, depth if kind in _OPENERS else 0, value
            separation, previous = "", kind


def _plain(value: TokenValue) -> str | tuple[str, str] | PlainYaml:
    if isinstance(value, YamlMapping):
        return value.plain()
    return _without_spare_blanks(value) if isinstance(value, str) else value


def _without_spare_blanks(text: str) -> str:
    return _BLANKS.sub(" ", text).rstrip(" ")
