"""Sentences that were split, since they hold several claims: of this only the journal knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from counterpoint.model import ArgumentMap, EntrySort, JournalEntry, standing_decisions
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.problems import RefusedError, UnknownError
from counterpoint.pipeline.workbench.readback import Sentences, say_all
from counterpoint.pipeline.workbench.sheets import Sheets
from counterpoint.wording import clause

SPLIT, JOIN = "split", "join"


class Splits:
    """Where sentences are split, by the id of the sentence as the text has it."""

    def __init__(self, entries: Iterable[JournalEntry]) -> None:
        self.offsets: dict[str, list[int]] = {}
        for entry in standing_decisions(entries):
            self.take(entry)

    def take(self, entry: JournalEntry) -> None:
        """Take over what a decision says of splits."""
        name = entry.sentence.partition("@")[0]
        if entry.do == SPLIT:
            offsets = [int(x) for x in entry.changes if x.isdecimal()]
            self.offsets[name] = sorted({*self.offsets.get(name, ()), *offsets})
        elif entry.do == JOIN:
            self.offsets.pop(name, None)

    def decide(
        self, body: Mapping[str, Any], sheets: Sheets, argument_map: ArgumentMap
    ) -> tuple[JournalEntry, Sentences]:
        """The entry that splits or joins a sentence, and what it says; nothing is taken over yet.

        Raises:
            UnknownError, RefusedError: there is no such sentence, or nothing to split.
        """
        fields = Fields(dict(body), {"do", "seconds", "sentence", "at"})
        name = fields.text("sentence", None)
        if name not in sheets.sentences:
            raise UnknownError("unknown", f"there is no sentence {name}", "", field="sentence")
        sheet, sentence = sheets.sentences[name]
        do = str(body["do"])
        words = " ".join(sheet.text.text[sentence.start : sentence.end].split()[:6])
        changes: tuple[str, ...] = ()
        if do == SPLIT:
            at = fields.offset("at")
            if not sentence.start < at < sentence.end:
                message = "the sentence cannot be split outside of itself"
                raise RefusedError("no-split", message, "take an offset within it")
            changes = (str(at),)
        elif name.partition("@")[0] not in self.offsets:
            raise RefusedError(
                "no-split", "the sentence is in one piece", "there is nothing to join"
            )
        entry = JournalEntry(EntrySort.DECIDED, "", "", do, name, changes=changes)
        return entry, say_all(argument_map, [clause(f"decided.{do}", words=words)])
