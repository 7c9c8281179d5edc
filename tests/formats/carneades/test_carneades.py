"""Argument graphs of Carneades as maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.model import RelationKind

GRAPH = """\
meta: {title: Tolls, note: "An example."}
statements:
  toll: There should be a toll.
  ¬toll: {text: There should be no toll.}
  works: {text: Tolls work., assumed: true}
  cities: Two cities show it.
  odd: The cities are odd.
issues:
  i1: {positions: [toll, ¬toll], standard: PE}
  i2: {positions: [cities, odd]}
arguments:
  a1: {scheme: convergent, premises: [works, cities], conclusion: toll}
  a2: {scheme: practical_reasoning, premises: {major: cities}, conclusion: works, undercutter: odd}
assumptions: [cities]
"""


def _read(folder: Path, graph: str = GRAPH) -> ReadResult:
    (folder / "tolls.yml").write_text(graph, encoding="utf-8")
    return read([folder / "tolls.yml"])


def test_statements_are_claims_and_arguments_reasons(tmp_path: Path) -> None:
    argument_map = _read(tmp_path).map

    titles = {claim.id: claim.title for claim in argument_map.claims}
    [undercut] = argument_map.attacks
    step = next(x for x in argument_map.arguments if x.scheme)
    assert {
        (tuple(titles[x] for x in argument.premises), titles[argument.conclusion or ""])
        for argument in argument_map.arguments
    } == {
        (("Tolls work.",), "There should be a toll."),
        (("Two cities show it.",), "There should be a toll."),
        (("Two cities show it.",), "Tolls work."),
    }
    assert (step.scheme, undercut.target) == ("practical_reasoning", step.id)
    assert (argument_map.title, argument_map.abstract) == ("Tolls", "An example.")


def test_positions_of_an_issue_exclude_each_other(tmp_path: Path) -> None:
    result = _read(tmp_path)

    assert {(x.kind, x.source) for x in result.map.relations} == {
        (RelationKind.CONTRADICTS, "there-should-be-a-toll"),
        (RelationKind.CONTRARY, "two-cities-show-it"),
    }
    assert result.conversion is not None
    assert {x.kind: x.count for x in result.conversion.losses} == {"assumptions": 1, "standards": 1}


def test_a_name_that_is_no_statement_is_read_with_a_warning(tmp_path: Path) -> None:
    result = _read(tmp_path, GRAPH.replace("undercutter: odd", "undercutter: od"))

    [warning] = result.warnings
    assert (warning.message, warning.advice) == (
        "od is no statement of this file",
        "did you mean odd?",
    )
    assert "od" in {claim.title for claim in result.map.claims}


def test_a_name_that_is_no_statement_is_not_proposed_for_another(tmp_path: Path) -> None:
    graph = GRAPH.replace("[works, cities]", "[fairness, fairnes]")

    assert [x.advice for x in _read(tmp_path, graph).warnings] == [
        "add it to the statements; it is read by its name"
    ] * 2


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("statements:", "claims:", "there are no statements"),
        ("  odd: The", "  cities: The", ":7:3: the key"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, before: str, after: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        _read(tmp_path, GRAPH.replace(before, after, 1))

    assert problem in str(error.value)
