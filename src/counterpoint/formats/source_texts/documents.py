"""Any file that can be a source, read into a `SourceText`: the one way in for all sorts.

What belongs here: which reader reads which sort of file. What does not: which file a map may
name (`source_files`), or any sort in particular.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.formats.source_texts.assembly import assemble
from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.readers.plain import read_plain
from counterpoint.formats.source_texts.source_files import MAX_SOURCE_BYTES
from counterpoint.model import SourceFormat, SourceText

_FORMATS = {
    ".md": SourceFormat.MARKDOWN,
    ".markdown": SourceFormat.MARKDOWN,
}


def read_source_file(path: Path) -> SourceText:
    """The source in a file.

    Raises:
        InputError: it cannot be read as what its name says it is; with place and remedy.
        LimitError: it is larger than the limit, or reading it took too long.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_SOURCE_BYTES + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise InputError(Problem(Place(str(path)), message, "see to its path", "source")) from error
    return read_source_bytes(content, path.name)


def read_source_bytes(content: bytes, name: str) -> SourceText:
    """The source with these bytes, of the sort that the ending of ``name`` says.

    Raises:
        InputError: as `read_source_file`.
        LimitError: as `read_source_file`.
    """
    if len(content) > MAX_SOURCE_BYTES:
        limit = MAX_SOURCE_BYTES // 2**20
        raise LimitError(f"the source {name} is larger than {limit} MiB; name a part of it")
    file_format = _FORMATS.get(PurePath(name).suffix.lower(), SourceFormat.TEXT)
    raw = read_pieces(content, name)
    digest = hashlib.sha256(content).hexdigest()
    return assemble(PurePath(name).name, file_format, raw, digest)


def read_pieces(content: bytes, name: str) -> RawText:
    """The text of a source in pieces."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the byte at {error.start} is not UTF-8"
        raise InputError(
            Problem(Place(name), message, "save it as UTF-8", "source-encoding")
        ) from error
    return read_plain(text)
