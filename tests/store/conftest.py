"""Fixtures of the store: a listener that must stay silent."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def nobody_calls() -> Iterator[None]:
    """A listener where the hostile files point; the test fails if it gets a connection."""
    calls: list[object] = []
    listener = socket.socket()
    try:
        listener.bind(("127.0.0.1", 9))
    except OSError:
        listener.close()
        pytest.skip("needs port 9 of 127.0.0.1, which cannot be bound here")
    listener.listen()
    listener.settimeout(0.05)
    done = threading.Event()

    def answer() -> None:
        while not done.is_set():
            try:
                connection, address = listener.accept()
            except TimeoutError:
                continue
            calls.append(address)
            connection.close()

    waiting = threading.Thread(target=answer)
    waiting.start()
    yield
    done.set()
    waiting.join()
    listener.close()
    assert calls == []
