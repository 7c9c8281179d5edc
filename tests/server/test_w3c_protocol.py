"""The W3C's tests of the SPARQL 1.1 Protocol, under their names, written anew.

They are those of the manifest ``sparql/sparql11/protocol`` of the W3C's RDF tests. All of the
query operation apply to an endpoint that only answers, and so do those of the update operation
that expect a refusal. Those that expect an update to succeed do not; here they must be refused,
each in the way in which it is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from server.running_server import (
    FINDINGS_GRAPH,
    FORM,
    JSON_RESULTS,
    MAP_GRAPH,
    QUERY,
    RunningServer,
)

UPDATE = "application/sparql-update"
XML_RESULTS = "application/sparql-results+xml"
EXPERT = "<https://example.org/city/expert/ruiz> a cp:Expert"
FINDING = "?finding a cp:Agreement"
ABSENT = "https://example.org/city/graph/absent"  # as the manifest's own data0.rdf, never loaded
SUCCEEDING_UPDATES = [
    "update_dataset_default_graph",
    "update_dataset_default_graphs",
    "update_dataset_named_graphs",
    "update_dataset_full",
    "update_post_form",
    "update_post_direct",
    "update_base_uri",
]
TESTS = [
    "query_post_form",
    "query_dataset_default_graphs_get",
    "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post",
    "query_dataset_named_graphs_get",
    "query_dataset_full",
    "query_multiple_dataset",
    "query_get",
    "query_content_type_select",
    "query_content_type_ask",
    "query_content_type_describe",
    "query_content_type_construct",
    *SUCCEEDING_UPDATES,
    "query_post_direct",
    "bad_query_method",
    "bad_multiple_queries",
    "bad_query_wrong_media_type",
    "bad_query_missing_form_type",
    "bad_query_missing_direct_type",
    "bad_query_non_utf8",
    "bad_query_syntax",
    "bad_update_get",
    "bad_multiple_updates",
    "bad_update_wrong_media_type",
    "bad_update_missing_form_type",
    "bad_update_non_utf8",
    "bad_update_syntax",
    "bad_update_dataset_conflict",
]


def at(*fields: tuple[str, str]) -> str:
    return "/sparql?" + urlencode(fields)


def default(*graphs: str) -> list[tuple[str, str]]:
    return [("default-graph-uri", graph) for graph in graphs]


def named(*graphs: str) -> list[tuple[str, str]]:
    return [("named-graph-uri", graph) for graph in graphs]


@pytest.mark.parametrize("name", TESTS)
def test_each_test_of_the_manifest_is_here_and_in_the_documentation(
    project_folder: Path, name: str
) -> None:
    documented = (project_folder / "docs" / "server.md").read_text(encoding="utf-8")

    assert f"`{name}`" in documented
    assert name in SUCCEEDING_UPDATES or f"test_{name}" in globals()


def test_query_post_form(server: RunningServer) -> None:
    reply = server.post(urlencode({"query": "ASK {}"}), FORM, at(*default(ABSENT)))

    assert (reply.status, reply.json()["boolean"]) == (200, True)


def test_query_dataset_default_graphs_get(server: RunningServer) -> None:
    question = f"ASK {{ {EXPERT} . {FINDING} }}"

    assert server.get(at(("query", question), *default(MAP_GRAPH, FINDINGS_GRAPH))).json()[
        "boolean"
    ]
    for graph in (MAP_GRAPH, FINDINGS_GRAPH):
        assert not server.get(at(("query", question), *default(graph))).json()["boolean"]


def test_query_dataset_default_graphs_post(server: RunningServer) -> None:
    question = f"ASK {{ {EXPERT} . {FINDING} }}"

    assert server.post(question, QUERY, at(*default(MAP_GRAPH, FINDINGS_GRAPH))).json()["boolean"]
    for graph in (MAP_GRAPH, FINDINGS_GRAPH):
        assert not server.post(question, QUERY, at(*default(graph))).json()["boolean"]


def test_query_dataset_named_graphs_post(server: RunningServer) -> None:
    question = f"ASK {{ GRAPH ?g1 {{ {EXPERT} }} GRAPH ?g2 {{ {FINDING} }} }}"

    assert server.post(question, QUERY, at(*named(MAP_GRAPH, FINDINGS_GRAPH))).json()["boolean"]
    assert not server.post(question, QUERY, at(*named(MAP_GRAPH))).json()["boolean"]


def test_query_dataset_named_graphs_get(server: RunningServer) -> None:
    question = f"ASK {{ GRAPH ?g1 {{ {EXPERT} }} GRAPH ?g2 {{ {FINDING} }} }}"

    assert server.get(at(("query", question), *named(MAP_GRAPH, FINDINGS_GRAPH))).json()["boolean"]
    assert not server.get(at(("query", question), *named(FINDINGS_GRAPH))).json()["boolean"]


def test_query_dataset_full(server: RunningServer) -> None:
    question = f"ASK {{ {EXPERT} GRAPH ?g1 {{ {FINDING} }} GRAPH ?g2 {{ {EXPERT} }} }}"
    whole = (*default(MAP_GRAPH), *named(FINDINGS_GRAPH, MAP_GRAPH))

    assert server.post(question, QUERY, at(*whole)).json()["boolean"]
    assert not server.post(question, QUERY, at(*whole[1:])).json()["boolean"]


def test_query_multiple_dataset(server: RunningServer) -> None:
    question = (
        f"ASK FROM <{ABSENT}> {{ GRAPH ?g1 {{ {EXPERT} }} GRAPH ?g2 {{ {FINDING} }} }}",
        f"ASK FROM <{MAP_GRAPH}> {{ {EXPERT} }}",
    )
    graphs = named(MAP_GRAPH, FINDINGS_GRAPH)

    answers = [server.post(text, QUERY, at(*graphs)).json()["boolean"] for text in question]

    assert answers == [True, False]


def test_query_get(server: RunningServer) -> None:
    reply = server.get(at(("query", "ASK {}"), *default(ABSENT)))

    assert (reply.status, reply.json()["boolean"]) == (200, True)


def test_query_content_type_select(server: RunningServer) -> None:
    reply = server.post("SELECT (1 AS ?value) {}", QUERY, at(*default(ABSENT)))

    assert (reply.status, reply.media_type) == (200, JSON_RESULTS)
    assert reply.values() == ["1"]


def test_query_content_type_ask(server: RunningServer) -> None:
    reply = server.post("ASK {}", QUERY, at(*default(ABSENT)))

    assert (reply.status, reply.media_type) == (200, JSON_RESULTS)


def test_query_content_type_describe(server: RunningServer) -> None:
    reply = server.post("DESCRIBE <http://example.org/>", QUERY, at(*default(ABSENT)))

    assert (reply.status, reply.media_type) == (200, "text/turtle")


def test_query_content_type_construct(server: RunningServer) -> None:
    reply = server.post("CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, at(*default(ABSENT)))

    assert (reply.status, reply.media_type) == (200, "text/turtle")
    assert "<p> 1" in reply.text.replace("https://example.org/city/", "")


def test_query_post_direct(server: RunningServer) -> None:
    reply = server.post("ASK {}", QUERY)

    assert (reply.status, reply.json()["boolean"]) == (200, True)


def test_bad_query_method(server: RunningServer) -> None:
    body = urlencode({"query": "ASK {}"}).encode()

    reply = server.request("PUT", "/sparql", body, {"Content-Type": FORM})

    assert reply.status == 405
    assert {"GET", "POST"} <= {x.strip() for x in reply.headers["allow"].split(",")}


def test_bad_multiple_queries(server: RunningServer) -> None:
    fields = urlencode([("query", "ASK {}"), ("query", "SELECT * {}")])

    assert server.get(f"/sparql?{fields}").status == 400
    assert server.post(fields, FORM).status == 400
    assert server.post("ASK {}", QUERY, at(("query", "ASK {}"))).status == 400


def test_bad_query_wrong_media_type(server: RunningServer) -> None:
    reply = server.post("ASK {}", "text/plain")

    assert reply.status == 415
    assert QUERY in reply.headers["accept-post"]


def test_bad_query_missing_form_type(server: RunningServer) -> None:
    assert server.post(urlencode({"query": "ASK {}"}), None).status == 415


def test_bad_query_missing_direct_type(server: RunningServer) -> None:
    assert server.post("ASK {}", None).status == 415


def test_bad_query_non_utf8(server: RunningServer) -> None:
    assert server.post("ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16").status == 415
    assert server.post("ASK {}".encode("utf-16"), QUERY).status == 400
    assert server.get("/sparql?query=ASK%20%7B%7D%20%23%FF").status == 400


def test_bad_query_syntax(server: RunningServer) -> None:
    assert server.get("/sparql?query=" + quote("ASK {")).status == 400


def test_bad_update_get(server: RunningServer) -> None:
    assert server.get(at(("update", "CLEAR ALL"))).status == 403


def test_bad_multiple_updates(server: RunningServer) -> None:
    fields = urlencode([("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")])

    assert server.post(fields, FORM).status == 403


def test_bad_update_wrong_media_type(server: RunningServer) -> None:
    assert server.post("CLEAR NAMED", "text/plain").status == 415


def test_bad_update_missing_form_type(server: RunningServer) -> None:
    assert server.post(urlencode({"update": "CLEAR NAMED"}), None).status == 415


def test_bad_update_non_utf8(server: RunningServer) -> None:
    body = "CLEAR NAMED".encode("utf-16")

    assert server.post(body, f"{UPDATE}; charset=UTF-16").status in {403, 415}


def test_bad_update_syntax(server: RunningServer) -> None:
    assert server.post(urlencode({"update": "CLEAR XYZ"}), FORM).status == 403


def test_bad_update_dataset_conflict(server: RunningServer) -> None:
    text = f"WITH <{MAP_GRAPH}> DELETE {{ ?s ?p 'a' }} INSERT {{ ?s ?p 'b' }} WHERE {{ ?s ?p 'a' }}"

    assert server.post(text, UPDATE, at(("using-named-graph-uri", ABSENT))).status == 403


def _to(name: str) -> Callable[[RunningServer], int]:
    text = f"CLEAR ALL ; INSERT DATA {{ GRAPH <{MAP_GRAPH}> {{ <a> <b> 1 }} }}"
    using = {
        "update_dataset_default_graph": [("using-graph-uri", MAP_GRAPH)],
        "update_dataset_default_graphs": [("using-graph-uri", x) for x in (MAP_GRAPH, ABSENT)],
        "update_dataset_named_graphs": [("using-named-graph-uri", MAP_GRAPH)],
        "update_dataset_full": [("using-graph-uri", ABSENT), ("using-named-graph-uri", MAP_GRAPH)],
        "update_base_uri": [],
        "update_post_direct": [],
    }
    if name in using:
        path, base = at(*using[name]), "BASE <http://example.org/> " * (name == "update_base_uri")
        return lambda server: server.post(base + text, UPDATE, path).status
    return lambda server: server.post(urlencode({"update": text}), FORM).status


@pytest.mark.parametrize("name", SUCCEEDING_UPDATES)
def test_an_update_that_elsewhere_succeeds_is_refused(server: RunningServer, name: str) -> None:
    assert _to(name)(server) == 403
    assert server.is_well()
