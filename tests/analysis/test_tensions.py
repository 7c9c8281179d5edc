"""Contradiction, incompatibility, pull and attacks: the smallest debate that shows each, and
one that nearly does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.model import AttackKind, Directness, FindingKind, Firmness, RelationKind, StepKind

CONTRADICTION, INCOMPATIBILITY = FindingKind.CONTRADICTION, FindingKind.INCOMPATIBILITY
REBUTTAL, UNDERMINING = FindingKind.REBUTTAL, FindingKind.UNDERMINING
UNDERCUT, PULL = FindingKind.UNDERCUT, FindingKind.PULL
INCOMPATIBLE, NARROWER = RelationKind.INCOMPATIBLE, RelationKind.NARROWER


def test_who_affirms_and_who_denies_one_claim_contradict_each_other() -> None:
    finding = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll").only(CONTRADICTION)

    assert (finding.sides, finding.score) == ((("ada",), ("bo",)), -1.0)
    assert finding.summary == "Ada urges “Toll”; Bo advises against it."


def test_silence_contradicts_nothing() -> None:
    assert Debate("ada", "bo").says("ada", "toll").analysis().tensions == ()


@pytest.mark.parametrize("kind", [RelationKind.CONTRADICTS, RelationKind.CONTRARY])
def test_who_affirm_claims_that_exclude_each_other_contradict(kind: RelationKind) -> None:
    debate = Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").says("bo", "strong")
    finding = debate.relates("weak", kind, "strong").only(CONTRADICTION)

    assert (finding.score, finding.possible) == (-1.0, False)
    assert finding.summary == (
        "Bo affirms “Strong”; Ada affirms “Weak”. The two cannot both be true, in the "
        "mapper's reading."
    )


def test_who_denies_one_of_two_contraries_contradicts_nobody() -> None:
    debate = (
        Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").denies("bo", "strong")
    )

    assert debate.relates("weak", RelationKind.CONTRARY, "strong").analysis().tensions == ()


def test_denying_the_general_contradicts_who_affirms_a_special_case() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").denies("bo", "toll")
    finding = debate.relates("lorries", NARROWER, "toll").only(CONTRADICTION)

    assert finding.score == -0.8
    assert finding.summary == "Ada urges “Lorries”, a case of “Toll”; Bo advises against it."


def test_denying_what_a_recommendation_requires_contradicts_it() -> None:
    debate = Debate("ada", "bo").says("ada", "truce").denies("bo", "troops")
    finding = debate.relates("truce", RelationKind.REQUIRES, "troops").only(CONTRADICTION)

    assert finding.summary == "Ada urges “Truce”, which needs “Troops”; Bo advises against it."


def test_recommendations_that_cannot_both_be_carried_out_are_incompatible() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", INCOMPATIBLE, "free", 0.5, by="bo", note="one road, two rules")

    finding = debate.only(INCOMPATIBILITY)

    assert finding.score == pytest.approx(-0.35)
    assert [(factor.name, factor.value) for factor in finding.factors] == [
        ("incompatibility", -0.7),
        ("weaker stance", 1.0),
        ("in part", 0.5),
    ]
    assert finding.summary == (
        "Bo urges “Free”; Ada urges “Toll”. The two cannot be fully reconciled, as Bo "
        "says: one road, two rules."
    )


def test_a_recommendation_and_a_fact_are_never_incompatible() -> None:
    debate = Debate("ada", "bo", facts=("poor",)).says("ada", "toll").says("bo", "poor")

    assert debate.relates("toll", INCOMPATIBLE, "poor").analysis().tensions == ()


def test_facts_declared_incompatible_are_contraries() -> None:
    debate = Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").says("bo", "strong")

    assert debate.relates("weak", INCOMPATIBLE, "strong", 0.5).only(CONTRADICTION).score == -0.5


def test_who_holds_both_ends_is_on_neither_side() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("ada", "free").says("bo", "free")
    debate.relates("toll", INCOMPATIBLE, "free")

    assert debate.of_kind(INCOMPATIBILITY) == ()
    assert debate.only(FindingKind.OWN_TENSION).experts == ("ada",)


def test_two_readings_of_the_mapper_in_a_row_are_only_possible() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "free")
    debate.relates("lorries", NARROWER, "toll").relates("toll", INCOMPATIBLE, "free")

    assert debate.only(INCOMPATIBILITY).possible
    assert debate.analysis().matrix[0].tension is None


def test_a_chain_with_one_link_from_the_text_is_sure() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "free")
    debate.relates("lorries", NARROWER, "toll").relates("toll", INCOMPATIBLE, "free", by="bo")

    assert not debate.only(INCOMPATIBILITY).possible


def test_the_condition_of_a_tension_is_named() -> None:
    debate = Debate("ada", "bo").says("ada", "truce", when="guarantees").denies("bo", "truce")

    finding = debate.only(CONTRADICTION)

    assert finding.score == pytest.approx(-0.7)
    assert finding.conditions == ("guarantees",)
    assert finding.summary == ("Ada urges “Truce”, if “Guarantees”; Bo advises against it.")


def test_who_affirms_the_condition_of_a_tension_is_named() -> None:
    debate = Debate("ada", "bo").says("ada", "truce", when="guarantees").denies("bo", "truce")

    finding = debate.says("bo", "guarantees").only(CONTRADICTION)

    assert finding.note == "Bo urges “Guarantees”, which is Ada's condition."


def test_a_priority_is_told_only_of_who_states_it() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "bridge").says("cy", "bridge")

    finding = debate.relates("bridge", RelationKind.PRIORITY, "toll", by="bo").only(PULL)

    assert finding.experts == ("ada", "bo")


@pytest.mark.parametrize(("undecided", "experts"), [(False, [("ada", "bo")]), (True, [])])
def test_a_step_of_which_somebody_speaks_is_drawn_by_nobody_who_only_affirms_its_ends(
    undecided: bool, experts: list[tuple[str, ...]]
) -> None:
    debate = Debate("ada", "bo", "cy", facts=("air",)).says("ada", "air").says("ada", "toll")
    debate.argues("cy" if undecided else "", "air", "toll", Firmness.UNDECIDED)

    undercuts = debate.rejects("bo", "air>toll").of_kind(FindingKind.UNDERCUT)

    assert [x.experts for x in undercuts] == experts


@pytest.mark.parametrize(("first", "second"), [("pier", "toll"), ("bridge", "lorries")])
def test_who_urges_a_case_of_what_is_ranked_stands_on_its_side(first: str, second: str) -> None:
    debate = Debate("ada", "bo").says("ada", second).says("bo", first)
    debate.relates("pier", NARROWER, "bridge").relates("lorries", NARROWER, "toll")

    finding = debate.relates("bridge", RelationKind.PRIORITY, "toll", by="bo").only(PULL)

    assert finding.experts == ("ada", "bo")


def test_who_states_a_priority_without_recommending_it_ranks_nobody_elses_advice() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("cy", "bridge")

    assert debate.relates("bridge", RelationKind.PRIORITY, "toll", by="bo").of_kind(PULL) == ()


def test_each_who_states_a_priority_holds_it() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "bridge").says("cy", "bridge")
    (stated,) = debate.relates("bridge", RelationKind.PRIORITY, "toll", by="bo").map.relations
    again = replace(stated, id="again", asserted_by="cy")

    debate.map = replace(debate.map, relations=(stated, again))

    assert sorted(x.experts for x in debate.of_kind(PULL)) == [("ada", "bo"), ("ada", "cy")]


def test_how_each_of_several_objectors_holds_the_premise_is_told() -> None:
    debate = Debate("ada", "bo", "cy", facts=("shops",)).says("ada", "toll")
    debate.says("bo", "shops", Firmness.HEDGED).attacks("bo", "shops", "toll")

    finding = debate.says("cy", "shops").attacks("cy", "shops", "toll").only(REBUTTAL)

    assert finding.summary == ("Ada urges “Toll”; Bo and Cy object to it: “Shops”, Bo cautiously.")


def test_several_conditions_are_told_in_the_plural() -> None:
    debate = Debate("ada", "bo").says("ada", "truce", when="pledge").denies("bo", "truce")
    (first, *others) = debate.map.stances
    both = replace(first, conditions=("pledge", "troops"))
    debate.says("bo", "troops", Directness.REPORTED)

    debate.map = replace(debate.map, stances=(both, *others))

    assert debate.only(CONTRADICTION).summary.startswith(
        "Ada urges “Truce”, if “Pledge” and “Troops”"
    )


def test_denying_a_condition_undermines_what_hangs_on_it() -> None:
    debate = Debate("ada", "bo").says("ada", "truce", when="guarantees").denies("bo", "guarantees")

    finding = debate.only(UNDERMINING)

    assert finding.score == pytest.approx(-0.9 * 0.7 * 0.5)
    assert finding.sides == (("ada",), ("bo",))
    assert finding.summary == "Bo advises against “Guarantees”, on which Ada makes “Truce” depend."


def test_an_exception_may_reconcile() -> None:
    debate = Debate("ada", "bo").says("ada", "truce").denies("bo", "truce")
    finding = debate.relates("truce", RelationKind.UNLESS, "siege").only(CONTRADICTION)

    assert (finding.score, finding.note) == (-0.5, "It falls away if “Siege” holds.")


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (RelationKind.PRIORITY, "“Ring” is to come before “Buses”, as Ada says."),
        (RelationKind.TRADE_OFF, "The more of the one, the less of the other, as Ada says."),
        (RelationKind.TIMING, "The two pull apart in time, as Ada says."),
    ],
)
def test_a_pull_that_the_text_marks_is_sure(kind: RelationKind, verdict: str) -> None:
    debate = Debate("ada", "bo").says("ada", "ring").says("bo", "buses")
    finding = debate.relates("ring", kind, "buses", by="ada").only(PULL)

    assert (finding.score, finding.possible) == (-0.4, False)
    assert finding.summary == f"Bo urges “Buses”; Ada urges “Ring”. {verdict}"


def test_a_pull_in_part_is_told_as_such() -> None:
    debate = Debate("ada", "bo").says("ada", "ring").says("bo", "buses")
    finding = debate.relates("ring", RelationKind.TIMING, "buses", 0.5, by="ada").only(PULL)

    assert str(finding.summary).endswith("The two pull apart in time, in part, as Ada says.")


def test_a_pull_that_only_the_mapper_sees_is_possible() -> None:
    debate = Debate("ada", "bo").says("ada", "ring").says("bo", "buses")

    assert debate.relates("ring", RelationKind.PRIORITY, "buses").only(PULL).possible


def test_an_objection_sets_who_makes_it_against_who_holds_the_claim() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")
    finding = debate.attacks("bo", "shops", "toll").only(REBUTTAL)

    assert (finding.sides, finding.score, finding.note) == ((("ada",), ("bo",)), -0.9, "")
    assert finding.summary == "Ada urges “Toll”; Bo objects to it: “Shops”."
    assert [step.kind.value for step in finding.witness] == ["stance", "attack", "stance"]


def test_who_only_shares_the_premise_of_an_objection_is_no_opponent() -> None:
    debate = Debate("ada", "bo", "cy", facts=("shops",)).says("ada", "toll").says("bo", "shops")
    finding = debate.says("cy", "shops").attacks("bo", "shops", "toll").only(REBUTTAL)

    assert finding.experts == ("ada", "bo")
    assert finding.note == "Cy also affirms what is objected, without objecting."


def test_an_objection_that_nobody_makes_is_possible() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")

    finding = debate.attacks("", "shops", "toll").only(REBUTTAL)

    assert finding.possible
    assert finding.summary == "Ada urges “Toll”; what Bo says tells against it: “Shops”."


def test_an_implied_objection_is_not_said_to_be_made() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")
    finding = debate.attacks("bo", "shops", "toll", manner=Directness.IMPLIED).only(REBUTTAL)

    assert finding.summary == (
        "Ada urges “Toll”; what Bo says tells in effect against it: “Shops”."
    )
    assert finding.witness[1].sentence == "“Shops” tells against “Toll”, as Bo implies."


def test_who_objects_to_a_claim_and_affirms_it_is_no_opponent_of_it() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "toll")

    assert debate.attacks("bo", "shops", "toll").of_kind(REBUTTAL) == ()


def test_a_third_expert_hides_nothing_between_two_others() -> None:
    two = Debate("ada", "bo", "cy", facts=("shops",)).says("ada", "toll", Firmness.HEDGED)
    two.denies("bo", "toll", Directness.IMPLIED).attacks("bo", "shops", "toll")
    before = two.only(REBUTTAL)
    figure = two.analysis().matrix[0].tension

    three = two.denies("cy", "toll", Firmness.HEDGED)

    assert three.only(REBUTTAL).summary == before.summary
    assert three.only(REBUTTAL).score == before.score
    assert three.analysis().matrix[0].tension == figure


def test_an_objection_to_a_premise_undermines() -> None:
    debate = Debate("ada", "bo", facts=("air", "data")).says("ada", "air").says("ada", "toll")
    debate.argues("ada", "air", "toll").says("bo", "data")

    finding = debate.attacks("bo", "data", "air", AttackKind.UNDERMINE).only(UNDERMINING)

    assert finding.summary == "Ada affirms “Air”; Bo objects to it: “Data”."


def test_who_argues_from_a_premise_without_saying_it_is_undermined_too() -> None:
    debate = Debate("ada", "bo", facts=("air", "data")).says("ada", "toll")
    debate.argues("ada", "air", "toll").says("bo", "data")

    finding = debate.attacks("bo", "data", "air", AttackKind.UNDERMINE).only(UNDERMINING)

    assert finding.summary == "Ada argues from “Air”; Bo objects to it: “Data”."


def test_an_objection_to_a_step_undercuts_and_leaves_the_premise_standing() -> None:
    debate = Debate("ada", "bo", "cy", facts=("air", "trams")).says("ada", "air").says("cy", "air")
    debate.says("ada", "toll").argues("ada", "air", "toll").says("bo", "trams")

    finding = debate.attacks("bo", "trams", "air>toll", AttackKind.UNDERCUT).only(UNDERCUT)

    assert (finding.experts, finding.score) == (("ada", "bo"), -0.8)
    assert finding.summary == (
        "Ada concludes “Toll” from “Air”; Bo objects that this does not follow: “Trams”."
    )


def test_rejecting_a_step_undercuts() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("ada", "toll")
    finding = debate.argues("ada", "air", "toll").rejects("bo", "air>toll").only(UNDERCUT)

    assert finding.summary == "Ada concludes “Toll” from “Air”; Bo rejects this step."


def test_rejecting_a_step_that_nobody_takes_is_possible_only() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("ada", "toll")
    finding = debate.argues("", "air", "toll").rejects("bo", "air>toll").only(UNDERCUT)

    assert finding.possible


def test_an_objection_is_no_stronger_than_its_premise() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll")
    debate.says("bo", "shops", Firmness.HEDGED).attacks("bo", "shops", "toll")

    assert debate.only(REBUTTAL).score == pytest.approx(-0.63)


def test_a_denial_and_the_objection_behind_it_are_told_once() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").denies("bo", "toll")
    (finding,) = debate.says("bo", "shops").attacks("bo", "shops", "toll").analysis().tensions

    assert finding.kind is CONTRADICTION
    assert finding.note == "Also: Bo with “Shops” against “Toll”."


def test_a_denial_of_both_general_and_special_is_told_once() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").denies("bo", "lorries").denies("bo", "toll")
    (finding,) = debate.relates("lorries", NARROWER, "toll").analysis().tensions

    assert finding.claims == ("lorries",)


def test_two_attacks_in_a_row_make_a_defence_and_no_agreement() -> None:
    debate = Debate("ada", "bo", "cy", facts=("shops", "data")).says("ada", "toll")
    debate.says("bo", "shops").attacks("bo", "shops", "toll")
    debate.says("cy", "data").attacks("cy", "data", "shops", AttackKind.UNDERMINE)

    analysis = debate.analysis()
    (defence,) = analysis.defences

    assert analysis.agreements == ()
    assert {x.experts for x in analysis.tensions} == {("ada", "bo"), ("bo", "cy")}
    assert defence.experts == ("ada", "cy")
    assert defence.summary == (
        "Cy puts “Data” against “Shops”, which is an objection to “Toll”, and so defends Ada."
    )


def test_denying_an_objection_defends_too() -> None:
    debate = Debate("ada", "bo", "cy", facts=("shops",)).says("ada", "toll")
    debate.says("bo", "shops").attacks("bo", "shops", "toll").denies("cy", "shops")

    assert debate.only(FindingKind.DEFENCE).summary == (
        "Cy denies “Shops”, which is an objection to “Toll”, and so defends Ada."
    )


def test_three_attacks_in_a_row_make_no_tension_of_the_ends() -> None:
    debate = Debate("ada", "bo", "cy", "di", facts=("a", "b", "c")).says("ada", "toll")
    for expert, premise, target in (("bo", "a", "toll"), ("cy", "b", "a"), ("di", "c", "b")):
        debate.says(expert, premise).attacks(expert, premise, target, AttackKind.UNDERMINE)

    assert ("ada", "di") not in {finding.experts for finding in debate.analysis().findings}


def test_a_defence_of_what_somebody_only_argues_from_shows_the_argument() -> None:
    debate = Debate("ada", "bo").argues("ada", "shops", "toll").attacks("", "trams", "shops")

    defence = debate.attacks("bo", "lorries", "trams").only(FindingKind.DEFENCE)

    assert (StepKind.ARGUMENT, "shops>toll") in [(x.kind, x.id) for x in defence.witness]


@pytest.mark.parametrize("condition", ["ring", "buses", "lorries", "trams"])
def test_who_says_it_with_a_hedge_too_is_not_bound_by_a_condition(condition: str) -> None:
    debate = Debate("ada", "bo").says("ada", "toll", Firmness.HEDGED).denies("bo", "toll")

    finding = debate.says("ada", "toll", when=condition).only(FindingKind.CONTRADICTION)

    assert (finding.score, finding.conditions) == (-0.7, ())


def test_who_says_it_on_one_condition_and_on_another_sets_both() -> None:
    debate = Debate("ada", "bo").denies("bo", "toll")

    finding = (
        debate.says("ada", "toll", when="ring")
        .says("ada", "toll", when="buses")
        .only(FindingKind.CONTRADICTION)
    )

    assert finding.conditions == ("buses", "ring")
    assert len([x for x in finding.witness if x.sentence.startswith("Ada")]) == 2


def test_an_objection_on_a_condition_to_which_the_other_speaks_may_be_reconciled() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")
    debate.says("ada", "ring").attacks("bo", "shops", "toll", manner=Firmness.CONDITIONAL)
    bound = tuple(
        replace(x, conditions=("ring",)) if x.firmness is Firmness.CONDITIONAL else x
        for x in debate.map.stances
    )
    debate.map = replace(debate.map, stances=bound)

    finding = debate.only(FindingKind.REBUTTAL)

    assert finding.score == pytest.approx(-0.9 * 0.7 * 0.5)


def test_a_weaker_relation_that_is_said_makes_sure_what_a_reading_makes_possible() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.TRADE_OFF, "free")
    debate.relates("free", RelationKind.TRADE_OFF, "toll", 0.5, by="ada")

    finding = debate.only(FindingKind.PULL)

    assert (finding.score, finding.possible) == (-0.2, False)


def test_a_special_case_in_part_does_not_hide_the_whole_way() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").denies("bo", "toll")
    debate.relates("lorries", RelationKind.NARROWER, "toll", 0.9)
    debate.relates("lorries", RelationKind.NARROWER, "trucks", by="ada")
    debate.relates("trucks", RelationKind.NARROWER, "toll")

    finding = debate.only(FindingKind.CONTRADICTION)

    assert finding.score == pytest.approx(-0.8 * 0.8)


def test_a_reason_without_premises_can_be_undercut() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).argues("ada", "", "toll").says("bo", "shops")

    debate.attacks("bo", "shops", ">toll", AttackKind.UNDERCUT)

    assert debate.only(FindingKind.UNDERCUT).experts == ("ada", "bo")


def test_an_undercut_of_a_step_that_nobody_takes_shows_the_step() -> None:
    debate = Debate("ada", "bo", facts=("shops", "air")).argues("", "air", "toll")
    debate.says("ada", "air").says("ada", "toll").says("bo", "shops")

    finding = debate.attacks("bo", "shops", "air>toll", AttackKind.UNDERCUT).only(
        FindingKind.UNDERCUT
    )

    assert (StepKind.ARGUMENT, "air>toll") in [(x.kind, x.id) for x in finding.witness]


def test_the_defence_of_a_step_that_nobody_takes_shows_the_step() -> None:
    debate = Debate("ada", "bo", facts=("shops", "air")).argues("", "air", "toll")
    debate.says("bo", "air").says("bo", "toll").denies("ada", "shops")

    finding = debate.attacks("", "shops", "air>toll", AttackKind.UNDERCUT).only(FindingKind.DEFENCE)

    assert (StepKind.ARGUMENT, "air>toll") in [(x.kind, x.id) for x in finding.witness]


def test_an_objection_from_what_is_only_conceded_weighs_as_what_is_conceded() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll")
    debate.says("bo", "shops", Firmness.CONCEDED).attacks("bo", "shops", "toll")

    assert debate.only(FindingKind.REBUTTAL).score == pytest.approx(-0.9 * 0.5)
