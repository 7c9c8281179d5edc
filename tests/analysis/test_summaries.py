"""An editor's summary held against what the experts said."""

from __future__ import annotations

from analysis.debates import Debate

from counterpoint.model import FindingKind, Firmness, RelationKind, Shift

SUMMARY = FindingKind.SUMMARY_AGAINST_SPEAKER


def test_a_hedge_that_the_summary_drops_is_found() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll", Firmness.HEDGED).says("desk", "toll")

    finding = debate.only(SUMMARY)

    assert (finding.experts, finding.score) == (("ada", "desk"), 0.0)
    assert finding.summary == (
        "The desk's summary of “Toll” (Ada) states without reserve what Ada says with a hedge."
    )


def test_a_condition_that_the_summary_drops_is_found() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll", when="buses").says("desk", "toll")

    assert debate.only(SUMMARY).summary == (
        "The desk's summary of “Toll” (Ada) states without reserve "
        "what Ada says on the condition “Buses”."
    )


def test_a_condition_that_the_summary_drops_is_found_though_another_is_against_the_claim() -> None:
    debate = Debate("ada", "bo", editor="desk").says("ada", "toll", when="buses")

    finding = debate.says("desk", "toll").denies("bo", "toll").only(SUMMARY)

    assert finding.experts == ("ada", "desk")
    assert finding.summary == (
        "The desk's summary of “Toll” (Ada) states without reserve "
        "what Ada says on the condition “Buses”."
    )


def test_a_summary_that_keeps_the_hedge_is_not_found() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll", Firmness.HEDGED)

    assert debate.says("desk", "toll", Firmness.HEDGED).analysis().summaries == ()


def test_a_summary_that_one_speaker_says_outright_is_not_found() -> None:
    debate = Debate("ada", "bo", editor="desk").says("ada", "toll", Firmness.HEDGED)

    assert debate.says("bo", "toll").says("desk", "toll").analysis().summaries == ()


def test_a_summary_of_the_opposite_is_found() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll").denies("desk", "toll")

    assert debate.only(SUMMARY).summary == (
        "The desk's summary of “Toll” (Ada) says the opposite of Ada."
    )


def test_a_declared_shift_is_told() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll")
    debate.says("desk", "toll", shift=Shift.AGENT_CHANGED)

    assert debate.only(SUMMARY).summary == (
        "The desk's summary of “Toll” (Ada) names another agent."
    )


def test_a_summary_in_other_words_is_held_against_what_it_sums_up() -> None:
    debate = (
        Debate("ada", editor="desk").says("ada", "toll", Firmness.HEDGED).says("desk", "pricing")
    )

    finding = debate.relates("pricing", RelationKind.SUMMARISES, "toll").only(SUMMARY)

    assert finding.claims == ("pricing", "toll")
