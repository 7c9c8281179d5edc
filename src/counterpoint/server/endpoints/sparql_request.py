"""Reading a request of the SPARQL 1.1 Protocol: what is asked, of which graphs.

https://www.w3.org/TR/sparql11-protocol/#query-operation. What belongs here: requests. What does
not: answering them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from starlette.requests import Request

from counterpoint.rdf.terms.names import is_absolute_iri
from counterpoint.server.http.form import Parameters, parameters_of, read_body, read_form, too_large
from counterpoint.server.http.negotiation import ASK_OFFERS, GRAPH_OFFERS, SELECT_OFFERS, choose
from counterpoint.server.http.problems import HttpError
from counterpoint.server.settings import ServerSettings
from counterpoint.store.workers.messages import Inquiry

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = "this endpoint is read-only: no updates; change the map file instead"
_GRAPHS = {"default-graph-uri", "named-graph-uri"}
_UNKNOWN_AT_MOST = 3  # they are named in a header, which is to stay short


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A request for an answer; ``notice`` says which graphs it names that there are not."""

    inquiry: Inquiry
    notice: str = ""


async def read_inquiry(
    request: Request, settings: ServerSettings, graphs: Collection[str]
) -> SparqlRequest | None:
    """What ``request`` asks; ``None`` if it asks nothing (a GET without query and graphs).

    ``graphs`` are the IRIs of the graphs that there are; any other is empty, as for FROM.

    Raises:
        HttpError: 400 for what the protocol does not allow, 403 for updates, 406 if no answer
            could have an acceptable form, 408, 413 and 415 for the body.
    """
    parameters = parameters_of(request.scope["query_string"])
    if request.method == "POST":
        kind = _content_type(request)
        if kind == _UPDATE:
            raise HttpError(403, _READ_ONLY)
        if kind == _FORM:
            parameters += await read_form(request, settings)
        elif kind == _QUERY:
            _only_graphs(parameters)
            parameters += (
                ("query", _text(await read_body(request, settings, settings.query_size))),
            )
        else:
            raise HttpError(415, f"post {_QUERY} or {_FORM}", {"Accept-Post": f"{_QUERY}, {_FORM}"})
    if any(name == "update" for name, _ in parameters):
        raise HttpError(403, _READ_ONLY)
    texts = [value for name, value in parameters if name == "query"]
    is_silent = not texts and request.method != "POST"
    if is_silent and not any(name in _GRAPHS for name, _ in parameters):
        return None
    if len(texts) != 1:
        raise HttpError(400, f"one 'query' is needed, and there are {len(texts)}")
    return _request_of(request, settings, texts[0], parameters, graphs)


def _request_of(
    request: Request,
    settings: ServerSettings,
    text: str,
    parameters: Parameters,
    graphs: Collection[str],
) -> SparqlRequest:
    if len(text.encode("utf-8")) > settings.query_size:
        raise too_large(settings.query_size)
    accept = ", ".join(request.headers.getlist("accept")) or None
    offers_chosen = [choose(accept, offers) for offers in (SELECT_OFFERS, ASK_OFFERS, GRAPH_OFFERS)]
    if not any(offers_chosen):
        raise not_acceptable()
    for_select, for_ask, for_graph = (offer.format if offer else "" for offer in offers_chosen)
    default = tuple(value for name, value in parameters if name == "default-graph-uri")
    named_graphs = tuple(value for name, value in parameters if name == "named-graph-uri")
    unknown = _unknown((*default, *named_graphs), graphs)
    is_given = bool(default or named_graphs)
    inquiry = Inquiry(
        text,
        for_select,
        for_ask,
        for_graph,
        default_graphs=tuple(x for x in default if x in graphs) if is_given else None,
        named_graphs=tuple(x for x in named_graphs if x in graphs) if is_given else None,
        is_csv_raw=settings.is_csv_raw,
    )
    return SparqlRequest(inquiry, _notice_of(unknown, graphs))


def _unknown(names: tuple[str, ...], graphs: Collection[str]) -> tuple[str, ...]:
    """Those of the graphs ``names`` of the request that there are not."""
    for graph in names:
        if not is_absolute_iri(graph):
            raise HttpError(400, f"{graph[:200]!r} is no absolute IRI, so it names no graph")
    return tuple(dict.fromkeys(graph for graph in names if graph not in graphs))


def _notice_of(unknown: tuple[str, ...], graphs: Collection[str]) -> str:
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


def _only_graphs(parameters: Parameters) -> None:
    if any(name == "query" for name, _ in parameters):
        raise HttpError(400, "there is a query in the address and another in the body; give one")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(400, f"the query is not UTF-8 (byte {error.start})") from error
