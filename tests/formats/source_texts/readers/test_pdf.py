"""PDFs are read in the order of a reader: column after column, words and paragraphs whole."""

from __future__ import annotations

import pytest
from pdfs import Words, column, pdf

from counterpoint.errors import InputError
from counterpoint.formats.source_texts import read_source_bytes
from counterpoint.model import Furniture, SourceText

pytest.importorskip("pypdfium2")

ANA = [
    "**Ana Ruiz, professor of transport",
    "The council should charge cars that enter the cen-",
    "tre. It worked \ufb01rst in two cities of this size, and a",
    "long-term plan needs it. Nobody lost a shop by it.",
    "",
    "We have waited for twenty years; a long-",
    "term plan cannot wait for twenty more of them.",
]
KOFI = [
    "**Kofi Osei, Chamber of Trade",
    "Nobody should pay to drive into the centre, as the",
    "shops there live on those who come by car from all",
    "the villages around.",
]
CHARGE = (
    "The council should charge cars that enter the centre. It worked first in two cities of this"
    " size, and a long-term plan needs it. Nobody lost a shop by it."
)
WAIT = "We have waited for twenty years; a long-term plan cannot wait for twenty more of them."
PAY = (
    "Nobody should pay to drive into the centre, as the shops there live on those who come by car"
    " from all the villages around."
)
TEXTS = [CHARGE, WAIT, PAY]


def body_of(source: SourceText) -> list[str]:
    """The blocks that are no heads and no furniture."""
    heads = {x.start for x in source.sections}
    return [
        source.text[x.start : x.end]
        for x in source.blocks
        if x.furniture is None and x.start not in heads
    ]


def test_one_column_over_pages_is_one_text() -> None:
    margins = [
        [Words("Tolls and Towns, May 2026", 60, 770, 8), Words(f"{number}", 300, 30, 8)]
        for number in (1, 2, 3)
    ]
    pages = [
        [*column(ANA, 60, 720), *margins[0]],
        [*column(KOFI[:2], 60, 720), *margins[1]],
        [*column(KOFI[2:], 60, 720), *margins[2]],
    ]

    source = read_source_bytes(pdf(pages), "panel.pdf")

    assert body_of(source) == TEXTS
    assert [(x.name, x.role) for x in source.speakers] == [
        ("Ana Ruiz", "professor of transport"),
        ("Kofi Osei", "Chamber of Trade"),
    ]
    sorts = [x.furniture for x in source.blocks if x.furniture is not None]
    assert sorts.count(Furniture.RUNNING_HEAD) == sorts.count(Furniture.PAGE_NUMBER) == 3


@pytest.mark.parametrize("is_drawn_across", [False, True], ids=["by-column", "by-line"])
def test_two_columns_are_read_one_after_the_other(*, is_drawn_across: bool) -> None:
    words = [*column(ANA, 40, 700), *column(KOFI, 320, 700)]
    title = Words("What should the city do about its cars?", 40, 750, 20, is_bold=True)
    if is_drawn_across:
        words.sort(key=lambda x: -x.bottom)

    source = read_source_bytes(pdf([[title, *words]]), "panel.pdf")

    assert body_of(source) == ["What should the city do about its cars?", *TEXTS]
    assert [x.expert for x in source.sections] == ["ruiz", "osei"]


def test_notes_are_told_from_the_text_and_their_marks_are_gone() -> None:
    page = [
        *column(KOFI, 60, 720),
        Words("7", 156, 682, 6),
        Words("7 Counted in 2020.", 60, 90, 7),
    ]

    source = read_source_bytes(pdf([page]), "panel.pdf")

    assert body_of(source)[0] == PAY
    assert [x.kind.value for x in source.blocks] == ["heading", "paragraph", "note"]


def test_a_page_without_text_is_told() -> None:
    source = read_source_bytes(pdf([column(KOFI, 60, 720), []]), "panel.pdf")

    [doubt] = source.doubts[:1]
    assert (doubt.code, doubt.message) == (
        "source-empty-pages",
        "page 2 without text (a picture?)",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pdf([[], []]), "it has no text: its pages are pictures, as a scanner makes them"),
        (pdf([column(KOFI, 60, 720)], has_password=True), "it needs a password"),
        (b"%PDF-1.7\nnothing more", "it is no PDF, or a broken one"),
        (b"plain words", "it is no PDF, or a broken one"),
        (b"", "it is no PDF, or a broken one"),
    ],
    ids=["scanned", "password", "broken", "text", "empty"],
)
def test_what_cannot_be_read_is_told_with_a_remedy(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_source_bytes(content, "panel.pdf")

    [problem] = error.value.problems
    assert (problem.message, problem.place.file, bool(problem.advice)) == (
        message,
        "panel.pdf",
        True,
    )


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(InputError, match="it has 2001 pages, more than 2000; name a part of it"):
        read_source_bytes(pdf([[]] * 2001), "panel.pdf")
