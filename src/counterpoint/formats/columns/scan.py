"""What is to be known of a text file before it is read in columns, by one look at its bytes.

What belongs here: size, hash and line ends. What does not: cells.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.file_text import guessed_encoding, place_after
from counterpoint.progress import step

_BLOCK = 4 * 1024 * 1024  # bytes that are read at once
_BEGINNING = 1024 * 1024  # bytes: room for titles over a header of ten thousand columns
_OTHER_TEXTS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"PK\x03\x04")


@dataclass(frozen=True, slots=True)
class FileScan:
    """Of a file its hash, its size in bytes, its number of lines and how its text begins.

    ``is_plain`` says that it is UTF-8 and has lines that end in a line feed, and no carriage return
    but before one; of others nothing more is said. ``has_quotes`` says that a quotation mark
    stands in it, so that a cell may hold a line end.
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
        InputError: it cannot be opened, is empty, or is no text in UTF-8.
    """
    digest, size, beginning, block = sha256(), 0, b"", b""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line_feeds, has_quotes, is_plain, is_return_last = 0, False, True, False
    try:
        with path.open("rb") as stream, step(f"Looking at {path.name}", path.stat().st_size) as at:
            while block := stream.read(_BLOCK):
                beginning = beginning or block[:_BEGINNING]
                is_plain = is_plain and not beginning.startswith(_OTHER_TEXTS)
                if is_plain:
                    _check_text(path, block, decoder, line_feeds)
                digest.update(block)
                line_feeds += block.count(b"\n")
                is_plain = is_plain and not _has_lone_return(block, is_return_last)
                is_return_last = block.endswith(b"\r")
                has_quotes = has_quotes or b'"' in block
                ends_in_line_feed = block.endswith(b"\n")
                size += len(block)
                at.position = size
    except OSError as error:
        message = f"cannot be opened: {error.strerror or error}"
        raise InputError(Problem(Place(str(path)), message, "", "not-readable")) from error
    text = beginning.decode("utf-8-sig", "replace")
    if not text.strip() and size <= _BEGINNING:
        advice = "the first line must name the columns"
        raise InputError(Problem(Place(str(path)), "is empty", advice, "empty"))
    lines = line_feeds + (not ends_in_line_feed)
    is_plain = is_plain and b"\n" in beginning and not is_return_last
    return FileScan(path, digest.hexdigest(), size, lines, has_quotes, is_plain, text)


def has_doubtful_quotes(path: Path, delimiter: str) -> bool:
    """Whether a quotation mark that begins no cell has text behind it, as in ``"Ana"x``.

    That breaks the rules of CSV, which Arrow lets pass, unless it stands amid a cell. Linear in the
    text, in compiled code.
    """
    sign = re.escape(delimiter.encode())
    doubtful = re.compile(b'"(?<![%b\n]")[^"%b\r\n]' % (sign, sign))
    before = b"\n"
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            block = before + block
            if doubtful.search(block):
                return True
            before = block[-2:]
    return False


def _has_lone_return(block: bytes, is_return_last: bool) -> bool:
    """Whether a carriage return without a line feed stands in it or before it, not at its end."""
    if is_return_last and not block.startswith(b"\n"):
        return True
    return block.count(b"\r") - block.endswith(b"\r") != block.count(b"\r\n")


def _check_text(
    path: Path, block: bytes, decoder: codecs.IncrementalDecoder, line_feeds: int
) -> None:
    """Refuse a block that is no text in UTF-8, or that a NUL character stands in."""
    if b"\0" in block:
        _refuse(path, block[: block.index(b"\0")], line_feeds, "a NUL character stands here")
    pending = decoder.getstate()[0]
    if block.isascii() and not pending:
        return
    try:
        decoder.decode(block)
    except UnicodeDecodeError as error:
        data = pending + block
        guess = guessed_encoding(data)
        message = f"the byte 0x{data[error.start]:02X} is no UTF-8"
        may_be = f" (it may be {guess})" if guess else ""
        _refuse(path, data[: error.start], line_feeds, message, f"save it as CSV UTF-8{may_be}")


def _refuse(
    path: Path,
    before: bytes,
    line_feeds: int,
    message: str,
    advice: str = "this may be no text file",
) -> NoReturn:
    place = place_after(before.decode("utf-8", "replace").removeprefix("\ufeff"), str(path))
    place = Place(place.file, place.line + line_feeds, place.column)
    code = "encoding" if "UTF-8" in message else "not-text"
    raise InputError(Problem(place, message, advice, code))
