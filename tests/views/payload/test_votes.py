"""What the page of a crowd knows of its votes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from crowds import crowd_csv

from counterpoint import pipeline
from counterpoint.analysis.groups import count_votes, crowd_of, find_consensus_of_groups
from counterpoint.errors import UsageError
from counterpoint.formats import ReadingChoices, read_votes
from counterpoint.model import ArgumentMap, VoteTable
from counterpoint.pipeline import vote_groups
from counterpoint.views.payload.payload import payload_of
from counterpoint.views.payload.votes import votes_of
from counterpoint.views.report.report import render_report
from counterpoint.wording import CompactSentences


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Debate:
    """Eighty voters in two groups of their own."""
    path = tmp_path_factory.mktemp("crowd") / "votes.csv"
    path.write_text(crowd_csv(80, 8, ballots=5, grouped=True), encoding="utf-8")
    return pipeline.load([path], choices=ReadingChoices(voters="panel"))


def cast_in(argument_map: ArgumentMap, votes: VoteTable) -> dict[str, Any]:
    """What the page knows of a panel's votes."""
    claims = [claim.id for claim in argument_map.claims]
    return votes_of(argument_map, crowd_of(votes, claims), CompactSentences(argument_map), votes)


def test_ballots_say_who_voted_how(crowd: pipeline.Debate) -> None:
    assert crowd.votes is not None
    data = cast_in(crowd.map, crowd.votes)

    votes = {
        (crowd.map.claims[claim].id, crowd.map.experts[voter].id): vote
        for claim, sides in enumerate(data["ballots"])
        for vote, voters in zip((1, -1, 0), sides, strict=True)
        for voter in voters
    }
    table = crowd.votes
    assert votes == {
        (table.claims[column], table.experts[row]): vote
        for row, column, vote in zip(table.rows, table.columns, table.votes, strict=True)
    }


def test_votes_on_who_somebody_is_are_shown_though_no_stance_is_made_of_them(
    crowd: pipeline.Debate,
) -> None:
    assert crowd.votes is not None
    whole = cast_in(crowd.map, crowd.votes)
    claim = crowd.map.claims[0].id
    table = replace(crowd.votes, meta=frozenset({claim}))
    stances = tuple(stance for stance in crowd.map.stances if stance.target != claim)

    data = cast_in(replace(crowd.map, stances=stances), table)

    assert data["ballots"] == whole["ballots"]
    assert (data["meta"], data["rejected"]) == ([0], [])
    assert claim not in {x.claim for x in find_consensus_of_groups(count_votes(table))}


def test_counts_are_those_of_the_ballots(crowd: pipeline.Debate) -> None:
    assert crowd.votes is not None
    data = cast_in(crowd.map, crowd.votes)

    for numbers, sides in zip(data["counts"], data["ballots"], strict=True):
        by_hand = [
            sum(data["members"][voter] == group for voter in voters)
            for group in (0, 1, -1)
            for voters in sides
        ]
        assert numbers == by_hand


def test_a_vote_that_says_more_stays_a_stance(crowd: pipeline.Debate) -> None:
    first = next(x for x in crowd.map.stances if not x.firmness.takes_no_side)
    rest = [x for x in crowd.map.stances if x is not first]
    debate = replace(crowd.map, stances=(replace(first, note="Only in winter"), *rest))
    data = payload_of(debate, crowd.analysis, crowd.votes)

    assert [stance["note"] for stance in data["stances"]] == ["Only in winter"]
    cast = sum(len(side) for sides in data["votes"]["ballots"] for side in sides)
    assert cast == len(debate.stances) - 1


def test_findings_name_experts_by_their_place(crowd: pipeline.Debate) -> None:
    data = payload_of(crowd.map, crowd.analysis, crowd.votes)

    for entry, finding in zip(data["findings"], crowd.analysis.agreements, strict=False):
        assert [crowd.map.experts[at].id for at in entry["experts"]] == list(finding.experts)
    assert data["matrix"] == []


def test_stances_stand_in_for_votes_where_none_were_read(crowd: pipeline.Debate) -> None:
    table = VoteTable.of_stances(crowd.map)

    assert crowd.votes is not None
    read = crowd.votes
    sides = {
        (read.experts[row], read.claims[column], vote)
        for row, column, vote in zip(read.rows, read.columns, read.votes, strict=True)
    }
    assert sides == {
        (table.experts[row], table.claims[column], vote)
        for row, column, vote in zip(table.rows, table.columns, table.votes, strict=True)
    }
    assert len(table.experts) == 80


def test_a_panel_has_no_votes(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(12, 8, ballots=5), encoding="utf-8")

    assert pipeline.load([path]).votes is None


@pytest.mark.parametrize(
    ("voters", "is_anonymous", "is_told_by_group"),
    [(12, True, False), (13, True, True), (13, False, False)],
    ids=["few numbers", "more numbers", "names"],
)
def test_numbers_are_told_by_group_from_fewer_on_than_names(
    tmp_path: Path, voters: int, *, is_anonymous: bool, is_told_by_group: bool
) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(voters, 8, ballots=8, grouped=True), encoding="utf-8")
    result = read_votes([path])
    table = replace(result.table, is_anonymous=is_anonymous)

    votes = vote_groups.votes_of_crowd(result.map, table)

    assert (votes is not None) == is_told_by_group


def test_a_page_by_group_has_nothing_person_by_person(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(14, 8, ballots=8, grouped=True), encoding="utf-8")
    debate = pipeline.load([path])
    by_person = payload_of(debate.map, debate.analysis)

    data = payload_of(debate.map, debate.analysis, read_votes([path]).table)

    assert by_person["issues"]
    assert "camps" in by_person
    assert (data["issues"], data["brief"], data["matrix"]) == ([], [], [])
    assert "camps" not in data


def test_the_report_tells_groups_and_numbers_and_names_nobody(crowd: pipeline.Debate) -> None:
    report = render_report(crowd.map, crowd.analysis, crowd.votes)

    assert "80 participants, 8 claims, " in report
    assert "**Groups** (as published). North: 40, South: 40; in no group: 0." in report
    assert "Voter" not in report
    assert crowd.votes is not None
    first = next(iter(count_votes(crowd.votes)))
    assert f"| {first.agrees} / {first.disagrees} / {first.passes} |" in report


def test_a_report_without_groups_counts_everyone(crowd: pipeline.Debate) -> None:
    assert crowd.votes is not None
    report = render_report(crowd.map, crowd.analysis, crowd.votes.with_groups({}))

    assert "## What most agree on" in report
    assert "What divides the groups" not in report


def test_without_numpy_a_crowd_is_named_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(61, 4, grouped=True), encoding="utf-8")
    monkeypatch.setattr(vote_groups, "find_spec", lambda _: None)

    debate = pipeline.load([path])

    assert debate.votes is None
    assert [x.code for x in debate.warnings] == ["no-question", "crowd-without-numpy"]
    assert "votes" not in payload_of(debate.map, debate.analysis)


def test_without_numpy_voters_who_are_numbers_are_refused_with_what_helps(
    shared_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shared_folder / "corpora" / "polis-csv" / "brexit-consensus"
    monkeypatch.setattr(vote_groups, "find_spec", lambda _: None)

    with pytest.raises(UsageError, match=r"needs numpy; install counterpoint\[votes\], or keep"):
        pipeline.load([folder])
