"""Maps that a store holds beside one another: listing them, choosing one.

What belongs here: what every store that holds maps offers, and what is the same for all of
them. What does not: any one store (`counterpoint.store.folder`, `counterpoint.store.endpoint`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counterpoint.errors import (
    InputError,
    Place,
    Problem,
    UsageError,
    did_you_mean,
    nearest_name,
    some_of,
)
from counterpoint.rdf.derived.archive_links import LINKS_GRAPH
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, PROVENANCE_GRAPH
from counterpoint.store.query_result import QueryResult
from counterpoint.store.store import Store
from counterpoint.vocab import CP, DCTERMS, PROV

# Where graphs stand, under a map's base, until they take the place of others.
STAGING = "graph/incoming/"
# The code of the problem that somebody else has written meanwhile.
CHANGED = "written-meanwhile"

# Rows of the list of a store's maps: as many as `Store.query` gives where nobody says how many.
MOST_MAPS = 100_000
# Maps by their graph, and graphs with findings or provenance, which have no ?map.
LIST_MAPS_COLUMNS = ("graph", "map", "base", "id", "title")
LIST_MAPS = f"""\
SELECT DISTINCT ?graph ?map ?base ?id ?title WHERE {{
  {{
    GRAPH ?graph {{
      ?map a <{CP.ArgumentMap}> .
      OPTIONAL {{ ?map <{CP.base}> ?base }}
      OPTIONAL {{ ?map <{DCTERMS.identifier}> ?id }}
      OPTIONAL {{ ?map <{DCTERMS.title}> ?title }}
    }}
  }} UNION {{
    GRAPH ?graph {{ ?run a <{CP.Run}> }}
  }} UNION {{
    GRAPH ?graph {{ ?graph a <{PROV.Bundle}> }}
  }}
}}"""


@dataclass(frozen=True, slots=True)
class StoredMap:
    """A map in a store, by the IRIs of its graphs.

    ``graph`` holds it, ``findings`` what was found in it and ``provenance`` how they came to be;
    "" if there is no such graph, as in a store that an earlier version wrote.
    """

    id: str
    base: str
    title: str
    graph: str
    findings: str = ""
    provenance: str = ""

    @property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the graphs that there are, the map first."""
        return tuple(filter(None, (self.graph, self.findings, self.provenance)))


# What links claims and people of different maps, asked beside all of these and no map itself.
LINKS = StoredMap("links", "", "", LINKS_GRAPH)


@dataclass(frozen=True, slots=True)
class Written:
    """What a writing came to beside what was asked: bytes of tables that were put together."""

    merged: int = 0


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A file of columns that a store is to keep beside graphs, in Parquet.

    ``merged`` is the same with what the files named ``instead_of`` hold: it takes their place, if
    all of them are still there.
    """

    content: bytes
    merged: bytes = b""
    instead_of: tuple[str, ...] = ()


ChooseFiles = Callable[[Sequence[Path]], Sequence[Path]]


@dataclass(frozen=True, slots=True)
class Notes:
    """The lines that are kept of graphs, by their IRIs; ``is_whole`` if each map has one.

    ``state`` names the state of the store that has them.
    """

    texts: Mapping[str, str]
    is_whole: bool = False
    state: str = ""


class MapStore(Protocol):
    """A store that holds maps, each in named graphs of its own.

    All may raise InputError, with what is wrong with the store, and LimitError.
    """

    @property
    def name(self) -> str:
        """What messages call it: a folder or an address."""
        ...

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What somebody who uses it should know."""
        ...

    @property
    def has_our_engine(self) -> bool:
        """Whether the engine is known to answer the shipped questions as ours does."""
        ...

    def list_maps(self) -> tuple[StoredMap, ...]:
        """All maps in it, sorted by id."""
        ...

    def read(self, graphs: Sequence[str]) -> Store:
        """A copy in memory of the named graphs. O(triples in them)."""
        ...

    def replace(
        self,
        graphs: Mapping[str, bytes],
        notes: Mapping[str, str] = ...,
        *,
        state: str = "",
        table: KeptTable | None = None,
    ) -> Written:
        """Put graphs, given as sorted N-Triples by their IRIs, in the place of those so named.

        The first is the map; what the store gives back must equal it. All or none; one that is
        empty is taken out. ``notes`` are
        lines that a store may keep of some of them, for `read_notes`, and ``table`` columns, for
        `tables`; where it names its states, it refuses if it is no more in ``state``.
        """
        ...

    @property
    def takes_many(self) -> bool:
        """Whether `replace` may be given the graphs of many maps."""
        ...

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever put into it, as far as that is known without asking it."""
        ...

    def read_notes(self) -> Notes:
        """The lines that are kept of graphs; none where a store keeps none."""
        ...

    def tables(self, choose: ChooseFiles = ...) -> AbstractContextManager[tuple[Path, ...]]:
        """The files of columns that are kept, the oldest first, there until the block ends.

        With ``choose`` those of them that it gives.
        """
        ...

    def query(
        self,
        text: str,
        maps: Sequence[StoredMap],
        *,
        deadline: float = 30,
        max_rows: int = 100_000,
        file: str = "query",
    ) -> QueryResult:
        """The answer to a query over the graphs of ``maps``; if there are none, over everything.

        As `Store.query` otherwise.
        """
        ...


def maps_in(result: QueryResult) -> tuple[StoredMap, ...]:
    """The maps in the answer to `LIST_MAPS`, sorted by id."""
    rows = [[("" if term is None else term.value) for term in row] for row in result.rows]
    rows = [row for row in rows if STAGING not in row[0]]
    beside = {graph for graph, name, *_ in rows if not name}
    maps: dict[str, StoredMap] = {}
    for graph, name, base, map_id, title in sorted(rows):
        if name and graph not in maps:
            under = base or name.removesuffix("map")
            names = (f"{under}{name}" for name in (FINDINGS_GRAPH, PROVENANCE_GRAPH))
            others = (name if name in beside - {graph} else "" for name in names)
            maps[graph] = StoredMap(map_id or under, under, title, graph, *others)
    return tuple(sorted(maps.values(), key=lambda each: (each.id, each.graph)))


def choose_map(store: MapStore, name: str = "") -> StoredMap:
    """The map whose id, base or IRI is ``name``; without a name, the only one.

    Raises:
        InputError: the store holds no map.
        UsageError: it holds several and none is named, or none of that name.
    """
    maps = store.list_maps()
    if not maps:
        advice = "put one into it: counterpoint push MAP, with the same store"
        raise InputError(Problem(Place(store.name), "holds no map", advice, code="no-map"))
    fitting = [each for each in maps if not name or name in {each.id, each.base, each.graph}]
    if len(fitting) == 1:
        return fitting[0]
    ids = [each.id for each in maps]
    if not name:
        raise UsageError(
            f"{store.name} holds {len(maps)} maps; choose one with --map: {some_of(ids)}"
        )
    if fitting:
        bases = ", ".join(each.base for each in fitting)
        raise UsageError(f"{len(fitting)} maps are called {name!r}; choose by base: {bases}")
    advice = did_you_mean(nearest_name(name, ids), f"there are: {some_of(ids)}")
    raise UsageError(f"there is no map {name!r} in {store.name}; {advice}")
