"""Records that are filled at once are what frozen dataclasses are, and refuse what these refuse."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import (
    MISSING,
    Field,
    FrozenInstanceError,
    astuple,
    dataclass,
    field,
    fields,
    make_dataclass,
    replace,
)
from inspect import signature
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.errors import UsageError
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Expert,
    Quotation,
    Relation,
    RelationKind,
    Stance,
)
from counterpoint.model.quick_records import quickly_made

RECORDS = [Argument, ArgumentMap, Attack, Claim, Expert, Quotation, Relation, Stance]
KINDS = {Attack: AttackKind.REBUT, Relation: RelationKind.CONTRARY}  # which have no default


def plain_twin(record: type[Any]) -> type[Any]:
    """A dataclass of the same name and fields that was left as it is."""
    specified = [(x.name, Any, field(default=x.default, compare=x.compare)) for x in fields(record)]
    return make_dataclass(record.__qualname__, specified, frozen=True, slots=True)


def value_for(record: type[Any], item: Field[Any]) -> st.SearchStrategy[Any]:
    if item.default is MISSING and item.name == "kind":
        return st.just(KINDS[record])
    return st.text(max_size=3) if item.default in {MISSING, ""} else st.just(item.default)


def refusal(function: Callable[[], object]) -> str:
    with pytest.raises(TypeError) as error:
        function()
    return str(error.value)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@settings(max_examples=5)
@given(data=st.data())
def test_a_record_is_what_its_plain_twin_is(record: type[Any], data: st.DataObject) -> None:
    twin, items = plain_twin(record), fields(record)
    values = [data.draw(value_for(record, item)) for item in items]
    first = data.draw(st.integers(0, len(values)))
    by_name = {x.name: value for x, value in zip(items[first:], values[first:], strict=True)}

    ours, plain = record(*values[:first], **by_name), twin(*values[:first], **by_name)

    assert astuple(ours) == astuple(plain) == tuple(values)
    assert hash(ours) == hash(plain)
    assert ours == record(*values) == replace(ours) == copy.copy(ours)
    assert pickle.loads(pickle.dumps(ours)) == ours
    assert not hasattr(ours, "__dict__")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_takes_and_refuses_what_its_plain_twin_does(record: type[Any]) -> None:
    twin, required = plain_twin(record), [x for x in fields(record) if x.default is MISSING]
    least = [KINDS.get(record, "") if x.name == "kind" else x.name for x in required]

    ours, plain = record(*least), twin(*least)

    assert astuple(ours) == astuple(plain)
    assert [(x.name, x.default) for x in signature(record).parameters.values()] == [
        (x.name, x.default) for x in signature(twin).parameters.values()
    ]
    assert refusal(record) == refusal(twin)
    assert refusal(lambda: record(*least, other=1)) == refusal(lambda: twin(*least, other=1))
    assert refusal(lambda: record(*range(30))) == refusal(lambda: twin(*range(30)))
    with pytest.raises(FrozenInstanceError, match="cannot assign to field"):
        setattr(ours, required[0].name, "changed")


def test_a_word_is_taken_for_a_choice_and_any_other_is_refused() -> None:
    claim = Claim("toll", "Toll", "", "warning")  # type: ignore[arg-type]  # a word, as people may

    assert claim.kind is ClaimKind.WARNING
    with pytest.raises(UsageError, match="kind cannot be 'warnin'; did you mean warning"):
        replace(claim, kind="warnin")  # type: ignore[arg-type]  # as above


def test_what_a_record_does_when_it_is_full_is_done_and_a_subclass_may_have_more() -> None:
    @quickly_made()
    @dataclass(frozen=True, slots=True)
    class Named:
        name: str

        def __post_init__(self) -> None:
            object.__setattr__(self, "name", self.name.strip())

    @quickly_made()
    @dataclass(frozen=True, slots=True)
    class Dated(Named):
        date: str = ""

    assert (Named(" Ana ").name, astuple(Dated(" Ana ", "2026"))) == ("Ana", ("Ana", "2026"))
