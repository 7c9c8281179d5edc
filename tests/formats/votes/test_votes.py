"""Telling tables of votes apart."""

from __future__ import annotations

from pathlib import Path

from counterpoint.formats import read_votes


def test_a_polis_export_is_read_as_one_and_any_other_table_as_a_plain_one(tmp_path: Path) -> None:
    export, plain = tmp_path / "participants-votes.csv", tmp_path / "panel.csv"
    export.write_text("participant,group-id,5\n1,0,1\n", "utf-8")
    (tmp_path / "comments.csv").write_text("comment-id,comment-body\n5,Free buses\n", "utf-8")
    plain.write_text("expert,claim,stance\nAna,Free buses,yes\n", "utf-8")

    read = {path.name: read_votes([path]).map.claims[0].id for path in (export, plain)}

    assert read == {"participants-votes.csv": "comment-5", "panel.csv": "free-buses"}


def test_rounds_of_one_panel_are_read_together(tmp_path: Path) -> None:
    rounds = [tmp_path / "first.csv", tmp_path / "second.csv"]
    rounds[0].write_text("expert,claim,stance,date\nAna,Tolls,yes,2025\n", "utf-8")
    rounds[1].write_text("expert,claim,stance,date\nAna,Tolls,no,2026\n", "utf-8")

    result = read_votes(rounds)

    assert [x.date for x in result.map.stances if x.source == "table-second"] == ["2026"]
    assert (len(result.map.stances), list(result.table.votes)) == (2, [-1])
