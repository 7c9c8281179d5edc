"""A store on disk that holds maps.

Everything that touches RocksDB's files runs in a process of its own under a limit of memory: a
folder may come from elsewhere, and one flipped bit can make the engine grow without bound. What
belongs here: what a `counterpoint.store.stored_maps.MapStore` offers, on files. What does not:
which folder counts (`counterpoint.store.folder.generations`).
"""

from __future__ import annotations

import contextlib
import errno
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pyoxigraph as px

from counterpoint.errors import (
    InputError,
    InternalError,
    LimitError,
    NetworkWarning,
    Place,
    Problem,
    UsageError,
)
from counterpoint.formats.digests import parse_digest
from counterpoint.processes.apart import run_apart
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH
from counterpoint.store.folder import checking, generations
from counterpoint.store.folder.checking import StoreCheck
from counterpoint.store.folder.notes import read_notes
from counterpoint.store.folder.tables import find_tables
from counterpoint.store.folder.working import Texts, answer_in, read_graphs, replace_graphs
from counterpoint.store.queries.answering import QueryTask
from counterpoint.store.queries.query_file import name_of_query
from counterpoint.store.queries.sparql import read_outline
from counterpoint.store.query_result import QueryResult, result_of
from counterpoint.store.store import AT_HAND, Store
from counterpoint.store.stored_maps import (
    LINKS,
    LIST_MAPS,
    MOST_MAPS,
    ChooseFiles,
    KeptTable,
    Notes,
    StoredMap,
    Written,
    maps_in,
)

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FULL_WORDS = ("No space left", "File too large", "Disk quota")
_NOTHING: Mapping[str, str] = {}


class StoreFolder:
    """The store in the folder ``path``; ``seconds`` bound each reading, ten times so each writing.

    A writing waits up to ``wait`` seconds for another one to end.

    Made by the first `replace`. Needs Linux or macOS. A process that has itself opened a
    pyoxigraph.Store on disk cannot write here: the threads of RocksDB do not survive the fork.
    """

    def __init__(self, path: Path, *, seconds: float = 60, wait: float = 0) -> None:
        self._path = path
        self._seconds = seconds
        self._wait = wait

    @property
    def name(self) -> str:
        """The folder."""
        return str(self._path)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Nothing: a folder has none."""
        return ()

    @property
    def has_our_engine(self) -> bool:
        """Yes: it is Oxigraph."""
        return True

    def list_maps(self) -> tuple[StoredMap, ...]:
        """All maps in it, sorted by id.

        Raises:
            InputError: there is no store, or it is damaged.
            LimitError: it took too long or too much memory.
        """
        if generations.current(self._path) is None:
            return ()
        maps = self._maps_of_notes()
        if maps is not None:
            return maps
        task = QueryTask(LIST_MAPS, "maps", "", is_union=False, max_rows=MOST_MAPS)
        raw, _ = self._apart("listing the maps", self._seconds, answer_in, self._path, task)
        return maps_in(result_of(raw, ""))

    def _maps_of_notes(self) -> tuple[StoredMap, ...] | None:
        """The maps by what is kept of them; ``None`` where the graphs are not all of such maps."""
        with generations.reading(self._path) as generation:
            graphs = {graph for graph, count in generation.triples.items() if count}
            try:
                texts = read_notes(generation.path)
            except (OSError, UnicodeDecodeError) as error:
                raise self._as_ours(error) from None
        maps = []
        for graph in graphs:
            digest = parse_digest(texts.get(graph, "")) if graph.endswith(MAP_GRAPH) else None
            if digest is not None:
                names = (f"{digest.base}{name}" for name in (FINDINGS_GRAPH, PROVENANCE_GRAPH))
                others = (name if name in graphs else "" for name in names)
                maps.append(StoredMap(digest.id, digest.base, digest.title, graph, *others))
        if graphs - {graph for each in maps for graph in each.graphs} - {LINKS.graph}:
            return None
        return tuple(sorted(maps, key=lambda each: (each.id, each.graph)))

    def read(self, graphs: Sequence[str]) -> Store:
        """A copy in memory of the named graphs. O(triples in them).

        Raises:
            InputError: there is no store, or it is damaged.
            LimitError: it took too long or too much memory.
        """
        n_quads = self._apart("reading", self._seconds, read_graphs, self._path, tuple(graphs))
        return Store(px.parse(n_quads, format=px.RdfFormat.N_QUADS), file=self.name)

    def replace(
        self,
        graphs: Mapping[str, bytes],
        notes: Mapping[str, str] = _NOTHING,
        *,
        state: str = "",
        table: KeptTable | None = None,
    ) -> Written:
        """Put graphs, as N-Triples by their IRIs, in the place of those so named: all or none.

        One that is empty is taken out. ``notes`` are lines that are kept of some of them until
        they are replaced again. With ``state``, nothing is put there if somebody has written
        since it was so. Whoever keeps a ``table`` says in it, and in the notes, of what its rows
        are.

        Raises:
            InputError: somebody else writes; the folder is something else or damaged.
            LimitError: the disk is full, or it took too long or too much memory.
            UsageError: the folder cannot be written to.
        """
        seconds = self._wait + self._seconds * 10
        texts = Texts(dict(graphs), dict(notes), state, table)
        return self._apart("writing", seconds, replace_graphs, self._path, texts, self._wait)

    @property
    def takes_many(self) -> bool:
        """Yes: many maps are one generation."""
        return True

    @property
    def is_empty(self) -> bool:
        """Whether there is no store yet.

        Raises:
            InputError: the folder is something else, or damaged.
        """
        return generations.current(self._path) is None

    def read_notes(self) -> Notes:
        """What is kept of graphs; the engine is not started. O(texts).

        Raises:
            InputError: there is no store, or it is damaged.
        """
        with generations.reading(self._path) as generation:
            try:
                texts = read_notes(generation.path)
            except (OSError, UnicodeDecodeError) as error:
                raise self._as_ours(error) from None
            graphs = {graph for graph, count in generation.triples.items() if count}
            maps = {graph for graph in graphs if graph.endswith(MAP_GRAPH)}
            own = {x: text for x, text in texts.items() if x in graphs}
            return Notes(own, maps <= {*own}, generation.path.name)

    @contextlib.contextmanager
    def tables(self, choose: ChooseFiles = tuple) -> Iterator[tuple[Path, ...]]:
        """The files of columns that are kept, the oldest first, there until the block ends.

        With ``choose`` those of them that it gives. Each is compared with its checksum. None where
        there is no store yet. O(bytes).

        Raises:
            InputError: the store or one of them is damaged.
        """
        if generations.current(self._path) is None:
            yield ()
            return
        with generations.reading(self._path) as generation:
            paths = tuple(choose(find_tables(generation.path)))
            for path in paths:
                if generations.file_checksum(path) != generation.checksums.get(path.name):
                    message = f"is damaged: {generation.path.name}/{path.name} is not as written"
                    problem = Problem(Place(self.name), message, generations.RESTORE, code="store")
                    raise InputError(problem)
            yield paths

    def verify(self) -> StoreCheck:
        """What of the store is whole and what is not, every byte of it read. O(bytes).

        Raises:
            InputError: there is no store, or what says which generation counts is damaged.
            LimitError: it took too long.
        """
        files, graphs = run_apart(
            f"verifying {self.name}", self._seconds * 10, checking.check_files, self._path
        )
        if any(file.wrong for file in files):
            return StoreCheck(files, graphs)  # what is damaged may crash the engine or swell it
        try:
            checks = self._apart("verifying", self._seconds * 10, checking.check_graphs, self._path)
        except LimitError as error:
            checks = tuple(replace(graph, wrong=str(error)) for graph in graphs)
        return StoreCheck(files, checks)

    def query(
        self,
        text: str,
        maps: Sequence[StoredMap],
        *,
        deadline: float = 30,
        max_rows: int = 100_000,
        file: str = "query",
    ) -> QueryResult:
        """The answer to a query over the graphs of ``maps``; over everything if there are none.

        As `Store.query` otherwise.

        Raises:
            InputError: the query is wrong; there is no store, or it is damaged.
            LimitError: it took too long or too much memory.
        """
        outline = read_outline(text, file)
        base = maps[0].base if len(maps) == 1 else ""
        graphs = tuple(graph for each in maps for graph in each.graphs)
        graphs_asked = None if outline.has_from or not graphs else graphs
        task = QueryTask(
            text,
            file,
            base,
            is_union=not outline.has_from,
            max_rows=max_rows,
            default_graphs=graphs_asked,
            named_graphs=graphs_asked,
        )
        work = name_of_query(file)
        raw, is_alone = self._apart(work, deadline, answer_in, self._path, task)
        if not is_alone:
            warnings.warn(AT_HAND, NetworkWarning, stacklevel=2)
        return result_of(raw, base)

    def _apart(
        self,
        what: str,
        seconds: float,
        work: Callable[_Parameters, _Result],
        *args: _Parameters.args,
        **kwargs: _Parameters.kwargs,
    ) -> _Result:
        """What ``work`` gives, run apart; errors of the disk and of RocksDB as ours."""
        try:
            return run_apart(f"{what} in {self.name}", seconds, work, *args, **kwargs)
        except InternalError as error:
            if isinstance(error.__cause__, OSError | RuntimeError):  # pyoxigraph raises both
                raise self._as_ours(error.__cause__) from None
            raise

    def _as_ours(self, error: Exception) -> InputError | LimitError | UsageError:
        number = error.errno if isinstance(error, OSError) else None
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        reason = reason.split("\n", 1)[0][:200]
        if number in _FULL or any(word in str(error) for word in _FULL_WORDS):
            return LimitError(f"{self.name} is full: {reason}; nothing was replaced")
        if number in {errno.EACCES, errno.EPERM, errno.EROFS} or "Permission" in reason:
            return UsageError(f"cannot write to {self.name}: {reason}; name another folder")
        message, advice = f"cannot be opened or is damaged: {reason}", generations.RESTORE
        with contextlib.suppress(InputError):
            last = generations.current(self._path)
            if last is not None and last.engine not in {"", px.__version__}:
                message = (
                    f"was written with Oxigraph {last.engine}, and this one, {px.__version__}, "
                    f"cannot read it: {reason}"
                )
                advice = f"use pyoxigraph {last.engine}, or push the maps into a new folder"
        return InputError(Problem(Place(self.name), message, advice, code="store"))
