"""Reading RDF files: what is refused, where the mistake is, and what deceives the eye."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as px
import pytest

from counterpoint.errors import InputError, LimitError
from counterpoint.model import ArgumentMap
from counterpoint.rdf import FORMATS, to_rdf, write_rdf
from counterpoint.rdf.parsing import RDF_SUFFIXES, find_doubts, find_errors, quads, read_quads
from counterpoint.rdf.parsing.doubts import LONGEST_IRI
from counterpoint.rdf.parsing.json_ld import OWN_CONTEXT, check_json_ld
from counterpoint.rdf.parsing.rdf_xml import check_rdf_xml
from counterpoint.rdf.parsing.turtle import check_turtle
from counterpoint.store import Store
from counterpoint.vocab import CP, RDF, RDFS

SUFFIX = {
    "turtle": ".ttl",
    "trig": ".trig",
    "ntriples": ".nt",
    "nquads": ".nq",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
}


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def triples(path: Path, base: str = "") -> set[str]:
    content = read_quads(path, base=base).n_quads
    return {str(quad) for quad in px.parse(content, format=px.RdfFormat.N_QUADS)}


def problem(path: Path) -> str:
    with pytest.raises(InputError) as failure:
        read_quads(path)
    return str(failure.value)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_map_in_any_syntax_is_read(tmp_path: Path, city: ArgumentMap, name: str) -> None:
    path = written(tmp_path, f"map{SUFFIX[name]}", write_rdf(to_rdf(city), name))

    assert Store.read_rdf(path).read_map() == city


def test_the_suffixes_are_those_of_the_formats_and_owl() -> None:
    assert {*SUFFIX.values(), ".owl"} == RDF_SUFFIXES == {*quads._SYNTAXES}


def test_a_relative_iri_is_relative_to_the_base_given(tmp_path: Path) -> None:
    path = written(tmp_path, "a.ttl", "<x> <#p> <> .")

    assert triples(path, "http://b.example/c") == {
        "<http://b.example/x> <http://b.example/c#p> <http://b.example/c>"
    }


def test_blank_nodes_are_numbered_in_order(tmp_path: Path) -> None:
    text = "[] <urn:p> [ <urn:q> 1 ] . _:z <urn:p> 2 . GRAPH _:z { <urn:a> <urn:p> <urn:b> }"
    path = written(tmp_path, "a.trig", text)

    first = read_quads(path).n_quads

    assert read_quads(path).n_quads == first
    *lines, in_graph = first.decode().splitlines()
    assert {line.split()[0] for line in lines} == {"_:b0", "_:b1", "_:b2"}
    assert in_graph == "<urn:a> <urn:p> <urn:b> _:b2 ."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<urn:a> <urn:p> 1 .\n<urn:b> nonsense .", "a.ttl:2:9: "),
        ("<urn:a> <urn:p> ex:b .", "a.ttl:1:17: "),
        ("<a> <urn:p> 1 .", "a relative IRI has nothing to be relative to; add a base"),
        (b"\xff\xfe<\x00", "a.ttl:1: is not UTF-8 on this line"),
        ('<urn:a> <urn:p> "12a"^^<http://www.w3.org/2001/XMLSchema#integer> .', "'12a', which is"),
        (f"<urn:a> <urn:p> {'9' * 1001} .", "more than 1000 digits"),
        (f"<urn:{'a' * 2100}> <urn:p> 1 .", "is longer than 2048"),
        (f'<urn:a> <urn:p> "{"a" * (1 << 20)}a" .', "is longer than 1048576"),
        ("<urn:a> <urn:p> " + "[<urn:q> " * 201 + "1" + "]" * 201 + " .", "more than 200 deep"),
    ],
    ids=[
        *("syntax", "prefix", "relative", "encoding", "integer", "digits", "long IRI"),
        *("long literal", "deep"),
    ],
)
def test_a_mistake_in_turtle_is_told(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    assert sentence in problem(written(tmp_path, "a.ttl", content))


def test_all_wrong_values_are_told_at_once(tmp_path: Path) -> None:
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    content = f'<urn:a> <urn:p> "x"^^{integer} .\n<urn:b> <urn:p> "y"^^{integer} .'

    assert problem(written(tmp_path, "a.ttl", content)).count("which is no") == 2


@pytest.mark.parametrize(
    "text",
    ['"' + "[" * 300 + '"', "'''\n" + "{" * 300 + "'''", "<urn:x> # " + "(" * 300 + "\n"],
    ids=["string", "long string", "comment"],
)
def test_brackets_in_text_are_not_nesting(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "a.ttl", f"<urn:a> <urn:p> {text} .")

    assert len(triples(path)) == 1


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ('{"@context": "https://schema.org/", "@id": "urn:a"}', "names the context 'https://sch"),
        ('{"@context": [{}, "ctx.jsonld"]}', "names the context 'ctx.jsonld'"),
        ('{"urn:p": {"@context": {"t": {"@id": "urn:t", "@context": "x"}}}}', "context 'x'"),
        ('{"@id": "rel", "urn:p": 1}', "'rel' is not an IRI"),
        ('{"@context": {"id": "@id"}, "id": "a b", "urn:p": 1}', "'a b' is not an IRI"),
        (
            '{"@context": {"r": {"@id": "urn:r", "@type": "@id"}}, "@id": "urn:a", "r": ["x y"]}',
            "'x y' is not an IRI",
        ),
        ('{"@id": "http://x/%zz", "urn:p": 1}', "'http://x/%zz' is not an IRI"),
        ('{"@id": "urn:a", "urn:p": 1, "urn:p": 2}', "the key 'urn:p' stands twice"),
        ('{"@id": "urn:a", "urn:p": NaN}', "NaN is not a number"),
        ('{"@id": "urn:a",\n "urn:p" 1}', "a.jsonld:2:10: is not JSON"),
        ("[" * 65 + "]" * 65, "nests more than 64 deep"),
        (json.dumps([{"@context": OWN_CONTEXT}] * 1001), "1,001 times; name it once"),
    ],
    ids=[
        *("address", "path", "scoped", "relative id", "alias", "reference", "percent", "twice"),
        *("NaN", "syntax", "deep", "too often"),
    ],
)
def test_a_mistake_in_json_ld_is_told(tmp_path: Path, document: str, sentence: str) -> None:
    assert sentence in problem(written(tmp_path, "a.jsonld", document))


@pytest.mark.parametrize(
    "context", [OWN_CONTEXT, [OWN_CONTEXT, {"x": "urn:x"}]], ids=["alone", "first"]
)
def test_our_own_context_may_be_named_and_is_not_fetched(tmp_path: Path, context: object) -> None:
    document = {"@context": context, "@id": "urn:a", "@type": "Claim", "label": "A"}
    path = written(tmp_path, "a.jsonld", json.dumps(document))

    assert triples(path) == {
        f"<urn:a> <{RDF.type}> <{CP.Claim}>",
        f'<urn:a> <{RDFS.label}> "A"',
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<!-- --><!DOCTYPE x><x/>", "a.rdf:1:9: has a document type"),
        ('<?xml version="1.0" encoding="UTF-16"?><x/>', "declares the encoding UTF-16"),
        ("<?xml version='1.0' encoding='latin-1'?><x/>", "declares the encoding latin-1"),
        ("<a>" * 201 + "</a>" * 201, "more than 200 deep"),
        ("<x>", "a.rdf"),
    ],
    ids=["document type", "encoding", "other quotes", "deep", "no RDF"],
)
def test_a_mistake_in_xml_is_told(tmp_path: Path, content: str, sentence: str) -> None:
    assert sentence in problem(written(tmp_path, "a.rdf", content))


def test_a_document_type_in_a_comment_is_text(tmp_path: Path) -> None:
    content = (
        "<!-- <!DOCTYPE x> -->"
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
        '<rdf:Description rdf:about="urn:a"><e:p><![CDATA[<!DOCTYPE x>]]></e:p>'
        "</rdf:Description></rdf:RDF>"
    )

    assert triples(written(tmp_path, "a.rdf", content)) == {'<urn:a> <urn:e:p> "<!DOCTYPE x>"'}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<urn:ca\u0430t> <urn:p> <urn:ca\u0061t> .", "look the same and are not"),
        ("<urn:caf\u00e9> <urn:p> <urn:cafe\u0301> .", "look the same and are not"),
        ('<urn:a> <urn:p> "\u202egnp.exe" .', "turn the direction of reading"),
    ],
    ids=["lookalike", "normalisation", "bidirectional"],
)
def test_what_deceives_the_eye_is_read_with_a_warning(
    tmp_path: Path, content: str, sentence: str
) -> None:
    store = Store.read_rdf(written(tmp_path, "a.ttl", content))

    (warning,) = store.warnings

    assert len(store) == 1
    assert sentence in warning.message


def quad(subject: str, predicate: str, value: str, graph: str = "urn:g") -> px.Quad:
    return px.Quad(
        px.NamedNode(subject), px.NamedNode(predicate), px.Literal(value), px.NamedNode(graph)
    )


def test_names_that_look_alike_are_told_wherever_they_stand_and_the_first_of_many() -> None:
    alike = ["\uff43at", "c\uff41t", "ca\uff54", "cat"]
    quads = [quad(f"urn:{name}", f"urn:p/\uff30{at % 2}", "a") for at, name in enumerate(alike)]
    quads.append(quad("urn:other", "urn:p/P1", "\u2067b"))

    messages = [doubt.message for doubt in find_doubts(quads, "a.ttl")]

    assert messages == [
        "<urn:p/P1> of <urn:other> holds characters that turn the direction of reading",
        "<urn:cat> and <urn:ca\uff54> and <urn:c\uff41t> and 1 more look the same and are not",
        "<urn:p/P1> and <urn:p/\uff301> look the same and are not",
    ]


def test_the_name_of_a_graph_is_as_short_as_others() -> None:
    name = "urn:" + "g" * (LONGEST_IRI - 4)

    assert find_errors([quad("urn:a", "urn:p", "a", name)], "a.nq") == []
    (error,) = find_errors([quad("urn:a", "urn:p", "a", f"{name}g")], "a.nq")
    assert "is longer than 2048 characters" in error.message


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (check_turtle, "[" * 200),
        (check_turtle, "PREFIX a: <urn:a>\n" * 1000),
        (check_rdf_xml, "<a>" * 200),
        (check_rdf_xml, "<a b='c>d' e=\"/'\"/>" * 201),
        (lambda text, file: check_json_ld(text, file, ""), "[" * 64 + "]" * 64),
    ],
    ids=["brackets", "prefixes", "elements", "empty elements", "JSON"],
)
def test_what_is_within_its_bounds_is_let_through(
    check: Callable[[str, str], object], text: str
) -> None:
    check(text, "a")


@pytest.mark.parametrize("name", ["missing.ttl", "folder.ttl", "pipe.ttl", "a.txt"])
def test_what_is_no_rdf_file_is_an_input_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    os.mkfifo(tmp_path / "pipe.ttl")
    written(tmp_path, "a.txt", "<urn:a> <urn:p> 1 .")

    assert str(tmp_path / name) in problem(tmp_path / name)


def test_a_file_larger_than_allowed_is_a_limit(tmp_path: Path) -> None:
    path = written(tmp_path, "a.nt", "<urn:a> <urn:p> <urn:b> .\n" * 100)

    with pytest.raises(LimitError, match="larger than 1000 bytes"):
        read_quads(path, max_bytes=1000)


def test_a_file_that_crashes_its_reader_leaves_us_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.ttl").write_text("", encoding="utf-8")
    ours = os.getpid()

    def crash(*_: object) -> None:
        assert os.getpid() != ours
        os._exit(1)

    monkeypatch.setattr(quads, "_read", crash)

    with pytest.raises(LimitError, match=r"a\.ttl ended in a crash"):
        read_quads(tmp_path / "a.ttl")


def test_a_triple_in_a_triple_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.ttl", "<urn:a> <urn:p> <<( <urn:s> <urn:p> <urn:o> )>> .")

    assert "a triple stands inside a triple" in problem(path)
