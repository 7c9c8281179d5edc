"""The desk: one map at work, and the only way in which it is changed.

A decision is written, synced and renamed into place before it is told as done. A save from
outside is found before anything is written, and read; nothing is ever put over it.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counterpoint.drafting import Suggester
from counterpoint.errors import (
    CounterpointError,
    InputError,
    LimitError,
    Place,
    Problem,
    UsageError,
)
from counterpoint.formats.argdown_map.editing import MapText, decide, read_map_text
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.model import EntrySort, JournalEntry, Source
from counterpoint.pipeline.files.replacement import ChangedMeanwhileError
from counterpoint.pipeline.journal import Journal, journal_of, now, read_journal
from counterpoint.pipeline.workbench.held_files import HeldFiles, hash_of, read_files
from counterpoint.pipeline.workbench.problems import (
    ChangedOutsideError,
    DeskError,
    FullError,
    RefusedError,
    StaleError,
)
from counterpoint.pipeline.workbench.readback import Sentences, read_back_change, say_all
from counterpoint.pipeline.workbench.requests import Request, RequestReader
from counterpoint.pipeline.workbench.sheets import Sheets, read_sheets
from counterpoint.pipeline.workbench.splits import Splits
from counterpoint.pipeline.workbench.state import Collections, Record, collections_of
from counterpoint.wording import clause

_RECENT = 9  # the last claims that one digit names


@dataclass(frozen=True)
class Reading:
    """The map as it was last read, with all that is shown of it."""

    map_text: MapText
    hash: str
    sheets: Sheets
    collections: Collections


@dataclass(frozen=True, slots=True)
class _Step:
    """A decision that can be taken back: the files before and after it, and what it said."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    sentences: Sentences
    recent: tuple[str, ...]


@dataclass
class _Session:
    """What is known of this sitting alone."""

    steps: list[_Step] = field(default_factory=list)
    recent: tuple[str, ...] = ()
    unreadable: tuple[Problem, ...] = ()


class Desk:
    """A map and its sources, worked on by one program at a time; safe to use from many threads.

    Raises:
        InputError, LimitError: the map is wrong as it stands.
        UsageError: another workbench has it, or its folder cannot be written to.
    """

    def __init__(self, paths: Sequence[Path], folders: Sequence[Path] = ()) -> None:
        self.paths = tuple(paths)
        self._folders = tuple(folders)
        self._who = _name_of_user()
        self._lock = threading.RLock()
        self._session = _Session()
        self._files = HeldFiles(self.paths)
        try:
            self.splits = Splits(read_journal(journal_of(self.paths[0]))[0])
            self._journal: Journal | None = None
            self._suggester: tuple[str, Suggester] | None = None
            self.reading = self._read({})
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

    @property
    def step_count(self) -> int:
        """How many decisions can be taken back."""
        return len(self._session.steps)

    def look(self) -> bool:
        """Read the files again if they were changed from outside; whether they were."""
        with self._lock:
            contents = read_files(tuple(self.reading.map_text.contents))
            is_same = contents == self.reading.map_text.contents
            if is_same and not self._session.unreadable:
                return False
            if not is_same or self._session.unreadable:
                return self._take_over()
            return False

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
            reader = RequestReader(before.map_text, before.sheets, self.suggester())
            request = reader.read(body)
            try:
                change = decide(before.map_text, request.decision, self.paths, self._text_of)
            except InputError as error:
                raise _refused(error) from error
            sentences = read_back_change(before.map_text.map, change.after.map, request.decision)
            self._write(before.map_text.contents, change.contents)
            after = self._show(change.after)
            try:
                self._note(
                    request.do, request.sentence, body.get("seconds"), sentences["en"], before
                )
            except CounterpointError as error:
                old = _only(before.map_text.contents, change.contents)
                self._files.replace(change.contents, old)
                self.reading = before
                raise FullError("not-written", str(error), "nothing was changed") from error
            step = _Step(
                _only(before.map_text.contents, change.contents),
                change.contents,
                sentences,
                self._session.recent,
            )
            self._session.steps.append(step)
            self._mark_recent(before, after, request)
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
            contents = {**before.map_text.contents, **step.before}
            after = self._show(read_map_text(self.paths, contents, self._text_of))
            self._session.steps.pop()
            self._session.recent = step.recent
            sentences = {
                language: say_all(after.map_text.map, [clause("decided.undo", what=text)])[language]
                for language, text in step.sentences.items()
            }
            self._note("undo", "", None, sentences["en"], before)
            return before, after, sentences

    def suggester(self) -> Suggester:
        """What suggests claims, made once for each state of the map."""
        with self._lock:
            reading, earlier = self.reading, self._suggester
            if earlier is not None and earlier[0] == reading.hash:
                return earlier[1]
            texts = reading.sheets.texts
            weights = None
            if earlier is not None and self._weighed == tuple(texts.items()):
                weights = earlier[1].weights
            suggester = Suggester(reading.map_text.map, texts, weights)
            self._suggester, self._weighed = (reading.hash, suggester), tuple(texts.items())
            return suggester

    _weighed: tuple[tuple[str, str], ...] = ()

    def _check(self, match: str) -> None:
        """Raises: DeskError: the map is not what the decision was made about."""
        if self.look():
            if self._session.unreadable:
                raise self._not_readable()
            message = "the map was saved from outside; here is what it says now"
            raise ChangedOutsideError(
                "changed-outside", message, "look at it and decide again", state={}
            )
        if self._session.unreadable:
            raise self._not_readable()
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
            reading = self._read({})
        except InputError as error:
            self._session.unreadable = error.problems
            return error.problems != was_unreadable
        except CounterpointError as error:
            self._session.unreadable = (_problem(self.paths[0], error),)
            return self._session.unreadable != was_unreadable
        is_other = reading.hash != self.reading.hash
        self.reading, self._session.unreadable = reading, ()
        if is_other:
            self._session.steps.clear()
        return is_other or bool(was_unreadable)

    def _read(self, contents: Mapping[str, bytes]) -> Reading:
        return self._reading_of(read_map_text(self.paths, contents, self._text_of))

    def _reading_of(self, map_text: MapText) -> Reading:
        earlier = getattr(self, "reading", None)
        sheets = read_sheets(
            map_text.map,
            self._folders,
            self.splits.offsets,
            None if earlier is None else earlier.sheets,
        )
        collections = collections_of(map_text, sheets)
        return Reading(map_text, hash_of(map_text.contents), sheets, collections)

    def _show(self, map_text: MapText) -> Reading:
        self.reading = self._reading_of(map_text)
        return self.reading

    def _text_of(self, source: Source) -> SourceReading:
        map_file = source.place.file if source.place is not None else str(self.paths[0])
        return read_source(source, map_file, self._folders)

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
            raise FullError("disk-full", str(error), "make room and decide again") from error
        except (UsageError, OSError) as error:
            raise FullError(
                "not-written", str(error), "see to the file and decide again"
            ) from error

    def _split(self, body: Mapping[str, Any]) -> Sentences:
        """Split a sentence, or join it again: of this only the journal knows."""
        entry, sentences = self.splits.decide(body, self.reading.sheets, self.reading.map_text.map)
        moment = self.reading.hash
        self._append(replace(entry, by=self._who, at=now(), before=moment, after=moment))
        self.splits.take(entry)
        self._show(self.reading.map_text)
        return sentences

    def _note(
        self, do: str, sentence: str, seconds: object, readback: str, before: Reading
    ) -> None:
        after = self.reading
        old, new = before.collections, after.collections
        new_ids = {
            kind: tuple(sorted(new[kind].keys() - old[kind].keys()))
            for kind in ("claims", "stances", "reasons", "relations")
        }
        has_time = isinstance(seconds, int | float) and seconds >= 0
        self._append(
            JournalEntry(
                EntrySort.DECIDED,
                self._who,
                now(),
                do,
                sentence,
                seconds=float(seconds) if has_time and isinstance(seconds, int | float) else None,
                readback=readback,
                claims=new_ids["claims"],
                stances=new_ids["stances"],
                reasons=new_ids["reasons"],
                relations=new_ids["relations"],
                before=before.hash,
                after=after.hash,
            )
        )

    def _append(self, entry: JournalEntry) -> None:
        if self._journal is None:
            self._journal = Journal(journal_of(self.paths[0]))
        self._journal.append(entry)

    def _mark_recent(self, before: Reading, after: Reading, request: Request) -> None:
        """Put the claims that a decision was about before the others."""
        del request
        old, new = before.collections["stances"], after.collections["stances"]
        claims = [x["claim"] for key, x in new.items() if key not in old and x["claim"]]
        claims += list(after.collections["claims"].keys() - before.collections["claims"].keys())
        recent = dict.fromkeys([*claims, *self._session.recent])
        self._session.recent = tuple(recent)[:_RECENT]


def changes_between(
    before: Collections, after: Collections, passed_over: Sequence[str] = ()
) -> tuple[Record, Record]:
    """The records that are new or otherwise, and the ids of those that are gone, by kind.

    What differs in fields that are ``passed_over`` alone is no change.
    """
    nothing = dict.fromkeys(passed_over)
    changed = {
        kind: {
            key: record
            for key, record in after[kind].items()
            if key not in before[kind] or {**before[kind][key], **nothing} != {**record, **nothing}
        }
        for kind in after
    }
    removed = {kind: sorted(before[kind].keys() - after[kind].keys()) for kind in before}
    return changed, removed


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
