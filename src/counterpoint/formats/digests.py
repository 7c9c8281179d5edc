"""Digests of maps as lines of JSON: what a store keeps of a map for questions over all its maps.

A line is an array, in the order of the fields of `counterpoint.model.archive.MapDigest`, with the
version of this form in front; a line of another version is no digest. Links have a version of their
own, and outlive that of digests. A line may come from a folder of somebody else's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from counterpoint.model.archive import (
    ArchiveLink,
    DigestClaim,
    DigestExclusion,
    DigestFinding,
    DigestIssue,
    DigestPair,
    DigestPerson,
    DigestStance,
    MapDigest,
)

_VERSION = 2
_LINKS_VERSION = 1
_TEXTS = 6  # fields of a digest before its rows
_ROWS = (
    DigestPerson,
    DigestClaim,
    DigestStance,
    DigestExclusion,
    DigestFinding,
    DigestPair,
    DigestIssue,
)


def render_digest(digest: MapDigest) -> str:
    """A digest as one line, without its end. Linear in its rows."""
    texts = (digest.base, digest.id, digest.title, digest.question, digest.language, digest.date)
    rows = (
        *(digest.people, digest.claims, digest.stances, digest.exclusions),
        *(digest.findings, digest.pairs, digest.issues),
    )
    return json.dumps((_VERSION, *texts, *rows), separators=(",", ":"))


def parse_digest(line: str) -> MapDigest | None:
    """The digest that `render_digest` wrote; ``None`` if it is of another version or no digest."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_digest = isinstance(values, list) and len(values) == 1 + _TEXTS + len(_ROWS)
    if not is_digest or values[0] != _VERSION:
        return None
    texts, rows = values[1 : 1 + _TEXTS], values[1 + _TEXTS :]
    if not all(isinstance(text, str) for text in texts):
        return None
    try:
        records = [_records(kind, each) for kind, each in zip(_ROWS, rows, strict=True)]
    except (TypeError, ValueError):
        return None
    return MapDigest(*texts, *records)


def _records(kind: Any, rows: Any) -> tuple[Any, ...]:
    if not isinstance(rows, list):
        raise TypeError(rows)
    return tuple([kind._make(row) for row in rows])


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
