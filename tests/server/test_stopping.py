from __future__ import annotations

import contextlib
import os
import signal
import socket
from collections.abc import Iterator

import pytest
from running_processes import is_running
from server.running_server import QUERY, RunningServer, serving, wait_until

from counterpoint.errors import UsageError
from counterpoint.server.connections.process import listen
from counterpoint.server.settings import ServerSettings

ENDLESS = b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@contextlib.contextmanager
def busy(server: RunningServer) -> Iterator[None]:
    """A query that has no end, a listener to events and an idle connection."""
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {QUERY}\r\n"
    requests = [
        f"{head}Content-Length: {len(ENDLESS)}\r\n\r\n".encode() + ENDLESS,
        b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"",
    ]
    with contextlib.ExitStack() as stack:
        for each in requests:
            client = socket.create_connection(("127.0.0.1", server.port), timeout=60)
            stack.enter_context(client)
            client.sendall(each)
        assert wait_until(server.is_working)
        for worker in server.processes() - {server.process.pid, server.keeper()}:
            os.kill(worker, signal.SIGSTOP)  # it answers as little as one that goes on and on
        yield


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "kill"])
def test_it_stops_at_once_and_leaves_no_process(number: signal.Signals) -> None:
    with serving() as server, busy(server):
        processes = server.processes()

        server.process.send_signal(number)
        server.process.wait(timeout=60)
        log = server.log()

        assert server.process.returncode == 0
        assert "Traceback" not in log
        assert len(processes) == 4  # the server, the keeper of the data and two workers
        assert [each for each in processes if is_running(each)] == []


def test_killed_outright_it_leaves_no_process_either() -> None:
    with serving() as server, busy(server):
        processes = server.processes()

        server.process.kill()

        assert wait_until(lambda: not any(is_running(each) for each in processes))


def test_the_data_survive_the_loss_of_their_keeper() -> None:
    with serving() as server:
        assert server.is_well()
        before = server.processes() - {server.process.pid}

        os.kill(server.keeper(), signal.SIGKILL)
        assert [server.query("ASK {}").status for _ in range(4)] == [200] * 4
        assert server.is_well()
        assert wait_until(lambda: not any(is_running(each) for each in before))


def test_a_port_that_is_taken_is_told(server: RunningServer) -> None:
    with pytest.raises(UsageError, match="choose another --port"):
        listen(ServerSettings(port=server.port))
