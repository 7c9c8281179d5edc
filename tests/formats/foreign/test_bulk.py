"""What is made in bulk is what its class makes, and is as frozen."""

from __future__ import annotations

import importlib.util
import pickle
from dataclasses import MISSING, FrozenInstanceError, field, fields, make_dataclass, replace
from typing import Any

import pytest

from counterpoint import model
from counterpoint.errors import Place
from counterpoint.formats.foreign import bulk
from counterpoint.formats.foreign.bulk import (
    content_of,
    is_simple,
    place_of_line,
    stance_of_row,
    whole_content_of,
    with_names,
)
from counterpoint.model import Directness, Firmness, Grade, Polarity, Quotation, Shift, Stance


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


def test_a_simple_stance_with_other_names_has_the_content_that_its_class_shows() -> None:
    stance = Stance(
        "1",
        "7",
        "2",
        Polarity.DENY,
        Directness.REPORTED,
        Firmness.CONCEDED,
        wording='it\'s "so"',
        date="2026",
        voice="8",
        note="note",
        confidence=0.7,
        confidence_said="7 of 10",
        grade=Grade.MILD,
        place=Place("a.json", 3),
    )
    expected = replace(stance, id="", expert="ana", target="toll", voice="bo")

    copy = with_names(stance, "", "ana", "toll", "bo")

    assert repr(copy) == repr(expected)
    content = whole_content_of(replace(expected, place=None))
    assert content_of(stance, "ana", "toll", "bo") == content


@pytest.mark.parametrize(
    "more",
    [
        {"conditions": ("a",)},
        {"goals": ("a",)},
        {"sums": ("a",)},
        {"answers": "a"},
        {"shift": Shift.AGENT_CHANGED},
        {"is_deciding": True},
    ],
    ids=str,
)
def test_a_stance_that_says_more_is_not_simple(more: dict[str, Any]) -> None:
    stance = Stance("1", "7", "2")

    assert is_simple(stance)
    assert not is_simple(replace(stance, **more))


def test_a_field_that_stances_get_is_filled_and_makes_an_id_where_it_says_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of_now = [
        (x.name, x.type, field() if x.default is MISSING else field(default=x.default))
        for x in fields(Stance)
    ]
    stance_of_later = make_dataclass(
        "Stance", [*of_now, ("later", str, field(default="plain"))], frozen=True, slots=True
    )
    monkeypatch.setattr(model, "Stance", stance_of_later)
    spec = importlib.util.spec_from_file_location("bulk_of_later", bulk.__file__)
    assert spec is not None
    assert spec.loader is not None
    bulk_of_later = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bulk_of_later)

    stance = bulk_of_later.with_names(
        stance_of_later("1", "7", "2", date="2026"), "", "ana", "toll", None
    )

    assert repr(stance) == repr(stance_of_later("", "ana", "toll", date="2026"))
    content = whole_content_of(Stance("", "ana", "toll", date="2026"))
    assert bulk_of_later.content_of(stance, "ana", "toll", None) == content
    assert bulk_of_later.whole_content_of(stance) == content
    assert bulk_of_later.is_simple(stance)
    loud = replace(stance, later="loud")
    assert not bulk_of_later.is_simple(loud)
    assert bulk_of_later.whole_content_of(loud) == f"{content[:-1]}, later='loud')"
