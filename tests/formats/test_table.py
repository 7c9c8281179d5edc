"""The table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.formats import BY_ENDING, FORMATS, WRITTEN, format_of, read
from counterpoint.model import ArgumentMap, Claim


def test_no_two_formats_share_a_name_or_an_ending() -> None:
    endings = [ending for each in FORMATS for ending in each.endings]

    assert len({each.name for each in FORMATS}) == len(FORMATS)
    assert sorted(endings) == sorted(BY_ENDING)


@pytest.mark.parametrize("ending", BY_ENDING)
def test_the_case_of_an_ending_plays_no_part(ending: str) -> None:
    assert format_of(Path(f"map{ending.upper()}")) is BY_ENDING[ending]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_format_writes_it_reads_again(name: str, tmp_path: Path) -> None:
    base = "https://w3id.org/counterpoint/maps/buses/"
    argument_map = ArgumentMap("buses", base, "Buses", "", claims=(Claim("free", "Free", "Free."),))
    (map_format,) = (each for each in FORMATS if each.name == name)
    path = tmp_path / f"buses{map_format.endings[0]}"

    rendered = WRITTEN[name](argument_map)
    path.write_text(rendered.text, encoding="utf-8")

    assert rendered.losses == ()
    assert read([path]).map == argument_map
