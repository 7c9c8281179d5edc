"""Everything that an endpoint can do wrong is one error with advice, within the deadline."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from counterpoint.errors import CounterpointError, InputError, LimitError
from counterpoint.store.endpoint import Addresses, Credentials, Endpoint
from counterpoint.store.endpoint.transport import Request, exchange

RESULTS = "application/sparql-results+json"


@contextlib.contextmanager
def answering(*pieces: bytes, drip: float = 0, times: int = 1) -> Iterator[str]:
    """The address of a server that says ``pieces`` whatever it is asked, and then hangs up.

    With ``drip`` it goes on saying a space every so many seconds.
    """
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)

        def serve() -> None:
            for _ in range(times):
                while not stop.is_set():
                    with contextlib.suppress(TimeoutError):
                        connection, _ = listener.accept()
                        break
                else:
                    return
                with connection, contextlib.suppress(OSError):
                    connection.settimeout(5)
                    hear(connection)
                    for piece in pieces:
                        connection.sendall(piece)
                    while drip and not stop.wait(drip):
                        connection.sendall(b" ")

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/query"
        finally:
            stop.set()
            serving.join()


def hear(connection: socket.socket) -> None:
    """Read a request whole: what is left unread makes hanging up look like a broken line."""
    with connection.makefile("rb") as stream:
        if stream.peek(1)[:1] == b"\x16":  # the greeting of TLS, which has no lines
            stream.read(int.from_bytes(stream.read(5)[3:]))
            return
        head = b"".join(itertools.takewhile(lambda line: line != b"\r\n", stream))
        length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
        stream.read(int(length[1]) if length else 0)


def reply(status: str, body: str = "", media_type: str = RESULTS, **headers: str) -> bytes:
    content = body.encode()
    sentence = {"Content-Type": media_type, "Content-Length": str(len(content))} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in sentence.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content


def endpoint(address: str, seconds: float = 20) -> Endpoint:
    return Endpoint(Addresses(address, address), Credentials(), seconds=seconds)


PAGE = "<html><head><style>b{}</style></head><body><h1>It works!</h1></body></html>"
COUNT = json.dumps(
    {
        "head": {"vars": ["n"]},
        "results": {"bindings": [{"n": {"type": "typed-literal", "value": "7"}}]},
    }
)
CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: " + RESULTS + "\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (reply("200 OK", PAGE, "text/html; charset=utf-8"), "answers with a web page (text/html)"),
        (reply("200 OK", "{}", ""), "answers with no media type"),
        (
            reply("302 Found", location="http://other.example/sparql?key=secret"),
            "sends on to http://other.example/sparql (302)",
        ),
        (reply("400 Bad Request", "no such function", "text/plain"), "no such function"),
        (reply("401 Unauthorized"), "asks who you are (401)"),
        (reply("403 Forbidden", PAGE, "text/html"), "refuses this (403): It works!"),
        (reply("404 Not Found"), "there is no store at this address (404)"),
        (reply("405 Method Not Allowed"), "--update-endpoint"),
        (reply("500 Oh", "stack\n  trace", "text/plain"), "the store failed (500): stack trace"),
        (reply("503 Busy"), "is too busy or gave up (503)"),
        (reply("200 OK", "{", Content_Length="9"), "the answer broke off after 1 of 9 bytes"),
        (f"{CHUNKED}5\r\n{{".encode(), "the answer broke off"),
        (reply("200 OK", '{"head": {"vars": ["graph"]}, "results": {"bind'), "was cut short"),
        (reply("200 OK", "[" * 100_000), "is not SPARQL results in JSON"),
        (
            reply("200 OK", '{"head": {"vars": ["other"]}, "results": {"bindings": []}}'),
            "answers other where graph, map",
        ),
        (
            reply("200 OK", '{"head": {"vars": []}, "results": {"bindings": [{}]}}'),
            "answers no column where",
        ),
        (reply("200 OK", '{"boolean": true}'), "answers yes or no where graph"),
        (reply("200 OK", '{"head": {}}'), "is not SPARQL results in JSON"),
        (b"SSH-2.0-OpenSSH\r\n", "does not speak HTTP"),
        (b"", "the connection broke off before the answer"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_each_wrong_answer_is_told(answer: bytes, sentence: str) -> None:
    with answering(answer) as address, pytest.raises(CounterpointError) as failure:
        endpoint(address).list_maps()

    message = str(failure.value)
    assert sentence in message
    assert "secret" not in message
    assert "127.0.0.1" in message


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        (b"HTTP/1.1 200 OK\r\nX-Slow:",),
        (reply("200 OK", "", Content_Length="999"),),
        (reply("200 OK", "", Content_Length="999", Connection="close"),),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",),
    ],
    ids=["silence", "slow head", "slow body", "slow last body", "slow body without end"],
)
def test_the_deadline_holds_however_slowly_it_drips(pieces: tuple[bytes, ...]) -> None:
    late = pytest.raises(LimitError, match=r"did not answer within 0\.5 seconds")

    with answering(*pieces, drip=0.1) as address, late:
        endpoint(address, 0.5).list_maps()


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    for answer in (reply("200 OK", "x" * 100), f"{CHUNKED}64\r\n{'x' * 100}\r\n0\r\n\r\n".encode()):
        with answering(answer) as address, pytest.raises(LimitError, match="more than 0 MiB"):
            exchange(Request("GET", address, {}), authorization=None, seconds=20, most=50)


def test_nothing_listens_and_nobody_knows_the_host() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(InputError, match="nothing answers there"):
        endpoint(f"http://127.0.0.1:{port}/query").list_maps()
    with pytest.raises(InputError, match="the name of the host is not known"):
        endpoint("http://nowhere.invalid/query").list_maps()


def test_plain_http_where_tls_is_spoken_is_told() -> None:
    advised = pytest.raises(InputError, match="write http:")

    with answering(reply("400 Bad Request")) as address, advised:
        endpoint(address.replace("http:", "https:")).list_maps()


def test_a_graph_that_comes_short_is_an_error() -> None:
    answer = reply("200 OK", COUNT, Connection="close")

    with answering(answer, times=2) as address, pytest.raises(InputError, match="answers with"):
        endpoint(address).read(("urn:g",))


@pytest.mark.parametrize(
    ("reader", "answer", "ask"),
    [
        ("client.read_results", reply("200 OK", COUNT), lambda store: store.query("ASK {}", ())),
        (
            "client.read_triples",
            reply("200 OK", "", "text/turtle"),
            lambda store: store.query("DESCRIBE <a:b>", ()),
        ),
        ("graphs.read_graph", reply("200 OK", "", "text/turtle"), lambda x: x.read(("urn:g",))),
    ],
    ids=["rows", "triples", "graph"],
)
def test_an_answer_that_crashes_its_reader_leaves_us_running(
    reader: str,
    answer: bytes,
    ask: Callable[[Endpoint], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = os.getpid()

    def crash(*_: object) -> None:
        assert os.getpid() != ours
        os._exit(1)

    monkeypatch.setattr(f"counterpoint.store.endpoint.{reader}", crash)
    monkeypatch.setattr("counterpoint.store.endpoint.graphs.count", lambda *_: 7)

    with answering(answer) as address, pytest.raises(LimitError, match="ended in a crash"):
        ask(endpoint(address))


def test_names_and_truth_values_of_older_drafts_are_understood() -> None:
    values = {
        "a": {
            "type": "typed-literal",
            "value": "1",
            "datatype": "http://www.w3.org/2001/XMLSchema#boolean",
        },
        "b": {"type": "literal", "value": "x", "xml:lang": "en"},
        "c": {"type": "uri", "value": "urn:x"},
    }
    body = json.dumps({"head": {"vars": [*values, "d"]}, "results": {"bindings": [values]}})

    with answering(reply("200 OK", body)) as address:
        result = endpoint(address).query("SELECT * { ?a ?b ?c }", ())

    assert [str(term) for term in result.rows[0]] == ["true", "x", "urn:x", "None"]
