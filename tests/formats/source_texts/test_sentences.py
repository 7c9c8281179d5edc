from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.formats.source_texts import LONGEST_SENTENCE, paragraphs, sentence_around


@pytest.mark.parametrize(
    ("text", "phrase", "sentence"),
    [
        ("First one. The toll works. Last one.", "toll", "The toll works."),
        ("They ask: why? Because it works! So.", "it works", "Because it works!"),
        ("\u201cIt works.\u201d She left.", "It", "\u201cIt works.\u201d"),
        ("So Mr. Ruiz of the U.S. side said. No.", "side", "So Mr. Ruiz of the U.S. side said."),
        ("Say, e.g. a toll works. No.", "toll", "Say, e.g. a toll works."),
        ("It works. It is good. No.", "works. It is", "It works. It is good."),
        ("It costs 3.5 million. No.", "costs", "It costs 3.5 million."),
        ("Мито діє. Так каже др. Коваль.", "Мито", "Мито діє."),
        ("no stop at all", "stop", "no stop at all"),
        ("It works.", "works.", "It works."),
    ],
)
def test_a_sentence_is_what_stands_between_two_ends(text: str, phrase: str, sentence: str) -> None:
    start = text.index(phrase)

    first, last = sentence_around(text, start, start + len(phrase), (0, len(text)))

    assert text[first:last] == sentence


def test_a_text_without_full_stops_is_cut_between_words() -> None:
    text = "word " * 1000
    start = 2500

    first, last = sentence_around(text, start, start + 4, (0, len(text)))

    assert last - first <= LONGEST_SENTENCE
    assert set(text[first:last].split()) == {"word"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A short line\nwrapped.\n\nNext.", ["A short line\nwrapped.", "Next."]),
        ("A\r\n\r\nB\n", ["A", "B"]),
        (f"{'long ' * 30}\nA line.\n", ["long " * 29 + "long", "A line."]),
        (" \n\n ", []),
    ],
)
def test_lines_are_paragraphs_where_they_are_not_wrapped(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


def test_a_passage_that_ends_in_a_blank_is_not_cut() -> None:
    assert sentence_around("Why? So.", 0, 5, (0, 8)) == (0, 5)


@given(st.text("ab. \n?\u201d", max_size=60), st.data())
def test_a_passage_stands_within_its_sentence(text: str, data: st.DataObject) -> None:
    blocks = paragraphs(text)
    first, last = data.draw(st.sampled_from(blocks)) if blocks else (0, 0)
    start = data.draw(st.integers(first, last))
    end = data.draw(st.integers(start, last))

    left, right = sentence_around(text, start, end, (first, last))

    assert first <= left <= start or start == end
    assert end <= right <= last or start == end
