"""The commands for whoever writes a map: new, format, watch, check --watch."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from forked_programs import ForkedProgram

from counterpoint import pipeline
from counterpoint.cli import main
from counterpoint.formats.argdown import format_text

DATA = Path(__file__).parent.parent / "data" / "city"
LOOSE = "[A]:  One.\n    + [B]:Two. {c: 1}\n"
NEAT = "[A]: One.\n  + [B]: Two. {c: 1}\n"
BROKEN = "[A]:  One. {c: [}\n"
SECONDS = 60  # how long a slow machine may take for one step


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    return written(tmp_path / "loose.argdown", LOOSE)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return written(tmp_path / "broken.argdown", BROKEN)


@pytest.fixture
def city_file(tmp_path: Path) -> Path:
    """The city map with its source text, to be changed."""
    for path in DATA.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / "city.argdown"


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


# --- new


def test_a_new_map_is_without_fault_and_in_its_form(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "My debate.argdown"

    result = run("new", file)

    assert result.exit_code == 0
    assert pipeline.check([file]) == ()
    assert format_text(file.read_text(encoding="utf-8")) == file.read_text(encoding="utf-8")
    assert pipeline.read(file).base == "https://example.org/my-debate/"


def test_a_new_map_has_an_agreement_and_a_tension_to_show(tmp_path: Path) -> None:
    run("new", tmp_path / "debate.argdown")

    analysis = pipeline.load([tmp_path / "debate.argdown"]).analysis

    assert [x.kind.value for x in analysis.agreements] == ["same-claim"]
    assert [x.kind.value for x in analysis.tensions] == ["incompatibility"]


def test_a_file_that_is_there_is_never_replaced(loose: Path) -> None:
    result = run("new", loose)

    assert (result.exit_code, loose.read_text(encoding="utf-8")) == (2, LOOSE)
    assert "is there already" in result.stderr


def test_a_new_map_has_the_ending_of_a_map(tmp_path: Path) -> None:
    result = run("new", tmp_path / "debate.txt")

    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


# --- format


def test_format_writes_the_form(loose: Path) -> None:
    result = run("format", loose)

    assert (result.exit_code, loose.read_text(encoding="utf-8")) == (0, NEAT)
    assert result.stdout == f"{loose}: formatted\n"


def test_format_again_touches_nothing(loose: Path) -> None:
    run("format", loose)
    before = loose.stat()

    result = run("format", loose)

    assert result.exit_code == 0
    assert (loose.stat().st_ino, loose.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_with_errors_is_left_alone_and_the_others_are_not(loose: Path, broken: Path) -> None:
    result = run("format", broken, loose)

    assert result.exit_code == 1
    assert (broken.read_text(encoding="utf-8"), loose.read_text(encoding="utf-8")) == (BROKEN, NEAT)
    assert f"{broken}:1:17: the YAML cannot be read" in result.stderr


def test_check_writes_nothing_and_exits_1_only_if_something_would_change(loose: Path) -> None:
    result = run("format", "--check", loose)

    assert (result.exit_code, loose.read_text(encoding="utf-8")) == (1, LOOSE)
    run("format", loose)
    assert run("format", "--check", loose).exit_code == 0


def test_diff_shows_the_lines_that_would_change(loose: Path) -> None:
    result = run("format", "--diff", loose)

    assert (result.exit_code, loose.read_text(encoding="utf-8")) == (0, LOOSE)
    assert result.stdout.splitlines()[3:] == [
        "-[A]:  One.",
        "-    + [B]:Two. {c: 1}",
        "+[A]: One.",
        "+  + [B]: Two. {c: 1}",
        " ",
    ]


def test_stdout_prints_the_form_with_the_line_ends_of_the_file(tmp_path: Path) -> None:
    file = written(tmp_path / "crlf.argdown", LOOSE.replace("\n", "\r\n"))

    result = run("format", "--stdout", file)

    assert result.stdout_bytes == NEAT.replace("\n", "\r\n").encode()
    assert file.read_bytes() == LOOSE.replace("\n", "\r\n").encode()


def test_format_as_json_names_changes_and_problems(loose: Path, broken: Path) -> None:
    result = run("format", "--check", "--json", loose, broken)

    document = json.loads(result.stdout)
    assert [(item["file"], item["changed"]) for item in document] == [
        (str(loose), True),
        (str(broken), False),
    ]
    assert [item["line"] for item in document[1]["problems"]] == [1]
    assert document[0]["problems"] == []


def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    file = written(tmp_path / "real.argdown", LOOSE)
    file.chmod(0o640)
    link = tmp_path / "link.argdown"
    link.symlink_to(file)

    run("format", link)

    assert link.is_symlink()
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == (NEAT, 0o640)


def test_other_files_are_not_formatted(tmp_path: Path) -> None:
    result = run("format", written(tmp_path / "votes.csv", "a,b\n"))

    assert result.exit_code == 1
    assert "the endings are .argdown, .argdn, .ad, .adown" in result.stderr


# --- watch


class Program:
    """A command under way, and the lines that it has printed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = ForkedProgram(
            ["counterpoint.__main__", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stderr=subprocess.STDOUT,
        )
        self.lines: list[str] = []
        self._queue: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._queue.put(line)

    def until(self, text: str) -> str:
        """The next line that holds a text."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            self.lines.append(self._queue.get(timeout=SECONDS))
            if text in self.lines[-1]:
                return self.lines[-1]
        raise TimeoutError(text, self.lines)

    def stop(self) -> tuple[int, str]:
        """Press Ctrl-C; the exit status, and what was printed at the end."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(SECONDS)
        self._reader.join(SECONDS)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status, "".join(self._queue.queue)


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Those that a test has started; they are ended with it."""
    started: list[Program] = []
    yield started
    for program in started:
        if program.process.poll() is None:
            program.process.kill()
            program.stop()


def test_watch_builds_again_at_each_change(city_file: Path, programs: list[Program]) -> None:
    program = Program(city_file.parent, "watch", city_file.name, "--no-serve", "-o", "site")
    programs.append(program)
    page = city_file.parent / "site" / "city.html"
    text = city_file.read_text(encoding="utf-8")
    program.until("built")
    program.until("watching")

    city_file.write_text(text.replace("Buses should be free", "Buses must be free"), "utf-8")
    program.until("built")
    assert "Buses must be free" in page.read_text(encoding="utf-8")
    program.until("watching")

    city_file.write_text(text + "\n  + orphan\n", "utf-8")
    assert program.until("nothing above it").startswith("city.argdown:")
    program.until("watching")
    assert "Buses must be free" in page.read_text(encoding="utf-8")

    city_file.unlink()
    program.until("there is no such file")
    program.until("watching")

    aside = city_file.with_name("aside")
    aside.write_text(text, "utf-8")
    aside.replace(city_file)
    program.until("built")
    program.until("watching")
    assert "Buses must be free" not in page.read_text(encoding="utf-8")
    assert program.stop() == (0, "")


def test_watch_sees_included_files_and_source_texts(
    city_file: Path, programs: list[Program]
) -> None:
    city_file.write_text(city_file.read_text("utf-8") + "\n@include(more.argdown)\n", "utf-8")
    program = Program(city_file.parent, "check", "--watch", city_file.name)
    programs.append(program)
    program.until("more.argdown")
    program.until("watching")

    (city_file.parent / "more.argdown").write_text("[Ring road first]\n", "utf-8")
    assert program.until("errors, ").startswith("0 errors")
    program.until("watching")

    panel = city_file.parent / "panel.txt"
    panel.write_text(panel.read_text("utf-8").replace("cut it by a fifth", "did so"), "utf-8")
    program.until("cut it by a fifth")
    assert not program.until("errors, ").startswith("0 errors")
    program.until("watching")
    assert program.stop() == (0, "")


def test_watch_reloads_the_page_and_tells_it_what_is_wrong(
    city_file: Path, programs: list[Program]
) -> None:
    text = city_file.read_text(encoding="utf-8")
    city_file.write_text(text + "\n  + orphan\n", "utf-8")
    program = Program(city_file.parent, "watch", city_file.name, "--port", "0")
    programs.append(program)
    program.until("watching until the map can be read")

    city_file.write_text(text, "utf-8")
    address = program.until("http://127.0.0.1:").split()[0]
    program.until("built")
    with urllib.request.urlopen(address + "events", timeout=SECONDS) as events:
        assert events.readline().startswith(b"id: ")
        city_file.write_text(text + "\n  + orphan\n", "utf-8")
        wait_for(events, b"event: problem")
        assert b"nothing above it" in events.readline()
        city_file.write_text(text.replace("Buses should be free", "Buses must be free"), "utf-8")
        wait_for(events, b"event: reload")
    with urllib.request.urlopen(address, timeout=SECONDS) as page:
        assert b"Buses must be free" in page.read()
    program.until("built")
    assert program.stop() == (0, "")


def wait_for(events: Iterator[bytes], line: bytes) -> None:
    assert any(event.strip() == line for event in events)
