"""Tags that are nearly one of the map's topics."""

from __future__ import annotations

from pathlib import Path

import pytest
from map_files import FRONT, NoteReader, write_map

from counterpoint.formats import read

BODY = "# Ana Ruiz {expert: ruiz, source: panel}\n\n[A]: One. #%s {mode: implied}\n"


@pytest.mark.parametrize("tag", ["pricng", "pricingg", "pircing", "prizing", "Pricing"])
def test_a_tag_that_differs_in_a_letter_is_a_warning(notes_of: NoteReader, tag: str) -> None:
    assert "3:11 near-topic" in notes_of(BODY % tag)


@pytest.mark.parametrize("tag", ["pricing", "parking", "prices"])
def test_another_topic_is_none(notes_of: NoteReader, tag: str) -> None:
    assert not any("near-topic" in note for note in notes_of(BODY % tag))


def test_between_two_topics_nobody_can_say_which(tmp_path: Path) -> None:
    front = FRONT.replace("topics: {pricing: Pricing}", "topics: {cars: Cars, carts: Carts}")

    warnings = read([write_map(tmp_path, BODY % "cart", front=front)]).warnings

    assert [x.code for x in warnings if x.code == "near-topic"] == []


def test_short_tags_differ_on_purpose(tmp_path: Path) -> None:
    front = FRONT.replace("topics: {pricing: Pricing}", "topics: {bus: Buses}")

    warnings = read([write_map(tmp_path, BODY % "bud", front=front)]).warnings

    assert [x.code for x in warnings if x.code == "near-topic"] == []
