from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.drafting.phrases import Scope

WORDS = st.lists(st.sampled_from(["a", "b", "ab", "b,", "(a", "\u00e4"]), max_size=12).map(" ".join)


@given(WORDS, st.lists(st.sampled_from(["a", "b", "ab", "b,"]), min_size=1, max_size=5))
def test_a_phrase_is_found_once_where_it_stands_once(text: str, words: list[str]) -> None:
    phrase = " ".join(words)

    hits = [at for at in range(len(text)) if text.startswith(phrase, at)]

    assert Scope(text).has_once(phrase) == (len(hits) == 1)
