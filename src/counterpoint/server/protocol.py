"""Reading a request of the SPARQL 1.1 Protocol: what is asked, of which graphs.

https://www.w3.org/TR/sparql11-protocol/#query-operation. What belongs here: requests. What does
not: answering them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from counterpoint.rdf.terms.names import is_absolute_iri
from counterpoint.server.negotiation import ASK_OFFERS, GRAPH_OFFERS, SELECT_OFFERS, choose
from counterpoint.server.problems import HttpError
from counterpoint.server.settings import MEBIBYTE, Settings
from counterpoint.store.workers.messages import Inquiry

__all__ = ["Asked", "Parameters", "parameters_of", "read_form", "read_inquiry"]

Parameters = tuple[tuple[str, str], ...]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_FIELDS_AT_MOST = 100
_DISCARDED_AT_MOST = 16 * MEBIBYTE
_READ_ONLY = "this endpoint is read-only: no updates; change the map file instead"
_GRAPHS = {"default-graph-uri", "named-graph-uri"}
_UNKNOWN_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for an answer; ``notice`` says which graphs it names that there are not."""

    inquiry: Inquiry
    notice: str = ""


async def read_inquiry(
    request: Request, settings: Settings, graphs: Collection[str]
) -> Asked | None:
    """What ``request`` asks; ``None`` if it asks nothing (a GET without query and graphs).

    ``graphs`` are the IRIs of the graphs that there are; any other is empty, as for FROM.

    Raises:
        HttpError: 400 for what the protocol does not allow, 403 for updates, 406 if no answer
            could have an acceptable form, 408, 413 and 415 for the body.
    """
    asked = parameters_of(request.scope["query_string"])
    if request.method == "POST":
        kind = _content_type(request)
        if kind == _UPDATE:
            raise HttpError(403, _READ_ONLY)
        if kind == _FORM:
            asked += await read_form(request, settings)
        elif kind == _QUERY:
            _only_graphs(asked)
            asked += (("query", _text(await _body(request, settings, settings.query_size))),)
        else:
            raise HttpError(415, f"post {_QUERY} or {_FORM}", {"Accept-Post": f"{_QUERY}, {_FORM}"})
    if any(name == "update" for name, _ in asked):
        raise HttpError(403, _READ_ONLY)
    texts = [value for name, value in asked if name == "query"]
    is_silent = not texts and request.method != "POST"
    if is_silent and not any(name in _GRAPHS for name, _ in asked):
        return None
    if len(texts) != 1:
        raise HttpError(400, f"one 'query' is needed, and there are {len(texts)}")
    return _asked(request, settings, texts[0], asked, graphs)


def parameters_of(query_string: bytes) -> Parameters:
    """Names and values in a query string or form, in order, strictly read.

    Raises:
        HttpError: 400, they are not UTF-8, or too many.
    """
    try:
        return tuple(
            parse_qsl(
                query_string.decode("ascii"),
                keep_blank_values=True,
                encoding="utf-8",
                errors="strict",
                max_num_fields=_FIELDS_AT_MOST,
            )
        )
    except ValueError as error:
        raise HttpError(400, "the parameters are not percent-encoded UTF-8, or too many") from error


async def read_form(request: Request, settings: Settings) -> Parameters:
    """The fields of a posted form.

    Raises:
        HttpError: as `parameters_of`, and 408 or 413 for the body.
    """
    return parameters_of(await _body(request, settings, settings.form_size))


def _asked(
    request: Request, settings: Settings, text: str, asked: Parameters, graphs: Collection[str]
) -> Asked:
    if len(text.encode("utf-8")) > settings.query_size:
        raise _too_large(settings.query_size)
    accept = ", ".join(request.headers.getlist("accept")) or None
    chosen = [choose(accept, offers) for offers in (SELECT_OFFERS, ASK_OFFERS, GRAPH_OFFERS)]
    if not any(chosen):
        raise not_acceptable()
    for_select, for_ask, for_graph = (offer.format if offer else "" for offer in chosen)
    default = tuple(value for name, value in asked if name == "default-graph-uri")
    named = tuple(value for name, value in asked if name == "named-graph-uri")
    unknown = _unknown((*default, *named), graphs)
    is_given = bool(default or named)
    inquiry = Inquiry(
        text,
        for_select,
        for_ask,
        for_graph,
        default_graphs=tuple(x for x in default if x in graphs) if is_given else None,
        named_graphs=tuple(x for x in named if x in graphs) if is_given else None,
        is_csv_raw=settings.is_csv_raw,
    )
    return Asked(inquiry, _told(unknown, graphs))


def _unknown(named: tuple[str, ...], graphs: Collection[str]) -> tuple[str, ...]:
    """Those of the graphs ``named`` in the request that there are not."""
    for graph in named:
        if not is_absolute_iri(graph):
            raise HttpError(400, f"{graph[:200]!r} is no absolute IRI, so it names no graph")
    return tuple(dict.fromkeys(graph for graph in named if graph not in graphs))


def _told(unknown: tuple[str, ...], graphs: Collection[str]) -> str:
    if not unknown:
        return ""
    names = ", ".join(graph[:200] for graph in unknown[:_UNKNOWN_AT_MOST])
    return f"empty, since there are none such: {names}; there are: {', '.join(sorted(graphs))}"


def not_acceptable() -> HttpError:
    """The problem of a client that takes none of the forms that an answer can have."""
    offers = dict.fromkeys(x.media_type for x in (*SELECT_OFFERS, *GRAPH_OFFERS))
    return HttpError(406, f"accept one of these (as the query allows): {', '.join(offers)}")


def _content_type(request: Request) -> str:
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HttpError(415, "post without a Content-Encoding", {"Accept-Encoding": "identity"})
    kind, *parameters = request.headers.get("content-type", "").split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip().strip('"').lower() not in {
            "utf-8",
            "utf8",
            "us-ascii",
        }:
            raise HttpError(415, "post in UTF-8")
    return kind.strip().lower()


def _only_graphs(asked: Parameters) -> None:
    if any(name == "query" for name, _ in asked):
        raise HttpError(400, "there is a query in the address and another in the body; give one")


async def _body(request: Request, settings: Settings, size: int) -> bytes:
    read, received = bytearray(), 0
    try:
        async with asyncio.timeout(settings.body_deadline):
            async for chunk in request.stream():
                received += len(chunk)
                if received > _DISCARDED_AT_MOST:
                    raise _too_large(size)
                # Most clients listen only once they have sent everything, so all is taken.
                read += chunk[: size + 1 - len(read)]
    except TimeoutError as error:
        raise HttpError(408, "the body did not arrive in time", {"Connection": "close"}) from error
    if len(read) > size:
        raise _too_large(size)
    return bytes(read)


def _too_large(size: int) -> HttpError:
    # The rest of the body may be unread, so the connection cannot be used again.
    return HttpError(
        413, f"at most {size} bytes are read; shorten the query", {"Connection": "close"}
    )


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(400, f"the query is not UTF-8 (byte {error.start})") from error
