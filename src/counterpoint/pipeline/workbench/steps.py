"""Decisions that can be taken back: what each did to the files, of this sitting or an earlier one.

What belongs here: which decisions of a journal lead to the map as it stands. What does not:
writing (`worked_map`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from counterpoint.drafting.links import LinkJudgements
from counterpoint.errors import Problem
from counterpoint.model import FileChange, JournalEntry, standing_decisions
from counterpoint.pipeline.file_changes import change_of, made_again, taken_back
from counterpoint.pipeline.workbench.readback import Sentences
from counterpoint.wording import LANGUAGES

Contents = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class DecisionStep:
    """A decision, with what it said and changed; the files by the names that places carry."""

    changes: Mapping[str, FileChange]
    sentences: Sentences
    recent: tuple[str, ...]
    entry: JournalEntry
    # What only the journal has, as it was before; ``None`` where the journal has to be asked.
    splits: Mapping[str, Sequence[int]] | None = None
    judgements: LinkJudgements | None = None

    def back(self, contents: Contents) -> dict[str, bytes]:
        """The files as they were before it.

        Raises:
            OtherFileError: one is not as the decision left it.
        """
        return {name: taken_back(x, contents.get(name, b"")) for name, x in self.changes.items()}

    def forth(self, contents: Contents) -> dict[str, bytes]:
        """The files as they were after it.

        Raises:
            OtherFileError: one is not as it was before the decision.
        """
        return {name: made_again(x, contents.get(name, b"")) for name, x in self.changes.items()}


@dataclass
class Session:
    """What is known of a sitting: ``undone`` are the decisions taken back, last first."""

    steps: list[DecisionStep] = field(default_factory=list)
    undone: list[DecisionStep] = field(default_factory=list)
    recent: tuple[str, ...] = ()
    unreadable: tuple[Problem, ...] = ()


def changes_of(before: Contents, after: Contents, folder: Path) -> dict[str, FileChange]:
    """What became of each file of ``after``; in the journal its name is that from ``folder``."""
    return {
        name: change_of(_from(folder, name), before[name], content)
        for name, content in after.items()
        if before[name] != content
    }


def steps_in(
    entries: Iterable[JournalEntry], names: Iterable[str], folder: Path, present: str
) -> list[DecisionStep]:
    """The last decisions of a journal that led to the files as they stand, in order.

    ``present`` is their hash, ``names`` are those of all files that a decision may change. What
    was decided before somebody else changed a file is not among them.
    """
    by_name = {_from(folder, name): name for name in names}
    steps: list[DecisionStep] = []
    for entry in reversed(standing_decisions(entries)):
        # Journals of before have no translations, and nothing of what became of files.
        is_known = bool(entry.translations) and all(x.file in by_name for x in entry.files)
        if entry.after != present or not is_known:
            break
        sentences = {x: dict(entry.translations).get(x, entry.readback) for x in LANGUAGES}
        steps.append(DecisionStep({by_name[x.file]: x for x in entry.files}, sentences, (), entry))
        present = entry.before
    return steps[::-1]


def _from(folder: Path, name: str) -> str:
    return Path(os.path.relpath(name, folder)).as_posix()
