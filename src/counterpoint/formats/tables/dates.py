"""Dates as people write them, to ISO 8601; whether day or month comes first, the column says.

What belongs here: one column of dates. What does not: what is done with a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from counterpoint.formats.iso_dates import read_date
from counterpoint.formats.tables.roles import plain_header

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS = (DAY_FIRST, MONTH_FIRST)

_MONTHS = """jan january januar січень січня | feb february februar лютий лютого |
    mar march märz mrz березень березня | apr april квітень квітня | may mai травень травня |
    jun june juni червень червня | jul july juli липень липня | aug august серпень серпня |
    sep sept september вересень вересня | oct october okt oktober жовтень жовтня |
    nov november листопад листопада | dec december dez dezember грудень грудня"""
_NUMBER_OF_MONTH = {
    word: number for number, words in enumerate(_MONTHS.split("|"), 1) for word in words.split()
}
_NUMERIC = re.compile(r"([0-9]{1,2})([/.\\-])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})")
_DAY_NAME_YEAR = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of )?([^\W\d]+)\.?,?[\s-]+([0-9]{4})"
)
_NAME_DAY_YEAR = re.compile(r"([^\W\d]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_NAME_YEAR = re.compile(r"([^\W\d]+)\.?,?\s+([0-9]{4})")
_CLOCK = re.compile(
    r"[T\s,]+(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?"
    # Google Forms ends with "GMT+1", others with "CET", "Z" or "+01:00".
    r"(?:\s*(?:Z|[A-Z]{2,5}(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
)
# Headers of the times that survey software notes by itself: what cannot be read of them is told
# and left out, since nobody wrote it and nobody can mend it.
_OF_SOFTWARE = frozenset(
    {
        *("timestamp", "zeitstempel", "позначка часу", "recorded date", "recordeddate"),
        *("completion time", "submit date", "date submitted", "submitdate", "submitted at"),
    }
)
_YEARS_OF_TWO_DIGITS = 2000


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Which comes first in a column's numeric dates, and why; or that it must be asked.

    ``example`` is a date that could be read both ways.
    """

    order: str
    reason: str = ""
    example: str = ""
    is_asked: bool = False


def find_order(cells: Collection[str], setting: str) -> DateOrder:
    """Whether the day or the month comes first in these dates: as set, else as they show.

    A number above 12 is a day; where stops divide the numbers the day comes first, as it does
    wherever people write so, and that goes for the other dates of the column too.
    """
    if setting:
        return DateOrder(setting)
    numeric = [match for cell in cells if (match := _NUMERIC.fullmatch(_without_clock(cell)))]
    open_ones = [match[0] for match in numeric if _is_open(match)]
    if any(int(match[1]) > 12 for match in numeric):
        return DateOrder(DAY_FIRST)
    if any(int(match[3]) > 12 for match in numeric):
        return DateOrder(MONTH_FIRST)
    stops = [match[0] for match in numeric if match[2] == "."]
    slashes = [text for text in open_ones if "." not in text]
    if stops or not open_ones:
        reason = f"{stops[0]} is written so" if stops and slashes else ""
        return DateOrder(DAY_FIRST, reason, slashes[0] if slashes else "")
    return DateOrder("", example=open_ones[0], is_asked=True)


def is_of_software(header: str) -> bool:
    """Whether a column of this header has the times at which software noted an answer."""
    return plain_header(header) in _OF_SOFTWARE


def _is_open(match: re.Match[str]) -> bool:
    return match[1] != match[3] and int(match[1]) <= 12 and int(match[3]) <= 12


def date_reader(order: str) -> Callable[[str], str | None]:
    """What reads a cell as an ISO date, ``None`` where it is none.

    >>> read = date_reader(MONTH_FIRST)
    >>> read("03/01/2026"), read("April 03, 2014"), read("3.1.2026"), read("31 April 2026")
    ('2026-03-01', '2014-04-03', '2026-03-01', None)
    >>> read("2026/03/01 9:14:05 AM GMT+1"), read("2026-03-01 9:14 PM")
    ('2026-03-01', '2026-03-01')
    """
    return lambda cell: _iso(cell, order)


def _iso(cell: str, order: str) -> str | None:
    if read_date(cell) is not None:
        return cell
    text = _without_clock(" ".join(cell.split()))
    if read_date(text) is not None:
        return text
    numeric = _NUMERIC.fullmatch(text)
    if numeric is not None:
        first, second, year = int(numeric[1]), int(numeric[3]), _year(numeric[4])
        day, month = (second, first) if order == MONTH_FIRST else (first, second)
        return _day(year, month, day)
    match = _YEAR_FIRST.fullmatch(text)
    if match is not None:
        return _day(int(match[1]), int(match[3]), int(match[4]))
    match = _MONTH_AND_YEAR.fullmatch(text)
    if match is not None:
        return _month(int(match[2]), int(match[1]))
    return _in_words(text)


def _in_words(text: str) -> str | None:
    match = _DAY_NAME_YEAR.fullmatch(text)
    if match is not None:
        return _day(int(match[3]), _month_named(match[2]), int(match[1]))
    match = _NAME_DAY_YEAR.fullmatch(text)
    if match is not None:
        return _day(int(match[3]), _month_named(match[1]), int(match[2]))
    match = _NAME_YEAR.fullmatch(text)
    return None if match is None else _month(int(match[2]), _month_named(match[1]))


def _without_clock(text: str) -> str:
    clock = _CLOCK.search(text)
    return text[: clock.start()] if clock is not None and clock.end() == len(text) else text


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else _YEARS_OF_TWO_DIGITS + int(text)


def _month_named(word: str) -> int:
    return _NUMBER_OF_MONTH.get(word.casefold(), 0)


def _month(year: int, month: int) -> str | None:
    return f"{year:04}-{month:02}" if year and 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
