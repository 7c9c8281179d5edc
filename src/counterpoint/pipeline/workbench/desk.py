"""The desk: one map at work, and the only way in which it is changed.

A decision is written, synced and renamed into place before it is told as done. A save from
outside is found before anything is written, and read; nothing is ever put over it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from counterpoint.drafting.links import LinkCandidate
from counterpoint.errors import InputError
from counterpoint.model import ChangeClaim, Decision, JournalEntry
from counterpoint.model.journal import ACCEPT, REJECT
from counterpoint.pipeline.workbench.candidates import (
    accepted_link,
    changed_link,
    proposed_entry,
    rejected_link,
)
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.problems import (
    RefusedError,
    UnknownError,
)
from counterpoint.pipeline.workbench.proposals import (
    accepted_body,
    changed_fields,
    id_of,
    parts_of,
)
from counterpoint.pipeline.workbench.readback import Sentences, read_back_change, say_all
from counterpoint.pipeline.workbench.readings import Reading
from counterpoint.pipeline.workbench.requests import RequestReader
from counterpoint.pipeline.workbench.undoing import UndoableMap
from counterpoint.pipeline.workbench.worked_map import only
from counterpoint.wording import clause

# Thirty years, which nobody takes to decide, and a number that JSON has.
_MOST_SECONDS = 10**9


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A proposal that is accepted: the decision that this is, and what the person changed."""

    body: Mapping[str, Any]
    changes: tuple[str, ...]
    candidate: LinkCandidate | None = None


class Desk(UndoableMap):
    """A map and its sources, worked on by one program at a time; safe to use from many threads.

    Raises:
        InputError, LimitError: the map is wrong as it stands.
        UsageError: another workbench has it, or its folder cannot be written to.
    """

    def decide(self, match: str, body: Mapping[str, Any]) -> tuple[Reading, Reading, Sentences]:
        """Carry a decision out; gives the map before and after it, and what it says.

        Raises:
            DeskError: it cannot be; the map stands as it was.
        """
        with self._lock:
            self._check(match)
            before = self.reading
            if body.get("do") in ("split", "join"):
                sentences = self._split(body)
                return before, self.reading, sentences
            if body.get("do") == REJECT:
                is_link = body.get("candidate") is not None
                return self._reject_link(body) if is_link else self._reject(body)
            return self._carry_out(body)

    def _carry_out(self, body: Mapping[str, Any]) -> tuple[Reading, Reading, Sentences]:
        """Plan a decision, write it, note it and keep it to be taken back."""
        before = self.reading
        accepted = self._accepted(body)
        reader = RequestReader(before.map_text, before.sheets, self.suggester)
        request = reader.read(body if accepted is None else accepted.body)
        try:
            change = self._readings.after(before.map_text, request.decision)
            earlier_map, decision = before.map_text.map, request.decision
            sentences = read_back_change(earlier_map, change.after.map, decision)
        except InputError as error:
            raise _refused(error) from error
        old, new = dict(before.map_text.contents), dict(change.contents)
        rest = self._draft_without(request.sentence) if request.settles else None
        if rest is not None:
            path = str(before.draft.path)
            old[path] = before.draft.content
            new[path] = rest
        self._write(old, new)
        after = self._show(change.after)
        was = _earlier_id(request.decision, after)
        entry = replace(
            self._entry(request.do if accepted is None else ACCEPT, sentences),
            sentence=request.sentence,
            proposal=id_of(request.sentence) if rest is not None else "",
            seconds=_seconds(body),
            changes=was if accepted is None else accepted.changes,
        )
        proposed: tuple[JournalEntry, ...] = ()
        if accepted is not None and accepted.candidate is not None:
            proposed = (proposed_entry(accepted.candidate),)
            entry = replace(entry, proposal=accepted.candidate.id)
        self._note(entry, before, (only(old, new), new), sentences, *proposed)
        self._mark_recent(before, after)
        return before, after, sentences

    def _split(self, body: Mapping[str, Any]) -> Sentences:
        """Split a sentence, or join it again: of this only the journal knows."""
        entry, sentences = self.splits.decide(body, self.reading.sheets, self.reading.map_text.map)
        moment = self.reading.hash
        own = self._entry(entry.do, sentences)
        entry = replace(entry, by=own.by, at=own.at, readback=own.readback)
        entry = replace(entry, translations=own.translations, before=moment, after=moment)
        self._append(entry)
        self._keep(self._step({}, sentences, entry))
        self.splits.take(entry)
        self._show(self.reading.map_text)
        return sentences

    def _reject_link(self, body: Mapping[str, Any]) -> tuple[Reading, Reading, Sentences]:
        """Do not take a candidate for a tie: of this only the journal knows, and it stays so."""
        fields = Fields(dict(body), {"do", "seconds", "candidate"})
        reading = self.reading
        argument_map = reading.map_text.map
        candidate = self.candidates.candidate_of(fields.text("candidate", None), argument_map)
        entry, sentences = rejected_link(candidate, argument_map)
        own = self._entry(entry.do, sentences)
        entry = replace(
            entry,
            by=own.by,
            at=own.at,
            seconds=_seconds(body),
            readback=own.readback,
            translations=own.translations,
            before=reading.hash,
            after=reading.hash,
        )
        self._append(proposed_entry(candidate), entry)
        self._keep(self._step({}, sentences, entry))
        return reading, reading, sentences

    def _reject(self, body: Mapping[str, Any]) -> tuple[Reading, Reading, Sentences]:
        """Take a proposal out of the draft; the journal remembers, so that it does not return."""
        fields = Fields(dict(body), {"do", "seconds", "sentence"})
        name, before = fields.text("sentence", None), self.reading
        rest = before.draft.without(name)
        if rest is None:
            raise UnknownError("unknown", f"nothing is proposed for {name}", "", field="sentence")
        words = before.draft.blocks[name].title
        sentences = say_all(before.map_text.map, [clause("decided.reject", title=words)])
        path = str(before.draft.path)
        old, new = {path: before.draft.content}, {path: rest}
        self._write(old, new)
        after = self._show(before.map_text)
        entry = replace(
            self._entry(REJECT, sentences),
            sentence=name,
            proposal=id_of(name),
            seconds=_seconds(body),
        )
        self._note(entry, before, (old, new), sentences)
        return before, after, sentences

    def _accepted(self, body: Mapping[str, Any]) -> _Accepted | None:
        """What accepts a proposal, where a body does."""
        if body.get("do") != ACCEPT:
            return None
        reading = self.reading
        if body.get("candidate") is not None:
            name = Fields(dict(body), set(body)).text("candidate", None)
            candidate = self.candidates.candidate_of(name, reading.map_text.map)
            link = accepted_link(candidate, body)
            return _Accepted(link, changed_link(candidate, body), candidate)
        name = str(body.get("sentence"))
        block = reading.draft.block_of(name, reading.sheets)
        if block is None:
            raise UnknownError("unknown", f"nothing is proposed for {name}", "", field="sentence")
        proposal = reading.collections["sentences"].get(name, {}).get("proposal") or {}
        decision = accepted_body(block, name, body, proposal.get("claim"), reading.sheets)
        return _Accepted(decision, changed_fields(block, body))

    def _draft_without(self, name: str) -> bytes | None:
        """The draft when a sentence is decided on: its block goes with the last of its parts."""
        if not self.reading.draft.blocks:
            return None
        records = self.reading.collections["sentences"]
        others = [x for x in parts_of(name, self.reading.sheets) if x != name]
        are_decided = all(records.get(x, {}).get("status") in ("mapped", "aside") for x in others)
        return self.reading.draft.without(name) if are_decided else None


def _earlier_id(decision: Decision, after: Reading) -> tuple[str, ...]:
    """The id that a claim had which a decision has renamed."""
    is_gone = isinstance(decision, ChangeClaim) and decision.claim not in after.map_text.claims
    return (decision.claim,) if isinstance(decision, ChangeClaim) and is_gone else ()


def _seconds(body: Mapping[str, Any]) -> float | None:
    seconds: Any = body.get("seconds")
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    # JSON of a journal has no infinity, and a float no number of 400 digits.
    return float(seconds) if is_number and 0 <= seconds < _MOST_SECONDS else None


def _refused(error: InputError) -> RefusedError:
    """What is wrong with a decision, by the first thing that is wrong with its outcome."""
    problem = next((x for x in error.problems if x.severity.value == "error"), error.problems[0])
    return RefusedError(problem.code or "refused", problem.message, problem.advice, error.problems)
