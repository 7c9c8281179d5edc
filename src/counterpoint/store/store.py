"""The store: quads in memory, held and queried by Oxigraph.

What belongs here: what a store holds and answers. What does not: reading files
(`counterpoint.rdf.parsing`), looking at queries (`counterpoint.store.queries`).
"""

from __future__ import annotations

import hashlib
import math
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as px
from rdflib import BNode, URIRef
from rdflib.term import Node

from counterpoint.errors import (
    InputError,
    LimitError,
    NetworkWarning,
    Place,
    Problem,
    Severity,
    UsageError,
)
from counterpoint.late import TYPE_CHECKING, LateFunction, LateModule
from counterpoint.model import FileRead, Origin
from counterpoint.processes.apart import is_offline, run_apart
from counterpoint.processes.budget import Budget
from counterpoint.processes.limits import close_the_door
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.rdf.parsing import LARGEST_FILE
from counterpoint.rdf.serialization import Graphs, Triples, write_graphs
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.rdf.terms.oxigraph import KnownNodes, quads_in, quads_of, triples_of
from counterpoint.store.map_graphs import base_in, name_map_graph, put_findings, subjects_of
from counterpoint.store.queries.answering import QueryTask, RawAnswer, answer
from counterpoint.store.queries.ontology_graph import (
    ONTOLOGY_GRAPH,
    names_ontology,
    ontology_turtle,
)
from counterpoint.store.queries.query_file import name_of_query, read_query
from counterpoint.store.queries.sparql import read_outline
from counterpoint.store.query_result import QueryResult, result_of
from counterpoint.store.questions import RECORD_TYPES, Question, record_iri
from counterpoint.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib import graph as graphs

    from counterpoint.formats.aif import AifGraph
    from counterpoint.model import Analysis, ArgumentMap
    from counterpoint.rdf import Violation, find_aif
    from counterpoint.rdf.maps.map_records import read_records, records_of
    from counterpoint.rdf.maps.map_triples import map_triples
    from counterpoint.rdf.maps.unknown_terms import refuse_unknown_terms
    from counterpoint.rdf.parsing import read_quads
    from counterpoint.rdf.validation.checking import validate_triples
    from counterpoint.store.recorded_origin import provenance_graphs
else:  # what is not asked for a graph of rdflib's needs none, and who only asks queries no records
    graphs = LateModule("rdflib.graph")
    find_aif = LateFunction("counterpoint.rdf", "find_aif")
    read_records, records_of = (
        LateFunction("counterpoint.rdf.maps.map_records", x) for x in ("read_records", "records_of")
    )
    map_triples = LateFunction("counterpoint.rdf.maps.map_triples", "map_triples")
    refuse_unknown_terms = LateFunction(
        "counterpoint.rdf.maps.unknown_terms", "refuse_unknown_terms"
    )
    read_quads = LateFunction("counterpoint.rdf.parsing", "read_quads")
    validate_triples = LateFunction("counterpoint.rdf.validation.checking", "validate_triples")
    provenance_graphs = LateFunction("counterpoint.store.recorded_origin", "provenance_graphs")

AT_HAND = (
    "the query runs with the network at hand, as this system does not let us take it away: "
    "ask only queries that you trust"
)


class Store:
    """Quads, in the named graphs of their maps and findings.

    Queries see the union of all graphs unless they say GRAPH or FROM.

    >>> from counterpoint.model import ArgumentMap
    >>> from counterpoint.rdf import to_rdf
    >>> store = Store.from_dataset(to_rdf(ArgumentMap("m", "https://example.org/", "T", "Q?")))
    >>> store.query("SELECT ?title { ?map a cp:ArgumentMap ; rdfs:label ?title }").table()
    (('T',),)
    """

    def __init__(
        self,
        quads: Iterable[px.Quad] = (),
        *,
        file: str = "RDF",
        warnings: tuple[Problem, ...] = (),
        origin: Origin | None = None,
    ) -> None:
        self._quads = px.Store()
        self._quads.bulk_extend(quads)
        self._file = file
        self._warnings = warnings
        self._origin = origin or Origin()
        self._seconds = math.inf
        # Terms as rdflib has them, kept since making them takes longer than all else.
        self._nodes = KnownNodes()
        # The triples of a map as they were just put in, by what they are about, to be checked and
        # read without asking the store for them.
        self._fresh: TripleIndex | None = None

    @classmethod
    def from_dataset(cls, data: Dataset | Graph) -> Store:
        """A store with the quads of ``data``. O(quads)."""
        return cls(quads_of(data))

    @classmethod
    def from_map(cls, argument_map: ArgumentMap, origin: Origin | None = None) -> Store:
        """A store with the graph of a map, as `counterpoint.rdf.to_rdf` has it. O(quads).

        ``origin`` is what the map was read from, if that is known.
        """
        graph, nodes = URIRef(argument_map.base + MAP_GRAPH), KnownNodes()
        triples = [*map_triples(argument_map)]
        store = cls(quads_in(graph, triples, nodes), origin=origin)
        store._nodes, store._fresh = nodes, TripleIndex(triples, Budget())
        return store

    @classmethod
    def read_rdf(
        cls,
        path: str | Path,
        *,
        base: str = "",
        deadline: float = 30,
        max_bytes: int = LARGEST_FILE,
    ) -> Store:
        """A store with what the RDF file at ``path`` holds, read strictly and apart.

        The syntax goes by the end of the name, one of `RDF_SUFFIXES`. ``base`` is what relative
        IRIs are relative to, where the file does not say. Nothing is fetched.

        Raises:
            InputError: the file cannot be read, is not RDF, or holds what no file may.
            LimitError: it is larger than ``max_bytes``, or took too long or too much memory.
        """
        content = read_quads(Path(path), base=base, deadline=deadline, max_bytes=max_bytes)
        quads = px.parse(content.n_quads, format=px.RdfFormat.N_QUADS)
        origin = Origin((FileRead(Path(path).name, content.sha256),))
        store = cls(quads, file=str(path), warnings=content.warnings, origin=origin)
        store._seconds = deadline
        return store

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What in the file read may deceive a reader; empty for a store from elsewhere."""
        return self._warnings

    def canonical_hash(self, *, deadline: float = 30) -> str:
        """The SHA-256, in hexadecimal, of the data's canonical N-Quads (RDFC-1.0).

        Two stores hold the same data, whatever their blank nodes are called, if and only if
        their hashes are equal: https://www.w3.org/TR/rdf-canon/. How the data came to be is no
        part of it: graphs of provenance are left out.

        Raises:
            InputError: the blank nodes are so entangled that it takes longer than ``deadline``.
        """
        try:
            return run_apart("naming the blank nodes", deadline, self._canonical_hash)
        except LimitError as error:
            problem = Problem(
                Place(self._file),
                f"has blank nodes that cannot be told apart: {error}",
                "name them with IRIs",
                code="blank-nodes",
            )
            raise InputError(problem) from error

    def _canonical_hash(self) -> str:
        apart = provenance_graphs(self._quads)
        dataset = px.Dataset(quad for quad in self._quads if quad.graph_name not in apart)
        dataset.canonicalize(px.CanonicalizationAlgorithm.RDFC_1_0)
        lines = sorted(f"{quad} .\n".encode() for quad in dataset)
        return hashlib.sha256(b"".join(lines)).hexdigest()

    def add(self, data: Dataset | Graph) -> None:
        """Put the quads of ``data`` in as well. O(quads)."""
        self._fresh = None
        self._quads.extend(quads_of(data))

    def name_map_graph(self, argument_map: ArgumentMap) -> None:
        """Put a map that stands in the default graph, as Turtle has it, where maps stand.

        All of the default graph goes with it, so that one map gives one data set whatever the
        syntax. O(quads).
        """
        name_map_graph(self._quads, argument_map.base)

    def add_findings(self, analysis: Analysis, argument_map: ArgumentMap) -> tuple[Problem, ...]:
        """Put in the graphs of what was found in ``argument_map`` and of how it all came to be.

        They take the place of what these graphs held. Where the map comes from is kept, if that
        was said of the map as it is. What else is left out is told, here and in `warnings`.
        O(n log n).
        """
        messages = put_findings(self._quads, analysis, argument_map, self._origin)
        left_out = tuple(_left_out(self._file, each) for each in messages)
        self._warnings += left_out
        return left_out

    def __len__(self) -> int:
        """The number of quads."""
        return len(self._quads)

    def __reduce__(self) -> tuple[Any, ...]:
        # Pickled only where the platform cannot fork, to reach the worker.
        return (Store._from_n_quads, (self._quads.dump(format=px.RdfFormat.N_QUADS), self._file))

    @classmethod
    def _from_n_quads(cls, content: bytes, file: str) -> Store:
        return cls(px.parse(content, format=px.RdfFormat.N_QUADS), file=file)

    @classmethod
    def from_n_quads(cls, content: bytes) -> Store:
        """A store with what `to_n_quads` gave: trusted, and read without limits. O(quads)."""
        return cls._from_n_quads(content, "RDF")

    def to_n_quads(self) -> bytes:
        """Everything, for another process of ours; in no order. O(quads)."""
        return self._quads.dump(format=px.RdfFormat.N_QUADS) or b""

    def graph_names(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        names = self._quads.named_graphs()
        return tuple(sorted(name.value for name in names if isinstance(name, px.NamedNode)))

    def count(self, graph: str) -> int:
        """The number of triples in the named graph. O(triples in it)."""
        return sum(1 for _ in self._quads.quads_for_pattern(None, None, None, px.NamedNode(graph)))

    def write(self, format_name: str, graph: str | None = None) -> bytes:
        """Everything as `write_rdf` gives it; or one graph by its IRI; or, for "", their union.

        Raises:
            UsageError: there is no such format.
            InputError: the format cannot hold the data (RDF/XML only).
        """
        graphs = self._graphs()
        if graph is None:
            return write_graphs(graphs, format_name)
        if graph:
            return write_graphs({None: graphs.get(URIRef(graph), [])}, format_name)
        union = {triple for triples in graphs.values() for triple in triples}
        return write_graphs({None: list(union)}, format_name)

    def write_each(self, *format_names: str) -> tuple[bytes, ...]:
        """Everything in each of several formats, with one pass over the store for all.

        Raises:
            UsageError: there is no such format.
            InputError: the format cannot hold the data (RDF/XML only).
        """
        graphs = self._graphs()
        return tuple(write_graphs(graphs, name) for name in format_names)

    def validate(self) -> tuple[Violation, ...]:
        """As `counterpoint.rdf.validate`, without the detour over a Dataset. O(quads).

        Raises:
            LimitError: it was read from a file, and takes longer than that might take.
        """
        triples = self._triples() if self._fresh is None else self._fresh
        return validate_triples(triples, self._budget("checking the shapes of"))

    def _graphs(self) -> Graphs:
        graphs: dict[Node | None, Triples] = {}
        for subject, predicate, value, graph in triples_of(self._quads, self._nodes):
            graphs.setdefault(graph, []).append((subject, predicate, value))
        return graphs

    def _triples(self) -> Iterator[tuple[Node, Node, Node]]:
        return ((s, p, o) for s, p, o, _ in triples_of(self._quads, self._nodes))

    def dataset(self) -> Dataset:
        """Everything in the store, as rdflib knows it; the default graph is the union. O(quads)."""
        dataset = graphs.Dataset(default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)
        contexts: dict[URIRef | BNode | None, Graph] = {None: dataset.default_graph}
        for subject, predicate, value, graph in triples_of(self._quads, self._nodes):
            if graph not in contexts:
                contexts[graph] = dataset.graph(graph)
            contexts[graph].add((subject, predicate, value))
        return dataset

    def read_map(self) -> ArgumentMap:
        """The one map in the store, in whichever graphs it is. O(quads).

        Raises:
            InputError: there is none or more than one, or it lacks something.
            LimitError: it was read from a file, and takes longer than that might take.
        """
        triples = self._triples() if self._fresh is None else self._fresh
        self._fresh = None  # it is larger than the store
        return records_of(triples, file=self._file, budget=self._budget("reading the map in"))

    def read_map_and_doubts(self) -> tuple[ArgumentMap, tuple[Problem, ...]]:
        """As `read_map`, and what the store holds of the map that no record takes up.

        Raises:
            InputError: as `read_map`.
            LimitError: as `read_map`.
        """
        budget = self._budget("reading the map in")
        return read_records(self._triples(), file=self._file, budget=budget)

    def find_aif(self, name: str) -> AifGraph | None:
        """The graph of AIF in the store, called ``name``; ``None`` if it holds a map, or no AIF.

        Raises:
            LimitError: as `read_map`.
        """
        if self.query_here("ASK { ?map a cp:ArgumentMap }").boolean:
            return None
        return find_aif(self._triples(), name, self._budget("reading the AIF in"))

    def refuse_unknown_terms(self) -> None:
        """Nothing, if the store holds no term of our namespace that does not exist.

        Raises:
            InputError: it does.
        """
        refuse_unknown_terms(self._triples(), self._file)

    def _budget(self, what: str) -> Budget:
        return Budget(f"{what} {self._file}", self._seconds)

    def query(
        self, text: str, *, deadline: float = 30, max_rows: int = 100_000, file: str = "query"
    ) -> QueryResult:
        """The answer to a SPARQL 1.1 query, computed in a process of its own.

        The prefixes of `counterpoint.vocab.PREFIXES` need no declaration; a relative IRI is
        relative to the map's base (``<expert/ruiz>``). ``deadline`` is in seconds; rows or
        triples beyond ``max_rows`` (or 50 MiB of text) are cut and the answer says so. ``file``
        is named in messages. FROM chooses among the store's graphs; nothing is ever fetched.
        The graph ``<https://w3id.org/counterpoint/ns>`` has the ontology, where it is named.

        Raises:
            InputError: the query has a mistake, would change data or would leave the machine.
            LimitError: it took too long or too much memory.
        """
        ends = time.monotonic() + deadline
        task = self._task(text, file, max_rows)
        remaining = ends - time.monotonic()
        raw, is_alone = run_apart(name_of_query(file), remaining, self._answer_alone, task)
        if not is_alone:
            warnings.warn(AT_HAND, NetworkWarning, stacklevel=2)
        return result_of(raw, task.base)

    def query_here(
        self,
        text: str,
        *,
        max_rows: int = 100_000,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> QueryResult:
        """As `query`, but in this process and without a deadline: only for a query worker.

        ``default_graphs`` and ``named_graphs``, where given, are the IRIs of the graphs to
        query, whatever FROM says.

        Raises:
            InputError: as `query`.
        """
        task = self._task(text, "query", max_rows, default_graphs, named_graphs)
        return result_of(self._answer(task), task.base)

    def query_file(
        self, path: Path, *, deadline: float = 30, max_rows: int = 100_000
    ) -> QueryResult:
        """As `query`, with the text in the file at ``path``, in UTF-8.

        Raises:
            InputError: also if the file cannot be read.
        """
        text = read_query(path)
        return self.query(text, deadline=deadline, max_rows=max_rows, file=str(path))

    def ask(
        self,
        question: Question,
        parameters: Mapping[str, str] | None = None,
        *,
        deadline: float = 30,
        max_rows: int = 100_000,
    ) -> QueryResult:
        """The answer to a named question; ``parameters`` are ids by kind (``expert: ruiz``).

        Raises:
            UsageError: the question has no such parameter or the map no such record.
            LimitError: it took too long or too much memory.
        """
        values = {kind: self._record(kind, name) for kind, name in (parameters or {}).items()}
        return self.query(
            question.bound(values),
            deadline=deadline,
            max_rows=max_rows,
            file=f"{question.name}.rq",
        )

    def _task(
        self,
        text: str,
        file: str,
        max_rows: int,
        default_graphs: tuple[str, ...] | None = None,
        named_graphs: tuple[str, ...] | None = None,
    ) -> QueryTask:
        graphs = (*(default_graphs or ()), *(named_graphs or ()))
        is_ontology_asked = ONTOLOGY_GRAPH in graphs or names_ontology(text)
        return QueryTask(
            text,
            file,
            base_in(self._quads),
            is_union=not read_outline(text, file).has_from,
            max_rows=max_rows,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            ontology=ontology_turtle() if is_ontology_asked else b"",
        )

    def _answer(self, task: QueryTask) -> RawAnswer:
        return answer(self._quads, task)

    def _answer_alone(self, task: QueryTask) -> tuple[RawAnswer, bool]:
        """As `_answer`, in a process that opens nothing any more; and whether it calls nobody."""
        is_alone = close_the_door() or is_offline()
        return self._answer(task), is_alone

    def _record(self, kind: str, name: str) -> str:
        """The IRI of the record of that kind whose id, or whose IRI, is ``name``."""
        if kind not in RECORD_TYPES:
            raise UsageError(f"there is no parameter --{kind}; there are expert, topic and claim")
        return record_iri(
            base_in(self._quads), kind, name, subjects_of(self._quads, RECORD_TYPES[kind])
        )


def _left_out(file: str, message: str) -> Problem:
    advice = "keep what is your own in a graph of another name"
    return Problem(Place(file), message, advice, "left-out", Severity.WARNING)
