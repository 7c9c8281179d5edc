"""Coalitions: maximal groups of experts and of what they share."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

import pytest
from analysis.debates import Debate
from analysis.generated import debates
from hypothesis import given, settings

from counterpoint.analysis import DEFAULTS, find_coalitions
from counterpoint.analysis.basis.positions import find_positions
from counterpoint.errors import LimitError
from counterpoint.model import ArgumentMap, Directness, Expert, Firmness, RelationKind, Topic
from counterpoint.network import build_network


def shared(debate: Debate) -> list[tuple[str, str, str]]:
    return [
        (" ".join(x.experts), " ".join(x.affirmed), " ".join(x.denied))
        for x in find_coalitions(debate.network()).rows
    ]


def test_two_who_share_two_claims_are_a_coalition() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").says("cy", "toll")

    assert shared(debate.says("ada", "ring").says("bo", "ring")) == [("ada bo", "ring toll", "")]


def test_to_share_one_claim_makes_no_coalition() -> None:
    assert shared(Debate("ada", "bo").says("ada", "toll").says("bo", "toll")) == []


def test_what_all_deny_is_shared_and_what_one_denies_is_not() -> None:
    debate = Debate("ada", "bo").denies("ada", "toll").denies("bo", "toll")
    debate.says("ada", "ring").denies("bo", "ring").says("ada", "buses").says("bo", "buses")

    assert shared(debate) == [("ada bo", "buses", "toll")]


def test_the_larger_in_experts_times_claims_comes_first() -> None:
    debate = Debate("ada", "bo", "cy")
    for expert, claims in (("ada", "abc"), ("bo", "abc"), ("cy", "ab")):
        for claim in claims:
            debate.says(expert, claim)

    assert shared(debate) == [("ada bo cy", "a b", ""), ("ada bo", "a b c", "")]


def test_a_general_claim_beside_its_special_case_is_no_second_claim() -> None:
    debate = Debate("ada", "bo").relates("lorries", RelationKind.NARROWER, "toll")
    for claim in ("lorries", "toll"):
        debate.says("ada", claim).says("bo", claim)

    assert shared(debate) == []


def test_who_affirms_a_special_case_holds_the_general_claim_and_is_told_apart() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "lorry").says("bo", "buses")
    debate.relates("lorry", RelationKind.NARROWER, "toll").says("ada", "buses")

    (coalition,) = find_coalitions(debate.network()).rows

    assert (coalition.affirmed, coalition.by_case) == (("buses", "toll"), (("bo", "toll"),))
    (pair,) = debate.analysis().matrix
    assert (pair.shared, pair.shared_by_case) == (1, 1)


def test_a_special_case_in_part_or_said_weakly_holds_no_general_claim() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "lorry").says("bo", "buses")
    debate.relates("lorry", RelationKind.NARROWER, "toll", 0.9).says("ada", "buses")
    debate.says("ada", "park").says("bo", "lot", Directness.IMPLIED)
    debate.relates("lot", RelationKind.NARROWER, "park")

    assert find_coalitions(debate.network()).rows == ()


def test_what_is_only_conceded_is_not_shared() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").says("ada", "ring")

    assert shared(debate.says("bo", "ring", Firmness.CONCEDED)) == []


def test_a_coalition_that_hangs_on_weak_words_is_not_steady() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").says("ada", "ring")

    weak = find_coalitions(debate.says("bo", "ring", Directness.IMPLIED).network())
    firm = find_coalitions(debate.says("bo", "ring").network())

    assert [
        (weak.rows[0].steady, weak.keeping_rank),
        (firm.rows[0].steady, firm.keeping_rank),
    ] == [
        (False, 0),
        (True, 1),
    ]


def test_members_in_tension_elsewhere_are_counted() -> None:
    debate = Debate("ada", "bo").says("ada", "buses").denies("bo", "buses")
    for claim in ("toll", "ring"):
        debate.says("ada", claim).says("bo", claim)

    assert [x.apart for x in debate.analysis().coalitions] == [1]


def test_over_one_topic_only_its_claims_count() -> None:
    debate = Debate("ada", "bo")
    for claim in ("toll", "ring", "buses"):
        debate.says("ada", claim).says("bo", claim)
    topical = tuple(
        replace(x, topics=("roads",)) if x.id != "buses" else x for x in debate.map.claims
    )
    debate.map = replace(debate.map, claims=topical, topics=(Topic("roads", "Roads"),))

    (coalition,) = find_coalitions(debate.network(), topic="roads").rows

    assert coalition.affirmed == ("ring", "toll")


@settings(max_examples=30)
@given(debates())
def test_coalitions_are_those_that_trying_every_group_finds(debate: ArgumentMap) -> None:
    plain = replace(
        debate, relations=tuple(x for x in debate.relations if x.kind.value == "equivalent")
    )
    network = build_network(plain)
    signs: dict[str, set[tuple[str, int]]] = {expert: set() for expert in network.panel}
    for position in find_positions(network, DEFAULTS).by_key.values():
        if position.sign and position.weight >= 0.5 and not position.conceded:
            signs[position.expert].add((position.claim, position.sign))

    groups = chain.from_iterable(combinations(network.panel, size) for size in (2, 3, 4))
    common = {group: set.intersection(*(signs[x] for x in group)) for group in groups}
    largest = {
        frozenset(items): tuple(x for x in network.panel if items <= signs[x])
        for items in common.values()
        if len(items) > 1
    }

    coalitions = find_coalitions(network).rows

    assert {(x.experts, x.size) for x in coalitions} == {(y, len(x)) for x, y in largest.items()}
    assert len(coalitions) == len(largest)


def test_the_search_ends_at_its_limit_and_says_so() -> None:
    debate = Debate(*(f"e{n}" for n in range(8)))
    for n in range(8):
        for claim in range(8):
            if claim != n:
                debate.says(f"e{n}", f"c{claim}")

    whole = find_coalitions(debate.network())
    cut = find_coalitions(debate.network(), settings=replace(DEFAULTS, most_tried=10))

    assert (whole.complete, len(whole.rows)) == (True, 2**8 - 2 - 8 - 8)
    assert (cut.complete, len(cut.rows)) == (False, 2)


def test_a_panel_of_thousands_is_refused_with_advice(city: ArgumentMap) -> None:
    crowd = replace(city, experts=(*city.experts, *(Expert(f"e{n}", "E") for n in range(1000))))

    with pytest.raises(LimitError, match="compare groups instead"):
        find_coalitions(build_network(crowd))
