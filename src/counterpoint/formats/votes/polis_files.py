"""Which files of a folder are one Polis export, whatever its site put before their names.

Polis' pages name a file ``2026-03-01-1201-<conversation>-comments.csv``, its API and older exports
plainly ``comments.csv``; the table of votes is spelled in two ways; and whoever keeps a file may
have given it another name, when its header tells. What belongs here: names and headers. What
does not: what stands below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.recognition import beginning_of

MATRIX, LOG, COMMENTS, SUMMARY = "participants-votes", "votes", "comments", "summary"
_LOG_COLUMNS = frozenset({"comment-id", "voter-id", "vote"})
_MATRIX_COLUMNS = frozenset({"group-id", "n-votes", "n-agree", "n-disagree"})
_COMMENT_COLUMNS = frozenset({"comment-id", "comment-body"})
# The prefix is lazy, so that ``participants-`` is never taken for one.
_NAME = re.compile(
    r"(?P<prefix>(?:.*?[-_. ])??)"
    r"(?P<kind>participants?-votes|votes|comments|summary|stats-history|comment-groups)\.csv",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_HEADER = 1024  # bytes: the columns before those of the comments


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
    export = export or _export_by_header(path)
    return [] if export is None else [export]


def _export_by_header(path: Path) -> PolisFiles | None:
    """The export that a file of some other name is the votes of; its comments lie beside it."""
    if path.suffix.lower() != ".csv":
        return None
    names = _header_of(path)
    is_matrix = "participant" in names and bool(names & _MATRIX_COLUMNS)
    is_log = names >= _LOG_COLUMNS
    if not is_matrix and not is_log:
        return None
    beside = [each for each in _csv_files(path.parent) if _header_of(each) >= _COMMENT_COLUMNS]
    comments = beside[0] if len(beside) == 1 else path.with_name(f"{COMMENTS}.csv")
    return PolisFiles(path.stem, comments, path if is_matrix else None, path if is_log else None)


def _csv_files(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.suffix.lower() == ".csv")
    except OSError:  # a folder that may not be looked into, or none
        return []


def _parts(path: Path) -> re.Match[str] | None:
    return _NAME.fullmatch(path.name)


def _export_of(folder: Path, prefix: str) -> PolisFiles | None:
    files: dict[str, Path] = {}
    for path in _csv_files(folder):
        parts = _parts(path)
        if parts and parts["prefix"] == prefix:
            kind = parts["kind"].lower()
            files.setdefault(MATRIX if kind.startswith("participant") else kind, path)
    log = files.get(LOG)
    log = log if log and _header_of(log) >= _LOG_COLUMNS else None
    matrix = files.get(MATRIX)
    if matrix is None and log is None:
        return None
    name = prefix.strip("-_. ") or folder.resolve().name
    comments = files.get(COMMENTS, folder / f"{prefix}{COMMENTS}.csv")
    return PolisFiles(name, comments, matrix, log, files.get(SUMMARY))


def _header_of(path: Path) -> frozenset[str]:
    """The names of the first columns, by which Polis' tables are told from others of their name."""
    header = beginning_of(path, _LONGEST_HEADER)
    line = (header.splitlines() or [b""])[0].decode("utf-8-sig", "replace")
    return frozenset(name.strip(' "').casefold() for name in re.split("[,;\t]", line))
