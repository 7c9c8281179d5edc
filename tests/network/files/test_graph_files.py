"""A map as files of graph programs: what their programs look for, and what is not in them.

That they hold the graph of any map is tested with all exports (`tests/pipeline/test_exports.py`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from counterpoint.formats.result import RenderedMap
from counterpoint.model import (
    ArgumentMap,
    Claim,
    Directness,
    Expert,
    Firmness,
    Grade,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Role,
    Stance,
    Standing,
)
from counterpoint.network.files import (
    render_cytoscape,
    render_gexf,
    render_graphml,
    render_node_link,
)

GEXF = "{http://gexf.net/1.3}"
RENDERERS = (render_cytoscape, render_gexf, render_graphml, render_node_link)


CITY = ArgumentMap(
    "city",
    "https://example.org/city/",
    "Traffic",
    "What first?",
    abstract="A panel",
    experts=(Expert("ruiz", "Ana Ruiz", (Role("Mayor"),)),),
    claims=(Claim("charge", "Charge cars", "Cars should pay."), Claim("tax", "Tax cars", "")),
    relations=(Relation("r1", RelationKind.NARROWER, "charge", "tax", degree=0.5),),
    stances=(
        Stance("s1", "ruiz", "charge", confidence=0.8),
        Stance("s2", "ruiz", "charge", note="again"),
    ),
)


def test_gephi_finds_labels_weights_and_a_kind_for_each_of_several_edges() -> None:
    root = ET.fromstring(render_gexf(CITY).text)

    nodes = root.findall(f".//{GEXF}node")
    edges = [edge.attrib for edge in root.findall(f".//{GEXF}edge")]
    assert [node.get("label") for node in nodes] == ["Charge cars", "Tax cars", "Ana Ruiz"]
    assert [(edge["kind"], edge["weight"]) for edge in edges] == [
        ("relation", "0.5"),
        ("stance", "0.8"),
        ("stance", "1.0"),
    ]
    assert len({edge["id"] for edge in edges}) == 3
    assert [x.get("class") for x in root.iter(f"{GEXF}attributes")] == ["node", "edge"]
    assert {x.get("for") for x in root.iter(f"{GEXF}attvalue")} <= set("0123456789")
    declared = {(x.get("title"), x.get("type")) for x in root.findall(f".//{GEXF}attribute")}
    assert {("text", "string"), ("confidence", "double")} <= declared
    assert "lastmodifieddate" not in root.find(f"{GEXF}meta").attrib  # type: ignore[union-attr]


def test_a_file_for_gephi_names_its_schema_and_is_indented() -> None:
    text = render_gexf(CITY).text

    schema = ET.fromstring(text).get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation")
    assert schema == "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"
    assert text.splitlines()[2] == " <meta>"
    assert "<description>Traffic</description>" in text
    assert "<description" not in render_gexf(replace(CITY, title="")).text


def test_a_file_for_cytoscape_says_its_version_and_has_the_keys_of_edges() -> None:
    content = json.loads(render_cytoscape(CITY).text)

    assert content["format_version"] == "1.0"
    assert [x["data"]["key"] for x in content["elements"]["edges"]] == ["r1", "s1", "s2"]


def test_ids_of_edges_and_nodes_are_unique_where_cytoscape_looks_for_them() -> None:
    content = json.loads(render_cytoscape(CITY).text)

    elements = content["elements"]
    ids = [each["data"]["id"] for kind in ("nodes", "edges") for each in elements[kind]]
    assert len(set(ids)) == len(ids) == 6
    assert content["data"]["question"] == "What first?"
    assert [x["data"]["interaction"] for x in elements["edges"]] == ["narrower", "affirm", "affirm"]


@pytest.mark.parametrize("render", RENDERERS, ids=lambda x: x.__name__)
def test_what_the_graph_has_no_place_for_is_told(
    render: Callable[[ArgumentMap], RenderedMap],
) -> None:
    conversion = render(CITY).conversion

    losses = {loss.kind: loss.count for loss in conversion.losses}
    of_head = {"base": 1, "language": 1, "question": 1}
    expected = {"experts:roles": 1, "abstract": 1}
    assert losses == expected | (of_head if render is render_gexf else {})
    assert dict(conversion.carried) == {"claims": 2, "relations": 1, "experts": 1, "stances": 2}


@pytest.mark.parametrize("render", RENDERERS, ids=lambda x: x.__name__)
def test_what_is_carried_and_what_is_lost_of_voices_and_passages_is_told(
    render: Callable[[ArgumentMap], RenderedMap],
) -> None:
    voice = Expert("lum", "Ada Lum", standing=Standing.CITED)
    stance = Stance("s1", "lum", "charge", quotation=Quotation("panel", "in so many", start=7))

    conversion = render(replace(CITY, experts=(*CITY.experts, voice), stances=(stance,))).conversion

    carried = {"claims": 2, "relations": 1, "experts": 1, "cited voices": 1, "stances": 1}
    assert dict(conversion.carried) == {**carried, "quotations": 1}
    (offsets,) = (x for x in conversion.losses if x.kind == "stances:offsets")
    assert (offsets.count, offsets.sentence) == (1, "where quoted words stand in their sources")


@pytest.mark.parametrize("render", RENDERERS, ids=lambda x: x.__name__)
def test_all_that_is_said_with_a_stance_or_a_relation_has_a_place(
    render: Callable[[ArgumentMap], RenderedMap],
) -> None:
    quotation = Quotation("panel", "in so many words")
    stance = Stance(
        *("s1", "ruiz", "charge", Polarity.DENY, Directness.IMPLIED, Firmness.HEDGED),
        *(("tax",), ("tax",)),
        wording="Cars pay.",
        quotation=quotation,
        source="panel",
        date="2024",
        voice="ruiz",
        answers="ruiz",
        note="noted",
        confidence=0.5,
        confidence_said="5 of 10",
        grade=Grade.MILD,
    )
    related = Relation("r1", RelationKind.NARROWER, "charge", "tax", 0.5, "so", "ruiz", quotation)

    losses = render(replace(CITY, stances=(stance,), relations=(related,))).conversion.losses

    assert {x.kind for x in losses} - {"base", "language", "question"} == {
        *("experts:roles", "abstract"),
    }
