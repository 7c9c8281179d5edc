"""What a map says survives RDF: the laws of `to_rdf` and `from_rdf`."""

from __future__ import annotations

import pyoxigraph as px
import pytest
from generated_maps import argument_maps
from hypothesis import HealthCheck, Phase, given, settings
from lengths import examples

from counterpoint.model import ArgumentMap
from counterpoint.rdf import FORMATS, from_rdf, to_rdf, write_rdf
from counterpoint.store import Store

# Such large examples take minutes to shrink, and are readable as they are.
a_few = settings(
    max_examples=examples(60),
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_the_sample_comes_back_from_rdf_as_it_was(city: ArgumentMap) -> None:
    assert from_rdf(to_rdf(city)) == city


def test_the_sample_comes_back_from_the_store_as_it_was(city: ArgumentMap) -> None:
    assert Store.from_dataset(to_rdf(city)).read_map() == city


@a_few
@given(argument_maps())
def test_any_map_comes_back_from_rdf_as_it_was(argument_map: ArgumentMap) -> None:
    assert from_rdf(to_rdf(argument_map)) == argument_map


@a_few
@given(argument_maps())
def test_any_map_comes_back_from_turtle_as_it_was(argument_map: ArgumentMap) -> None:
    turtle = write_rdf(to_rdf(argument_map), "turtle")

    store = Store(px.parse(turtle, format=px.RdfFormat.TURTLE))

    assert store.read_map() == argument_map


@a_few
@given(argument_maps())
def test_the_store_changes_no_byte_of_what_is_written(argument_map: ArgumentMap) -> None:
    dataset = to_rdf(argument_map)

    stored_data = Store.from_dataset(dataset).dataset()

    assert write_rdf(stored_data, "nquads") == write_rdf(dataset, "nquads")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_map_gives_the_same_bytes(city: ArgumentMap, name: str) -> None:
    assert write_rdf(to_rdf(city), name) == write_rdf(to_rdf(city), name)
