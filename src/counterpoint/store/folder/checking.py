"""Saying what of a store is whole: its files by their checksums, its graphs by reading them.

What belongs here: what is compared. What does not: the process that it runs in
(`counterpoint.store.folder.folder`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as px

from counterpoint.store.folder import generations

_NOT_READ = "was not read, since a file is damaged"


@dataclass(frozen=True, slots=True)
class CheckedStoreFile:
    """A file of a store, by its name in the store's folder; ``wrong`` is "" if it is whole."""

    name: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class CheckedGraph:
    """A graph by its IRI, and its number of triples; ``wrong`` is "" if all are there."""

    name: str
    triples: int
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """All files and graphs of the generation that counts."""

    files: tuple[CheckedStoreFile, ...]
    graphs: tuple[CheckedGraph, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        wrongs = [file.wrong for file in self.files] + [graph.wrong for graph in self.graphs]
        return not any(wrongs)


def check_files(folder: Path) -> tuple[tuple[CheckedStoreFile, ...], tuple[CheckedGraph, ...]]:
    """The files compared with their checksums, and the graphs, none of them read.

    The engine is not started. A store that an earlier version wrote has no checksums; of its
    files nothing is told.

    Raises:
        InputError: there is no store, or its pointer is damaged.
    """
    with generations.reading(folder) as generation:
        beside = {path.name for path in generation.path.iterdir() if generations.is_kept(path)}
        names = sorted({*generation.checksums, *beside} if generation.checksums else ())
        files = tuple(_checked(generation, name) for name in names)
        graphs = tuple(
            CheckedGraph(*each, _NOT_READ) for each in sorted(generation.triples.items())
        )
        return files, graphs


def _checked(generation: generations.Generation, name: str) -> CheckedStoreFile:
    path = generation.path / name
    file_name = f"{generation.path.name}/{name}"
    checksum = generation.checksums.get(name)
    if checksum is None:
        return CheckedStoreFile(file_name, "is not of this store")
    try:
        is_same = generations.file_checksum(path) == checksum
    except FileNotFoundError:
        return CheckedStoreFile(file_name, "is gone")
    except OSError as error:
        return CheckedStoreFile(file_name, f"cannot be read: {error.strerror}")
    return CheckedStoreFile(file_name, "" if is_same else "is not what was written")


def check_graphs(folder: Path) -> tuple[CheckedGraph, ...]:
    """Every quad of every graph read and counted, in each of the engine's tables. O(quads).

    Raises:
        InputError: there is no store, or its pointer is damaged.
        RuntimeError, OSError: the engine cannot read it.
    """
    with generations.reading(folder) as generation:
        store = px.Store.read_only(str(generation.path))
        counts = dict.fromkeys(generation.triples, 0)
        for quad in store:
            graph = quad.graph_name
            name = graph.value if isinstance(graph, px.NamedNode) else str(graph)
            counts[name] = counts.get(name, 0) + 1
        return tuple(
            CheckedGraph(name, count, _difference(count, generation.triples.get(name, 0)))
            for name, count in sorted(counts.items())
        )


def _difference(count: int, total: int) -> str:
    return "" if count == total else f"holds {count} of the {total} triples that were written"
