"""A SPARQL 1.1 store that holds maps, reached over HTTP.

What belongs here: what a `counterpoint.store.stored_maps.MapStore` offers, by requests. What does
not: HTTP, and reading answers.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as px

from counterpoint.errors import InputError, Problem
from counterpoint.processes.apart import run_apart
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.store.endpoint.addresses import Addresses
from counterpoint.store.endpoint.client import Client, Dataset
from counterpoint.store.endpoint.credentials import Credentials, find_credentials
from counterpoint.store.endpoint.graphs import drop_graphs, read_whole, replace_graphs
from counterpoint.store.queries.answering import QueryTask, answer, require_read_without_call
from counterpoint.store.queries.calls import has_call_word
from counterpoint.store.queries.query_file import name_of_query
from counterpoint.store.queries.sparql import read_outline
from counterpoint.store.query_result import QueryResult, result_of
from counterpoint.store.store import Store
from counterpoint.store.stored_maps import (
    LIST_MAPS,
    LIST_MAPS_COLUMNS,
    MOST_MAPS,
    STAGING,
    ChooseFiles,
    KeptTable,
    Notes,
    StoredMap,
    Written,
    maps_in,
)
from counterpoint.vocab import CP, PREFIXES, PROV

_NOTHING: Mapping[str, str] = {}


class Endpoint:
    """A store at ``addresses``; each request is bounded by ``seconds``.

    Without ``credentials``, those of the environment or of ~/.netrc are taken, if any.
    """

    def __init__(
        self,
        addresses: Addresses,
        credentials: Credentials | None = None,
        *,
        seconds: float = 60,
    ) -> None:
        if credentials is None:
            credentials = find_credentials(addresses.query)
        self._client = Client(addresses, credentials, seconds=seconds)

    @property
    def name(self) -> str:
        """The address, without what in it may be secret."""
        return self._client.name

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """That a password or a token travels in the clear, if it does."""
        return self._client.warnings

    @property
    def has_our_engine(self) -> bool:
        """No: it may be any."""
        return False

    def list_maps(self) -> tuple[StoredMap, ...]:
        """All maps in its named graphs, sorted by id.

        Raises:
            InputError: the endpoint refuses or is none.
            LimitError: it took too long.
        """
        raw = self._client.rows(LIST_MAPS, max_rows=MOST_MAPS, columns=LIST_MAPS_COLUMNS)
        return maps_in(result_of(raw, ""))

    def read(self, graphs: Sequence[str]) -> Store:
        """A copy in memory of the named graphs, with what in them may deceive as warnings.

        Raises:
            InputError: the endpoint refuses, or does not give all that it counts.
            LimitError: it took too long, or a graph is too large.
        """
        contents = [read_whole(self._client, graph) for graph in graphs]
        quads = (
            quad
            for each in contents
            for quad in px.parse(each.n_quads, format=px.RdfFormat.N_QUADS)
        )
        warnings = dict.fromkeys(warning for each in contents for warning in each.warnings)
        return Store(quads, file=self.name, warnings=tuple(warnings))

    @property
    def takes_many(self) -> bool:
        """No: each map is compared with what was sent."""
        return False

    @property
    def is_empty(self) -> bool:
        """No: it may hold anything."""
        return False

    def read_notes(self) -> Notes:
        """None: an endpoint keeps none."""
        return Notes({})

    @contextmanager
    def tables(self, choose: ChooseFiles = tuple) -> Iterator[tuple[Path, ...]]:  # noqa: ARG002
        """None: an endpoint keeps none."""
        yield ()

    def replace(
        self,
        graphs: Mapping[str, bytes],
        notes: Mapping[str, str] = _NOTHING,  # noqa: ARG002 (it has no place for them)
        *,
        state: str = "",  # noqa: ARG002 (it names none)
        table: KeptTable | None = None,  # noqa: ARG002 (it has no place for it)
    ) -> Written:
        """Put graphs, as sorted N-Triples by their IRIs, in the place of those so named.

        The first is the map and must be named ``<base>graph/map``. They are brought aside,
        compared with what was sent, and moved in one update, which most stores do whole or not
        at all. What a push that was killed left aside is dropped. Those that are empty are dropped.

        Raises:
            InputError: the endpoint refuses, or changes what it is given; nothing was replaced.
            LimitError: it took too long.
        """
        full = {graph: n_triples for graph, n_triples in graphs.items() if n_triples}
        if full:
            self._replace_full(full)
        if len(full) < len(graphs):
            drop_graphs(self._client, [graph for graph in graphs if graph not in full])
        return Written()

    def _replace_full(self, graphs: Mapping[str, bytes]) -> None:
        base = next(iter(graphs)).removesuffix(MAP_GRAPH)
        digest = hashlib.sha256(b"\0".join(graphs.values())).hexdigest()[:12]
        aside = f"{base}{STAGING}"
        replace_graphs(
            self._client,
            {
                graph: (f"{aside}{digest}/{graph.rpartition('/')[2]}", n_triples)
                for graph, n_triples in graphs.items()
            },
        )
        left_aside = self._left_aside(aside)
        if left_aside:
            drop_graphs(self._client, left_aside)

    def query(
        self,
        text: str,
        maps: Sequence[StoredMap],
        *,
        deadline: float = 30,
        max_rows: int = 100_000,
        file: str = "query",
    ) -> QueryResult:
        """The endpoint's answer to a query over the graphs of ``maps``; else over all it has.

        Our prefixes and, for one map, its base need no declaration. FROM in the query goes
        before ``maps``.

        Raises:
            InputError: the query has a mistake, would change data or call a third server; the
                endpoint refuses or is none.
            LimitError: it took longer than ``deadline``, in seconds.
        """
        ends = time.monotonic() + deadline
        outline = read_outline(text, file)
        base = maps[0].base if len(maps) == 1 else ""
        if has_call_word(text):
            task = QueryTask(text, file, base, is_union=True, max_rows=0)
            run_apart(name_of_query(file), deadline, require_read_without_call, task)
        whole = f"{_prologue(base)}{text}"
        graphs = () if outline.has_from else tuple(x for each in maps for x in each.graphs)
        is_graph = outline.form in {"CONSTRUCT", "DESCRIBE"}
        ask = self._client.triples if is_graph else self._client.rows
        try:
            raw = ask(
                whole, dataset=Dataset(graphs), seconds=ends - time.monotonic(), max_rows=max_rows
            )
        except InputError:
            _check_syntax(text, file, base)
            raise
        return result_of(raw, base)

    def _left_aside(self, aside: str) -> list[str]:
        """Graphs that wait for a push that is over."""
        raw = self._client.rows(
            "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?thing a ?kind } "
            f"FILTER (?kind IN (<{CP.ArgumentMap}>, <{CP.Run}>, <{PROV.Bundle}>) && "
            f"STRSTARTS(STR(?graph), '{aside}')) }}",
            columns=("graph",),
        )
        return [cell[1] for (cell,) in raw.rows if cell]


def _prologue(base: str) -> str:
    """What stands before a query, in its first line so that the lines keep their numbers."""
    based = f"BASE <{base}> " if base else ""
    return based + "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())


def _check_syntax(text: str, file: str, base: str) -> None:
    """Nothing, if our own engine can read the query; only looked at when the endpoint cannot.

    Raises:
        InputError: it cannot either; with line and column.
    """
    task = QueryTask(text, file, base, is_union=True, max_rows=0)
    run_apart("reading the query", 10, _answer_nothing, task)


def _answer_nothing(task: QueryTask) -> None:
    answer(px.Store(), task)
