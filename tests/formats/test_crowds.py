"""Votes of a crowd: the same table as that of a panel, and nobody's name in the map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from crowds import crowd_csv

from counterpoint.formats import read_crowd, read_votes


def test_a_crowd_is_the_votes_of_a_panel_without_its_voters(tmp_path: Path) -> None:
    path = tmp_path / "tolls.csv"
    path.write_text(crowd_csv(80, 9, grouped=True), encoding="utf-8")

    crowd, panel = read_crowd([path]), read_votes([path])

    assert crowd is not None
    assert replace(crowd.table, names=()) == panel.table
    assert crowd.table.names == tuple(expert.name for expert in panel.map.panel)
    assert crowd.map == replace(panel.map, experts=(), stances=())


@pytest.mark.parametrize(
    "column", ["comment", "date", "confidence", "affiliation", "reason", "source", "topic"]
)
def test_who_says_more_than_a_vote_is_no_crowd(column: str, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(f"expert,claim,stance,{column}\nAna,A toll,yes,\nBo,A toll,no,50 %\n")
    if column == "date":
        path.write_text(path.read_text().replace("50 %", "2026-03-01"))

    assert read_crowd([path]) is None
