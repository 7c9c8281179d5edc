"""The program that a pool of workers starts: holds the data, answers queries.

Called as ``python -m counterpoint.store.workers HANDLE ROWS SIZE SECONDS``: the number of an
inherited socket, and the limits of one answer. What belongs here: from an inquiry to rendered
bytes within the limits. What does not: forking, and who asks.
"""

from __future__ import annotations

import gc
import signal
import socket
import sys
import time
from dataclasses import dataclass, replace

from counterpoint.errors import InputError, LimitError, Place, Problem, UsageError
from counterpoint.processes.frames import receive_exactly
from counterpoint.processes.keeper import keep
from counterpoint.processes.limits import limit_process
from counterpoint.rdf.serialization import FORMATS
from counterpoint.store.queries.ontology_graph import ontology_turtle
from counterpoint.store.query_result import QueryResult
from counterpoint.store.store import Store
from counterpoint.store.workers.messages import Inquiry, RenderedAnswer, pack_answer, unpack_inquiry
from counterpoint.vocab import RDF

_MEBIBYTE = 2**20
# One query of each kind in each format, run before the first fork: whatever is loaded or built
# on first use is then there in every worker, which may open no file of its own.
_WARM_UP = (
    "SELECT * { ?s ?p ?o } LIMIT 1",
    "ASK {}",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1",
)
# Literals that rdflib makes values of with libraries of their own.
_LITERALS = f'SELECT ("<p>x</p>"^^<{RDF.HTML}> AS ?h) ("<p>x</p>"^^<{RDF.XMLLiteral}> AS ?x) {{}}'


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers inquiries over ``store``: at most ``rows`` rows or triples and ``size`` bytes."""

    store: Store
    rows: int
    size: int

    def __call__(self, inquiry: Inquiry) -> RenderedAnswer:
        """The answer, cut at the limits with a notice.

        Raises:
            InputError: the query is wrong or asks for what is refused.
            LimitError: a single row is larger than an answer may be.
        """
        started = time.perf_counter()
        result = self.store.query_here(
            inquiry.text,
            max_rows=self.rows,
            default_graphs=inquiry.default_graphs,
            named_graphs=inquiry.named_graphs,
        )
        format_name = inquiry.format_of(result.kind)
        if not format_name:
            return RenderedAnswer(result.kind, "", b"")
        try:
            body, notice = self._rendered(result, format_name, is_csv_raw=inquiry.is_csv_raw)
        except UsageError as error:  # a kind of term that the format does not have
            raise InputError(Problem(Place("query"), str(error), code="query")) from error
        return RenderedAnswer(result.kind, format_name, body, notice, time.perf_counter() - started)

    def respond(self, header: bytes) -> bytes:
        """The answer to the inquiry with that header, as a message.

        Raises:
            InputError: as when called.
            LimitError: as when called.
        """
        return pack_answer(self(unpack_inquiry(header)))

    def _rendered(
        self, result: QueryResult, format_name: str, *, is_csv_raw: bool
    ) -> tuple[bytes, str]:
        """The answer, of fewer rows if it would be too large; and what was cut, if anything."""
        body = _render(result, format_name, is_csv_raw=is_csv_raw)
        is_cut = result.truncated
        while len(body) > self.size:
            items = len(result.triples or result.rows)
            # A little below proportion, since rows differ in size.
            result = _shortened(result, min(items - 1, items * self.size * 9 // len(body) // 10))
            if not (result.triples or result.rows):
                raise LimitError(
                    f"one row of the answer is larger than {self.size // _MEBIBYTE} MiB; "
                    "ask for less of it"
                )
            body = _render(result, format_name, is_csv_raw=is_csv_raw)
            is_cut = True
        if not is_cut:
            return body, ""
        items, unit = len(result.triples or result.rows), "triples" if result.triples else "rows"
        limits = f"{self.rows} {unit} or {self.size // _MEBIBYTE} MiB"
        return body, f"cut after {items} {unit}: an answer has at most {limits}"


def main() -> None:
    """Load what the socket gives, say that it is ready, then keep workers until it closes."""
    handle, rows, size, seconds = map(int, sys.argv[1:5])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=handle) as control:
        length = int.from_bytes(receive_exactly(control, 8))
        answerer = Answerer(Store.from_n_quads(receive_exactly(control, length)), rows, size)
        warm_up(answerer)
        gc.freeze()  # a fork that collects would copy every page that it looks at
        gc.enable()
        limit_process()
        control.sendall(b"R")
        keep(control, answerer.respond, seconds=seconds)


def warm_up(answerer: Answerer) -> None:
    """Let all be loaded and built that answering needs."""
    ontology_turtle()
    for text in _WARM_UP:
        for formats in (("json", "json"), ("xml", "xml")):
            answerer(Inquiry(text, *formats, "turtle"))
    answerer(Inquiry(_WARM_UP[0], "csv"))
    answerer(Inquiry(_LITERALS, "tsv"))
    for name in FORMATS:
        answerer(Inquiry(_WARM_UP[2], graph_format=name))


def _render(result: QueryResult, format_name: str, *, is_csv_raw: bool) -> bytes:
    if result.kind == "graph":
        return result.to_rdf(format_name)
    if format_name == "csv":
        return result.to_csv(raw=is_csv_raw).encode("utf-8")
    renderers = {"json": result.to_json, "xml": result.to_xml, "tsv": result.to_tsv}
    return renderers[format_name]().encode("utf-8")


def _shortened(result: QueryResult, items: int) -> QueryResult:
    return replace(result, rows=result.rows[:items], triples=result.triples[:items])
