"""SADFace documents as maps, and maps as documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.formats.sadface import render_sadface
from counterpoint.model import AttackKind, Standing


def _atom(name: str, text: str, **fields: object) -> dict[str, object]:
    return {"id": name, "type": "atom", "text": text, "sources": [], "metadata": {}} | fields


def _document(**fields: Any) -> dict[str, Any]:
    nodes = [
        _atom("a", "Charge a toll", sources=[{"resource_id": "r", "text": "Tolls", "offset": 3}]),
        _atom("b", "It works"),
        _atom("c", "It does not follow"),
        {"id": "s", "type": "scheme", "name": "Expert Opinion", "metadata": {}},
        {"id": "t", "type": "conflict", "name": "attack", "metadata": {}},
    ]
    edges = [
        {"id": str(number), "source_id": source, "target_id": target}
        for number, (source, target) in enumerate([("b", "s"), ("s", "a"), ("c", "t"), ("t", "s")])
    ]
    resource = {
        "id": "r",
        "type": "text",
        "content": "On Tolls as such.",
        "metadata": {"core": {"title": "On tolls", "url": "https://example.org/t"}},
    }
    core = {"title": "Tolls", "description": "A debate.", "analyst_name": "A. N.", "version": "0.2"}
    return {
        "metadata": {"core": core},
        "nodes": nodes,
        "edges": edges,
        "resources": [resource],
    } | fields


def _read(folder: Path, document: object) -> ReadResult:
    (folder / "tolls.json").write_text(json.dumps(document), encoding="utf-8")
    return read([folder / "tolls.json"])


@pytest.mark.parametrize("scheme_type", ["scheme", "inference"])
def test_atoms_are_claims_and_schemes_reasons_and_undercuts(
    tmp_path: Path, scheme_type: str
) -> None:
    document = _document()
    document["nodes"][3]["type"] = scheme_type

    result = _read(tmp_path, document)

    [argument] = result.map.arguments
    [attack] = result.map.attacks
    assert (argument.premises, argument.conclusion) == (("it-works",), "charge-a-toll")
    assert argument.scheme == "Expert Opinion"
    assert (attack.kind, attack.target) == (AttackKind.UNDERCUT, argument.id)
    assert (result.map.title, result.map.abstract) == ("Tolls", "A debate.")


def test_the_resource_says_what_stands_in_it_and_the_analyst_nothing(tmp_path: Path) -> None:
    result = _read(tmp_path, _document())

    [voice] = result.map.experts
    [stance] = result.map.stances
    assert (voice.name, voice.standing) == ("On tolls", Standing.CITED)
    assert stance.quotation is not None
    assert (stance.quotation.exact, stance.quotation.start) == ("Tolls", 3)
    assert result.conversion is not None
    assert [x.kind for x in result.conversion.losses] == ["analyst_name"]
    assert [(x.kind, x.count, x.examples[0]) for x in result.conversion.changes] == [
        ("ids", 3, "a is charge-a-toll")
    ]


def test_the_head_of_version_0_1_stands_at_the_top(tmp_path: Path) -> None:
    document = {
        "title": "Old",
        "analyst_name": "A. N.",
        "metadata": {},
        "resources": [],
        "nodes": [_atom("a", "Charge")],
        "edges": [],
    }

    assert _read(tmp_path, document).map.title == "Old"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"nodes": [_atom("a", "A"), _atom("a", "B")]}, "the id a is in use a second time"),
        ({"nodes": ["a"]}, "entry 1 of nodes is no object"),
        ({"nodes": [{"type": "atom"}]}, "entry 1 of nodes has no id"),
        ({"nodes": 7}, "nodes is neither a list nor an object"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(
    tmp_path: Path, fields: dict[str, Any], problem: str
) -> None:
    with pytest.raises(InputError) as error:
        _read(tmp_path, _document(**fields))

    assert problem in str(error.value)
    assert "tolls.json:1:" in str(error.value)


def test_a_document_has_uuids_and_is_read_again_as_the_same_reasons(tmp_path: Path) -> None:
    argument_map = _read(tmp_path, _document()).map

    rendered = render_sadface(argument_map)
    again = _read(tmp_path, json.loads(rendered.text)).map

    assert [again.claims, again.arguments, again.attacks] == [
        *(argument_map.claims, argument_map.arguments, argument_map.attacks)
    ]
    assert {loss.kind for loss in rendered.conversion.losses} == {
        *("experts", "stances:quotation", "sources", "stances")
    }
    assert all(UUID(node["id"]).version == 4 for node in json.loads(rendered.text)["nodes"])
