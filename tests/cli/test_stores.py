"""Stores as a user meets them: push, pull, maps, and a store in place of map files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import counterpoint
from sparql_stores import running_oxigraph

DATA = Path(__file__).parent.parent / "data" / "city"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which an Oxigraph server takes queries."""
    with running_oxigraph(tmp_path_factory.mktemp("oxigraph")) as started:
        yield f"{started}/query"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the city map and its source in it."""
    for path in DATA.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize("kind", ["folder", "endpoint"])
def test_a_map_goes_in_is_analysed_there_and_comes_out(
    folder: Path, address: str, kind: str
) -> None:
    where = ("--store", "debates") if kind == "folder" else ("--endpoint", address)

    pushed = counterpoint("push", "city.argdown", *where, "--json", cwd=folder)
    maps = counterpoint("maps", *where, "--json", cwd=folder)
    tensions = counterpoint("tensions", *where, "--json", cwd=folder)
    positions = counterpoint("query", "positions", "--expert", "osei", *where, cwd=folder)
    pulled = counterpoint("pull", *where, "-o", "pulled.ttl", cwd=folder)

    assert pushed.returncode == 0, pushed.stderr
    assert json.loads(pushed.stdout)["map"] == "city"
    assert [each["id"] for each in json.loads(maps.stdout)] == ["city"]
    assert tensions.stdout == counterpoint("tensions", "city.argdown", "--json", cwd=folder).stdout
    assert "Kofi Osei" in positions.stdout
    assert pulled.returncode == 0, pulled.stderr
    exported = counterpoint("export", "city.argdown", cwd=folder)
    assert (folder / "pulled.ttl").read_text(encoding="utf-8") == exported.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["push", "city.argdown"], 2, "name a store: --store DIR or --endpoint URL"),
        (["maps", "--store", "a", "--endpoint", "http://b"], 2, "not both"),
        (["tensions", "city.argdown", "--store", "a"], 2, "name map files or a store"),
        (["tensions", "--map", "city"], 2, "--map goes with --store or --endpoint only"),
        (
            ["push", "--store", "a", "--graph-store", "http://b"],
            2,
            "--graph-store goes with --endpoint only",
        ),
        (["pull", "--store", "a", "-o", "b.docx"], 2, "end it in one of .ttl"),
        (["maps", "--endpoint", "example.org/sparql"], 2, "begins with http:// or https://"),
        (["maps", "--endpoint", "http://u:secret@h/q"], 2, "COUNTERPOINT_ENDPOINT_PASSWORD"),
        (["tensions", "--store", "absent"], 1, "holds no map; put one into it"),
        (["query", "ASK {}", "--store", "absent"], 1, "absent: there is no store here"),
        (["push", "--endpoint", "http://b", "--wait", "3"], 2, "--wait goes with --store only"),
        (["verify", "absent"], 1, "absent: cannot be read"),
        (["verify", "."], 1, "has no list of checksums"),
        (["verify", "--store", "absent"], 1, "absent: there is no store here"),
        (["verify", ".", "--store", "a"], 2, "name a folder or --store, not both"),
        (["push", "city.argdown", "--store", "."], 1, "has other things in it"),
        (["push", "city.argdown", "--store", "panel.txt"], 1, "is a file and no folder"),
        (["maps", "--endpoint", "http://127.0.0.1:1/query"], 1, "nothing answers there"),
    ],
)
def test_wrong_usage_is_told_with_its_status(
    folder: Path, arguments: list[str], status: int, sentence: str
) -> None:
    result = counterpoint(*arguments, cwd=folder)

    assert sentence in " ".join(result.stderr.split())
    assert "secret" not in result.stderr
    assert result.returncode == status
