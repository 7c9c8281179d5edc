"""Titles of long texts, however they are looked through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.formats.foreign import short_title

CLAUSE_ENDS = [". ", "! ", "? ", "; ", ": ", ", ", " \u2013 ", " \u2014 ", " - "]
pieces = st.sampled_from([*CLAUSE_ENDS, " ", "  ", "\n", "\u2028", "a", "tolls", "é", "x" * 30])


def title_by_definition(text: str) -> str:
    line = " ".join(text.split())
    beginning = line[:79]
    ends = [at for at in range(30, 79) if beginning.startswith(tuple(CLAUSE_ENDS), at)]
    in_words = beginning.rsplit(" ", 1)[0] if " " in beginning[40:] else beginning
    cut = beginning[: ends[-1]] if ends else in_words
    whole = line.rstrip(" ,;:") or line
    return whole if len(line) <= 80 else cut.rstrip(" ,;:.-\u2013\u2014") + "…"


@given(text=st.lists(pieces, max_size=40).map("".join))
def test_a_long_text_is_cut_at_its_last_clause_that_fits(text: str) -> None:
    assert short_title(text) == title_by_definition(text)
