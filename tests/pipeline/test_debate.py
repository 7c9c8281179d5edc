from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.model import ArgumentMap
from counterpoint.pipeline.debate import debate_in
from counterpoint.pipeline.map_input import open_store
from counterpoint.pipeline.opened_maps import put_in_store
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH

ENDINGS = {
    "turtle": "ttl",
    "ntriples": "nt",
    "rdfxml": "rdf",
    "trig": "trig",
    "nquads": "nq",
    "jsonld": "jsonld",
}


@pytest.mark.parametrize(("style", "ending"), ENDINGS.items(), ids=ENDINGS)
def test_a_map_is_the_same_data_from_every_syntax(
    city: ArgumentMap, tmp_path: Path, style: str, ending: str
) -> None:
    whole = debate_in(put_in_store(city)).store
    file = tmp_path / f"city.{ending}"
    file.write_bytes(whole.write(style))

    read = open_store([file])

    assert read.canonical_hash() == whole.canonical_hash()
    assert read.graph_names() == tuple(
        f"{city.base}{name}" for name in (FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH)
    )


def test_what_is_no_map_stays_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")

    assert open_store([file]).graph_names() == ()
