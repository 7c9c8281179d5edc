from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.views.scenes.text_width import text_width, wrap


@given(st.text(max_size=120), st.integers(30, 300), st.integers(1, 5))
def test_no_line_is_wider_than_its_box(text: str, width: int, lines: int) -> None:
    wrapped = wrap(text, 12, width, lines)

    assert len(wrapped) <= lines
    assert all(text_width(line, 12) <= width or len(line) <= 2 for line in wrapped)


@given(st.text(max_size=80))
def test_what_fits_is_kept_word_by_word(text: str) -> None:
    assert " ".join(wrap(text, 12, 10_000, 1)) == " ".join(text.split())


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("a council of a large city", 12, 60, 2) == ["a council", "of a larg…"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    pieces = wrap("Donaudampfschifffahrt", 12, 60, 5)

    assert "".join(pieces) == "Donaudampfschifffahrt"
    assert len(pieces) > 1


@pytest.mark.parametrize(
    ("letter", "em"),
    [("\u6c34", 1000), ("\u0301", 0), ("\u200f", 0), ("\U0001f600", 1000), ("Ж", 923)],
    ids=["ideograph", "accent", "mark of direction", "emoji", "cyrillic"],
)
def test_letters_outside_ascii_have_their_width(letter: str, em: int) -> None:
    assert text_width(letter, 1000) == pytest.approx(em, abs=80)
