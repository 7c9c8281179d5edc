from __future__ import annotations

from pathlib import Path

import pytest
from map_files import PANEL, errors, write_map

from counterpoint.errors import InputError, LimitError, UsageError
from counterpoint.formats import argdown, endings_of, read
from counterpoint.model import Stance, Verification


def only_code(path: Path) -> str:
    [problem] = errors(path)
    assert problem.place.file == str(path)
    assert problem.message
    return problem.code


@pytest.mark.parametrize("suffix", [".argdown", ".ad", ".ARGDOWN"])
def test_the_ending_tells_the_reader(tmp_path: Path, suffix: str) -> None:
    path = write_map(tmp_path, "[A]: One.", name=f"city{suffix}")

    assert [claim.id for claim in read([path]).map.claims] == ["a"]


def test_the_readers_are_named_by_ending() -> None:
    assert {".argdown", ".ad"} <= set(endings_of())


def test_no_file_is_a_wrong_call() -> None:
    with pytest.raises(UsageError):
        read([])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert only_code(tmp_path / "gone.argdown") == "missing-file"


def test_a_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "maps.argdown"
    folder.mkdir()

    assert only_code(folder) == "not-a-file"
    assert only_code(tmp_path) == "not-a-file"


def test_links_that_lead_back_to_themselves_lead_nowhere(tmp_path: Path) -> None:
    loop = tmp_path / "loop.argdown"
    loop.symlink_to(loop)
    (tmp_path / "folder").symlink_to("folder")

    assert only_code(loop) == "missing-file"
    assert only_code(tmp_path / "folder" / "map.argdown") == "missing-file"


@pytest.mark.parametrize("name", ["map.txt", "map", "map.argdown.bak"])
def test_an_unknown_ending_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[A]: One.", encoding="utf-8")

    assert only_code(tmp_path / name) == "unknown-format"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        ("[A]: \u00e9".encode("latin-1"), "encoding"),
        ("[A]: One.".encode("utf-16"), "encoding"),
        (b"\x7fELF\0\0\0", "binary"),
    ],
    ids=["empty", "blank", "latin-1", "utf-16", "binary"],
)
def test_what_is_no_text_is_noted(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "map.argdown"
    path.write_bytes(content)

    assert only_code(path) == code


def test_a_byte_order_mark_and_crlf_change_nothing(tmp_path: Path) -> None:
    plain = write_map(tmp_path, "[A]: One.\n  + <B>: Two.", name="plain.argdown")
    other = tmp_path / "other.argdown"
    other.write_bytes(b"\xef\xbb\xbf" + plain.read_bytes().replace(b"\n", b"\r\n"))

    assert read([other]).map == read([plain]).map


def test_unreadable_files_are_all_noted_with_the_mistakes_of_the_others(tmp_path: Path) -> None:
    good = write_map(tmp_path, "[A]: One.\n\n  + [B]", name="a.argdown")

    with pytest.raises(InputError) as error:
        read([good, tmp_path / "x.argdown", tmp_path / "y.argdown"])

    names = {Path(problem.place.file).name for problem in error.value.problems}
    assert names == {"a.argdown", "x.argdown", "y.argdown"}


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.argdown"
    with path.open("wb") as stream:
        stream.truncate(argdown.MAX_BYTES + 1)

    with pytest.raises(LimitError):
        read([path])


def test_a_source_is_looked_for_in_the_named_folders(tmp_path: Path) -> None:
    body = '# R {expert: ruiz, source: panel}\n\n[A]: One. {quote: "a charge"}'
    path = write_map(tmp_path, body)
    texts = tmp_path / "texts"
    texts.mkdir()
    (tmp_path / "panel.txt").rename(texts / "panel.txt")

    def verified(stances: tuple[Stance, ...]) -> set[Verification]:
        return {stance.quotation.verification for stance in stances if stance.quotation}

    assert verified(read([path]).map.stances) == {Verification.UNVERIFIED}
    assert verified(read([path], sources=[texts]).map.stances) == {Verification.EXACT}


def test_the_source_lies_beside_the_part_that_names_it(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    near.mkdir()
    far.mkdir()
    first = write_map(near, "[A]: One.", name="b.argdown")
    base = "===\nbase: https://example.org/city/\n===\n\n"
    second = write_map(far, "[B]: Two.", front=base, name="a.argdown")
    (far / "panel.txt").write_text(PANEL + "changed", encoding="utf-8")

    [source] = read([second, first]).map.sources

    assert source.sections[-1].end == len(PANEL)


def test_the_shipped_seed_reads_without_an_error(project_folder: Path, shared_folder: Path) -> None:
    [path] = sorted((project_folder / "seeds").glob("*.argdown"))

    argument_map = read([path], sources=[shared_folder / "sources"]).map

    quotations = [x.quotation for x in argument_map.stances if x.quotation]
    assert {x.verification for x in quotations} == {Verification.EXACT}
    assert len(argument_map.panel) == 5
