"""A crowd's votes as rows: each of its voter, its claim and its manner, wherever a part ends."""

from __future__ import annotations

from array import array

import pyarrow as pa
import pytest

from counterpoint.model import ArgumentMap, Claim, Topic, VoteTable
from counterpoint.pipeline.stance_tables import votes


def test_each_vote_is_a_row_of_its_voter_claim_and_manner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(votes, "_ROWS_AT_A_TIME", 2)
    argument_map = ArgumentMap(
        id="city",
        base="https://example.org/city/",
        title="City",
        question="What?",
        topics=(Topic("roads", "Roads"), Topic("money", "Money")),
        claims=(
            Claim("buses", "Buses", "Buses are slow.", topics=("roads",)),
            Claim("toll", "A toll", "", topics=("roads", "money")),
        ),
    )
    table = VoteTable(
        ("ann", "bo"),
        ("buses", "toll"),
        rows=array("i", [0, 0, 1, 1]),
        columns=array("i", [0, 1, 0, 1]),
        votes=array("b", [1, 0, 0, -1]),
        confidences=array("d", [0.1, 1.0, 1.0, 0.8]),
        groups=(None, None),
        names=("Ann", ""),
        abstentions=array("i", [2]),
    )

    parts = list(votes.vote_rows(argument_map, table))

    names = ("name", "text", "topic", "polarity", "firmness", "weight", "confidence", "stance")
    assert [part.num_rows for part in parts] == [2, 2]
    assert [tuple(row[x] for x in names) for row in pa.concat_tables(parts).to_pylist()] == [
        ("Ann", "Buses are slow.", "Roads", "affirm", "flat", 0.2, 0.1, "0-0"),
        ("Ann", "A toll", "Roads; Money", None, "undecided", 0.0, 1.0, "0-1"),
        ("", "Buses are slow.", "Roads", None, "abstaining", 0.0, 1.0, "1-0"),
        ("", "A toll", "Roads; Money", "deny", "flat", 0.8, 0.8, "1-1"),
    ]
