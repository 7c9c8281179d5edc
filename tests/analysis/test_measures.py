"""The matrix, the consensus core, contested, one-sided and unsupported claims, coverage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate
from manners import Manner

from counterpoint.analysis import DEFAULTS, Settings, analyse
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Directness,
    Expert,
    FindingKind,
    Firmness,
    RelationKind,
    Topic,
)
from counterpoint.network import build_network


def row(analysis: Analysis, first: str, second: str) -> tuple[float | None, float | None]:
    pair = next(x for x in analysis.matrix if (x.first, x.second) == (first, second))
    return pair.agreement, pair.tension


def test_same_facts_different_advice_adds_nothing_beside_a_weaker_pull() -> None:
    debate = Debate("ada", "bo", facts=("calm",)).says("ada", "calm").says("bo", "calm")
    debate.argues("ada", "calm", "park").says("ada", "park", Firmness.HEDGED)
    debate.argues("bo", "calm", "bus").says("bo", "bus", Firmness.HEDGED)
    debate.relates("park", RelationKind.TRADE_OFF, "bus", 0.5, by="ada")
    analysis = debate.analysis()
    kinds = analysis.kinds

    ties = {kinds[x.finding]: x for x in analysis.matrix[0].ties}
    advice, pull = ties[FindingKind.SAME_FACTS_DIFFERENT_ADVICE], ties[FindingKind.PULL]
    assert abs(advice.score) > abs(pull.score)
    assert (advice.counts, pull.counts) == (False, True)
    assert analysis.matrix[0].tension == pytest.approx(-pull.score / 2)


def test_the_matrix_has_a_row_for_each_pair() -> None:
    analysis = Debate("cy", "ada", "bo").says("ada", "toll").analysis()

    assert [(x.first, x.second) for x in analysis.matrix] == [
        ("ada", "bo"),
        ("ada", "cy"),
        ("bo", "cy"),
    ]


def test_two_who_share_nothing_are_not_compared() -> None:
    analysis = Debate("ada", "bo").says("ada", "toll").says("bo", "buses").analysis()

    assert row(analysis, "ada", "bo") == (None, None)


def test_agreement_and_tension_stand_side_by_side() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll")
    debate.says("ada", "buses").denies("bo", "buses")

    assert row(debate.analysis(), "ada", "bo") == (0.5, 0.5)


def test_each_further_agreement_fills_half_of_what_is_left() -> None:
    debate = Debate("ada", "bo")
    for claim in ("toll", "buses", "ring"):
        debate.says("ada", claim).says("bo", claim)

    assert row(debate.analysis(), "ada", "bo") == (0.875, 0.0)


def test_one_place_counts_once_by_its_strongest_finding() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").denies("bo", "toll")
    debate.says("bo", "shops").attacks("bo", "shops", "toll")

    assert row(debate.analysis(), "ada", "bo") == (0.0, 0.5)


def test_a_general_claim_does_not_count_beside_its_special_case() -> None:
    debate = Debate("ada", "bo").relates("lorries", RelationKind.NARROWER, "toll")
    for claim in ("toll", "lorries"):
        debate.says("ada", claim).says("bo", claim)

    analysis = debate.analysis()

    assert len(analysis.agreements) == 2
    assert row(analysis, "ada", "bo") == (0.5, 0.0)


def test_coverage_is_the_shared_part_of_what_both_say() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll", Firmness.HEDGED)
    (pair,) = debate.says("ada", "buses").analysis().matrix

    assert (pair.shared, pair.coverage) == (1, 0.35)


def test_the_rows_name_their_findings_strongest_first() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")
    debate.says("ada", "buses", Firmness.HEDGED).says("bo", "buses")

    analysis = debate.analysis()

    ties = [(tie.finding, tie.score) for tie in analysis.matrix[0].ties]
    assert ties == [(analysis.tensions[0].id, -1.0), (analysis.agreements[0].id, 0.7)]


def test_what_most_affirm_and_nobody_contests_is_the_consensus_core() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll")

    (core,) = debate.analysis().consensus

    assert (core.claim, core.experts) == ("toll", ("ada", "bo"))
    assert core.weight == pytest.approx(2 / 3)
    assert core.reason == "Two of three affirm it; no expert speaks against it."


def test_half_of_the_panel_is_not_most_of_it() -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", "toll").says("bo", "toll")

    assert debate.analysis().consensus == ()


def test_a_contested_claim_is_outside_the_core() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").denies("cy", "toll")

    assert debate.analysis().consensus == ()


def test_what_an_expert_objects_to_is_outside_the_core_though_the_same_expert_affirms_it() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "toll")

    assert debate.attacks("bo", "shops", "toll").analysis().consensus == ()


def test_what_an_expert_both_affirms_and_denies_is_outside_the_core() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll")

    assert debate.says("cy", "toll").denies("cy", "toll").analysis().consensus == ()


def test_a_special_case_of_what_somebody_denies_is_outside_the_core() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "lorries").says("bo", "lorries")
    debate.denies("cy", "toll").relates("lorries", RelationKind.NARROWER, "toll")

    assert debate.analysis().consensus == ()


def test_who_affirms_a_special_case_is_counted_apart() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "lorries")

    (core,) = debate.relates("lorries", RelationKind.NARROWER, "toll").analysis().consensus

    assert core.reason == (
        "One of three affirms it; no expert speaks against it. One more affirms a case "
        "of it: Bo urges “Lorries”."
    )


@pytest.mark.parametrize(
    ("degree", "manner"),
    [(0.5, Directness.EXPLICIT), (1.0, Firmness.CONCEDED)],
    ids=["in part", "conceded"],
)
def test_what_is_no_full_support_is_not_counted(degree: float, manner: Manner) -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "lorries", manner)

    analysis = debate.relates("lorries", RelationKind.NARROWER, "toll", degree).analysis()

    assert analysis.consensus == ()


def test_the_most_contested_claim_is_where_most_pairs_are_in_tension() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll")
    debate.denies("cy", "toll", Firmness.HEDGED).says("ada", "ring").denies(
        "cy", "ring", Firmness.HEDGED
    )

    contested = debate.analysis().contested

    assert [(x.claim, round(x.weight, 2)) for x in contested] == [("toll", 0.91), ("ring", 0.7)]
    assert contested[0].reason == (
        "2 for it: Ada and Bo; 1 against it or for what stands against it: Cy."
    )


def test_both_ends_of_an_opposition_are_contested() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    contested = debate.relates("toll", RelationKind.INCOMPATIBLE, "free").analysis().contested

    assert {x.claim: x.reason for x in contested} == {
        "free": "1 for it: Bo; 1 against it or for what stands against it: Ada.",
        "toll": "1 for it: Ada; 1 against it or for what stands against it: Bo.",
    }


def test_a_possible_tension_contests_nothing() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")

    assert debate.attacks("", "shops", "toll").analysis().contested == ()


def test_a_claim_of_one_voice_is_one_sided() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").says("ada", "ring")

    one_sided = debate.analysis().one_sided

    assert [(x.claim, x.reason) for x in one_sided] == [
        ("ring", "Of the experts only Ada speaks to it.")
    ]


def test_a_claim_that_another_meets_through_a_relation_is_not_one_sided() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "toll")

    assert debate.relates("lorries", RelationKind.NARROWER, "toll").analysis().one_sided == ()


def test_a_claim_is_not_one_sided_where_another_speaks_to_its_special_case() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("ada", "lorries").says("bo", "lorries")

    assert debate.relates("lorries", RelationKind.NARROWER, "toll").analysis().one_sided == ()


def test_a_claim_is_not_one_sided_where_another_gives_a_reason_for_it() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").argues("bo", "air", "toll")

    assert "toll" not in {x.claim for x in debate.analysis().one_sided}


def test_advice_without_a_reason_comes_first_among_the_unsupported() -> None:
    debate = Debate("ada", facts=("air", "sea")).says("ada", "sea").says("ada", "toll")
    debate.says("ada", "ring").says("ada", "air").argues("ada", "air", "ring")

    assert [x.claim for x in debate.analysis().unsupported] == ["toll", "sea"]


def test_a_reason_that_nobody_gives_supports_nothing() -> None:
    debate = Debate("ada", facts=("air",)).says("ada", "toll").argues("", "air", "toll")

    assert [x.claim for x in debate.analysis().unsupported] == ["toll"]


def test_coverage_names_who_is_silent_on_a_topic() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "bus")
    toll = next(claim for claim in debate.map.claims if claim.id == "toll")
    others = tuple(claim for claim in debate.map.claims if claim.id != "toll")
    claims = (replace(toll, topics=("money",)), *others)
    debate.map = replace(debate.map, claims=claims, topics=(Topic("money", "Money"),))

    (coverage,) = debate.analysis().coverage

    # Of Cy the map has nothing at all: that is no silence.
    assert (coverage.claims, coverage.speaking, coverage.silent) == (("toll",), ("ada",), ("bo",))


def test_who_objects_to_a_claim_is_not_silent_on_its_topic() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll")
    debate.attacks("bo", "shops", "toll", manner=Directness.IMPLIED)
    claims = (replace(x, topics=("money",)) if x.id == "toll" else x for x in debate.map.claims)
    debate.map = replace(debate.map, claims=tuple(claims), topics=(Topic("money", "Money"),))

    (coverage,) = debate.analysis().coverage

    assert (coverage.speaking, coverage.silent) == (("ada", "bo"), ())


def test_the_settings_are_saved_with_the_results() -> None:
    analysis = Debate("ada").says("ada", "toll").analysis(replace(DEFAULTS, hedged=0.6))

    assert {x.name: x.value for x in analysis.settings}["hedged"] == 0.6
    assert len(analysis.settings) == len(Settings.__dataclass_fields__)


def test_a_changed_weight_changes_the_score() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll", Firmness.HEDGED)

    assert debate.analysis(replace(DEFAULTS, hedged=0.6)).agreements[0].score == 0.6


def test_who_is_half_sure_weighs_half() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll")
    unsure = tuple(
        replace(x, confidence=0.5 if x.expert == "bo" else 1.0) for x in debate.map.stances
    )
    debate.map = replace(debate.map, stances=unsure)

    assert debate.analysis().agreements[0].score == 0.5


def test_an_empty_map_has_no_findings(city: ArgumentMap) -> None:
    empty = replace(city, claims=(), arguments=(), attacks=(), relations=(), stances=(), experts=())

    assert analyse(build_network(empty)).findings == ()


def test_a_map_without_experts_has_no_findings(city: ArgumentMap) -> None:
    silent = replace(city, stances=(), experts=(Expert("ada", "Ada"),))

    assert analyse(build_network(silent)).findings == ()


@pytest.mark.parametrize("names", ["abc", "bac", "cab", "cba"])
def test_of_a_general_claim_and_its_cases_the_strongest_count_whatever_their_names(
    names: str,
) -> None:
    general, weak, strong = list(names)
    debate = Debate("ada", "bo")
    for claim, manner in (
        (general, Firmness.HEDGED),
        (weak, Directness.IMPLIED),
        (strong, Directness.EXPLICIT),
    ):
        debate.says("ada", claim, manner).says("bo", claim, manner)
    debate.relates(weak, RelationKind.NARROWER, general)
    debate.relates(strong, RelationKind.NARROWER, general)

    assert row(debate.analysis(), "ada", "bo") == (1 - 0.5 * 0.75, 0.0)


@pytest.mark.parametrize("name", ["aid", "zoo"])
def test_a_claim_that_a_note_of_a_tension_names_is_not_one_sided(name: str) -> None:
    debate = Debate("ada", "bo", facts=("peace",)).denies("ada", "peace")

    analysis = debate.says("bo", name, when="peace").says("bo", "law", when="peace").analysis()

    assert len(analysis.tensions) == 1
    assert analysis.one_sided == ()
