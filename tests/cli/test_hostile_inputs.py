"""Each line of ../shared/hostile/INDEX.md that is no RDF, by the command line as it says.

The queries are put to a server in tests/server/test_hostile.py.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from forbidden_port import listening

from counterpoint.cli import main

CITY = Path(__file__).parent.parent / "data" / "city" / "city.argdown"
OF_RDF = (".ttl", ".trig", ".nq", ".rdf", ".graphml", ".jsonld")

REFUSED = 1
LIMIT_REACHED = 3
# What it is given to, how that ends, and what is said; "yaml" is the frontmatter of a map.
LINES = {
    "aif-duplicate-keys.json": ("build", REFUSED, "stands here a second time"),
    "aif-nan.json": ("build", REFUSED, "NaN is no number of JSON"),
    "aif-deep.json": ("build", REFUSED, "this seems to be JSON"),
    "aif-nodeid-injection.json": ("build", 0, ""),
    "yaml-bomb.yaml": ("yaml", REFUSED, "anchors"),
    "yaml-merge-bomb.yaml": ("yaml", REFUSED, "anchors"),
    "yaml-cycle.yaml": ("yaml", REFUSED, "anchors"),
    "yaml-deep.yaml": ("yaml", REFUSED, "nested deeper than 64"),
    "yaml-duplicate-key.yaml": ("yaml", REFUSED, "a second time"),
    "argdown-deep-indent.argdown": ("build", REFUSED, "nested deeper than 64"),
    "argdown-cycle.argdown": ("build", 0, "go round in a circle"),
    "argdown-redos.argdown": ("build", 0, ""),
    "argdown-crlf-mixed.argdown": ("build", 0, "U+2028 is no line end"),
    "sparql-service.rq": ("query", REFUSED, "calls another server (SERVICE)"),
    "sparql-service-silent.rq": ("query", REFUSED, "calls another server (SERVICE)"),
    "sparql-from-file.rq": ("query", 0, "0 rows"),
    "sparql-load-file.ru": ("query", REFUSED, "read-only"),
    "sparql-load-http.ru": ("query", REFUSED, "read-only"),
    "sparql-cartesian.rq": ("query", LIMIT_REACHED, "stopped after "),
    "sparql-concat-doubling.rq": ("query", LIMIT_REACHED, "counterpoint: "),  # by time or by memory
    "sparql-deep-parens.rq": ("query", REFUSED, "nested more than 64 deep"),
    "sparql-flat-union.rq": ("query", REFUSED, "longer than 16384 bytes"),
    "sparql-redos.rq": ("query", 0, "0 rows"),
}
# These have tests of their own below.
FURTHER = {"yaml-norway.yaml", "csv-formula.csv", "names-traversal.txt"}
# A path after -o is where its user wants the file, as for every program; the names of files that
# we choose ourselves, and of maps in a store, have no folder (`pipeline.write_files`).
PATHS_OF_THE_USER = {"../esc.ttl", "/etc/esc.ttl", "a/../../esc.ttl"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path | float) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def given(kind: str, hostile: Path, deadline: float) -> Result:
    """What comes of giving the file ``hostile`` to a command."""
    if kind == "query":
        return run("query", hostile, CITY, "--deadline", deadline)
    if kind == "yaml":
        map_file = hostile.with_suffix(".argdown").name
        Path(map_file).write_text(
            f"===\n{hostile.read_text(encoding='utf-8')}\n===\n\n[A]: One.\n", encoding="utf-8"
        )
        return run("build", map_file, "-o", "site")
    return run("build", hostile, "-o", "site")


def test_every_line_that_is_no_rdf_has_its_test(shared_folder: Path) -> None:
    index = (shared_folder / "hostile" / "INDEX.md").read_text(encoding="utf-8")
    names = re.findall(r"^\| `([^`]+)`", index, re.MULTILINE)

    ours = {name for name in names if not name.endswith(OF_RDF)}

    assert ours == LINES.keys() | FURTHER


@pytest.mark.parametrize(("name", "line"), LINES.items(), ids=LINES)
def test_a_hostile_file_ends_as_the_index_says(
    shared_folder: Path, folder: Path, name: str, line: tuple[str, int, str]
) -> None:
    kind, status, sentence = line
    # Only a query could call, and the port is one that tests share.
    silent: contextlib.AbstractContextManager[list[object]] = (
        listening() if kind == "query" else contextlib.nullcontext([])
    )

    # What never ends is worked at until its deadline.
    deadline = 0.6 if status == LIMIT_REACHED else 20

    with silent as callers:
        result = given(kind, shared_folder / "hostile" / name, deadline)

    assert isinstance(result.exception, SystemExit | None)
    assert (result.exit_code, (folder / "site").exists()) == (
        status,
        kind == "build" and not status,
    )
    assert sentence in result.output
    assert callers == []


def test_mixed_line_ends_read_as_plain_ones(shared_folder: Path, folder: Path) -> None:
    hostile = shared_folder / "hostile" / "argdown-crlf-mixed.argdown"
    plain = folder / hostile.name
    plain.write_bytes(hostile.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n"))

    mixed, unmixed = (run("inspect", path, "--json") for path in (hostile, plain))

    read, expected = (json.loads(each.stdout) for each in (mixed, unmixed))
    assert read | {"file": ""} == expected | {"file": ""}


def test_words_that_yaml_would_change_are_kept_in_what_is_exported(
    shared_folder: Path, folder: Path
) -> None:
    source = (shared_folder / "hostile" / "yaml-norway.yaml").read_text(encoding="utf-8")
    indented = source.replace("\n", "\n    ")
    front = (
        "===\ntitle: no\nquestion: 12:30:00\nbase: 'https://example.org/'\nsources:\n  no:\n"
        f"    title: 1.10\n    {indented}\n===\n\n"
    )
    (folder / "norway.argdown").write_text(f"{front}[A]: One.\n", encoding="utf-8")

    result = run("export", "norway.argdown")

    assert result.exit_code == 0
    assert {'"no"', '"12:30:00"', '"1.10"'} <= set(re.findall(r'"[^"\n]+"', result.stdout))


def test_cells_that_a_spreadsheet_would_calculate_are_quoted(shared_folder: Path) -> None:
    text = (shared_folder / "hostile" / "csv-formula.csv").read_text(encoding="utf-8")
    cells = [row["text"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    values = " ".join(map(json.dumps, cells))
    query = f"SELECT ?cell {{ VALUES ?cell {{ {values} }} }}"

    result = run("query", query, CITY, "-f", "csv")

    rows = list(csv.reader(io.StringIO(result.stdout, newline="")))
    assert rows == [["cell"], *([f"'{cell}"] for cell in cells)]


def names_to_export(shared_folder: Path) -> list[str]:
    text = (shared_folder / "hostile" / "names-traversal.txt").read_text(encoding="utf-8")
    return text.splitlines()


def test_a_name_that_is_none_of_a_file_is_refused(shared_folder: Path, folder: Path) -> None:
    names = [x for x in names_to_export(shared_folder) if x not in PATHS_OF_THE_USER]

    result = [run("export", CITY, "--format", "turtle", "-o", name) for name in names]

    assert [each.exit_code for each in result] == [REFUSED] * 5
    assert all("cannot be a file name" in each.output for each in result)
    assert list(folder.iterdir()) == []


def test_a_path_is_written_to_as_its_user_says(shared_folder: Path, folder: Path) -> None:
    inner = folder / "inner"
    (inner / "a").mkdir(parents=True)
    paths = PATHS_OF_THE_USER & set(names_to_export(shared_folder))

    result = [run("export", CITY, "-o", inner / path) for path in sorted(paths) if path[0] != "/"]

    assert [each.exit_code for each in result] == [0, 0]
    assert sorted(path.name for path in folder.iterdir()) == ["esc.ttl", "inner"]
    assert list((inner / "a").iterdir()) == []
