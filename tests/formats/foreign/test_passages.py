"""Key phrases for stretches of a text."""

from __future__ import annotations

from counterpoint.formats.foreign.passages import Passages

TEXT = "It works. The toll works well in two cities, they say. It works.\nThe end."


def test_a_phrase_is_the_first_of_six_words_that_stands_alone() -> None:
    start = TEXT.index("It works.", 10)

    quotation = Passages("text", TEXT).quotation(start, len(TEXT))

    assert quotation is not None
    assert quotation.exact == "It works.\nThe end."
    assert TEXT[quotation.start : quotation.end] == quotation.exact


def test_a_long_stretch_is_pointed_at_by_six_words() -> None:
    quotation = Passages("text", TEXT).quotation(10, 54)

    assert quotation is not None
    assert quotation.exact == "The toll works well in two"


def test_a_stretch_that_stands_twice_has_no_phrase() -> None:
    assert Passages("text", TEXT).quotation(0, 9) is None


def test_words_at_a_wrong_offset_are_taken_from_where_they_stand_alone() -> None:
    quotation = Passages("text", TEXT).quotation_of("The toll works", 3)

    assert quotation is not None
    assert (quotation.start, quotation.end) == (10, 24)


def test_words_of_a_text_that_is_absent_are_unverified() -> None:
    quotation = Passages("text", "").quotation_of("The toll works", 3)

    assert quotation is not None
    assert quotation.start is None
