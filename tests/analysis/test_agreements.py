"""Same claim, broader, backing and conditional: the smallest debate that shows each, and one
that nearly does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.model import Directness, FindingKind, Firmness, RelationKind, StepKind

SAME, BROADER = FindingKind.SAME_CLAIM, FindingKind.BROADER
BACKING, CONDITIONAL = FindingKind.BACKING, FindingKind.CONDITIONAL
NARROWER, EQUIVALENT = RelationKind.NARROWER, RelationKind.EQUIVALENT


def test_two_who_affirm_one_claim_agree_on_it() -> None:
    finding = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").only(SAME)

    assert (finding.experts, finding.claims, finding.score) == (("ada", "bo"), ("toll",), 1.0)
    assert finding.summary == "Ada and Bo both urge “Toll”."


def test_two_who_deny_one_claim_agree_on_it() -> None:
    finding = Debate("ada", "bo").denies("ada", "toll").denies("bo", "toll").only(SAME)

    assert finding.summary == "Ada and Bo both advise against “Toll”."


def test_one_who_affirms_and_one_who_is_silent_do_not_agree() -> None:
    assert Debate("ada", "bo").says("ada", "toll").analysis().agreements == ()


def test_three_who_affirm_one_claim_make_one_finding_and_three_pairs() -> None:
    debate = Debate("ada", "bo", "cy")
    for expert in ("ada", "bo", "cy"):
        debate.says(expert, "toll")

    analysis = debate.analysis()

    assert [finding.experts for finding in analysis.agreements] == [("ada", "bo", "cy")]
    assert [row.agreement for row in analysis.matrix] == [0.5, 0.5, 0.5]


def test_the_weaker_of_two_stances_limits_their_agreement() -> None:
    finding = Debate("ada", "bo").says("ada", "toll").says("bo", "toll", Firmness.HEDGED).only(SAME)

    assert finding.score == 0.7
    assert finding.summary == "Ada and Bo both urge “Toll”, Bo cautiously."


def test_repeating_a_claim_is_not_believing_it_more() -> None:
    once = Debate("ada", "bo").says("ada", "toll", Firmness.HEDGED).says("bo", "toll")
    twice = Debate("ada", "bo").says("ada", "toll", Firmness.HEDGED).says("bo", "toll")
    twice.says("ada", "toll", Directness.IMPLIED).says("bo", "toll", Firmness.HEDGED)

    assert twice.only(SAME).score == once.only(SAME).score


def test_reported_words_agree_with_nobody() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll", Directness.REPORTED)

    assert debate.analysis().agreements == ()


def test_an_editor_agrees_with_nobody() -> None:
    debate = Debate("ada", "bo", editor="desk").says("ada", "toll").says("desk", "toll")

    assert debate.analysis().agreements == ()


def test_equivalent_claims_are_one_and_the_witness_says_why() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "charge")
    finding = debate.relates("toll", EQUIVALENT, "charge").only(SAME)

    assert finding.claims == ("toll", "charge")
    assert [step.sentence for step in finding.witness] == [
        "Ada urges “Toll”.",
        "Bo urges “Charge”.",
        "“Toll” says the same as “Charge”, in the mapper's reading.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (["air"], ["air"], "same"),
        (["air", "noise"], ["air", "jams"], "partly"),
        (["air"], ["jams"], "different"),
        (["air"], [], "unknown"),
        (["air", "noise"], ["air"], "same"),
    ],
    ids=["all", "one of three", "none", "silent", "half"],
)
def test_reasons_are_compared_by_their_premises(
    first: list[str], second: list[str], verdict: str
) -> None:
    debate = Debate("ada", "bo", facts=("air", "noise", "jams")).says("ada", "toll")
    debate.says("bo", "toll")
    for expert, reasons in (("ada", first), ("bo", second)):
        for reason in reasons:
            debate.says(expert, reason).argues(expert, reason, "toll")

    finding = next(x for x in debate.of_kind(SAME) if "toll" in x.claims)

    assert (finding.reasons, finding.score) == (verdict, 1.0)


def test_a_shared_reason_is_said_by_all_who_give_it_and_as_each_gives_it() -> None:
    debate = Debate("ada", "bo", "cy", "di", facts=("air",))
    for expert in ("ada", "bo", "cy"):
        debate.says(expert, "toll").says(expert, "air")
    debate.argues("ada", "air", "toll").argues("bo", "air", "toll", Firmness.HEDGED)
    debate.argues("cy", "air", "toll").argues("di", "air", "toll")

    finding = next(x for x in debate.of_kind(SAME) if "toll" in x.claims)
    (step,) = (x for x in finding.witness if x.kind is StepKind.ARGUMENT)

    assert step.sentence == (
        "Ada and Cy give “Air” as a reason for “Toll”. Bo gives “Air” as a reason for "
        "“Toll”, cautiously."
    )
    assert [stance.partition("-")[0] for stance in step.stances] == ["ada", "bo", "cy"]


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [("air", "the same"), ("jams", "different")],
    ids=["same", "different"],
)
def test_the_reasons_are_told_only_of_those_who_give_any(reason: str, verdict: str) -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").says("cy", "toll")
    finding = debate.argues("ada", "air", "toll").argues("bo", reason, "toll").only(SAME)

    assert finding.summary == (f"Ada, Bo and Cy all urge “Toll”, Ada and Bo for {verdict} reasons.")
    assert finding.note == "Cy gives no reason."


def test_a_reason_that_somebody_else_gives_is_not_shared() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").says("bo", "toll")
    finding = debate.says("ada", "air").argues("ada", "air", "toll").only(SAME)

    assert finding.reasons == "unknown"


def test_who_affirms_a_special_case_agrees_with_the_general_claim() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "toll")
    finding = debate.relates("lorries", NARROWER, "toll").only(BROADER)

    assert finding.score == 0.8
    assert finding.claims == ("lorries", "toll")
    assert finding.summary == (
        "Bo urges “Toll”; a case of it, in the mapper's reading: Ada urges “Lorries”."
    )
    assert finding.note == "Ada and Bo give no reason."


def test_a_special_case_that_somebody_states_is_no_reading_and_a_lone_reason_is_no_comparison() -> (
    None
):
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "lorries").says("bo", "toll")
    debate.relates("lorries", NARROWER, "toll", by="ada")
    finding = debate.says("ada", "air").argues("ada", "air", "lorries").only(BROADER)

    assert finding.summary == "Bo urges “Toll”; a case of it: Ada urges “Lorries”."
    assert (finding.reasons, finding.note) == ("unknown", "Bo gives no reason.")


@pytest.mark.parametrize(
    ("count", "reasons"),
    [
        (3, "Ada “Air”, “Calm” and “Health”"),
        (4, "Ada, among others, “Air”, “Calm” and “Health”"),
    ],
)
def test_of_many_reasons_on_one_side_three_are_named_and_that_there_are_others(
    count: int, reasons: str
) -> None:
    facts = ("air", "calm", "health", "rents")[:count]
    debate = Debate("ada", "bo", facts=(*facts, "money")).says("ada", "lorries").says("bo", "toll")
    debate.relates("lorries", NARROWER, "toll").says("bo", "money").argues("bo", "money", "toll")
    for fact in facts:
        debate.says("ada", fact).argues("ada", fact, "lorries")

    note = debate.only(BROADER).note

    assert note == f"The two sides give different reasons: Bo “Money”; {reasons}."


def test_who_affirms_the_general_claim_does_not_affirm_its_special_cases() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "lorries")
    debate.relates("lorries", NARROWER, "toll")

    assert debate.analysis().tensions == ()


def test_two_special_cases_of_one_general_claim_agree_on_nothing() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "cars")
    debate.relates("lorries", NARROWER, "toll").relates("cars", NARROWER, "toll")

    assert debate.analysis().agreements == ()


def test_a_general_claim_gathers_its_special_cases_in_one_finding() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "lorries").says("bo", "cars").says("cy", "toll")
    debate.relates("lorries", NARROWER, "toll").relates("cars", NARROWER, "toll")

    finding = debate.only(BROADER)
    pairs = {(row.first, row.second): row.agreement for row in debate.analysis().matrix}

    assert finding.experts == ("ada", "bo", "cy")
    assert pairs["ada", "bo"] is None
    assert pairs["ada", "cy"] == pairs["bo", "cy"] == pytest.approx(0.4)


def test_a_shared_special_case_is_not_counted_again_as_broader() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "lorries").says("bo", "toll")
    debate.relates("lorries", NARROWER, "toll")

    assert [x.kind for x in debate.analysis().agreements] == [SAME]


def test_each_further_step_to_the_general_weakens_the_agreement() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "pricing")
    debate.relates("lorries", NARROWER, "toll").relates("toll", NARROWER, "pricing")

    finding = debate.only(BROADER)

    assert finding.score == pytest.approx(0.64)
    assert finding.possible


def test_who_denies_the_general_agrees_with_who_denies_a_special_case() -> None:
    debate = Debate("ada", "bo").denies("ada", "toll").denies("bo", "lorries")
    finding = debate.relates("lorries", NARROWER, "toll").only(BROADER)

    assert finding.summary == (
        "Ada advises against “Toll”; Bo advises against “Lorries”, a case of it."
    )


def test_a_reason_backs_what_another_affirms() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "toll")
    finding = debate.argues("ada", "air", "toll").only(BACKING)

    assert finding.score == pytest.approx(0.8 * 0.6)
    assert not finding.possible
    assert finding.summary == ("Bo urges “Toll”; what speaks for it: Ada affirms “Air”.")


def test_a_reason_for_a_special_case_backs_the_general_claim() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "toll")
    debate.argues("ada", "air", "lorries").relates("lorries", NARROWER, "toll")

    assert debate.only(BACKING).score == pytest.approx(0.8 * 0.6 * 0.8)


def test_a_reason_that_is_only_conceded_backs_nothing() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").argues("ada", "air", "toll")

    assert debate.says("bo", "air", Firmness.CONCEDED).of_kind(BACKING) == ()


@pytest.mark.parametrize(("degree", "backings"), [(1.0, 0), (0.5, 1)], ids=["wholly", "in part"])
def test_who_recommends_what_excludes_the_conclusion_backs_it_not(
    degree: float, backings: int
) -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").argues("ada", "air", "toll")
    debate.says("bo", "air").says("bo", "free")

    findings = debate.relates("free", RelationKind.INCOMPATIBLE, "toll", degree).of_kind(BACKING)

    assert len(findings) == backings


def test_who_recommends_a_case_of_what_excludes_the_conclusion_backs_it_not() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").argues("ada", "air", "toll")
    debate.says("bo", "air").says("bo", "buses").relates("buses", NARROWER, "free")

    assert debate.relates("free", RelationKind.INCOMPATIBLE, "toll").of_kind(BACKING) == ()


def test_a_reason_that_only_a_third_expert_draws_is_possible_backing() -> None:
    debate = Debate("ada", "bo", "cy", facts=("air",)).says("ada", "air").says("bo", "toll")

    assert debate.argues("cy", "air", "toll").only(BACKING).possible


def test_a_reason_that_nobody_draws_is_possible_backing_and_counts_for_nothing() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "toll")

    analysis = debate.argues("", "air", "toll").analysis()

    assert [finding.possible for finding in analysis.agreements] == [True]
    assert analysis.matrix[0].agreement is None


def test_backing_weakens_with_every_step_and_ends_after_three() -> None:
    debate = Debate("ada", "bo", facts=("a", "b", "c", "d")).says("ada", "a").says("bo", "d")
    for premise, conclusion in (("a", "b"), ("b", "c"), ("c", "d")):
        debate.argues("ada", premise, conclusion)
    further = Debate("ada", "bo", facts=("a", "b", "c", "d", "e")).says("ada", "a").says("bo", "e")
    for premise, conclusion in (("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")):
        further.argues("ada", premise, conclusion)

    assert debate.only(BACKING).score == pytest.approx(0.8 * 0.6**3)
    assert further.of_kind(BACKING) == ()


def test_one_of_two_linked_premises_backs_by_half() -> None:
    debate = Debate("ada", "bo", facts=("air", "law")).says("ada", "air").says("bo", "toll")
    half = debate.argues("bo", "air law", "toll").only(BACKING).score
    whole = debate.says("ada", "law").only(BACKING).score

    assert [half, whole] == pytest.approx([0.24, 0.48])


def test_a_cycle_of_support_backs_nothing() -> None:
    debate = Debate("ada", "bo", facts=("a", "b")).says("ada", "a").says("bo", "b")
    debate.argues("ada", "a", "b").argues("bo", "b", "a")

    assert debate.network().support_cycles == (("a", "b"),)
    assert debate.of_kind(BACKING) == ()


def test_an_agreement_on_a_condition_names_it() -> None:
    debate = Debate("ada", "bo").says("ada", "buses", when="toll").says("bo", "buses")

    finding = debate.only(CONDITIONAL)

    assert finding.conditions == ("toll",)
    assert finding.score == pytest.approx(0.7 * 0.7)
    assert finding.summary == "Ada and Bo both urge “Buses”, Ada if “Toll”."


def test_an_agreement_on_the_same_condition_is_not_weakened_by_it_twice() -> None:
    debate = Debate("ada", "bo").says("ada", "buses", when="toll").says("bo", "buses", when="toll")

    assert debate.only(CONDITIONAL).score == pytest.approx(0.7)


def test_who_is_cautious_and_sets_a_condition_is_told_with_both() -> None:
    debate = Debate("ada", "bo").says("bo", "toll").says("ada", "toll", when="jams")
    ada, bo = sorted(debate.map.stances, key=lambda x: x.expert)
    debate.map = replace(debate.map, stances=(bo, replace(ada, firmness=Firmness.HEDGED)))

    finding = next(x for x in debate.analysis().findings if "toll" in x.claims)

    assert finding.summary == "Ada and Bo both urge “Toll”, Ada cautiously, if “Jams”."


def test_conditions_that_exclude_each_other_leave_no_agreement() -> None:
    debate = Debate("ada", "bo").says("ada", "buses", when="toll").says("bo", "buses", when="free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")

    assert debate.analysis().agreements == ()


def test_who_denies_the_condition_is_named() -> None:
    debate = Debate("ada", "bo").says("ada", "buses", when="toll").says("bo", "buses")

    note = debate.denies("bo", "toll").only(CONDITIONAL).note

    assert note == "Bo advises against “Toll”, which is Ada's condition."


def test_two_unconditional_voices_agree_outright_although_a_third_sets_a_condition() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "buses").says("bo", "buses")
    finding = debate.says("cy", "buses", when="toll").only(SAME)

    assert (finding.experts, finding.score) == (("ada", "bo", "cy"), 1.0)
    assert finding.conditions == ("toll",)


@pytest.mark.parametrize("name", ["condition", "deny", "affirm", "said"])
def test_a_claim_may_have_any_name(name: str) -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", name)

    finding = debate.relates("lorries", RelationKind.NARROWER, name).only(FindingKind.BROADER)

    assert finding.summary.startswith(f"Bo urges “{name.title()}”; a case of it")


def test_of_two_reasoners_the_one_who_speaks_makes_a_backing_sure() -> None:
    for voice, name in (("bo", "air"), ("cy", "air"), ("bo", "sea"), ("cy", "sea")):
        other = {"air": "sea", "sea": "air"}[name]
        debate = Debate("ada", "bo", "cy", "di", facts=("air", "sea", "cars"))
        debate.says("ada", "cars").says("bo", "toll")
        debate.argues(voice, f"{name}", "toll").argues(
            {"bo": "cy", "cy": "bo"}[voice], other, "toll"
        )
        debate.argues("di", "cars", name).argues("di", "cars", other)

        assert not debate.only(FindingKind.BACKING).possible


def test_who_affirms_all_linked_premises_backs_by_the_whole_step() -> None:
    debate = Debate("ada", "bo", facts=("air", "sea", "land")).says("bo", "toll")
    debate.says("ada", "air").says("ada", "sea").argues("bo", "air sea", "toll")
    debate.argues("bo", "air", "land").argues("bo", "sea", "land").argues("bo", "land", "toll")

    assert debate.only(FindingKind.BACKING).score == pytest.approx(0.8 * 0.6)


def test_a_denial_of_a_case_of_a_case_is_shown_from_the_general_claim_down() -> None:
    debate = Debate("ada", "bo", facts=("a", "b", "c")).denies("ada", "c").denies("bo", "a")
    finding = debate.relates("a", NARROWER, "b").relates("b", NARROWER, "c").only(BROADER)

    assert [step.id for step in finding.witness if step.kind is StepKind.RELATION] == [
        *(x.id for x in reversed(debate.map.relations)),
    ]


def test_a_case_that_fills_more_than_a_breath_is_told_with_whose_reading_it_is() -> None:
    debate = Debate("ada", "bo", facts=("a", "b")).says("ada", "a").says("bo", "b")
    debate.relates("a", NARROWER, "b")
    titles = {x.id: " ".join([x.id] * 20) for x in debate.map.claims}
    claims = [replace(x, title=titles[x.id]) for x in debate.map.claims]
    debate.map = replace(debate.map, claims=tuple(claims))

    general, case = str(debate.only(BROADER).summary).split(". ")
    assert general == f"Bo affirms “{titles['b']}”"
    assert case.endswith(f", in the mapper's reading: Ada affirms “{titles['a']}”.")
