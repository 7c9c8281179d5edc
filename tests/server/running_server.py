"""A server under test, and what it answers, seen with nothing but the standard library."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

from forked_programs import ForkedProgram, Program, started_program
from running_processes import children, descendants, seconds_spent

PREFIX = "https://example.org/city/"
MAP_GRAPH = f"{PREFIX}graph/map"
FINDINGS_GRAPH = f"{PREFIX}graph/findings"
PROVENANCE_GRAPH = f"{PREFIX}graph/provenance"
GRAPHS = (FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH)
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON_RESULTS = "application/sparql-results+json"
EXPERTS = "SELECT ?name WHERE { ?e a cp:Expert ; schema:name ?name } ORDER BY ?name"
EXPERT_NAMES = ["Ana Ruiz", "Kofi Osei", "Maja Lind", "The city desk", "The mayor"]

_TESTS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self) -> dict[str, object]:
        read: dict[str, object] = json.loads(self.body)
        return read

    def values(self) -> list[str]:
        """The values of the first variable, row by row, of results in JSON."""
        results = json.loads(self.body)
        name = results["head"]["vars"][0]
        return [row[name]["value"] for row in results["results"]["bindings"]]


@dataclass(frozen=True)
class RunningServer:
    process: Program
    port: int
    # A file and no pipe: a server whose log nobody takes would wait for that for ever.
    log_file: IO[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        with contextlib.closing(connection):
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, fields, response.read())

    def get(self, path: str, accept: str | None = None, **headers: str) -> Reply:
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("GET", path, None, fields | ({"Accept": accept} if accept else {}))

    def query(self, text: str, accept: str | None = None, **parameters: str) -> Reply:
        return self.get("/sparql?" + urlencode({"query": text, **parameters}), accept)

    def post(self, body: str | bytes, content_type: str | None, path: str = "/sparql") -> Reply:
        data = body.encode() if isinstance(body, str) else body
        return self.request(
            "POST", path, data, {"Content-Type": content_type} if content_type else {}
        )

    def is_well(self) -> bool:
        """Whether an ordinary query is answered rightly now."""
        return self.query(EXPERTS).values() == EXPERT_NAMES

    def log(self) -> str:
        """What the server has logged so far."""
        self.log_file.seek(0)
        return self.log_file.read()

    def processes(self) -> set[int]:
        """The ids of the server's own process and all below it."""
        return {self.process.pid, *descendants(self.process.pid)}

    def is_working(self) -> bool:
        """Whether a worker has spent some time on a query: none here takes a tenth of it."""
        workers = self.processes() - {self.process.pid, self.keeper()}
        return any(seconds_spent(worker) > 0.1 for worker in workers)

    def keeper(self) -> int:
        """The process that holds the data: the only child of the server's own."""
        (keeper,) = children(self.process.pid)
        return keeper


@contextlib.contextmanager
def serving(*ahead: str, is_forked: bool = True, **settings: object) -> Iterator[RunningServer]:
    """A server of the city map on a free port of this machine, stopped at the end.

    The process that holds the data looks for modules in the folders ``ahead`` first.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((*ahead, str(_TESTS)))}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log_file:
        start = ForkedProgram if is_forked else started_program
        process = start(
            ["server.city_server", json.dumps(settings)], env=environment, stderr=log_file
        )
        assert process.stdout is not None
        with process:
            first = process.stdout.readline()
            if not first:
                log_file.seek(0)
                raise AssertionError(log_file.read())
            try:
                yield RunningServer(process, int(first), log_file)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=60)


def wait_until(is_true: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something has come true within ``seconds``; asked until it has, not once more."""
    end = time.monotonic() + seconds
    while not (is_so := is_true()) and time.monotonic() < end:
        time.sleep(0.02)
    return is_so
