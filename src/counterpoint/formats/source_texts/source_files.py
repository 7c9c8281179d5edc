"""Source texts on disk: which file a map may name, and whether it is the text that was meant.

A file inside the map's folder is read as it is. One outside is read only if the map gives its
SHA-256 and it fits, so that a map from elsewhere cannot have any file of the reader's looked
into. Folders that the user names himself are searched by file name. Nothing is ever fetched.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Literal

from counterpoint.errors import InputError, Severity
from counterpoint.late import LateFunctions
from counterpoint.model import Source, SourceCheck, SourceText

# All sorts of documents, and who speaks in them: of no use where no source is at hand.
if TYPE_CHECKING:
    from counterpoint.formats.source_texts import documents
else:
    documents = LateFunctions("counterpoint.formats.source_texts.documents")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a source text could not be had; ``key`` is the key of the source that is at fault."""

    key: Literal["file", "sha256"]
    message: str
    advice: str
    code: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class SourceReading:
    """A source text with its hash, or the trouble; neither where the source names no file.

    ``text`` is that of ``source_text``, which says what is in it and who speaks where. ``sha256``
    is that of the file, whatever sort it is of. ``check`` is what is on record of a text that is
    not here.
    """

    text: str | None = None
    sha256: str = ""
    trouble: Trouble | None = None
    check: SourceCheck | None = None
    source_text: SourceText | None = field(default=None, compare=False)


def read_source(source: Source, map_file: str, folders: Sequence[Path] = ()) -> SourceReading:
    """The text of ``source``, as named in the map at ``map_file``.

    Raises:
        LimitError: the file is larger than its sort may be, or takes too long to read.
    """
    if not source.file:
        return SourceReading()
    if not _is_relative(source.file):
        return _no_text(
            "file",
            f"a source file is named by a relative path, not {source.file!r}",
            "give its path from the map's folder",
            "source-path",
        )
    folder = Path(map_file).parent
    beside = folder / source.file
    may_read = bool(source.sha256) or _is_inside(beside, folder)
    candidates = [beside] if may_read else []
    candidates += [place / beside.name for place in folders]
    readings = [_read(path, source) for path in candidates if _is_there(path)]
    if readings:
        return next((reading for reading in readings if reading.text is not None), readings[0])
    if not may_read:
        return _no_text(
            "file",
            f"{source.file} lies outside the map's folder and no sha256 is given",
            "give its sha256, or name its folder as a folder of sources",
            "source-outside",
        )
    return _no_text(
        "file",
        f"the source text {source.file} is not here, so its quotes stand unverified",
        "put the file there, or name its folder as a folder of sources",
        "source-absent",
        Severity.WARNING,
    )


def _is_relative(name: str) -> bool:
    windows = PureWindowsPath(name)  # knows drives and both slashes
    is_plain = name.isprintable() and "://" not in name and not name.startswith("~")
    return is_plain and not windows.drive and not windows.root


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether ``path``, all links followed, lies in ``folder``."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links, a name too long
        return False


def _is_there(path: Path) -> bool:
    """Whether there is anything; what cannot be looked at is for reading to find out."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _read(path: Path, source: Source) -> SourceReading:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return _no_text("file", f"{source.file} is not a file", "name a text file", "source")
        with path.open("rb") as stream:
            content = stream.read(documents.size_limit(path.name) + 1)
    except OSError as error:
        message = f"{source.file} cannot be read: {error.strerror}"
        return _no_text("file", message, "see to its permissions", "source")
    digest = hashlib.sha256(content).hexdigest()
    if source.sha256 and digest != source.sha256:
        return _no_text(
            "sha256",
            f"{source.file} is not the text that was meant: its SHA-256 is another",
            # Said only of files that the reader could be led to anyway, never of their content.
            "get the text that was quoted, or look quotes up in this: counterpoint check --source",
            "source-hash",
        )
    try:
        source_text = documents.read_source_bytes(content, source.file)
    except InputError as error:
        problem = error.problems[0]
        where = f", line {problem.place.line}" if problem.place.line else ""
        message = f"{source.file}{where}: {problem.message}"
        # Where the library is missing the text is as good as absent.
        is_absent = problem.code == "source-library"
        severity = Severity.WARNING if is_absent else Severity.ERROR
        return _no_text("file", message, problem.advice, problem.code, severity)
    return SourceReading(source_text.text, digest, source_text=source_text)


def _no_text(
    key: Literal["file", "sha256"],
    message: str,
    advice: str,
    code: str,
    severity: Severity = Severity.ERROR,
) -> SourceReading:
    return SourceReading(trouble=Trouble(key, message, advice, code, severity))
