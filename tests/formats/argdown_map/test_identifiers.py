"""By what others know an expert: read, written, and refused where it identifies nobody."""

from __future__ import annotations

import pytest

from counterpoint.errors import InputError
from counterpoint.formats.argdown import parse
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.argdown_map.writing.rendering import render_argdown_map
from counterpoint.model import ArgumentMap
from counterpoint.rdf import from_rdf, to_rdf

IRIS = ("http://www.wikidata.org/entity/Q42", "https://orcid.org/0000-0002-1825-0097")


def read_map(identifiers: str) -> ArgumentMap:
    text = (
        "===\ntitle: T\nquestion: Q?\nbase: https://example.org/\n"
        f"experts: {{ruiz: {{name: Ana Ruiz, identifiers: {identifiers}}}}}\n===\n\n[A]: One.\n"
    )
    return read_argdown_map(parse(text, "t.argdown")).map


@pytest.mark.parametrize(
    "identifiers",
    ["[Q42, 0000-0002-1825-0097]", "[https://orcid.org/0000-0002-1825-0097, 'wd:Q42', Q42]"],
)
def test_each_identifier_has_one_form_in_every_format(identifiers: str) -> None:
    argument_map = read_map(identifiers)

    text = render_argdown_map(argument_map).text

    assert argument_map.experts[0].identifiers == IRIS
    assert read_argdown_map(parse(text, "t.argdown")).map.experts == argument_map.experts
    assert from_rdf(to_rdf(argument_map)).experts == argument_map.experts


@pytest.mark.parametrize("identifier", ["0000-0002-1825-0098", "Ana Ruiz", "Q0", "'javascript:x'"])
def test_what_identifies_nobody_is_an_error(identifier: str) -> None:
    with pytest.raises(InputError) as error:
        read_map(identifier)

    assert [(x.place.line, x.code) for x in error.value.problems] == [(5, "bad-identifier")]
