"""`stances` and `figures` as a user types them."""

from __future__ import annotations

import csv
import io
import json
import socket
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from commands import counterpoint
from crowds import crowd_csv
from stance_rows import ROW

from counterpoint.formats.stance_table import render_tables, table_of
from counterpoint.pipeline.stance_tables import reckoning

EARLY = """===
title: Early
question: What first?
base: https://example.org/early/
experts:
  ruiz: {name: Ana Ruiz, identifiers: 0000-0002-1825-0097}
  osei: {name: Kofi Osei}
===

# Ana Ruiz {expert: ruiz}

[Charge]: Cars should pay. {kind: recommendation, date: 2019-05}

[Charge] {stance: deny, date: 2024}

# Kofi Osei {expert: osei}

[Charge] {stance: deny, date: 2019-05}
"""
LATE = (
    EARLY.replace("Early", "Late")
    .replace("early", "late")
    .replace("osei:", "kofi:")
    .replace("expert: osei", "expert: kofi")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "early.argdown").write_text(EARLY, encoding="utf-8")
    (tmp_path / "late.argdown").write_text(LATE, encoding="utf-8")
    counterpoint("stances", "early.argdown", "late.argdown", "-o", "stances.parquet", cwd=tmp_path)
    return tmp_path


def persons(folder: Path, *options: str) -> list[str]:
    command = ("stances", "early.argdown", "late.argdown", *options)
    rows = csv.DictReader(io.StringIO(counterpoint(*command, cwd=folder).stdout))
    return sorted({row["person"].removeprefix("https://") for row in rows})


def test_who_has_an_identifier_is_one_person_in_all_maps_and_so_is_who_is_said_to_be(
    folder: Path,
) -> None:
    orcid = "orcid.org/0000-0002-1825-0097"

    assert persons(folder) == [
        "example.org/early/expert/osei",
        "example.org/late/expert/kofi",
        orcid,
    ]
    assert persons(folder, "--same", "Kofi Osei") == ["example.org/early/expert/osei", orcid]


def test_a_store_gives_the_table_that_its_files_give(folder: Path) -> None:
    for name in ("early.argdown", "late.argdown"):
        counterpoint("push", name, "--store", "archive", cwd=folder)

    answer = counterpoint("stances", "--store", "archive", "-o", "stored.parquet", cwd=folder)

    assert answer.stderr.endswith("stored.parquet: 6 stances of 2 maps\n")
    assert pq.read_table(folder / "stored.parquet").equals(
        pq.read_table(folder / "stances.parquet")
    )


def test_other_programs_read_the_table_and_what_they_write_is_taken(folder: Path) -> None:
    import pandas as pd  # noqa: PLC0415 # no other test needs it, and it takes a quarter second

    frame = pd.read_parquet(folder / "stances.parquet")
    frame.to_parquet(folder / "anew.parquet")

    rows = duckdb.read_parquet(str(folder / "stances.parquet")).filter("weight = 1")
    pairs = [
        counterpoint("figures", "pairs", name, "--json", cwd=folder).stdout
        for name in ("anew.parquet", "stances.parquet")
    ]

    assert (len(frame), len(rows.fetchall())) == (6, 6)
    assert pairs[0] == pairs[1]


def test_a_change_is_told_with_both_dates_and_what_shows_it(folder: Path) -> None:
    answer = counterpoint("figures", "changes", "stances.parquet", "--json", cwd=folder)

    changes = json.loads(answer.stdout)["changes"]
    assert [
        (x["name"], x["text"], x["before"], x["before_date"], x["after"], x["after_date"])
        for x in changes
    ] == [("Ana Ruiz", "Cars should pay.", "affirm", "2019-05", "deny", "2024")] * 2
    assert changes[0]["before_stance"].startswith("https://example.org/early/ ruiz-")


def test_pairs_are_shown_by_name_and_written_whole(folder: Path) -> None:
    table = counterpoint("figures", "meetings", "stances.parquet", "--limit", "1", cwd=folder)
    counterpoint("figures", "meetings", "stances.parquet", "-o", "m.csv", cwd=folder)

    assert "Ana Ruiz" not in table.stdout.splitlines()[0]
    assert table.stdout.splitlines()[0].split()[:3] == ["first", "second", "text"]
    assert "these are the first 1" in table.stderr
    assert len((folder / "m.csv").read_text().splitlines()) == 3


def test_a_crowd_s_votes_are_rows_and_are_not_paired_beyond_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "votes.csv").write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")
    counterpoint("stances", "votes.csv", "-o", "votes.parquet", cwd=tmp_path)
    monkeypatch.setattr(reckoning, "MOST_MEETINGS", 1000)

    classes = json.loads(
        counterpoint("figures", "classes", "votes.parquet", "--json", cwd=tmp_path).stdout
    )["classes"]
    refusal = counterpoint("figures", "pairs", "votes.parquet", cwd=tmp_path)

    assert pq.read_metadata(tmp_path / "votes.parquet").num_rows == 620
    assert len(classes) == 8
    assert all(0 < x["affirm"] + x["deny"] <= 80 for x in classes)
    assert refusal.returncode == 3
    assert "and more than 1,000 are not paired; ask of one (--person NAME)" in refusal.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("pairs", "votes.csv"),
            "votes.csv: is no table of stances: it lacks 21 of its 24 columns (map, ",
        ),
        (("pairs", "stances.txt"), "stances.txt is no table by its ending; .parquet, .arrow"),
        (("pairs", "none.parquet"), "none.parquet: is no Parquet file: "),
        (("pairs", "."), "row cannot be reckoned with: a weight is a number from 0 to 1"),
        (("pairs", "few.parquet"), "few.parquet: lacks the column weight"),
        (("pairs", "typed.parquet"), "column weight holds string in place of numbers"),
        (("pairs", "good.parquet", "--person", "Ana Ruis"), "did you mean Ana Ruiz?"),
        (("classes", "good.parquet", "--person", "Ana Ruiz"), "goes with pairs and meetings"),
        (("pairs", "good.parquet", "--engine", "http://x"), "is no engine; name spark://HOST"),
        (("pairs", "good.parquet", "--engine", "sc://x:0"), "is no engine; name spark://HOST"),
        (
            ("pairs", "good.parquet", "--engine", "sc://x", "--memory", "1GB"),
            "--memory is for what is reckoned here",
        ),
        (("pairs", "good.parquet", "--memory", "much"), "is no size; write 500MB or 2GB"),
        (("pairs", "good.parquet", "-o", "x.txt"), "x.txt tells no format; end it in one of"),
        (("pairs", "s3://a/b.parquet"), "is read by a cluster; name its --engine"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    good, bad = table_of([ROW]), table_of([ROW._replace(weight=2.0)])
    (tmp_path / "votes.csv").write_text("expert,claim,stance\na,b,agree\n")
    (tmp_path / "good.parquet").write_bytes(render_tables([good], ".parquet"))
    pq.write_table(bad, tmp_path / "bad.parquet")
    others = tmp_path if arguments[1] != "." else tmp_path.parent / f"{tmp_path.name}-others"
    others.mkdir(exist_ok=True)
    pq.write_table(good.drop_columns(["weight"]), others / "few.parquet")
    typed = good.set_column(11, "weight", good["weight"].cast("string"))
    pq.write_table(typed, others / "typed.parquet")

    answer = counterpoint("figures", *arguments, cwd=tmp_path)

    assert answer.returncode in {1, 2}
    assert message in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
    assert answer.stdout == ""


def test_an_engine_that_is_not_there_is_told_at_once(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    address = f"sc://127.0.0.1:{port}"
    answer = counterpoint("figures", "pairs", "stances.parquet", "--engine", address, cwd=folder)

    assert answer.returncode == 1
    assert answer.stderr == (
        f"{address}: does not answer; start it, or leave --engine out to have it reckoned here\n"
    )
