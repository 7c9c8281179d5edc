"""What was proposed for a map and what a person decided: the records of its journal.

What belongs here: the records, and what follows from several. What does not: the file
(`counterpoint.pipeline.journal`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

ACCEPT, REJECT, UNDO, CHANGE = "accept", "reject", "undo", "change"


class EntrySort(Enum):
    """Whether an entry says what was proposed or what was decided."""

    PROPOSED = "proposed"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stood from a byte of a file on, and what stands in its place."""

    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a decision made of a file: stretches in order, by their bytes in the file before.

    ``file`` is its path from the journal's folder; ``before`` and ``after`` are SHA-256.
    """

    file: str
    before: str
    after: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One proposal, or one decision.

    ``by`` is the proposer (a program, with its version or model) or the person; ``at`` a moment
    in UTC, ISO 8601. ``sentence`` is the id of a source's sentence, ``proposal`` that of the
    proposal made, accepted or rejected. ``do`` is what was decided, in the words of the
    workbench; ``seconds`` how long the person took, ``None`` if that is not known. ``changes``
    are the fields of the proposal that the person changed; of a sentence that was split its
    offset, of a claim that was renamed the id that it had, of a tie between claims that was
    rejected its kind and the two claims. ``claims``, ``stances``, ``reasons``
    and ``relations`` are the ids of what came of it; ``readback`` is the sentence in which it was
    read back, ``translations`` the same by language; ``before`` and ``after`` are hashes of the
    map's files, and ``files`` what was changed in them and in the draft, to be taken back.
    """

    sort: EntrySort
    by: str
    at: str
    do: str = ""
    sentence: str = ""
    proposal: str = ""
    seconds: float | None = None
    changes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    readback: str = ""
    before: str = ""
    after: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    files: tuple[FileChange, ...] = ()


def standing_decisions(entries: Iterable[JournalEntry]) -> tuple[JournalEntry, ...]:
    """The decisions that were not taken back, in order; an undo takes the last one back."""
    decisions: list[JournalEntry] = []
    for entry in entries:
        if entry.sort is not EntrySort.DECIDED:
            continue
        if entry.do != UNDO:
            decisions.append(entry)
        elif decisions:
            decisions.pop()
    return tuple(decisions)


def rejected_proposals(entries: Iterable[JournalEntry]) -> frozenset[str]:
    """The ids of the proposals that were rejected, and are not to be made again."""
    decisions = standing_decisions(entries)
    return frozenset(entry.proposal for entry in decisions if entry.do == REJECT)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What came of one decision, for those who ask where a record of the map is from.

    ``by`` decided, at ``at``; ``proposer`` made the proposal ``proposal``, both "" where there
    was none or nobody knows. ``records`` are pairs of kind (claim, stance, reason, relation) and
    id, sorted.
    """

    by: str
    at: str
    do: str
    records: tuple[tuple[str, str], ...]
    proposal: str = ""
    proposer: str = ""


def attributions_in(entries: Iterable[JournalEntry]) -> tuple[Attribution, ...]:
    """The decisions of a journal that stand and made something, in order."""
    journal = list(entries)
    proposers = {x.proposal: x.by for x in journal if x.sort is EntrySort.PROPOSED}
    return tuple(
        Attribution(x.by, x.at, x.do, records, x.proposal, proposers.get(x.proposal, ""))
        for x in standing_decisions(journal)
        if (records := _records(x))
    )


def _records(entry: JournalEntry) -> tuple[tuple[str, str], ...]:
    by_kind = {
        "claim": entry.claims,
        "stance": entry.stances,
        "reason": entry.reasons,
        "relation": entry.relations,
    }
    return tuple(sorted((kind, name) for kind, names in by_kind.items() for name in names))
