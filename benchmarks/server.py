"""What `counterpoint serve` adds to a small query, beyond the engine's own time.

Run: python benchmarks/server.py [MAP] [--rounds N]. Starts the command on a free port of this
machine and asks it one small query, from 1, 8 and 32 clients that keep their connections. Each
round times the engine alone in this process, then the server, so that a machine that slows down
slows both. Two loads: *paced* clients, who together ask 100 times a second, as people and pages
do; and *greedy* ones, who ask again at once, where a client waits for the others (2 cores: the
server, its workers and these clients share them), so that the figure is time per query.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as px

from counterpoint.vocab import PREFIXES

QUERY = "SELECT ?e ?name WHERE { ?e a cp:Expert ; schema:name ?name } ORDER BY ?name"
CLIENTS = (1, 8, 32)
PACE = 100
ASKS = 200
COMMAND = "from counterpoint.cli.commands.serve import serve; serve(prog_name='serve')"


@contextlib.contextmanager
def served(maps: list[str]) -> Iterator[int]:
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *maps, "--port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    with process:
        try:
            yield int(process.stderr.readline().split("/")[2].rpartition(":")[2])
        finally:
            process.send_signal(signal.SIGINT)


class Client:
    """One kept connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def connect(cls, port: int) -> Client:
        """A connection to this machine's ``port``."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def get(self, path: str) -> bytes:
        """The body at ``path``."""
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = next(
            line.partition(b":")[2]
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        return await self.reader.readexactly(int(length))


async def spent(port: int, clients: int, asks: int, pace: float) -> tuple[list[float], float]:
    """Seconds for each of ``asks`` queries, and for all; ``pace`` a second together, 0: greedy."""
    path = f"/sparql?query={quote(QUERY)}"
    numbers = itertools.count()
    seconds: list[float] = []
    connected = [await Client.connect(port) for _ in range(clients)]
    started = time.perf_counter()

    async def ask(client: Client) -> None:
        for number in numbers:
            if number >= asks:
                return
            if pace:
                await asyncio.sleep(started + number / pace - time.perf_counter())
            before = time.perf_counter()
            await client.get(path)
            seconds.append(time.perf_counter() - before)

    await asyncio.gather(*map(ask, connected))
    whole = time.perf_counter() - started
    for client in connected:
        client.writer.close()
    return seconds, whole


def engine_alone(store: px.Store) -> float:
    before = time.perf_counter()
    result = store.query(QUERY, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert isinstance(result, px.QuerySolutions)
    assert list(result)
    return time.perf_counter() - before


def store_of(port: int) -> px.Store:
    async def download() -> bytes:
        return await (await Client.connect(port)).get("/download/map.nq")

    store = px.Store()
    store.bulk_load(asyncio.run(download()), format=px.RdfFormat.N_QUADS)
    return store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("maps", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    engine: list[float] = []
    paced: dict[int, list[float]] = {clients: [] for clients in CLIENTS}
    greedy: dict[int, list[float]] = {clients: [] for clients in CLIENTS}
    with served([str(path) for path in options.maps]) as port:
        store = store_of(port)
        asyncio.run(spent(port, 1, 20, 0))
        for _ in range(options.rounds):
            for clients in CLIENTS:
                engine += [engine_alone(store) for _ in range(ASKS)]
                paced[clients] += asyncio.run(spent(port, clients, ASKS, PACE))[0]
                greedy[clients].append(asyncio.run(spent(port, clients, 3 * ASKS, 0))[1] / ASKS / 3)
    own = statistics.median(engine) * 1000
    print(f"{len(store)} quads; the engine alone {own:.2f} ms (median)")
    print("clients   paced: answer, beyond the engine (ms)   greedy: per query, beyond (ms)")
    for clients in CLIENTS:
        answer = statistics.median(paced[clients]) * 1000
        each = statistics.median(greedy[clients]) * 1000
        print(
            f"{clients:7}   {answer:13.2f} {answer - own:24.2f}   {each:17.2f} {each - own:12.2f}"
        )


if __name__ == "__main__":
    main()
