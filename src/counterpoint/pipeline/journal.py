"""A map's journal on disk: one JSON object a line, and nothing but additions.

It stands beside the map as ``NAME.journal.jsonl``. What belongs here: the file. What does not:
what a decision does to the map.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterpoint.errors import LimitError, Place, Problem, Problems, UsageError
from counterpoint.model import EntrySort, FileChange, JournalEntry, Stretch

# A decision is some 1,500 bytes, so that this is forty thousand of them.
_MOST_BYTES = 64 * 2**20
_LISTS = ("changes", "claims", "stances", "reasons", "relations")
_TEXTS = ("by", "at", "do", "sentence", "proposal", "readback", "before", "after")


def journal_of(map_file: Path) -> Path:
    """Where the journal of a map stands.

    >>> journal_of(Path("maps/debate.argdown")).name
    'debate.journal.jsonl'
    """
    return map_file.with_name(f"{map_file.stem}.journal.jsonl")


def now() -> str:
    """The moment in UTC, as an entry has it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Journal:
    """A journal to add to. Opening it takes away what a kill has left of a last line; one that is
    whole and lacks its end alone, as an editor leaves it, stays.

    Whoever opens one holds the map's lock: two writers would take each other's line for torn.

    Raises:
        UsageError: the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.path.touch(exist_ok=True)
            _mend(self.path)
        except OSError as error:
            raise _not_written(self.path, error) from error

    def append(self, *entries: JournalEntry) -> None:
        """Add entries; they are on the disk when this comes back, all of them or none.

        Raises:
            UsageError: they cannot be written; the file is then as it was.
        """
        lines = "".join(f"{_line(entry)}\n" for entry in entries).encode()
        try:
            with self.path.open("ab+", buffering=0) as stream:
                length = os.fstat(stream.fileno()).st_size
                if length:
                    stream.seek(length - 1)
                    if stream.read(1) != b"\n":  # an editor took the last line's end away
                        lines = b"\n" + lines
                try:
                    _write_all(stream.fileno(), lines)
                    os.fsync(stream.fileno())
                except OSError:
                    os.ftruncate(stream.fileno(), length)
                    raise
        except OSError as error:
            raise _not_written(self.path, error) from error


def read_journal(path: Path) -> tuple[tuple[JournalEntry, ...], tuple[Problem, ...]]:
    """The entries of a journal in order, and what of it cannot be read; none where there is none.

    A last line that a kill cut short was never confirmed, and is passed over; one that is whole
    but for its end is read.

    Raises:
        LimitError: it is larger than 64 MiB.
        UsageError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}; see to its permissions"
        raise UsageError(message) from error
    if len(content) > _MOST_BYTES:
        raise LimitError(f"{path} is larger than {_MOST_BYTES // 2**20} MiB; move it elsewhere")
    entries: list[JournalEntry] = []
    problems = Problems(code="journal-line")
    *lines, last = content.split(b"\n")
    if _entry(last) is not None:
        lines.append(last)
    for number, line in enumerate(lines, 1):
        entry = _entry(line)
        if entry is not None:
            entries.append(entry)
        elif line.strip():
            place = Place(str(path), number, 1)
            message = "this line is no entry of a journal and is passed over"
            advice = "take it out, or get the line back from git"
            problems.warn(place, message, advice)
    return tuple(entries), tuple(problems)


def _line(entry: JournalEntry) -> str:
    """The fields that say something, in their order."""
    record: dict[str, Any] = {"entry": entry.sort.value}
    for item in fields(entry)[1:]:
        value = getattr(entry, item.name)
        if value not in ("", (), None):
            record[item.name] = value
    if entry.translations:
        record["translations"] = dict(entry.translations)
    if entry.files:
        record["files"] = [asdict(change) for change in entry.files]
    return json.dumps(record, ensure_ascii=False)


def _entry(line: bytes) -> JournalEntry | None:
    try:
        record = json.loads(line)
        sort = EntrySort(record["entry"])
        files = tuple(_file_change(x) for x in record.get("files", []))
        translations = tuple((str(x), str(y)) for x, y in record.get("translations", {}).items())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    texts = {name: record.get(name, "") for name in _TEXTS}
    lists = {name: record.get(name, []) for name in _LISTS}
    seconds = record.get("seconds")
    are_texts = all(isinstance(text, str) for text in texts.values())
    are_lists = all(_is_list_of_texts(value) for value in lists.values())
    is_number = seconds is None or (isinstance(seconds, int | float) and seconds >= 0)
    if not are_texts or not are_lists or not is_number or not texts["by"]:
        return None
    values: dict[str, Any] = texts | {name: tuple(value) for name, value in lists.items()}
    values |= {"translations": translations, "files": files}
    return JournalEntry(sort=sort, seconds=None if seconds is None else float(seconds), **values)


def _file_change(record: Mapping[str, Any]) -> FileChange:
    """Raises: KeyError, TypeError, ValueError: it is none."""
    stretches = tuple(
        Stretch(int(x["start"]), str(x["old"]), str(x["new"])) for x in record["stretches"]
    )
    file, before, after = (str(record[x]) for x in ("file", "before", "after"))
    return FileChange(file, before, after, stretches)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _mend(path: Path) -> None:
    """Take away what stands behind the last end of a line, where that is no whole entry."""
    with path.open("rb+") as stream:
        content = stream.read()
        whole = content.rfind(b"\n") + 1
        if whole < len(content) and _entry(content[whole:]) is None:
            stream.truncate(whole)
            stream.flush()
            os.fsync(stream.fileno())


def _write_all(descriptor: int, content: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part and no more."""
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _not_written(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path} cannot be written: {error.strerror}; see to the disk or permissions")
