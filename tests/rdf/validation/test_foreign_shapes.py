"""Shapes by others that are wrong, or wicked: errors of ours that name the file, and no call."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pyshacl  # noqa: F401 (so that no process which is forked here loads it anew)
import pytest
from click.testing import CliRunner
from rdflib import Dataset
from reading_here import RDF_FILES, reading_here

from counterpoint.cli import main
from counterpoint.errors import InputError, LimitError
from counterpoint.model import ArgumentMap
from counterpoint.rdf import to_rdf
from counterpoint.rdf.validation.foreign_shapes import find_not_run, validate_by
from counterpoint.vocab import PREFIXES, SH

HEAD = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()) + (
    f"@prefix sh: <{SH}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
)


@pytest.fixture(scope="module", autouse=True)
def _shapes_read_here() -> Iterator[None]:
    with reading_here(RDF_FILES):
        yield


@pytest.fixture
def city_data(city: ArgumentMap) -> Dataset:
    """The city map as RDF."""
    return to_rdf(city)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Where nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        yield listener


def is_called(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return False
    return True


def written(folder: Path, shapes: str) -> Path:
    path = folder / "shapes.ttl"
    path.write_text(HEAD + shapes, encoding="utf-8")
    return path


def of_claims(constraint: str) -> str:
    return f"<urn:s> a sh:NodeShape ; sh:targetClass cp:Claim ; {constraint} ."


def sparql(query: str) -> str:
    return of_claims(f"sh:sparql [ sh:message 'm' ; sh:select '''{query}''' ]")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this ?value WHERE {{ SERVICE <{0}> {{ $this ?p ?value }} }}",
        "SELECT $this WHERE {{ service silent<{0}> {{ ?s ?p ?o }} }}",
        "SELECT $this WHERE {{ SERVICE\\t<{0}> {{ ?s ?p ?o }} }}",
        "SELECT $this WHERE {{ # no\\n $this ?p ?o .SERVICE ?p {{ ?s ?p ?o }} }}",
        "SELECT $this WHERE {{ \\\\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT $this FROM <{0}> WHERE {{ ?s ?p ?o }}",
    ],
)
def test_a_query_of_shapes_that_would_leave_is_refused_by_name(
    tmp_path: Path, city_data: Dataset, listener: socket.socket, query: str
) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    path = written(tmp_path, sparql(query.format(address)))

    with pytest.raises(InputError, match=r"shapes\.ttl: a query of the shapes has (SERVICE|FROM)"):
        validate_by(city_data, path)
    assert not is_called(listener)


@pytest.mark.parametrize("query", ["SERVICE <{0}> {{ $this ?p ?value }}", "SERVICE ?value {{ }}"])
def test_what_the_search_for_words_misses_is_stopped_where_it_calls(
    tmp_path: Path,
    city_data: Dataset,
    listener: socket.socket,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
) -> None:
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    text = "SELECT $this ?value {{ BIND(<{0}> AS ?value) " + query + " }}"
    path = written(tmp_path, sparql(text.format(address)))
    nothing = re.compile("(?!)")
    monkeypatch.setattr("counterpoint.rdf.validation.foreign_shapes._LEAVES", nothing)
    monkeypatch.setattr("counterpoint.processes.apart.limit_process", lambda: None)

    with pytest.raises(InputError, match=r"shapes\.ttl: the shapes could not be used: "):
        validate_by(city_data, path)
    assert not is_called(listener)


def test_a_service_that_is_only_spoken_of_is_allowed(tmp_path: Path, city_data: Dataset) -> None:
    path = written(
        tmp_path,
        of_claims(
            "sh:sparql [ sh:message 'SERVICE' ; sh:prefixes <urn:p> ; sh:select '''"
            'SELECT $this ?value { $this ex:serviceOf ?value . FILTER(?value != "SERVICE") }'
            "''' ]"
        )
        + ' <urn:p> sh:declare [ sh:prefix "ex" ; sh:namespace "http://x.example/service#" ] .',
    )

    assert validate_by(city_data, path) == ()


@pytest.mark.parametrize(
    "shapes",
    [
        of_claims("sh:property [ sh:minCount 1 ]"),
        of_claims("sh:property [ sh:path ( ) ; sh:minCount 1 ]"),
        of_claims("sh:property [ sh:path [ rdf:first cp:kind ] ; sh:minCount 1 ]"),
        of_claims("sh:property [ sh:path 'text' ; sh:minCount 1 ]"),
        of_claims("sh:property [ sh:path cp:kind, cp:base ]"),
        of_claims("sh:in ( 1 2"[:-1].replace("( 1 ", "[ rdf:first 1 ]")),
        of_claims("sh:or [ rdf:first [ sh:class cp:Claim ] ]"),
        of_claims("sh:and 7"),
        of_claims("sh:property 'text'"),
        of_claims("sh:property <urn:nowhere>"),
        of_claims("sh:node <urn:s>"),
        of_claims("sh:node <urn:t>") + "<urn:t> a sh:NodeShape ; sh:node <urn:s> .",
        of_claims("sh:minLength 'x'"),
        of_claims("sh:pattern '('"),
        of_claims("sh:pattern 7 ; sh:flags '?'"),
        of_claims("sh:datatype 'x'"),
        of_claims("sh:nodeKind sh:Nothing"),
        of_claims("sh:closed 'perhaps'"),
        of_claims("sh:qualifiedValueShape 3 ; sh:qualifiedMinCount 'x'"),
        of_claims("sh:severity 7 ; sh:message 7 ; sh:nodeKind sh:Literal"),
        of_claims("sh:sparql 'text'"),
        of_claims("sh:sparql [ sh:message 'none' ]"),
        sparql("SELECT $this WHERE { nonsense }"),
        sparql("SELECT ?other WHERE { ?other ?p ?o } GROUP BY"),
        sparql("SELECT $this WHERE { $this ?p ?o } VALUES ?x { 1 }"),
        sparql("SELECT $this WHERE { $this ?p ?o MINUS { ?s ?p ?o } }"),
        sparql("SELECT $this WHERE { $this <urn:%> ?o . FILTER(<urn:f>(?o)) }"),
        sparql("DELETE WHERE { ?s ?p ?o }"),
        sparql("SELECT $this WHERE { SELECT (1 AS ?this) { } }"),
        of_claims("sh:js [ sh:jsFunctionName 'f' ]"),
        of_claims("sh:target [ a sh:SPARQLTarget ; sh:select 'x' ]"),
        of_claims("sh:rule [ a sh:TripleRule ; sh:subject sh:this ]"),
        of_claims("sh:expression [ sh:union 7 ]"),
        "<> owl:imports <http://127.0.0.1:9/x> .",
        "<urn:c> a sh:ConstraintComponent ; sh:parameter [ sh:path <urn:p> ] .",
        "",
    ],
)
def test_whatever_shapes_are_like_there_is_an_answer_or_an_error_of_ours(
    tmp_path: Path, city_data: Dataset, shapes: str
) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text("@base <urn:shapes> .\n" + HEAD + shapes, encoding="utf-8")

    try:
        validate_by(city_data, path)
    except InputError as error:
        (problem,) = error.problems
        assert problem.place.file == str(path)
        assert problem.message.startswith(("the shapes ", "a query of the shapes"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("'list' object has no attribute 'x'\nand more", "'list' object has no attribute 'x'"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 200 + "…"),
    ],
    ids=["two lines", "full", "long"],
)
def test_an_error_of_the_engine_is_told_by_its_kind_and_first_line(
    tmp_path: Path, city_data: Dataset, monkeypatch: pytest.MonkeyPatch, text: str, line: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AttributeError(text)

    monkeypatch.setattr("pyshacl.validate", fail)

    with pytest.raises(InputError) as failure:
        validate_by(city_data, written(tmp_path, of_claims("sh:nodeKind sh:IRI")))

    (problem,) = failure.value.problems
    assert problem.message == f"the shapes could not be used: AttributeError: {line}"


def test_memory_that_runs_out_is_told_as_that(
    tmp_path: Path, city_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swell(*_: object, **__: object) -> None:
        assert bytearray(3 << 30)

    monkeypatch.setattr("pyshacl.validate", swell)

    with pytest.raises(LimitError, match="needed more than 1024 MiB of memory"):
        validate_by(city_data, written(tmp_path, of_claims("sh:nodeKind sh:IRI")))


@pytest.mark.parametrize(
    ("shapes", "sentence"),
    [
        ("<urn:s> owl:imports <urn:x> .", "owl:imports is not followed"),
        (of_claims("sh:js [ sh:jsFunctionName 'f' ]"), "sh:js is JavaScript"),
        (of_claims("sh:rule [ a sh:TripleRule ]"), "sh:rule is of the SHACL Advanced Features"),
        (of_claims("sh:target [ a sh:SPARQLTarget ]"), "sh:target is of the SHACL Advanced"),
    ],
)
def test_what_of_shapes_is_not_run_is_told(tmp_path: Path, shapes: str, sentence: str) -> None:
    (problem,) = find_not_run(written(tmp_path, shapes))

    assert problem.message.startswith(sentence)


def test_check_takes_a_deadline_for_shapes(shared_folder: Path, tmp_path: Path) -> None:
    text = (shared_folder / "hostile" / "shacl-redos.ttl").read_text(encoding="utf-8")
    data = tmp_path / "map.ttl"
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    data.write_text(f"{head}{text}\n<urn:m> a cp:ArgumentMap ; rdfs:label 'M' .", encoding="utf-8")
    shapes = str(shared_folder / "hostile" / "shacl-redos.ttl")

    result = CliRunner().invoke(main, ["check", str(data), "--shapes", shapes, "--deadline", "0.5"])

    assert result.exit_code == 3, result.output
    assert "was stopped after 0.5 seconds" in result.output


def test_the_case_of_shapes_with_a_service(shared_folder: Path) -> None:
    data = str(shared_folder / "cases" / "rdf" / "short.ttl")
    shapes = str(shared_folder / "cases" / "safety" / "shape-with-service.ttl")

    result = CliRunner().invoke(main, ["check", data, "--shapes", shapes])

    assert result.exit_code == 1
    assert result.output.startswith(f"{shapes}: a query of the shapes has SERVICE")
