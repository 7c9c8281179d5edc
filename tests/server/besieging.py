"""Attackers who hold connections open, and honest clients who ask meanwhile.

Run: ``PYTHONPATH=tests python tests/server/besieging.py`` prints how the honest ones fare under
each attack.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from server.running_server import QUERY, RunningServer, serving

TOKEN = "a-token-of-length"
# Of patience with a slow machine; who is shut out is not answered at all.
_SECONDS = 60.0
_HEAD = "HTTP/1.1\r\nHost: localhost\r\n"
# What an attacker sends on each connection; it then neither reads nor closes.
ATTACKS = {
    "silent": b"",
    "half a head": b"GET /questions HTTP/1.1\r\nHost: lo",
    "idle after an answer": f"GET /openapi.json {_HEAD}\r\n".encode(),
    "half a body": (
        f"POST /sparql {_HEAD}Content-Type: {QUERY}\r\nContent-Length: 100\r\n\r\nASK"
    ).encode(),
    "wrong token": f"GET / {_HEAD}Authorization: Bearer {'x' * 20}\r\n\r\n".encode(),
    "listening": f"GET /events {_HEAD}\r\n".encode(),
    "takes no answer": f"GET / {_HEAD}\r\n".encode() * 8,
    "no http": b"\0\0\0\0\r\n\r\n",
}


@dataclass(frozen=True)
class Fate:
    """What became of honest requests: how many had which status, and the slowest, in seconds."""

    statuses: Counter[str]
    slowest: float


@contextlib.contextmanager
def besieged(server: RunningServer, content: bytes, number: int) -> Iterator[list[socket.socket]]:
    """``number`` connections on which ``sent`` was sent and nothing is read; closed at the end."""
    allow_files(number + 200)
    with contextlib.ExitStack() as stack:
        attackers = []
        for _ in range(number):
            attacker = stack.enter_context(socket.socket())
            attacker.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            attacker.settimeout(60)
            attacker.connect(("127.0.0.1", server.port))
            with contextlib.suppress(ConnectionError):
                attacker.sendall(content)
            attackers.append(attacker)
            if not len(attackers) % 32:
                time.sleep(0.02)  # so that each is seen as what it is, and no burst refused whole
        yield attackers


def allow_files(number: int) -> None:
    """Let this process open ``number`` files, where the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < number:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(number, hard), hard))


def drip(attackers: list[socket.socket]) -> None:
    """Send one more byte on each connection that still stands."""
    for attacker in attackers:
        with contextlib.suppress(OSError):
            attacker.send(b"c")


def still_open(attackers: list[socket.socket]) -> int:
    """How many of the connections the server has not ended."""
    return sum(map(_is_open, attackers))


def _is_open(client: socket.socket) -> bool:
    client.settimeout(0)
    try:
        while client.recv(2**16):
            pass
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def ask_honestly(
    server: RunningServer,
    number: int,
    path: str = "/questions",
    token: str = "",
    meanwhile: Callable[[], None] = lambda: None,
) -> Fate:
    """``number`` requests, each on a connection of its own, six at a time as a browser does."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    request = f"GET {path} {_HEAD}{authorization}Connection: close\r\n\r\n".encode()
    statuses: Counter[str] = Counter()
    slowest = 0.0
    for _ in range(number // 6):
        meanwhile()
        started = time.monotonic()
        with contextlib.ExitStack() as stack, selectors.DefaultSelector() as selector:
            for _ in range(6):
                client = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
                selector.register(client, selectors.EVENT_READ)
                with contextlib.suppress(ConnectionError):
                    client.sendall(request)
            while selector.get_map() and time.monotonic() - started < _SECONDS:
                for key, _ in selector.select(timeout=1):
                    assert isinstance(key.fileobj, socket.socket)
                    statuses[_status(key.fileobj)] += 1
                    selector.unregister(key.fileobj)
            statuses["no answer"] += len(selector.get_map())
        slowest = max(slowest, time.monotonic() - started)
    return Fate(+statuses, slowest)


def _status(client: socket.socket) -> str:
    try:
        first = client.recv(12)
    except ConnectionError:
        return "reset"
    return first[9:].decode("ascii") or "closed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, nargs="*", default=[255, 1000])
    options = parser.parse_args()
    for token in ("", TOKEN):
        for number in options.number:
            for name, content in ATTACKS.items():
                with serving(token=token) as server:
                    ask_honestly(server, 6, token=token)
                    with besieged(server, content, number):
                        time.sleep(0.5)
                        fate = ask_honestly(server, 60, token=token)
                door = "token" if token else "open"
                print(
                    f"{door:>5} {number:>5} {name:<22} {dict(fate.statuses)} "
                    f"slowest {fate.slowest:.2f} s",
                    flush=True,
                )


if __name__ == "__main__":
    main()
