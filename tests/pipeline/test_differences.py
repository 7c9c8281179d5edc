"""What has changed in one map between two dates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.errors import UsageError
from counterpoint.model import Directness, Firmness, Mark, RelationKind, Source
from counterpoint.pipeline import as_of, find_changes


def turned() -> Debate:
    """Ada wanted the toll in 2020 and is against it since March 2023; Bo wants it throughout."""
    debate = Debate("ada", "bo").says("ada", "toll", date="2020").says("bo", "toll")
    return debate.denies("ada", "toll", Firmness.HEDGED, date="2023-03-05")


def test_a_changed_position_is_told_with_who_and_both_dates() -> None:
    (change,) = find_changes(turned().map, "2021", "2024").positions

    assert (change.expert, change.claim) == ("ada", "toll")
    assert (change.before, change.after) == (
        ("affirms (explicit), 2020",),
        ("denies (hedged), 2023-03-05",),
    )


def test_what_follows_from_it_is_new_or_gone() -> None:
    changes = find_changes(turned().map, "2021", "2024")

    assert [x.experts for x in changes.gone_agreements] == [("ada", "bo")]
    assert [(x.kind.value, x.score) for x in changes.new_tensions] == [("contradiction", -0.7)]
    assert (changes.new_agreements, changes.gone_tensions) == ((), ())


def test_before_anything_was_said_only_the_undated_holds() -> None:
    stances = as_of(turned().map, "2019").stances

    assert [(x.expert, x.date) for x in stances] == [("bo", "")]


@pytest.mark.parametrize(
    ("date", "polarity"),
    [("2023-03", "deny"), ("2023-03-05", "deny"), ("2023-03-04", "affirm"), ("2023-02", "affirm")],
)
def test_a_date_counts_to_its_end(date: str, polarity: str) -> None:
    (stance,) = (x for x in as_of(turned().map, date).stances if x.expert == "ada")

    assert stance.polarity.value == polarity


def test_what_is_dated_less_finely_is_said_only_by_the_end_of_it() -> None:
    debate = Debate("ada").says("ada", "toll", date="2020")

    assert as_of(debate.map, "2020-06").stances == ()
    assert len(as_of(debate.map, "2020-12").stances) == 1


def test_a_later_word_on_an_equivalent_claim_takes_the_place_of_the_earlier() -> None:
    debate = Debate("ada").says("ada", "toll", date="2020").denies("ada", "charge", date="2024")
    debate.relates("toll", RelationKind.EQUIVALENT, "charge")

    assert [x.target for x in as_of(debate.map, "2025").stances] == ["charge"]


def test_reporting_others_takes_nothing_from_ones_own_words() -> None:
    debate = Debate("ada").says("ada", "toll", date="2020")
    debate.says("ada", "toll", Directness.REPORTED, date="2024")

    assert len(as_of(debate.map, "2025").stances) == 2


def test_an_undated_stance_bears_the_date_of_its_source() -> None:
    debate = Debate("ada").says("ada", "toll")
    sourced = tuple(replace(x, source="panel") for x in debate.map.stances)
    panel = Source("panel", "Panel", date="2022")
    debate.map = replace(debate.map, stances=sourced, sources=(panel,))

    assert as_of(debate.map, "2021").stances == ()
    assert [x.date for x in as_of(debate.map, "2022").stances] == ["2022"]


@pytest.mark.parametrize(("start", "end"), [("2024", "2021"), ("soon", "2024"), ("2024", "")])
def test_what_is_no_span_of_time_is_refused(start: str, end: str) -> None:
    with pytest.raises(UsageError):
        find_changes(turned().map, start, end)


def test_an_issue_on_which_somebody_turned_round_is_told_as_changed() -> None:
    changes = find_changes(turned().map, "2021", "2024")

    (issue,) = changes.changed_issues
    assert [(x.expert, x.mark) for x in issue.positions] == [
        ("bo", Mark.SAYS),
        ("ada", Mark.AGAINST),
    ]
    assert (changes.new_issues, changes.gone_issues) == ((), ())


def test_an_issue_that_nobody_met_on_before_is_told_as_new() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll", date="2022")

    changes = find_changes(debate.map, "2021", "2024")

    assert [x.claims for x in changes.new_issues] == [("toll",)]
