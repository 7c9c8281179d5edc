"""The examples in docs/rdf.md are what they say they are, and its answers are those of a query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph

from counterpoint import pipeline, vocab
from counterpoint.errors import Severity
from counterpoint.rdf import from_rdf, validate
from counterpoint.resources import seeds_folder
from counterpoint.store import Store
from counterpoint.vocab import PREFIXES

QUESTION = re.compile(r"^### (\d+)\. ([^\n]*\?)$(.*?)(?=^##)", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def text(project_folder: Path) -> str:
    """The page."""
    return (project_folder / "docs" / "rdf.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> Store:
    """The shipped map with its findings and provenance."""
    return pipeline.load([seeds_folder() / "negotiating-with-putin.argdown"]).store


def pieces(text: str) -> list[Graph]:
    """The pieces of Turtle, each a graph."""
    blocks = re.findall(r"```turtle\n(.*?)```", text, re.DOTALL)
    return [Graph().parse(data=turtle, format="turtle") for turtle in blocks]


def rows_of(table: str) -> list[list[str]]:
    """The cells of the table in Markdown, its head first."""
    lines = re.findall(r"^\| (.*) \|$", table, re.MULTILINE)
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def test_each_piece_of_turtle_is_a_valid_map(text: str) -> None:
    maps = pieces(text)

    problems = [x.message for each in maps for x in validate(each) if x.severity is Severity.ERROR]
    assert problems == []
    assert [each.experts[0].identifiers for each in map(from_rdf, maps)] == [
        ("https://orcid.org/0000-0002-1825-0097",)
    ] * 2


def test_the_first_piece_says_what_is_said_where(text: str) -> None:
    (stance,) = from_rdf(pieces(text)[0]).stances

    assert (stance.expert, stance.target) == ("osei", "charge")
    assert stance.quotation is not None
    assert stance.quotation.exact == "would not"


def test_thirteen_questions_have_the_answers_that_are_told(text: str, shipped: Store) -> None:
    one, other = pieces(text)
    joint_store = Store.from_dataset(one + other)

    questions = QUESTION.findall(text)
    answers, expected = {}, {}
    for number, title, body in questions:
        (query,) = re.findall(r"```sparql\n(.*?)```", body, re.DOTALL)
        result = (joint_store if "ORCID" in title else shipped).query_here(query)
        answers[number] = [list(result.variables), *map(list, result.table())]
        expected[number] = rows_of(body)

    assert [number for number, _, _ in questions] == [str(x) for x in range(1, 14)]
    assert answers == expected
    assert min(len(rows) for rows in answers.values()) > 1


def test_the_prefixes_named_are_those_known(text: str) -> None:
    (prefixes,) = re.findall(r"the prefixes `([a-z ]+)` need no declaration", text)

    assert prefixes.split() == list(PREFIXES)


def test_every_term_of_ours_in_the_text_exists(text: str) -> None:
    names = set(re.findall(r"\bcp:([A-Za-z]+(?:-[a-z-]+)?)", text))

    terms = {*vocab.CP.__annotations__, *vocab.CP._extras}
    assert {x for x in names - terms if not x.endswith(("-scheme", "-kinds"))} == set()
