"""No query that the guard lets through calls anybody, whatever the engine reads in it."""

from __future__ import annotations

import os
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as px
import pytest
from store.hidden_calls import NAMESPACES, harmless_queries, hidden_calls

from counterpoint.errors import InputError
from counterpoint.store import calls
from counterpoint.store.answering import Asked, require_read_without_call
from counterpoint.store.calls import find_call, without_call_words
from counterpoint.store.sparql import read_outline
from counterpoint.vocab import PREFIXES

# About as many as run in 20 seconds; more in a soak.
COUNT = int(os.environ.get("COUNTERPOINT_FUZZED_QUERIES", "100000"))

Guard = Callable[[str], object]


@dataclass
class Listener:
    """Somebody who hears every call, and hangs up."""

    address: str
    heard: list[object] = field(default_factory=list)


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
                listening.heard.append(caller)
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
    return store


def calls_made(
    guard: Guard, queries: Iterable[str], listener: Listener, store: px.Store
) -> list[str]:
    """The queries that ``guard`` lets through and that then reach the listener."""
    guilty = []
    for text in queries:
        try:
            guard(text)
        except InputError:
            continue
        before = len(listener.heard)
        is_failed = run(store, text)
        # A call that fails has been made; the listener may hear of it a moment later.
        if is_failed or len(listener.heard) > before:
            guilty.append(text)
    return guilty


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


def guard_before(text: str) -> None:
    """The rule of the release before: a word that is SERVICE, as its tokens were."""
    pattern = re.compile(
        r"""[\ \t\r\n]+ | \#[^\r\n]* | <[^<>"{}|^`\x00-\x20]*>
        | "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
        | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
        | _:\w+ | (?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|\\.)* | [0-9]+(?:\.[0-9]+)?(?:[eE][0-9]+)?
        | (?P<word>[A-Za-z_]\w*) | .""",
        re.VERBOSE | re.DOTALL,
    )
    if any((found["word"] or "").upper() == "SERVICE" for found in pattern.finditer(text)):
        raise InputError([])


def engine_alone(text: str) -> None:
    """The engine's own reading, without the guard before it."""
    require_read_without_call(
        Asked(text, "query", "https://x.example/", is_union=True, max_rows=10)
    )


def no_guard(text: str) -> None:
    """Let everything through."""


def test_nobody_is_called_by_what_the_guard_lets_through(
    listener: Listener, store: px.Store
) -> None:
    queries = hidden_calls(1, COUNT, listener.address)

    assert calls_made(read_outline, queries, listener, store) == []


def test_nobody_is_called_by_what_the_engine_reads_without_the_word(
    listener: Listener, store: px.Store
) -> None:
    queries = hidden_calls(2, COUNT // 20, listener.address)

    assert calls_made(engine_alone, queries, listener, store) == []


def test_the_queries_do_call_without_a_guard(listener: Listener, store: px.Store) -> None:
    calls = calls_made(no_guard, hidden_calls(3, 1000, listener.address), listener, store)

    assert len(calls) > 100


def test_the_queries_find_the_fault_of_the_release_before(
    listener: Listener, store: px.Store
) -> None:
    calls = calls_made(guard_before, hidden_calls(1, 5000, listener.address), listener, store)

    assert any(re.search(r"SERVICESILENT<", text, re.IGNORECASE) for text in calls)
    assert any(re.search(r"SERVICE(SILENT)?to:", text, re.IGNORECASE) for text in calls)


def test_harmless_queries_are_let_through_and_right() -> None:
    queries = [*harmless_queries(4, 3000)]

    assert [text for text in queries if not (is_let_through(text) and is_right(text))] == []


def is_let_through(text: str) -> bool:
    try:
        read_outline(text)
        engine_alone(text)
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
    ],
)
def test_no_reading_hides_a_call(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_outline(text)

    assert {problem.code for problem in caught.value.problems} == {"not-allowed"}


def test_what_to_do_about_a_name_is_told() -> None:
    with pytest.raises(InputError, match="rename the prefix or write the IRI in full") as caught:
        read_outline("ASK {\n ?s services:a 1 }", "mine.rq")

    assert str(caught.value.problems[0].place) == "mine.rq:2:5"


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
            found = self.pattern.match(text, start)
            # A run that does not match has looked at one letter, a string at all of its line.
            end = text.find("\n", start) if self.pattern is not run else start + 1
            letters += (found.end() if found else end % (len(text) + 1)) - start
            return found

    strings = {quotes: Counting(pattern) for quotes, pattern in calls._STRINGS.items()}
    monkeypatch.setattr(calls, "_STRINGS", strings)
    monkeypatch.setattr(calls, "_RUN", Counting(calls._RUN))

    find_call(text)

    assert letters < 12 * len(text)
