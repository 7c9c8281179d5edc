"""Whether both sides of a tension speak of the same, as far as the map says."""

from __future__ import annotations

from dataclasses import replace

from analysis.debates import Debate

from counterpoint.model import Finding, FindingKind, RelationKind, Source


def tension(debate: Debate, kind: FindingKind) -> str:
    return str(debate.only(kind).comparison)


def test_both_at_one_claim_and_one_time() -> None:
    debate = Debate("ada", "bo").says("ada", "toll", date="2020").denies("bo", "toll", date="2020")

    assert tension(debate, FindingKind.CONTRADICTION) == (
        "Compared: both said at one time (2020); both of one claim; no condition on either side."
    )


def test_what_the_map_does_not_hold_is_said_not_to_be_there_in_one_clause() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")

    assert tension(debate, FindingKind.INCOMPATIBILITY) == (
        "Compared: no condition on either side; of what time and scope, the map does not say."
    )


def test_a_special_case_a_condition_and_another_time_are_named() -> None:
    debate = Debate("ada", "bo").says("ada", "lorry", when="buses", date="2019")
    debate.relates("lorry", RelationKind.NARROWER, "toll").denies("bo", "toll", date="2024")

    assert tension(debate, FindingKind.CONTRADICTION) == (
        "Compared: said at different times (2019 to 2024); Ada of a special case; "
        "Ada on a condition."
    )


def test_what_the_speaker_says_it_takes_is_no_want_of_conditions() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").denies("bo", "toll")
    debate.relates("toll", RelationKind.REQUIRES, "buses", by="ada")
    debate.relates("toll", RelationKind.REQUIRES, "cameras", by="cy")

    assert tension(debate, FindingKind.CONTRADICTION) == (
        "Compared: both of one claim; Ada: it can be had only with “Buses”; of what time, the map "
        "does not say."
    )


def test_the_date_of_the_source_is_that_of_what_has_none_and_half_a_date_is_none() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll", date="2024")
    dated = replace(
        debate.map,
        sources=(Source("talk", "A talk", date="2024"),),
        stances=tuple(replace(x, source="talk") for x in debate.map.stances),
    )

    assert tension(debate, FindingKind.CONTRADICTION).endswith(
        "of what time, the map does not say."
    )
    debate.map = dated
    assert "both said at one time (2024)" in tension(debate, FindingKind.CONTRADICTION)


def test_what_is_no_tension_between_two_is_not_compared() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").denies("bo", "toll")

    findings: list[Finding] = [*debate.analysis().findings]

    assert [(x.kind, x.comparison) for x in findings] == [(FindingKind.OWN_TENSION, "")]
