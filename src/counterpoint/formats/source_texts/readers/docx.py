"""A Word file (docx) in pieces: by way of the page that mammoth makes of it.

What belongs here: looking at the archive before anything is taken out of it, and the library. What
does not: what becomes of the page (`html`). The work runs in a process of its own, since what is
in an archive may swell to anything.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import NoReturn

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.readers.html import read_html
from counterpoint.processes import run_apart

# A book of a thousand pages has about 20 MiB of XML; mammoth takes thirty times that in memory.
_MOST_UNPACKED = 40 * 2**20
# Round numbers: parts beside the text are its pictures, for the most part.
_MOST_PARTS = 5000
_SECONDS = 60.0
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Illustration'] => p.caption:fresh
"""


def read_docx(content: bytes, name: str) -> RawText:
    """The blocks of a Word file; what is deleted in it, and comments, are not read.

    Raises:
        InputError: it is no docx, is broken, or the library is not installed.
        LimitError: it unpacks to more than it may, or takes too long.
    """
    _check_archive(content, name)
    return run_apart(f"reading {name}", _SECONDS, _convert, content, name)


def _check_archive(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        _refuse(name, "it is no docx: not an archive, or a broken one", "save it as .docx anew")
    names = {part.filename for part in parts}
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        is_odt = "content.xml" in names
        message = "it is an OpenDocument text, no docx" if is_odt else "it is an archive, no docx"
        _refuse(name, message, "save it as .docx")
    size = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if size > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        limit = _MOST_UNPACKED // 2**20
        _refuse(
            name,
            f"its text unpacks to more than {limit} MiB: {size // 2**20} in {len(parts)} parts",
            "save it anew, or name a part of it",
        )
    if any(part.flag_bits & 1 for part in parts):
        _refuse(name, "it is encrypted", "save it without a password")


def _convert(content: bytes, name: str) -> RawText:
    try:
        import mammoth  # noqa: PLC0415 (of an extra; who reads no docx need not have it)
    except ImportError:
        _refuse(
            name,
            "reading a docx needs mammoth, which is not installed",
            "python3 -m pip install 'counterpoint[sources]'",
            "source-library",
        )
    _check_parts(content, name)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {"alt": ""}),
        )
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        _refuse(name, f"its archive is broken: {error}", "save it as .docx anew")
    except RecursionError:
        _refuse(name, "it is nested too deeply", "save it as .docx anew")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (a library that meets what it does not expect)
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        _refuse(name, f"it cannot be read as a docx: {reason}", "save it as .docx anew")
    return read_html(result.value)


def _check_parts(content: bytes, name: str) -> None:
    """Refuse what declares entities: they may stand for files, or for billions of letters."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            if not part.filename.endswith((".xml", ".rels")):
                continue
            try:
                text = archive.read(part)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
                _refuse(name, f"its archive is broken: {error}", "save it as .docx anew")
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                _refuse(name, f"{part.filename} in it declares entities", "save it as .docx anew")


def _refuse(name: str, message: str, advice: str, code: str = "source-docx") -> NoReturn:
    raise InputError(Problem(Place(name), message, advice, code))
