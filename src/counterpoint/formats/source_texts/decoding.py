"""Bytes of a text file to its text: UTF-8, or what a mark or a page says that it is.

What belongs here: encodings. A guess is given as advice and never taken: a text read in a wrong
encoding has other words in it.
"""

from __future__ import annotations

import codecs
import re
from typing import NoReturn

from counterpoint.errors import InputError, Place, Problem
from counterpoint.model import SourceFormat

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # where HTML must say its encoding is the first kilobyte; pages say it later too
_GUESSES = (
    ("windows-1251", "\u0430\u043e\u0438\u0435\u0456"),
    ("windows-1252", "e\u00e4\u00fc\u00e9"),
)


def decode(content: bytes, name: str, file_format: SourceFormat) -> str:
    """The text of a file, a byte order mark of UTF-8 and its line ends as they are.

    Raises:
        InputError: it is in no encoding that is known, or in more than one.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, name, encoding)
    encoding = _stated(content) if file_format is SourceFormat.HTML else "utf-8"
    return _decoded(content, name, encoding)


def _stated(content: bytes) -> str:
    match = _CHARSET.search(content, 0, _HEAD)
    if match is None:
        return "utf-8"
    name = match[1].decode("ascii")
    try:
        # As browsers do: what calls itself Latin-1 is Windows-1252.
        standard = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    return "cp1252" if standard in ("iso8859-1", "ascii") else standard


def _decoded(content: bytes, name: str, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse(content, name, encoding, error)
    except (LookupError, ValueError):  # a codec that makes no text, such as base64
        problem = Problem(
            Place(name),
            f"{encoding} is no encoding of a text",
            "save it as UTF-8",
            "source-encoding",
        )
        raise InputError(problem) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problem = Problem(Place(name, line), "it is no text", "name a text file", "source-encoding")
        raise InputError(problem)
    return text


def _refuse(content: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> NoReturn:
    line = content.count(b"\n", 0, error.start) + 1
    label = "UTF-8" if encoding == "utf-8" else encoding
    is_mixed = any(byte > 0x7F for byte in content[: error.start])
    message = f"it is not {label}: the byte at {error.start} is not"
    if is_mixed:
        advice = "two encodings stand in one file; save each part as UTF-8 and join them"
    else:
        advice = f"save it as UTF-8{_guess(content)}"
    problem = Problem(Place(name, line), message, advice, "source-encoding")
    raise InputError(problem) from error


def _guess(content: bytes) -> str:
    """What the encoding seems to be, by the letters that come out, in words of advice."""
    foreign = bytes(byte for byte in content[:100_000] if byte > 0x7F)
    for encoding, letters in _GUESSES:
        decoded = foreign.decode(encoding, "replace").lower()
        if sum(map(decoded.count, letters)) * 4 >= len(decoded) > 0:
            return f" (it seems to be {encoding})"
    return ""
