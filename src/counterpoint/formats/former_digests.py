"""Digests as lines of version 2, which stores have of maps that an earlier version pushed.

They have findings and the stances on which these rest, where the digest of today says of each two
people what a finding is between them.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, NamedTuple

from counterpoint.model.archive import (
    DigestClaim,
    DigestExclusion,
    DigestIssue,
    DigestPerson,
    DigestStance,
    MapDigest,
)

_VERSION = 2
_TEXTS = 6


class FormerFinding(NamedTuple):
    """A sure agreement or tension between experts; ``stances`` are those on which it rests."""

    id: str
    kind: str
    is_agreement: bool
    claims: tuple[str, ...]
    stances: tuple[str, ...]


class FormerPair(NamedTuple):
    """What stands between two experts: figures of the matrix, and findings by id."""

    first: str
    second: str
    agreement: float | None
    tension: float | None
    findings: tuple[str, ...]


class FormerDigest(NamedTuple):
    """A digest without pairs, and what these were."""

    digest: MapDigest
    findings: tuple[FormerFinding, ...]
    pairs: tuple[FormerPair, ...]


_ROWS: tuple[Any, ...] = (
    *(DigestPerson, DigestClaim, DigestStance, DigestExclusion),
    *(FormerFinding, FormerPair, DigestIssue),
)


def parse_former_digest(line: str) -> FormerDigest | None:
    """The digest of a line of version 2; ``None`` if it is of another one or no digest."""
    if not line.startswith(f"[{_VERSION},"):
        return None
    try:
        _, *values = json.loads(line)
        texts, rows = values[:_TEXTS], values[_TEXTS:]
        records = [tuple(map(kind._make, x)) for kind, x in zip(_ROWS, rows, strict=True)]
    except (ValueError, TypeError, RecursionError):
        return None
    if not all(isinstance(text, str) for text in texts):
        return None
    *others, findings, pairs, issues = records
    digest = MapDigest(*texts, *others)
    return FormerDigest(replace(digest, issues=issues), findings, pairs)
