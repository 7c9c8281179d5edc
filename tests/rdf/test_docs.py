"""The examples in docs/rdf.md are what they say they are."""

from __future__ import annotations

import re
from pathlib import Path

from rdflib import Graph

from counterpoint import vocab
from counterpoint.errors import Severity
from counterpoint.rdf import from_rdf, validate
from counterpoint.vocab import PREFIXES


def test_the_turtle_is_a_valid_map(project_folder: Path) -> None:
    text = (project_folder / "docs" / "rdf.md").read_text(encoding="utf-8")
    (turtle,) = re.findall(r"```turtle\n(.*?)```", text, re.DOTALL)
    graph = Graph().parse(data=turtle, format="turtle")

    (stance,) = from_rdf(graph).stances

    assert [x.message for x in validate(graph) if x.severity is Severity.ERROR] == []
    assert (stance.expert, stance.target) == ("osei", "charge")
    assert stance.quotation is not None
    assert stance.quotation.exact == "would not"


def test_the_prefixes_named_are_those_known(project_folder: Path) -> None:
    text = (project_folder / "docs" / "rdf.md").read_text(encoding="utf-8")

    (prefixes,) = re.findall(r"the prefixes `([a-z ]+)` need no declaration", text)

    assert prefixes.split() == list(PREFIXES)


def test_every_term_of_ours_in_the_text_exists(project_folder: Path) -> None:
    text = (project_folder / "docs" / "rdf.md").read_text(encoding="utf-8")
    names = set(re.findall(r"\bcp:([A-Za-z]+(?:-[a-z-]+)?)", text))

    terms = {*vocab.CP.__annotations__, *vocab.CP._extras}

    assert names - terms == set()
