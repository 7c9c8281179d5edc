"""The requests of the SPARQL 1.1 Protocol and the Graph Store Protocol.

https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-http-rdf-update/. What
belongs here: one operation, one request. What does not: maps.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.processes.apart import run_apart
from counterpoint.store.endpoint.addresses import (
    Addresses,
    is_this_machine,
    with_parameters,
    without_parameters,
)
from counterpoint.store.endpoint.answers import (
    GRAPH_TYPES,
    RESULT_TYPES,
    read_results,
    read_triples,
)
from counterpoint.store.endpoint.authorization import Authorizer
from counterpoint.store.endpoint.credentials import Credentials
from counterpoint.store.endpoint.refusals import require_done, require_media_type
from counterpoint.store.endpoint.transport import Request, Response, exchange
from counterpoint.store.queries.answering import RawAnswer

_RESULTS = "application/sparql-results+json, application/json;q=0.5"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_MOST_ATTEMPTS = 3  # not known, shown who we are, shown with a fresh nonce
_GRAPH = "application/n-triples, text/turtle;q=0.8, text/plain;q=0.1"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is to see: their union, and each by GRAPH."""

    graphs: tuple[str, ...] = ()

    def parameters(self) -> list[tuple[str, str]]:
        """As the protocol says it; nothing leaves the data set to the endpoint."""
        by_default = [("default-graph-uri", graph) for graph in self.graphs]
        return by_default + [("named-graph-uri", graph) for graph in self.graphs]


class Client:
    """One endpoint; ``seconds`` bound each request."""

    def __init__(self, addresses: Addresses, credentials: Credentials, *, seconds: float) -> None:
        self.addresses = addresses
        self.seconds = seconds
        self._credentials = credentials
        self._authorizer = Authorizer(credentials)

    @property
    def name(self) -> str:
        """The address as messages show it."""
        return without_parameters(self.addresses.query)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """That a password or a token would travel in the clear, if so."""
        addresses = (self.addresses.query, self.addresses.update, self.addresses.graph_store)
        in_clear = sorted(
            {
                without_parameters(x)
                for x in addresses
                if x.startswith("http:") and not is_this_machine(x)
            }
        )
        if not self._credentials:
            return ()
        message = "is not encrypted: whoever listens on the way can read what is sent"
        return tuple(
            Problem(Place(x), message, "take https", "in-clear", Severity.WARNING) for x in in_clear
        )

    def rows(
        self,
        text: str,
        *,
        dataset: Dataset | None = None,
        seconds: float | None = None,
        max_rows: int = 100_000,
        columns: tuple[str, ...] | None = None,
    ) -> RawAnswer:
        """The answer to a SELECT or an ASK; with ``columns``, to a SELECT of just these.

        Raises:
            InputError: the endpoint refuses, does not answer in SPARQL's forms, or answers other
                columns than were asked for.
            LimitError: it took too long, or the answer is too large.
        """
        ends = self._end(seconds)
        response = self._ask(text, _RESULTS, RESULT_TYPES, dataset, ends)
        what, remaining = f"reading the answer of {self.name}", ends - time.monotonic()
        raw = run_apart(what, remaining, read_results, response.body, self.name, max_rows)
        if columns is not None and (raw.kind != "select" or raw.variables != columns):
            columns_given = ", ".join(raw.variables)[:200] if raw.kind == "select" else "yes or no"
            problem = Problem(
                Place(self.name),
                f"answers {columns_given or 'no column'} where {', '.join(columns)} was asked for",
                "check that the address is one of SPARQL, with nothing before it that rewrites",
                code="endpoint",
            )
            raise InputError(problem)
        # Virtuoso says in this header, and nowhere else, that it has cut the answer.
        if response.header("x-sparql-maxrows").strip() == str(len(raw.rows)):
            return RawAnswer(raw.kind, raw.variables, raw.rows, raw.boolean, truncated=True)
        return raw

    def triples(
        self,
        text: str,
        *,
        dataset: Dataset | None = None,
        seconds: float | None = None,
        max_rows: int = 100_000,
    ) -> RawAnswer:
        """The answer to a CONSTRUCT or a DESCRIBE.

        Raises:
            InputError: the endpoint refuses or does not answer in RDF that we ask for.
            LimitError: it took too long, or the answer is too large.
        """
        ends = self._end(seconds)
        response = self._ask(text, _GRAPH, GRAPH_TYPES, dataset, ends)
        return run_apart(
            f"reading the answer of {self.name}",
            ends - time.monotonic(),
            read_triples,
            response.body,
            response.media_type,
            self.name,
            max_rows,
        )

    def construct(self, text: str) -> Response:
        """The answer to a CONSTRUCT, not yet read.

        Raises:
            InputError: the endpoint refuses or does not answer in RDF that we ask for.
            LimitError: it took too long, or the answer is too large.
        """
        return self._ask(text, _GRAPH, GRAPH_TYPES, None, self._end())

    def update(self, text: str) -> None:
        """Run a SPARQL update.

        Raises:
            InputError: the endpoint refuses.
            LimitError: it took too long.
        """
        body = urlencode([("update", text)]).encode("ascii")
        self._send(Request("POST", self.addresses.update, _FORM, body))

    def put(self, graph: str, n_triples: bytes) -> None:
        """Make ``n_triples`` the whole of a named graph, by the Graph Store Protocol.

        Raises:
            InputError: the endpoint refuses.
            LimitError: it took too long.
        """
        address = with_parameters(self.addresses.graph_store, graph=graph)
        if not self._authorizer.knows(address):
            # A large body must not be the first thing that an endpoint turns away.
            self._exchange(Request("GET", address, {"Accept": _GRAPH}))
        self._send(Request("PUT", address, {"Content-Type": "application/n-triples"}, n_triples))

    def _end(self, seconds: float | None = None) -> float:
        """When a request and the reading of its answer, begun now, must be over."""
        return time.monotonic() + (self.seconds if seconds is None else seconds)

    def _ask(
        self,
        text: str,
        accept: str,
        media_types: Collection[str],
        dataset: Dataset | None,
        ends: float,
    ) -> Response:
        graphs: Sequence[tuple[str, str]] = dataset.parameters() if dataset else ()
        body = urlencode([("query", text), *graphs]).encode("ascii")
        address = self.addresses.query
        response = self._send(Request("POST", address, _FORM | {"Accept": accept}, body), ends)
        require_media_type(response, address, media_types)
        return response

    def _send(self, request: Request, ends: float | None = None) -> Response:
        response = self._exchange(request, ends)
        require_done(response, request.address, self._credentials)
        return response

    def _exchange(self, request: Request, ends: float | None = None) -> Response:
        """The answer, after showing who we are if asked; the endpoint may ask twice (stale)."""
        ends = self._end() if ends is None else ends
        seconds = ends - time.monotonic()
        for attempt in range(_MOST_ATTEMPTS):
            response = exchange(
                request,
                authorization=self._authorizer.header(request.method, request.address),
                ends=ends,
                seconds=seconds,
            )
            challenges = response.headers.get("www-authenticate", [])
            if response.status != 401 or attempt + 1 == _MOST_ATTEMPTS:
                break
            if not self._authorizer.can_answer(request.address, challenges):
                break
        return response
