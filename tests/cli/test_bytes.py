"""What is printed: data byte for byte in pipes and files, escaped on terminals, and bounded."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from reading_here import RDF_FILES, answering_here, reading_here

from counterpoint.cli import main, run
from counterpoint.cli.commands import questions
from counterpoint.errors import Place, Problem, UsageError, shortened

PROJECT = Path(__file__).parent.parent.parent
HOSTILE = "a\x1b[31m\x9b2J\u202e\u2028\0\x7f\r𐍈\U000e0001é"
ESCAPED = "a\\x1b[31m\\x9b2J\\u202e\\u2028\\x00\\x7f\\x0d𐍈\\U000e0001é"
STYLES = ["csv", "tsv", "json", "table"]


@pytest.fixture(scope="module", autouse=True)
def _reads_here() -> Iterator[None]:
    """The file is our own; what is hostile in it is for whoever looks at the answer."""
    with reading_here(RDF_FILES), answering_here():
        yield


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    written = "".join(f"\\U{ord(letter):08x}" for letter in HOSTILE)
    file = tmp_path / "d.ttl"
    file.write_text(f'<urn:a> <urn:p> "{written}" .', encoding="ascii")
    monkeypatch.chdir(tmp_path)
    return file


QUERY = "SELECT ?o { ?s ?p ?o }"


def shown_in(output: bytes, style: str) -> str:
    """The one value of the answer, as the format's own rules read it."""
    text = output.decode("utf-8")
    if style == "json":
        value: str = json.loads(text)["results"]["bindings"][0]["o"]["value"]
        return value
    if style == "tsv":
        escaped: str = json.loads(re.sub(r"\\U000e0001", "\U000e0001", text.split("\n")[1]))
        return escaped
    value = text.split("\n", 1)[1].removesuffix("\n").removesuffix("\r")
    return value.strip('"') if style == "csv" else value


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii"])
def test_a_pipe_gets_the_data_as_they_are(data: Path, style: str, encoding: str) -> None:
    result = CliRunner(charset=encoding).invoke(main, ["query", QUERY, str(data), "-f", style])

    assert result.exit_code == 0, result.stderr
    assert shown_in(result.stdout_bytes, style) == HOSTILE


def test_a_file_gets_the_line_ends_of_csv(data: Path) -> None:
    result = CliRunner().invoke(main, ["query", "SELECT ?s { ?s ?p ?o }", str(data), "-f", "csv"])

    assert result.stdout_bytes == b"s\r\nurn:a\r\n"


def on_a_terminal(data: Path, *arguments: str, encoding: str) -> str:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "counterpoint", *arguments, str(data)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONIOENCODING": encoding, "NO_COLOR": "1"},
    )
    os.close(theirs)
    output = b""
    with contextlib.suppress(OSError):  # Linux' way of saying that the other end is closed
        while part := os.read(ours, 65536):
            output += part
    os.close(ours)
    assert process.wait() == 0
    return output.decode(encoding)


@pytest.mark.parametrize("style", ["csv", "table"])
def test_a_terminal_gets_them_escaped(data: Path, style: str) -> None:
    screen = on_a_terminal(data, "query", QUERY, "-f", style, encoding="utf-8")

    assert ESCAPED in screen
    assert set(re.findall(r"[\x00-\x1f\x7f-\x9f\u202e]", screen)) <= {"\r", "\n"}


def test_json_on_a_terminal_of_few_letters_is_json(data: Path) -> None:
    screen = on_a_terminal(data, "query", QUERY, "-f", "json", encoding="latin-1")

    assert screen.isascii()
    assert json.loads(screen)["results"]["bindings"][0]["o"]["value"] == HOSTILE


def test_only_one_module_prints() -> None:
    printing = re.compile(
        r"\bclick\.(secho|echo)\(|(?<!\.)\bprint\(|\bsys\.std(out|err)\.(write|buffer)"
    )
    commands = PROJECT / "src" / "counterpoint" / "cli"

    elsewhere = [
        path.name
        for path in sorted(commands.glob("*.py"))
        if path.name != "showing.py" and printing.search(path.read_text(encoding="utf-8"))
    ]

    assert elsewhere == []


def test_a_caret_stands_under_its_letter_in_a_line_of_megabytes() -> None:
    line = "é" * 1_000_000 + "\x1b文X" + "z" * 1_000_000

    message = Problem(Place("m", 1, 1_000_003), "wrong", line_text=line).with_caret(
        lambda text: text.replace("\x1b", "\\x1b")
    )

    _, source, caret = message.splitlines()
    assert len(source) < 200
    assert source[len(caret) - 2] == "X"  # the wide letter before it takes two places


def test_a_message_is_one_line_of_bounded_length() -> None:
    problem = Problem(Place("a\nb" * 9999, 1, 1), "x\n" * 1_000_000, "do " * 1_000_000)

    assert len(str(problem)) < 4000
    assert "\n" not in str(problem)
    assert shortened("ab" * 1000, 21).count("...") == 1


def test_what_is_told_of_a_long_line_is_bounded(tmp_path: Path) -> None:
    file = tmp_path / "m.argdown"
    file.write_text("[A]: x. [" + "é" * 300_000 + "]: y {kind: n} zz", encoding="utf-8")

    result = CliRunner().invoke(main, ["check", str(file)])

    assert result.exit_code == 1
    assert len(result.output) < 5000


def ended(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail() -> None:
        raise error

    monkeypatch.setattr(questions, "list_questions", fail)
    monkeypatch.setattr(sys, "argv", ["counterpoint", "questions"])
    with pytest.raises(SystemExit) as exit_info:
        run()
    return int(str(exit_info.value.code))


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (KeyError("x\x1b"), 1, "internal error: KeyError: 'x\\x1b' (while running questions"),
        (PermissionError(errno.EACCES, "Permission denied", "f"), 1, "f: Permission denied"),
        (OSError(errno.EMFILE, "Too many"), 3, "too many open files"),
        (MemoryError(), 3, "too little memory"),
        (ImportError("No module named 'h11'"), 1, "loaded: No module named 'h11'; install it anew"),
        (UsageError("y" * 1_000_000), 2, "counterpoint: yyy"),
    ],
    ids=["ours", "system", "files", "memory", "part", "long"],
)
def test_whatever_is_raised_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    sentence: str,
) -> None:
    assert ended(monkeypatch, error) == status

    output = capsys.readouterr().err
    assert sentence in output
    assert len(output.splitlines()) == 1
    assert len(output) < 1000


def test_a_mistake_of_ours_is_not_hidden_from_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "list_questions", lambda: 1 / 0)

    assert isinstance(CliRunner().invoke(main, ["questions"]).exception, ZeroDivisionError)


def test_the_traceback_can_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COUNTERPOINT_TRACEBACK", "1")

    ended(monkeypatch, KeyError("x"))

    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("closing", "status", "sentence"),
    [(">&-", 3, "standard output is closed"), ("2>&-", 0, ""), ("<&-", 0, "")],
    ids=["output", "error", "input"],
)
def test_closed_streams_are_told(tmp_path: Path, closing: str, status: int, sentence: str) -> None:
    result = subprocess.run(
        ["bash", "-c", f'"$0" -m counterpoint questions {closing}', sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == status
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) <= 1


def test_a_name_that_is_no_utf_8_gets_its_bytes_back(tmp_path: Path) -> None:
    name = os.fsdecode(b"b\xff.argdown")

    result = CliRunner().invoke(main, ["new", str(tmp_path / name)])
    checked = CliRunner().invoke(main, ["format", "--json", "--check", str(tmp_path / name)])

    assert b"b\xff.argdown" in result.stdout_bytes
    assert json.loads(checked.stdout)[0]["file"].endswith("b\udcff.argdown")
