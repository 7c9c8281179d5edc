"""``/graphs``, ``/download``, ``/.well-known/void``: the data in every syntax, and what they are.

https://www.w3.org/TR/sparql11-http-rdf-update/, its reading half: GET and HEAD with indirect
graph identification.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counterpoint.errors import InputError
from counterpoint.server.http.form import parameters_of
from counterpoint.server.http.negotiation import (
    DOWNLOADS,
    GRAPH_OFFERS,
    OTHER_DOWNLOADS,
    Offer,
    choose,
)
from counterpoint.server.http.problems import HttpError
from counterpoint.server.http.representation import Representation, representation_response
from counterpoint.server.live.current import Live
from counterpoint.store.queries.ontology_graph import ONTOLOGY_GRAPH

Handler = Callable[[Request], Awaitable[Response]]


def graphs_endpoint(live: Live, ontology: Callable[[str], bytes]) -> Handler:
    """The handler of ``/graphs?default`` (the union of all graphs) and ``/graphs?graph=IRI``.

    ``ontology(format)`` gives the graph that is no part of the union.
    """

    async def endpoint(request: Request) -> Response:
        edition = live.edition
        graph = _graph_named(request, (*edition.graphs, ONTOLOGY_GRAPH))
        offer = _offer(request)
        if graph == ONTOLOGY_GRAPH:
            body = await run_in_threadpool(ontology, offer.format)
        else:
            body = await written(edition.write, graph, offer.format)
        return representation_response(request, Representation(body, offer.content_type))

    return endpoint


def data_endpoint(live: Live) -> Handler:
    """The handler of ``/.well-known/void``: what the data set is (VoID, DCAT)."""

    async def endpoint(request: Request) -> Response:
        offer = _offer(request)
        address = str(request.url.replace(path="/", query="", fragment=""))
        body = await run_in_threadpool(live.edition.describe_data, address, offer.format)
        return representation_response(request, Representation(body, offer.content_type))

    return endpoint


def download_endpoint(live: Live) -> Handler:
    """The handler of ``/download/map.ttl`` and its like; the file is named by the map's id."""

    async def endpoint(request: Request) -> Response:
        edition, ending = live.edition, request.path_params["ending"]
        if ending in DOWNLOADS:
            format_name, content_type = DOWNLOADS[ending]
            body = await written(edition.write, None, format_name)
        elif ending in OTHER_DOWNLOADS:
            content_type = OTHER_DOWNLOADS[ending]
            body = {"md": edition.report, "html": edition.page}[ending]
        else:
            endings = ", ".join((*DOWNLOADS, *OTHER_DOWNLOADS))
            raise HttpError(404, f"there is no map.{ending}; there is map. and one of {endings}")
        name = "".join(
            x if (x.isascii() and x.isalnum()) or x in "-_" else "-" for x in edition.name
        )
        headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
        return representation_response(request, Representation(body, content_type, headers))

    return endpoint


def _offer(request: Request) -> Offer:
    offer = choose(", ".join(request.headers.getlist("accept")) or None, GRAPH_OFFERS)
    if offer is None:
        media_types = ", ".join(dict.fromkeys(x.media_type for x in GRAPH_OFFERS))
        raise HttpError(406, f"accept one of these: {media_types}")
    return offer


def _graph_named(request: Request, graphs: tuple[str, ...]) -> str:
    parameters = parameters_of(request.scope["query_string"])
    name, value = parameters[0] if len(parameters) == 1 else ("", "")
    if (name, value) == ("default", ""):
        return ""
    if name != "graph" or not value:
        raise HttpError(400, f"ask for ?default or for ?graph= and one of: {', '.join(graphs)}")
    if value not in graphs:
        raise HttpError(404, f"there is no such graph here; there are: {', '.join(graphs)}")
    return value


async def written(
    write: Callable[[str | None, str], bytes], graph: str | None, format_name: str
) -> bytes:
    """What ``write`` gives, made in a thread.

    Raises:
        HttpError: the syntax cannot hold the data (RDF/XML only).
    """
    try:
        return await run_in_threadpool(write, graph, format_name)
    except InputError as error:  # only RDF/XML cannot hold everything
        problem = error.problems[0]
        raise HttpError(406, f"{problem.message}; take another syntax") from error
