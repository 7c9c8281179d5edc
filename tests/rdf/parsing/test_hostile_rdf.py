"""Each RDF line of ../shared/hostile/INDEX.md through the command line."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lengths import IS_LONG

from counterpoint.cli import main, showing
from counterpoint.vocab import PREFIXES

ENDINGS = (".ttl", ".trig", ".nq", ".rdf", ".graphml", ".jsonld")

# What must be refused, with words of the message.
REFUSED = {
    "xml-billion-laughs.rdf": "has a document type (DTD)",
    "xml-quadratic.rdf": "has a document type (DTD)",
    "xml-xxe-file.rdf": "has a document type (DTD)",
    "xml-benign-dtd.rdf": "take the DOCTYPE out",
    "graphml-billion-laughs.graphml": "is declared here",
    "xml-deep.rdf": "nests elements more than 200 deep",
    "ttl-deep-bnode.ttl": "nests brackets more than 200 deep",
    "ttl-escaped-iri-injection.ttl": "Invalid IRI",
    "ttl-iri-space.ttl": "Invalid IRI",
    "ttl-relative-iri-no-base.ttl": "a relative IRI has nothing to be relative to",
    "ttl-surrogate.ttl": "not a valid unicode character",
    "ttl-bad-utf8.ttl": "is not UTF-8",
    "ttl-many-prefixes.ttl": "declares more than 1000 prefixes",
    "ttl-huge-decimal.ttl": "which is no http://www.w3.org/2001/XMLSchema#decimal",
    "trig-literal-graph.trig": "is not a valid subject or graph name",
    "jsonld-file-context.jsonld": "names the context",
    "jsonld-path-context.jsonld": "names the context",
    "jsonld-import.jsonld": "names the context",
    "jsonld-deep.jsonld": "nests more than 64 deep",
    "jsonld-bad-id.jsonld": "is not an IRI",
}
# What is accepted, with what is said or shown of it.
ACCEPTED = {
    "ttl-javascript-iri.ttl": "javascript:",
    "ttl-data-iri.ttl": "data:text/html",
    "ttl-svg-label.ttl": "<svg",
    "ttl-html-literal.ttl": "<",
    "ttl-bidi.ttl": "holds characters that turn the direction",
    "ttl-homoglyph-iri.ttl": "look the same and are not",
    "ttl-nfc-nfd.ttl": "look the same and are not",
    "ttl-nul-escape.ttl": "\\x00",
    "ttl-c1-escape.ttl": "\\x1b",
    "ttl-utf8-bom.ttl": "s",
    "ttl-owl-imports.ttl": "imports",
    # Only naming its blank nodes takes for ever: see the test of its own.
    "ttl-bnode-clique.nq": "b0",
    # Decided otherwise: data are checked against shapes for 60 s, as for other work of pyshacl;
    # --deadline says how long (tests/rdf/validation/test_foreign_shapes.py).
    "shacl-redos.ttl": "aaaa",
}
# Each of them refuses half of the files, unless at length: all read files alike, and each file is
# refused without a command too (tests/store/test_hostile_rdf.py).
COMMANDS = (["check"], ["query", "ASK {}"], ["build", "-o", "out"], ["export", "-o", "out.nq"])
MAP = (
    "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    + '<urn:m> a cp:ArgumentMap ; rdfs:label "M" ; cp:asks <urn:q> .\n'
    + '<urn:q> a cp:Question ; rdfs:label "Q" .\n'
)


@pytest.fixture
def hostile(shared_folder: Path) -> Path:
    return shared_folder / "hostile"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Where nobody may call; the files name its port in place of theirs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        yield listener


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def copied(path: Path, listener: socket.socket, head: bytes = b"") -> str:
    """The name of a copy, in the current folder, that calls the listener if it calls anybody."""
    port = listener.getsockname()[1]
    content = path.read_bytes().replace(b"127.0.0.1:9/", b"127.0.0.1:%d/" % port)
    Path(path.name).write_bytes(head + content.removeprefix(b"\xef\xbb\xbf" if head else b""))
    return path.name


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def assert_no_call(listener: socket.socket) -> None:
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_every_line_of_the_index_has_its_row(hostile: Path) -> None:
    index = (hostile / "INDEX.md").read_text(encoding="utf-8")
    names = re.findall(r"^\| `([^`]+)` \|", index, re.MULTILINE)

    assert {name for name in names if name.endswith(ENDINGS)} == {*REFUSED, *ACCEPTED}


@pytest.mark.parametrize(
    ("name", "command"),
    [
        pytest.param(name, command, id=f"{command[0]}-{name}")
        for i, name in enumerate(REFUSED)
        for j, command in enumerate(COMMANDS)
        if IS_LONG or (i - j) % len(COMMANDS) < 2
    ],
)
def test_a_hostile_file_is_refused_and_nothing_written(
    hostile: Path,
    folder: Path,
    listener: socket.socket,
    *,
    name: str,
    command: list[str],
) -> None:
    file = copied(hostile / name, listener)

    result = run(*command, file)

    assert result.exit_code == 1
    assert result.output.startswith(file)
    assert REFUSED[name] in result.output
    assert len(result.output) < 1000
    assert [path.name for path in folder.iterdir()] == [file]
    assert_no_call(listener)


@pytest.fixture
def terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As ``folder``, where standard output is taken for a terminal."""
    monkeypatch.setattr(showing, "_is_terminal", lambda: True)
    return folder


@pytest.mark.parametrize(("name", "sentence"), ACCEPTED.items())
def test_a_hostile_file_that_is_accepted_is_shown_inert_on_a_terminal(
    hostile: Path, terminal: Path, listener: socket.socket, name: str, sentence: str
) -> None:
    file = copied(hostile / name, listener)

    result = run("query", "SELECT * { ?s ?p ?o }", file)

    assert result.exit_code == 0, result.output
    assert sentence in re.sub(r"\s+", " ", result.output)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.output)
    assert [path.name for path in terminal.iterdir()] == [file]
    assert_no_call(listener)


@pytest.mark.parametrize("name", [x for x in ACCEPTED if x.endswith(".ttl")])
def test_beside_a_map_it_is_kept_and_no_link_of_the_page(
    hostile: Path, folder: Path, listener: socket.socket, name: str
) -> None:
    file = copied(hostile / name, listener, MAP.encode())

    result = run("build", "-o", "out", "--no-sparql", file)

    assert result.exit_code == 0, result.output
    (page,) = (folder / "out").glob("*.html")
    assert not re.search(
        r"<a\b[^>]*href=[\"']?(javascript|data):", page.read_text(encoding="utf-8")
    )
    (trig,) = (folder / "out").glob("*.trig")
    assert run("query", "ASK { ?s ?p ?o }", str(trig)).exit_code == 0
    assert_no_call(listener)


def test_xml_that_cannot_hold_a_character_is_not_written(
    hostile: Path, folder: Path, listener: socket.socket
) -> None:
    file = copied(hostile / "ttl-nul-escape.ttl", listener)

    result = run("export", file, "-o", "out.rdf")

    assert result.exit_code == 1
    assert [path.name for path in folder.iterdir()] == [file]


def test_naming_entangled_blank_nodes_ends_at_its_limit(hostile: Path) -> None:
    result = run("hash", str(hostile / "ttl-bnode-clique.nq"), "--deadline", "0.5")

    assert result.exit_code == 1
    assert "has blank nodes that cannot be told apart" in result.output
    assert "after 0.5 seconds" in result.output
