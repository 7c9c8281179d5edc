"""Clients that people use: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import shutil
import subprocess
from typing import Any
from xml.dom.minidom import Document

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from server.running_server import EXPERT_NAMES, EXPERTS, MAP_GRAPH, RunningServer
from SPARQLWrapper import CSV, GET, JSON, JSONLD, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from counterpoint.vocab import CP, PREFIXES, SCHEMA

DECLARED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def wrapper(server: RunningServer, query: str, form: str, method: str = GET) -> SPARQLWrapper:
    sparql = SPARQLWrapper(f"{server.address}/sparql")
    sparql.setQuery(DECLARED + query)
    sparql.setReturnFormat(form)
    sparql.setMethod(method)
    return sparql


def answer_of(asking: SPARQLWrapper) -> Any:
    return asking.queryAndConvert()


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_reads_rows(server: RunningServer, method: str) -> None:
    answer = answer_of(wrapper(server, EXPERTS, JSON, method))

    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == EXPERT_NAMES


def test_sparqlwrapper_posts_the_query_itself(server: RunningServer) -> None:
    asking = wrapper(server, EXPERTS, JSON, POST)
    asking.setRequestMethod("postdirectly")

    answer = answer_of(asking)

    assert [row["name"]["value"] for row in answer["results"]["bindings"]] == EXPERT_NAMES


def test_sparqlwrapper_reads_xml(server: RunningServer) -> None:
    answer = answer_of(wrapper(server, EXPERTS, XML))

    assert isinstance(answer, Document)
    names = answer.getElementsByTagName("literal")
    assert [name.firstChild.data for name in names] == EXPERT_NAMES  # type: ignore[union-attr]


def test_sparqlwrapper_reads_csv(server: RunningServer) -> None:
    answer = answer_of(wrapper(server, EXPERTS, CSV))

    assert answer.decode().splitlines() == ["name", *EXPERT_NAMES]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # SPARQLWrapper's own
@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD])
def test_sparqlwrapper_reads_graphs(server: RunningServer, form: str) -> None:
    asking = wrapper(server, "CONSTRUCT WHERE { ?e a cp:Expert ; schema:name ?name }", form)

    answer = answer_of(asking)

    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    assert sorted(map(str, graph.objects(None, SCHEMA.name))) == EXPERT_NAMES


def test_sparqlwrapper_chooses_graphs(server: RunningServer) -> None:
    asking = wrapper(server, "ASK { ?f a cp:Agreement }", JSON)
    asking.addDefaultGraph(MAP_GRAPH)

    assert answer_of(asking)["boolean"] is False


def test_sparqlwrapper_tells_a_mistake(server: RunningServer) -> None:
    with pytest.raises(QueryBadFormed, match="goes wrong"):
        wrapper(server, "SELECT * { ?s ?p }", JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_reads_rows(server: RunningServer, method: str, form: str) -> None:
    store = SPARQLStore(f"{server.address}/sparql", method=method, returnFormat=form)

    rows = list(Graph(store).query(DECLARED + EXPERTS))

    assert [str(row[0]) for row in rows] == EXPERT_NAMES  # type: ignore[index]


def test_rdflib_walks_the_graph(server: RunningServer) -> None:
    graph = Graph(SPARQLStore(f"{server.address}/sparql"), identifier=URIRef(MAP_GRAPH))

    experts = set(graph.subjects(predicate=None, object=CP.Expert))

    assert URIRef("https://example.org/city/expert/ruiz") in experts


def curl(*arguments: str) -> str:
    program = shutil.which("curl")
    if program is None:
        pytest.skip("needs curl, which is not installed")
    result = subprocess.run(
        [program, "--silent", "--show-error", "--max-time", "20", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


@pytest.mark.parametrize("style", ["--data-urlencode", "--get --data-urlencode"])
def test_curl_sends_a_form(server: RunningServer, style: str) -> None:
    answer = curl(
        *style.split(), f"query={EXPERTS}", "-H", "Accept: text/csv", f"{server.address}/sparql"
    )

    assert answer.splitlines() == ["name", *EXPERT_NAMES]


def test_curl_sends_a_query(server: RunningServer) -> None:
    kind = "Content-Type: application/sparql-query"

    answer = curl("-H", kind, "-d", EXPERTS, "-H", "Accept: text/csv", f"{server.address}/sparql")

    assert answer.splitlines() == ["name", *EXPERT_NAMES]


def test_curl_sends_a_file_that_is_too_large(server: RunningServer) -> None:
    kind = "Content-Type: application/sparql-query"
    arguments = ("-w", "%{http_code}", "-o", "/dev/null", "--data-binary", "@/dev/fd/0")

    result = subprocess.run(
        ["curl", "-s", "-m", "20", "-H", kind, *arguments, f"{server.address}/sparql"],
        input=b"ASK {} #" + b"x" * 3_000_000,
        capture_output=True,
        check=True,
    )

    assert result.stdout == b"413"
