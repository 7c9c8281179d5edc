"""The command itself, on files that change while it runs."""

from __future__ import annotations

import contextlib
import http.client
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked_programs import ForkedProgram
from map_files import write_map
from server.running_server import RunningServer

BODY = """\
# Ana Ruiz {expert: ruiz, source: panel}

[Charge for the centre]: Charge cars. #pricing {kind: recommendation, quote: "a charge at the ring"}
"""
CLAIMS = "SELECT ?label { ?c a cp:Claim ; rdfs:label ?label } ORDER BY ?label"
MORE = '\n[Free buses]: Make buses free. {kind: recommendation, quote: "Buses can be free"}\n'
COMMAND = "from counterpoint.cli.commands.serve import serve; serve(prog_name='serve')"


@contextlib.contextmanager
def command(*arguments: str) -> Iterator[RunningServer]:
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    with process:
        address = process.stderr.readline()
        try:
            port = int(address.split("/")[2].rpartition(":")[2])
            yield RunningServer(process, port, process.stderr)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
    assert process.returncode == 0


def refused(*arguments: str) -> tuple[int, str]:
    """How a server that cannot begin ends, and what it says."""
    program = ["counterpoint.__main__", "serve", *arguments]
    with ForkedProgram(program, stdout=subprocess.DEVNULL) as process:
        assert process.stderr is not None
        try:
            return process.wait(timeout=60), process.stderr.read()
        finally:
            process.kill()


@pytest.fixture(scope="module")
def map_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_map(tmp_path_factory.mktemp("map"), BODY)


@pytest.fixture(scope="module")
def served(map_file: Path) -> Iterator[RunningServer]:
    with command(str(map_file), "--port", "0") as running:
        yield running


@contextlib.contextmanager
def events(server: RunningServer, last_seen: str = "") -> Iterator[Iterator[dict[str, str]]]:
    """What the server tells, event by event."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/events", headers={"Last-Event-ID": last_seen} if last_seen else {})
    response = connection.getresponse()
    with contextlib.closing(connection), response:
        assert response.getheader("Content-Type", "").startswith("text/event-stream")
        yield _parsed(response)


def _parsed(response: http.client.HTTPResponse) -> Iterator[dict[str, str]]:
    event: dict[str, str] = {}
    for raw in iter(response.readline, b""):
        line = raw.decode().rstrip("\n")
        name, _, value = line.partition(": ")
        if not line:
            yield event
            event = {}
        elif name in event:
            event[name] += f"\n{value}"
        else:
            event[name] = value


def named(stream: Iterator[dict[str, str]], name: str) -> dict[str, str]:
    return next(event for event in stream if event.get("event") == name)


def test_a_changed_map_is_served_and_its_page_told_to_reload(
    served: RunningServer, map_file: Path
) -> None:
    with events(served) as stream:
        before = next(stream)
        page = served.get("/").headers["etag"]
        map_file.write_text(map_file.read_text(encoding="utf-8") + MORE, encoding="utf-8")

        reload = named(stream, "reload")

    assert reload["id"] != before["id"]
    assert served.query(CLAIMS).values() == ["Charge for the centre", "Free buses"]
    assert served.get("/").headers["etag"] != page


def test_a_map_with_mistakes_is_told_and_the_last_good_one_served(
    served: RunningServer, map_file: Path
) -> None:
    good = map_file.read_text(encoding="utf-8")
    claims = served.query(CLAIMS).values()
    with events(served) as stream:
        next(stream)
        map_file.write_text(good + "\n[Free buses]\n  - [Nowhere]\n", encoding="utf-8")
        problem = named(stream, "problem")["data"]
        still = served.query(CLAIMS).values()

        map_file.write_text(good, encoding="utf-8")
        cured = next(event for event in stream if event.get("data", "") == "" and "event" in event)

    assert "city.argdown:" in problem
    assert "Nowhere" in problem
    assert still == claims
    assert cured["event"] in {"problem", "reload"}


def test_a_page_that_missed_a_change_is_told_to_reload(served: RunningServer) -> None:
    with events(served, last_seen="an-older-version") as stream:
        first = next(stream)

    assert first["event"] == "reload"


def test_a_map_that_is_wrong_at_the_start_is_not_served(tmp_path: Path) -> None:
    path = write_map(tmp_path, BODY + "\n[Charge for the centre]\n  - [Nowhere]\n")

    status, messages = refused(str(path), "--port", "0")

    assert status == 1
    assert "Nowhere" in messages


def test_the_token_is_taken_from_the_environment_and_demanded_beyond_this_machine() -> None:
    status, messages = refused("--host", "0.0.0.0", "--port", "0")

    assert status != 0
    assert "--token" in messages
