"""Rounds of one question in one table, as a Delphi panel has them: claims that were asked again.

What belongs here: which headers are rounds of one claim, and of what date each is. What does not:
how a change of mind is found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.iso_dates import read_date
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import AnswerBlock
from counterpoint.formats.tables.roles import ColumnRole

_WORD = r"(?:round|wave|runde|welle|раунд|тур)\s*(?:no\.?|nr\.?|№)?\s*([0-9]{1,2})"
_BEHIND = re.compile(rf"(.*?\S)[\s,;:–—-]*[(\[]?\s*\b{_WORD}\s*[)\]]?\s*", re.IGNORECASE)
_BEFORE = re.compile(rf"[(\[]?{_WORD}[)\]]?\s*[,;:.–—-]*\s*(\S.*)", re.IGNORECASE)


def round_in(header: str) -> tuple[str, int] | None:
    """The claim in a header and the round in which it was asked; ``None`` where it names none.

    >>> round_in("Papers are gone (round 2)"), round_in("Round 1: Papers are gone")
    (('Papers are gone', 2), ('Papers are gone', 1))
    >>> round_in("All round 2") , round_in("Papers")
    (('All', 2), None)
    """
    behind = _BEHIND.fullmatch(header)
    if behind is not None:
        return behind[1], int(behind[2])
    before = _BEFORE.fullmatch(header)
    return None if before is None else (before[2], int(before[1]))


def dates_in(text: str) -> tuple[str, ...]:
    """The dates of rounds in their order, as a setting says them; none where one is no date.

    >>> dates_in("2026-03, 2026-05"), dates_in("spring")
    (('2026-03', '2026-05'), ())
    """
    dates = tuple(part.strip() for part in text.split(","))
    return dates if all(read_date(date) for date in dates) else ()


def with_rounds(
    blocks: Sequence[AnswerBlock], grid: Grid, text: str, problems: Problems
) -> tuple[AnswerBlock, ...]:
    """The blocks, those that are rounds of one claim as that claim at different dates.

    ``text`` says when the rounds were. Without dates each stays a claim of its own, and that is
    told.
    """
    by_place = {place: each for place, x in enumerate(blocks) if (each := round_in(x.claim))}
    rounds_of: dict[str, list[int]] = {}
    for claim, number in by_place.values():
        rounds_of.setdefault(claim, []).append(number)
    several = {claim for claim, numbers in rounds_of.items() if len(set(numbers)) > 1}
    several = {claim for claim in several if len(set(rounds_of[claim])) == len(rounds_of[claim])}
    by_place = {place: each for place, each in by_place.items() if each[0] in several}
    if not by_place:
        return tuple(blocks)
    numbers = sorted({number for _, number in by_place.values()})
    are_dated = all(ColumnRole.DATE in blocks[place].columns for place in by_place)
    dates = dict(zip(numbers, dates_in(text), strict=False)) if text else {}
    if not are_dated and len(dates) < len(numbers):
        _note_missing_dates(grid, len(numbers), text, problems)
        return tuple(blocks)
    return tuple(
        _in_round(block, *by_place[place], dates) if place in by_place else block
        for place, block in enumerate(blocks)
    )


def _in_round(block: AnswerBlock, claim: str, number: int, dates: Mapping[int, str]) -> AnswerBlock:
    date = "" if ColumnRole.DATE in block.columns else dates[number]
    return replace(block, claim=claim, date=date)


def _note_missing_dates(grid: Grid, number: int, text: str, problems: Problems) -> None:
    place = grid.header_place()
    if text and not dates_in(text):
        return  # told where the setting stands
    if text:
        message = f"the headers name {number} rounds, and {in_quotes(text)} says when fewer were"
        problems.error(place, message, "give a date for each: --rounds 2026-03,2026-05", "rounds")
        return
    message = "the headers name rounds; without their dates each round is a claim of its own"
    advice = "say when they were, so that a change of mind shows: --rounds 2026-03,2026-05"
    problems.warn(place, message, advice, "rounds")
