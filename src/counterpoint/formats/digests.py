"""Digests of maps as lines: what a store keeps of a map for questions over all its maps.

A line is the version of this form and the fields of `counterpoint.model.archive.MapDigest`, each
sort of rows as JSON, a tab between them. Of a thousand maps mostly one or two sorts of rows are
asked for, and only these are read. A line of another version is no digest, but for
`counterpoint.formats.former_digests`. Links have a version of their own, and outlive that of
digests. A line may come from a folder of somebody else's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import repeat
from typing import Any

from counterpoint.errors import InputError, Place, Problem
from counterpoint.model.archive import (
    ArchiveLink,
    DigestClaim,
    DigestExclusion,
    DigestIssue,
    DigestPair,
    DigestPerson,
    DigestStance,
    MapDigest,
    MetFinding,
)

_VERSION = "3"
_LINKS_VERSION = 1
_TEXTS = ("base", "id", "title", "question", "language", "date")
_ROWS: dict[str, Any] = {
    "people": DigestPerson,
    "claims": DigestClaim,
    "stances": DigestStance,
    "exclusions": DigestExclusion,
    "pairs": DigestPair,
    "issues": DigestIssue,
}


class _LineDigest(MapDigest):
    """A digest that makes its rows of the line when they are asked for.

    Rows of which the line has no such ones raise InputError then.
    """

    __slots__ = ("_lines",)
    _lines: dict[str, str]

    def __init__(self, texts: Sequence[str], lines: Sequence[str]) -> None:
        for name, text in zip(_TEXTS, texts, strict=True):
            object.__setattr__(self, name, text)
        object.__setattr__(self, "_lines", dict(zip(_ROWS, lines, strict=True)))

    def __getattr__(self, name: str) -> tuple[Any, ...]:  # asked of what is not there yet
        if name not in _ROWS:
            raise AttributeError(name)
        try:
            rows = _records(_ROWS[name], json.loads(self._lines[name]))
            if name == "pairs":
                rows = tuple(x._replace(findings=_records(MetFinding, x.findings)) for x in rows)
        except (TypeError, ValueError, RecursionError):
            message = f"the store keeps {name} of this map that cannot be read"
            problem = Problem(Place(self.id), message, "push the map again", "digest")
            raise InputError(problem) from None
        object.__setattr__(self, name, rows)
        return rows


def render_digest(digest: MapDigest) -> str:
    """A digest as one line, without its end. Linear in its rows."""
    texts = [getattr(digest, name) for name in _TEXTS]
    parts = [texts, *(getattr(digest, name) for name in _ROWS)]
    return "\t".join((_VERSION, *(json.dumps(part, separators=(",", ":")) for part in parts)))


def parse_digest(line: str) -> MapDigest | None:
    """The digest that `render_digest` wrote; ``None`` if it is of another version or no digest.

    Rows are read when they are asked for, and raise InputError then if they are none.
    """
    version, *parts = line.split("\t")
    if version != _VERSION or len(parts) != 1 + len(_ROWS):
        return None
    try:
        texts = json.loads(parts[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(texts, list) or len(texts) != len(_TEXTS):
        return None
    return _LineDigest(texts, parts[1:]) if all(isinstance(x, str) for x in texts) else None


def _records(kind: Any, rows: Any) -> tuple[Any, ...]:
    if not isinstance(rows, list) or not {*map(type, rows)} <= {list}:
        raise TypeError(rows)
    if not {*map(len, rows)} <= {len(kind._fields)}:
        raise ValueError(rows)
    return tuple(map(tuple.__new__, repeat(kind), rows))


def render_links(links: Sequence[ArchiveLink]) -> str:
    """Links as one line, without its end."""
    rows = [(x.kind, x.first, x.second, x.by, x.date, x.note, x.wording) for x in links]
    return json.dumps((_LINKS_VERSION, rows), separators=(",", ":"))


def parse_links(line: str) -> tuple[ArchiveLink, ...] | None:
    """The links that `render_links` wrote; ``None`` if the line has none."""
    try:
        version, rows = json.loads(line)
        return tuple(ArchiveLink(*row) for row in rows) if version == _LINKS_VERSION else None
    except (ValueError, TypeError, RecursionError):
        return None
