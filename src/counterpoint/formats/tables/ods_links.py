"""The addresses to which cells of an ODS sheet link.

What belongs here: following the rows and cells of ``content.xml`` as they come. What does not:
those of Excel's parts, and what an address is put beside (`links`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import IO

_MARK = re.compile(
    rb"<(table:table|table:table-row|table:table-cell|table:covered-table-cell|text:a|"
    rb"office:annotation|/office:annotation)(?=[\s/>])([^<>]*)>"
)
_NAME = re.compile(rb'table:name="([^"]*)"')
_ADDRESS = re.compile(rb'xlink:href="([^"]*)"')
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]{1,7})"')
ON_THE_WEB = ("http://", "https://")
_CHUNK = 4 * 2**20  # bytes that are read at once
# A row that is written once for many has its links in each: in all no more than a table has rows.
_MOST_LINKS = 1_048_576


def read_links(stream: IO[bytes]) -> Iterator[tuple[str, int, int, str]]:
    """Sheet, row from 1, column from 0 and the first address on the web of each cell, in order.

    ``stream`` is ``content.xml``. Remarks on a cell are none of it; of more than a million links
    the further ones are left out. Linear.

    >>> from io import BytesIO
    >>> cell = b'<table:table-cell><text:p><text:a xlink:href="https://a.example">A</text:a>'
    >>> xml = b'<table:table table:name="S"><table:table-row table:number-rows-repeated="2">'
    >>> list(read_links(BytesIO(xml + b"<table:table-cell/>" + cell)))
    [('S', 1, 1, 'https://a.example'), ('S', 2, 1, 'https://a.example')]
    """
    sheet, row, column = "", 1, 0
    next_row, next_column = 1, 0
    is_remark = has_link = False
    rest_of_links = _MOST_LINKS
    for tag, rest in _marks(stream):
        if tag == b"table:table":
            sheet, next_row = _text(_NAME.search(rest)), 1
        elif tag == b"table:table-row":
            row, next_column = next_row, 0
            next_row = row + _times(rest)
        elif tag.endswith(b"table-cell"):
            column = next_column
            next_column = column + _times(rest)
            has_link = False
        elif tag != b"text:a":
            is_remark = tag == b"office:annotation" and not rest.endswith(b"/")
        elif not is_remark and not has_link:
            address = _text(_ADDRESS.search(rest))
            has_link = address.startswith(ON_THE_WEB)
            if not has_link:
                continue
            lines = range(row, min(next_row, row + rest_of_links))
            rest_of_links -= len(lines)
            for line in lines:
                yield sheet, line, column, address


def _marks(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The name and the attributes of each tag that matters, a piece of the stream at a time."""
    rest = b""
    while block := stream.read(_CHUNK):
        piece = rest + block
        end = piece.rfind(b"<")
        end = len(piece) if piece.find(b">", end) >= 0 else max(end, 0)
        yield from _MARK.findall(piece, 0, end)
        rest = piece[end:][-_CHUNK:]


def _times(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match[1]) if match else 1


def _text(match: re.Match[bytes] | None) -> str:
    return unescape(match[1].decode("utf-8", "replace")) if match else ""
