"""Whatever is sent, the server answers with a documented status and goes on."""

from __future__ import annotations

import contextlib
import http.client
import socket

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lengths import examples
from server.running_server import FORM, MAP_GRAPH, QUERY, RunningServer

DOCUMENTED = {
    *(200, 204, 303, 304),
    *(400, 401, 403, 404, 405, 406, 408, 413, 415),
    503,
}
PATHS = ["/", "/sparql", "/graphs", "/download/map.ttl", "/ontology", "/query", "/questions"]
WORDS = ["SELECT", "ASK", "{", "}", "?s", "*", "a", "cp:Expert", ".", "(", ")", "AS", "FILTER", "<"]

fuzzed = settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
header_text = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
queries = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.sampled_from(["ASK {}", "SELECT * { ?s ?p ?o }", "DESCRIBE cp:Expert", "CLEAR ALL"]),
)
headers = st.dictionaries(
    st.sampled_from(
        [
            *("Accept", "Content-Type", "Origin", "Host", "If-None-Match", "Range", "Cookie"),
            *("Sec-Fetch-Site", "Sec-Fetch-Mode", "Content-Encoding", "Authorization", "Expect"),
            *("Accept-Encoding", "Upgrade", "X-Forwarded-For", "Last-Event-ID"),
        ]
    ),
    st.one_of(
        header_text,
        st.sampled_from(
            [FORM, QUERY, "text/turtle", "*/*;q=0", "null", "cross-site", "navigate", "gzip", "*"]
        ),
    ),
    max_size=4,
)


def status_of(server: RunningServer, method: str, target: str, **request: object) -> int:
    """The status, or 400 where the server closed on what is no HTTP at all."""
    with contextlib.suppress(http.client.BadStatusLine, ConnectionError):
        return server.request(method, target, **request).status  # type: ignore[arg-type]
    return 400


@fuzzed
@given(st.data())
def test_no_request_gets_an_undocumented_status(server: RunningServer, data: st.DataObject) -> None:
    method = data.draw(
        st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "X"])
    )
    path = data.draw(st.one_of(st.sampled_from(PATHS), st.text(max_size=20).map(quoted)))
    names = ["query", "update", "default-graph-uri", "named-graph-uri", "graph", "default"]
    fields = data.draw(
        st.lists(
            st.tuples(st.sampled_from(names), st.one_of(queries, st.just(MAP_GRAPH))), max_size=3
        )
    )
    target = path + "?" + "&".join(f"{name}={quoted(value)}" for name, value in fields)
    body = data.draw(
        st.one_of(
            st.none(),
            st.binary(max_size=300),
            queries.map(encoded),
            queries.map(lambda text: b"query=" + quoted(text).encode()),
        )
    )

    status = status_of(server, method, target, body=body, headers=data.draw(headers))

    assert status in DOCUMENTED


@fuzzed
@given(text=queries, accept=header_text)
def test_no_query_gets_an_undocumented_status(
    server: RunningServer, text: str, accept: str
) -> None:
    fields = {"Content-Type": QUERY, "Accept": accept}

    reply = server.request("POST", "/sparql", encoded(text), fields)

    assert reply.status in DOCUMENTED


@fuzzed
@given(content=st.binary(max_size=400))
def test_bytes_that_are_no_http_do_no_harm(server: RunningServer, content: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(content)
        client.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionError):
            answer = client.recv(65536)
            assert answer == b"" or int(answer.split()[1]) in DOCUMENTED


def test_the_server_is_well_after_all_that(server: RunningServer) -> None:
    assert server.is_well()


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in encoded(text))
