"""An editor's summary held against what the experts said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.model import Directness, FindingKind, Firmness, RelationKind, Shift

SUMMARY = FindingKind.SUMMARY_AGAINST_SPEAKER
NARROWER, SUMMARISES = RelationKind.NARROWER, RelationKind.SUMMARISES


def test_a_hedge_that_the_summary_drops_is_found() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll", Firmness.HEDGED).says("desk", "toll")

    finding = debate.only(SUMMARY)

    assert (finding.experts, finding.score) == (("ada", "desk"), 0.0)
    assert finding.summary == (
        "The desk's summary of “Toll”, said by Ada, states without reserve what Ada says "
        "cautiously."
    )


def test_a_condition_that_the_summary_drops_is_found() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll", when="buses").says("desk", "toll")

    assert debate.only(SUMMARY).summary == (
        "The desk's summary of “Toll”, said by Ada, states without reserve what Ada says "
        "if “Buses”."
    )


def test_a_condition_that_the_summary_drops_is_found_though_another_is_against_the_claim() -> None:
    debate = Debate("ada", "bo", editor="desk").says("ada", "toll", when="buses")

    finding = debate.says("desk", "toll").denies("bo", "toll").only(SUMMARY)

    assert finding.experts == ("ada", "desk")
    assert finding.summary == (
        "The desk's summary of “Toll”, said by Ada, states without reserve what Ada says "
        "if “Buses”."
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
        "The desk's summary of “Toll”, said by Ada, says the opposite of Ada."
    )


def test_a_declared_shift_is_told() -> None:
    debate = Debate("ada", editor="desk").says("ada", "toll")
    debate.says("desk", "toll", shift=Shift.AGENT_CHANGED)

    assert debate.only(SUMMARY).summary == (
        "The desk's summary of “Toll”, said by Ada, names another agent."
    )


def test_a_summary_in_other_words_is_held_against_what_it_sums_up() -> None:
    debate = (
        Debate("ada", editor="desk").says("ada", "toll", Firmness.HEDGED).says("desk", "pricing")
    )

    finding = debate.relates("pricing", RelationKind.SUMMARISES, "toll").only(SUMMARY)

    assert finding.claims == ("pricing", "toll")


def desk(*speakers: str) -> Debate:
    return Debate(*(speakers or ("ada", "bo")), facts=("air",), editor="desk")


def test_a_summary_that_departs_twice_tells_both() -> None:
    debate = desk().says("ada", "toll", Firmness.HEDGED).says("desk", "toll")

    finding = debate.says("desk", "toll", Directness.IMPLIED, shift=Shift.REASON_ADDED).only(
        SUMMARY
    )

    assert finding.summary == (
        "The desk's summary of “Toll”, said by Ada, states without reserve what Ada says "
        "cautiously; it adds a reason."
    )
    assert (finding.sides, finding.experts) == ((("ada",), ("desk",)), ("ada", "desk"))


def test_the_note_of_a_declared_shift_is_told_without_its_full_stop() -> None:
    debate = desk().says("ada", "toll").says("desk", "toll", shift=Shift.AGENT_CHANGED)
    stances = tuple(replace(x, note="X, not Y." if x.shift else "") for x in debate.map.stances)
    debate.map = replace(debate.map, stances=stances)

    assert debate.only(SUMMARY).summary == (
        "The desk's summary of “Toll”, said by Ada, names another agent: X, not Y."
    )


@pytest.mark.parametrize("kind", [NARROWER, RelationKind.REQUIRES])
def test_only_what_is_declared_to_be_summed_up_is(kind: RelationKind) -> None:
    debate = desk().says("ada", "toll", Firmness.HEDGED).says("desk", "pricing")
    debate.relates("pricing", kind, "toll").relates("other", SUMMARISES, "toll")

    assert debate.of_kind(SUMMARY) == ()


def test_who_speaks_to_the_editors_own_claim_counts_by_that() -> None:
    debate = (
        desk().says("ada", "toll", Firmness.HEDGED).says("ada", "pricing").says("desk", "pricing")
    )

    assert debate.relates("pricing", SUMMARISES, "toll").of_kind(SUMMARY) == ()


def test_a_summary_that_one_speaker_contradicts_is_not_the_opposite_of_all() -> None:
    debate = desk().says("ada", "toll").denies("bo", "toll").denies("desk", "toll")

    assert debate.of_kind(SUMMARY) == ()


def test_a_denial_without_the_reserve_of_those_who_deny_is_found() -> None:
    debate = desk().denies("ada", "air", Firmness.CONCEDED).denies("desk", "air")

    assert debate.only(SUMMARY).experts == ("ada", "desk")


def test_a_shift_that_nobody_on_the_panel_speaks_to_has_no_sides() -> None:
    finding = desk().says("desk", "toll", shift=Shift.BROADENED).only(SUMMARY)

    assert (finding.experts, finding.sides, finding.claims) == (("desk",), (), ("toll",))


def test_the_reserve_of_who_says_it_twice_is_dropped_too() -> None:
    debate = desk().says("ada", "toll", Firmness.HEDGED).says("ada", "toll", Directness.IMPLIED)

    finding = debate.says("desk", "toll").only(SUMMARY)

    assert [(x.name, x.value) for x in finding.factors] == [("not scored", 0.0)]


def test_a_summary_of_the_opposite_is_found_of_who_says_it_twice() -> None:
    debate = (
        desk().denies("ada", "toll").denies("ada", "toll", Firmness.HEDGED).says("desk", "toll")
    )

    assert debate.only(SUMMARY).summary.endswith("says the opposite of Ada.")


def summing(debate: Debate, *experts: str) -> Debate:
    """The debate with the editor's statements naming whom they sum up."""
    stances = (replace(x, sums=experts) if x.expert == "desk" else x for x in debate.map.stances)
    debate.map = replace(debate.map, stances=tuple(stances))
    return debate


def test_a_summary_of_one_is_not_told_of_the_other() -> None:
    debate = desk().says("ada", "toll").says("bo", "toll")
    debate.says("desk", "toll", shift=Shift.HEDGE_DROPPED)

    assert summing(debate, "ada").only(SUMMARY).experts == ("ada", "desk")


def test_each_of_those_who_are_named_is_compared() -> None:
    debate = desk().says("ada", "toll", Firmness.HEDGED).says("bo", "toll").says("desk", "toll")

    assert debate.of_kind(SUMMARY) == ()
    assert "Ada" in summing(debate, "ada", "bo").only(SUMMARY).summary


def test_a_dropped_condition_is_found_whoever_says_the_opposite() -> None:
    debate = desk().says("ada", "toll", when="air").says("desk", "toll")
    debate.denies("bo", "toll", Firmness.HEDGED)

    assert summing(debate, "ada").only(SUMMARY).experts == ("ada", "desk")


def test_whom_the_words_of_a_summary_name_is_summed_up_alone() -> None:
    debate = desk().says("ada", "toll", Firmness.HEDGED).says("bo", "toll", Firmness.HEDGED)
    debate.says("desk", "toll")
    *others, summary = debate.map.stances
    summary = replace(summary, wording="A toll, as Ada says.")
    debate.map = replace(debate.map, stances=(*others, summary))

    assert debate.only(SUMMARY).sides == (("ada",), ("desk",))


def test_two_departures_that_fill_more_than_a_breath_are_told_in_two_sentences() -> None:
    names = ("ada", "bo", "cy", "di")
    debate = desk(*names).says("desk", "toll")
    for name in names:
        debate.says(name, "toll", when=f"{name}-agrees")
    finding = debate.says("desk", "toll", Directness.IMPLIED, shift=Shift.REASON_ADDED).only(
        SUMMARY
    )

    first, second = str(finding.summary).split(". ")
    assert first.startswith("The desk's summary of “Toll”, said by Ada, Bo, Cy and Di, states")
    assert second == "It adds a reason."
