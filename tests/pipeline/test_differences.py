"""What has changed in one map between two dates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from analysis.debates import Debate

import counterpoint as cp
from counterpoint.errors import UsageError
from counterpoint.model import Directness, Firmness, Mark, RelationKind, Source
from counterpoint.pipeline import as_of, find_changes, find_differences


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


def test_another_title_of_a_claim_is_nobodys_change_of_mind(
    project_folder: Path, tmp_path: Path
) -> None:
    """A claim's id is made of its title; its text says what it is."""
    text = (project_folder / "seeds" / "examples" / "moving-dunmarrow.argdown").read_text()
    titles = {
        "Move the lower town": "Shift the lower town",
        "The wall takes the beach": "No beach under the wall",
        "Streets can wait": "Let the streets wait",
    }
    retitled = text
    for old, new in titles.items():
        retitled = retitled.replace(old, new)
    paths = [tmp_path / "old" / "dunmarrow.argdown", tmp_path / "new" / "dunmarrow.argdown"]
    for path, each in zip(paths, (text, retitled), strict=True):
        path.parent.mkdir()
        path.write_text(each)
    before, after = map(cp.read, paths)

    differences = find_differences(before, after)

    assert {
        (x.before.title, x.after.title) for x in differences.claims if x.before and x.after
    } == (set(titles.items()))
    assert differences == replace(find_differences(after, after), claims=differences.claims)


def test_who_turns_round_on_a_claim_of_another_title_is_told(project_folder: Path) -> None:
    folder = project_folder / "seeds" / "examples"
    old, new = (cp.read(folder / f"orle-bridge-{year}.argdown") for year in (2017, 2024))

    rows = {(x.expert, x.claim): x for x in find_differences(old, new).positions}

    vask = rows["vask", "no-cars-on-the-bridge"]
    assert (vask.before, vask.after) == (("denies (explicit)",), ("affirms (explicit)",))


def test_two_claims_of_one_text_are_taken_for_none() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "charge")
    old, new = debate.map, Debate("ada").says("ada", "tolls").map
    same = "Cars should pay."
    old = replace(old, claims=tuple(replace(x, text=same) for x in old.claims))
    new = replace(new, claims=tuple(replace(x, text=same) for x in new.claims))

    ids = {x.id for x in find_differences(old, new).claims}

    assert ids == {"toll", "charge", "tolls"}
