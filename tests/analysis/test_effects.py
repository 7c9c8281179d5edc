"""What somebody expects of advice that they give is their reason for it; a means has no reserve."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.model import ClaimKind, FindingKind


def tolls(kind: ClaimKind) -> Debate:
    """Both want the toll; Ada expects something of it, Bo gives a reason."""
    debate = Debate("ada", "bo", facts=("air", "jams")).says("ada", "toll").says("bo", "toll")
    debate.says("ada", "air", when="toll").says("bo", "jams").argues("bo", "jams", "toll")
    claims = (replace(x, kind=kind) if x.id == "air" else x for x in debate.map.claims)
    debate.map = replace(debate.map, claims=tuple(claims))
    return debate


@pytest.mark.parametrize("kind", [ClaimKind.FORECAST, ClaimKind.ASSESSMENT])
def test_an_effect_is_a_reason_of_who_gives_the_advice(kind: ClaimKind) -> None:
    finding = tolls(kind).only(FindingKind.SAME_CLAIM)

    verbs = {ClaimKind.FORECAST: "expects", ClaimKind.ASSESSMENT: "affirms"}
    assert finding.reasons == "different"
    assert str(finding.witness[-1].sentence) == f"Ada {verbs[kind]} “Air”, if “Toll”."


@pytest.mark.parametrize("kind", [ClaimKind.WARNING, ClaimKind.VALUE, ClaimKind.RECOMMENDATION])
def test_a_danger_or_a_worth_is_no_effect(kind: ClaimKind) -> None:
    assert tolls(kind).only(FindingKind.SAME_CLAIM).reasons == "unknown"


def test_what_is_put_against_something_is_no_effect() -> None:
    debate = tolls(ClaimKind.FORECAST).attacks("ada", "air", "trams")

    assert debate.only(FindingKind.SAME_CLAIM).reasons == "unknown"


def test_advice_with_an_effect_has_a_reason_and_the_effect_needs_none() -> None:
    debate = Debate("ada", facts=("air",)).says("ada", "toll").says("ada", "air", when="toll")

    assert debate.analysis().unsupported == ()


def test_a_means_is_told_with_its_end_and_weighs_as_what_is_said_outright() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").says("ada", "calm")
    debate.map = replace(
        debate.map,
        stances=tuple(
            replace(x, goals=("calm",)) if (x.expert, x.target) == ("ada", "toll") else x
            for x in debate.map.stances
        ),
    )

    finding = debate.only(FindingKind.SAME_CLAIM)

    assert (finding.score, str(finding.summary)) == (
        1.0,
        "Ada and Bo both urge “Toll”, Ada to reach “Calm”.",
    )
    assert finding.witness[0].sentence == "Ada urges “Toll”, to reach “Calm”."


def test_who_does_not_give_the_advice_gives_no_reason_for_it() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air", when="toll").says("bo", "toll")

    assert [x.claim for x in debate.analysis().unsupported] == ["toll", "air"]
