"""The bytes of one file as text: within a limit, in UTF-8, with the place of what is wrong.

What belongs here: opening, decoding and lines. What does not: what a text means.
"""

from __future__ import annotations

import codecs
import io
import re
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.model.quick_records import quickly_made

MAX_BYTES = 10 * 1024 * 1024  # as for map files
# What most of the foreign letters are where a text is in one of these.
_LETTERS = (
    ("windows-1251", "абвгдежзийклмнопрстуфхцчшщьюяіїєґ’"),
    ("windows-1252", "äöüßéèêàâçôîñóíáúãõøåæ’“”–"),
)
_FOREIGN_WORD = re.compile(rb"[\x80-\xff]{3,}")
_GUESSED_FROM = 100_000  # bytes


@quickly_made()
@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and the hash of its bytes, which may begin with a byte order mark."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TextAdvice:
    """What is to be done about a file that is in no UTF-8, and about one that is empty.

    ``option`` names another encoding on the command line, where there is such an option.
    """

    encoding: str = "save it as UTF-8"
    empty: str = "look whether this is the right file"
    option: str = ""


_ADVICE = TextAdvice()


def read_text(
    path: Path,
    *,
    max_bytes: int = MAX_BYTES,
    advice: TextAdvice = _ADVICE,
    encoding: str = "",
) -> FileText:
    """The text of a file, without its byte order mark, its line ends as they are.

    It is UTF-8 where ``encoding`` names no other, or UTF-16 where it begins with the mark of that.

    Raises:
        InputError: there is no such file, it is a folder or no text, or it is empty.
        LimitError: it has more than ``max_bytes`` bytes.
    """
    return text_in(read_bytes(path, max_bytes=max_bytes), str(path), advice, encoding)


def text_in(data: bytes, file: str, advice: TextAdvice = _ADVICE, encoding: str = "") -> FileText:
    """The text that bytes are, as `read_text` has that of a file; ``file`` is what places call it.

    Raises:
        InputError: they are no text, or empty.
    """
    return FileText(_decoded(data, file, advice, encoding), sha256(data).hexdigest())


def check_regular(path: Path) -> None:
    """Let only regular files be opened, for a pipe might be waited for without end.

    Raises:
        InputError: it is a folder or anything else.
        OSError: it is not there.
    """
    mode, file = path.stat().st_mode, str(path)
    if stat.S_ISDIR(mode):
        refuse(Place(file), "is a folder", "name a file", "not-a-file")
    if not stat.S_ISREG(mode):
        refuse(Place(file), "is no regular file", "name a file", "not-a-file")


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """All that is in a regular file.

    Raises:
        InputError: there is no such file, or it is a folder or cannot be opened.
        LimitError: it has more than ``max_bytes`` bytes.
    """
    file = str(path)
    try:
        check_regular(path)
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        refuse(Place(file), "there is no such file", "look at the name", "no-such-file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        refuse(Place(file), f"cannot be opened: {reason}", "", "not-readable")
    if len(data) > max_bytes:
        raise LimitError(
            f"{file}: has more than {max_bytes:,} bytes; split it, or raise the limit (max_bytes)"
        )
    return data


def _decoded(data: bytes, file: str, advice: TextAdvice, encoding: str) -> str:
    if data.startswith(b"PK\x03\x04"):
        message = "is a workbook or an archive and no text"
        refuse(Place(file), message, advice.encoding, "not-text")
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    codec = "utf-16" if is_marked else encoding or "utf-8"
    if codec == "utf-8":  # that for texts with a mark takes several times as long for a small one
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        _refuse_encoding(data, file, codec, error, advice)
    if "\0" in text:
        place = place_after(text[: text.index("\0")], file)
        refuse(place, "a NUL character stands here", "this may be no text file", "not-text")
    if not text.strip():
        refuse(Place(file), "is empty", advice.empty, "empty")
    return text


def _refuse_encoding(
    data: bytes, file: str, codec: str, error: UnicodeDecodeError, advice: TextAdvice
) -> NoReturn:
    """Say where a file is not in its encoding, and which one it is by the look of its letters.

    The guess is told and not taken: in a wrong encoding names have other letters in them.
    """
    before = data[: error.start].decode(codec, "replace").removeprefix("\ufeff")
    label = "UTF-8" if codec == "utf-8" else codec
    message = f"the byte 0x{data[error.start : error.start + 1].hex().upper()} is no {label}"
    guess = guessed_encoding(data) if codec == "utf-8" else ""
    what_to_do = advice.encoding
    if guess and advice.option:
        start = max(data.rfind(b"\n", 0, error.start) + 1, error.start - 20)
        sample = data[start : error.start + 12].decode(guess, "replace").splitlines()[0]
        what_to_do += f", or say {advice.option} {guess} if {sample!r} is right"
    refuse(place_after(before, file), message, what_to_do, "encoding")


def guessed_encoding(data: bytes) -> str:
    """Which of the usual encodings of one byte a letter a text is in, "" where none fits.

    >>> guessed_encoding("Jürgen Groß, Müller".encode("cp1252")), guessed_encoding(b"plain")
    ('windows-1252', '')
    """
    beginning = data[:_GUESSED_FROM]
    foreign = bytes(byte for byte in beginning if byte > 0x7F)
    if b"\0" in beginning or not foreign:
        return ""
    # Words of foreign letters alone are Cyrillic; in the West they stand one by one.
    in_words = sum(map(len, _FOREIGN_WORD.findall(beginning)))
    encoding, letters = _LETTERS[0 if 2 * in_words > len(foreign) else 1]
    decoded = foreign.decode(encoding, "replace").lower()
    return encoding if 2 * sum(map(decoded.count, letters)) >= len(decoded) else ""


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


def refuse(place: Place, message: str, advice: str, code: str) -> NoReturn:
    """End the reading of a file that cannot be read on.

    Raises:
        InputError: always, with that problem alone.
    """
    raise InputError(Problem(place, message, advice, code))
