"""Ties between claims that a model proposes, as a person at work sees and decides on them.

What belongs here: which candidates there are to look at, and what accepting or rejecting one is.
What does not: asking for them (`counterpoint.pipeline.links`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterpoint.drafting.links import (
    LinkCandidate,
    LinkJudgements,
    link_judgements,
    read_links,
    rejection_of,
)
from counterpoint.drafting.pairs import claims_gone_through
from counterpoint.errors import CounterpointError
from counterpoint.formats.argdown import read_text
from counterpoint.model import ArgumentMap, EntrySort, JournalEntry
from counterpoint.model.journal import REJECT
from counterpoint.pipeline.links import waiting_links
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.problems import UnknownError
from counterpoint.pipeline.workbench.readback import Sentences, say_all
from counterpoint.wording import clause

Record = dict[str, Any]
_CHANGEABLE = ("kind", "source", "target", "note")


@dataclass(frozen=True)
class Waiting:
    """The candidates on which nothing is decided: those to be shown, and how many are held back
    until the topics of their claims have had a first pass by hand.
    """

    to_show: tuple[LinkCandidate, ...]
    held_back: int


class Candidates:
    """The candidates beside a map, and what was decided of them; the file is only read.

    ``text`` is what the file holds.
    """

    def __init__(self, path: Path, entries: Iterable[JournalEntry]) -> None:
        self._path = path
        self.judgements: LinkJudgements = link_judgements(entries)
        self.text = ""
        self._candidates: tuple[LinkCandidate, ...] = ()
        self.look()

    def look(self) -> bool:
        """Read the file again; whether it is otherwise. One that cannot be read counts as none."""
        try:
            text = read_text(self._path) if self._path.is_file() else ""
        except (CounterpointError, OSError):
            text = ""
        if text == self.text:
            return False
        self.text, self._candidates = text, read_links(text)
        return True

    def waiting(self, argument_map: ArgumentMap) -> Waiting:
        """What there is to be decided. O(pairs of claims) where the file has any."""
        if not self._candidates:
            return Waiting((), 0)
        candidates = waiting_links(argument_map, self._candidates, self.judgements)
        ready = claims_gone_through(argument_map)
        to_show = tuple(x for x in candidates if {x.source, x.target} <= ready)
        return Waiting(to_show, len(candidates) - len(to_show))

    def take(self, entry: JournalEntry) -> None:
        """Take over what a decision says of candidates."""
        self.judgements = self.judgements.after(entry)

    def candidate_of(self, name: str, argument_map: ArgumentMap) -> LinkCandidate:
        """The candidate of an id.

        Raises:
            UnknownError: there is none, or it was decided on.
        """
        candidates = waiting_links(argument_map, self._candidates, self.judgements)
        candidate = next((x for x in candidates if x.id == name), None)
        if candidate is None:
            message = f"there is no candidate {name}, or it was decided on"
            raise UnknownError("unknown", message, "ask for /api/compare", field="candidate")
        return candidate


def candidate_records(waiting: Waiting) -> Record:
    """The candidates as data."""
    return {
        "candidates": [
            {
                "id": x.id,
                "kind": x.kind.value,
                "source": x.source,
                "target": x.target,
                "why": x.why,
                "by": x.by,
            }
            for x in waiting.to_show
        ],
        "candidatesHeldBack": waiting.held_back,
    }


def accepted_link(candidate: LinkCandidate, body: Mapping[str, Any]) -> Record:
    """The relation that accepting a candidate is, with what the person has changed."""
    fields = Fields(dict(body), {"do", "seconds", "candidate", *_CHANGEABLE})
    return {
        "do": "relate",
        "kind": fields.text("kind", candidate.kind.value),
        "source": fields.text("source", candidate.source),
        "target": fields.text("target", candidate.target),
        "note": fields.text("note", candidate.why),
    }


def changed_link(candidate: LinkCandidate, body: Mapping[str, Any]) -> tuple[str, ...]:
    """Which fields of a candidate the person has changed."""
    own = {
        "kind": candidate.kind.value,
        "source": candidate.source,
        "target": candidate.target,
        "note": candidate.why,
    }
    return tuple(x for x in _CHANGEABLE if body.get(x) is not None and body[x] != own[x])


def proposed_entry(candidate: LinkCandidate) -> JournalEntry:
    """What the journal keeps of who proposed a candidate, when it is decided on."""
    return JournalEntry(
        EntrySort.PROPOSED,
        candidate.by,
        candidate.at,
        candidate.kind.value,
        proposal=candidate.id,
        changes=rejection_of(candidate),
        readback=candidate.why,
    )


def rejected_link(
    candidate: LinkCandidate, argument_map: ArgumentMap
) -> tuple[JournalEntry, Sentences]:
    """The entry that rejects a candidate, without who and when, and what it says."""
    claims = {"source": (candidate.source,), "target": (candidate.target,)}
    relation = clause(f"relation.{candidate.kind.value}", **claims)
    entry = JournalEntry(
        EntrySort.DECIDED, "", "", REJECT, proposal=candidate.id, changes=rejection_of(candidate)
    )
    return entry, say_all(argument_map, [clause("decided.reject-link", told=relation)])
