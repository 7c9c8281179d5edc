"""What the protocol asks of an endpoint beyond the W3C's tests (`test_w3c_protocol`)."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from rdflib import Graph
from server.running_server import (
    EXPERT_NAMES,
    EXPERTS,
    FINDINGS_GRAPH,
    FORM,
    GRAPHS,
    JSON_RESULTS,
    MAP_GRAPH,
    PREFIX,
    QUERY,
    RunningServer,
)

from counterpoint.vocab import RDF, SD, VOID

UPDATE = "application/sparql-update"
HAS_EXPERTS = "ASK { ?e a cp:Expert }"
HAS_FINDINGS = "ASK { ?f a cp:Agreement }"
NAMES_OF_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def form(*fields: tuple[str, str]) -> str:
    return urlencode(fields)


def is_true(server: RunningServer, query: str, *graphs: tuple[str, str]) -> bool:
    reply = server.get("/sparql?" + form(("query", query), *graphs))
    assert reply.status == 200, reply.text
    return bool(reply.json()["boolean"])


def test_each_way_of_asking_gives_the_same(server: RunningServer) -> None:
    replies = [
        server.query(EXPERTS),
        server.post(form(("query", EXPERTS)), FORM),
        server.post(EXPERTS, QUERY),
    ]

    assert [reply.values() for reply in replies] == [EXPERT_NAMES] * 3


def test_query_post_direct_with_a_charset(server: RunningServer) -> None:
    assert server.post(EXPERTS, f'{QUERY}; charset="UTF-8"').values() == EXPERT_NAMES


def test_query_dataset_default_graph(server: RunningServer) -> None:
    assert is_true(server, HAS_EXPERTS, ("default-graph-uri", MAP_GRAPH))
    assert not is_true(server, HAS_FINDINGS, ("default-graph-uri", MAP_GRAPH))


def test_query_dataset_named_graphs_leave_the_default_graph_empty(server: RunningServer) -> None:
    assert not is_true(server, HAS_EXPERTS, ("named-graph-uri", MAP_GRAPH))


def test_query_multiple_dataset_the_protocol_wins(server: RunningServer) -> None:
    query = f"ASK FROM <{FINDINGS_GRAPH}> {{ ?e a cp:Expert }}"

    assert not is_true(server, query)
    assert is_true(server, query, ("default-graph-uri", MAP_GRAPH))


@pytest.mark.parametrize(
    "graph", ["file:///etc/hostname", "http://127.0.0.1:9/x", f"{PREFIX}graph/mäp"]
)
def test_a_graph_that_is_not_here_is_empty_and_told(server: RunningServer, graph: str) -> None:
    reply = server.get(
        "/sparql?" + form(("query", "ASK { ?s ?p ?o }"), ("default-graph-uri", graph))
    )

    notice = reply.headers["counterpoint-notice"]
    assert reply.json()["boolean"] is False
    assert notice.startswith(f"empty, since there are none such: {ascii(graph)[1:-1]}; there are")
    assert MAP_GRAPH in notice


@pytest.mark.parametrize("graph", ["map", "", "urn:a b"])
def test_what_is_no_iri_names_no_graph(server: RunningServer, graph: str) -> None:
    reply = server.get("/sparql?" + form(("query", "ASK {}"), ("named-graph-uri", graph)))

    assert reply.status == 400
    assert "no absolute IRI" in reply.text


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        ("SELECT * {} ", JSON_RESULTS, JSON_RESULTS),
        ("SELECT * {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT * {}", "text/csv", "text/csv"),
        ("SELECT * {}", "text/tab-separated-values", "text/tab-separated-values"),
        ("ASK {}", "application/json", "application/json"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("DESCRIBE cp:Expert", "text/turtle", "text/turtle"),
        ("DESCRIBE cp:Expert", "application/rdf+xml", "application/rdf+xml"),
        ("CONSTRUCT WHERE { ?s a cp:Expert }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s a cp:Expert }", "application/ld+json", "application/ld+json"),
    ],
    ids=lambda value: value if "/" in value else value.split()[0],
)
def test_query_content_type(
    server: RunningServer, query: str, accept: str, media_type: str
) -> None:
    reply = server.query(query, accept)

    assert reply.status == 200
    assert reply.media_type == media_type


@pytest.mark.parametrize(
    ("query", "accept"),
    [("ASK {}", "text/csv"), ("SELECT * {}", "text/turtle"), ("ASK {}", "image/png")],
)
def test_an_answer_that_the_client_cannot_take(
    server: RunningServer, query: str, accept: str
) -> None:
    assert server.query(query, accept).status == 406


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (r"SELECT ('\u0001' AS ?x) {}", "application/sparql-results+xml"),
        (r"CONSTRUCT { <urn:a> <urn:b> '\u0001' } {}", "application/rdf+xml"),
    ],
    ids=["select", "construct"],
)
def test_an_answer_that_its_form_cannot_hold(
    server: RunningServer, query: str, accept: str
) -> None:
    reply = server.query(query, accept)

    assert reply.status == 406
    assert "U+0001" in reply.text


def test_a_term_that_no_format_has_is_told(server: RunningServer) -> None:
    triple = "<<( <urn:a> <urn:b> 1 )>>"

    reply = server.query(f"CONSTRUCT {{ <urn:a> <urn:b> {triple} }} {{}}")

    assert reply.status == 400
    assert "a triple inside a triple" in reply.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(server: RunningServer, method: str) -> None:
    reply = server.request(method, "/sparql?query=ASK%20%7B%7D")

    assert reply.status == 405
    assert {"GET", "POST"} <= {x.strip() for x in reply.headers["allow"].split(",")}


def test_a_mistake_is_told_with_its_place(server: RunningServer) -> None:
    reply = server.get("/sparql?query=" + quote("ASK {\n  ?s ?p\n}"))

    assert reply.status == 400
    assert reply.media_type == "application/problem+json"
    problems = reply.json()["problems"]
    assert isinstance(problems, list)
    assert problems[0]["line"] == 3
    assert problems[0]["column"] == 1
    assert problems[0]["source"] == "}"


def test_a_mistake_is_told_to_a_person(server: RunningServer) -> None:
    reply = server.query("ASK { ?s ?p }", "text/plain")

    assert reply.media_type == "text/plain"
    source, caret = reply.text.splitlines()[-2:]
    assert source == "    ASK { ?s ?p }"
    assert caret.strip() == "^"


def test_a_form_without_a_query_is_refused(server: RunningServer) -> None:
    assert server.post("", FORM).status == 400


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (form(("update", "CLEAR ALL")), FORM, 403),
        ("CLEAR ALL", UPDATE, 403),
        (form(("update", "CLEAR ALL"), ("update", "CLEAR ALL")), FORM, 403),
        (form(("update", "CLEAR XYZ")), FORM, 403),
        (form(("update", "CLEAR ALL")), "text/plain", 415),
        (form(("update", "CLEAR ALL")), None, 415),
        ("CLEAR ALL".encode("utf-16"), f"{UPDATE}; charset=UTF-16", 415),
        (form(("query", "CLEAR ALL")), FORM, 403),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", QUERY, 403),
    ],
    ids=[
        "update_post_form",
        "update_post_direct",
        "bad_multiple_updates",
        "bad_update_syntax",
        "bad_update_wrong_media_type",
        "bad_update_missing_form_type",
        "bad_update_non_utf8",
        "update_in_query_form",
        "update_in_query_direct",
    ],
)
def test_every_update_is_refused(
    server: RunningServer, body: str | bytes, content_type: str | None, status: int
) -> None:
    assert server.post(body, content_type).status == status
    assert server.is_well()


def test_head_is_get_without_a_body(server: RunningServer) -> None:
    path = "/sparql?" + form(("query", EXPERTS))

    reply, head = server.get(path), server.request("HEAD", path)

    assert head.status == 200
    assert head.body == b""
    assert head.headers["content-length"] == str(len(reply.body))
    assert head.headers["etag"] == reply.headers["etag"]


def test_options_names_the_methods(server: RunningServer) -> None:
    reply = server.request("OPTIONS", "/sparql")

    assert reply.status == 204
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_an_answer_that_the_client_has_is_not_sent_again(server: RunningServer) -> None:
    path = "/sparql?" + form(("query", EXPERTS))
    first = server.get(path)

    again = server.get(path, If_None_Match=first.headers["etag"])
    other = server.get(path, accept="text/csv", If_None_Match=first.headers["etag"])
    posted = server.request(
        "POST",
        "/sparql",
        EXPERTS.encode(),
        {"Content-Type": "application/sparql-query", "If-None-Match": first.headers["etag"]},
    )

    assert (again.status, again.body) == (304, b"")
    assert other.status == 200
    assert posted.status == 200


def test_who_asks_nothing_is_told_what_stands_here(server: RunningServer) -> None:
    reply = server.get("/sparql", "text/turtle")

    assert reply.media_type == "text/turtle"
    assert "SPARQL11Query" in reply.text


def test_the_service_description_counts_each_graph_and_their_union(server: RunningServer) -> None:
    described = Graph().parse(data=server.get("/sparql", "text/turtle").text, format="turtle")
    count_query = "SELECT (COUNT(*) AS ?n) { %s }"
    (union,) = described.objects(None, SD.defaultGraph)

    counts = {
        str(described.value(graph_name, SD.name)): [
            str(count)
            for graph in described.objects(graph_name, SD.graph)
            for count in described.objects(graph, VOID.triples)
        ]
        for graph_name in described.subjects(RDF.type, SD.NamedGraph)
    }

    assert counts == {
        name: server.query(count_query % f"GRAPH <{name}> {{ ?s ?p ?o }}").values()
        for name in GRAPHS
    }
    assert [str(described.value(union, VOID.triples))] == server.query(
        count_query % "?s ?p ?o"
    ).values()


def test_a_browser_that_asks_nothing_is_sent_to_the_editor(server: RunningServer) -> None:
    reply = server.get("/sparql", "text/html")

    assert (reply.status, reply.headers["location"]) == (303, "/query")


def test_the_prefixes_need_no_declaration_and_may_have_one(server: RunningServer) -> None:
    declared = "PREFIX cp: <https://w3id.org/counterpoint/ns#> " + EXPERTS

    assert server.query(declared).values() == EXPERT_NAMES


def test_a_query_may_ask_what_kinds_are_called(server: RunningServer) -> None:
    vocabulary = "https://w3id.org/counterpoint/ns"
    text = """SELECT DISTINCT ?name {
      GRAPH <%s> { cp:polarity-deny skos:prefLabel ?name FILTER(LANG(?name) = "uk") }
    }"""

    reply = server.query(text % vocabulary, "text/csv")

    assert reply.text.split() == ["name", "заперечує"]
    assert is_true(server, "ASK { cp:kind a ?class }", ("default-graph-uri", vocabulary))
