"""Every RDF line of ../shared/hostile/INDEX.md, and that nobody calls anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from counterpoint.errors import InputError, LimitError
from counterpoint.rdf import write_rdf
from counterpoint.store import Store

REFUSED = {
    "xml-billion-laughs.rdf": "has a document type",
    "xml-quadratic.rdf": "has a document type",
    "xml-xxe-file.rdf": "has a document type",
    "xml-benign-dtd.rdf": "or convert the file to Turtle",
    "xml-deep.rdf": "nests elements more than 200 deep",
    "ttl-deep-bnode.ttl": "nests brackets more than 200 deep",
    "ttl-escaped-iri-injection.ttl": "Invalid IRI code point '>'",
    "ttl-iri-space.ttl": "Invalid IRI code point ' '",
    "ttl-relative-iri-no-base.ttl": "a relative IRI has nothing to be relative to",
    "ttl-surrogate.ttl": "not a valid unicode character",
    "ttl-bad-utf8.ttl": "is not UTF-8",
    "ttl-many-prefixes.ttl": "declares more than 1000 prefixes",
    "ttl-huge-decimal.ttl": "is '1E999999999', which is no",
    "trig-literal-graph.trig": "is not a valid subject or graph name",
    "jsonld-file-context.jsonld": "names the context 'file:///etc/hostname'",
    "jsonld-path-context.jsonld": "names the context '/etc/hostname'",
    "jsonld-import.jsonld": "names the context 'http://127.0.0.1:9/ctx.jsonld'",
    "jsonld-deep.jsonld": "nests more than 64 deep",
    "jsonld-bad-id.jsonld": "is not an IRI",
}
ACCEPTED = {
    "ttl-javascript-iri.ttl": 3,
    "ttl-data-iri.ttl": 2,
    "ttl-svg-label.ttl": 2,
    "ttl-html-literal.ttl": 1,
    "ttl-bidi.ttl": 1,
    "ttl-homoglyph-iri.ttl": 2,
    "ttl-nfc-nfd.ttl": 2,
    "ttl-nul-escape.ttl": 1,
    "ttl-c1-escape.ttl": 1,
    "ttl-utf8-bom.ttl": 1,
    "ttl-owl-imports.ttl": 3,
    "ttl-bnode-clique.nq": 90,
}
WARNED = {
    "ttl-bidi.ttl": "turn the direction of reading",
    "ttl-homoglyph-iri.ttl": "look the same and are not",
    "ttl-nfc-nfd.ttl": "look the same and are not",
}


@pytest.mark.usefixtures("nobody_calls")
@pytest.mark.parametrize("name", sorted(REFUSED))
def test_it_is_refused_with_a_clear_message(shared_folder: Path, name: str) -> None:
    path = shared_folder / "hostile" / name

    with pytest.raises(InputError) as failure:
        Store.read_rdf(path, deadline=8)

    assert REFUSED[name] in str(failure.value)
    assert str(failure.value).startswith(str(path))


@pytest.mark.usefixtures("nobody_calls")
@pytest.mark.parametrize("name", sorted(ACCEPTED))
def test_it_is_accepted_and_can_be_written(shared_folder: Path, name: str) -> None:
    store = Store.read_rdf(shared_folder / "hostile" / name, deadline=8)

    turtle = write_rdf(store.dataset(), "turtle").decode()

    assert len(store) == ACCEPTED[name]
    assert not set(turtle) & set("\0\x1b\x9b\u202e\u2066")


@pytest.mark.parametrize("name", sorted(ACCEPTED))
def test_only_what_deceives_the_eye_is_warned_of(shared_folder: Path, name: str) -> None:
    store = Store.read_rdf(shared_folder / "hostile" / name)

    sentences = [warning.message for warning in store.warnings]

    assert [message for message in sentences if WARNED.get(name, "-") not in message] == []
    assert len(sentences) == (name in WARNED)


def test_every_rdf_line_of_the_index_is_tested(shared_folder: Path) -> None:
    kinds = ("ttl-*", "trig-*", "jsonld-*", "xml-*.rdf")
    names = {path.name for kind in kinds for path in (shared_folder / "hostile").glob(kind)}

    assert names == REFUSED.keys() | ACCEPTED.keys()


def test_rdf_xml_of_a_nul_fails_cleanly(shared_folder: Path) -> None:
    store = Store.read_rdf(shared_folder / "hostile" / "ttl-nul-escape.ttl")

    with pytest.raises(InputError, match=r"U\+0000, which XML cannot"):
        write_rdf(store.dataset(), "rdfxml")


def test_naming_entangled_blank_nodes_stops_at_the_deadline(shared_folder: Path) -> None:
    store = Store.read_rdf(shared_folder / "hostile" / "ttl-bnode-clique.nq")

    with pytest.raises(InputError, match=r"cannot be told apart: .*after 0\.5 seconds"):
        store.canonical_hash(deadline=0.5)


def test_a_file_is_read_until_the_deadline(shared_folder: Path) -> None:
    with pytest.raises(LimitError, match="was stopped after 0 seconds"):
        Store.read_rdf(shared_folder / "hostile" / "ttl-bidi.ttl", deadline=0)


def test_names_that_look_alike_stay_two(shared_folder: Path) -> None:
    store = Store.read_rdf(shared_folder / "hostile" / "ttl-nfc-nfd.ttl")

    assert store.query("SELECT DISTINCT ?s { ?s ?p ?o }").rows.__len__() == 2


def test_a_long_literal_is_never_parsed_by_rdflib(tmp_path: Path) -> None:
    html = "<div>" * 100_000
    path = tmp_path / "a.nt"
    path.write_text(
        f'<urn:a> <urn:p> "{html}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML> .',
        encoding="utf-8",
    )

    ((_, _, value, _),) = Store.read_rdf(path).dataset().quads()

    assert isinstance(value, Literal)
    assert str(value) == html
    assert value.datatype == URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML")
