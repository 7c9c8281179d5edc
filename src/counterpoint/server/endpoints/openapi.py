"""``/openapi.json``: what this server understands, for programs (OpenAPI 3.1).

https://spec.openapis.org/oas/v3.1.0. What belongs here: paths, parameters and answers in words
that a client generator or a tester reads. What does not: giving the answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from counterpoint import __version__
from counterpoint.server.endpoints.suppose import MOST_LETTERS, MOST_NAMES
from counterpoint.server.http.negotiation import (
    ASK_OFFERS,
    DOWNLOADS,
    GRAPH_OFFERS,
    MAP_OFFERS,
    OTHER_DOWNLOADS,
    PAGE_OFFERS,
    PROBLEM_OFFERS,
    SELECT_OFFERS,
)
from counterpoint.server.settings import ServerSettings

_Json = dict[str, Any]

# Whatever is asked: no such name of this machine or a foreign origin, no such method, no room.
_ALWAYS = (400, 403, 405, 429, 503)
_TELLS = {
    400: "The request or the query is wrong; line and column are told.",
    401: "The token is not shown.",
    403: "An update, a SERVICE, a host name or an origin that is not ours.",
    404: "Nothing stands there.",
    405: "It is only read.",
    406: "None of the forms that the answer can have is acceptable.",
    408: "The body did not arrive in time.",
    413: "The query is too long.",
    415: "Another media type or charset was posted.",
    429: "Too many wrong tokens, or too many requests of this client at once; Retry-After says "
    "when to ask again.",
    500: "A fault of the server's own, named; the next query is answered.",
    503: "A limit was reached, or too many wait; Retry-After says when to ask again.",
}


def describe_api(settings: ServerSettings) -> bytes:
    """The description of a server with these ``settings``, as JSON; the same for the same."""
    description: _Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "Counterpoint",
            "version": __version__,
            "description": "One map of expert debate: page, SPARQL endpoint, data, ontology.",
        },
        "paths": _paths(settings),
        "components": {"schemas": {"Problem": _PROBLEM}},
    }
    if settings.token:
        description["components"]["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer"}
        }
        description["security"] = [{"token": []}]
    return json.dumps(description, indent=1, sort_keys=True).encode()


_PROBLEM: _Json = {
    "description": "https://www.rfc-editor.org/rfc/rfc9457",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "advice", "code", "line", "column", "source"],
                "properties": {
                    "message": {"type": "string"},
                    "advice": {"type": "string"},
                    "code": {"type": "string"},
                    "line": {"type": "integer"},
                    "column": {"type": "integer"},
                    "source": {"type": "string"},
                },
            },
        },
    },
}
_SYNTAXES = ["ttl", "nt", "jsonld", "rdf"]
_GRAPHS = [
    {
        "name": name,
        "in": "query",
        "description": description,
        "schema": {"type": "array", "items": {"type": "string", "format": "iri"}},
    }
    for name, description in (
        ("default-graph-uri", "Graphs whose union is the default graph."),
        ("named-graph-uri", "Graphs that GRAPH can reach."),
    )
]


def _ontology(ending: _Json) -> _Json:
    """The terms, and what stands beside them."""
    rdf, page = _types(GRAPH_OFFERS), _types(PAGE_OFFERS)
    return {
        "/ontology": {"get": _reading("The terms, documented.", page, (406,))},
        "/ontology.{ending}": {
            "get": _reading("The terms in one syntax.", rdf, (404,))
            | {"parameters": [ending | {"schema": {"type": "string", "enum": _SYNTAXES}}]}
        },
        "/shapes.ttl": {"get": _reading("The shapes (SHACL).", ["text/turtle"])},
        "/context.jsonld": {"get": _reading("The context of JSON-LD.", ["application/ld+json"])},
    }


def _paths(settings: ServerSettings) -> _Json:
    rdf = _types(GRAPH_OFFERS)
    endings = [*DOWNLOADS, *OTHER_DOWNLOADS]
    downloads = [kind for _, kind in DOWNLOADS.values()] + [*OTHER_DOWNLOADS.values()]
    ending = {
        "name": "ending",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": endings},
    }
    asset = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        "/": {"get": _reading("The map: the page, or the data.", _types(MAP_OFFERS), (406,))},
        "/sparql": _sparql(settings),
        "/suppose": _suppose(),
        "/graphs": {
            "get": _reading("One graph, or with `default` the union of all.", rdf, (404, 406))
            | {"parameters": _graph_parameters()}
        },
        "/.well-known/void": {"get": _reading("What the data set is (VoID, DCAT).", rdf, (406,))},
        "/download/map.{ending}": {
            "get": _reading("The whole map as a file.", downloads, (404, 406))
            | {"parameters": [ending]}
        },
        **_ontology(ending),
        "/query": {"get": _reading("A query editor.", ["text/html"])},
        "/questions": {"get": _reading("The named questions.", ["application/json"])},
        "/openapi.json": {"get": _reading("This description.", ["application/json"])},
        "/assets/{name}": {
            "get": _reading("Scripts and styles.", ["text/javascript", "text/css"], (404,))
            | {"parameters": [asset]}
        },
    }
    if settings.token:
        for path in paths.values():
            for operation in path.values():
                operation["responses"]["401"] = _problem(401)
    return paths


def _sparql(settings: ServerSettings) -> _Json:
    answers = _types((*SELECT_OFFERS, *ASK_OFFERS, *GRAPH_OFFERS))
    query = {
        "type": "string",
        "format": "sparql",
        "maxLength": settings.query_size,
        "examples": ["SELECT ?name { ?e a cp:Expert ; schema:name ?name }"],
    }
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {"query": query, **{x["name"]: x["schema"] for x in _GRAPHS}},
    }
    get = _reading("Answers a SPARQL query.", answers, (406, 413, 500))
    get["responses"]["303"] = {"description": "A browser that asks nothing is sent to /query."}
    post = _operation("Answers a SPARQL query.", answers, (406, 408, 413, 415, 500))
    parameter = {"name": "query", "in": "query", "schema": query}
    return {
        "get": get | {"parameters": [parameter, *_GRAPHS]},
        "post": post
        | {
            "parameters": _GRAPHS,
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {"schema": form},
                    "application/sparql-query": {"schema": query},
                },
            },
        },
    }


def _suppose() -> _Json:
    summary = "What would be told otherwise if claims were settled or experts left out."
    parameters = [
        {
            "name": name,
            "in": "query",
            "description": description,
            "schema": {
                "type": "array",
                "maxItems": MOST_NAMES,
                "items": {"type": "string", "maxLength": MOST_LETTERS},
            },
        }
        for name, description in (
            ("reject", "Claims that are supposed not so, by id or title."),
            ("accept", "Claims that are supposed so, by id or title."),
            ("silence", "Experts of the panel who are left out, by id or name."),
        )
    ]
    return {"get": _reading(summary, ["application/json"]) | {"parameters": parameters}}


def _graph_parameters() -> list[_Json]:
    return [
        {
            "name": "default",
            "in": "query",
            "allowEmptyValue": True,
            "schema": {"type": "string", "maxLength": 0},
        },
        {"name": "graph", "in": "query", "schema": {"type": "string", "format": "iri"}},
    ]


def _reading(summary: str, types: Iterable[str], more: tuple[int, ...] = ()) -> _Json:
    operation = _operation(summary, types, more)
    operation["responses"]["304"] = {"description": "The client has it already (If-None-Match)."}
    return operation


def _operation(summary: str, types: Iterable[str], more: tuple[int, ...]) -> _Json:
    whole = {"description": summary, "content": {kind: {} for kind in types}}
    problems = {str(status): _problem(status) for status in sorted({*_ALWAYS, *more})}
    return {"summary": summary, "responses": {"200": whole, **problems}}


def _problem(status: int) -> _Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {
        offer.media_type: {"schema": schema} if offer.format == "json" else {}
        for offer in PROBLEM_OFFERS
    }
    return {"description": _TELLS[status], "content": content}


def _types(offers: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(offer.media_type for offer in offers))
