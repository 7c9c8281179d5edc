"""Mixed good and hostile clients of a server, and what they leave behind.

Run: ``PYTHONPATH=tests python tests/server/soaking.py --seconds 600`` for the long version of
`test_soak`, with hostile queries of ours alone or, with ``--hostile FOLDER``, others as well.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from running_processes import anonymous_bytes, is_running
from server.running_server import EXPERTS, QUERY, RunningServer, serving

SETTINGS = {"deadline": 0.4, "rows": 500, "answer_size": 200_000}
MOST_CLIENTS = 8
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
DOUBLED = "".join(f" BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))

GOOD = [
    (EXPERTS, "text/csv"),
    (EXPERTS, "application/sparql-results+xml"),
    ("SELECT * { ?s ?p ?o } LIMIT 300", "application/sparql-results+json"),
    ("SELECT ?s { ?s ?p ?o }", "text/tab-separated-values"),
    ("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", "text/csv"),
    ("ASK { ?e a cp:Expert }", "application/json"),
    ("CONSTRUCT WHERE { ?e a cp:Expert ; schema:name ?n }", "text/turtle"),
    ("DESCRIBE ?e { ?e a cp:Expert }", "application/ld+json"),
]
BAD = [
    "SELECT * { ?s ?p }",
    "ASK {",
    "ASK { ?s no:prefix ?o }",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "ASK { SERVICE <http://127.0.0.1:9/> {} }",
    "SELECT * " + "{" * 3000 + "}" * 3000,
    "ASK {} #" + "x" * 17_000,
]
# Within the limits of length and nesting, and yet they may kill the engine's process.
CRASHING = [
    "ASK { FILTER(" + "!" * 16_000 + "1) }",
    "ASK { FILTER(" + "-" * 8_000 + "1) }",
    "ASK { {}" + " UNION {}" * 1_750 + " }",
]
LIMITED = [ENDLESS, f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0){DOUBLED} }}"]


@dataclass(frozen=True)
class State:
    """What a server holds: bytes that its processes have of their own, processes, open files."""

    memory: int
    processes: int
    handles: int


def state_of(server: RunningServer) -> State:
    processes = [process for process in server.processes() if is_running(process)]
    handles = len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))
    return State(sum(map(anonymous_bytes, processes)), len(processes), handles)


def settled(server: RunningServer) -> State:
    """The state once nothing is under way any more."""
    for _ in range(3):
        assert server.is_well()
        time.sleep(0.3)
    return state_of(server)


def hang_up(server: RunningServer, after: float) -> None:
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {QUERY}\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(f"{head}Content-Length: {len(ENDLESS)}\r\n\r\n{ENDLESS}".encode())
        time.sleep(after)


def turns(hostile: Iterable[bytes], seed: int) -> Iterator[Callable[[RunningServer], str]]:
    """What clients do, one after the other, without end: mostly good, the worst seldom."""
    chance = random.Random(seed)
    others = list(hostile)

    def ask(text: str | bytes, accept: str | None = None) -> Callable[[RunningServer], str]:
        body = text.encode() if isinstance(text, str) else text
        headers = {"Content-Type": QUERY} | ({"Accept": accept} if accept else {})
        return lambda server: str(server.request("POST", "/sparql", body, headers).status)

    def leave(server: RunningServer) -> str:
        hang_up(server, chance.uniform(0, 0.05))
        return "hung up"

    while True:
        kind = chance.choices(
            ["good", "page", "bad", "other", "crashing", "limited", "leave"],
            [800, 20, 100, 30, 12, 6, 30],
        )[0]
        if kind == "good":
            yield ask(*chance.choice(GOOD))
        elif kind == "page":
            path = chance.choice(["/", "/download/map.trig", "/graphs?default", "/ontology"])
            yield lambda server, path=path: str(server.get(path).status)  # type: ignore[misc]
        elif kind == "other" and others:
            yield ask(chance.choice(others))
        elif kind == "crashing":
            yield ask(chance.choice(CRASHING))
        elif kind == "limited":
            yield ask(chance.choice(LIMITED))
        elif kind == "leave":
            yield leave
        else:
            yield ask(chance.choice(BAD))


def soak(
    server: RunningServer, hostile: Iterable[bytes], goes_on: Callable[[int], bool], seed: int = 1
) -> Counter[str]:
    """How often clients got which status, several at once for as long as ``goes_on(asked)``."""
    statuses: Counter[str] = Counter()
    script = turns(hostile, seed)
    turn = threading.Lock()

    def client() -> None:
        while True:
            with turn:
                if not goes_on(statuses.total()):
                    return
                act = next(script)
            status = "no answer"
            with contextlib.suppress(ConnectionError, TimeoutError):
                status = act(server)
            with turn:
                statuses[status] += 1

    clients = [threading.Thread(target=client) for _ in range(MOST_CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return statuses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--hostile", type=Path)
    options = parser.parse_args()
    hostile = [x.read_bytes() for x in options.hostile.glob("sparql-*")] if options.hostile else []
    with serving(is_forked=False, **SETTINGS) as server:
        soak(server, hostile, lambda count: count < 500)
        statuses: Counter[str] = Counter()
        started = time.monotonic()
        _tell("warm", server, statuses)
        for part in range(1, 11):
            end = started + options.seconds * part / 10
            statuses += soak(server, hostile, _until(end), seed=part)
            _tell(f"{time.monotonic() - started:.0f} s", server, statuses)
        processes = server.processes()
    print("left after the end:", [each for each in processes if is_running(each)])


def _until(end: float) -> Callable[[int], bool]:
    return lambda _: time.monotonic() < end


def _tell(when: str, server: RunningServer, statuses: Counter[str]) -> None:
    state = settled(server)
    print(
        f"{when:>8}: {statuses.total():>7} asked, {state.memory / 2**20:.1f} MiB, "
        f"{state.processes} processes, {state.handles} files; {dict(sorted(statuses.items()))}",
        flush=True,
    )


if __name__ == "__main__":
    main()
