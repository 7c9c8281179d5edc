"""What SECURITY.md says of limits is what the code holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterpoint.cli import showing
from counterpoint.cli.commands.query import query
from counterpoint.formats import csv_data, json_data, xml_data, yaml_data
from counterpoint.formats.argdown import reading
from counterpoint.formats.source_texts import MAX_SOURCE_BYTES
from counterpoint.formats.votes import polis
from counterpoint.processes.limits import MEMORY_LIMIT
from counterpoint.server import ServerSettings
from counterpoint.store.queries import sparql


def deadline_of_queries() -> float:
    (option,) = [x for x in query.params if x.name == "deadline"]
    assert isinstance(option.default, float)
    return option.default


LIMITS: dict[str, float] = {
    "map file, bytes": reading.MAX_BYTES,
    "source text, bytes": MAX_SOURCE_BYTES,
    "file of a Polis export, bytes": polis.MAX_EXPORT_BYTES,
    "file of JSON, bytes": json_data.MAX_BYTES,
    "file of XML, bytes": xml_data.MAX_BYTES,
    "elements of a file of XML": xml_data.MAX_ELEMENTS,
    "nesting of data in a map": yaml_data.MAX_DEPTH,
    "nesting of JSON and XML": max(json_data.MAX_DEPTH, xml_data.MAX_DEPTH),
    "query, bytes": sparql.LONGEST_QUERY,
    "nesting in a query": sparql.MOST_NESTED,
    "memory of a process apart, MiB": MEMORY_LIMIT >> 20,
    "deadline of a query, command line, seconds": deadline_of_queries(),
    "deadline of a query, server, seconds": ServerSettings().deadline,
    "rows of an answer, server": ServerSettings().rows,
    "bytes of an answer, server": ServerSettings().answer_size,
    "connections of the server": ServerSettings().connections,
    "problems printed": showing._MOST_PROBLEMS,
    "problems kept of a table of votes": csv_data.MAX_PROBLEMS,
}


@pytest.fixture(scope="session")
def stated(project_folder: Path) -> dict[str, str]:
    text = (project_folder / "SECURITY.md").read_text(encoding="utf-8")
    table = text.split("\n## Limits\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| (.+?) \| ([\d,]+) \|$", table, re.MULTILINE))


def test_each_limit_is_the_one_in_the_code(stated: dict[str, str]) -> None:
    assert stated == {name: f"{limit:,.0f}" for name, limit in LIMITS.items()}
