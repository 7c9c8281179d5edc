"""The port that hostile inputs name, and who called there."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

_PATIENCE_SECONDS = 60


@contextlib.contextmanager
def listening() -> Iterator[list[object]]:
    """Who connected to 127.0.0.1:9, where nobody may, so far."""
    callers: list[object] = []
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _bind(listener)
        listener.listen()

        def note() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, address = listener.accept()
                    callers.append(address)
                    connection.close()

        watcher = threading.Thread(target=note)
        watcher.start()
        try:
            yield callers
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            watcher.join()


def _bind(listener: socket.socket) -> None:
    """Take the port once no other test process has it any more."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            listener.bind(("127.0.0.1", 9))
        except OSError as error:
            if time.monotonic() > end or isinstance(error, PermissionError):
                pytest.skip(f"cannot listen on 127.0.0.1 port 9: {error}")
            time.sleep(0.02)
        else:
            return
