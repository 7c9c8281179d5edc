"""The record of checks beside a map file: what was found in its sources when they were at hand.

``NAME.checked.json`` holds for each source the hash of its file, and for each section and key
phrase a hash and its offsets: no word of the text. So a map can be shown as checked where the
text may not be passed on. What belongs here: the file. What does not: looking phrases up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from counterpoint.errors import Place, Problem, Severity
from counterpoint.model import Lookup, SourceCheck

_VERSION = 1
# A quotation takes some 60 bytes, so that this is more than a map file of the same size can hold.
_MOST_BYTES = 10 * 2**20
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def record_of(map_file: Path) -> Path:
    """Where the record of a map file stands.

    >>> record_of(Path("maps/debate.argdown")).name
    'debate.checked.json'
    """
    return map_file.with_name(f"{map_file.stem}.checked.json")


def read_check_record(map_file: Path) -> tuple[dict[str, SourceCheck], Problem | None]:
    """What is on record of each source, by its id; a record that cannot be used is a warning.

    Without a record there is nothing, and nothing to say.
    """
    path = record_of(map_file)
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        return {}, _unusable(path, f"cannot be read: {error.strerror}")
    if len(content) > _MOST_BYTES:
        return {}, _unusable(path, f"is larger than {_MOST_BYTES // 2**20} MiB")
    try:
        record = json.loads(content)
        if record["version"] != _VERSION:
            return {}, _unusable(path, "is of another version of Counterpoint")
        return {name: _check(name, entry) for name, entry in record["sources"].items()}, None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, _unusable(path, "is no record of checks, or is broken")


def render_check_record(checks: Iterable[SourceCheck]) -> str:
    """The record as text, the same for the same checks: a line for each section and phrase."""
    sources = [
        f"  {json.dumps(check.source)}: {{\n"
        f'   "sha256": {json.dumps(check.sha256)},\n'
        f'   "at": {json.dumps(check.at)},\n'
        f'   "by": {json.dumps(check.by, ensure_ascii=False)},\n'
        f'   "sections": {_lines(_section_rows(check.sections))},\n'
        f'   "quotations": {_lines(_lookup_rows(check.lookups))}\n'
        "  }"
        for check in sorted(checks, key=lambda check: check.source)
    ]
    head = f'{{\n "version": {_VERSION},\n "sources": {{\n'
    return head + ",\n".join(sources) + "\n }\n}\n"


def _section_rows(sections: Mapping[str, tuple[tuple[int, int], ...]]) -> list[tuple[Any, ...]]:
    return sorted((*bounds, key) for key, parts in sections.items() for bounds in parts)


def _lookup_rows(lookups: Mapping[str, Lookup]) -> list[tuple[Any, ...]]:
    return sorted(
        (x.start, x.end, key, *((x.similarity,) if x.similarity != 1 else ()))
        for key, x in lookups.items()
    )


def _lines(rows: list[tuple[Any, ...]]) -> str:
    return "[" + ",".join(f"\n    {json.dumps(row)}" for row in rows) + "\n   ]"


def _check(name: str, entry: Mapping[str, Any]) -> SourceCheck:
    """One source's entry.

    Raises:
        ValueError: it is not as we write it; so do the errors of a record of another shape.
    """
    sections: dict[str, tuple[tuple[int, int], ...]] = {}
    for start, end, key in entry["sections"]:
        sections[_text(key)] = (*sections.get(key, ()), _span(start, end))
    lookups = {
        _text(key): Lookup(*_span(start, end), *map(_share, similarity))
        for start, end, key, *similarity in entry["quotations"]
    }
    is_ours = _HASH.fullmatch(_text(entry["sha256"])) and _DAY.fullmatch(_text(entry["at"]))
    if not is_ours or not _text(entry["by"]).isprintable():
        raise ValueError(name)
    return SourceCheck(name, entry["sha256"], sections, lookups, entry["at"], entry["by"])


def _span(start: object, end: object) -> tuple[int, int]:
    if type(start) is not int or type(end) is not int:  # True is an int to isinstance
        raise TypeError
    if not 0 <= start < end:
        raise ValueError
    return start, end


def _share(value: object) -> float:
    if not isinstance(value, float) or not 0 < value < 1:
        raise ValueError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _unusable(path: Path, message: str) -> Problem:
    advice = "make it anew where the source text is: counterpoint check --record"
    return Problem(Place(str(path)), message, advice, "check-record", Severity.WARNING)
