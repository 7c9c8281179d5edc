"""What stands between two tokens and means nothing to Argdown: blanks, line ends, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(r"//[^\n]*+|/\*.*?\*/|<!--.*?-->", re.DOTALL)


@dataclass(slots=True)
class Comment:
    """A comment, the blanks before it on its line, and the line ends before those.

    ``column`` counts from 0: where the comment began in the file.
    """

    text: str
    blanks: str
    line_ends: int
    column: int


@dataclass(slots=True)
class Gap:
    """The comments between two tokens, and the line ends and blanks after the last one."""

    comments: tuple[Comment, ...]
    line_ends: int
    blanks: str


_NONE = Gap((), 0, "")
_BLANK = Gap((), 0, " ")


def read_gap(text: str, start: int, end: int) -> Gap:
    """What the text holds between two offsets, which are those of tokens."""
    if start >= end:
        return _NONE
    between = text[start:end]
    if between == " ":
        return _BLANK
    comments = []
    position = start
    while "/" in between or "<" in between:
        comment = _COMMENT.search(text, position, end)
        if comment is None:
            break
        before = text[position : comment.start()]
        column = comment.start() - text.rfind("\n", 0, comment.start()) - 1
        comments.append(Comment(comment.group(), _last_line(before), before.count("\n"), column))
        position = comment.end()
    rest = text[position:end]
    return Gap(tuple(comments), rest.count("\n"), _last_line(rest))


def _last_line(text: str) -> str:
    return text[text.rfind("\n") + 1 :]
