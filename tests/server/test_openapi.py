"""The description of the HTTP interface, and a fuzzer that believes it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from lengths import IS_LONG
from server.running_server import RunningServer

CASES = re.compile(r"([\d,]+) generated")


def described(server: RunningServer) -> dict[str, dict[str, dict[str, object]]]:
    paths = server.get("/openapi.json").json()["paths"]
    assert isinstance(paths, dict)
    return paths


def test_every_path_of_the_documentation_is_described(
    server: RunningServer, project_folder: Path
) -> None:
    documented = (project_folder / "docs" / "server.md").read_text(encoding="utf-8")
    table = documented.partition("| address | what |")[2].partition("\n\n")[0]
    stated = {path.partition("?")[0] for path in re.findall(r"`(/[^`#]*)`", table)}

    paths = {path.replace("{ending}", "ttl") for path in described(server)}

    assert stated - {"/events"} == paths - {"/assets/{name}"}


def test_with_a_token_every_operation_may_be_refused(guarded_server: RunningServer) -> None:
    reply = guarded_server.get("/openapi.json", Authorization="Bearer a-token-of-length")

    paths = reply.json()["paths"]
    assert isinstance(paths, dict)
    operations = [operation for path in paths.values() for operation in path.values()]
    assert all("401" in operation["responses"] for operation in operations)
    assert reply.json()["security"] == [{"token": []}]


def test_a_fuzzer_finds_nothing_that_is_not_described(
    server: RunningServer, tmp_path: Path
) -> None:
    folder = Path(__file__).parent
    program = [sys.executable, "-m", "schemathesis.cli"]
    steady = ["--generation-deterministic"] if os.environ.get("CI") else []
    most = os.environ.get("COUNTERPOINT_FUZZ", "30" if IS_LONG else "6")
    options = ["--max-examples", most, "--warnings", "off"]

    result = subprocess.run(
        [
            *(*program, "--config-file", str(folder / "schemathesis.toml")),
            *("run", f"{server.address}/openapi.json", "--phases", "examples,coverage,fuzzing"),
            *("--no-color", "--continue-on-failure", *options, *steady),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )

    output = "\n".join(line[:300] for line in result.stdout.splitlines())
    assert result.returncode == 0, output + result.stderr
    match = CASES.search(output)
    assert match is not None
    assert int(match[1].replace(",", "")) > 300
    assert server.is_well()
