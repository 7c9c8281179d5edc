from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pyoxigraph as px
import pytest
from samples import city_map
from server.running_server import GRAPHS, MAP_GRAPH, RunningServer

from counterpoint import server as server_package
from counterpoint.rdf import to_rdf
from counterpoint.rdf.terms.oxigraph import quads_of
from counterpoint.resources import ontology_folder

VENDOR = Path(str(server_package.__file__)).parent / "vendor"
TYPES = {
    px.RdfFormat.TURTLE: "text/turtle",
    px.RdfFormat.N_TRIPLES: "application/n-triples",
    px.RdfFormat.JSON_LD: "application/ld+json",
    px.RdfFormat.RDF_XML: "application/rdf+xml",
}
Triples = set[tuple[object, object, object]]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def triples_in(body: bytes, syntax: px.RdfFormat) -> Triples:
    """The triples, in whatever graph; none of ours has a blank node, so that sets compare."""
    return {(quad.subject, quad.predicate, quad.object) for quad in px.parse(body, format=syntax)}


def canonical(body: bytes, syntax: px.RdfFormat) -> set[px.Triple]:
    """The triples, blank nodes named by what is said of them."""
    dataset = px.Dataset(px.Quad(*quad.triple) for quad in px.parse(body, format=syntax))
    dataset.canonicalize(px.CanonicalizationAlgorithm.RDFC_1_0)
    return {quad.triple for quad in dataset}


def graphs_in(body: bytes, syntax: px.RdfFormat) -> set[str]:
    return {str(quad.graph_name) for quad in px.parse(body, format=syntax)}


def triples_at(server: RunningServer, path: str) -> Triples:
    return triples_in(server.get(path, "application/n-triples").body, px.RdfFormat.N_TRIPLES)


@pytest.mark.parametrize(("syntax", "media_type"), TYPES.items(), ids=TYPES.values())
def test_a_graph_is_had_in_each_syntax(
    server: RunningServer, syntax: px.RdfFormat, media_type: str
) -> None:
    reply = server.get(f"/graphs?graph={MAP_GRAPH}", media_type)

    expected = {(q.subject, q.predicate, q.object) for q in quads_of(to_rdf(city_map()))}
    assert reply.media_type == media_type
    assert triples_in(reply.body, syntax) == expected


def test_the_default_graph_is_the_union(server: RunningServer) -> None:
    parts = [triples_at(server, f"/graphs?graph={name}") for name in GRAPHS]

    assert triples_at(server, "/graphs?default") == set().union(*parts)
    assert len(set(map(frozenset, parts))) == 3


def test_the_data_set_says_what_it_is_and_where(server: RunningServer) -> None:
    reply = server.get("/.well-known/void", "text/turtle")

    assert reply.media_type == "text/turtle"
    assert f"void:sparqlEndpoint <{server.address}/sparql>" in reply.text
    assert f"dcat:downloadURL <{server.address}/download/map.trig>" in reply.text
    assert server.get("/.well-known/void", "image/png").status == 406


def test_head_existing_indirect(server: RunningServer) -> None:
    reply = server.request("HEAD", f"/graphs?graph={MAP_GRAPH}")

    assert (reply.status, reply.body) == (200, b"")
    assert int(reply.headers["content-length"]) > 1000


def test_head_non_existing_indirect(server: RunningServer) -> None:
    reply = server.request("HEAD", f"/graphs?graph={MAP_GRAPH}/none")

    assert (reply.status, reply.body) == (404, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graphs?graph=https://example.org/city/graph/none", 404),
        ("/graphs", 400),
        ("/graphs?graph=", 400),
        ("/graphs?default&graph=x", 400),
        ("/graphs?other", 400),
        ("/download/map.exe", 404),
        ("/download/map.", 404),
        ("/download/../../etc/passwd", 404),
        ("/assets/..%2f..%2fapp.py", 404),
        ("/assets/manifest.json", 404),
        ("/assets/", 404),
        ("/nowhere", 404),
        ("//evil.example/", 404),
    ],
)
def test_what_is_not_there(server: RunningServer, path: str, status: int) -> None:
    reply = server.get(path)

    assert reply.status == status
    assert reply.media_type == "application/problem+json"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_only_read(server: RunningServer, method: str) -> None:
    reply = server.request(method, f"/graphs?graph={MAP_GRAPH}", b"<a> <b> <c> .")

    assert reply.status == 405
    assert "GET" in reply.headers["allow"]


@pytest.mark.parametrize(
    ("ending", "syntax"),
    [
        ("trig", px.RdfFormat.TRIG),
        ("nq", px.RdfFormat.N_QUADS),
        ("jsonld", px.RdfFormat.JSON_LD),
    ],
)
def test_a_download_with_graphs_holds_all(
    server: RunningServer, ending: str, syntax: px.RdfFormat
) -> None:
    reply = server.get(f"/download/map.{ending}")

    assert graphs_in(reply.body, syntax) == {f"<{name}>" for name in GRAPHS}
    assert triples_in(reply.body, syntax) == triples_at(server, "/graphs?default")
    assert f'filename="city.{ending}"' in reply.headers["content-disposition"]


@pytest.mark.parametrize(
    ("ending", "syntax"),
    [
        ("ttl", px.RdfFormat.TURTLE),
        ("nt", px.RdfFormat.N_TRIPLES),
        ("rdf", px.RdfFormat.RDF_XML),
    ],
)
def test_a_download_of_one_graph_holds_the_map(
    server: RunningServer, ending: str, syntax: px.RdfFormat
) -> None:
    reply = server.get(f"/download/map.{ending}")

    assert triples_in(reply.body, syntax) == triples_at(server, f"/graphs?graph={MAP_GRAPH}")


@pytest.mark.parametrize("ending", ["html", "md"])
def test_page_and_report_can_be_downloaded(server: RunningServer, ending: str) -> None:
    reply = server.get(f"/download/map.{ending}")

    assert "How should the city cut traffic?" in reply.text
    assert reply.headers["content-disposition"] == f'attachment; filename="city.{ending}"'


@pytest.mark.parametrize("path", ["/", "/query", "/ontology", "/download/map.nt", "/questions"])
def test_what_has_not_changed_is_not_sent_again(server: RunningServer, path: str) -> None:
    first = server.get(path)

    again = server.get(path, If_None_Match=f'"other", {first.headers["etag"]}')
    weak = server.get(path, If_None_Match=f"W/{first.headers['etag']}")

    assert (first.status, again.status, weak.status) == (200, 304, 304)
    assert again.body == b""


@pytest.mark.parametrize(
    ("accept", "media_type", "ending"),
    [
        (BROWSER, "text/html", "html"),
        ("*/*", "text/html", "html"),
        ("text/turtle", "text/turtle", "ttl"),
        ("text/html;q=0.5, text/turtle;q=0.9", "text/turtle", "ttl"),
        ("text/*, text/html;q=0", "text/turtle", "ttl"),
        ("application/trig", "application/trig", "trig"),
        ("application/n-quads", "application/n-quads", "nq"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json, text/turtle;q=0.3", "application/ld+json", "jsonld"),
        ("application/rdf+xml", "application/rdf+xml", "rdf"),
        ("text/markdown", "text/markdown", "md"),
    ],
)
def test_the_map_is_had_where_it_stands_in_the_form_asked_for(
    server: RunningServer, accept: str, media_type: str, ending: str
) -> None:
    reply, file = server.get("/", accept), server.get(f"/download/map.{ending}")

    assert (reply.status, reply.media_type, reply.body) == (200, media_type, file.body)
    assert reply.headers["content-location"] == f"/download/map.{ending}"
    assert reply.headers["vary"] == "Accept"
    assert '</download/map.ttl>; rel="alternate"; type="text/turtle"' in reply.headers["link"]


def test_the_page_links_each_form_of_the_data(server: RunningServer) -> None:
    page = server.get("/", BROWSER).text

    links = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', page)
    assert {kind for kind, _ in links} == {
        *("text/turtle", "application/trig", "application/n-triples", "application/n-quads"),
        *("application/ld+json", "application/rdf+xml", "text/markdown"),
    }
    for kind, address in links:
        assert server.request("HEAD", f"/{address}").media_type == kind


def test_forms_of_the_map_are_told_apart_and_others_refused(server: RunningServer) -> None:
    page, turtle = server.get("/", BROWSER), server.get("/", "text/turtle")
    again = server.get("/", "text/turtle", If_None_Match=page.headers["etag"])
    head = server.request("HEAD", "/", headers={"Accept": "text/turtle"})
    picture = server.get("/", "image/png")

    assert page.headers["etag"] != turtle.headers["etag"]
    assert (again.status, again.body) == (200, turtle.body)
    assert (head.status, head.body, head.media_type) == (200, b"", "text/turtle")
    assert picture.status == 406
    assert "text/turtle" in picture.text


@pytest.mark.parametrize(("syntax", "media_type"), TYPES.items(), ids=TYPES.values())
def test_the_ontology_is_had_in_each_syntax(
    server: RunningServer, syntax: px.RdfFormat, media_type: str
) -> None:
    reply = server.get("/ontology", media_type)

    shipped = (ontology_folder() / "counterpoint.ttl").read_bytes()
    assert reply.media_type == media_type
    assert canonical(reply.body, syntax) == canonical(shipped, px.RdfFormat.TURTLE)


def test_a_browser_reads_the_ontology_as_a_page(server: RunningServer) -> None:
    reply = server.get("/ontology", BROWSER)

    assert reply.media_type == "text/html"
    assert 'id="Claim"' in reply.text
    assert [x for x in re.findall(r'href="([^"]+)"', reply.text) if "w3id.org/counter" in x] == []
    addresses = re.findall("<(/[^>]+)>", reply.headers["link"])
    assert set(addresses) < set(re.findall(r'href="(/[^"#]+)"', reply.text))
    for path in (*addresses, "/shapes.ttl", "/context.jsonld"):
        assert f'href="{path}"' in reply.text
        assert server.get(path).status == 200
    graph = server.get("/graphs?graph=https://w3id.org/counterpoint/ns", "text/turtle")
    assert graph.body == server.get("/ontology.ttl").body == server.get("/ontology").body
    assert "script-src 'self'" in reply.headers["content-security-policy"]


def test_every_term_of_ours_is_documented(server: RunningServer) -> None:
    namespace = "https://w3id.org/counterpoint/ns#"
    shipped = (ontology_folder() / "counterpoint.ttl").read_bytes()
    subjects = {str(x).strip("<>") for x, _, _ in triples_in(shipped, px.RdfFormat.TURTLE)}
    terms = {x.removeprefix(namespace) for x in subjects if x.startswith(namespace)}

    page = server.get("/ontology", "text/html").text

    assert set(re.findall(r'<article id="([^"]+)">', page)) == terms - {""}


def test_no_page_of_ours_has_anything_inline(server: RunningServer) -> None:
    for path in ("/query", "/ontology"):
        page = server.get(path, "text/html").text
        assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page) == []


def test_the_editor_is_told_what_there_is(server: RunningServer) -> None:
    questions = server.get("/questions").json()

    assert questions["map"] == "city"
    assert questions["graphs"] == list(GRAPHS)


def test_vendored_files_are_what_was_published_but_for_changes_that_are_told() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))

    hashes = {each["file"]: each["sha256"] for each in manifest}
    checksums = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.suffix in {".js", ".css"}
    }
    assert checksums == hashes
    assert [x["file"] for x in manifest if "published_sha256" in x] == ["yasqe.min.js"]
    assert all(x["changed"] for x in manifest if "published_sha256" in x)
