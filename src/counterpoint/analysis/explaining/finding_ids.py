"""Ids of findings: of what a finding is about, and not of how it is scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterpoint.model import Finding, FindingKind, content_hash

# Six hexadecimal digits are short enough to type, and among a thousand findings of a kind two share
# them in three maps of a hundred; those two then get sixteen.
SHORT, _LONG = 6, 16


def finding_id(kind: FindingKind, key: Sequence[str]) -> str:
    """A short id that depends on what a finding is about, and not on how it is scored."""
    return f"{kind.value}-{content_hash(kind.value, *key, length=SHORT)}"


def with_distinct_ids(findings: Sequence[Finding], keys: Sequence[Sequence[str]]) -> list[str]:
    """Ids of the findings, longer where two would share one."""
    uses = Counter(finding.id for finding in findings)
    return [
        finding.id
        if uses[finding.id] == 1
        else f"{finding.kind.value}-{content_hash(finding.kind.value, *key, length=_LONG)}"
        for finding, key in zip(findings, keys, strict=True)
    ]
