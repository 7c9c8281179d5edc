"""Any file that can be a source, read into a `SourceText`: the one way in for all sorts.

What belongs here: which reader reads which sort of file, and how large one may be. What does not:
which file a map may name (`source_files`), or any sort in particular.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.formats.source_texts.assembly import assemble
from counterpoint.formats.source_texts.decoding import decode
from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.late import LateFunctions
from counterpoint.model import SourceFormat, SourceText

if TYPE_CHECKING:
    from counterpoint.formats.source_texts.readers import (
        captions,
        docx,
        html,
        markdown,
        pdf,
        plain,
    )
else:
    captions, docx, html, markdown, pdf, plain = (
        LateFunctions(f"counterpoint.formats.source_texts.readers.{name}")
        for name in ("captions", "docx", "html", "markdown", "pdf", "plain")
    )

# As much as a map file may have: a book has about one MiB.
MAX_SOURCE_BYTES = 10 * 2**20
# Pictures make them large, and only their text is taken out.
MAX_BINARY_BYTES = 50 * 2**20


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of file: its format, and the reader of its text or of its bytes."""

    format: SourceFormat
    read_text: Callable[[str], RawText] | None = None
    read_bytes: Callable[[bytes, str], RawText] | None = None


_PLAIN = _Sort(SourceFormat.TEXT, plain.read_plain)
_HTML = _Sort(SourceFormat.HTML, html.read_html)
_MARKDOWN = _Sort(SourceFormat.MARKDOWN, markdown.read_markdown)
_SORTS = {
    ".docx": _Sort(SourceFormat.DOCX, read_bytes=docx.read_docx),
    ".htm": _HTML,
    ".html": _HTML,
    ".markdown": _MARKDOWN,
    ".md": _MARKDOWN,
    ".pdf": _Sort(SourceFormat.PDF, read_bytes=pdf.read_pdf),
    ".srt": _Sort(SourceFormat.SUBRIP, captions.read_subrip),
    ".vtt": _Sort(SourceFormat.WEBVTT, captions.read_webvtt),
    ".xhtml": _HTML,
}
_ENDINGS = ".txt, .md, .html, .docx, .pdf, .vtt and .srt"
_ACCESS = "see to its name and rights"
# The first bytes of what is no text, whatever its name says: what it is, and what to do.
_BY_FIRST_BYTES = (
    (b"%PDF-", ".pdf", "a PDF", "name it with the ending .pdf"),
    (b"PK\x03\x04", ".docx", "a zip file", "if it is a docx, name it so; else save its text"),
    (
        b"\xd0\xcf\x11\xe0",
        "",
        "a Word file of before 2007, or one with a password",
        "save it as .docx without one",
    ),
    (b"{\\rtf", "", "rich text (RTF)", "save it as .docx or as plain text"),
)


def size_limit(name: str) -> int:
    """How many bytes a source of this name may have."""
    return MAX_SOURCE_BYTES if _sort_of(name).read_text is not None else MAX_BINARY_BYTES


def read_source_file(path: Path) -> SourceText:
    """The source in a file.

    Raises:
        InputError: it cannot be read as what its name says it is, or the library for this sort of
            file is not installed; with place and remedy.
        LimitError: it is larger than the limit, or reading it took too long.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problem = Problem(Place(str(path)), "is not a file", "name a file", "source")
            raise InputError(problem)
        with path.open("rb") as stream:
            content = stream.read(size_limit(path.name) + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem(Place(str(path)), f"cannot be read: {reason}", _ACCESS, "source")
        raise InputError(problem) from error
    return _read(content, str(path))


def read_source_bytes(content: bytes, name: str) -> SourceText:
    """The source with these bytes, of the sort that the ending of ``name`` says.

    Raises:
        InputError: as `read_source_file`.
        LimitError: as `read_source_file`.
    """
    return _read(content, name)


def _read(content: bytes, name: str) -> SourceText:
    sort = _sort_of(name)
    limit = size_limit(name)
    if len(content) > limit:
        raise LimitError(
            f"the source text {name} is larger than {limit // 2**20} MiB; name a part of it"
        )
    _check_first_bytes(content, name)
    if sort.read_text is not None:
        raw = sort.read_text(decode(content, name, sort.format))
    else:
        assert sort.read_bytes is not None
        raw = sort.read_bytes(content, name)
    digest = hashlib.sha256(content).hexdigest()
    return assemble(PurePath(name).name, sort.format, raw, digest)


def _sort_of(name: str) -> _Sort:
    return _SORTS.get(PurePath(name).suffix.lower(), _PLAIN)


def _check_first_bytes(content: bytes, name: str) -> None:
    ending = PurePath(name).suffix.lower()
    for signature, own_ending, what, advice in _BY_FIRST_BYTES:
        if content.startswith(signature) and ending != own_ending:
            problem = Problem(
                Place(name), f"this is {what}", f"{advice} (read are {_ENDINGS})", "source-encoding"
            )
            raise InputError(problem)
