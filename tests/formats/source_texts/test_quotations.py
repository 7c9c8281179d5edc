from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.formats.source_texts.quotations import (
    SIMILAR_ENOUGH,
    Hit,
    SearchText,
    count_words,
    is_similar_enough,
)

TURNED_PHRASES = Path(__file__).with_name("turned_phrases.txt")
TEXT = "We need a charge at the ring.\nTwo cities cut it by a fifth; a charge works."


def test_a_phrase_is_found_with_its_offsets() -> None:
    assert SearchText(TEXT).find("a charge at") == [Hit(8, 19, "a charge at", 1.0)]


def test_every_place_of_a_phrase_is_found() -> None:
    assert [hit.start for hit in SearchText(TEXT).find("a charge")] == [8, 60]


def test_places_that_overlap_are_all_found() -> None:
    assert [hit.start for hit in SearchText("no no no").find("no no")] == [0, 3]


def test_the_search_keeps_between_its_bounds() -> None:
    text = SearchText(TEXT)

    assert [hit.start for hit in text.find("a charge", 9)] == [60]
    assert [hit.start for hit in text.find("a charge", 0, 16)] == [8]
    assert text.find("a charge", 0, 15) == []


@pytest.mark.parametrize(
    ("text", "phrase", "exact"),
    [
        ("so  they\u00a0\n said", "so they said", "so  they\u00a0\n said"),
        ("a \u201ctax\u201d on us", 'a "tax" on', "a \u201ctax\u201d on"),
        ('a "tax" on us', "a \u00abtax\u00bb on", 'a "tax" on'),
        ("the city\u2019s plan", "city's plan", "city\u2019s plan"),
        ("now \u2013 or never", "now - or", "now \u2013 or"),
        ("now - or never", "now \u2014 or", "now - or"),
        ("a co\u00adope\u00adra\u200btion", "cooperation", "co\u00adope\u00adra\u200btion"),
        ("\ufeffFirst words", "First words", "First words"),
        ("one\r\ntwo", "one two", "one\r\ntwo"),
        ("\U0001f68b tram here", "tram", "tram"),
    ],
)
def test_plain_and_typographic_forms_are_equal(text: str, phrase: str, exact: str) -> None:
    [hit] = SearchText(text).find(phrase)

    assert (hit.exact, text[hit.start : hit.end]) == (exact, exact)


def test_a_capital_is_another_letter() -> None:
    assert SearchText(TEXT).find("A charge") == []


@pytest.mark.parametrize(
    ("phrase", "stretch"),
    [
        ("a charge on the ring", "a charge at the ring"),
        ("two cities cut", "Two cities cut"),
        ("charge at a ring", "charge at the ring"),
        ("cities cut it by fifth", "cities cut it by a fifth"),
        ("chargeat the ring", "charge at the ring"),
    ],
)
def test_the_nearest_stretch_is_found(phrase: str, stretch: str) -> None:
    hit = SearchText(TEXT).find_similar(phrase)[0]

    assert hit.exact == stretch
    assert TEXT[hit.start : hit.end] == stretch
    assert 0.8 < hit.similarity < 1


def test_nothing_is_near_where_no_word_is_shared() -> None:
    assert SearchText(TEXT).find_similar("zebra xylophone") == []


def test_equally_near_stretches_are_all_noted() -> None:
    text = SearchText("the toll works here, and the toll works there")

    assert [hit.start for hit in text.find_similar("the tolls works")] == [0, 25]


def test_the_nearest_keeps_between_its_bounds() -> None:
    [hit] = SearchText(TEXT).find_similar("the charge", 30)

    assert (hit.start, hit.exact, round(hit.similarity, 3)) == (60, "a charge", 0.778)


@pytest.mark.parametrize(
    ("phrase", "text", "accepted"),
    [
        ("the first of many reasons", "the First of many reasons", True),
        ("no toll at all", "no tax at all", False),
        ("cut it by 10 percent", "cut it by 70 percent", False),
    ],
    ids=["a letter", "a word", "a number"],
)
def test_a_number_is_never_taken_for_another(phrase: str, text: str, accepted: bool) -> None:
    [hit, *_] = SearchText(text).find_similar(phrase)

    assert is_similar_enough(phrase, hit) is accepted


def test_a_text_of_a_megabyte_is_searched() -> None:
    filler = "Some words that stand before and after it are here. " * 20_000
    text = SearchText(filler + "A rare remark stands alone. " + filler)

    [hit] = text.find_similar("a rare remarks stands")

    assert hit.exact == "A rare remark stands"
    assert hit.similarity >= SIMILAR_ENOUGH


def test_lines_are_counted_by_every_line_end() -> None:
    text = SearchText("a\nb\r\nc\rd")

    assert [text.line(offset) for offset in (0, 2, 5, 7)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("phrase", "count"), [("", 0), (" \u2013 ", 0), ("miss it \u2013 he did", 4), ("50 %", 1)]
)
def test_words_have_a_letter_or_digit(phrase: str, count: int) -> None:
    assert count_words(phrase) == count


letters = st.text(alphabet="ab\u00e9 \u00a0\n\u2019'\u2014-\u00ad\u200b\ufeff\u4e00", max_size=30)


@given(letters, letters, letters)
def test_a_stretch_of_a_text_is_found_where_it_was_taken(
    before: str, phrase: str, after: str
) -> None:
    text = before + phrase + after

    hits = SearchText(text).find(phrase)

    visible = phrase.strip(" \u00a0\n\u00ad\u200b\ufeff")
    at = text.index(visible, len(before)) if visible else 0
    assert not visible or len(hits) == 10 or at in {hit.start for hit in hits}
    assert all(text[hit.start : hit.end] == hit.exact for hit in hits)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sanctions should now be lifted", "sanctions should not be lifted"),
        ("lasting peace is likely", "lasting peace is unlikely"),
        ("a pause of twelve years", "a pause of eleven years"),
        ("a pause of 12 years", "a pause of 11 years"),
        ("they do keep it up there", "they don't keep it up there"),
        ("the costs will increase again", "the costs will decrease again"),
        ("the talks look rather hopeful", "the talks look rather hopeless"),
        ("люди не підуть звідси", "люди підуть звідси"),
        ("das ist sehr wahrscheinlich", "das ist sehr unwahrscheinlich"),
    ],
)
def test_what_says_the_opposite_or_another_number_is_never_taken(phrase: str, text: str) -> None:
    (nearest,) = SearchText(text).find_similar(phrase)

    assert nearest.exact == text
    assert not is_similar_enough(phrase, nearest)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("the tolls do not work here", "The toll do not work here"),
        ("they will not keep two promises", "They will not keep two promisses"),
    ],
)
def test_a_slip_of_the_pen_is_taken_for_what_it_means(phrase: str, text: str) -> None:
    assert is_similar_enough(phrase, SearchText(text).find_similar(phrase)[0])


@pytest.mark.parametrize("phrase", ["élan vital", "e\u0301lan vital"], ids=["one", "two"])
def test_a_letter_and_its_accent_are_one_however_the_text_writes_them(phrase: str) -> None:
    decomposed = "Son e\u0301lan vital! un cafe\u0301."

    (hit,) = SearchText(decomposed).find(phrase)
    (last,) = SearchText(decomposed).find("café")
    (similar,) = SearchText(decomposed).find_similar("élan vitale")

    assert (hit.exact, hit.start) == ("e\u0301lan vital", 4)
    assert decomposed[last.start : last.end] == last.exact == "cafe\u0301"
    assert similar.exact == "e\u0301lan vital"


def test_no_phrase_is_taken_for_one_that_says_something_else() -> None:
    lines = TURNED_PHRASES.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if not line.startswith("#")]

    taken_for_another = [
        (hit.exact, phrase)
        for text, phrase in pairs
        for hit in SearchText(f"They said: {text}. So it was.").find_similar(phrase)
        if is_similar_enough(phrase, hit)
    ]

    assert len(pairs) == 119
    assert taken_for_another == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("the goverment will colour it", "the government will color it"),
        ("Zelenskyi spoke of the ceasefire", "Zelenskyy spoke of the cease-fire"),
        ("the toll in the lower town", "the toll in the lowertown"),
        ("they pay for a new wall", "they pay for the new wall"),
        ("die Verhandlungen dauren an", "die Verhandlungen dauern an"),
        ("переговори будуть тривалми", "переговори будуть тривалими"),
    ],
)
def test_a_word_in_another_spelling_is_the_word(phrase: str, text: str) -> None:
    assert is_similar_enough(phrase, SearchText(text).find_similar(phrase)[0])
