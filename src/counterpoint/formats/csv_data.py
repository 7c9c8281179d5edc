"""CSV as data only: a bounded reader that keeps the line of every row.

It tells comma, semicolon and tab apart by the header, drops a byte order mark, and refuses
what is no text. Cells are kept as they are written; a cell that begins with ``=`` is text.

What belongs here: files, rows, cells and their places. What does not: what a column means.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path
from typing import NoReturn

from counterpoint.errors import (
    WRITTEN,
    InputError,
    LimitError,
    Place,
    Problem,
    Problems,
    did_you_mean,
    nearest_name,
)

MAX_BYTES = 10 * 1024 * 1024  # as for map files
# So many are noted; the others are counted, since a table of 10 MiB can hold millions.
MAX_PROBLEMS = 10_000

DELIMITERS = (",", ";", "\t", "|")
_UTF_8_ADVICE = "save it as CSV UTF-8"
# What most of the foreign letters are where a text is in one of these.
_LETTERS = (
    ("windows-1251", "абвгдежзийклмнопрстуфхцчшщьюяіїєґ’"),
    ("windows-1252", "äöüßéèêàâçôîñóíáúãõøåæ’“”–"),
)
_LONGEST_SHOWN = 60  # letters of a cell: with the message around it one line of a terminal
_ROWS_HELD = 50  # whose cells' places are known: problems come row by row
# What a spreadsheet takes for the beginning of a formula: the signs, and those that an East Asian
# keyboard, or a change of encoding, makes of them. js/ground/files.js holds the same.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−")
_FORMULA_BLANKS = frozenset("\t\r\n")  # some strip these and calculate what follows


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and the hash of its bytes, which may begin with a byte order mark."""

    text: str
    sha256: str


def table_problems() -> Problems:
    """A collector for the problems of one table, of which there may be as many as cells."""
    return Problems(code="csv", most=MAX_PROBLEMS)


def one_of(word: str, names: Collection[str], otherwise: str = "known are") -> str:
    """Advice that names the one of ``names`` most like ``word``, or all if none is like it.

    >>> one_of("agre", ["agree", "disagree"])
    'did you mean "agree"?'
    >>> one_of("x", ["agree", "disagree"])
    'known are agree, disagree'
    """
    # Cells are compared as they are written, since most columns know only small letters.
    near = nearest_name(word[:_LONGEST_SHOWN], names, WRITTEN)
    return did_you_mean(near, f"{otherwise} {', '.join(names)}", pattern='"{}"')


def defused(cell: str) -> str:
    r"""A cell's text with a ``'`` before it where a spreadsheet might run it as a formula.

    Blanks and invisible characters before a sign do not hide it.

    >>> defused("\n =1+1"), defused("\uff1d1"), defused("a = 1")
    ("'\n =1+1", "'\uff1d1", 'a = 1')
    """
    first = next((letter for letter in cell if not _is_blank(letter)), "")
    if cell[:1] in _FORMULA_BLANKS or first in _FORMULA_SIGNS:
        return f"'{cell}"
    return cell


def _is_blank(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def shown(text: str) -> str:
    """A cell's text in quotation marks, cut short, with control characters written out."""
    return repr(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")


def read_text(path: Path, *, max_bytes: int = MAX_BYTES, encoding: str = "") -> FileText:
    """The text of a file without its byte order mark, its line ends as they are.

    It is UTF-8 where ``encoding`` says nothing else, or UTF-16 where it begins with its mark.

    Raises:
        InputError: there is no such file, it is a folder or no text, or it is empty.
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
    return FileText(_decoded(data, file, encoding), sha256(data).hexdigest())


def _decoded(data: bytes, file: str, encoding: str) -> str:
    if data.startswith(b"PK\x03\x04"):
        _refuse(Place(file), "is a workbook or an archive and no text", _UTF_8_ADVICE, "not-text")
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    codec = "utf-16" if is_marked else encoding or "utf-8"
    try:
        text = data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except UnicodeDecodeError as error:
        _refuse_encoding(data, file, codec, error)
    if "\0" in text:
        place = _place_after(text[: text.index("\0")], file)
        _refuse(place, "a NUL character stands here", "this may be no text file", "not-text")
    if not text.strip():
        _refuse(Place(file), "is empty", "the first line must name the columns", "empty")
    return text


def _refuse_encoding(data: bytes, file: str, codec: str, error: UnicodeDecodeError) -> NoReturn:
    """Say where a file is not in its encoding, and which one it is by the look of its letters.

    The guess is told and not taken: in a wrong encoding names have other letters in them.
    """
    before = data[: error.start].decode(codec, "replace")
    label = "UTF-8" if codec == "utf-8" else codec
    message = f"the byte 0x{data[error.start]:02X} is no {label}"
    guess = guessed_encoding(data) if codec == "utf-8" else ""
    advice = _UTF_8_ADVICE
    if guess:
        start = max(data.rfind(b"\n", 0, error.start) + 1, error.start - 20)
        sample = data[start : error.start + 12].decode(guess, "replace").splitlines()[0]
        advice = f"{advice}, or say --encoding {guess} if {shown(sample)} is right"
    _refuse(_place_after(before, file), message, advice, "encoding")


def guessed_encoding(data: bytes) -> str:
    """Which of the usual encodings of one byte a letter a text is in, "" where none fits.

    >>> guessed_encoding("Jürgen Groß, Müller".encode("cp1252")), guessed_encoding(b"\x89PNG\x00")
    ('windows-1252', '')
    """
    foreign = bytes(byte for byte in data[:100_000] if byte > 0x7F)
    if b"\0" in data[:100_000] or not foreign:
        return ""
    for encoding, letters in _LETTERS:
        decoded = foreign.decode(encoding, "replace").lower()
        if sum(map(decoded.count, letters)) * 2 >= len(decoded):
            return encoding
    return ""


def _place_after(before: str, file: str) -> Place:
    lines = _lines(before) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    return Place(file, len(lines), len(lines[-1]) + 1)


def _refuse(place: Place, message: str, advice: str, code: str) -> NoReturn:
    raise InputError(Problem(place, message, advice, code))


def _lines(text: str) -> list[str]:
    # Unlike str.splitlines this takes LF, CR LF and CR for line ends and nothing else.
    return list(io.StringIO(text, newline=""))


class _Cell(Enum):
    """Where in a cell the scanner is."""

    START = "start"
    PLAIN = "plain"
    QUOTED = "quoted"
    CLOSED = "closed"


_AFTER_QUOTE = {
    _Cell.START: _Cell.QUOTED,
    _Cell.PLAIN: _Cell.PLAIN,
    _Cell.QUOTED: _Cell.CLOSED,
    _Cell.CLOSED: _Cell.QUOTED,  # two in a row stand for one inside
}


class CsvText:
    """The rows of one CSV text, read once from the top, and where each cell stands."""

    def __init__(
        self,
        text: str,
        file: str,
        columns: Collection[str],
        problems: Problems,
        delimiter: str = "",
    ) -> None:
        """Find the delimiter, if it is not given: that with most of ``columns`` in the header."""
        self.file = file
        self.delimiter = DELIMITERS[0]
        self._lines = _lines(text)
        self._problems = problems
        self._starts: dict[int, list[tuple[int, int]]] = {}
        header = next((line for line in self._lines if line.strip()), "")
        self.delimiter = delimiter or _delimiter(header, columns)

    def place(self, line: int, index: int = 0) -> Place:
        """Where the cell at ``index`` of the row that begins at ``line`` begins.

        Complexity: linear in the row, once for all of its cells.
        """
        starts = self._cell_starts(line)
        return Place(self.file, *starts[min(index, len(starts) - 1)])

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The first line and the cells of each row that has any text, header included.

        A row that breaks the rules of CSV is noted as an error and ends the reading, since
        nobody can tell where the next one begins.
        """
        reader = csv.reader(self._lines, delimiter=self.delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._note_broken_row(line, str(error))
                return
            if any(map(str.strip, cells)):
                yield line, cells

    def header(self, rows: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str]]:
        """The line and the names of the first row: without blanks around, in lower case.

        A name that stands twice is noted as an error.
        """
        line, cells = next(rows, (1, []))
        names = [cell.strip().casefold() for cell in cells]
        first: dict[str, int] = {}
        for index, name in enumerate(names):
            if name and first.setdefault(name, index) != index:
                self._problems.error(
                    self.place(line, index),
                    f"the column {shown(name)} stands here a second time",
                    f"the first is column {first[name] + 1}; keep one of them",
                    "duplicate-column",
                )
        return line, names

    def has_width(self, line: int, cells: Sequence[str], width: int) -> bool:
        """Whether a row has as many cells as the header; if not, that is noted as an error."""
        if len(cells) == width:
            return True
        self._problems.error(
            self.place(line, min(len(cells), width)),
            f"this row has {len(cells)} cells and the header has {width}",
            "put a cell that holds the delimiter in quotation marks",
            "ragged-row",
        )
        return False

    def _note_broken_row(self, line: int, reason: str) -> None:
        starts = self._cell_starts(line)
        message, advice = (
            f"the CSV cannot be read: {reason}",
            'a quotation mark inside is written ""',
        )
        if "unexpected end" in reason:
            message, advice = "this quoted cell is never closed", 'close it with "'
        elif "field limit" in reason:
            message = f"this cell has more than {csv.field_size_limit():,} characters"
            advice = "look for a quotation mark that is never closed"
        self._problems.error(Place(self.file, *starts[-1]), message, advice, "broken-row")

    def _cell_starts(self, line: int) -> list[tuple[int, int]]:
        """Line and column of the cells of a row, up to one that breaks csv's rules."""
        if line not in self._starts:
            if len(self._starts) == _ROWS_HELD:
                self._starts.clear()
            self._starts[line] = self._scan(line)
        return self._starts[line]

    def _scan(self, line: int) -> list[tuple[int, int]]:
        first = self._lines[line - 1]
        if '"' not in first:
            lengths = [len(cell) for cell in first.split(self.delimiter)]
            too_long = next((i for i, n in enumerate(lengths) if n > csv.field_size_limit()), None)
            ends = accumulate(lengths[:too_long], lambda end, length: end + length + 1, initial=1)
            return [(line, column) for column in islice(ends, len(lengths))]
        return self._scan_quoted(line)

    def _scan_quoted(self, line: int) -> list[tuple[int, int]]:
        starts = [(line, 1)]
        state, length = _Cell.START, 0
        for number in range(line, len(self._lines) + 1):
            for column, letter in enumerate(self._lines[number - 1], 1):
                length += 1
                if state is not _Cell.QUOTED and letter == self.delimiter:
                    starts.append((number, column + 1))
                    state, length = _Cell.START, 0
                elif letter == '"':
                    state = _AFTER_QUOTE[state]
                elif state is _Cell.START and letter not in "\r\n":
                    state = _Cell.PLAIN
                if length > csv.field_size_limit() or (
                    state is _Cell.CLOSED and letter not in '"\r\n'
                ):
                    return starts
            if state is not _Cell.QUOTED:
                break
        return starts


def _delimiter(header: str, columns: Collection[str]) -> str:
    def fitting(delimiter: str) -> tuple[int, int]:
        names = [name.strip().strip('"').casefold() for name in header.split(delimiter)]
        return len(set(names).intersection(columns)), len(names)

    return max(DELIMITERS, key=fitting)
