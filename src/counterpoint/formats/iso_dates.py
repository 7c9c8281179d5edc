"""Dates as ISO 8601 writes them, from a year to a second, as spans of time.

A date that says less spans more: ``2026`` is the whole year. What belongs here: one date.
What does not: what is done with two of them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

Span = tuple[datetime, datetime]

ANY_TIME: Span = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))

_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?"
    r"(?:Z|(?P<sign>[+-])(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2}))?)?)?)?"
)


@lru_cache(maxsize=1024)  # a table repeats its few dates in every row
def read_date(text: str) -> Span | None:
    """The span that a date covers, half open, in UTC; ``None`` if it is no such date.

    A time without a zone is taken for UTC; fractions of a second are not told apart. Two spans
    are either apart or one lies within the other.

    >>> [str(end) for end in read_date("2026-02")]
    ['2026-02-01 00:00:00+00:00', '2026-03-01 00:00:00+00:00']
    >>> read_date("2026-02-30") is None
    True
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (
        int(match[name] or (1 if name in {"month", "day"} else 0))
        for name in ("year", "month", "day", "hour", "minute", "second")
    )
    try:
        start = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        start -= _offset(match)
    except (ValueError, OverflowError):
        return None
    try:
        return start, _end(start, match)
    except (ValueError, OverflowError):
        return start, ANY_TIME[1]


def _offset(match: re.Match[str]) -> timedelta:
    if match["sign"] is None:
        return timedelta()
    hours, minutes = int(match["hours"]), int(match["minutes"])
    if hours > 14 or minutes > 59:
        raise ValueError(match["hours"])
    return timedelta(hours=hours, minutes=minutes) * (1 if match["sign"] == "+" else -1)


def _end(start: datetime, match: re.Match[str]) -> datetime:
    if match["month"] is None:
        return start.replace(year=start.year + 1)
    if match["day"] is None:
        return (start + timedelta(days=31)).replace(day=1)
    if match["hour"] is None:
        return start + timedelta(days=1)
    return start + timedelta(seconds=60 if match["second"] is None else 1)
