from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint import formats
from counterpoint.errors import Severity
from counterpoint.formats import ReadResult
from counterpoint.formats.argdown_map.check_record import read_check_record, record_of
from counterpoint.model import ArgumentMap, Source, Verification
from counterpoint.pipeline.check_records import write_check_records
from counterpoint.rdf import from_rdf, to_rdf

PROJECT = Path(__file__).parent.parent.parent.parent
EXAMPLES = PROJECT / "seeds" / "examples"
NAME = "moving-dunmarrow"

Edit = Callable[[str], str]


@pytest.fixture
def with_text(tmp_path: Path) -> Path:
    """The panel's map with its texts beside it and their record written."""
    for path in EXAMPLES.glob(f"{NAME}*"):
        shutil.copy(path, tmp_path)
    map_file = tmp_path / f"{NAME}.argdown"
    write_check_records([map_file], by="Ann Example")
    return map_file


@pytest.fixture
def without_text(with_text: Path) -> Path:
    """The same map and record without the texts."""
    for path in with_text.parent.glob("*.txt"):
        path.unlink()
    return with_text


def read(map_file: Path) -> ReadResult:
    return formats.read([map_file])


def codes(result: ReadResult) -> set[str]:
    return {warning.code for warning in result.warnings}


def unverified(argument_map: ArgumentMap) -> int:
    return sum(
        stance.quotation is not None and stance.quotation.verification is Verification.UNVERIFIED
        for stance in argument_map.stances
    )


def test_a_map_reads_the_same_by_its_record_as_by_its_texts(with_text: Path) -> None:
    by_text = read(with_text)
    for path in with_text.parent.glob("*.txt"):
        path.unlink()

    by_record = read(with_text)

    def plain(source: Source) -> Source:
        return replace(source, checked_at="", checked_by="")

    sources = tuple(map(plain, by_record.map.sources))
    assert replace(by_record.map, sources=sources) == by_text.map
    assert codes(by_record) == codes(by_text)
    assert {x.checked_by.split(" (")[0] for x in by_record.map.sources} == {"Ann Example"}


def test_who_looked_and_when_goes_through_rdf(without_text: Path) -> None:
    argument_map = read(without_text).map

    assert from_rdf(to_rdf(argument_map)) == argument_map


def test_a_record_has_no_word_of_a_text(with_text: Path) -> None:
    record = record_of(with_text).read_text(encoding="utf-8").replace("Ann Example", "")

    words = {
        word
        for path in EXAMPLES.glob("*.txt")
        for word in re.findall(r"[^\W\d_]{4,}", path.read_text(encoding="utf-8"))
    }
    assert words.intersection(re.findall(r"[^\W\d_]{4,}", record)) == set()


def test_a_quotation_that_was_changed_since_is_not_covered(without_text: Path) -> None:
    text = without_text.read_text(encoding="utf-8")
    without_text.write_text(
        text.replace('"My ground is not the sand"', '"ground is not the sand"'), encoding="utf-8"
    )

    result = read(without_text)

    assert text != without_text.read_text(encoding="utf-8")
    assert unverified(result.map) == 1
    assert codes(result) == {"quote-unchecked"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace('strake: "Callum Strake,', 'strake: "Strake,'),
        lambda text: text.replace("b0b87424", "00000000"),
        lambda text: text.replace("      review: In short\n", ""),
    ],
    ids=["another section", "another text", "a section less"],
)
def test_a_record_of_another_text_or_other_sections_covers_nothing(
    without_text: Path, edit: Edit
) -> None:
    text = without_text.read_text(encoding="utf-8")
    acknowledged = edit(text)
    assert acknowledged != text
    without_text.write_text(acknowledged, encoding="utf-8")

    problems = counterpoint("check", str(without_text), "--json", cwd=without_text.parent)

    assert '"check-record"' in problems.stdout
    assert '"source-absent"' in problems.stdout


def of_panel(**entry: object) -> str:
    """A record of one source, with what is given put in the place of what is right."""
    right = {"sha256": "0" * 64, "at": "2026-11-30", "by": "x", "sections": [], "quotations": []}
    return json.dumps({"version": 1, "sources": {"panel": right | entry}})


@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        '{"version": 2, "sources": {}}',
        '{"version": 1, "sources": []}',
        of_panel(sha256="0"),
        of_panel(at="yesterday"),
        of_panel(by="x\u001b[2J"),
        of_panel(quotations=[[9, 3, "a"]]),
        of_panel(quotations=[[3, 9, "a", 1]]),
        of_panel(sections=[[0, True, "a"]]),
        "[" * 100_000,
        "\ud800",
    ],
)
def test_a_record_that_cannot_be_used_gives_nothing_and_says_so(
    tmp_path: Path, record: str
) -> None:
    map_file = tmp_path / "city.argdown"
    record_of(map_file).write_bytes(record.encode("utf-8", "surrogatepass"))

    checks, problem = read_check_record(map_file)

    assert checks == {}
    assert problem is not None
    assert problem.severity is Severity.WARNING


def test_a_map_is_read_without_a_record_that_cannot_be_used(without_text: Path) -> None:
    record_of(without_text).write_text("{}", encoding="utf-8")

    result = read(without_text)

    assert codes(result) == {"check-record", "source-absent"}
    assert unverified(result.map) > 100


def test_recording_again_changes_nothing_and_a_text_that_is_away_keeps_its_entry(
    with_text: Path,
) -> None:
    record = record_of(with_text).read_bytes()
    (with_text.parent / f"{NAME}-transcript.txt").unlink()

    write_check_records([with_text], by="Ann Example")

    assert record_of(with_text).read_bytes() == record


def test_check_says_what_is_on_record_and_needs_a_text_to_record(without_text: Path) -> None:
    checked = counterpoint("check", without_text.name, cwd=without_text.parent)
    recorded = counterpoint("check", without_text.name, "--record", cwd=without_text.parent)

    assert "by Ann Example (Counterpoint" in checked.stdout
    assert recorded.returncode == 2
    assert "no source text of the map is at hand" in recorded.stderr


def test_the_record_of_the_shipped_map_covers_every_quotation(tmp_path: Path) -> None:
    for path in (PROJECT / "seeds").glob("*.*"):
        shutil.copy(path, tmp_path)

    result = read(tmp_path / "negotiating-with-putin.argdown")

    assert unverified(result.map) == 0
    assert result.warnings == ()


@pytest.mark.usefixtures("shared_folder")
def test_the_record_of_the_shipped_map_is_what_its_text_gives() -> None:
    map_file = PROJECT / "seeds" / "negotiating-with-putin.argdown"

    (check,) = read(map_file).checks
    on_record, problem = read_check_record(map_file)

    assert problem is None
    stated = on_record[check.source]
    assert replace(stated, at="", by="") == check
