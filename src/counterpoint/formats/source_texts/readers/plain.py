"""Plain text in pieces; the text stays as it is, so offsets count the file's own code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.formats.source_texts.pieces import Piece, RawText
from counterpoint.model import BlockKind

_LINE = re.compile(r"[^\r\n\u2028\u2029]*")
_BULLET = re.compile(
    r"[ \t]*(?:[-*+\u2022\u00b7\u25aa\u25e6\u2023\u2219\u2013]|\(?\d{1,2}[.)])[ \t]+"
)
_ATX = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+")
_RULE = re.compile(r"[ \t]*(?:[-=_*~#\u2014][ \t]*){3,}")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LABEL_LIKE = re.compile(r"[ \t>*_#]*[^\W\d_][^:\n.!?]{0,59}:[*_]*(?=\s|\Z)")
_ENDS_SENTENCE = re.compile(r"[.!?:;\u2026][\"'\u00bb\u201c\u201d\u2019)\]*_]*\s*\Z")
# A text whose lines are wrapped has most of them about as long as the longest, and few of those
# end a sentence. What is longer is no wrapped line, since programs that wrap do so below it.
_WIDEST, _NARROWEST = 130, 40
# Within what makes no difference: with 0.5 to 0.9, and 0.2 to 0.8, the texts of the tests are
# read alike; with 1, by which every line may end a sentence, they are not.
_FULL = 0.7
_MOST_ENDS = 0.6


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def read_plain(text: str) -> RawText:
    """The paragraphs, items and headings of a text, by its lines; linear."""
    lines = list(_lines(text))
    width = _wrapped_width(lines)
    return RawText(text, tuple(_pieces(text, lines, width)))


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip("\ufeff \t\v\f\u00a0")
        if stripped:
            start = match.start() + line.index(stripped)
            yield _Line(start, start + len(stripped), stripped)


def _wrapped_width(lines: list[_Line]) -> int:
    """How wide the lines of a wrapped text are, 0 where each paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 3:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    if lengths[-1] > _WIDEST or width < _NARROWEST:
        return 0
    full = [line for line in lines if len(line.text) >= _FULL * width]
    ends = sum(1 for line in full if _ENDS_SENTENCE.search(line.text))
    return width if ends <= _MOST_ENDS * len(full) else 0


def _pieces(text: str, lines: list[_Line], width: int) -> Iterator[Piece]:
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(text, group[-1], line, width):
            yield from _piece(group)
            group = []
        if _RULE.fullmatch(line.text):
            yield from _piece(group, is_underlined=_is_next(text, group, line))
            group = []
        else:
            group.append(line)
    yield from _piece(group)


def _is_next(text: str, group: list[_Line], line: _Line) -> bool:
    return bool(group) and line.text[0] in "=-" and _breaks(text, group[-1], line) == 1


def _breaks(text: str, before: _Line, line: _Line) -> int:
    return text.count("\n", before.end, line.start) or text.count("\r", before.end, line.start)


def _continues(text: str, before: _Line, line: _Line, width: int) -> bool:
    if not width or _breaks(text, before, line) > 1:
        return False
    if _BULLET.match(line.text) or _ATX.match(line.text) or _LABEL_LIKE.match(line.text):
        return False
    if _ATX.match(before.text) or _RULE.fullmatch(before.text):
        return False
    return len(before.text) >= _FULL * width or line.text[0].islower()


def _piece(group: list[_Line], *, is_underlined: bool = False) -> Iterator[Piece]:
    if not group:
        return
    first, last = group[0], group[-1]
    start, end = first.start, last.end
    kind, level = BlockKind.PARAGRAPH, 0
    mark = _ATX.match(first.text)
    bullet = _BULLET.match(first.text)
    if mark is not None or is_underlined:
        kind = BlockKind.HEADING
        level = len(mark[1]) if mark is not None else 2
    elif bullet is not None:
        kind, level = BlockKind.ITEM, 1
    before = mark or bullet
    start += before.end() if before is not None else 0
    strong = _STRONG.match(first.text, before.end() if before is not None else 0)
    strong_end = first.start + strong.end() if strong is not None else 0
    yield Piece(start, end, kind, level, None, strong_end, is_own_line=len(group) == 1)
