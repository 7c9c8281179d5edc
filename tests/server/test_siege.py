"""Honest clients of a server whose connections an attacker takes and keeps."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from lengths import IS_LONG
from server.besieging import (
    ATTACKS,
    TOKEN,
    ask_honestly,
    besieged,
    drip,
    still_open,
)
from server.running_server import (
    EXPERT_NAMES,
    EXPERTS,
    FORM,
    RunningServer,
    serving,
    wait_until,
)

from counterpoint.server.limits.gate import cookie_name

QUESTIONS = "GET /questions HTTP/1.1\r\nHost: localhost\r\n"
# As many as fit, so that none of them makes a place free by being refused.
MANY = 255
ALL_ANSWERED = Counter({"200": 60})
GUESS = {"Authorization": f"Bearer {'x' * 20}"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


# Whoever holds a connection is waited for beyond the end of any test: it is newcomers who end it.
WAITS: dict[str, Any] = {"body_deadline": 600.0, "send_deadline": 600.0}


@pytest.fixture(scope="module")
def open_server() -> Iterator[RunningServer]:
    with serving(**WAITS) as server:
        yield server


@pytest.fixture(scope="module")
def closed_server() -> Iterator[RunningServer]:
    with serving(token=TOKEN, **WAITS) as server:
        yield server


@pytest.mark.parametrize("content", ATTACKS.values(), ids=ATTACKS)
def test_whoever_is_there_newcomers_are_answered(
    open_server: RunningServer, content: bytes
) -> None:
    with besieged(open_server, content, MANY):
        fate = ask_honestly(open_server, 60)

    assert fate.statuses == ALL_ANSWERED


@pytest.mark.parametrize("name", list(ATTACKS)[:: 1 if IS_LONG else 2])
def test_who_knows_the_token_is_answered(closed_server: RunningServer, name: str) -> None:
    with besieged(closed_server, ATTACKS[name], MANY):
        fate = ask_honestly(closed_server, 60, token=TOKEN)

    assert fate.statuses == ALL_ANSWERED


@pytest.mark.parametrize("name", ["half a head", "half a body"])
def test_a_thousand_that_send_a_byte_now_and_then_change_nothing(
    open_server: RunningServer, name: str
) -> None:
    with besieged(open_server, ATTACKS[name], 1000) as attackers:
        fate = ask_honestly(open_server, 60, meanwhile=lambda: drip(attackers))
        left = still_open(attackers)

    assert fate.statuses == ALL_ANSWERED
    assert left <= 256


def test_attackers_of_every_kind_at_once_change_nothing(open_server: RunningServer) -> None:
    with contextlib.ExitStack() as stack:
        for content in ATTACKS.values():
            stack.enter_context(besieged(open_server, content, 64))
        fate = ask_honestly(open_server, 60)

    assert fate.statuses == ALL_ANSWERED


def test_who_has_shown_the_token_is_not_ended_for_others(closed_server: RunningServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", closed_server.port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", "/questions", headers=BEARER)
        connection.getresponse().read()
        own_socket = connection.sock

        with besieged(closed_server, ATTACKS["half a head"], 300):
            connection.request("GET", "/questions", headers=BEARER)
            status = connection.getresponse().status

        assert status == 200
        assert connection.sock is own_socket


def test_listeners_beyond_the_limit_end_the_oldest(closed_server: RunningServer) -> None:
    listen = (
        f"GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n\r\n"
    ).encode()
    with besieged(closed_server, listen, 100) as listeners:
        assert wait_until(lambda: still_open(listeners) == 32)
        reply = closed_server.request("GET", "/questions", None, BEARER)
        newest = still_open(listeners[-32:])

    assert newest == 32
    assert reply.status == 200


def test_after_the_head_of_the_events_the_next_request_is_answered(
    open_server: RunningServer,
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", open_server.port, timeout=60)
    with contextlib.closing(connection):
        connection.request("HEAD", "/events")
        head = connection.getresponse()
        head.read()
        connection.request("GET", "/questions")
        status = connection.getresponse().status

    assert head.getheader("Content-Type", "").startswith("text/event-stream")
    assert status == 200


@pytest.mark.parametrize("way", ["header", "cookie", "form"])
def test_a_wrong_token_is_told_late_and_the_right_one_passes(
    closed_server: RunningServer, way: str
) -> None:
    form = (b"token=wrong", {"Content-Type": FORM})
    requests = {
        "header": ("GET", "/", None, GUESS),
        "cookie": ("GET", "/", None, {"Cookie": f"{cookie_name(TOKEN)}=wrong"}),
        "form": ("POST", "/token", *form),
    }
    answers = []

    def guess() -> None:
        started = time.monotonic()
        status = closed_server.request(*requests[way]).status
        answers.append((status, time.monotonic() - started))

    guesses = [threading.Thread(target=guess) for _ in range(20)]
    for each in guesses:
        each.start()
    right = closed_server.request("GET", "/questions", None, BEARER)
    for each in guesses:
        each.join()

    # How many wait at once is the law of `test_guesses`: on a busy machine some come later.
    assert right.status == 200
    assert len(answers) == 20
    assert {status for status, _ in answers} <= {401, 429}
    assert min(seconds for status, seconds in answers if status == 401) >= 1.0


def test_too_many_guesses_are_told_when_to_come_back(closed_server: RunningServer) -> None:
    with besieged(closed_server, ATTACKS["wrong token"], 8):
        reply = closed_server.request("GET", "/questions", None, GUESS)

    assert (reply.status, reply.headers["retry-after"]) == (429, "5")
    assert reply.headers["connection"] == "close"


def test_few_open_files_are_told_and_bound_the_connections() -> None:
    with serving(open_files=64) as server:
        with besieged(server, ATTACKS["half a head"], 200) as attackers:
            fate = ask_honestly(server, 60)
            assert server.query(EXPERTS).status == 200
            left = still_open(attackers)
        log = server.log()

    assert fate.statuses == ALL_ANSWERED
    assert left <= 16
    assert log.startswith("this process may open 64 files, so there is room for 16 connections")


def test_too_few_open_files_are_refused_by_name() -> None:
    with pytest.raises(AssertionError, match="may open 40 files, too few"), serving(open_files=40):
        pass


def test_pipelined_requests_are_answered_one_by_one(open_server: RunningServer) -> None:
    paths = [f"/sparql?{urlencode({'query': f'SELECT ({n} AS ?n) {{}}'})}" for n in range(100)]
    head = " HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n"
    requests = "".join(f"GET {path}{head}\r\n" for path in paths)
    with socket.create_connection(("127.0.0.1", open_server.port), timeout=60) as client:
        client.sendall(f"{requests}GET /last{head}Connection: close\r\n\r\n".encode())
        others_query = open_server.query(EXPERTS)
        content = b"".join(iter(lambda: client.recv(2**16), b""))

    answers = content.decode().split("HTTP/1.1 ")[1:]
    assert [(answer[:3], answer.split()[-1]) for answer in answers[:-1]] == [
        ("200", str(n)) for n in range(100)
    ]
    assert answers[-1].startswith("404")
    assert others_query.values() == EXPERT_NAMES


@pytest.mark.parametrize(
    "request_text",
    [
        "GET /questions HTTP/1.0\r\nHost: localhost\r\n\r\n",
        f"{QUESTIONS}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n",
        f"{QUESTIONS}Connection: Upgrade, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n",
    ],
    ids=["HTTP/1.0", "websocket", "h2c"],
)
def test_other_ways_of_speaking_get_an_answer_and_an_end(
    open_server: RunningServer, request_text: str
) -> None:
    with socket.create_connection(("127.0.0.1", open_server.port), timeout=60) as client:
        client.sendall(request_text.encode())
        answer = b"".join(iter(lambda: client.recv(2**16), b""))

    assert answer.startswith(b"HTTP/1.1 200")
