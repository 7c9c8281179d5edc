"""Many maps into a store, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import InputError, LimitError, Place, Problem, Problems, some_of
from counterpoint.formats import ReadingChoices
from counterpoint.pipeline.debate import Debate
from counterpoint.pipeline.map_input import load
from counterpoint.pipeline.map_parts import files_of_maps
from counterpoint.pipeline.stored_maps import KeptRows, PushedMap, counts_of, graphs_of, notes_of
from counterpoint.progress import each, step
from counterpoint.store import MapStore

# Of N-Triples that are held until they are written together, some thirty maps of a panel: the
# engine, which needs several times as much, has 1 GiB.
_MOST_BYTES = 64 << 20
_NO_CHOICES = ReadingChoices()


@dataclass(frozen=True, slots=True)
class PushedMaps:
    """The maps that are in the store now, and what is wrong with those that are not.

    ``writings`` is how often the store was written to, ``merged`` counts the bytes of tables that
    it put together meanwhile.
    """

    maps: tuple[PushedMap, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    writings: int
    merged: int = 0


def push_each(
    paths: Sequence[Path],
    store: MapStore,
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> PushedMaps:
    """Put each of the maps in ``paths`` into ``store`` by itself, many in one writing.

    A map with mistakes stays out, and is told of; the others are put in.

    Raises:
        InputError: the store refuses, is damaged, or somebody else writes to it.
        LimitError: the writing took too long, or the disk is full.
        UsageError: the folder cannot be written to.
    """
    batch = _Batch(store)
    for files in each(tuple(files_of_maps(paths, choices)), "Pushing maps"):
        try:
            batch.add(load(files, sources=sources, choices=choices), str(files[0]))
        except InputError as error:
            batch.problems.add(*error.problems)
        except LimitError as error:
            place = Place(str(files[0]))
            batch.problems.error(place, str(error), "push it by itself", "limit")
        if batch.is_full:
            batch.write()
    batch.write()
    texts = tuple(batch.pushed), tuple(batch.problems), tuple(batch.warnings)
    return PushedMaps(*texts, batch.writings, batch.merged)


class _Batch:
    """Maps that are written together, and what became of all."""

    def __init__(self, store: MapStore) -> None:
        self.pushed: list[PushedMap] = []
        self.problems = Problems()
        self.warnings = Problems()
        self.writings = 0
        self.merged = 0
        self._store = store
        self._files: dict[str, str] = {}
        self._waiting: list[str] = []
        self._graphs: dict[str, bytes] = {}
        self._notes: dict[str, str] = {}
        self._kept_rows = KeptRows(store)

    @property
    def is_full(self) -> bool:
        """Whether what waits is to be written before more is taken."""
        return not self._store.takes_many or sum(map(len, self._graphs.values())) >= _MOST_BYTES

    def add(self, debate: Debate, file: str) -> None:
        """Let a map wait; of two with one base, each would take the place of the other."""
        base = debate.map.base
        if base in self._files:
            message = f"has the base <{base}>, which is that of {self._files[base]}"
            advice = "give each map a base of its own"
            self.problems.error(Place(file), message, advice, "one-base")
            return
        self._files[base] = file
        graphs = graphs_of(debate)
        self.warnings.add(*debate.warnings)
        self._graphs |= graphs
        is_asked = bool(self.pushed) or not self._store.is_empty
        self._notes |= notes_of(debate, graphs, is_asked=is_asked)
        self._kept_rows.add(debate, graphs)
        self._waiting.append(debate.map.id)
        self.pushed.append(PushedMap(debate.map.id, self._store.name, counts_of(graphs)))

    def write(self) -> None:
        """Put what waits into the store, whole or not at all."""
        if not self._graphs:
            return
        with step(f"Writing {some_of(self._waiting)}"):
            notes = self._notes | self._kept_rows.notes
            written = self._store.replace(self._graphs, notes, table=self._kept_rows.table())
        self.merged += written.merged
        self.writings += 1
        self._graphs, self._notes, self._waiting = {}, {}, []
        self._kept_rows = KeptRows(self._store)
