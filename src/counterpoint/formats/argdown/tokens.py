"""The kinds of token that Argdown text is made of.

A token is a plain tuple ``(kind, start, end, value)``: offsets into the text, and what the
kind carries (a title, a plain text, a tag, a URL with its text, read data). Tuples, because
a large map has hundreds of thousands of them.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from counterpoint.formats.yaml_data import YamlMapping


class Kind(Enum):
    """What a token is; the value is how a message names it."""

    __hash__ = object.__hash__  # members are single objects; Enum's own hash is slow

    TEXT = "text"
    LINK = "a link"
    TAG = "a tag"
    STATEMENT_MENTION = "a mention @[...]"
    ARGUMENT_MENTION = "a mention @<...>"
    NEWLINE = "the end of the line"
    EMPTY_LINE = "an empty line"
    INDENT = "a deeper line"
    DEDENT = "the end of the paragraph"
    RANGE_START = "bold or italic text"
    RANGE_END = "the end of bold or italic text"
    STATEMENT_DEFINITION = "a statement definition [...]:"
    STATEMENT_REFERENCE = "a statement reference [...]"
    ARGUMENT_DEFINITION = "an argument definition <...>:"
    ARGUMENT_REFERENCE = "an argument reference <...>"
    SUPPORTS = "a relation +>"
    ATTACKS = "a relation ->"
    SUPPORTED_BY = "a relation +"
    ATTACKED_BY = "a relation -"
    CONTRADICTS = "a relation ><"
    UNDERCUTS = "a relation _>"
    UNDERCUT_BY = "a relation _"
    HEADING = "a heading"
    STATEMENT_NUMBER = "a statement number (1)"
    ORDERED_ITEM = "a list item 1."
    UNORDERED_ITEM = "a list item *"
    INFERENCE_START = "an inference --"
    INFERENCE_END = "the end -- of an inference"
    COMMA = "a comma"
    FRONTMATTER = "frontmatter ==="
    DATA = "data {...}"
    END = "the end of the file"


TokenValue: TypeAlias = str | tuple[str, str] | YamlMapping | None
Token: TypeAlias = tuple[Kind, int, int, TokenValue]

CONTENT = frozenset(
    {
        Kind.TEXT,
        Kind.LINK,
        Kind.TAG,
        Kind.STATEMENT_MENTION,
        Kind.ARGUMENT_MENTION,
        Kind.NEWLINE,
        Kind.RANGE_START,
        Kind.RANGE_END,
    }
)
RELATIONS = {
    "+>": Kind.SUPPORTS,
    "->": Kind.ATTACKS,
    "+": Kind.SUPPORTED_BY,
    "<+": Kind.SUPPORTED_BY,
    "-": Kind.ATTACKED_BY,
    "<-": Kind.ATTACKED_BY,
    "><": Kind.CONTRADICTS,
    "_>": Kind.UNDERCUTS,
    "_": Kind.UNDERCUT_BY,
    "<_": Kind.UNDERCUT_BY,
}
