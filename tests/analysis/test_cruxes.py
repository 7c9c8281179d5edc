"""Candidate cruxes: what goes if a claim is settled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.analysis.basis.ground import Ground, lay_ground
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.analysis.whole.hinges import find_hinges
from counterpoint.analysis.whole.settlement import Settlement
from counterpoint.analysis.whole.settlement import settle as settle_on
from counterpoint.model import Directness, Firmness, RelationKind, Supposition


def ground_of(debate: Debate) -> Ground:
    return lay_ground(debate.network(), DEFAULTS)


def settle(claim: str, ground: Ground, *, truth: bool) -> Settlement:
    supposition = Supposition(accepted=(claim,)) if truth else Supposition(rejected=(claim,))
    return settle_on(supposition, ground, find_hinges(ground))


def held(ground: Ground, claim: str) -> list[str]:
    return [position.expert for position in ground.positions.affirming.get(claim, ())]


def test_a_fact_behind_two_disputes_is_the_crux() -> None:
    debate = Debate("ada", "bo", facts=("warming",)).says("ada", "warming").denies("bo", "warming")
    for advice, against in (("toll", "free"), ("rail", "roads")):
        debate.says("ada", advice).argues("ada", "warming", advice).says("bo", against)
        debate.relates(advice, RelationKind.INCOMPATIBLE, against)

    (crux, *_) = debate.analysis().cruxes

    assert (crux.claim, crux.experts) == ("warming", ("ada", "bo"))
    assert crux.reason == (
        "Is it so: “Warming”? Ada for it; Bo against it or what follows from it. "
        "Of the 3 clashes between two experts that it touches 1 would end if so, 3 if not."
    )
    assert crux.weight == pytest.approx((1 / 2.4 + 1) / 2)


def test_the_premise_of_an_objection_is_a_candidate() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")

    (crux,) = debate.attacks("bo", "shops", "toll").analysis().cruxes

    assert (crux.claim, crux.weight) == ("shops", 0.5)


def test_who_speaks_with_a_reserve_is_not_told_as_if_outright() -> None:
    debate = Debate("ada", "bo", "cy", facts=("warming",)).says("ada", "warming")
    debate.says("cy", "warming", Firmness.HEDGED).denies("bo", "warming", Directness.IMPLIED)

    (crux, *_) = debate.analysis().cruxes

    assert crux.reason.startswith(
        "Is it so: “Warming”? Ada and Cy for it, Cy in effect or with a reserve; Bo against it or "
        "what follows from it, in effect or with a reserve."
    )


def test_advice_that_ends_only_its_own_dispute_is_no_crux() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")

    assert debate.analysis().cruxes == ()


def test_a_claim_that_nobody_disputes_is_no_crux() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "air")
    debate.says("ada", "toll").denies("bo", "toll").argues("ada", "air", "toll")

    assert debate.analysis().cruxes == ()


def test_settled_for_it_nobody_denies_it() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").denies("bo", "air")

    ground = settle("air", ground_of(debate), truth=True).ground

    assert (held(ground, "air"), ground.positions.denying) == (["ada"], {})


def test_settled_for_it_what_excludes_it_falls() -> None:
    debate = Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").says("bo", "strong")
    debate.relates("weak", RelationKind.CONTRARY, "strong")

    assert held(settle("weak", ground_of(debate), truth=True).ground, "strong") == []


def test_what_opposes_it_only_in_part_stays() -> None:
    debate = Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").says("bo", "strong")
    debate.relates("weak", RelationKind.CONTRARY, "strong", 0.5)

    assert held(settle("weak", ground_of(debate), truth=True).ground, "strong") == ["bo"]


def test_settled_against_it_what_rests_on_it_alone_falls() -> None:
    debate = Debate("ada", facts=("air", "law")).says("ada", "air").says("ada", "toll")
    debate.argues("ada", "air", "toll").says("ada", "ring").argues("ada", "toll", "ring")

    ground = settle("air", ground_of(debate), truth=False).ground

    assert [held(ground, claim) for claim in ("air", "toll", "ring")] == [[], [], []]


def test_what_has_another_reason_stays() -> None:
    debate = Debate("ada", facts=("air", "law")).says("ada", "air").says("ada", "toll")
    debate.argues("ada", "air", "toll").says("ada", "law").argues("ada", "law", "toll")

    assert held(settle("air", ground_of(debate), truth=False).ground, "toll") == ["ada"]


def test_what_was_given_without_a_reason_stays() -> None:
    debate = Debate("ada", facts=("air",)).says("ada", "air").says("ada", "toll")

    assert held(settle("air", ground_of(debate), truth=False).ground, "toll") == ["ada"]


def test_a_pull_is_settled_by_nothing() -> None:
    debate = Debate("ada", "bo").says("ada", "ring", Directness.EXPLICIT).says("bo", "buses")

    debate.relates("ring", RelationKind.PRIORITY, "buses", by="ada")

    assert debate.analysis().cruxes == ()


@pytest.mark.parametrize("number", [1, 5, 10])
def test_equal_disputes_are_as_many_cruxes_however_many_they_are(number: int) -> None:
    facts = tuple(f"fact{i}" for i in range(number))
    debate = Debate("ada", "bo", facts=facts)
    for fact in facts:
        debate.says("ada", fact).denies("bo", fact)

    cruxes = debate.analysis().cruxes

    assert [(x.claim, x.weight) for x in cruxes] == [(fact, 1.0) for fact in sorted(facts)]


def test_two_ends_of_one_dispute_are_one_question() -> None:
    debate = Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").says("bo", "strong")
    debate.relates("weak", RelationKind.CONTRARY, "strong")

    (crux,) = debate.analysis().cruxes

    assert crux.reason.startswith("“Strong” or “Weak”?")


def test_what_an_expert_names_as_an_exception_comes_first() -> None:
    debate = Debate("ada", "bo", "cy", facts=("works", "jams")).says("ada", "toll")
    debate.says("ada", "works").says("bo", "free").says("cy", "jams").denies("bo", "jams")
    debate.relates("free", RelationKind.UNLESS, "works", by="bo")

    first, second = debate.relates("toll", RelationKind.INCOMPATIBLE, "free").analysis().cruxes

    assert (first.claim, first.weight, first.experts) == ("works", 0.5, ("bo",))
    assert first.reason == (
        "Is it so: “Works”? Bo stands by “Free”, unless this is so. "
        "If so, the clash that it touches ends; if not, it stands."
    )
    assert second.claim == "jams"


def test_the_condition_of_a_second_advice_is_what_decides_for_that_expert() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "toll").says("bo", "free")
    debate.says("bo", "try", when="works").relates("try", RelationKind.INCOMPATIBLE, "free")

    (crux,) = debate.relates("toll", RelationKind.INCOMPATIBLE, "free").analysis().cruxes

    assert (crux.claim, crux.experts) == ("works", ("bo",))
    assert "Bo stands by “Free”, but would take “Try” if this is so." in crux.reason


def test_an_exception_to_what_nobody_disputes_is_no_crux() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "free").says("bo", "free")
    debate.relates("free", RelationKind.UNLESS, "works", by="bo")

    assert debate.analysis().cruxes == ()


def test_settled_against_it_what_is_said_only_if_it_is_so_falls() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "toll", when="works")
    debate.says("bo", "toll")

    assert held(settle("works", ground_of(debate), truth=False).ground, "toll") == ["bo"]


def test_a_long_debate_beside_it_changes_no_share() -> None:
    debate = Debate("ada", "bo", facts=("air", "law", "noise")).says("ada", "air")
    alone = debate.denies("bo", "air").analysis().cruxes[0]
    for fact in ("law", "noise"):
        debate.says("ada", fact).denies("bo", fact)

    (first, *_) = debate.analysis().cruxes

    assert (first.claim, first.weight) == (alone.claim, alone.weight)


def test_a_condition_of_which_the_expert_says_that_it_decides_is_named() -> None:
    debate = (
        Debate("ada", "bo", facts=("law",)).denies("ada", "toll").says("bo", "toll", when="law")
    )
    *others, last = debate.map.stances
    debate.map = replace(debate.map, stances=(*others, replace(last, is_deciding=True)))

    (crux,) = debate.analysis().cruxes

    assert (crux.claim, crux.named_by) == ("law", ("bo",))
    assert "Bo says that this decides on “Toll”." in crux.reason
