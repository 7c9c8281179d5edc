"""Votes streamed as stances say what the map of the same votes says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as px
import pytest
from commands import counterpoint
from crowds import crowd_csv

from counterpoint.formats import read_crowd, read_votes
from counterpoint.rdf.maps.vote_stances import SYNTAXES, stance_blocks
from counterpoint.store import Store

SYNTAX = {"turtle": px.RdfFormat.TURTLE, "ntriples": px.RdfFormat.N_TRIPLES}


def triples_in(content: bytes, syntax: str) -> set[px.Triple]:
    """What a store makes of the text: it keeps no lexical form, and neither does the other."""
    store = px.Store()
    store.bulk_load(content, format=SYNTAX[syntax])
    return {quad.triple for quad in store}


def ordinary(path: Path) -> set[px.Triple]:
    n_triples = Store.from_map(read_votes([path]).map).write("ntriples")
    return triples_in(n_triples, "ntriples")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Votes with passes and one without an opinion, by people whose names try every escape."""
    names = ('Ann "the voice" Lee', "Olena Шевченко", "C:\\temp", "a\u202eb", "\U0001f600 O'Neil")
    people = "".join(f'"{x.replace(chr(34), chr(34) * 2)}",Buses first,agree\n' for x in names)
    people += "Ann,Buses first,no opinion\n"
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(9, 4, ballots=3) + people, encoding="utf-8")
    return path


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_a_table_streamed_is_the_map_of_its_stances(syntax: str, table: Path) -> None:
    result = read_crowd([table])
    assert result is not None

    content = b"".join(stance_blocks(result.map, result.table, syntax))

    assert triples_in(content, syntax) == ordinary(table)


def test_a_conversation_streamed_is_the_map_of_its_stances(shared_folder: Path) -> None:
    folder = shared_folder / "corpora" / "polis-csv" / "15-per-hour-seattle"
    result = read_crowd([folder])
    assert result is not None
    assert not result.table.meta

    streamed = {
        syntax: triples_in(b"".join(stance_blocks(result.map, result.table, syntax)), syntax)
        for syntax in SYNTAXES
    }

    assert streamed == dict.fromkeys(SYNTAXES, ordinary(folder))


def test_votes_on_who_somebody_is_are_no_stances(table: Path) -> None:
    result = read_crowd([table])
    assert result is not None
    claim = result.table.claims[0]
    votes = replace(result.table, meta=frozenset({claim}))

    content = b"".join(stance_blocks(result.map, votes, "ntriples")).decode()

    lines = [line for line in content.splitlines() if f"/claim/{claim}>" in line]
    assert lines
    assert [line for line in lines if "/stance/" in line] == []


def test_a_voter_who_cast_no_vote_is_there(table: Path) -> None:
    result = read_crowd([table])
    assert result is not None
    votes = replace(
        result.table,
        experts=(*result.table.experts, "zoe"),
        names=(*result.table.names, "Zoe"),
        groups=(*result.table.groups, None),
    )

    content = b"".join(stance_blocks(result.map, votes, "turtle")).decode()

    assert "<expert/zoe> a " in content
    assert 'schema:name "Zoe"' in content


def test_export_writes_every_stance_of_a_crowd(table: Path, tmp_path: Path) -> None:
    into_file = counterpoint("export", table.name, "--stances", "-o", "all.ttl", cwd=tmp_path)
    to_output = counterpoint("export", table.name, "--stances", "-f", "ntriples", cwd=tmp_path)

    assert into_file.returncode == to_output.returncode == 0
    assert triples_in((tmp_path / "all.ttl").read_bytes(), "turtle") == ordinary(table)
    assert triples_in(to_output.stdout.encode(), "ntriples") == ordinary(table)
    assert sorted(x.name for x in tmp_path.iterdir()) == ["all.ttl", "votes.csv"]


def test_votes_that_say_more_are_exported_with_what_they_say(tmp_path: Path) -> None:
    text = "expert,claim,stance,comment\nAnn,Buses,agree,because\nBen,Buses,disagree,\n"
    (tmp_path / "votes.csv").write_text(text, encoding="utf-8")

    exported = counterpoint("export", "votes.csv", "--stances", cwd=tmp_path)

    assert triples_in(exported.stdout.encode(), "turtle") == ordinary(tmp_path / "votes.csv")
    assert "because" in exported.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("votes.csv", "-f", "trig"), "--stances goes with --format turtle or ntriples, not trig"),
        (("votes.csv", "--as", "crowd"), "--as crowd keeps no stance of a voter"),
        (("votes.csv", "--aif"), "--stances, --aif and --description are three things"),
        (("map.ttl",), "--stances is said of tables of votes; RDF is exported with all"),
        ((), "--stances is said of tables of votes; name them"),
    ],
    ids=["format", "crowd", "aif", "rdf", "nothing"],
)
def test_what_is_not_streamed_says_what_is(
    arguments: tuple[str, ...], message: str, table: Path
) -> None:
    refusal = counterpoint("export", *arguments, "--stances", cwd=table.parent)

    assert refusal.returncode == 2
    assert message in refusal.stderr
