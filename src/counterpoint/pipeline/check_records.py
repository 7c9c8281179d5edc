"""Writing the record of checks beside a map: what was found in its sources, without their words.

What belongs here: which sources go into which record, and when one is written anew. What does
not: the record's form (`counterpoint.formats.argdown_map.check_record`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from counterpoint import formats
from counterpoint.errors import UsageError
from counterpoint.formats.argdown_map.check_record import (
    read_check_record,
    record_of,
    render_check_record,
)
from counterpoint.model import SourceCheck
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.version import __version__


def write_check_records(
    paths: Sequence[Path], *, sources: Sequence[Path] = (), by: str = ""
) -> tuple[Path, ...]:
    """Put on record what is found in the sources at hand, beside each map file that lists some.

    ``by`` is a person who answers for it. What is on record already stays, with its day, where
    the same was found by the same, and so does what is there of sources that are not at hand.
    Gives all records, also those that stay as they are.

    Raises:
        InputError: the map is wrong.
        UsageError: no source of the map is at hand, or ``by`` cannot be shown.
    """
    if not by.isprintable():
        raise UsageError("a name is written in letters that can be printed")
    result = formats.read(paths, sources=sources)
    files = {x.id: Path(x.place.file) for x in result.map.sources if x.place is not None}
    checks: dict[Path, dict[str, SourceCheck]] = defaultdict(dict)
    checker = f"Counterpoint {__version__}"
    who = f"{by} ({checker})" if by else checker
    for check in result.checks:
        checks[files[check.source]][check.source] = replace(
            check, at=datetime.now(UTC).date().isoformat(), by=who
        )
    if not checks:
        raise UsageError(
            "no source text of the map is at hand, so there is nothing to put on record; "
            "name its folder with --sources"
        )
    for map_file, fresh in checks.items():
        on_record, _ = read_check_record(map_file)
        own_sources = {source for source, file in files.items() if file == map_file}
        earlier = {
            name: check for name, check in on_record.items() if name in own_sources - set(fresh)
        }
        same = {name: x for name, x in on_record.items() if _is_same(x, fresh.get(name))}
        content = render_check_record((earlier | fresh | same).values()).encode()
        path = record_of(map_file)
        if not path.is_file() or path.read_bytes() != content:
            write_files(path.parent, {path.name: content})
    return tuple(record_of(map_file) for map_file in checks)


def _is_same(check: SourceCheck, fresh: SourceCheck | None) -> bool:
    return fresh is not None and replace(check, at=fresh.at) == fresh
