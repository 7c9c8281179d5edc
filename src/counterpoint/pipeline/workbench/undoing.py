"""Taking decisions back and making them again, byte for byte, also those of an earlier sitting.

What belongs here: what a decision leaves behind so that it can be undone. What does not: which
decisions there are (`desk`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from counterpoint.drafting.links import link_judgements
from counterpoint.formats.argdown_map.editing import MapText
from counterpoint.model import EntrySort, FileChange, JournalEntry
from counterpoint.model.journal import UNDO
from counterpoint.pipeline.file_changes import OtherFileError
from counterpoint.pipeline.journal import journal_of, now, read_journal
from counterpoint.pipeline.workbench.problems import (
    ChangedOutsideError,
    FullError,
    RefusedError,
)
from counterpoint.pipeline.workbench.readback import Sentences, say_all
from counterpoint.pipeline.workbench.readings import Reading
from counterpoint.pipeline.workbench.splits import Splits
from counterpoint.pipeline.workbench.steps import Contents, DecisionStep, changes_of
from counterpoint.pipeline.workbench.worked_map import WorkedMap, only
from counterpoint.wording import clause


class UndoableMap(WorkedMap):
    """A map whose decisions can be taken back, the last one first.

    Raises:
        InputError, LimitError, UsageError: as for `WorkedMap`.
    """

    def undo(self, match: str) -> tuple[Reading, Reading, Sentences]:
        """Take the last decision back: the files get the bytes that they had.

        Also one of an earlier sitting, where nobody else has changed the files since.

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
            old = self._contents()
            new = self._of_step(step.back, old)
            self._write(old, new)
            splits, judgements = self.splits.offsets, self.candidates.judgements
            self._restore_aside(step)
            after = self._show(self._map_text_with(new))
            sentences = {
                language: say_all(after.map_text.map, [clause("decided.undo", what=text)])[language]
                for language, text in step.sentences.items()
            }
            try:
                self._confirm(self._entry(UNDO, sentences), before, only(old, new), new)
            except FullError:
                self.splits.offsets, self.candidates.judgements = splits, judgements
                raise
            self._session.undone.append(self._session.steps.pop())
            self._session.recent = step.recent or self._session.recent
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
            old = self._contents()
            new = self._of_step(step.forth, old)
            self._write(old, new)
            splits = dict(self.splits.offsets)
            self.splits.take(step.entry)
            after = self._show(self._map_text_with(new))
            entry = replace(step.entry, at=now(), seconds=None)
            try:
                entry = self._confirm(entry, before, only(old, new), new)
            except FullError:
                self.splits.offsets = splits
                raise
            self.candidates.take(entry)
            self._session.undone.pop()
            self._session.steps.append(replace(step, entry=entry))
            self._mark_recent(before, after)
            return before, after, step.sentences

    def _restore_aside(self, step: DecisionStep) -> None:
        """Put back what only the journal has, as it was before a decision."""
        if step.splits is None or step.judgements is None:
            entries, _ = read_journal(journal_of(self.paths[0]))
            undone = [*entries, JournalEntry(EntrySort.DECIDED, self._who, "", UNDO)]
            self.splits.offsets = Splits(undone).offsets
            self.candidates.judgements = link_judgements(undone)
        else:
            self.splits.offsets = {name: list(x) for name, x in step.splits.items()}
            self.candidates.judgements = step.judgements

    def _contents(self) -> dict[str, bytes]:
        """The files that a decision may change, as they were last read."""
        draft = self.reading.draft
        return {**self.reading.map_text.contents, str(draft.path): draft.content}

    def _map_text_with(self, changed: Contents) -> MapText:
        contents = self.reading.map_text.contents
        return self._readings.map_text({x: changed.get(x, y) for x, y in contents.items()})

    def _of_step(
        self, make: Callable[[Contents], dict[str, bytes]], contents: Contents
    ) -> dict[str, bytes]:
        """Raises: ChangedOutsideError: somebody else has changed the draft since."""
        try:
            return make(contents)
        except OtherFileError as error:
            message = "a file was saved from outside since this was decided"
            advice = "git has what it was before"
            raise ChangedOutsideError("changed-outside", message, advice, state={}) from error

    def _entry(self, do: str, sentences: Sentences) -> JournalEntry:
        """An entry that says a decision in each language."""
        return JournalEntry(
            EntrySort.DECIDED,
            self._who,
            now(),
            do,
            readback=sentences["en"],
            translations=tuple((x, y) for x, y in sentences.items() if x != "en"),
        )

    def _step(
        self, changes: Mapping[str, FileChange], sentences: Sentences, entry: JournalEntry
    ) -> DecisionStep:
        splits = {name: tuple(x) for name, x in self.splits.offsets.items()}
        judgements = self.candidates.judgements
        return DecisionStep(changes, sentences, self._session.recent, entry, splits, judgements)

    def _note(
        self,
        entry: JournalEntry,
        before: Reading,
        files: tuple[Contents, Contents],
        sentences: Sentences,
        *proposed: JournalEntry,
    ) -> None:
        """Note a decision with the ``files`` before and after it, to be taken back."""
        changes = changes_of(*files, self._folder)
        entry = replace(entry, files=tuple(changes.values()))
        entry = self._confirm(entry, before, *files, *proposed)
        self._keep(self._step(changes, sentences, entry))
