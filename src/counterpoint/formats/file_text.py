"""The bytes of one file as text: within a limit, in UTF-8, with the place of what is wrong.

What belongs here: opening, decoding and lines. What does not: what a text means.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from counterpoint.errors import InputError, LimitError, Place, Problem

MAX_BYTES = 10 * 1024 * 1024  # as for map files


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and the hash of its bytes, which may begin with a byte order mark."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TextAdvice:
    """What is to be done about a file that is in no UTF-8, and about one that is empty."""

    encoding: str = "save it as UTF-8"
    empty: str = "look whether this is the right file"


_ADVICE = TextAdvice()


def read_text(path: Path, *, max_bytes: int = MAX_BYTES, advice: TextAdvice = _ADVICE) -> FileText:
    """The text of a UTF-8 file, without its byte order mark, its line ends as they are.

    Raises:
        InputError: there is no such file, it is a folder or no text, or it is empty.
        LimitError: it has more than ``max_bytes`` bytes.
    """
    data = read_bytes(path, max_bytes=max_bytes)
    return FileText(_decoded(data, str(path), advice), sha256(data).hexdigest())


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """All that is in a regular file.

    Raises:
        InputError: there is no such file, or it is a folder or cannot be opened.
        LimitError: it has more than ``max_bytes`` bytes.
    """
    file = str(path)
    try:
        if path.is_dir():
            _refuse(Place(file), "is a folder", "name a file", "not-a-file")
        if path.exists() and not path.is_file():
            _refuse(Place(file), "is no regular file", "name a file", "not-a-file")
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        _refuse(Place(file), "there is no such file", "look at the name", "no-such-file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        _refuse(Place(file), f"cannot be opened: {reason}", "", "not-readable")
    if len(data) > max_bytes:
        raise LimitError(
            f"{file}: has more than {max_bytes:,} bytes; split it, or raise the limit (max_bytes)"
        )
    return data


def _decoded(data: bytes, file: str, advice: TextAdvice) -> str:
    if data.startswith(b"PK\x03\x04"):
        message = "is a workbook or an archive and no text"
        _refuse(Place(file), message, advice.encoding, "not-text")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(Place(file), "is encoded as UTF-16", advice.encoding, "encoding")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        message = f"the byte 0x{data[error.start]:02X} is no UTF-8"
        _refuse(place_after(before, file), message, advice.encoding, "encoding")
    if "\0" in text:
        place = place_after(text[: text.index("\0")], file)
        _refuse(place, "a NUL character stands here", "this may be no text file", "not-text")
    if not text.strip():
        _refuse(Place(file), "is empty", advice.empty, "empty")
    return text


def place_after(before: str, file: str) -> Place:
    """Where in a file the text after ``before`` begins."""
    lines = lines_of(before) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return Place(file, len(lines), len(lines[-1]) + 1)


def lines_of(text: str) -> list[str]:
    r"""The lines with their ends: LF, CR LF and CR are line ends and nothing else.

    >>> lines_of("a\r\nb\u2028c")
    ['a\r\n', 'b\u2028c']
    """
    return list(io.StringIO(text, newline=""))


def _refuse(place: Place, message: str, advice: str, code: str) -> NoReturn:
    raise InputError(Problem(place, message, advice, code))
