"""Same advice on different facts, and different advice on the same facts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from analysis.debates import Debate
from manners import Manner

from counterpoint.model import AttackKind, Directness, FindingKind, Firmness, RelationKind

FACTS = ("f0", "f1", "f2", "f3", "f4", "jams", "calm")
DIFFERENT_FACTS = FindingKind.SAME_ADVICE_DIFFERENT_FACTS
DIFFERENT_ADVICE = FindingKind.SAME_FACTS_DIFFERENT_ADVICE


def reasons(debate: Debate, expert: str, *row: str) -> Debate:
    """``expert`` argues from each claim of a row to the next."""
    for premise, conclusion in pairwise(row):
        debate.argues(expert, premise, conclusion)
    return debate


def both_want_the_toll(*experts: str, manner: Manner = Directness.EXPLICIT) -> Debate:
    debate = Debate("ada", "bo", *experts, facts=FACTS)
    return debate.says("ada", "toll").says("bo", "toll", manner)


@pytest.mark.parametrize("reasoner", ["ada", "bo"])
def test_two_who_advise_the_same_may_differ_on_the_fact_behind_it(reasoner: str) -> None:
    debate = both_want_the_toll(manner=Firmness.HEDGED).says("ada", "jams").denies("bo", "jams")

    finding = reasons(debate, reasoner, "jams", "toll").only(DIFFERENT_FACTS)

    assert finding.experts == ("ada", "bo")
    assert finding.score == pytest.approx(0.5 * 0.7)
    assert [(x.name, x.value) for x in finding.factors] == [
        ("same-advice-different-facts", 0.5),
        ("weaker stance", 0.7),
    ]
    assert finding.summary == (
        "Ada and Bo both recommend “Toll”, but differ on the facts behind it. "
        "Ada affirms “Jams”; Bo denies it."
    )
    assert (finding.sides, finding.claims) == ((), ("toll",))


def test_what_joins_two_findings_adds_nothing_to_the_matrix() -> None:
    debate = both_want_the_toll().says("ada", "jams").denies("bo", "jams")
    before = debate.analysis().matrix[0]

    after = reasons(debate, "ada", "jams", "toll").analysis().matrix[0]

    assert (before.agreement, before.tension) == (after.agreement, after.tension) == (0.5, 0.5)


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_fact_is_behind_an_advice_up_to_three_steps_away(steps: int) -> None:
    debate = both_want_the_toll().says("ada", "f0").denies("bo", "f0")
    reasons(debate, "ada", *FACTS[:steps], "toll")

    agreements = [x for x in debate.analysis().agreements if x.kind is DIFFERENT_FACTS]

    assert [x.experts for x in agreements] == [("ada", "bo")] * (steps < 4)


def test_what_a_third_expert_builds_on_a_fact_is_not_behind_the_advice_of_two() -> None:
    debate = both_want_the_toll("cy").says("ada", "jams").denies("bo", "jams")

    assert reasons(debate, "cy", "jams", "toll").of_kind(DIFFERENT_FACTS) == ()
    assert reasons(debate, "", "jams", "toll").of_kind(DIFFERENT_FACTS) == ()


def test_a_chain_of_which_each_of_two_draws_a_part_is_behind_nobodys_advice() -> None:
    debate = both_want_the_toll().says("ada", "f0").denies("bo", "f0")

    reasons(debate, "ada", "f0", "f1")

    assert reasons(debate, "bo", "f1", "toll").of_kind(DIFFERENT_FACTS) == ()


def test_an_objection_builds_nothing_on_its_premise() -> None:
    debate = both_want_the_toll().says("ada", "jams").denies("bo", "jams")

    debate.attacks("ada", "jams", "toll", manner=Directness.IMPLIED)

    assert debate.of_kind(DIFFERENT_FACTS) == ()


def test_a_possible_tension_parts_nobody_on_the_facts() -> None:
    debate = both_want_the_toll().says("ada", "jams").says("bo", "calm")
    debate.attacks("", "calm", "jams", AttackKind.UNDERMINE)

    analysis = reasons(debate, "ada", "jams", "toll").analysis()

    assert [x.possible for x in analysis.tensions] == [True]
    assert DIFFERENT_FACTS not in {x.kind for x in analysis.agreements}


def test_other_advice_behind_an_advice_is_no_fact() -> None:
    debate = both_want_the_toll().says("ada", "ring").denies("bo", "ring")

    assert reasons(debate, "ada", "ring", "toll").of_kind(DIFFERENT_FACTS) == ()


def test_two_who_share_a_fact_on_different_facts_are_not_said_to_advise_the_same() -> None:
    debate = Debate("ada", "bo", facts=FACTS).says("ada", "calm").says("bo", "calm")
    debate.says("ada", "jams").denies("bo", "jams")

    assert reasons(debate, "ada", "jams", "calm").of_kind(DIFFERENT_FACTS) == ()


def test_two_who_are_against_the_same_advice_are_not_said_to_give_it() -> None:
    debate = Debate("ada", "bo", facts=FACTS).denies("ada", "toll").denies("bo", "toll")
    debate.says("ada", "jams").denies("bo", "jams")

    assert reasons(debate, "ada", "jams", "toll").of_kind(DIFFERENT_FACTS) == ()


def test_only_those_who_give_the_advice_are_named() -> None:
    debate = both_want_the_toll("cy", "di").says("ada", "jams").denies("bo", "jams")
    debate.says("cy", "jams").denies("di", "jams").says("di", "toll")

    finding = reasons(debate, "ada", "jams", "toll").only(DIFFERENT_FACTS)

    assert finding.experts == ("ada", "bo", "di")


def park_or_bus(kind: RelationKind, degree: float = 1.0, by: str | None = None) -> Debate:
    """Ada wants the park and Bo the bus, which do not go together; both affirm the calm."""
    debate = Debate("ada", "bo", facts=FACTS).says("ada", "park", Firmness.HEDGED).says("bo", "bus")
    debate.says("ada", "calm").says("bo", "calm")
    return debate.relates("park", kind, "bus", degree, by=by)


@pytest.mark.parametrize(
    ("kind", "by"),
    [
        (RelationKind.INCOMPATIBLE, None),
        (RelationKind.CONTRADICTS, None),
        (RelationKind.TRADE_OFF, "ada"),
    ],
    ids=["incompatible", "contradicts", "trade-off"],
)
def test_two_who_start_from_one_fact_may_advise_differently(
    kind: RelationKind, by: str | None
) -> None:
    debate = park_or_bus(kind, 0.9, by).argues("ada", "calm", "park").argues("bo", "calm", "bus")

    finding = debate.only(DIFFERENT_ADVICE)

    assert [(x.name, x.value) for x in finding.factors] == [
        ("same-facts-different-advice", -0.5),
        ("weaker stance", 0.7),
        ("in part", 0.9),
    ]
    assert finding.sides == (("ada",), ("bo",))
    assert finding.score == pytest.approx(-0.5 * 0.7 * 0.9)
    assert finding.summary == (
        "Ada and Bo both argue from “Calm”, but advise differently. Bo urges “Bus”; Ada "
        "cautiously urges “Park”."
    )


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_fact_may_be_up_to_three_steps_behind_what_each_advises(steps: int) -> None:
    debate = park_or_bus(RelationKind.INCOMPATIBLE).argues("bo", "calm", "bus")
    reasons(debate, "ada", "calm", *FACTS[: steps - 1], "park")

    findings = debate.of_kind(DIFFERENT_ADVICE)

    assert [x.experts for x in findings] == [("ada", "bo")] * (steps < 4)


def test_a_fact_that_only_one_of_two_gives_as_a_reason_is_not_shared() -> None:
    debate = park_or_bus(RelationKind.INCOMPATIBLE).argues("ada", "calm", "park")

    assert debate.argues("", "calm", "bus").of_kind(DIFFERENT_ADVICE) == ()


def test_a_fact_that_one_of_two_denies_is_not_shared() -> None:
    debate = Debate("ada", "bo", facts=FACTS).says("ada", "park").says("bo", "bus")
    debate.relates("park", RelationKind.INCOMPATIBLE, "bus").says("ada", "calm")
    debate.denies("bo", "calm").argues("ada", "calm", "park").argues("bo", "calm", "bus")

    assert debate.of_kind(DIFFERENT_ADVICE) == ()


def test_advice_that_two_give_as_a_reason_is_no_shared_fact() -> None:
    debate = park_or_bus(RelationKind.INCOMPATIBLE).says("ada", "ring").says("bo", "ring")

    debate.argues("ada", "ring", "park").argues("bo", "ring", "bus")

    assert debate.of_kind(DIFFERENT_ADVICE) == ()


def test_an_objection_is_no_different_advice() -> None:
    debate = Debate("ada", "bo", facts=FACTS).says("ada", "park").says("bo", "bus")
    debate.says("ada", "calm").says("bo", "calm").argues("ada", "calm", "park")

    debate.attacks("bo", "bus", "park").argues("bo", "calm", "bus")

    assert debate.of_kind(DIFFERENT_ADVICE) == ()
