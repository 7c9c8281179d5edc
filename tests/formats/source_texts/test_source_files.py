from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from counterpoint.errors import LimitError, Severity
from counterpoint.formats.source_texts import MAX_SOURCE_BYTES, SourceReading, read_source
from counterpoint.model import Source

WORDS = "We need a charge.\r\n"
HASH = hashlib.sha256(WORDS.encode()).hexdigest()


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """A map in a folder of its own, with ``panel.txt`` beside it and ``far.txt`` above."""
    folder = tmp_path / "maps"
    folder.mkdir()
    for path in (folder / "panel.txt", tmp_path / "far.txt"):
        path.write_bytes(WORDS.encode())
    return folder / "city.argdown"


def read_beside(map_file: Path, file: str, sha256: str = "", *folders: Path) -> SourceReading:
    return read_source(Source("s", "S", file=file, sha256=sha256), str(map_file), folders)


def code(reading: SourceReading) -> str:
    assert reading.text is None
    assert reading.trouble is not None
    return f"{reading.trouble.key} {reading.trouble.code} {reading.trouble.severity.value}"


def test_a_file_beside_the_map_is_read_as_it_is(map_file: Path) -> None:
    assert read_beside(map_file, "panel.txt") == SourceReading(WORDS, HASH)


def test_a_hash_that_fits_is_no_matter(map_file: Path) -> None:
    assert read_beside(map_file, "./panel.txt", HASH).text == WORDS


def test_another_text_than_was_meant_is_an_error(map_file: Path) -> None:
    assert code(read_beside(map_file, "panel.txt", "0" * 64)) == "sha256 source-hash error"


def test_a_source_without_a_file_has_no_text(map_file: Path) -> None:
    assert read_beside(map_file, "") == SourceReading()


def test_a_file_that_is_absent_is_a_warning(map_file: Path) -> None:
    assert code(read_beside(map_file, "gone.txt")) == "file source-absent warning"


def test_a_file_outside_is_read_only_by_its_hash(map_file: Path) -> None:
    assert read_beside(map_file, "../far.txt", HASH).text == WORDS
    assert code(read_beside(map_file, "../far.txt")) == "file source-outside error"
    assert code(read_beside(map_file, "../far.txt", "0" * 64)) == "sha256 source-hash error"


def test_a_link_does_not_lead_outside(map_file: Path) -> None:
    (map_file.parent / "near.txt").symlink_to(map_file.parent.parent / "far.txt")

    assert code(read_beside(map_file, "near.txt")) == "file source-outside error"


def test_a_loop_of_links_is_no_file(map_file: Path) -> None:
    (map_file.parent / "loop.txt").symlink_to("loop.txt")

    assert read_beside(map_file, "loop.txt").trouble is not None


def test_named_folders_are_searched_by_file_name(map_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "other.txt").write_bytes(WORDS.encode())

    assert read_beside(map_file, "lost/other.txt", "", tmp_path, folder).text == WORDS
    assert read_beside(map_file, "../../other.txt", "", folder).text == WORDS


def test_the_text_that_fits_is_taken_of_two(map_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "panel.txt").write_text("another", encoding="utf-8")
    (map_file.parent / "panel.txt").write_text("a third", encoding="utf-8")
    own = hashlib.sha256(b"another").hexdigest()

    assert read_beside(map_file, "panel.txt", own, folder).text == "another"


@pytest.mark.parametrize(
    "name",
    ["/etc/hosts", "C:\\x.txt", "C:x.txt", "\\\\a\\b", "~/x", "file:///x", "https://a/x", "a\0b"],
)
def test_only_relative_paths_are_paths(map_file: Path, name: str) -> None:
    assert code(read_beside(map_file, name)) == "file source-path error"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"caf\xe9", "source.txt, line 1: it is not UTF-8: the byte at 3 is not"),
        (b"a\0b", "source.txt, line 1: it is no text"),
    ],
)
def test_what_is_no_utf_8_text_is_an_error(map_file: Path, content: bytes, message: str) -> None:
    (map_file.parent / "source.txt").write_bytes(content)

    reading = read_beside(map_file, "source.txt")

    assert reading.trouble is not None
    assert (reading.trouble.message, reading.trouble.severity) == (
        message,
        Severity.ERROR,
    )


def test_a_folder_or_a_pipe_is_no_source(map_file: Path) -> None:
    (map_file.parent / "folder").mkdir()
    os.mkfifo(map_file.parent / "pipe")

    assert code(read_beside(map_file, "folder")) == "file source error"
    assert code(read_beside(map_file, "pipe")) == "file source error"


@pytest.mark.parametrize("sha256", ["", HASH])
def test_a_name_too_long_for_a_path_is_an_error(map_file: Path, sha256: str) -> None:
    assert code(read_beside(map_file, "x" * 5000, sha256)).endswith("error")


def test_a_text_above_the_limit_is_refused(map_file: Path) -> None:
    with (map_file.parent / "big.txt").open("wb") as stream:
        stream.truncate(MAX_SOURCE_BYTES + 1)

    with pytest.raises(LimitError, match="larger than 10 MiB"):
        read_beside(map_file, "big.txt")
