"""No query that the guard lets through calls anybody, whatever the engine reads in it."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as px
import pytest
from lengths import IS_LONG, examples
from rdflib.plugins.sparql.parser import parseQuery
from store.queries.guard_before import require_no_call_before
from store.queries.hidden_calls import NAMESPACES, harmless_queries, hidden_calls

from counterpoint.errors import InputError
from counterpoint.store.endpoint import Credentials, Endpoint, addresses_of
from counterpoint.store.endpoint.transport import Request, Response
from counterpoint.store.queries import calls
from counterpoint.store.queries.answering import QueryTask, require_read_without_call
from counterpoint.store.queries.calls import find_call, without_call_words
from counterpoint.store.queries.sparql import read_outline
from counterpoint.vocab import PREFIXES

# More in a soak. Of 10,000 some show each rule of the guard that is lacking; that more of them show
# nothing else is for the long run.
COUNT = int(os.environ.get("COUNTERPOINT_FUZZED_QUERIES", "100000" if IS_LONG else "40000"))
MANY = COUNT if IS_LONG else COUNT // 4

Guard = Callable[[str], object]


@dataclass
class Listener:
    """Somebody who hears every call, and hangs up."""

    address: str
    connections: list[object] = field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        listening = Listener(f"http://127.0.0.1:{server.getsockname()[1]}/")

        def hang_up() -> None:
            while True:
                try:
                    connection, caller = server.accept()
                except OSError:
                    return
                listening.connections.append(caller)
                connection.close()

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        yield listening
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.fixture(scope="module")
def store() -> px.Store:
    """Triples whose objects are the namespaces, so that what stands behind a pattern is reached."""
    name = px.NamedNode("urn:x")
    store = px.Store()
    for value in ("urn:x", *NAMESPACES):
        store.add(px.Quad(name, name, px.NamedNode(value), px.DefaultGraph()))
    store.add(px.Quad(name, name, px.Literal(-1), px.DefaultGraph()))
    return store


def calls_made(
    guard: Guard, queries: Iterable[str], listener: Listener, store: px.Store
) -> Iterator[str]:
    """The queries that ``guard`` lets through and that then reach the listener."""
    for text in queries:
        try:
            guard(text)
        except InputError:
            continue
        before = len(listener.connections)
        is_failed = run(store, text)
        # A call that fails has been made; the listener may hear of it a moment later.
        if is_failed or len(listener.connections) > before:
            yield text


def run(store: px.Store, text: str) -> bool:
    """Run a query as the worker does; whether it failed by a call."""
    try:
        answer = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if not isinstance(answer, px.QueryBoolean):
            list(answer)
    except (SyntaxError, ValueError):
        return False
    except (OSError, RuntimeError):
        return True
    return False


def engine_alone(text: str) -> None:
    """The engine's own reading, without the guard before it."""
    require_read_without_call(
        QueryTask(text, "query", "https://x.example/", is_union=True, max_rows=10)
    )


def no_guard(text: str) -> None:
    """Let everything through."""


def test_nobody_is_called_by_what_the_guard_lets_through(
    listener: Listener, store: px.Store
) -> None:
    queries = hidden_calls(1, MANY, listener.address)

    assert [*calls_made(read_outline, queries, listener, store)] == []


def test_nobody_is_called_by_what_the_engine_reads_without_the_word(
    listener: Listener, store: px.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It is refused with or without a word on where the mistake is.
    monkeypatch.setattr("counterpoint.store.queries.answering.find_mistake", lambda *_: None)
    queries = hidden_calls(2, COUNT // 20, listener.address)

    assert [*calls_made(engine_alone, queries, listener, store)] == []


def test_no_endpoint_is_sent_a_call(
    listener: Listener, store: px.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = hidden_calls(5, max(COUNT // 40, 2_500), listener.address)

    requests = sent_to_endpoint(queries, monkeypatch)

    assert len(requests) > 20
    assert [*calls_made(no_guard, requests, listener, store)] == []
    assert [text for text in requests if rdflib_reads_call(text)] == []


def sent_to_endpoint(queries: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What an endpoint hears of ``queries``."""
    requests = []

    def exchange(request: Request, **_: object) -> Response:
        body = request.body or urlsplit(request.address).query.encode()
        requests.append(parse_qs(body.decode())["query"][0])
        answer = b'{"head":{"vars":[]},"results":{"bindings":[]},"boolean":true}'
        return Response(200, {"content-type": ["application/sparql-results+json"]}, answer)

    monkeypatch.setattr("counterpoint.store.endpoint.client.exchange", exchange)
    endpoint = Endpoint(addresses_of("http://localhost/query"), Credentials())
    for text in queries:
        with contextlib.suppress(InputError):
            endpoint.query(text, [])
    return requests


def rdflib_reads_call(text: str) -> bool:
    """Whether another engine than ours, with tokens of its own, finds a call."""
    try:
        return "ServiceGraphPattern" in str(parseQuery(text))
    except Exception:  # noqa: BLE001 (it raises whatever befalls it where a text is no query)
        return False


def test_rdflib_reads_no_call_in_what_is_let_through(listener: Listener) -> None:
    texts = [
        text
        for text in hidden_calls(6, COUNT // 10, listener.address)
        if is_let_through(text, read_outline)
    ]

    assert len(texts) > 50
    assert [text for text in texts if rdflib_reads_call(text)] == []


def test_the_queries_find_an_escape_that_only_rdflib_reads(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "_LOOSE_ESCAPE", calls._ESCAPE)
    texts = hidden_calls(6, COUNT // 10, listener.address)

    match = (text for text in texts if is_let_through(text, read_outline))

    assert any(rdflib_reads_call(text) for text in match)


def test_the_queries_do_call_without_a_guard(listener: Listener, store: px.Store) -> None:
    calls = [*calls_made(no_guard, hidden_calls(3, 1000, listener.address), listener, store)]

    assert len(calls) > 100


def test_the_queries_find_the_fault_of_the_release_before(
    listener: Listener, store: px.Store
) -> None:
    faults = {r"SERVICESILENT<", r"SERVICE(SILENT)?to:"}
    queries = hidden_calls(1, 5000, listener.address)

    for text in calls_made(require_no_call_before, queries, listener, store):
        faults -= {fault for fault in faults if re.search(fault, text, re.IGNORECASE)}
        if not faults:
            break

    assert faults == set()


def _as_iri_only(text: str, start: int) -> list[int]:
    match = calls._IRI.match(text, start)
    return [match.end() if match else start + 1]


# Each rule of the guard, taken away.
@pytest.mark.parametrize(
    ("name", "weaker"),
    [
        ("_ends_of_angle", _as_iri_only),
        ("_spoils", lambda _: False),
        ("_PLAIN_RUN", calls._RUN),
        ("_NO_LOCAL_START", frozenset[str]()),
        ("_LINE_ENDS", ("\n",)),
        ("_STRINGS", calls._STRINGS | {quotes: calls._STRINGS[quotes * 3] for quotes in "\"'"}),
        ("_STRINGS", calls._STRINGS | {quotes * 3: calls._STRINGS[quotes] for quotes in "\"'"}),
    ],
    ids=["comparison", "namespace", "letters", "number", "line-end", "short-text", "long-text"],
)
def test_the_queries_find_each_rule_that_is_lacking(
    name: str,
    weaker: object,
    listener: Listener,
    store: px.Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calls, name, weaker)

    guilty = calls_made(read_outline, hidden_calls(1, 10_000, listener.address), listener, store)

    assert next(guilty, None) is not None


def test_harmless_queries_are_let_through_and_right() -> None:
    queries = [*harmless_queries(4, examples(3000))]

    wrong = [
        text
        for text in queries
        if not (is_let_through(text, read_outline, engine_alone) and is_right(text))
    ]

    assert wrong == []


def is_let_through(text: str, *guards: Guard) -> bool:
    try:
        for guard in guards:
            guard(text)
    except InputError:
        return False
    return True


def is_right(text: str) -> bool:
    try:
        px.Store().query(text, base_iri="https://x.example/", prefixes=dict(PREFIXES))
    except SyntaxError:
        return False
    return True


# Each with what an engine can make of it.
@pytest.mark.parametrize(
    "text",
    [
        "ASK{SERVICESILENT<urn:x>{}}",
        "PREFIX SERVICEex:<urn:x> ASK{SERVICEex:a{}}",
        "PREFIX SERVICE:<urn:x> ASK{SERVICE:a{}}",
        "PREFIX ex:<http://h:99> ASK{?s ?p ex:SERVICE<urn:x>{}}",
        "PREFIX ex:<http://[::1]> ASK{?s ?p ex:service?s{}}",
        "PREFIX ex:<urn:x:> ASK{?s ex:-1SERVICE<urn:x>{}}",
        "PREFIX ex:<urn:x:> ASK{?s ?p ex:a.b.SERVICE<urn:x>{}}",
        "PREFIX ex:<urn:x:> PREFIX \ufff0:<urn:y> ASK{?s ?p ex:SERVICE\ufff0:x{}}",
        r"PREFIX ex:<urn:x:> ASK{?s ?p ex:SERVICE:\%zz{}}",
        "ASK{?s ?p 1SERVICE<urn:x>{}}",
        "ASK{?s ?p trueSERVICE<urn:x>{}}",
        "ASK{?s ?p ?o#\rSERVICE<urn:x>{}}",
        "ASK{#\r'''\nSERVICE<urn:x>{}#'''\n}",
        r"ASK{\u0053ERVICE<urn:x>{}}",
        r"ASK{\U00000053ERV\u0049CE<urn:x>{}}",
        "ASK{?s ?p '\\u0027.SERVICE<urn:x>{}#'\n}",
        "ASK{?s ?p <urn:x\\u003e.SERVICE<urn:x>{}#>\n}",
        "ASK{?s ?p ?o#\\u000aSERVICE<urn:x>{}\n}",
        "\ufeffASK{SERVICE<urn:x>{}}",
        "ASK{\u00a0SERVICE<urn:x>{}}",
        "ASK{\0SERVICE<urn:x>{}}",
        "ASK{\u017fERVICE<urn:x>{}}",
        r"ASK{?s ?p ?o#\U000aSERVICE<urn:x>{}",
        r"ASK{?s ?p '\U0027.SERVICE<urn:x>{}#'}",
        r"ASK{\u00000053ERVICE<urn:x>{}}",
    ],
)
def test_no_reading_hides_a_call(text: str) -> None:
    with pytest.raises(InputError) as failure:
        read_outline(text)

    assert {problem.code for problem in failure.value.problems} == {"not-allowed"}


def test_what_to_do_about_a_name_is_told() -> None:
    with pytest.raises(InputError, match="rename the prefix or write the IRI in full") as failure:
        read_outline("ASK {\n ?s services:a 1 }", "mine.rq")

    assert str(failure.value.problems[0].place) == "mine.rq:2:5"


def test_the_place_of_an_escaped_call_is_where_it_is_written() -> None:
    text = r"ASK { ?s ?p '\u0041' . \u0053ERVICE <urn:x> {} }"

    assert find_call(text) == text.index(r"\u0053")


def test_other_words_keep_apart_what_was_apart() -> None:
    text = "SELECT ?service ?Service ?SERVICE { }"

    other = without_call_words(text)

    assert len(other) == len(text)
    assert len(set(other.split())) == len(set(text.split()))
    assert "service" not in other.lower()


# Each drew a scan of its own from every sign, or from every letter.
@pytest.mark.parametrize(
    "unit", ["a.", "?a<b'>", "<#>", "<a#>", '"\\"', "'''\\'", "a:#", "?a<#'>", "\\'"]
)
def test_each_letter_is_read_a_few_times_at_most(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"ASK{{{unit * (8_000 // len(unit))}service"
    run = calls._RUN
    letters = 0

    class Counting:
        """A pattern that counts the letters which it reads."""

        def __init__(self, pattern: re.Pattern[str]) -> None:
            self.pattern = pattern

        def match(self, text: str, start: int) -> re.Match[str] | None:
            nonlocal letters
            match = self.pattern.match(text, start)
            # A run that does not match has looked at one letter, a string at all of its line.
            end = text.find("\n", start) if self.pattern is not run else start + 1
            letters += (match.end() if match else end % (len(text) + 1)) - start
            return match

    strings = {quotes: Counting(pattern) for quotes, pattern in calls._STRINGS.items()}
    monkeypatch.setattr(calls, "_STRINGS", strings)
    monkeypatch.setattr(calls, "_RUN", Counting(calls._RUN))

    find_call(text)

    assert letters < 12 * len(text)
