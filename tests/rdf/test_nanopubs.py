"""Nanopublications counted and held to their rules."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as px
import pytest
from commands import counterpoint
from reading_here import RDF_FILES, reading_here

from counterpoint import pipeline
from counterpoint.errors import InputError
from counterpoint.rdf.nanopubs import NanopubReport, check_nanopubs, read_nanopubs

VALID = """\
@prefix : <http://example.org/np1#> .
@prefix np: <http://www.nanopub.org/nschema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
:Head { : a np:Nanopublication ; np:hasAssertion :a ; np:hasProvenance :p ;
  np:hasPublicationInfo :i . }
:a { ex:tolls ex:cut ex:traffic . }
:p { :a ex:from ex:study . }
:i { : ex:date "2026-03-01"^^xsd:date . }
"""
SIGNED_ONLY = "signed/simple1-invalid-dsa.trig"  # its signature is wrong, which is not checked


def _check(text: str) -> NanopubReport:
    return check_nanopubs(px.parse(text.encode(), format=px.RdfFormat.TRIG), "np.trig")


def test_a_valid_one_is_counted_and_nothing_is_wrong() -> None:
    report = _check(VALID)

    assert (report.quads, report.graphs, report.nanopubs, report.trusty) == (7, 4, 1, 0)
    assert report.problems == ()


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (":a { ex:tolls ex:cut ex:traffic . }", "", "#a is empty"),
        ("np:hasAssertion :a ; ", "", "has no graph for its assertion"),
        ("np:hasAssertion :a", "np:hasAssertion :a, :b", "has 2 graph for its assertion"),
        (":p { :a ex:from", ":p { :b ex:from", "says nothing of its assertion"),
        (":i { : ex:date", ":i { :a ex:date", "publication info of http://example.org/np1# says"),
        (
            ":p { :a",
            ":x { ex:o ex:p ex:q . } :p { :a",
            "the graph http://example.org/np1#x belongs",
        ),
        (":p { :a", "ex:o ex:p ex:q . :p { :a", "what stands in no graph belongs to no"),
        ("np:hasProvenance :p", "np:hasProvenance :a", "and its graphs share a name"),
        (
            "lication ;",
            "lication . } :H2 { : a np:Nanopublication . } :Head {: np:x :y ;",
            "2 heads",
        ),
    ],
)
def test_each_broken_rule_is_told(before: str, after: str, problem: str) -> None:
    report = _check(VALID.replace(before, after, 1))

    assert any(problem in str(each) for each in report.problems)


def test_rdf_without_nanopublications_breaks_no_rule_of_theirs() -> None:
    report = _check("<http://e.org/a> <http://e.org/b> <http://e.org/c> .")

    assert (report.nanopubs, report.problems) == (0, ())


def test_the_test_suite_of_the_network_is_counted_and_judged(shared_folder: Path) -> None:
    corpora = shared_folder / "corpora"
    expected = json.loads((corpora / "expected" / "nanopub-trig_expected.json").read_text("utf-8"))

    ill_typed = next(name for name in expected if "illtyped" in name)
    with pytest.raises(InputError, match="'two', which is no"):
        read_nanopubs(corpora / ill_typed)
    del expected[ill_typed]
    with reading_here(RDF_FILES):
        reports = {name: read_nanopubs(corpora / name) for name in expected}
    for name, facts in expected.items():
        report = reports[name]

        assert (report.quads, report.graphs, report.nanopubs) == (
            *(facts["quads"], facts["named_graphs"], facts["nanopubs"]),
        )
        is_told = bool(report.problems) or name.endswith(SIGNED_ONLY)
        assert is_told == (facts["suite_class"] == "invalid")


def test_inspect_counts_them_and_says_that_there_is_no_map(tmp_path: Path) -> None:
    (tmp_path / "np.trig").write_text(VALID.replace(":p { :a", ":p { :b"), encoding="utf-8")

    inspection = pipeline.inspect(tmp_path / "np.trig")

    assert (inspection.format, inspection.own["nanopubs"], inspection.ours) == (
        *("nanopublication", 1, None),
    )
    assert [problem.code for problem in inspection.problems] == ["nanopublication", "no-map"]


@pytest.mark.parametrize(("part", "status"), [(":p { :a", 0), (":p { :b", 1)])
def test_the_exit_status_tells_a_valid_one_from_one_that_breaks_a_rule(
    tmp_path: Path, part: str, status: int
) -> None:
    (tmp_path / "np.trig").write_text(VALID.replace(":p { :a", part), encoding="utf-8")

    process = counterpoint("inspect", "np.trig", cwd=tmp_path)

    assert process.returncode == status
    assert "no map is in this file" in process.stderr
