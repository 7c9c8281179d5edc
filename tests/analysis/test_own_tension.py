"""One expert against the same expert."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.model import FindingKind, Firmness, RelationKind

OWN = FindingKind.OWN_TENSION


def test_affirming_and_denying_one_claim_is_told_with_both_dates() -> None:
    debate = Debate("ada").says("ada", "toll", date="2020").denies("ada", "toll", date="2024")

    finding = debate.only(OWN)

    assert (finding.experts, finding.sides, finding.score) == (("ada",), (), -0.5)
    assert finding.summary == (
        "Ada urges “Toll”, 2020, but also: Ada advises against “Toll”, 2024."
    )


def test_who_says_both_stands_on_neither_side_of_others() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("ada", "toll").says("bo", "toll")

    analysis = debate.analysis()

    assert [finding.experts for finding in analysis.findings] == [("ada",)]
    assert (analysis.matrix[0].agreement, analysis.matrix[0].tension) == (0.0, 0.0)


def test_to_concede_and_overrule_is_no_tension() -> None:
    debate = Debate("ada").says("ada", "toll", Firmness.CONCEDED).denies("ada", "toll")

    assert debate.analysis().tensions == ()


@pytest.mark.parametrize(
    ("kind", "score"),
    [(RelationKind.INCOMPATIBLE, -0.5), (RelationKind.TRADE_OFF, -0.2)],
    ids=["incompatible", "trade-off"],
)
def test_holding_both_ends_of_an_opposition(kind: RelationKind, score: float) -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "free").relates("toll", kind, "free")

    assert debate.only(OWN).score == pytest.approx(score)


def test_an_experts_own_order_of_priorities_is_no_tension() -> None:
    debate = Debate("ada").says("ada", "ring").says("ada", "buses")

    assert debate.relates("ring", RelationKind.PRIORITY, "buses", by="ada").of_kind(OWN) == ()


def test_to_turn_an_own_claim_in_the_same_breath_is_no_tension() -> None:
    debate = Debate("ada", facts=("now", "later", "aid")).says("ada", "now")
    debate.says("ada", "later", when="aid")

    debate.relates("later", RelationKind.CONTRARY, "now", by="ada")

    assert debate.of_kind(OWN) == ()


def test_an_objection_to_a_claim_of_ones_own() -> None:
    debate = Debate("ada", facts=("shops",)).says("ada", "toll").says("ada", "shops")

    finding = debate.attacks("ada", "shops", "toll").only(OWN)

    assert finding.summary == (
        "Ada urges “Toll” and affirms “Shops”, but Ada puts “Shops” against “Toll”."
    )


def test_an_objection_to_a_claim_of_ones_own_keeps_the_reserve_of_its_premise() -> None:
    debate = (
        Debate("ada", facts=("shops",)).says("ada", "toll").says("ada", "shops", Firmness.HEDGED)
    )

    finding = debate.attacks("ada", "shops", "toll").only(OWN)

    assert finding.score == pytest.approx(-0.5 * 0.7)
    assert finding.summary == (
        "Ada urges “Toll” and cautiously affirms “Shops”, but Ada puts “Shops” against “Toll”."
    )


def test_an_objection_from_a_point_only_conceded_is_no_tension() -> None:
    debate = (
        Debate("ada", facts=("shops",)).says("ada", "toll").says("ada", "shops", Firmness.CONCEDED)
    )

    assert debate.attacks("ada", "shops", "toll").of_kind(OWN) == ()


def test_an_objection_that_is_conceded_is_no_tension() -> None:
    debate = Debate("ada", facts=("shops",)).says("ada", "toll").says("ada", "shops")

    assert debate.attacks("ada", "shops", "toll", manner=Firmness.CONCEDED).of_kind(OWN) == ()


@pytest.mark.parametrize(("strong", "weak"), [("ring", "toll"), ("toll", "ring")])
def test_of_two_relations_between_both_ends_the_stronger_counts(strong: str, weak: str) -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "ring")
    debate.relates(strong, RelationKind.CONTRADICTS, weak)
    debate.relates(weak, RelationKind.CONTRADICTS, strong, 0.5)

    assert debate.only(OWN).score == -0.5


@pytest.mark.parametrize(("outright", "bound"), [(0.7, 1.0), (1.0, 1.0)], ids=["tie", "weaker"])
def test_a_condition_to_which_one_speaks_may_reconcile_an_expert(
    outright: float, bound: float
) -> None:
    debate = Debate("ada").says("ada", "toll", when="ring").denies("ada", "toll")
    debate.says("ada", "ring")
    debate.map = replace(
        debate.map,
        stances=tuple(
            replace(x, confidence=bound if x.conditions else outright) for x in debate.map.stances
        ),
    )

    assert debate.only(OWN).score == pytest.approx(-0.5 * 0.7 * 0.5)


@pytest.mark.parametrize("kind", [RelationKind.TRADE_OFF, RelationKind.CONTRADICTS])
def test_what_somebody_else_states_sets_nobody_at_odds_with_themselves(kind: RelationKind) -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").says("bo", "ring")

    assert debate.relates("toll", kind, "ring", by="ada").of_kind(OWN) == ()


def test_beside_what_somebody_else_states_the_mappers_reading_counts() -> None:
    debate = Debate("ada", "bo").says("bo", "toll").says("bo", "ring")
    debate.relates("toll", RelationKind.CONTRADICTS, "ring", by="ada")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "ring", 0.5)

    finding = debate.only(OWN)

    assert finding.score == pytest.approx(-0.5 * 0.5)
    assert "said by" not in finding.summary


def test_advice_for_cases_that_exclude_each_other_is_no_tension() -> None:
    debate = Debate("ada").says("ada", "toll", when="rich").says("ada", "ring", when="poor")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "ring")

    assert debate.relates("rich", RelationKind.CONTRADICTS, "poor").of_kind(OWN) == ()


def test_to_affirm_in_one_case_and_deny_in_the_other_is_no_tension() -> None:
    debate = Debate("ada").says("ada", "toll", when="rich").denies("ada", "toll", when="poor")

    assert debate.relates("rich", RelationKind.CONTRADICTS, "poor").of_kind(OWN) == ()


def test_an_objection_that_holds_in_the_other_case_is_no_tension() -> None:
    debate = Debate("ada", facts=("shops",)).says("ada", "toll", when="rich")
    debate.says("ada", "shops", when="poor").attacks("ada", "shops", "toll")

    assert debate.relates("rich", RelationKind.CONTRADICTS, "poor").of_kind(OWN) == ()


def test_advice_for_the_case_that_is_excepted_is_no_tension() -> None:
    debate = Debate("ada").says("ada", "free").says("ada", "toll", when="works")
    debate.relates("free", RelationKind.INCOMPATIBLE, "toll")

    assert debate.relates("free", RelationKind.UNLESS, "works").of_kind(OWN) == ()


def test_who_only_grants_what_the_own_objection_is_against_is_at_one_with_it() -> None:
    debate = Debate("ada", facts=("toll", "shops")).says("ada", "toll", Firmness.CONCEDED)
    debate.says("ada", "shops").attacks("ada", "shops", "toll")

    assert debate.of_kind(OWN) == ()
