"""Every file of the corpora of small formats, beside what independent tools count in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import format_of, read
from counterpoint.formats.table import BY_NAME
from counterpoint.rdf.maps.map_records import records_of
from counterpoint.rdf.maps.map_triples import map_triples

_MOST_READ_BACK = 5
# Schemes alone, from which arguments are yet to be derived, and a graph with nothing in it.
WITHOUT_STATEMENTS = ("chr-leq", "defeasible-modus-ponens", "walton", "empty")


@pytest.mark.parametrize(
    ("folder", "pattern", "name", "refused"),
    [
        ("af-tgf", "*.tgf", "tgf", ()),
        ("brat", "*.ann", "brat", ()),
        ("carneades-yaml", "*.yml", "carneades", WITHOUT_STATEMENTS),
        ("graphml", "*.graphml", "graphml", ()),
        ("microtexts-xml", "*.xml", "microtexts", ()),
        ("sadface-json", "*.json", "sadface", ()),
    ],
)
def test_every_file_of_a_corpus_is_counted_and_read_or_refused(
    shared_folder: Path, folder: str, pattern: str, name: str, refused: tuple[str, ...]
) -> None:
    corpora = shared_folder / "corpora"
    expected = json.loads((corpora / "expected" / f"{folder}_expected.json").read_text("utf-8"))
    paths = sorted((corpora / folder).rglob(pattern))
    count = BY_NAME[name].count
    assert count is not None

    counts = {path.relative_to(corpora).as_posix(): count([path]) for path in paths}

    assert counts == expected
    for number, path in enumerate(path for path in paths if path.stem not in refused):
        assert format_of(path) is BY_NAME[name]
        result = read([path])
        assert result.conversion is not None
        if number < _MOST_READ_BACK:  # what is analysed is what the RDF says
            assert records_of(map_triples(result.map)) == result.map
    for path in (path for path in paths if path.stem in refused):
        with pytest.raises(InputError, match="there are no statements"):
            BY_NAME[name].read([path])


@pytest.mark.parametrize(
    ("name", "claims", "warnings"),
    [
        ("r08-sadface.json", ["Charge a toll", "It works"], []),
        ("r09-brat.ann", ["The toll is a remedy", "it worked elsewhere"], ["brat-offsets"]),
    ],
)
def test_the_cases_that_were_refused_are_read(
    shared_folder: Path, name: str, claims: list[str], warnings: list[str]
) -> None:
    result = read([shared_folder / "cases" / "formats" / name])

    assert sorted(claim.text for claim in result.map.claims) == claims
    assert [argument.premises[0][:4] for argument in result.map.arguments] == [
        claims[1].lower().replace(" ", "-")[:4]
    ]
    assert [warning.code for warning in result.warnings] == warnings
