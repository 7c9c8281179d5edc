"""What is to be known of a text file before it is read in columns, by one look at its bytes.

What belongs here: size, hash and line ends. What does not: cells.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.file_text import place_after
from counterpoint.progress import step

_BLOCK = 4 * 1024 * 1024
_BEGINNING = 1024 * 1024  # bytes: room for titles over a header of ten thousand columns
_OTHER_TEXTS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"PK\x03\x04")


@dataclass(frozen=True, slots=True)
class FileScan:
    """Of a file its hash, its size in bytes, its number of lines and how its text begins.

    ``is_plain`` says that it is UTF-8 by its first bytes and has lines that end in a line feed;
    ``has_quotes`` that a quotation mark stands in it, so that a cell may hold a line end.
    """

    path: Path
    sha256: str
    size: int
    lines: int
    has_quotes: bool
    is_plain: bool
    beginning: str

    @property
    def is_whole(self) -> bool:
        """Whether ``beginning`` is all of it."""
        return self.size <= _BEGINNING


def scan_file(path: Path) -> FileScan:
    """Look through the bytes of a regular file, a block at a time. Linear, in compiled code.

    Raises:
        InputError: it cannot be opened, is empty or holds a NUL character.
    """
    digest, size, line_feeds, has_quotes, beginning, ending = sha256(), 0, 0, False, b"", b""
    try:
        with path.open("rb") as stream, step(f"Looking at {path.name}", path.stat().st_size) as at:
            while block := stream.read(_BLOCK):
                if b"\0" in block and not (beginning or block).startswith(_OTHER_TEXTS):
                    _refuse_nul(path, block, line_feeds)
                digest.update(block)
                line_feeds += block.count(b"\n")
                has_quotes = has_quotes or b'"' in block
                beginning = beginning or block[:_BEGINNING]
                size += len(block)
                ending = block[-1:]
                at.position = size
    except OSError as error:
        message = f"cannot be opened: {error.strerror or error}"
        raise InputError(Problem(Place(str(path)), message, "", "not-readable")) from error
    is_plain = not beginning.startswith(_OTHER_TEXTS) and b"\n" in beginning
    text = beginning.decode("utf-8-sig", "replace")
    if not text.strip() and size <= _BEGINNING:
        advice = "the first line must name the columns"
        raise InputError(Problem(Place(str(path)), "is empty", advice, "empty"))
    lines = line_feeds + (ending != b"\n")
    return FileScan(path, digest.hexdigest(), size, lines, has_quotes, is_plain, text)


def _refuse_nul(path: Path, block: bytes, line_feeds: int) -> NoReturn:
    before = block[: block.index(b"\0")].decode("utf-8", "replace")
    place = place_after(before, str(path))
    message, advice = "a NUL character stands here", "this may be no text file"
    place = Place(place.file, place.line + line_feeds, place.column)
    raise InputError(Problem(place, message, advice, "not-text"))
