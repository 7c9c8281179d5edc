from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from map_files import MapReader, write_map
from samples import city_map

from counterpoint.analysis import read_back
from counterpoint.formats import read
from counterpoint.model import Argument, Stance
from counterpoint.rdf import from_rdf, to_rdf

TOLL = """\
# Ana Ruiz {expert: ruiz, source: panel}

[Toll]: Charge at the ring.
  + [Less traffic]: Traffic falls.
[Toll downtown]: Charge downtown. {narrower: "[Toll]"}

# Kofi Osei {expert: osei, source: panel}

[Toll]
  - [Shops close]: Shops close.
"""


@pytest.fixture
def map_of(tmp_path: Path) -> MapReader:
    """The map that a body says below the usual frontmatter."""
    return lambda body: read([write_map(tmp_path, body)]).map


def test_each_tie_is_a_sentence_in_the_order_of_the_file(map_of: MapReader) -> None:
    lines = read_back(map_of(TOLL))

    assert [line.sentence for line in lines] == [
        "Ruiz gives “Less traffic” as a reason for “Toll”.",
        "“Toll downtown” is a special case of “Toll”, in the mapper's reading.",
        "Kofi Osei puts “Shops close” against “Toll”.",
    ]


def test_each_line_names_where_the_file_says_it(map_of: MapReader) -> None:
    argument_map = map_of(TOLL)

    lines = read_back(argument_map)

    relation = argument_map.relations[0]
    assert [line.place for line in lines if line.id == relation.id] == [relation.place]


def test_turning_an_arrow_round_turns_its_sentence_round(map_of: MapReader) -> None:
    reversed_arrow = map_of(TOLL.replace("  + [Less", "  +> [Less"))

    sentences = [line.sentence for line in read_back(reversed_arrow)]

    assert sentences[0] == "Ruiz gives “Toll” as a reason for “Less traffic”."


def test_what_nobody_says_is_the_mappers_reading_and_what_is_reported_is_not() -> None:
    argument = Argument("cheap--charge", ("buses",), "charge")
    stance = Stance("s", "desk", argument.id)
    unsaid = replace(city_map(), arguments=(argument,), attacks=(), relations=(), stances=())

    of_mapper = read_back(unsaid)
    of_desk = read_back(replace(unsaid, stances=(stance,)))

    assert of_mapper[0].sentence == f"{of_desk[0].sentence[:-1]}, in the mapper's reading."


def test_a_map_from_rdf_reads_the_same_without_places() -> None:
    there = read_back(from_rdf(to_rdf(city_map())))

    assert {(line.kind, line.id, line.sentence) for line in there} == {
        (line.kind, line.id, line.sentence) for line in read_back(city_map())
    }


def test_a_sketch_ties_nothing() -> None:
    sketch = Argument("sketch", ("buses",), None)
    only = replace(city_map(), arguments=(sketch,), attacks=(), relations=(), stances=())

    assert read_back(only) == ()
