"""Maps made of foreign records."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_files import write_files
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.formats import ReadingChoices, read
from counterpoint.formats.argdown import parse
from counterpoint.formats.argdown_map.reader import read_argdown_map
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
CLAIMS = (Claim("i1", "Free", ""), Claim("i2", "Fares", ""), Claim("i3", "Poor", ""))


def built(*records: Record) -> ArgumentMap:
    builder = MapBuilder("buses", "Buses")
    builder.add(*records)
    return builder.build()


@given(st.permutations(RECORDS))
def test_the_order_in_which_records_come_changes_nothing(records: list[Record]) -> None:
    assert built(*records) == built(*RECORDS)


def test_a_number_that_is_part_of_an_own_title_is_given_to_no_other() -> None:
    argument_map = built(
        Claim("i1", "", "Buses should be free."),
        Claim("i2", "", "Buses should be free."),
        Claim("i3", "Buses should be free. (2)", "They should, says the second draft."),
    )

    assert {x.title: x.text for x in argument_map.claims} == {
        "Buses should be free.": "Buses should be free.",
        "Buses should be free. (2)": "They should, says the second draft.",
        "Buses should be free. (3)": "Buses should be free.",
    }


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


def test_what_is_told_against_an_objection_is_told_against_its_sketch() -> None:
    objection = Attack("o", ("i2",), "i1", AttackKind.REBUT)

    argument_map = built(*CLAIMS, objection, Attack("u", ("i3",), "o", AttackKind.UNDERCUT))

    [sketch] = argument_map.arguments
    assert (sketch.id, sketch.premises, sketch.conclusion) == ("fares--sketch", ("fares",), None)
    assert {(x.premises, x.target) for x in argument_map.attacks} == {
        (("fares",), "free"),
        (("poor",), "fares--sketch"),
    }


def test_an_attack_on_a_premise_undermines() -> None:
    reason = Argument("r", ("i2",), "i1")

    [attack] = built(*CLAIMS, reason, Attack("a", ("i3",), "i2", AttackKind.REBUT)).attacks

    assert attack.kind is AttackKind.UNDERMINE


def test_a_map_file_gives_the_same_ids() -> None:
    text = "[Free]\n  - <Fares>: They deter.\n    _ [Poor]\n  + [Poor]\n    + [Fares]"
    ours = read_argdown_map(parse(text, "buses")).map

    built_map = built(
        Claim("1", "Free", ""),
        Claim("2", "Fares", "They deter."),
        Claim("3", "Poor", ""),
        Attack("4", ("2",), "1", AttackKind.REBUT, "Fares"),
        Attack("5", ("3",), "4", AttackKind.UNDERCUT),
        Argument("6", ("3",), "1"),
        Argument("7", ("2",), "3"),
    )

    assert {x.id for x in built_map.arguments} == {x.id for x in ours.arguments}
    assert {x.id for x in built_map.attacks} == {x.id for x in ours.attacks}


def test_reasons_that_lead_round_in_a_circle_have_ids_too() -> None:
    ids = {x.id for x in built(*RECORDS).arguments}

    assert len(ids) == 4


@pytest.mark.parametrize(
    ("name", "stance_id"),
    [
        ("aif", "ana-ruiz-a7e7b47bcd"),
        ("arguebuf", "ana-ruiz-34839b0bfa"),
        ("sadface", "on-tolls-3ac05979ee"),
        ("brat", "tolls-5e5eb3d157"),
        ("microtexts", "opponent-76774399cb"),
        ("table", "ana-ruiz-29ab6f6d92"),
        ("polis", "participant-1-71b2f095e0"),
        ("argdown", "author-0a4d95d736"),
    ],
)
def test_a_stance_keeps_its_id_whatever_else_stances_may_say_later(
    name: str, stance_id: str, tmp_path: Path
) -> None:
    argument_map = read(write_files(name, tmp_path), choices=ReadingChoices(name)).map

    assert argument_map.stances[0].id == stance_id
