"""Who stands on which side of an objection, an opposition or a defence, and how strongly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from analysis.debates import Debate
from manners import Manner

from counterpoint.model import (
    AttackKind,
    Directness,
    Finding,
    FindingKind,
    Firmness,
    Polarity,
    RelationKind,
    Stance,
)

FACTS = ("air", "law", "sea", "shops", "data", "trams")
REBUTTAL, UNDERCUT = FindingKind.REBUTTAL, FindingKind.UNDERCUT
CONTRADICTION, INCOMPATIBILITY = FindingKind.CONTRADICTION, FindingKind.INCOMPATIBILITY
INCOMPATIBLE, NARROWER = RelationKind.INCOMPATIBLE, RelationKind.NARROWER


def panel(*experts: str) -> Debate:
    return Debate(*(experts or ("ada", "bo", "cy")), facts=FACTS)


def weaker(finding: Finding) -> float:
    return next(x.value for x in finding.factors if x.name == "weaker stance")


@pytest.mark.parametrize(
    ("step", "law", "strength"),
    [
        (Directness.EXPLICIT, Directness.EXPLICIT, 1.0),
        (Directness.EXPLICIT, Directness.IMPLIED, 0.5),
        (Directness.IMPLIED, Firmness.HEDGED, 0.5),
        (Firmness.HEDGED, Directness.EXPLICIT, 0.7),
    ],
)
def test_an_objection_weighs_as_its_step_and_no_more_than_any_premise(
    step: Manner, law: Manner, strength: float
) -> None:
    debate = panel().says("ada", "toll").says("bo", "air").says("bo", "law", law)

    assert weaker(debate.attacks("bo", "air law", "toll", manner=step).only(REBUTTAL)) == strength


def test_a_premise_that_the_objector_denies_does_not_weigh_on_the_objection() -> None:
    debate = panel().says("ada", "toll").says("bo", "air").denies("bo", "law", Directness.IMPLIED)

    assert weaker(debate.attacks("bo", "air law", "toll").only(REBUTTAL)) == 1.0


def test_an_objection_that_nobody_makes_is_held_by_who_affirms_all_its_premises() -> None:
    debate = panel("ada", "bo", "cy", "di").says("ada", "toll").says("bo", "air", Firmness.HEDGED)
    debate.says("bo", "law", Directness.IMPLIED).says("cy", "air").says("di", "law")

    finding = debate.attacks("", "air law", "toll").only(REBUTTAL)

    assert (finding.experts, finding.possible, weaker(finding)) == (("ada", "bo"), True, 0.5)


def test_an_objection_without_premises_is_held_only_by_who_makes_it() -> None:
    debate = panel().says("ada", "toll").attacks("bo", "", "toll", manner=Firmness.HEDGED)
    read = panel().says("ada", "toll").says("bo", "air").attacks("", "", "toll")

    assert (debate.only(REBUTTAL).experts, weaker(debate.only(REBUTTAL))) == (("ada", "bo"), 0.7)
    assert read.of_kind(REBUTTAL) == ()


def test_an_objection_that_the_editor_makes_is_made_by_nobody_on_the_panel() -> None:
    debate = Debate("ada", "bo", facts=FACTS, editor="desk").says("ada", "toll").says("bo", "air")

    finding = debate.attacks("desk", "air", "toll").only(REBUTTAL)

    assert (finding.experts, finding.possible) == (("ada", "bo"), True)


def test_the_conditions_of_the_premises_are_those_of_the_objection() -> None:
    debate = panel().says("ada", "toll").says("bo", "air", when="rain").says("bo", "law")

    finding = debate.attacks("bo", "law air", "toll").only(REBUTTAL)

    assert finding.conditions == ("rain",)
    assert finding.score == pytest.approx(-0.9 * 0.7)


def test_the_conditions_of_what_nobody_objects_are_those_of_its_premises() -> None:
    debate = panel().says("ada", "toll").says("bo", "air", when="rain").says("bo", "law")

    finding = debate.attacks("", "law air", "toll").only(REBUTTAL)

    assert (finding.conditions, weaker(finding)) == (("rain",), 0.7)


def test_who_argues_from_a_claim_and_who_affirms_it_are_both_hit_by_an_objection() -> None:
    debate = panel("ada", "bo", "cy", "di").says("ada", "air").argues("cy", "air", "toll")
    debate.denies("di", "air").argues("di", "air", "toll")

    finding = debate.attacks("bo", "data", "air", AttackKind.UNDERMINE).only(
        FindingKind.UNDERMINING
    )

    assert (finding.sides, finding.score) == ((("ada", "cy"), ("bo",)), -0.9)


@pytest.mark.parametrize(
    ("air", "toll", "strength"),
    [
        (Firmness.HEDGED, Directness.EXPLICIT, 0.7),
        (Directness.EXPLICIT, Directness.IMPLIED, 0.5),
        (Directness.EXPLICIT, Directness.EXPLICIT, 1.0),
    ],
)
def test_a_step_that_nobody_takes_is_held_as_weakly_as_either_end(
    air: Manner, toll: Manner, strength: float
) -> None:
    debate = panel().says("ada", "air", air).says("ada", "toll", toll).says("cy", "air")

    finding = (
        debate.argues("", "air", "toll")
        .attacks("bo", "trams", "air>toll", AttackKind.UNDERCUT)
        .only(UNDERCUT)
    )

    assert (finding.experts, weaker(finding)) == (("ada", "bo"), strength)


def test_the_conditions_of_both_ends_are_those_of_a_step_that_nobody_takes() -> None:
    debate = panel().says("ada", "air", when="rain").says("ada", "toll", when="frost")

    finding = debate.argues("", "air", "toll").rejects("bo", "air>toll").only(UNDERCUT)

    assert (finding.conditions, finding.possible) == (("frost", "rain"), True)


def test_an_undercut_hits_who_takes_the_step_and_not_who_affirms_both_ends() -> None:
    debate = panel().argues("ada", "air", "toll").says("cy", "air").says("cy", "toll")

    debate.attacks("bo", "trams", "air>toll", AttackKind.UNDERCUT)

    assert debate.only(UNDERCUT).experts == ("ada", "bo")


def test_all_who_reject_a_step_stand_against_all_others_who_take_it() -> None:
    debate = panel("ada", "bo", "cy", "di").argues("ada", "air", "toll")
    debate.argues("cy", "air", "toll", Firmness.HEDGED).argues("di", "air", "toll")

    finding = debate.rejects("bo", "air>toll").rejects("di", "air>toll").only(UNDERCUT)

    assert (finding.sides, finding.score) == ((("ada", "cy"), ("bo", "di")), -0.8)
    assert finding.summary == "Ada and Cy conclude “Toll” from “Air”; Bo and Di reject this step."


def test_who_rejects_a_step_that_only_they_take_is_in_tension_with_nobody() -> None:
    debate = panel().argues("ada", "air", "toll").rejects("ada", "air>toll")

    assert debate.of_kind(UNDERCUT) == ()


def test_who_affirms_what_others_object_is_named_beside_an_undercut_too() -> None:
    debate = panel().argues("ada", "air", "toll").says("bo", "trams").says("cy", "trams")

    finding = debate.attacks("bo", "trams", "air>toll", AttackKind.UNDERCUT).only(UNDERCUT)

    assert finding.note == "Cy also affirms what is objected, without objecting."


@pytest.mark.parametrize(("case", "end"), [("lorries", "toll"), ("toll", "lorries")])
def test_a_direct_word_outweighs_a_lifted_one_on_the_other_side(case: str, end: str) -> None:
    debate = Debate("ada", "bo").says("ada", case).says("ada", "free").says("bo", end)
    debate.relates(case, NARROWER, end).relates(end, INCOMPATIBLE, "free")

    finding = debate.only(INCOMPATIBILITY)

    assert finding.sides == (("ada",), ("bo",))
    assert finding.score == pytest.approx(-0.7)


def test_who_is_lifted_to_both_ends_of_an_opposition_is_on_neither_side() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("ada", "vans").says("bo", "free")
    debate.relates("lorries", NARROWER, "toll").relates("vans", NARROWER, "free")

    assert debate.relates("toll", INCOMPATIBLE, "free").of_kind(INCOMPATIBILITY) == ()


@pytest.mark.parametrize(("first", "second"), [("bridge", "toll"), ("toll", "bridge")])
@pytest.mark.parametrize("by", ["bo", None], ids=["said", "read"])
def test_a_stated_priority_has_who_states_it_before_it_whatever_the_names(
    first: str, second: str, by: str | None
) -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", second).says("cy", first)
    debate.says("bo", first).says("di", second)

    finding = debate.relates(first, RelationKind.PRIORITY, second, by=by).only(FindingKind.PULL)

    before = ("bo",) if by else ("bo", "cy")
    assert finding.sides == tuple(sorted([("ada", "di"), before]))
    assert finding.possible == (by is None)


@pytest.mark.parametrize(
    ("said_degree", "read_degree", "tensions"),
    [
        (1.0, 0.5, [(-0.7, False)]),
        (0.5, 0.5, [(-0.35, False)]),
        (0.5, 1.0, [(-0.7, False)]),
    ],
    ids=["said more strongly", "as strongly", "read more strongly"],
)
def test_of_several_relations_of_one_kind_the_strongest_is_told(
    said_degree: float, read_degree: float, tensions: list[tuple[float, bool]]
) -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", INCOMPATIBLE, "free", read_degree)
    debate.relates("free", INCOMPATIBLE, "toll", said_degree, by="ada")

    findings = debate.of_kind(INCOMPATIBILITY)

    assert [(round(x.score, 9), x.possible) for x in findings] == tensions


def test_both_exceptions_of_an_opposition_are_told() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", INCOMPATIBLE, "free").relates("toll", RelationKind.UNLESS, "siege")

    finding = debate.relates("free", RelationKind.UNLESS, "flood").only(INCOMPATIBILITY)

    assert finding.note == "It falls away if “Flood” or “Siege” holds."


def test_who_speaks_of_the_condition_is_not_undermined_by_who_denies_it() -> None:
    debate = panel().says("ada", "truce", when="troops").says("ada", "troops")
    debate.says("cy", "truce", when="troops").denies("bo", "troops")

    finding = debate.only(FindingKind.UNDERMINING)

    assert finding.sides == (("bo",), ("cy",))


def test_who_only_denies_a_claim_on_a_condition_is_not_undermined() -> None:
    debate = panel().denies("ada", "truce", when="troops").denies("bo", "troops")

    assert debate.of_kind(FindingKind.UNDERMINING) == ()


def test_what_others_say_of_each_condition_stands_in_the_note() -> None:
    debate = panel("ada", "bo", "cy", "di").says("ada", "truce", when="troops")
    debate.denies("bo", "truce", when="rain").says("cy", "troops").denies("di", "troops")
    debate.says("bo", "rain")

    truce = next(x for x in debate.of_kind(CONTRADICTION) if "truce" in x.claims)
    assert truce.note == (
        "Cy urges “Troops”, which is Ada's condition. Di advises against “Troops”, which "
        "is Ada's condition."
    )


def test_what_is_said_twice_counts_by_its_strongest_word() -> None:
    debate = Debate("ada", "bo").says("bo", "toll").says("ada", "toll", Directness.IMPLIED)
    debate.says("ada", "toll", Firmness.CONCEDED).says("ada", "toll", Firmness.HEDGED)

    finding = debate.only(FindingKind.SAME_CLAIM)

    assert weaker(finding) == 0.7
    assert [step.sentence for step in finding.witness] == [
        "Ada cautiously urges “Toll”.",
        "Bo urges “Toll”.",
    ]


@pytest.mark.parametrize("manner", [Directness.IMPLIED, Firmness.HEDGED])
def test_what_is_conceded_gives_way_to_what_is_held_however_weakly(manner: Manner) -> None:
    debate = Debate("ada", "bo").says("bo", "toll").says("ada", "toll", Firmness.CONCEDED)

    finding = debate.denies("ada", "toll", manner).only(CONTRADICTION)

    assert weaker(finding) == {Directness.IMPLIED: 0.5, Firmness.HEDGED: 0.7}[manner]
    assert "may be reconciled" not in {x.name for x in finding.factors}


def test_of_two_words_as_strong_on_one_condition_one_is_shown() -> None:
    debate = Debate("ada", "bo").denies("bo", "toll").says("bo", "frost", Directness.REPORTED)
    debate.says("bo", "rain", Directness.REPORTED)
    bound = Stance("first", "ada", "toll", firmness=Firmness.CONDITIONAL, conditions=("rain",))
    again = replace(bound, id="second")
    weak = replace(bound, id="a-weak", conditions=("frost",), confidence=0.9)
    debate.map = replace(debate.map, stances=(*debate.map.stances, bound, again, weak))

    finding = debate.only(CONTRADICTION)

    assert (finding.conditions, weaker(finding)) == (("rain",), 0.7)
    assert [x.id for x in finding.witness if x.id[:2] != "bo"] == ["first"]


@pytest.mark.parametrize(("explicit", "hedged"), [("a", "z"), ("z", "a")])
def test_of_two_words_as_strong_the_more_explicit_is_shown(explicit: str, hedged: str) -> None:
    debate = Debate("ada", "bo").says("bo", "toll")
    words = (
        Stance(explicit, "ada", "toll", confidence=0.7),
        Stance(hedged, "ada", "toll", firmness=Firmness.HEDGED),
    )
    debate.map = replace(debate.map, stances=(*debate.map.stances, *words))

    finding = debate.only(FindingKind.SAME_CLAIM)

    assert weaker(finding) == 0.7
    assert finding.witness[0].id == explicit


def test_of_three_the_one_who_affirms_what_they_object_to_stands_on_neither_side() -> None:
    debate = panel().says("ada", "toll").says("bo", "toll").attacks("bo", "shops", "toll")

    assert debate.attacks("cy", "shops", "toll").only(REBUTTAL).sides == (("ada",), ("cy",))


def tied_as_case(debate: Debate) -> Debate:
    return debate.relates("air", NARROWER, "toll")


def tied_as_reason(debate: Debate) -> Debate:
    return debate.argues("bo", "air", "toll")


@pytest.mark.parametrize("tie", [tied_as_case, tied_as_reason])
@pytest.mark.parametrize(
    ("polarity", "shared"),
    [(Polarity.AFFIRM, [FindingKind.SAME_CLAIM]), (Polarity.DENY, [])],
    ids=["for", "against"],
)
def test_who_speaks_to_the_claim_itself_is_not_lifted_to_it_by_a_case_or_reason(
    tie: Callable[[Debate], Debate], polarity: Polarity, shared: list[FindingKind]
) -> None:
    debate = panel().says("ada", "air").says("bo", "toll").says("ada", "toll", polarity=polarity)

    assert [x.kind for x in tie(debate).analysis().agreements] == shared


def test_a_priority_that_is_read_and_one_that_is_said_are_told_apart() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "ring").says("cy", "ring")
    debate.relates("ring", RelationKind.PRIORITY, "toll", by="bo")
    (priority,) = debate.map.relations
    debate.map = replace(
        debate.map, relations=(priority, replace(priority, id="read", asserted_by=None))
    )

    pulls = [(x.experts, x.possible) for x in debate.of_kind(FindingKind.PULL)]

    assert pulls == [(("ada", "bo"), False), (("ada", "bo", "cy"), True)]


@pytest.mark.parametrize("side", ["ada", "bo"])
def test_a_fact_from_which_one_side_is_lifted_is_behind_an_advice_too(side: str) -> None:
    debate = Debate("ada", "bo", facts=("air", "sea", "law", "data")).says("ada", "toll")
    debate.says("bo", "toll").says("ada", "air").says("bo", "sea")
    debate.relates("air", NARROWER, "law", by="ada").relates("sea", NARROWER, "data", by="bo")
    debate.relates("law", RelationKind.CONTRARY, "data", by="ada")

    debate.argues(side, {"ada": "air", "bo": "sea"}[side], "toll")

    assert debate.only(FindingKind.SAME_ADVICE_DIFFERENT_FACTS).experts == ("ada", "bo")


def test_a_step_that_somebody_rejects_stands_or_falls_with_its_premise() -> None:
    debate = panel().says("ada", "air").argues("ada", "air", "toll").rejects("bo", "air>toll")

    cruxes = debate.denies("cy", "air").analysis().cruxes

    # Settled for it, Cy's 1.0 of 1.8 is over; settled against it, Bo's 0.8 falls with the step.
    assert [(x.claim, round(x.weight, 4)) for x in cruxes] == [("air", round((1 / 1.8 + 1) / 2, 4))]


def test_who_rejects_a_step_and_says_why_is_told_once_and_as_firmly() -> None:
    debate = Debate("ada", "bo", facts=("jams", "thin")).argues("ada", "jams", "toll")
    debate.says("bo", "thin").rejects("bo", "jams>toll")
    debate.attacks("bo", "thin", "jams>toll", AttackKind.UNDERCUT, Directness.IMPLIED)

    undercut = debate.only(FindingKind.UNDERCUT)

    assert (undercut.score, str(undercut.summary)) == (
        -0.8,
        "Ada concludes “Toll” from “Jams”; Bo objects that this does not follow: “Thin”.",
    )


def test_who_rejects_a_step_without_saying_why_is_told_beside_who_does() -> None:
    debate = Debate("ada", "bo", "cy", facts=("jams", "thin")).argues("ada", "jams", "toll")
    debate.says("bo", "thin").attacks("bo", "thin", "jams>toll", AttackKind.UNDERCUT)
    debate.rejects("bo", "jams>toll").rejects("cy", "jams>toll")

    assert [x.experts for x in debate.of_kind(FindingKind.UNDERCUT)] == [
        ("ada", "bo"),
        ("ada", "cy"),
    ]
