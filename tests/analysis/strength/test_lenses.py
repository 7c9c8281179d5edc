"""The lenses on small debates: what survives the objections in the map."""

from __future__ import annotations

import pytest
from analysis.debates import Debate

from counterpoint.analysis.strength import LENSES, find_strengths
from counterpoint.errors import UsageError
from counterpoint.model import ArgumentMap, AttackKind, RelationKind
from counterpoint.network import build_network


def verdicts(debate: Debate, lens: str) -> dict[str, str]:
    return {row.claim: row.verdict for row in find_strengths(debate.network(), lens)}


def value(debate: Debate, claim: str, lens: str, weights: str = "experts") -> float:
    rows = find_strengths(debate.network(), lens, weights)
    strength = next(row.value for row in rows if row.claim == claim)
    assert strength is not None
    return strength


def objection() -> Debate:
    debate = Debate("ada", "bo", facts=("shops", "data")).says("ada", "toll").says("bo", "shops")
    return debate.attacks("bo", "shops", "toll")


def test_an_unanswered_objection_rejects_a_claim() -> None:
    assert verdicts(objection(), "grounded") == {"shops": "in", "toll": "out"}


def test_an_answered_objection_does_not() -> None:
    debate = objection().says("ada", "data").attacks("ada", "data", "shops", AttackKind.UNDERMINE)

    assert verdicts(debate, "grounded") == {"data": "in", "shops": "out", "toll": "in"}


def test_an_undercut_leaves_claims_standing() -> None:
    debate = Debate("ada", "bo", facts=("air", "trams")).says("ada", "air").says("ada", "toll")
    debate.argues("ada", "air", "toll").says("bo", "trams")
    debate.attacks("bo", "trams", "air>toll", AttackKind.UNDERCUT)

    assert verdicts(debate, "grounded") == {"air": "in", "toll": "in", "trams": "in"}


def test_a_flat_contradiction_is_undecided_and_in_some_extensions() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")

    assert verdicts(debate, "grounded") == {"toll": "undecided"}
    assert verdicts(debate, "preferred") == {"toll": "in some"}


@pytest.mark.parametrize(
    "kind", [RelationKind.PRIORITY, RelationKind.INCOMPATIBLE, RelationKind.TRADE_OFF]
)
def test_a_pull_rejects_nothing(kind: RelationKind) -> None:
    debate = Debate("ada", "bo").says("ada", "ring").says("bo", "buses")

    assert verdicts(debate.relates("ring", kind, "buses"), "grounded") == {
        "buses": "in",
        "ring": "in",
    }


def test_an_objection_that_nobody_puts_forward_rejects_nothing() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")

    assert verdicts(debate.attacks("", "shops", "toll"), "grounded")["toll"] == "in"


@pytest.mark.parametrize("lens", ["df-quad", "quadratic-energy"])
def test_a_reason_strengthens_and_an_objection_weakens(lens: str) -> None:
    debate = Debate("ada", "bo", facts=("air", "shops")).says("ada", "toll")
    before = value(debate, "toll", lens)
    reasoned = value(debate.says("ada", "air").argues("ada", "air", "toll"), "toll", lens)
    debate.says("bo", "shops").attacks("bo", "shops", "toll")

    assert before < reasoned
    assert value(debate, "toll", lens) == pytest.approx(before)


def test_weights_by_experts_and_uniform() -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", "toll")

    assert value(debate, "toll", "df-quad") == 0.25
    assert value(debate, "toll", "df-quad", "uniform") == 0.5


def test_the_number_of_experts_stands_beside_the_strength() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll")

    assert find_strengths(debate.network())[0].experts == ("ada", "bo")


@pytest.mark.parametrize("lens", LENSES)
def test_each_lens_sees_every_affirmed_claim(lens: str, city: ArgumentMap) -> None:
    rows = find_strengths(build_network(city), lens)

    assert sorted(row.claim for row in rows) == [
        "buses",
        "charge",
        "charge-lorries",
        "differ",
        "free",
        "poor",
        "ring",
        "shops",
        "worked",
    ]


@pytest.mark.parametrize(("lens", "weights"), [("oracle", "experts"), ("grounded", "votes")])
def test_an_unknown_choice_names_the_known_ones(lens: str, weights: str, city: ArgumentMap) -> None:
    with pytest.raises(UsageError, match="choose one of"):
        find_strengths(build_network(city), lens, weights)
