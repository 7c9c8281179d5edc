"""Terms that do not exist, and what is written and read by nobody: told, and told how to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from generated_maps import argument_maps
from hypothesis import given, settings
from opened_maps import put_in_store
from rdflib import Graph

from counterpoint import pipeline
from counterpoint.cli import main
from counterpoint.errors import InputError, Severity
from counterpoint.model import ArgumentMap
from counterpoint.pipeline.debate import debate_in
from counterpoint.rdf import to_rdf
from counterpoint.rdf.maps.map_records import read_records
from counterpoint.resources import ontology_folder
from counterpoint.vocab import AIF_DUNDEE, CP, PREFIXES

BRIDGE = """@base <http://example.org/bridge/> .
<map> a cp:ArgumentMap ; rdfs:label "Bridge" .
<anna> a cp:Expert ; schema:name "Anna Berg" .
<build> a cp:Claim ; rdfs:label "Build it" ; cp:kind cp:claim-recommendation .
<ferry> a cp:Claim ; rdfs:label "Run ferries" .
<s1> a cp:Stance ; cp:expert <anna> ; cp:target <build> ; cp:polarity cp:polarity-affirm .
"""


def turtle(text: str) -> str:
    return "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()) + text


def graph(text: str) -> Graph:
    return Graph().parse(data=turtle(BRIDGE + text), format="turtle")


def errors(text: str) -> list[str]:
    with pytest.raises(InputError) as failure:
        read_records(graph(text))
    return [f"{problem.message}; {problem.advice}" for problem in failure.value.problems]


def doubts(text: str) -> list[str]:
    _, warnings = read_records(graph(text))
    assert all(each.severity is Severity.WARNING for each in warnings)
    return [f"{problem.message}; {problem.advice}" for problem in warnings]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<s1> cp:mod cp:mode-hedged .", "cp:mod (once, at <http://example.org/bridge/s1>)"),
        ("<s1> cp:mod cp:mode-hedged .", "did you mean cp:mode?"),
        ("<s1> cp:mode cp:mode-hegded .", "did you mean cp:mode-hedged?"),
        ("<x> a cp:Clame .", "is no class of Counterpoint's vocabulary; did you mean cp:Claim?"),
        ("<x> a cp:claim .", "cp:claim (once, at <http://example.org/bridge/x>) is no class"),
        ("<build> cp:Expert <anna> .", "did you mean cp:expert?"),
        ("cp:Expret rdfs:label 'e' .", "cp:Expret (once, at cp:Expret) is no term"),
        ("<build> cp:qqqqq 1 .", "terms of your own need a namespace"),
        (
            "<x> a <http://w3id.org/counterpoint/ns#Claim> .",
            f"did you mean <{CP}...>?",
        ),
        (
            "<x> <https://w3id.org/counterpoint/ns/mode> <y> .",
            "<https://w3id.org/counterpoint/ns/...> (once, at <http://example.org/bridge/x>)",
        ),
    ],
)
def test_a_term_that_does_not_exist_is_an_error(text: str, sentence: str) -> None:
    assert any(sentence in each for each in errors(text))


def test_each_unknown_term_is_told_once_with_its_count() -> None:
    text = "".join(f"<x{i}> cp:mod 1 ; a cp:Clame .\n" for i in range(1200))

    problems = errors(text)

    assert [each.split(", ")[0] for each in problems] == [
        "cp:Clame (1,200 times",
        "cp:mod (1,200 times",
    ]


def test_unknown_terms_are_told_beside_all_else_that_is_wrong() -> None:
    problems = errors("<x> a cp:Claim ; cp:knid cp:claim-value . <y> a cp:ArgumentMap .")

    assert [each.split(" ")[0] for each in problems] == ["cp:knid", "cp:ArgumentMap"]


@pytest.mark.parametrize("name", ["counterpoint.ttl", "shapes.ttl"])
def test_our_own_ontology_and_shapes_have_known_terms_only(name: str) -> None:
    with pytest.raises(InputError) as failure:
        read_records(Graph().parse(ontology_folder() / name))

    assert [x.code for x in failure.value.problems] == ["rdf"]


def test_a_term_of_a_vocabulary_of_others_is_their_business() -> None:
    assert doubts("<s1> <http://x.example/cp#mod> 1 ; schema:nonsense 2 ; oa:nonsense 3 .") == []


@pytest.mark.parametrize("namespace", [PREFIXES["aif"], str(AIF_DUNDEE)])
def test_a_term_that_aif_does_not_have_is_told(namespace: str) -> None:
    (doubt,) = doubts(f"<a> <{namespace}Premis> <build> .")

    assert doubt.startswith("aif:Premis (once, at <http://example.org/bridge/a>) is no term of AIF")
    assert doubt.endswith("did you mean aif:Premise?")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<anna> cp:denies <ferry>, <build> .", "cp:denies (2 times, first at <http"),
        ("<anna> cp:denies <ferry> .", "write a cp:Stance with cp:expert, cp:target and cp:pol"),
        ("<build> cp:contradicts <ferry> .", "write a cp:Relation with cp:kind cp:relation-contra"),
        ("<build> skos:exactMatch <ferry> .", "skos:exactMatch (once, at <http://example.org"),
        ("<build> cp:supports <ferry> .", "write a cp:Argument with cp:premise and cp:conclusion"),
        (
            "<build> cp:mode cp:mode-hedged .",
            "cp:mode (once, at <http://example.org/bridge/build>)",
        ),
        ("<s2> cp:wording 'x' .", "it belongs to a cp:Stance"),
    ],
)
def test_what_no_record_takes_up_is_told_with_what_to_write_instead(
    text: str, sentence: str
) -> None:
    (doubt,) = doubts(text)

    assert sentence in doubt


@pytest.mark.parametrize(
    "text",
    [
        "<anna> cp:affirms <build> .",
        "<build> skos:exactMatch <http://elsewhere.example/thing> .",
        "<http://a.example/x> skos:broader <http://a.example/y> .",
    ],
    ids=["said by a stance", "of a thing elsewhere", "of others"],
)
def test_what_a_record_says_and_what_is_of_others_is_not_told(text: str) -> None:
    assert doubts(text) == []


@settings(max_examples=20)
@given(argument_maps())
def test_of_what_we_write_nothing_is_left_unread(argument_map: ArgumentMap) -> None:
    triples = [(s, p, o) for s, p, o, _ in to_rdf(argument_map).quads()]

    _, warnings = read_records(triples)

    assert warnings == ()


def test_findings_and_their_provenance_are_not_told(tmp_path: Path, city: ArgumentMap) -> None:
    path = tmp_path / "city.trig"
    debate = debate_in(put_in_store(city))
    path.write_bytes(debate.store.write("trig"))

    assert not [x for x in pipeline.check([path]) if x.code in {"not-read", "unknown-term"}]


@pytest.mark.parametrize(
    ("name", "status", "sentence"),
    [
        ("typo.ttl", 1, "cp:mod (5 times, first at <http://example.org/bridge/s1>)"),
        ("short.ttl", 0, "cp:affirms (once, at <http://example.org/bridge/anna>)"),
        ("many-values.ttl", 0, "0 errors"),
    ],
)
def test_the_cases_of_rdf(shared_folder: Path, name: str, status: int, sentence: str) -> None:
    path = shared_folder / "cases" / "rdf" / name

    result = CliRunner().invoke(main, ["check", str(path)])

    assert result.exit_code == status
    assert sentence in result.output


@pytest.mark.parametrize("command", [["check"], ["query", "ASK {}"], ["build", "-o", "out"]])
def test_a_file_without_a_map_for_a_misspelt_class_is_refused(
    tmp_path: Path, command: list[str]
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(turtle(BRIDGE.replace("cp:ArgumentMap", "cp:ArgumntMap")), encoding="utf-8")

    result = CliRunner().invoke(main, [*command, str(path)])

    assert result.exit_code == 1
    assert "did you mean cp:ArgumentMap?" in result.output
    assert "Traceback" not in result.output


def test_check_looks_at_what_the_file_says_and_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(turtle(BRIDGE + "<build> dcterms:subject 'x' ."), encoding="utf-8")

    problems = pipeline.check([path])

    assert [str(each) for each in problems if each.severity is Severity.ERROR] == [
        (
            f"{path}: <http://example.org/bridge/build>: A claim's topics are named by IRIs; "
            "correct dcterms:subject."
        )
    ]
    with pytest.raises(InputError, match="A claim's topics are named by IRIs"):
        pipeline.load([path])


def test_who_a_stance_is_attributed_to_is_its_expert(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(turtle(BRIDGE.replace("cp:expert", "prov:wasAttributedTo")), encoding="utf-8")

    assert pipeline.load([path]).map.stances[0].expert == "http://example.org/bridge/anna"
