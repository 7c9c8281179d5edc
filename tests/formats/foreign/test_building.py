"""Maps made of foreign records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.formats.foreign import MapBuilder, Record
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Expert,
    Quotation,
    Relation,
    RelationKind,
    Source,
    Stance,
)

RECORDS: tuple[Record, ...] = (
    Claim("i1", "", "Buses should be free.", topics=("Fares",)),
    Claim("i2", "", "Buses should be free."),
    Claim("i3", "Fares deter", "Whoever has little stays at home where a fare is asked."),
    Argument("s1", ("i3",), "i1", scheme="Cause to Effect"),
    Argument("s2", ("i3",), "i1", scheme="Example"),
    Attack("s3", ("i2",), "s1", AttackKind.UNDERCUT),
    Argument("s4", ("i2",), "s5"),
    Argument("s5", ("i2",), "s4"),
    Relation("", RelationKind.EQUIVALENT, "i1", "i2"),
    Expert("p", "Ana Ruiz"),
    Source("d", "The talk"),
    Stance("", "p", "i3", quotation=Quotation("d", "stays at home"), source="d"),
)


def built(*records: Record) -> ArgumentMap:
    builder = MapBuilder("buses", "Buses")
    builder.add(*records)
    return builder.build()


@given(st.permutations(RECORDS))
def test_the_order_in_which_records_come_changes_nothing(records: list[Record]) -> None:
    assert built(*records) == built(*RECORDS)


def test_keys_become_ids_of_ours() -> None:
    argument_map = built(*RECORDS)

    assert [(x.id, x.title) for x in argument_map.claims] == [
        ("buses-should-be-free", "Buses should be free."),
        ("buses-should-be-free-2", "Buses should be free. (2)"),
        ("fares-deter", "Fares deter"),
    ]
    by_scheme = {x.scheme: x for x in argument_map.arguments}
    assert by_scheme["Example"].id.startswith("fares-deter--buses-should-be-free-")
    assert argument_map.attacks[0].target == by_scheme["Cause to Effect"].id
    assert argument_map.topics[0].label == "Fares"
    [stance] = argument_map.stances
    assert (stance.expert, stance.target, stance.source) == ("ana-ruiz", "fares-deter", "the-talk")
    assert stance.quotation == Quotation("the-talk", "stays at home")


def test_reasons_that_lead_round_in_a_circle_have_ids_too() -> None:
    ids = {x.id for x in built(*RECORDS).arguments}

    assert len(ids) == 4
