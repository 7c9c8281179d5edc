"""The table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import city_map

from counterpoint import formats
from counterpoint.formats import (
    ARGDOWN,
    FORMATS,
    WRITTEN,
    ReadingChoices,
    endings_of,
    format_of,
    read,
)
from counterpoint.formats.losses import CARRIED, carried_of
from counterpoint.model import ArgumentMap, Claim


def test_no_two_formats_share_a_name() -> None:
    assert len({each.name for each in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("ending", endings_of())
def test_of_an_ending_at_most_one_format_takes_what_nobody_recognises(ending: str) -> None:
    takers = [each for each in FORMATS if ending in each.endings and each.recognise is None]

    assert len(takers) <= 1


def test_the_case_of_an_ending_plays_no_part() -> None:
    assert format_of(Path("map.ARGDOWN")) is ARGDOWN


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_format_writes_it_reads_again(name: str, tmp_path: Path) -> None:
    base = "https://w3id.org/counterpoint/maps/buses/"
    argument_map = ArgumentMap("buses", base, "Buses", "", claims=(Claim("free", "Free", "Free."),))
    (map_format,) = (each for each in FORMATS if each.name == name)
    path = tmp_path / f"buses{map_format.endings[0]}"

    rendered = WRITTEN[name](argument_map)
    path.write_text(rendered.text, encoding="utf-8")
    map_read = read([path]).map
    path.write_text(WRITTEN[name](map_read).text, encoding="utf-8")

    assert rendered.conversion.losses or map_read == argument_map
    assert read([path]).map == map_read


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_said_to_be_carried_over_is_there_when_it_is_read_again(
    name: str, tmp_path: Path
) -> None:
    (map_format,) = (each for each in FORMATS if each.name == name)
    path = tmp_path / f"city{map_format.endings[0]}"

    rendered = WRITTEN[name](city_map())
    path.write_text(rendered.text, encoding="utf-8")
    again = dict(carried_of(read([path], choices=ReadingChoices(name)).map))

    carried = {what: count for what, count in rendered.conversion.carried if what in CARRIED}
    assert {what: again.get(what) for what in carried} == carried
    assert rendered.conversion.losses  # the sample has something of everything


def test_the_face_has_each_name_that_it_promises() -> None:
    assert [name for name in formats.__all__ if getattr(formats, name, None) is None] == []
    with pytest.raises(AttributeError, match="no attribute 'absent'"):
        getattr(formats, "absent")  # noqa: B009 (the type checker knows that it is not there)
