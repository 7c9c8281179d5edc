from __future__ import annotations

from pathlib import Path

import pytest
from opened_maps import put_in_store
from samples import city_map

from counterpoint.pipeline.debate import debate_in
from counterpoint.pipeline.map_input import open_store
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH
from counterpoint.store import Store

ENDINGS = {
    "turtle": "ttl",
    "ntriples": "nt",
    "rdfxml": "rdf",
    "trig": "trig",
    "nquads": "nq",
    "jsonld": "jsonld",
}


@pytest.fixture(scope="module")
def whole() -> Store:
    """The sample with its findings."""
    return debate_in(put_in_store(city_map())).store


@pytest.fixture(scope="module")
def canonical_hash(whole: Store) -> str:
    return whole.canonical_hash()


@pytest.mark.parametrize(("style", "ending"), ENDINGS.items(), ids=ENDINGS)
def test_a_map_is_the_same_data_from_every_syntax(
    whole: Store, canonical_hash: str, tmp_path: Path, style: str, ending: str
) -> None:
    file = tmp_path / f"city.{ending}"
    file.write_bytes(whole.write(style))

    read = open_store([file])

    assert read.canonical_hash() == canonical_hash
    assert read.graph_names() == tuple(
        f"{city_map().base}{name}" for name in (FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH)
    )


def test_what_is_no_map_stays_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")

    assert open_store([file]).graph_names() == ()
