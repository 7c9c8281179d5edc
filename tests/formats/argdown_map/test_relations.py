from __future__ import annotations

import pytest
from map_files import PANEL, MapReader

from counterpoint.formats import argdown
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.model import Relation, RelationKind

CLAIMS = "[Rails]: Build rails.\n\n[Buses]: More buses.\n\n"


def ends(relations: tuple[Relation, ...]) -> list[tuple[str, str, str]]:
    return [(x.kind.value, x.source, x.target) for x in relations]


@pytest.mark.parametrize(
    "kind", [kind.value for kind in RelationKind if kind.value != "summarises"]
)
def test_each_kind_is_a_key(map_of: MapReader, kind: str) -> None:
    argument_map = map_of(CLAIMS + f'[Aims]: We have aims. {{{kind}: "[Rails]"}}')

    assert ends(argument_map.relations) == [(kind, "aims", "rails")]


def test_broader_is_narrower_the_other_way(map_of: MapReader) -> None:
    argument_map = map_of(CLAIMS + '[Aims]: We have aims. {broader: "[Rails]"}')

    assert ends(argument_map.relations) == [("narrower", "rails", "aims")]


@pytest.mark.parametrize(
    "value",
    ['"[Rails]", timing: "[Buses]"', '["[Rails]"], timing: ["[Buses]"]', "Rails, timing: Buses"],
    ids=["text", "list", "bare titles"],
)
def test_a_value_is_a_claim_or_a_list(map_of: MapReader, value: str) -> None:
    argument_map = map_of(CLAIMS + f"[Aims]: We have aims. {{requires: {value}}}")

    assert ends(argument_map.relations) == [
        ("requires", "aims", "rails"),
        ("timing", "aims", "buses"),
    ]


def test_a_mapping_gives_degrees_and_details(map_of: MapReader) -> None:
    argument_map = map_of(
        "# Ruiz {expert: ruiz, source: panel}\n\n" + CLAIMS + "[Toll]: Charge. {incompatible: {"
        '"[Rails]": 0.5, "[Buses]": {degree: 0.25, note: one budget, by: osei,'
        ' quote: "no toll on our customers"}}}'
    )

    buses, rails = argument_map.relations
    assert (rails.degree, rails.note, rails.asserted_by) == (0.5, "", None)
    assert (buses.degree, buses.note, buses.asserted_by) == (0.25, "one budget", "osei")
    assert buses.quotation is not None
    assert PANEL[buses.quotation.start : buses.quotation.end] == "no toll on our customers"


def test_contradictory_is_a_relation(map_of: MapReader) -> None:
    argument_map = map_of("[Rails]: Build rails.\n  >< [No rails]: Build none.")

    assert ends(argument_map.relations) == [("contradicts", "no-rails", "rails")]


def test_a_symmetric_relation_said_from_both_sides_is_one(map_of: MapReader) -> None:
    argument_map = map_of(
        '[Rails]: Build rails. {incompatible: {"[Buses]": 0.5}}\n\n'
        '[Buses]: More buses. {incompatible: {"[Rails]": 0.5}}'
    )

    assert [(x.id, x.degree) for x in argument_map.relations] == [
        ("incompatible--buses--rails", 0.5)
    ]


def test_what_two_experts_say_of_the_same_claims_is_two_relations(map_of: MapReader) -> None:
    argument_map = map_of(
        CLAIMS + '[Rails] {priority: {"[Buses]": {by: ruiz}}}\n\n'
        '[Rails] {priority: {"[Buses]": {by: osei, degree: 0.5}}}'
    )

    assert {x.asserted_by: x.degree for x in argument_map.relations} == {"ruiz": 1.0, "osei": 0.5}
    assert len({x.id for x in argument_map.relations}) == 2


def test_strict_mode_makes_contraries_of_attacks_between_claims() -> None:
    document = argdown.parse(
        "===\nmodel: {mode: strict}\n===\n\n[Rails]: Rails.\n  - [Buses]: Buses.\n  + [Jams]: Jams."
    )

    argument_map = read_argdown_map(document).map

    assert ends(argument_map.relations) == [("contrary", "buses", "rails")]
    assert [(x.premises, x.conclusion) for x in argument_map.arguments] == [(("jams",), "rails")]
    assert argument_map.attacks == ()


def test_an_argument_stands_for_its_claim(map_of: MapReader) -> None:
    argument_map = map_of(
        '[Rails]: Build rails.\n  + <Worked>: They worked. {contrary: "<Failed>"}\n'
        "  - <Failed>: They failed."
    )

    assert ends(argument_map.relations) == [("contrary", "failed", "worked")]


def test_an_editors_statement_summarises_claims(map_of: MapReader) -> None:
    argument_map = map_of(
        CLAIMS + "# In short {expert: desk, source: panel}\n\n"
        '[Rides]: Rides for all. {summarises: ["[Buses]", "[Rails]"]}'
    )

    assert ends(argument_map.relations) == [
        ("summarises", "rides", "buses"),
        ("summarises", "rides", "rails"),
    ]
