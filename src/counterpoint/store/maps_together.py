"""Maps of a store that are asked together, as one `Store` is.

What belongs here: which of them are asked, and whether each by itself. What does not: any one store
(`counterpoint.store.folder`, `counterpoint.store.endpoint`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint.formats.pauses import CollectorPause
from counterpoint.store.kept_answers import (
    KeptAnswers,
    are_apart,
    name_of,
    ordered_text,
    read_answers,
    unite_answers,
)
from counterpoint.store.queries.query_file import read_query
from counterpoint.store.query_result import QueryResult
from counterpoint.store.questions import RECORD_TYPES, Question, record_iri
from counterpoint.store.stored_maps import LINKS, MapStore, StoredMap, choose_map

# Maps that keep no answers and are asked by themselves: of more, all are asked at once.
_FEW = 4
_MOST_ROWS = 100_000  # as `Store.query` gives where nobody says how many


@dataclass(frozen=True, slots=True)
class StoredMaps:
    """Some maps of a store, to be asked together as one `Store` is; all that it has if none."""

    store: MapStore
    maps: tuple[StoredMap, ...]

    def query(self, text: str, *, deadline: float = 30, file: str = "query") -> QueryResult:
        """As `MapStore.query`."""
        return self.store.query(text, self.maps, deadline=deadline, file=file)

    def query_file(self, path: Path, *, deadline: float = 30) -> QueryResult:
        """As `query`, with the text in the file at ``path``, in UTF-8."""
        return self.query(read_query(path), deadline=deadline, file=str(path))

    def ask(
        self, question: Question, parameters: Mapping[str, str], *, deadline: float = 30
    ) -> QueryResult:
        """The answer to a named question; ``parameters`` are ids by kind (``expert: ruiz``).

        Over several maps they are IRIs. Where the store has another engine than ours, a copy of
        the one map is asked: engines differ in how they read the harder questions.

        Raises:
            UsageError: the question has no such parameter or the maps no such record.
        """
        if not self.store.has_our_engine:
            stored_map = self.maps[0] if len(self.maps) == 1 else choose_map(self.store)
            return self.store.read(stored_map.graphs).ask(question, parameters, deadline=deadline)
        own_maps = [each for each in self.maps if each != LINKS]
        if len(own_maps) > 1 and (answers := self._kept_answers(own_maps)):
            if not parameters:
                united = self._united(question, own_maps, answers, deadline)
                if united is not None:
                    return united
            elif (home := _home(own_maps, parameters.values())) is not None:
                return StoredMaps(self.store, (home,)).ask(question, parameters, deadline=deadline)
        base = self.maps[0].base if len(self.maps) == 1 else ""
        values = {}
        for kind, name in parameters.items():
            listing = f"SELECT ?record WHERE {{ ?record a <{RECORD_TYPES[kind]}> }}"
            rows = self.query(listing, deadline=deadline).rows
            # What has another engine was copied above, so that these rows are our own.
            records = [row[0].value for row in rows if row and row[0] is not None]
            values[kind] = record_iri(base, kind, name, records)
        return self.query(question.bound(values), deadline=deadline, file=f"{question.name}.rq")

    def _kept_answers(self, maps: Sequence[StoredMap]) -> list[KeptAnswers]:
        """What the store keeps of each of ``maps``; nothing if they are to be asked as one."""
        texts = self.store.read_notes().texts
        answers = [read_answers(texts.get(each.findings, "")) for each in maps]
        certain = [each for each in answers if each is not None]
        return certain if len(certain) == len(maps) and are_apart(certain) else []

    def _united(
        self,
        question: Question,
        maps: Sequence[StoredMap],
        answers: Sequence[KeptAnswers],
        deadline: float,
    ) -> QueryResult | None:
        """The rows of all maps, of which a few may be asked now; ``None`` if it were many."""
        rows = [each.rows.get(name_of(question)) for each in answers]
        silent = [each for each, text in zip(maps, rows, strict=True) if text is None]
        if len(silent) > _FEW:
            return None
        ends = time.monotonic() + deadline
        text, file = ordered_text(question), f"{question.name}.rq"
        answered = [
            self.store.query(text, (each,), deadline=ends - time.monotonic(), file=file)
            for each in silent
        ]
        with CollectorPause():
            return unite_answers(question, filter(None, rows), answered, max_rows=_MOST_ROWS)


def _home(maps: Sequence[StoredMap], names: Iterable[str]) -> StoredMap | None:
    """The map under whose base all of these IRIs are."""
    homes = {each for name in names for each in maps if name.startswith(each.base)}
    is_of_each = all(any(name.startswith(each.base) for each in homes) for name in names)
    return homes.pop() if len(homes) == 1 and is_of_each else None
