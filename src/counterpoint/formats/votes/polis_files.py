"""Which files of a folder are one Polis export, whatever its site put before their names.

Polis' pages name a file ``2026-03-01-1201-<conversation>-comments.csv``, its API and older exports
plainly ``comments.csv``; the table of votes is spelled in two ways. What belongs here: names.
What does not: what stands in the files, but for the header that tells Polis' log of votes from
another table of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem

MATRIX, LOG, COMMENTS, SUMMARY = "participants-votes", "votes", "comments", "summary"
_LOG_COLUMNS = frozenset({"comment-id", "voter-id", "vote"})
# The prefix is lazy, so that ``participants-`` is never taken for one.
_NAME = re.compile(
    r"(?P<prefix>(?:.*?[-_. ])??)"
    r"(?P<kind>participants?-votes|votes|comments|summary|stats-history|comment-groups)\.csv",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_HEADER = 1024  # bytes: five names of columns


@dataclass(frozen=True, slots=True)
class PolisFiles:
    """The files of one export; ``matrix`` or ``log`` is there. ``name`` is what tells it apart.

    ``comments`` is where the comments are, or would have to be.
    """

    name: str
    comments: Path
    matrix: Path | None = None
    log: Path | None = None
    summary: Path | None = None

    @property
    def votes(self) -> Path:
        """The file of which the votes are read: the table of them before their log."""
        votes = self.matrix or self.log
        if votes is None:
            raise AssertionError("an export without votes is none")
        return votes


def is_polis(path: Path) -> bool:
    """Whether ``path`` is the folder of a Polis export, or a file of one."""
    return bool(_exports_at(path))


def find_export(paths: Iterable[Path]) -> PolisFiles:
    """The one export that all of ``paths`` belong to, each a folder or a file of it.

    Raises:
        InputError: there is none, or more than one.
    """
    exports: dict[PolisFiles, Path] = {}
    for path in sorted(set(paths)):
        of_path = _exports_at(path)
        if not of_path:
            message = "there is no Polis export here"
            advice = f"look for {MATRIX}.csv or {LOG}.csv, or name the file"
            raise InputError(Problem(Place(str(path)), message, advice, "no-such-file"))
        exports |= dict.fromkeys(of_path, path)
    first, *others = sorted(exports, key=lambda export: export.votes)
    if others:
        message = f"is another conversation than {first.votes}"
        place = Place(str(others[0].votes))
        advice = "name a file of the one to be read"
        raise InputError(Problem(place, message, advice, "two-conversations"))
    return first


def _exports_at(path: Path) -> list[PolisFiles]:
    """The exports in a folder, or the one that a file is part of; by their prefixes."""
    if path.is_dir():
        prefixes = sorted({parts["prefix"] for parts in map(_parts, _csv_files(path)) if parts})
        exports = [_export_of(path, prefix) for prefix in prefixes]
        return [export for export in exports if export is not None]
    parts = _parts(path)
    export = _export_of(path.parent, parts["prefix"]) if parts else None
    return [] if export is None else [export]


def _csv_files(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.suffix.lower() == ".csv"]


def _parts(path: Path) -> re.Match[str] | None:
    return _NAME.fullmatch(path.name)


def _export_of(folder: Path, prefix: str) -> PolisFiles | None:
    if not folder.is_dir():
        return None
    files: dict[str, Path] = {}
    for path in sorted(_csv_files(folder)):
        parts = _parts(path)
        if parts and parts["prefix"] == prefix:
            kind = parts["kind"].lower()
            files.setdefault(MATRIX if kind.startswith("participant") else kind, path)
    log = files.get(LOG)
    log = log if log and _is_log(log) else None
    matrix = files.get(MATRIX)
    if matrix is None and log is None:
        return None
    name = prefix.strip("-_. ") or folder.resolve().name
    comments = files.get(COMMENTS, folder / f"{prefix}{COMMENTS}.csv")
    return PolisFiles(name, comments, matrix, log, files.get(SUMMARY))


def _is_log(path: Path) -> bool:
    """Whether the header is that of Polis' log; others call their tables of votes so too."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_LONGEST_HEADER)
    except OSError:
        return False
    line = (header.splitlines() or [b""])[0].decode("utf-8-sig", "replace")
    names = {name.strip(' "').casefold() for name in re.split("[,;\t]", line)}
    return names >= _LOG_COLUMNS
