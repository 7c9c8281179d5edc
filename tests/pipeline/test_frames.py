"""Arrow tables of a map: what other libraries take from us without one of theirs."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from crowds import crowd_csv

import counterpoint as cp
from counterpoint.pipeline.frames import FRAMES


@pytest.mark.parametrize("what", sorted({*FRAMES} - {"votes"}))
def test_each_table_has_arrow_s_c_interface_and_a_row_a_record(
    city: cp.ArgumentMap, what: str
) -> None:
    analysis = cp.analyse(city)
    rows = {
        "claims": len(city.claims),
        "experts": 5,
        "stances": len(city.stances),
        "findings": len(analysis.findings),
        "issues": len(analysis.issues),
        "pairs": 3,
        "positions": sum(len(issue.positions) for issue in analysis.issues),
    }

    table = cp.to_frame(city, what)

    streamed = pa.RecordBatchReader.from_stream(table).read_all()
    assert (streamed.num_rows, streamed.schema) == (rows[what], table.schema)
    assert rows[what] > 0


def test_stances_join_claims_by_id_and_have_the_words_that_were_said(city: cp.ArgumentMap) -> None:
    stances, claims = (cp.to_frame(city, what) for what in ("stances", "claims"))
    sql = "SELECT stance, title, claim_title, quote FROM stances JOIN claims ON claim_id = id"
    answer = duckdb.sql(sql)
    assert answer is not None
    rows = {stance: tuple(rest) for stance, *rest in answer.fetchall()}

    targets = {claim.id: claim.title for claim in city.claims}
    assert rows == {
        x.id: (targets[x.target], targets[x.target], x.quotation.exact if x.quotation else None)
        for x in city.stances
        if x.target in targets
    }
    assert any(quote for *_, quote in rows.values())
    assert stances.num_rows >= len(rows) > 0 < claims.num_rows


def test_a_claim_has_its_lists_and_its_class(city: cp.ArgumentMap) -> None:
    charge = next(x for x in cp.to_frame(city, "claims").to_pylist() if x["id"] == "charge")

    claim = city["charge"]
    assert (charge["title"], charge["kind"]) == (claim.title, "recommendation")  # type: ignore[union-attr]
    assert charge["topics"] == list(city.claim("charge").topics)
    assert charge["class"]


def test_figures_of_pairs_and_findings_are_those_of_the_analysis(city: cp.ArgumentMap) -> None:
    analysis = cp.analyse(city)

    pairs = cp.to_frame(city, "pairs").to_pylist()
    findings = cp.to_frame(city, "findings").to_pylist()

    assert [(x["first"], x["second"], x["tension"]) for x in pairs] == [
        (x.first, x.second, x.tension) for x in analysis.matrix
    ]
    assert [(x["id"], x["score"]) for x in findings] == [(x.id, x.score) for x in analysis.findings]
    assert {x["sort"] for x in findings} >= {"agreement", "tension"}
    assert [len(x["sides"]) for x in findings] == [len(x.sides) for x in analysis.findings]


def test_another_library_asks_a_table_as_it_is(city: cp.ArgumentMap) -> None:
    positions = cp.to_frame(city, "positions")

    with duckdb.connect() as connection:
        connection.register("positions", positions)
        answer = connection.sql("SELECT expert, count(*) FROM positions GROUP BY ALL ORDER BY 1")
        counts = answer.fetchall()

    assert sum(number for _, number in counts) == positions.num_rows
    assert [expert for expert, _ in counts] == ["lind", "osei", "ruiz"]


@pytest.mark.parametrize("what", FRAMES)
def test_a_map_that_holds_nothing_gives_a_table_with_its_columns(what: str) -> None:
    nothing = cp.ArgumentMap("m", "https://e.org/", "Nothing", "Why?")

    table = cp.to_frame(nothing, what)

    assert (table.num_rows, len(table.schema) > 4) == (0, True)


def test_the_votes_of_a_crowd_are_counts_and_no_voter_is_told(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")
    argument_map = cp.read(path)

    votes = cp.to_frame(argument_map, "votes").to_pylist()

    assert len(votes) == 8 * 3
    assert {x["group"]: x["voters"] for x in votes} == {"North": 40, "South": 40, None: 0}
    assert sum(x["agree"] + x["disagree"] + x["pass"] for x in votes) == 76 * 8 + 4 * 3
    with pytest.raises(cp.UsageError, match=r'80 voters are counted by group; take "votes"'):
        cp.to_frame(argument_map, "stances")


def test_what_there_is_no_table_of_is_said(city: cp.ArgumentMap) -> None:
    with pytest.raises(cp.UsageError, match=r"no table of 'stance'; did you mean stances\?"):
        cp.to_frame(city, "stance")


def test_without_pyarrow_it_is_said_what_to_install(
    city: cp.ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterpoint.pipeline.frames.find_spec", lambda _: None)

    with pytest.raises(cp.UsageError, match=r"need pyarrow; install counterpoint\[tables\]"):
        cp.to_frame(city)
