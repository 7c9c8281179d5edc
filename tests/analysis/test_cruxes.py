"""Candidate cruxes: what goes if a claim is settled."""

from __future__ import annotations

import pytest
from analysis.debates import Debate

from counterpoint.analysis.basis.ground import Ground, lay_ground
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.analysis.whole.cruxes import settle
from counterpoint.model import Directness, RelationKind


def ground_of(debate: Debate) -> Ground:
    return lay_ground(debate.network(), DEFAULTS)


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
        "Ada for it; Bo against it or what follows from it. If all accepted it, 1 of 3 tensions "
        "between experts would fall away; if all rejected it, 3."
    )
    assert crux.weight == pytest.approx((1 / 2.4 + 1) / 2)


def test_the_premise_of_an_objection_is_a_candidate() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")

    (crux,) = debate.attacks("bo", "shops", "toll").analysis().cruxes

    assert (crux.claim, crux.weight) == ("shops", 0.5)


def test_advice_that_ends_only_its_own_dispute_is_no_crux() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")

    assert debate.analysis().cruxes == ()


def test_a_claim_that_nobody_disputes_is_no_crux() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "air")
    debate.says("ada", "toll").denies("bo", "toll").argues("ada", "air", "toll")

    assert debate.analysis().cruxes == ()


def test_settled_for_it_nobody_denies_it() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").denies("bo", "air")

    settled = settle("air", ground_of(debate), truth=True).ground

    assert (held(settled, "air"), settled.positions.denying) == (["ada"], {})


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

    settled = settle("air", ground_of(debate), truth=False).ground

    assert [held(settled, claim) for claim in ("air", "toll", "ring")] == [[], [], []]


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
