"""A map at work: what was read of it, what was decided in this sitting, and how it is written.

What belongs here: the lock, the files, the journal, and what is kept to be taken back. What does
not: which decisions there are (`desk`).
"""

from __future__ import annotations

import contextlib
import getpass
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.drafting import Encodings, Suggester
from counterpoint.errors import (
    CounterpointError,
    InputError,
    LimitError,
    Place,
    Problem,
    UsageError,
)
from counterpoint.formats.argdown_map.editing import MapText
from counterpoint.formats.argdown_map.head.frontmatter import is_map_of_ours
from counterpoint.model import JournalEntry, standing_decisions
from counterpoint.pipeline.files.replacement import ChangedMeanwhileError
from counterpoint.pipeline.journal import Journal, journal_of, read_journal
from counterpoint.pipeline.links import links_of
from counterpoint.pipeline.workbench.candidates import Candidates
from counterpoint.pipeline.workbench.held_files import HeldFiles, read_files
from counterpoint.pipeline.workbench.problems import (
    ChangedOutsideError,
    DeskError,
    FullError,
    RefusedError,
    StaleError,
)
from counterpoint.pipeline.workbench.proposals import (
    read_draft_file,
)
from counterpoint.pipeline.workbench.readback import Sentences
from counterpoint.pipeline.workbench.readings import Reading, Readings, Suggesting
from counterpoint.pipeline.workbench.splits import Splits
from counterpoint.pipeline.workbench.steps import DecisionStep, Session, steps_in
from counterpoint.progress import step

_RECENT = 9  # the last claims that one digit names


class WorkedMap:
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
        self._folder = self.paths[0].parent
        self._lock = threading.RLock()
        self._session = Session()
        self._files = HeldFiles(self.paths)
        try:
            entries, _ = read_journal(journal_of(self.paths[0]))
            self.splits = Splits(entries)
            self.candidates = Candidates(links_of(self.paths[0]), entries)
            self._journal: Journal | None = None
            self._readings = Readings(self.paths, folders, self.splits)
            self._suggesting = Suggesting(encodings)
            with step(f"Reading {self.paths[0].name} and its sources"):
                self.reading = self._readings.read()
            _check_head(self.paths[0], self.reading.map_text)
            self._session.steps = self._steps_in(entries)
            self._session.recent = self._recent_in(entries)
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
            has_other_links = self.candidates.look()
            if read_draft_file(draft.path, draft) is draft:
                return has_other_links
            self._show(self.reading.map_text)
            return True

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

    def _confirm(
        self,
        entry: JournalEntry,
        before: Reading,
        old: Mapping[str, bytes],
        new: Mapping[str, bytes],
        *proposed: JournalEntry,
    ) -> JournalEntry:
        """Note a decision in the journal, behind what it was proposed by; gives its entry.

        Where that cannot be, the files are put back.

        Raises:
            FullError: it could not be noted.
        """
        now, earlier = self.reading.map_text, before.map_text
        relations = {x.id for x in now.map.relations} - {x.id for x in earlier.map.relations}
        entry = replace(
            entry,
            claims=tuple(sorted(now.claims.keys() - earlier.claims.keys())),
            stances=tuple(sorted(now.stances.keys() - earlier.stances.keys())),
            reasons=tuple(sorted(now.reasons.keys() - earlier.reasons.keys())),
            relations=tuple(sorted(relations)),
            before=before.hash,
            after=self.reading.hash,
        )
        try:
            self._append(*proposed, entry)
        except CounterpointError as error:
            self.reading = before
            with contextlib.suppress(ChangedMeanwhileError, CounterpointError, OSError):
                self._files.replace(new, only(old, new))
            self.look()  # what could not be put back is read as it stands
            raise FullError("not-written", str(error), "nothing was changed") from error
        return entry

    def _keep(self, step: DecisionStep) -> None:
        """Keep what a decision was, to be taken back."""
        self._session.steps.append(step)
        self._session.undone.clear()
        self.candidates.take(step.entry)

    def _steps_in(self, entries: Sequence[JournalEntry]) -> list[DecisionStep]:
        """The decisions of earlier sittings that can be taken back."""
        names = (*self.reading.map_text.contents, str(self.reading.draft.path))
        return steps_in(entries, names, self._folder, self.reading.hash)

    def _recent_in(self, entries: Sequence[JournalEntry]) -> tuple[str, ...]:
        """The claims that earlier decisions were about, the last ones first."""
        stances = self.reading.map_text.stances
        recent: dict[str, None] = {}
        for entry in reversed(standing_decisions(entries)):
            claims = [stances[x].target for x in entry.stances if x in stances]
            recent |= dict.fromkeys([*claims, *entry.claims])
        claims = [x for x in recent if x in self.reading.map_text.claims]
        return tuple(claims[:_RECENT])

    def _append(self, *entries: JournalEntry) -> None:
        if self._journal is None:
            self._journal = Journal(journal_of(self.paths[0]))
        self._journal.append(*entries)

    def _mark_recent(self, before: Reading, after: Reading) -> None:
        """Put the claims that a decision was about before the others."""
        old, new = before.map_text, after.map_text
        stances = [x for name, x in new.stances.items() if name not in old.stances]
        claims = [x.target for x in stances if x.target in new.claims]
        claims += list(new.claims.keys() - old.claims.keys())
        recent = dict.fromkeys([*claims, *self._session.recent])
        self._session.recent = tuple(recent)[:_RECENT]


def _check_head(path: Path, map_text: MapText) -> None:
    """Raises: UsageError: the file is plain Argdown, whose metadata no map is made of."""
    if not any(map(is_map_of_ours, map_text.documents)):
        raise UsageError(
            f"{path} is plain Argdown: its head names no question, base or experts, so nothing "
            "that is decided would be read; add them (counterpoint new FILE writes an example)"
        )


def only(contents: Mapping[str, bytes], names: Mapping[str, bytes]) -> dict[str, bytes]:
    """The contents of those names alone."""
    return {name: contents[name] for name in names}


def _problem(path: Path, error: CounterpointError) -> Problem:
    return Problem(Place(str(path)), str(error), "", "unreadable")


def _name_of_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "user"
