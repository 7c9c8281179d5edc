"""Tables as survey software exports them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats.tables import TableResult, read_table_files

Read = Callable[[str], TableResult]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as the table ``panel.csv``."""

    def reading(text: str) -> TableResult:
        (tmp_path / "panel.csv").write_text(text, "utf-8")
        return read_table_files([tmp_path / "panel.csv"])

    return reading


def test_times_that_software_noted_never_stop_the_reading(read: Read) -> None:
    result = read(
        "Timestamp,Name,A toll\n2026/03/01 9:14:05 AM GMT+1,Ana,agree\n"
        "2026/03/02 11:14:05 PM CET,Bo,agree\nyesterday,Cy,agree\nthen,Di,agree\n"
    )
    unclear = read("Timestamp,Name,A toll\n3/4/2026 9:14:05,Ana,agree\n")

    assert {x.expert: x.date for x in result.map.stances} == {
        "ana": "2026-03-01",
        "bo": "2026-03-02",
        "cy": "",
        "di": "",
    }
    (warning,) = [x for x in result.warnings if x.code == "date"]
    assert warning.message == "'yesterday' is no date that can be read (also in row 5)"
    assert [x.date for x in unclear.map.stances] == [""]
    assert [x.code for x in unclear.warnings] == ["date-order"]


@pytest.mark.parametrize(
    ("answers", "unknown", "advice"),
    [
        (("Agree", "unclear", "both"), "Unsichr", "write agree,"),
        (("Ja", "Nein", "unklar"), "Unsichr", 'did you mean "unsicher"?'),
        (("Agree", "Disagree", "on the fence"), "Uncertan", 'did you mean "uncertain"?'),
    ],
)
def test_a_word_is_proposed_in_the_language_of_the_sheet(
    read: Read, answers: tuple[str, ...], unknown: str, advice: str
) -> None:
    rows = [f"{name},Tolls,{answer}" for name, answer in zip("abc", answers, strict=True)]
    text = "\n".join(["Name,Claim,Position", *rows])

    with pytest.raises(InputError) as error:
        read(f"{text}\nd,Tolls,{unknown}\n")

    (problem,) = error.value.problems
    assert problem.message == f"'{unknown}' is no stance"
    assert problem.advice.startswith(advice)
    assert len(read(text).map.stances) == 3
