"""The store: what goes in, what comes out, and what queries see."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import city_analysis
from rdflib import Dataset, URIRef

from counterpoint.errors import InputError, LimitError, UsageError
from counterpoint.model import ArgumentMap
from counterpoint.rdf import findings_to_rdf, to_rdf
from counterpoint.store import Store, question


@pytest.fixture
def city_store(city: ArgumentMap) -> Store:
    """The sample map with its findings."""
    store = Store.from_dataset(to_rdf(city))
    store.add(findings_to_rdf(city_analysis(), city))
    return store


def test_a_query_sees_all_graphs_together(city_store: Store) -> None:
    result = city_store.query(
        "SELECT ?summary ?name { ?f a cp:Tension ; rdfs:label ?summary ; "
        "cp:expert/schema:name ?name } ORDER BY ?name"
    )

    assert result.table() == (
        ("Ruiz would charge for the centre; Osei would not.", "Ana Ruiz"),
        ("Ruiz would charge for the centre; Osei would not.", "Kofi Osei"),
    )


def test_a_store_of_records_is_that_of_their_dataset(city: ArgumentMap, city_store: Store) -> None:
    store = Store.from_map(city)
    store.add_findings(city_analysis(), city)

    assert store.canonical_hash() == city_store.canonical_hash()


def test_several_formats_written_at_once_are_those_written_alone(city_store: Store) -> None:
    documents = city_store.write_each("turtle", "trig")

    assert documents == (city_store.write("turtle"), city_store.write("trig"))


def test_graphs_can_be_told_apart(city_store: Store) -> None:
    text = "SELECT DISTINCT ?g { GRAPH ?g { ?s a cp:Claim } }"

    assert city_store.query(text).table() == (("<graph/map>",),)


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        ("FROM <graph/map>", "10"),
        ("FROM <graph/findings>", "0"),
        ("FROM <graph/map> FROM <graph/findings>", "10"),
        ("FROM <file:///etc/hostname>", "0"),
        ("FROM NAMED <graph/map>", "0"),
        ("", "10"),
    ],
)
def test_from_chooses_among_the_graphs_of_the_store(
    city_store: Store, clause: str, count: str
) -> None:
    result = city_store.query(f"SELECT (COUNT(*) AS ?n) {clause} {{ ?c a cp:Claim }}")

    assert result.table() == ((count,),)


def test_a_relative_name_is_one_of_the_map(city_store: Store) -> None:
    assert city_store.query("ASK { <expert/osei> cp:denies <claim/charge> }").boolean is True
    assert city_store.query("ASK { <expert/lind> cp:denies <claim/charge> }").boolean is False


def test_construct_and_describe_give_graphs(city_store: Store) -> None:
    constructed = city_store.query(
        "CONSTRUCT { ?e rdfs:label ?n } { ?e a cp:Expert ; rdfs:label ?n }"
    )
    description = city_store.query("DESCRIBE <topic/transit>")

    assert len(constructed.triples) == 5
    assert {str(subject) for subject, _, _ in description.triples} == {
        "https://example.org/city/topic/transit"
    }


def test_a_triple_constructed_twice_is_one(city_store: Store) -> None:
    result = city_store.query("CONSTRUCT { <a> <b> <c> } { ?s a cp:Claim }")

    assert len(result.triples) == 1


def test_rows_beyond_the_limit_are_cut_and_it_is_said(city_store: Store) -> None:
    text = "SELECT ?c { ?c a cp:Claim }"

    assert len(city_store.query(text, max_rows=9).rows) == 9
    assert city_store.query(text, max_rows=9).truncated is True
    assert city_store.query(text, max_rows=10).truncated is False


def test_a_mistake_is_told_with_its_place(city_store: Store) -> None:
    with pytest.raises(InputError) as failure:
        city_store.query("SELECT *\nWHERE { ?s ?p }")

    (problem,) = failure.value.problems
    assert str(problem.place) == "query:2:15"
    assert problem.line_text == "WHERE { ?s ?p }"


def test_the_next_query_works_after_one_that_did_not_end(city_store: Store) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    with pytest.raises(LimitError, match=r"the query was stopped after 0\.3 seconds"):
        city_store.query(endless, deadline=0.3)
    assert city_store.query("ASK {}").boolean is True


def test_a_query_is_read_from_a_file(tmp_path: Path, city_store: Store) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("\ufeffASK { ?s a cp:Claim }", encoding="utf-8")

    assert city_store.query_file(path).boolean is True


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "cannot be read"), (b"\xff", "is not UTF-8"), (b"ASK {", "mine.rq:1:6")],
)
def test_a_query_file_that_is_wrong_is_named(
    tmp_path: Path, city_store: Store, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "mine.rq"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputError, match=sentence):
        city_store.query_file(path)


def test_a_question_takes_ids_of_the_map(city_store: Store) -> None:
    result = city_store.ask(question("positions"), {"expert": "osei", "claim": "charge"})

    assert result.table() == (
        ("Kofi Osei", "deny", "explicit", "hedged", "Charge for the centre", "would not"),
    )


def test_a_question_takes_an_absolute_iri(city: ArgumentMap) -> None:
    iri = "https://other.example/people/ann"
    experts = (*city.experts, replace(city.experts[0], id=iri, name="Ann"))
    stances = (replace(city.stances[0], id="s", expert=iri),)
    store = Store.from_dataset(to_rdf(replace(city, experts=experts, stances=stances)))

    result = store.ask(question("positions"), {"expert": iri})

    assert [row[0] for row in result.table()] == ["Ann (editor)"]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"expert": "oesi"}, "there is no expert 'oesi'; did you mean osei?"),
        ({"expert": 'osei> . } SELECT * { ?s ?p "'}, "there is no expert"),
        ({"topic": "zzz"}, "there are: pricing, transit"),
        ({"colour": "red"}, "there is no parameter --colour"),
    ],
)
def test_a_question_refuses_what_is_not_there(
    city_store: Store, parameters: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        city_store.ask(question("positions"), parameters)


def test_a_question_refuses_a_parameter_that_it_does_not_take(city_store: Store) -> None:
    with pytest.raises(UsageError, match="coverage takes no --claim"):
        city_store.ask(question("coverage"), {"claim": "charge"})


def test_a_store_can_travel_to_a_worker_that_is_spawned(city_store: Store) -> None:
    travelled = pickle.loads(pickle.dumps(city_store))

    assert len(travelled) == len(city_store)
    assert travelled.canonical_hash() == city_store.canonical_hash()


def test_the_canonical_hash_does_not_depend_on_blank_names(tmp_path: Path) -> None:
    hashes = []
    for names in ("xy", "yx"):
        path = tmp_path / f"{names}.nt"
        path.write_text(
            f"_:{names[0]} <urn:p> _:{names[1]} .\n_:{names[1]} <urn:q> <urn:o> .\n",
            encoding="utf-8",
        )
        hashes.append(Store.read_rdf(path).canonical_hash())

    assert hashes[0] == hashes[1]
    assert len(hashes[0]) == 64


def test_a_map_that_is_not_there_is_an_input_error() -> None:
    with pytest.raises(InputError, match="cp:ArgumentMap is the type of nothing"):
        Store().read_map()


def test_the_dataset_has_the_same_graphs_and_triples(city: ArgumentMap) -> None:
    dataset = Store.from_dataset(to_rdf(city)).dataset()

    assert quads(dataset) == quads(to_rdf(city))


def quads(dataset: Dataset) -> set[tuple[object, ...]]:
    return {(s, p, o, URIRef(str(graph))) for s, p, o, graph in dataset.quads()}
