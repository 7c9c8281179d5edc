"""The desk: one map at work, and the only way in which it is changed.

A decision is written, synced and renamed into place before it is told as done. A save from
outside is found before anything is written, and read; nothing is ever put over it.
"""

from __future__ import annotations

import contextlib
import getpass
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counterpoint.drafting import Encodings, Suggester
from counterpoint.drafting.draft_file import DraftBlock
from counterpoint.errors import (
    CounterpointError,
    InputError,
    LimitError,
    Place,
    Problem,
    UsageError,
)
from counterpoint.formats.argdown_map.editing import MapText, decide
from counterpoint.formats.argdown_map.head.frontmatter import is_map_of_ours
from counterpoint.model import EntrySort, JournalEntry
from counterpoint.model.journal import ACCEPT, REJECT, UNDO
from counterpoint.pipeline.files.replacement import ChangedMeanwhileError
from counterpoint.pipeline.journal import Journal, journal_of, now, read_journal
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.held_files import HeldFiles, read_files
from counterpoint.pipeline.workbench.problems import (
    ChangedOutsideError,
    DeskError,
    FullError,
    RefusedError,
    StaleError,
    UnknownError,
)
from counterpoint.pipeline.workbench.proposals import (
    accepted_body,
    changed_fields,
    id_of,
    parts_of,
    read_draft_file,
)
from counterpoint.pipeline.workbench.readback import Sentences, read_back_change, say_all
from counterpoint.pipeline.workbench.readings import Reading, Readings, Suggesting
from counterpoint.pipeline.workbench.requests import RequestReader
from counterpoint.pipeline.workbench.splits import Splits
from counterpoint.wording import clause

_RECENT = 9  # the last claims that one digit names
_MOST_SECONDS = 10**9


@dataclass(frozen=True, slots=True)
class _Step:
    """A decision that can be taken back: the files before and after it, and what it said."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    sentences: Sentences
    recent: tuple[str, ...]
    splits: Mapping[str, Sequence[int]]
    entry: JournalEntry


@dataclass
class _Session:
    """What is known of this sitting alone: ``undone`` are the decisions taken back, last first."""

    steps: list[_Step] = field(default_factory=list)
    undone: list[_Step] = field(default_factory=list)
    recent: tuple[str, ...] = ()
    unreadable: tuple[Problem, ...] = ()


class Desk:
    """A map and its sources, worked on by one program at a time; safe to use from many threads.

    Raises:
        InputError, LimitError: the map is wrong as it stands.
        UsageError: another workbench has it, or its folder cannot be written to.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        folders: Sequence[Path] = (),
        encodings: Encodings | None = None,
    ) -> None:
        self.paths = tuple(paths)
        self._who = _name_of_user()
        self._lock = threading.RLock()
        self._session = _Session()
        self._files = HeldFiles(self.paths)
        try:
            self.splits = Splits(read_journal(journal_of(self.paths[0]))[0])
            self._journal: Journal | None = None
            self._readings = Readings(self.paths, folders, self.splits)
            self._suggesting = Suggesting(encodings)
            self.reading = self._readings.read()
            _check_head(self.paths[0], self.reading.map_text)
        except BaseException:
            self._files.release()
            raise

    def close(self) -> None:
        """Let others work on the map."""
        with self._lock:
            self._files.release()

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they stand now, where they cannot be read."""
        return self._session.unreadable

    @property
    def recent(self) -> tuple[str, ...]:
        """The last claims that were worked on, the latest first."""
        claims = self.reading.map_text.claims
        return tuple(claim for claim in self._session.recent if claim in claims)

    def last_step(self) -> Sentences | None:
        """What the decision said that an undo would take back."""
        return self._session.steps[-1].sentences if self._session.steps else None

    def last_undone(self) -> Sentences | None:
        """What the decision said that a redo would make again."""
        return self._session.undone[-1].sentences if self._session.undone else None

    @property
    def undone_count(self) -> int:
        """How many decisions can be made again."""
        return len(self._session.undone)

    @property
    def step_count(self) -> int:
        """How many decisions can be taken back."""
        return len(self._session.steps)

    def look(self) -> bool:
        """Read map, texts and draft again if they were changed from outside; whether so."""
        with self._lock:
            contents = read_files(tuple(self.reading.map_text.contents))
            is_same = contents == self.reading.map_text.contents
            is_same = is_same and self._readings.is_present(self.reading)
            if not is_same or self._session.unreadable:
                return self._take_over()
            draft = self.reading.draft
            if read_draft_file(draft.path, draft) is draft:
                return False
            self._show(self.reading.map_text)
            return True

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
            if body.get("do") == "reject":
                return self._reject(body)
            decision_body, proposal = self._accepted(body)
            reader = RequestReader(before.map_text, before.sheets, self.suggester)
            request = reader.read(decision_body)
            try:
                change = decide(
                    before.map_text, request.decision, self.paths, self._readings.text_of
                )
                earlier_map, decision = before.map_text.map, request.decision
                sentences = read_back_change(earlier_map, change.after.map, decision)
            except InputError as error:
                raise _refused(error) from error
            old, new = dict(before.map_text.contents), dict(change.contents)
            rest = self._draft_without(request.sentence) if request.settles else None
            if rest is not None:
                old[str(before.draft.path)], new[str(before.draft.path)] = (
                    before.draft.content,
                    rest,
                )
            self._write(old, new)
            after = self._show(change.after)
            entry = JournalEntry(
                EntrySort.DECIDED,
                self._who,
                now(),
                ACCEPT if proposal else request.do,
                request.sentence,
                id_of(request.sentence) if rest is not None else "",
                _seconds(body),
                changed_fields(proposal, body) if proposal is not None else (),
                readback=sentences["en"],
            )
            self._confirm(entry, before, old, new)
            self._keep(_only(old, new), new, sentences, entry)
            self._mark_recent(before, after)
            return before, after, sentences

    def undo(self, match: str) -> tuple[Reading, Reading, Sentences]:
        """Take the last decision of this sitting back: the files get the bytes that they had.

        Raises:
            DeskError: there is none, or the map was changed from outside since.
        """
        with self._lock:
            self._check(match)
            if not self._session.steps:
                message = "there is no decision to take back"
                advice = "git has what the file was before this sitting"
                raise RefusedError("nothing-to-undo", message, advice)
            step, before = self._session.steps[-1], self.reading
            self._write(step.after, step.before)
            splits = self.splits.offsets
            self.splits.offsets = {name: list(x) for name, x in step.splits.items()}
            contents = {
                name: step.before.get(name, content)
                for name, content in before.map_text.contents.items()
            }
            after = self._show(self._readings.map_text(contents))
            sentences = {
                language: say_all(after.map_text.map, [clause("decided.undo", what=text)])[language]
                for language, text in step.sentences.items()
            }
            entry = JournalEntry(
                EntrySort.DECIDED, self._who, now(), UNDO, readback=sentences["en"]
            )
            try:
                self._confirm(entry, before, step.after, step.before)
            except FullError:
                self.splits.offsets = splits
                raise
            self._session.undone.append(self._session.steps.pop())
            self._session.recent = step.recent
            return before, after, sentences

    def redo(self, match: str) -> tuple[Reading, Reading, Sentences]:
        """Decide again what was taken back last, if nothing was decided since.

        Raises:
            DeskError: there is nothing, or the map was changed from outside since.
        """
        with self._lock:
            self._check(match)
            if not self._session.undone:
                message = "there is nothing that was taken back"
                raise RefusedError("nothing-to-redo", message, "go on deciding")
            step, before = self._session.undone[-1], self.reading
            self._write(step.before, step.after)
            splits = dict(self.splits.offsets)
            self.splits.take(step.entry)
            contents = {
                name: step.after.get(name, content)
                for name, content in before.map_text.contents.items()
            }
            after = self._show(self._readings.map_text(contents))
            entry = replace(step.entry, at=now(), seconds=None)
            try:
                self._confirm(entry, before, step.before, step.after)
            except FullError:
                self.splits.offsets = splits
                raise
            self._session.steps.append(self._session.undone.pop())
            self._mark_recent(before, after)
            return before, after, step.sentences

    def suggester(self) -> Suggester:
        """What suggests claims, made once for each state of the map."""
        with self._lock:
            return self._suggesting.of(self.reading)

    def _check(self, match: str) -> None:
        """Raises: DeskError: the map is not what the decision was made about."""
        earlier = self.reading.hash
        self.look()
        if self._session.unreadable:
            raise self._not_readable()
        if self.reading.hash != earlier:
            message = "the map was saved from outside; here is what it says now"
            raise ChangedOutsideError(
                "changed-outside", message, "look at it and decide again", state={}
            )
        if match != self.reading.hash:
            message = "this was decided about a state of the map that is past"
            raise StaleError("stale", message, "look at the present one and decide again", state={})

    def _not_readable(self) -> DeskError:
        message = "the map was saved from outside and cannot be read now"
        advice = "mend it there; until then nothing can be decided"
        return RefusedError("unreadable", message, advice, self._session.unreadable)

    def _take_over(self) -> bool:
        """Read what somebody else wrote; whether anything is otherwise than it was."""
        was_unreadable = self._session.unreadable
        try:
            reading = self._readings.read(earlier=self.reading)
        except InputError as error:
            self._session.unreadable = error.problems
            return error.problems != was_unreadable
        except CounterpointError as error:
            self._session.unreadable = (_problem(self.paths[0], error),)
            return self._session.unreadable != was_unreadable
        is_other = reading.hash != self.reading.hash
        is_reread = reading.sheets.payload["text"] != self.reading.sheets.payload["text"]
        self.reading, self._session.unreadable = reading, ()
        if is_other:
            self._session.steps.clear()
            self._session.undone.clear()
        return is_other or is_reread or bool(was_unreadable)

    def _show(self, map_text: MapText) -> Reading:
        self.reading = self._readings.of(map_text, self.reading)
        return self.reading

    def _write(self, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
        """Raises: DeskError: the files could not be written, and stand as they were."""
        try:
            self._files.replace(before, after)
        except ChangedMeanwhileError as error:
            self._take_over()
            message = "the map was saved from outside just now; here is what it says"
            raise ChangedOutsideError(
                "changed-outside", message, "look at it and decide again", state={}
            ) from error
        except LimitError as error:
            self.look()
            raise FullError("disk-full", str(error), "make room and decide again") from error
        except (UsageError, OSError) as error:
            raise FullError(
                "not-written", str(error), "see to the file and decide again"
            ) from error

    def _split(self, body: Mapping[str, Any]) -> Sentences:
        """Split a sentence, or join it again: of this only the journal knows."""
        entry, sentences = self.splits.decide(body, self.reading.sheets, self.reading.map_text.map)
        moment = self.reading.hash
        entry = replace(entry, by=self._who, at=now(), before=moment, after=moment)
        self._append(entry)
        self._keep({}, {}, sentences, entry)
        self.splits.take(entry)
        self._show(self.reading.map_text)
        return sentences

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
        entry = JournalEntry(
            EntrySort.DECIDED,
            self._who,
            now(),
            REJECT,
            name,
            id_of(name),
            _seconds(body),
            readback=sentences["en"],
        )
        self._confirm(entry, before, old, new)
        self._keep(old, new, sentences, entry)
        return before, after, sentences

    def _accepted(self, body: Mapping[str, Any]) -> tuple[Mapping[str, Any], DraftBlock | None]:
        """The decision that a body asks for, and the proposal where it accepts one."""
        if body.get("do") != ACCEPT:
            return body, None
        name, reading = str(body.get("sentence")), self.reading
        block = reading.draft.block_of(name, reading.sheets)
        if block is None:
            raise UnknownError("unknown", f"nothing is proposed for {name}", "", field="sentence")
        proposal = reading.collections["sentences"].get(name, {}).get("proposal") or {}
        return accepted_body(block, name, body, proposal.get("claim"), reading.sheets), block

    def _draft_without(self, name: str) -> bytes | None:
        """The draft when a sentence is decided on: its block goes with the last of its parts."""
        records = self.reading.collections["sentences"]
        others = [x for x in parts_of(name, self.reading.sheets) if x != name]
        are_decided = all(records.get(x, {}).get("status") in ("mapped", "aside") for x in others)
        return self.reading.draft.without(name) if are_decided else None

    def _confirm(
        self,
        entry: JournalEntry,
        before: Reading,
        old: Mapping[str, bytes],
        new: Mapping[str, bytes],
    ) -> None:
        """Note a decision in the journal; where that cannot be, the files are put back.

        Raises:
            FullError: it could not be noted.
        """
        records, earlier = self.reading.collections, before.collections
        ids = {
            kind: tuple(sorted(records[kind].keys() - earlier[kind].keys()))
            for kind in ("claims", "stances", "reasons", "relations")
        }
        entry = replace(
            entry,
            claims=ids["claims"],
            stances=ids["stances"],
            reasons=ids["reasons"],
            relations=ids["relations"],
            before=before.hash,
            after=self.reading.hash,
        )
        try:
            self._append(entry)
        except CounterpointError as error:
            self.reading = before
            with contextlib.suppress(ChangedMeanwhileError, CounterpointError, OSError):
                self._files.replace(new, _only(old, new))
            self.look()  # what could not be put back is read as it stands
            raise FullError("not-written", str(error), "nothing was changed") from error

    def _keep(
        self,
        old: Mapping[str, bytes],
        new: Mapping[str, bytes],
        sentences: Sentences,
        entry: JournalEntry,
    ) -> None:
        """Keep what a decision was, to be taken back."""
        splits = {name: tuple(x) for name, x in self.splits.offsets.items()}
        step = _Step(old, new, sentences, self._session.recent, splits, entry)
        self._session.steps.append(step)
        self._session.undone.clear()

    def _append(self, entry: JournalEntry) -> None:
        if self._journal is None:
            self._journal = Journal(journal_of(self.paths[0]))
        self._journal.append(entry)

    def _mark_recent(self, before: Reading, after: Reading) -> None:
        """Put the claims that a decision was about before the others."""
        old, new = before.collections["stances"], after.collections["stances"]
        claims = [x["claim"] for key, x in new.items() if key not in old and x["claim"]]
        claims += list(after.collections["claims"].keys() - before.collections["claims"].keys())
        recent = dict.fromkeys([*claims, *self._session.recent])
        self._session.recent = tuple(recent)[:_RECENT]


def _check_head(path: Path, map_text: MapText) -> None:
    """Raises: UsageError: the file is plain Argdown, whose metadata no map is made of."""
    if not any(map(is_map_of_ours, map_text.documents)):
        raise UsageError(
            f"{path} is plain Argdown: its head names no question, base or experts, so nothing "
            "that is decided would be read; add them (counterpoint new FILE writes an example)"
        )


def _seconds(body: Mapping[str, Any]) -> float | None:
    seconds: Any = body.get("seconds")
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    # JSON of a journal has no infinity, and a float no number of 400 digits.
    return float(seconds) if is_number and 0 <= seconds < _MOST_SECONDS else None


def _only(contents: Mapping[str, bytes], names: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: contents[name] for name in names}


def _refused(error: InputError) -> RefusedError:
    """What is wrong with a decision, by the first thing that is wrong with its outcome."""
    problem = next((x for x in error.problems if x.severity.value == "error"), error.problems[0])
    return RefusedError(problem.code or "refused", problem.message, problem.advice, error.problems)


def _problem(path: Path, error: CounterpointError) -> Problem:
    return Problem(Place(str(path)), str(error), "", "unreadable")


def _name_of_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "user"
