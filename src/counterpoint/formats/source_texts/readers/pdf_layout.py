"""Lines on pages to the pieces of a text: paragraphs, heads of pages, notes.

What belongs here: geometry, and words that are broken at the end of a line. What does not: any
library. Lengths are in points, y grows upward.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from counterpoint.formats.source_texts.pieces import Piece, RawText, TextBuilder
from counterpoint.formats.source_texts.readers.pdf_columns import (
    Column,
    WordRun,
    find_columns,
    lines_of,
)
from counterpoint.model import BlockKind, Furniture

_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "ft", "\ufb06": "st", "\u00a0": " ",
    }
)  # fmt: skip
_ENDS = re.compile(r"[.!?:;\u2026][\"'\u00bb\u201c\u201d\u2019)\]]*\Z")
_BULLET = re.compile(r"(?:[\u2022\u25cf\u25aa\u25e6\u2023\u2219\u00b7*\u2013-]|\(?\d{1,2}[.)])\s+")
_BARE_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u2219\u00b7\uf0b7]\s*\Z")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|s\.|стор(?:інка|\.)?|с\.)\s*)?[-\u2013\u2014|]?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"\s*(?:(?:of|von|з|/)\s*\d{1,4})?\s*[-\u2013\u2014|]?\Z",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(\w{2,})[-\u2010\u00ad]\Z")
# The outer parts of a page, in which heads, feet and page numbers stand.
_MARGIN = 0.12
_SMALL = 0.88  # of the height of the text; notes are smaller
_LARGE = 1.12


def lay_out(stretches: Sequence[WordRun], heights: Sequence[float]) -> RawText:
    """The text in the order in which it is read; ``heights`` are those of the pages."""
    pages: dict[int, list[WordRun]] = defaultdict(list)
    for stretch in stretches:
        pages[stretch.page].append(replace(stretch, text=stretch.text.translate(_LIGATURES)))
    furniture = _furniture(pages, heights)
    body = _body_height(stretches)
    builder = TextBuilder()
    vocabulary = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(x.text for x in stretches).lower()))
    lines: list[tuple[WordRun, Column]] = []
    margins: list[tuple[WordRun, Furniture]] = []
    for number in sorted(pages):
        texts = [x for x in pages[number] if x not in furniture]
        margins += [(x, furniture[x]) for x in pages[number] if x in furniture]
        for column in find_columns(texts):
            lines += [(line, column) for line in lines_of(column)]
    for paragraph in _paragraphs(lines, body):
        page = paragraph[0].page
        while margins and margins[0][0].page < page:
            _add_margin(builder, *margins.pop(0))
        _add(builder, paragraph, body, vocabulary)
    for margin in margins:
        _add_margin(builder, *margin)
    return builder.finish()


def _body_height(stretches: Sequence[WordRun]) -> float:
    """The height of most letters."""
    letters: Counter[float] = Counter()
    for stretch in stretches:
        letters[round(stretch.height, 1)] += len(stretch.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def _furniture(
    pages: dict[int, list[WordRun]], heights: Sequence[float]
) -> dict[WordRun, Furniture]:
    """What stands at the top or the foot of pages: numbers, and what recurs there."""
    outer: dict[int, list[WordRun]] = {
        number: [x for x in page if _is_outer(x, heights[number])] for number, page in pages.items()
    }
    recurring: Counter[tuple[str, int]] = Counter()
    for page in outer.values():
        recurring.update({_head_key(x) for x in page})
    furniture: dict[WordRun, Furniture] = {}
    for number, page in outer.items():
        for stretch in page:
            is_edge = _is_at_edge(stretch, pages[number])
            if is_edge and _PAGE_NUMBER.match(stretch.text):
                furniture[stretch] = Furniture.PAGE_NUMBER
            elif len(pages) > 1 and recurring[_head_key(stretch)] > max(1, len(pages) // 4):
                furniture[stretch] = Furniture.RUNNING_HEAD
    return furniture


def _is_outer(stretch: WordRun, height: float) -> bool:
    return stretch.bottom < _MARGIN * height or stretch.top > (1 - _MARGIN) * height


def _is_at_edge(stretch: WordRun, page: Sequence[WordRun]) -> bool:
    """Whether nothing stands above, or nothing below."""
    return stretch.bottom <= min(x.bottom for x in page) + 2 or stretch.top >= (
        max(x.top for x in page) - 2
    )


def _head_key(stretch: WordRun) -> tuple[str, int]:
    """By what two heads are one: their words without numbers, and the height on the page."""
    return re.sub(r"\d+", "#", stretch.text.casefold()), round(stretch.bottom / 4)


def _paragraphs(lines: Sequence[tuple[WordRun, Column]], body: float) -> Iterator[list[WordRun]]:
    gaps = [
        one.bottom - other.bottom
        for (one, column), (other, following) in pairwise(lines)
        if column is following and abs(one.height - body) < 0.1 * body
    ]
    leading = median(gap for gap in gaps) if gaps else 1.2 * body
    group: list[WordRun] = []
    before: Column | None = None
    for line, column in lines:
        if group and before is not None:
            is_same = (
                _goes_on(group, line, column, leading)
                if column is before
                else _goes_on_elsewhere(group[-1], line, before)
            )
            if not is_same:
                yield group
                group = []
        group.append(line)
        before = column
    if group:
        yield group


def _goes_on(group: Sequence[WordRun], line: WordRun, column: Column, leading: float) -> bool:
    """Whether a line belongs to the paragraph of the line above it."""
    above = group[-1]
    size = max(above.height, line.height)
    if abs(above.height - line.height) > 0.08 * size or _BULLET.match(line.text):
        return bool(_BARE_BULLET.match(above.text)) and above.bottom - line.bottom < size
    if _BARE_BULLET.match(above.text):
        return True
    gap = above.bottom - line.bottom
    if gap > 1.35 * max(leading, 0.0) * (size / max(min(above.height, size), 1.0)) + 0.5:
        return False
    if above.is_bold != line.is_bold and (above.is_bold or line.is_bold) and len(group) == 1:
        return not above.is_bold and not line.is_bold
    is_full = above.right > column.right - 0.18 * (column.right - column.left)
    is_indented = line.left > column.left + 0.7 * size and line.left > above.left + 0.7 * size
    if _BULLET.match(group[0].text):
        return is_full or line.left > group[0].left + 0.3 * size or not _ENDS.search(above.text)
    return (is_full or line.text[:1].islower()) and not is_indented


def _goes_on_elsewhere(above: WordRun, line: WordRun, column: Column) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if abs(above.height - line.height) > 0.08 * above.height or _BULLET.match(line.text):
        return False
    if above.is_bold or line.is_bold:
        return False
    is_full = above.right > column.right - 0.18 * (column.right - column.left)
    return line.text[:1].islower() or (is_full and not _ENDS.search(above.text))


def _add(
    builder: TextBuilder, paragraph: Sequence[WordRun], body: float, vocabulary: Counter[str]
) -> None:
    text = ""
    for line in paragraph:
        text = _with_line(text, line.text, vocabulary)
    text = " ".join(text.split())
    first = paragraph[0]
    is_bold = all(line.is_bold for line in paragraph)
    kind, level = BlockKind.PARAGRAPH, 0
    bullet = _BULLET.match(text)
    begin = 0
    if first.height > _LARGE * body and len(text) < 300:
        kind, level = BlockKind.HEADING, 1 if first.height > 1.45 * body else 2
    elif bullet is not None:
        kind, level, begin = BlockKind.ITEM, 1, bullet.end()
    elif first.height < _SMALL * body:
        kind = BlockKind.NOTE
    strong_end = len(text) if is_bold else min(first.bold_length, len(text))
    builder.add(text, Piece(begin, len(text), kind, level, strong_end=strong_end))


def _with_line(text: str, line: str, vocabulary: Counter[str]) -> str:
    """A paragraph and its next line, a word that is broken between them joined."""
    broken = _BROKEN.search(text)
    following = re.match(r"\w+", line)
    if broken is None or following is None or not line[0].islower():
        return f"{text} {line}" if text else line
    end, start = broken[1].lower(), following[0].lower()
    with_hyphen = vocabulary[f"{end}-{start}"] > vocabulary[f"{end}{start}"]
    return (text if with_hyphen else text[:-1]) + line


def _add_margin(builder: TextBuilder, stretch: WordRun, furniture: Furniture) -> None:
    builder.add(stretch.text, Piece(0, len(stretch.text), furniture=furniture))
