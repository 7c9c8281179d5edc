"""Each SPARQL line of ../shared/hostile/INDEX.md against a running server, and some of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from forbidden_port import listening
from running_processes import seconds_spent
from server.running_server import FORM, QUERY, RunningServer

STATUSES = {
    "sparql-service.rq": 403,
    "sparql-service-silent.rq": 403,
    "sparql-from-file.rq": 200,
    "sparql-load-file.ru": 403,
    "sparql-load-http.ru": 403,
    "sparql-cartesian.rq": 503,
    "sparql-concat-doubling.rq": 503,
    "sparql-deep-parens.rq": 400,
    "sparql-flat-union.rq": 413,
    "sparql-redos.rq": 200,
}


@pytest.fixture
def callers() -> Iterator[list[object]]:
    """Who connected to 127.0.0.1:9, where nobody may."""
    with listening() as port:
        yield port


def test_every_hostile_query_has_its_test(shared_folder: Path) -> None:
    names = {path.name for path in (shared_folder / "hostile").glob("sparql-*")}

    assert names == set(STATUSES)


@pytest.mark.parametrize(("name", "status"), STATUSES.items())
def test_a_hostile_query_does_no_harm(
    server: RunningServer, shared_folder: Path, callers: list[object], name: str, status: int
) -> None:
    text = (shared_folder / "hostile" / name).read_bytes()
    spent_before = seconds_spent(server.process.pid)

    reply = server.post(text, QUERY)

    assert reply.status == status, reply.text
    # Of the process that all share: workers have their deadline, and tell of it in the status.
    assert seconds_spent(server.process.pid) - spent_before < 1.0
    assert server.is_well()
    assert callers == []


def test_from_reads_no_file(server: RunningServer, shared_folder: Path) -> None:
    reply = server.post((shared_folder / "hostile" / "sparql-from-file.rq").read_bytes(), QUERY)

    assert reply.json()["results"] == {"bindings": []}


def test_a_regular_expression_takes_no_time(server: RunningServer, shared_folder: Path) -> None:
    reply = server.post((shared_folder / "hostile" / "sparql-redos.rq").read_bytes(), QUERY)

    assert reply.json()["results"] == {"bindings": []}


OURS = {
    "service-in-subquery": ("SELECT * { { SELECT * { SERVICE <http://127.0.0.1:9/> {} } } }", 403),
    "service-by-variable": ("SELECT * { VALUES ?x {<http://127.0.0.1:9/>} SERVICE ?x {} }", 403),
    "service-behind-less-than": ("SELECT * { FILTER(1<2) SERVICE <http://127.0.0.1:9/> {} }", 403),
    "service-in-a-name": ("SELECT * { ?s <urn:service> 'SERVICE' } # SERVICE", 200),
    "from-http": ("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", 200),
    "from-named-http": (
        "SELECT * FROM NAMED <http://127.0.0.1:9/x> { GRAPH ?g { ?s ?p ?o } }",
        200,
    ),
    "describe-http": ("DESCRIBE <http://127.0.0.1:9/x>", 200),
    "nul": ("ASK { ?s ?p '\0' }", 200),
    "braces": ("SELECT * " + "{" * 3000 + "}" * 3000, 400),
    "not": ("ASK { FILTER(" + "!" * 16000 + "1) }", None),
    "minus-signs": ("ASK { FILTER(" + "-" * 4000 + "1) }", None),
    "unions-at-the-limit": ("ASK { {}" + " UNION {}" * 1750 + " }", None),
    "path": ("SELECT * { ?s (!<urn:x>|!<urn:y>)*/(!<urn:z>)* ?o }", None),
    "empty": (" ", 400),
    "update-behind-prologue": ("BASE <urn:x> PREFIX a: <urn:a> CLEAR ALL", 403),
    "two-queries": ("ASK {} ASK {}", 400),
    "lone-percent": ("ASK { <%> ?p ?o }", None),
}


@pytest.mark.parametrize(("text", "status"), OURS.values(), ids=OURS)
def test_our_own_hostile_queries_do_no_harm(
    server: RunningServer, callers: list[object], text: str, status: int | None
) -> None:
    reply = server.post(text, QUERY)

    allowed = {status} if status else {200, 400, 503}
    assert reply.status in allowed, reply.text
    assert server.is_well()
    assert callers == []


def test_a_form_of_a_million_fields_is_refused(server: RunningServer) -> None:
    assert server.post("a&" * 10_000, FORM).status == 400
    assert server.post("a&" * 1_000_000, FORM).status == 413
    assert server.is_well()
