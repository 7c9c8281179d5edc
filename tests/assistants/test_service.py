"""`counterpoint mcp` as an assistant's program starts it: a process, and what becomes of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import counterpoint

PROJECT = Path(__file__).parent.parent.parent
COMMAND = str(Path(sys.executable).parent / "counterpoint")
SEED = "seeds/examples/moving-dunmarrow.argdown"

INITIALIZE = {
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def message(number: int, **parts: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": number} | parts).encode() + b"\n"


def started(*arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [COMMAND, "mcp", *arguments], cwd=PROJECT, stdin=pipe, stdout=pipe, stderr=pipe
    )


def test_a_client_of_an_older_protocol_is_answered_and_may_hang_up() -> None:
    """What goes to standard output is the protocol alone, and the end is a quiet one."""
    process = started(SEED)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(message(1, **INITIALIZE))
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    process.stdin.write(b'{"jsonrpc":"2.0","method":"notifications/initialized"}\n')
    process.stdin.write(b"this is no message\n")
    process.stdin.write(message(2, method="tools/call", params={"name": "brief"}))
    process.stdin.flush()
    brief = json.loads(process.stdout.readline())
    process.stdin.write(message(3, method="tools/call", params={"name": "issues"}))
    rest, errors = process.communicate()

    assert answer["result"]["serverInfo"]["name"] == "counterpoint"
    assert brief["id"] == 2
    assert [json.loads(line)["jsonrpc"] for line in rest.splitlines()] in ([], ["2.0"])
    assert process.returncode == 0
    assert b"Traceback" not in errors


def test_a_client_that_reads_no_more_ends_it_without_a_traceback() -> None:
    process = started(SEED)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(message(1, **INITIALIZE))
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(message(2, method="ping"))
    process.stdin.close()
    process.wait()

    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()


def test_a_client_is_greeted_before_the_map_and_the_clients_of_the_sdk_are_loaded() -> None:
    """And whoever imports the SDK afterwards has it whole."""
    code = """
import sys
from counterpoint.assistants.service import _server_and_streams
from counterpoint.assistants.sdk import loaded_lightly
loaded_lightly(_server_and_streams)
heavy = "httpx2 mcp mcp.client mcp.server.mcpserver networkx pyoxigraph rdflib".split()
print([name for name in heavy if name in sys.modules])
from mcp import Client, MCPError
from mcp.shared.exceptions import MCPError as same
print(MCPError is same, Client.__module__)
"""
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT
    )

    assert process.stdout.splitlines() == ["[]", "True mcp.client.client"]


@pytest.mark.parametrize(
    ("arguments", "status", "error"),
    [
        (("absent.argdown",), 1, "absent.argdown: there is no such file; check the path"),
        (("--map", "x"), 2, "--map goes with --store or --endpoint only"),
        (("x.argdown", "--store", "y"), 2, "name map files or a store, not both"),
    ],
)
def test_what_cannot_be_served_is_said_before_anybody_asks(
    tmp_path: Path, arguments: tuple[str, ...], status: int, error: str
) -> None:
    ended = counterpoint("mcp", *arguments, cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (status, "")
    assert error in ended.stderr
