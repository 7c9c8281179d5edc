"""A server of Spark Connect in this process: Sail, which needs no Java."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def running_sail() -> Iterator[str]:
    """The address of a server that runs on loopback until the end of the block."""
    from pysail.spark import SparkConnectServer  # noqa: PLC0415 (it takes a moment to load)

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    try:
        host, port = server.listening_address
        yield f"sc://{host}:{port}"
    finally:
        server.stop()
