"""What is made in bulk is what its class makes, and is as frozen."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from counterpoint.errors import Place
from counterpoint.formats.tables.bulk import place_of_line, stance_of_row
from counterpoint.model import Firmness, Grade, Polarity, Quotation, Stance


def test_a_stance_of_a_row_is_a_stance_in_every_field() -> None:
    quotation = Quotation("panel", "it pays")
    place = place_of_line("panel.csv", 3)

    stance = stance_of_row(
        *("ana-1", "ana", "toll", Polarity.DENY, Firmness.UNDECIDED, quotation, "panel", "2026"),
        *("note", 0.7, "7 of 10", Grade.MILD, place),
    )

    expected = Stance(
        "ana-1",
        "ana",
        "toll",
        Polarity.DENY,
        firmness=Firmness.UNDECIDED,
        quotation=quotation,
        source="panel",
        date="2026",
        note="note",
        confidence=0.7,
        confidence_said="7 of 10",
        grade=Grade.MILD,
        place=Place("panel.csv", 3),
    )
    assert type(stance) is Stance
    assert repr(stance) == repr(expected)
    assert (stance, hash(stance), stance.place) == (expected, hash(expected), expected.place)
    assert pickle.loads(pickle.dumps(stance)) == expected
    with pytest.raises(FrozenInstanceError):
        stance.note = "other"  # type: ignore[misc]
