"""Dates as spans of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.formats.iso_dates import ANY_TIME, Span, read_date


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", "2026-01-01T00:00:00", "2027-01-01T00:00:00"),
        ("2026-12", "2026-12-01T00:00:00", "2027-01-01T00:00:00"),
        ("2024-02-29", "2024-02-29T00:00:00", "2024-03-01T00:00:00"),
        ("2026-01-31T23:59", "2026-01-31T23:59:00", "2026-02-01T00:00:00"),
        ("2026-01-01 00:30:05.25+01:00", "2025-12-31T23:30:05", "2025-12-31T23:30:06"),
        ("9999", "9999-01-01T00:00:00", "9999-12-31T23:59:59.999999"),
    ],
)
def test_a_date_covers_what_it_leaves_open(text: str, start: str, end: str) -> None:
    span = read_date(text)

    assert span is not None
    assert tuple(moment.isoformat().removesuffix("+00:00") for moment in span) == (start, end)


NO_DATES = [
    "",
    "26",
    "2026-1",
    "2026-02-30",
    "2026-01-01T24:00",
    "0000",
    "２０２６",
    "2026-01-01T10:00+15:00",
    "0001-01-01T00:00+01:00",
    "2026-01-01 ",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


DATES = st.dates().flatmap(
    lambda day: st.sampled_from(
        [f"{day:%Y}".zfill(4), f"{day.isoformat()}"[:7], f"{day.isoformat()}T10:00-02:00", str(day)]
    )
)


@given(DATES, DATES)
def test_two_spans_are_apart_or_one_lies_within_the_other(one: str, other: str) -> None:
    def lies_within(inner: Span, outer: Span) -> bool:
        return outer[0] <= inner[0] and inner[1] <= outer[1]

    first, second = read_date(one) or ANY_TIME, read_date(other) or ANY_TIME

    are_apart = first[1] <= second[0] or second[1] <= first[0]
    assert are_apart or lies_within(first, second) or lies_within(second, first)
