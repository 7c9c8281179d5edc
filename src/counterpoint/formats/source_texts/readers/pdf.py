"""A PDF in pieces: its letters and where they stand on the page, by PDFium.

What belongs here: the library, and letters to stretches of a line. What does not: what lines make
of a page (`pdf_layout`). The work runs in a process of its own: a library in C that reads whatever
file somebody sends may hang, swell or crash.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NoReturn

from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.readers.pdf_columns import WordRun
from counterpoint.formats.source_texts.readers.pdf_layout import lay_out
from counterpoint.processes import run_apart

# Round numbers. A page of fifty full lines takes 17 ms of processor time, so that as many pages as
# are read take some 35 s.
_MOST_PAGES = 2000
_SECONDS = 60.0
# Letters that a page has at least; what has fewer is a picture with a number on it.
_LEAST_LETTERS = 10
_BOLD_FROM = 600  # half bold: https://www.w3.org/TR/css-fonts-4/#font-weight-numeric-values
# Blanks in a line from which on two columns, or two cells, stand side by side; in letter heights.
_GAP = 0.9
_NO_LETTERS = frozenset({0, 0xFFFE, 0xFFFF})
_HYPHENS = frozenset({0x02, 0xAD})  # how PDFium gives a hyphen at the end of a line
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes, name: str) -> RawText:
    """The blocks of a PDF in the order in which they are read, column after column.

    Raises:
        InputError: it is no PDF or broken, needs a password, has no text, or the library is not
            installed.
        LimitError: it takes too long, or too much memory.
    """
    return run_apart(f"reading {name}", _SECONDS, _read, content, name)


def _read(content: bytes, name: str) -> RawText:
    try:
        import pypdfium2  # noqa: PLC0415 (of an extra; who reads no PDF need not have it)
    except ImportError:
        _refuse(
            name,
            "reading a PDF needs pypdfium2, which is not installed",
            "python3 -m pip install 'counterpoint[sources]'",
            "source-library",
        )
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            _refuse(name, "it needs a password", "save it without one")
        _refuse(name, "it is no PDF, or a broken one", "save it as PDF anew")
    count = len(document)
    if count > _MOST_PAGES:
        _refuse(name, f"it has {count} pages, more than {_MOST_PAGES}", "name a part of it")
    pages = [list(_stretches(document[number], number)) for number in range(count)]
    sizes = [document[number].get_size() for number in range(count)]
    empty = [
        number + 1
        for number, page in enumerate(pages)
        if sum(len(stretch.text) for stretch in page) < _LEAST_LETTERS
    ]
    if len(empty) == count:
        _refuse(
            name,
            "it has no text: its pages are pictures, as a scanner makes them",
            "let a program for text recognition (OCR) read it first",
        )
    raw = lay_out([x for page in pages for x in page], [height for _width, height in sizes])
    doubts = () if not empty else (_doubt(name, empty),)
    return RawText(raw.text, raw.pieces, doubts)


def _doubt(name: str, empty: list[int]) -> Problem:
    pages = ", ".join(map(str, empty[:10])) + (" ..." if len(empty) > 10 else "")
    return Problem(
        Place(name),
        f"{'page' if len(empty) == 1 else 'pages'} {pages} without text (a picture?)",
        "look whether words are missing",
        "source-empty-pages",
        Severity.WARNING,
    )


def _stretches(page: Any, number: int) -> Iterator[WordRun]:
    """The stretches of a page in the order of the file; each lies in one line and column."""
    from pypdfium2 import raw  # noqa: PLC0415 (as above)

    textpage = page.get_textpage()
    handle = textpage.raw
    box = raw.FS_RECTF()
    letters: list[str] = []
    marks: list[bool] = []
    place = [0.0, 0.0, 0.0, 0.0]  # left, bottom, right, top

    def finish() -> Iterator[WordRun]:
        text = "".join(letters)
        if text.strip():
            yield _stretch(text, number, place, marks)
        letters.clear()
        marks.clear()

    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0x0A, 0x0D):
            yield from finish()
            continue
        if code in _NO_LETTERS:
            continue
        letter = "-" if code in _HYPHENS else chr(code)
        if letter.isspace() or raw.FPDFText_IsGenerated(handle, index) == 1:
            letters.append(" " if letter.isspace() else letter)
            marks.append(bool(marks) and marks[-1])
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        height = box.top - box.bottom
        if letters and (
            box.left - place[2] > _GAP * height
            or box.left < place[2] - 2 * height
            or abs(box.bottom - place[1]) > 0.6 * max(height, place[3] - place[1])
        ):
            yield from finish()
        elif letters and letter.isdigit() and _is_raised(box, place):
            continue  # the mark of a note
        begins = not letters or letters[-1] == " "
        bold = _is_bold(raw, handle, index) if begins else marks[-1]
        if not letters:
            place[:] = [box.left, box.bottom, box.right, box.top]
        place[2] = max(place[2], box.right)
        place[1], place[3] = min(place[1], box.bottom), max(place[3], box.top)
        letters.append(letter)
        marks.append(bold)
    yield from finish()


def _is_raised(box: Any, place: list[float]) -> bool:
    """Whether a small letter stands above the line, as the marks of notes do."""
    height = place[3] - place[1]
    is_small = box.top - box.bottom < 0.8 * height
    return bool(is_small and box.bottom > place[1] + 0.2 * height)


def _is_bold(raw: Any, handle: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(handle, index) >= _BOLD_FROM:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, ctypes.byref(flags))
    words = name.value.lower()
    return b"bold" in words or b"black" in words or b"heavy" in words


def _stretch(text: str, page: int, place: list[float], marks: list[bool]) -> WordRun:
    left, bottom, right, top = place
    bold = 0
    for letter, is_bold in zip(text, marks, strict=True):
        if not is_bold and letter != " ":
            break
        bold += 1
    line = " ".join(text.split())
    bold_length = len(" ".join(text[:bold].split()))
    return WordRun(page, line, left, right, bottom, top, bold_length)


def _refuse(name: str, message: str, advice: str, code: str = "source-pdf") -> NoReturn:
    raise InputError(Problem(Place(name), message, advice, code))
