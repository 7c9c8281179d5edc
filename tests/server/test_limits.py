from __future__ import annotations

import contextlib
import http.client
import json
import select
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from server.running_server import EXPERTS, FORM, QUERY, RunningServer, serving, wait_until

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def impatient() -> Iterator[RunningServer]:
    """A server of one worker that waits for nobody."""
    with serving(
        deadline=3.0, workers=1, queue=1, body_deadline=0.5, send_deadline=0.5, connections=20
    ) as running:
        yield running


@pytest.fixture(scope="module")
def patient() -> Iterator[RunningServer]:
    """A server of one worker that would let a query run for longer than a test waits."""
    with serving(deadline=60.0, workers=1, queue=1) as running:
        yield running


@contextlib.contextmanager
def connected(server: RunningServer, content: bytes = b"") -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(content)
        yield client


def posted(body: bytes, length: int | None = None) -> bytes:
    size = len(body) if length is None else length
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {QUERY}\r\n"
    return f"{head}Content-Length: {size}\r\n\r\n".encode() + body


def test_rows_beyond_the_limit_are_cut_and_the_answer_says_so(server: RunningServer) -> None:
    reply = server.query("SELECT ?s { ?s ?p ?o }")

    assert len(reply.values()) == 500
    assert reply.headers["counterpoint-notice"].startswith("cut after 500 rows")


def test_triples_beyond_the_limit_are_cut(server: RunningServer) -> None:
    reply = server.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")

    assert len(reply.text.splitlines()) == 500
    assert reply.headers["counterpoint-notice"].startswith("cut after 500 triples")


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv"])
def test_bytes_beyond_the_limit_are_cut_at_a_row(server: RunningServer, accept: str) -> None:
    query = f"SELECT ?s ('{'x' * 1000}' AS ?x) {{ ?s ?p ?o }} LIMIT 400"

    reply = server.query(query, accept)

    assert 100_000 < len(reply.body) <= 200_000
    assert reply.body.rstrip().endswith((b"}", b"x" * 1000))
    assert "rows" in reply.headers["counterpoint-notice"]


def test_a_row_that_is_too_large_alone_is_an_error(server: RunningServer) -> None:
    doubled = "".join(f" BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(15))

    reply = server.query(f"SELECT ?x15 {{ BIND('0123456789' AS ?x0){doubled} }}")

    assert reply.status == 503
    assert "one row" in reply.text


def test_a_whole_answer_has_no_notice(server: RunningServer) -> None:
    assert "counterpoint-notice" not in server.query(EXPERTS).headers


@pytest.mark.parametrize("length", [16 * 1024 + 1, 60_000, 10_000_000])
def test_a_long_query_is_refused(server: RunningServer, length: int) -> None:
    reply = server.post("ASK {} #" + "x" * length, QUERY)

    assert reply.status == 413
    assert server.is_well()


def test_a_long_query_in_the_address_is_refused(server: RunningServer) -> None:
    assert server.query("ASK {} #" + "x" * 17_000).status == 413
    # 400 is for a head that is too long, which it is or is not by how it arrives in pieces.
    assert server.query("ASK {} #" + "x" * 70_000).status in {400, 413}
    assert server.is_well()


def test_a_head_that_is_too_long_gets_its_answer(server: RunningServer) -> None:
    path = "/sparql?query=ASK+%7B%7D+%23" + "x" * 4_000_000
    replies = [server.get(path) for _ in range(5)]

    assert {reply.status for reply in replies} == {400}
    assert "shorten the address" in replies[0].text
    assert server.is_well()


def test_what_is_no_http_gets_an_answer_and_an_end(server: RunningServer) -> None:
    with connected(server, b"hello\r\n\r\n") as client:
        answer = b"".join(iter(lambda: client.recv(1000), b""))

    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"this is no HTTP" in answer


def test_a_query_of_full_length_is_answered(server: RunningServer) -> None:
    text = "ASK {} #".ljust(16 * 1024, "x")

    assert server.post(text, QUERY).status == 200
    assert server.query(text).status == 200
    assert server.post(f"query={text}".replace("#", "%23"), FORM).status == 200


def test_an_endless_query_is_stopped_and_the_client_told_to_wait(server: RunningServer) -> None:
    reply = server.query(ENDLESS)

    assert reply.status == 503
    assert int(reply.headers["retry-after"]) > 0
    assert "after 1 seconds" in str(reply.json()["detail"])


FAILING = """
from counterpoint.store.store import Store

answered = Store.query_here

def fail(self, text, **limits):
    if text == "ASK {1 2 3}":
        raise KeyError("of ours")
    return answered(self, text, **limits)

Store.query_here = fail
"""


def test_an_error_of_ours_is_named_and_the_next_query_answered(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(FAILING, encoding="utf-8")
    with serving(str(tmp_path), workers=1) as failing:
        reply = failing.query("ASK {1 2 3}")

        assert (reply.status, reply.media_type) == (500, "application/problem+json")
        assert "internal error in the query: KeyError: 'of ours'" in str(reply.json()["detail"])
        assert "Traceback" not in reply.text
        assert failing.is_well()


def test_a_full_queue_is_refused_at_once(patient: RunningServer) -> None:
    with contextlib.ExitStack() as stack:
        stack.enter_context(connected(patient, posted(ENDLESS.encode())))
        assert wait_until(patient.is_working)
        # One of the two finds a place in the queue, whichever comes first.
        both = [stack.enter_context(connected(patient, posted(ENDLESS.encode()))) for _ in "ab"]
        answered, _, _ = select.select(both, [], [], 60)
        reply = http.client.HTTPResponse(answered[0])
        reply.begin()
        body = reply.read()

    assert len(answered) == 1
    assert reply.status == 503
    assert b"too many queries wait" in body
    assert reply.getheader("Retry-After")
    assert wait_until(lambda: not patient.is_working())


def test_who_hangs_up_is_not_worked_for(patient: RunningServer) -> None:
    with connected(patient, posted(ENDLESS.encode())):
        assert wait_until(patient.is_working)

    assert patient.is_well()


def test_half_a_head_is_not_waited_for(impatient: RunningServer) -> None:
    with connected(impatient, b"GET /sparql?query=ASK HTTP/1.1\r\nHost: lo") as client:
        assert client.recv(100) == b""

    assert impatient.is_well()


def test_half_a_second_head_is_not_waited_for(impatient: RunningServer) -> None:
    ask = b"GET /questions HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with connected(impatient, ask) as client:
        assert client.recv(100_000).startswith(b"HTTP/1.1 200")
        client.sendall(b"GET /ques")
        rest = b"".join(iter(lambda: client.recv(100_000), b""))

    assert b"HTTP/1.1" not in rest


def test_half_a_body_is_not_waited_for(impatient: RunningServer) -> None:
    with connected(impatient, posted(b"ASK", length=100)) as client:
        assert client.recv(100).startswith(b"HTTP/1.1 408")

    assert impatient.is_well()


def is_established(port: int, client_port: int) -> bool:
    """Whether the server's end of a connection is open, which a client's full window hides."""
    ends = f"0100007F:{port:04X} 0100007F:{client_port:04X} 01"
    return ends in Path("/proc/net/tcp").read_text(encoding="ascii")


def test_who_does_not_take_the_answer_is_left(impatient: RunningServer) -> None:
    ask = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", impatient.port))
        client.sendall(ask * 20)
        own_port = client.getsockname()[1]
        assert wait_until(lambda: not is_established(impatient.port, own_port))
        client.settimeout(60)
        with contextlib.suppress(ConnectionResetError):
            size = sum(map(len, iter(lambda: client.recv(2**20), b"")))
            assert size < 20 * len(impatient.get("/").body)

    assert impatient.is_well()


def test_more_connections_than_there_is_room_for_are_ended(impatient: RunningServer) -> None:
    with contextlib.ExitStack() as stack:
        silent = [stack.enter_context(connected(impatient)) for _ in range(30)]

        assert impatient.get("/questions").status == 200
        assert silent[0].recv(1) == b""


def test_many_clients_at_once_each_get_their_own_answer(server: RunningServer) -> None:
    wrong: list[int] = []

    def ask(number: int) -> None:
        reply = server.query(f"SELECT ({number} AS ?n) {{}}")
        if json.loads(reply.body)["results"]["bindings"][0]["n"]["value"] != str(number):
            wrong.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
