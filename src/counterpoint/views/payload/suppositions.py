"""What suppositions change, as plain data: for each no more than differs from the page's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterpoint.model import (
    ArgumentMap,
    Claim,
    FindingChange,
    IssueChange,
    Supposed,
    Supposition,
)
from counterpoint.views.payload.findings import finding_data
from counterpoint.views.payload.issues import issue_data, position_data
from counterpoint.wording import CompactSentences

Json = dict[str, Any]


def key_of(supposition: Supposition) -> str:
    """How the page's address names a supposition: `not:a,so:b,out:ruiz`, sorted."""
    return ",".join(
        sorted(
            f"{word}:{name}"
            for word, names in (
                ("not", supposition.rejected),
                ("so", supposition.accepted),
                ("out", supposition.silenced),
            )
            for name in names
        )
    )


def suppositions_data(
    every: Sequence[Supposed], argument_map: ArgumentMap, book: CompactSentences
) -> dict[str, Json]:
    """The suppositions by key; of those that change nothing title and grounds."""
    return {key_of(each.supposition): supposition_data(each, argument_map, book) for each in every}


def supposition_data(supposed: Supposed, argument_map: ArgumentMap, book: CompactSentences) -> Json:
    """What one supposition changes.

    ``issues`` and ``findings`` are by id, ``null`` for what is gone; a finding is whole, of an
    issue there is what differs. ``said`` tells the changes without naming the supposition,
    ``grounds`` what the map's relations settle with it, and by whose word.
    """
    changes: tuple[IssueChange | FindingChange, ...] = (
        *supposed.issues,
        *supposed.tensions,
        *supposed.agreements,
    )
    data: Json = {"title": book.data_of(supposed.title)}
    if supposed.grounds:
        data["grounds"] = [book.data_of(x) for x in supposed.grounds]
    if not changes:
        return data
    findings = (*supposed.tensions, *supposed.agreements)
    claims = {claim.id: claim for claim in argument_map.claims}
    return data | {
        "issues": {_id(x): _issue(x, claims, book) for x in supposed.issues},
        "findings": dict(entry for x in findings for entry in _finding(x, book)),
        "said": [(x.movement.value, book.data_of(x.statement)) for x in changes],
    }


def _id(change: IssueChange) -> str:
    issue = change.before or change.after
    assert issue is not None
    return issue.id


def _issue(change: IssueChange, claims: Mapping[str, Claim], book: CompactSentences) -> Json | None:
    old, new = change.before, change.after
    if new is None:
        return None
    if old is None:
        return issue_data(new, claims, book)
    data: Json = {
        "positions": {
            place.expert: position_data(place.after, book) if place.after else None
            for place in change.places
        },
        "silent": new.silent,
    }
    if new.floor != old.floor:
        data["floor"] = new.floor
    if new.difference_key != old.difference_key:
        words = new.difference_key.removeprefix("difference.")
        is_kind = words == new.difference.value
        data |= {"difference": new.difference.value, "words": None if is_kind else words}
    if new.findings != old.findings:
        data["findings"] = new.findings
    return data


def _finding(change: FindingChange, book: CompactSentences) -> list[tuple[str, Json | None]]:
    """The entries of a finding: a condition that is met takes one away and brings another."""
    entries: list[tuple[str, Json | None]] = []
    if change.before is not None and (change.after is None or change.after.id != change.before.id):
        entries.append((change.before.id, None))
    if change.after is not None:
        group = "agreement" if change.after.kind.is_agreement else "tension"
        entries.append((change.after.id, finding_data(group, change.after, book)))
    return entries
