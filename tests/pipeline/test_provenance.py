"""Where a map comes from, told from its files to what is exported, stored and read again."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from counterpoint import __version__
from counterpoint.pipeline import load, load_from, open_store, pull, push
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH
from counterpoint.store import Store, StoreFolder, choose_map

DATA = Path(__file__).parent.parent / "data"
FILES = """
SELECT ?name ?sha WHERE {
  GRAPH <graph/provenance> {
    <graph/map> prov:wasDerivedFrom ?file . ?file schema:name ?name ; schema:sha256 ?sha
  }
} ORDER BY ?name"""
CHECKED = """
SELECT ?title ?sha WHERE {
  GRAPH <graph/provenance> {
    <graph/map> prov:wasGeneratedBy/prov:used ?text .
    ?text schema:encodesCreativeWork ?source ; schema:sha256 ?sha
  }
  ?source dcterms:title ?title
}"""
RUNS = """
SELECT ?by ?hop WHERE {
  ?finding a cp:Tension ; prov:wasGeneratedBy ?run .
  GRAPH <graph/provenance> {
    ?run prov:used <graph/map> ; prov:wasAssociatedWith/rdfs:label ?by ; cp:setting ?setting .
    ?setting rdfs:label "most hops" ; cp:value ?hop
  }
} LIMIT 1"""


BASE = "https://example.org/city/"

Rows = tuple[tuple[str, ...], ...]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_of(store: Store) -> Rows:
    """The files that the map of ``store`` is said to come from, with their hashes."""
    return store.query_here(FILES).table()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the city map and its source in it."""
    return shutil.copytree(DATA / "city", tmp_path / "maps")


@pytest.fixture
def trig(folder: Path) -> Path:
    """The city map with its graphs, as TriG in a file."""
    path = folder / "city.trig"
    path.write_bytes(load([folder / "city.argdown"]).store.write("trig"))
    return path


def test_who_has_the_data_can_ask_how_they_came_to_be(trig: Path) -> None:
    store = Store.read_rdf(trig)

    assert files_of(store) == (("city.argdown", sha256(DATA / "city" / "city.argdown")),)
    checked = store.query_here(CHECKED).table()
    assert checked == (("Panel on traffic", sha256(DATA / "city" / "panel.txt")),)
    assert store.query_here(RUNS).table() == ((f"Counterpoint {__version__}", "3"),)


def test_where_the_files_lie_changes_no_byte(folder: Path, trig: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(folder, tmp_path / "else" / "where")

    written = load([elsewhere / "city.argdown"]).store.write("trig")

    assert written == trig.read_bytes()
    assert str(tmp_path).encode() not in written


def test_parts_and_what_they_include_are_told(tmp_path: Path) -> None:
    front = f"===\ntitle: T\nquestion: Q?\nbase: {BASE}\n===\n\n"
    (tmp_path / "costs").mkdir()
    included = tmp_path / "costs" / "tolls.argdown"
    included.write_text("[Toll]: A toll costs.\n", encoding="utf-8")
    one, two = tmp_path / "one.argdown", tmp_path / "two.argdown"
    one.write_text(f"{front}[Buses]: Free buses.\n\n@include(costs/tolls.argdown)\n")
    two.write_text(f"{front}[Trams]: Free trams.\n")

    debate = load([two, one])

    assert files_of(debate.store) == (
        ("costs/tolls.argdown", sha256(included)),
        ("one.argdown", sha256(one)),
        ("two.argdown", sha256(two)),
    )


def test_a_table_of_votes_is_both_file_and_source(tmp_path: Path) -> None:
    table = tmp_path / "buses.csv"
    table.write_bytes((DATA / "votes" / "buses.csv").read_bytes())

    store = load([table]).store

    assert files_of(store) == (("buses.csv", sha256(table)),)
    assert store.query_here(CHECKED).table() == (("buses.csv", sha256(table)),)


def test_a_source_that_is_not_at_hand_was_not_used(folder: Path) -> None:
    (folder / "panel.txt").unlink()

    store = load([folder / "city.argdown"]).store

    assert store.query_here(CHECKED).table() == ()
    query = "SELECT ?n { <graph/map> cp:exactQuotations ?n ; cp:unverifiedQuotations ?m }"
    assert store.query_here(query).table() == (("0",),)


def test_data_that_are_read_again_keep_their_provenance(trig: Path) -> None:
    debate = load([trig])

    assert debate.store.write("trig") == trig.read_bytes()
    assert debate.warnings == ()


def test_data_that_were_edited_come_from_the_file_that_was_edited(trig: Path) -> None:
    text = trig.read_text(encoding="utf-8")
    trig.write_text(text.replace('"Free buses"', '"Buses for nothing"'), encoding="utf-8")

    store = open_store([trig])

    assert files_of(store) == (("city.trig", sha256(trig)),)
    assert [x.message.partition(" is of ")[2] for x in store.warnings][:1] == [
        "another state of the map and is left out"
    ]


def test_findings_that_are_not_found_anew_are_left_out_and_told(trig: Path) -> None:
    text = trig.read_text(encoding="utf-8")
    end = text.index("<graph/map> {")
    added = f'GRAPH <{BASE}graph/findings> {{ <urn:mine> rdfs:label "Mine" }}\n'
    trig.write_text(f"{text[:end]}{added}{text[end:]}", encoding="utf-8")

    store = open_store([trig])

    assert not store.query_here("ASK { <urn:mine> ?p ?o }").boolean
    assert [x.message for x in store.warnings] == [
        f"1 triples of <{BASE}graph/findings> are not found anew and left out"
    ]


def test_a_map_as_turtle_comes_from_that_file(folder: Path, trig: Path) -> None:
    turtle = folder / "map.ttl"
    turtle.write_bytes(load([trig]).store.write("turtle"))

    assert files_of(load([turtle]).store) == (("map.ttl", sha256(turtle)),)


def test_the_map_in_turtle_is_without_findings_and_provenance(trig: Path) -> None:
    turtle = load([trig]).store.write("turtle").decode()

    assert "cp:Finding" not in turtle
    assert "prov:Activity" not in turtle


def test_a_store_on_disk_keeps_all_three_graphs(folder: Path) -> None:
    debate, store = load([folder / "city.argdown"]), StoreFolder(folder / "store")

    pushed = push(debate, store)

    names = (MAP_GRAPH, FINDINGS_GRAPH, PROVENANCE_GRAPH)
    assert list(pushed.graphs) == [f"{BASE}{name}" for name in names]
    assert choose_map(store).graphs == tuple(pushed.graphs)
    assert pull(store).write("trig") == debate.store.write("trig")
    assert load_from(store).store.write("trig") == debate.store.write("trig")


def test_a_store_of_two_graphs_is_still_read(folder: Path) -> None:
    debate, store = load([folder / "city.argdown"]), StoreFolder(folder / "store")
    graphs = (f"{BASE}{MAP_GRAPH}", f"{BASE}{FINDINGS_GRAPH}")
    store.replace({graph: debate.store.write("ntriples", graph) for graph in graphs})

    again = load_from(store)

    assert choose_map(store).graphs == graphs
    assert pull(store).graph_names() == tuple(sorted(graphs))
    assert (again.map, again.analysis) == (debate.map, debate.analysis)
    assert files_of(again.store) == ()
    assert again.store.canonical_hash() == debate.store.canonical_hash()


def test_a_map_changed_in_a_store_is_no_longer_said_to_come_from_its_files(folder: Path) -> None:
    debate, store = load([folder / "city.argdown"]), StoreFolder(folder / "store")
    push(debate, store)
    changed = debate.store.write("ntriples").replace(b"Free buses", b"Buses for nothing")
    store.replace({f"{BASE}{MAP_GRAPH}": changed})

    again = load_from(store)

    assert files_of(again.store) == ()
    assert "of another state of the map" in str(again.warnings[-1])
