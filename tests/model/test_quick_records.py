"""Records that are filled at once are what frozen dataclasses are, and refuse what these refuse."""

from __future__ import annotations

import pickle
from dataclasses import MISSING, FrozenInstanceError, asdict, dataclass, fields, replace
from inspect import Parameter, signature
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import UsageError
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    Claim,
    ClaimKind,
    Expert,
    Polarity,
    Quotation,
    Relation,
    Stance,
)
from counterpoint.model.quick_records import quickly_made

RECORDS = [Argument, ArgumentMap, Attack, Claim, Expert, Quotation, Relation, Stance]
SIDES = st.sampled_from(["affirm", *Polarity, None])


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    side: Any
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", (*self.notes, self.name))


@quickly_made()
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    side: Any
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", (*self.notes, self.name))


@given(name=st.text(), side=SIDES, notes=st.lists(st.tuples(st.text()), max_size=1))
def test_a_quick_record_has_what_a_plain_one_has(
    name: str, side: Any, notes: list[tuple[str, ...]]
) -> None:
    assert asdict(Quick(name, side, *notes)) == asdict(Plain(name, side, *notes))
    assert asdict(Quick(side=side, name=name)) == asdict(Plain(side=side, name=name))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_each_record_takes_its_fields_in_their_order(record: type[Any]) -> None:
    parameters = signature(record).parameters

    assert list(parameters) == [item.name for item in fields(record)]
    assert [x.default for x in parameters.values() if x.default is not Parameter.empty] == [
        item.default for item in fields(record) if item.default is not MISSING
    ]


def test_a_word_is_taken_for_a_choice_and_any_other_is_refused() -> None:
    claim = Claim("toll", "Toll", "", "warning")  # type: ignore[arg-type]  # a word, as people may

    assert claim.kind is ClaimKind.WARNING
    with pytest.raises(UsageError, match="kind cannot be 'warnin'; did you mean warning"):
        replace(claim, kind="warnin")  # type: ignore[arg-type]  # as above


def test_a_quick_record_is_frozen_and_can_be_sent_to_another_process() -> None:
    stance = Stance("s", "ana", "toll", Polarity.DENY)

    assert pickle.loads(pickle.dumps(stance)) == stance
    with pytest.raises(FrozenInstanceError):
        stance.note = "changed"  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'target'"):
        Stance("s", "ana")  # type: ignore[call-arg]
