"""The texts of the sources as the page shows them: marked passages, each in its sentence.

A text is cut into runs: a string, or ``[string, passage, ...]`` where passages lie over it; 0
ends a paragraph and 1 stands where the page leaves something out. A passage is a sentence as
``[text, first run, run after the last]``; so no letter of a source stands in the page twice.
What belongs here: the cutting. What does not: reading the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from counterpoint.formats.source_texts import paragraphs, passage_sentence
from counterpoint.model import ArgumentMap, Quotation, Relation, Stance

Json = dict[str, Any]

# How much of a source the page shows: all of it, the sentences that are quoted, key phrases.
Quoting = Literal["text", "sentence", "phrase"]
QUOTINGS: tuple[Quoting, ...] = ("text", "sentence", "phrase")

# A long read in a newspaper has 60,000 letters; of a book the paragraphs that are quoted are
# enough, and a page of many megabytes would serve nobody.
MOST_LETTERS = 300_000

_PARAGRAPH_END, _LEFT_OUT = 0, 1
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    number: int
    sentence: _Span


def add_evidence(
    data: Json, argument_map: ArgumentMap, texts: Mapping[str, str], quoting: Quoting = "text"
) -> None:
    """Put the ``texts``, by their sources' ids, into a page's data, and name each quote's passage.

    Nothing is added where nothing of them is to be shown. A text must be the one in which the
    quotations were found. Linear in the texts, and in passages times their paragraph's length.
    """
    pairs = [*_quotes(data["stances"], argument_map.stances)]
    pairs += _quotes(data["relations"], argument_map.relations)
    spans = sorted(
        {
            (each.source, each.start, each.end)
            for _, each in pairs
            if each.start is not None and each.end is not None and each.source in texts
        }
    )
    if quoting == "phrase" or not spans:
        return
    sources = sorted({source for source, _, _ in spans})
    numbers = {span: number for number, span in enumerate(spans)}
    records: list[Json] = []
    sentences: list[tuple[int, int, int]] = []
    for place, source in enumerate(sources):
        record, bounds = _text_of(source, texts[source], spans, numbers, quoting)
        records.append(record)
        sentences += ((place, *each) for each in bounds)
    data["evidence"] = {"texts": records, "passages": sentences}
    for quote, quotation in pairs:
        number = numbers.get((quotation.source, quotation.start or 0, quotation.end or 0))
        if number is not None:
            quote["passage"] = number


def _quotes(
    rows: Sequence[Json], records: Sequence[Stance] | Sequence[Relation]
) -> Iterator[tuple[Json, Quotation]]:
    """What the page knows of each quotation, with the quotation itself."""
    quotations = {x.id: x.quotation for x in records if x.quotation is not None}
    return ((row["quote"], quotations[row["id"]]) for row in rows if row["id"] in quotations)


def _text_of(
    source: str,
    text: str,
    spans: Sequence[tuple[str, int, int]],
    numbers: Mapping[tuple[str, int, int], int],
    quoting: Quoting,
) -> tuple[Json, list[_Span]]:
    """A source's runs, and for each of its passages in their order which runs are its sentence."""
    blocks = paragraphs(text)
    passages = [
        _Passage(start, end, numbers[name, start, end], passage_sentence(text, start, end, blocks))
        for name, start, end in spans
        if name == source
    ]
    is_whole = quoting == "text" and len(text) <= MOST_LETTERS
    if not is_whole:
        blocks = _quoted(blocks, passages, by_sentence=quoting == "sentence")
    cuts = sorted({x for each in passages for x in (each.start, each.end, *each.sentence)})
    runs: list[Any] = []
    run_at: dict[int, int] = {}
    previous_end = 0
    for start, end in blocks:
        if runs:
            runs.append(_PARAGRAPH_END)
        if not is_whole and text[previous_end:start].strip():
            runs.append(_LEFT_OUT)
        for left, right in _between(start, end, cuts):
            run_at[left] = len(runs)
            over = [x for x in passages if x.start <= left and right <= x.end]
            shortest_first = sorted(over, key=lambda x: (x.end - x.start, x.number))
            piece = text[left:right]
            runs.append([piece, *(x.number for x in shortest_first)] if over else piece)
            run_at[right] = len(runs)
        previous_end = end
    if not is_whole and text[previous_end:].strip():
        runs += [_PARAGRAPH_END, _LEFT_OUT]
    bounds = [_run_bounds(each.sentence, run_at) for each in passages]
    return {"source": source, "runs": runs, "isWhole": is_whole}, bounds


def _quoted(
    blocks: Sequence[_Span], passages: Sequence[_Passage], *, by_sentence: bool
) -> list[_Span]:
    """The stretches that hold a passage, joined where they overlap."""
    stretches = (
        [each.sentence for each in passages]
        if by_sentence
        else [x for x in blocks if any(p.start < x[1] and x[0] < p.end for p in passages)]
    )
    spans: list[_Span] = []
    for start, end in sorted(stretches):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _between(start: int, end: int, cuts: Sequence[int]) -> Iterator[_Span]:
    places = [start, *(x for x in cuts if start < x < end), end]
    return pairwise(places)


def _run_bounds(sentence: _Span, run_at: Mapping[int, int]) -> _Span:
    first, last = sentence
    return run_at[first], run_at[last]
