"""Arguebuf graphs as maps, and maps as graphs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.formats.arguebuf import read_arguebuf_files, render_arguebuf
from counterpoint.formats.arguebuf.schemes import scheme_in, support_of
from counterpoint.formats.foreign.comparison import find_differences
from counterpoint.formats.foreign.scheme_graph import SchemeKind
from counterpoint.model import (
    ArgumentMap,
    AttackKind,
    Claim,
    Expert,
    Firmness,
    Polarity,
    Role,
    Stance,
    Standing,
)

GRAPH = {
    "nodes": {
        "1": {
            "atom": {
                "text": "Charge a toll",
                "participant": "p",
                "reference": {"resource": "r", "offset": 3, "text": "tolls"},
            }
        },
        "2": {"atom": {"text": "It works", "reference": {"resource": "r"}}},
        "3": {"atom": {"text": "It never did"}, "userdata": {"colour": "red"}},
        "4": {"scheme": {"support": "SUPPORT_EXPERT_OPINION"}},
        "5": {"scheme": {"attack": "ATTACK_DEFAULT"}},
        "6": {"scheme": {}},
    },
    "edges": {
        "a": {"source": "2", "target": "4"},
        "b": {"source": "4", "target": "1"},
        "c": {"source": "3", "target": "5"},
        "d": {"source": "5", "target": "4"},
        "e": {"source": "3", "target": "6"},
        "f": {"source": "6", "target": "2"},
    },
    "majorClaim": "1",
    "participants": {
        "p": {"name": "Ana Ruiz", "description": "Professor", "email": "ana@example.org"}
    },
    "resources": {
        "r": {
            "text": "On tolls.",
            "title": "On tolls",
            "source": "https://example.org/",
            "timestamp": "2026-03-01T00:00:00Z",
        }
    },
    "analysts": {"x": {"name": "A. N."}},
    "schemaVersion": 1,
    "userdata": {"title": "Tolls", "question": "Toll or not?"},
}


def _read(folder: Path, graph: object) -> ReadResult:
    (folder / "tolls.json").write_text(json.dumps(graph), encoding="utf-8")
    return read([folder / "tolls.json"])


def test_a_participant_says_an_atom_at_its_reference(tmp_path: Path) -> None:
    argument_map = _read(tmp_path, GRAPH).map

    [ana, text] = sorted(argument_map.experts, key=lambda expert: expert.name)
    stances = {x.target: x for x in argument_map.stances}
    quotation = stances["charge-a-toll"].quotation
    assert (ana.name, ana.roles, ana.standing) == ("Ana Ruiz", (Role("Professor"),), Standing.PANEL)
    assert (text.name, text.standing) == ("On tolls", Standing.CITED)
    assert {name: x.expert for name, x in stances.items()} == {
        "charge-a-toll": ana.id,
        "it-works": text.id,
    }
    assert quotation is not None
    assert (quotation.exact, quotation.start, quotation.end) == ("tolls", 3, 8)


def test_schemes_are_reasons_and_what_is_left_is_told(tmp_path: Path) -> None:
    result = _read(tmp_path, GRAPH)

    [argument] = result.map.arguments
    [attack] = result.map.attacks
    assert (argument.premises, argument.scheme) == (("it-works",), "Expert Opinion")
    assert (attack.kind, attack.target) == (AttackKind.UNDERCUT, argument.id)
    assert [x.title for x in result.map.claims if x.topics] == ["Charge a toll"]
    assert (result.map.title, result.map.question) == ("Tolls", "Toll or not?")
    assert result.conversion is not None
    assert {x.kind: x.count for x in result.conversion.losses} == {
        "analysts": 1,
        "participant-email": 1,
        "scheme:unknown": 1,
        "userdata": 1,
    }


def test_a_graph_of_2021_is_read_by_its_own_names(tmp_path: Path) -> None:
    graph = {
        "nodes": {
            "1": {"atom": {"text": "Charge", "anchor": {"resource": "r", "text": "tolls"}}},
            "2": {"atom": {"text": "It works"}, "metadata": {}},
            "3": {
                "scheme": {
                    "type": "SCHEME_TYPE_SUPPORT",
                    "argumentation_scheme": "SCHEME_CAUSE_TO_EFFECT",
                }
            },
        },
        "edges": {"a": {"source": "2", "target": "3"}, "b": {"source": "3", "target": "1"}},
        "resources": {"r": {"text": "On tolls."}},
        "analysts": [{"name": "A. N."}],
        "major_claim": "1",
        "version": "0.1",
    }

    argument_map = _read(tmp_path, graph).map

    [argument] = argument_map.arguments
    [stance] = argument_map.stances
    assert (argument.conclusion, argument.scheme) == ("charge", "Cause to Effect")
    assert stance.quotation is not None
    assert stance.quotation.start == 3


def test_a_number_stands_for_the_member_of_the_enumeration() -> None:
    assert scheme_in({"support": 60}).name == "Memory"
    assert scheme_in({"support": 64}).name == "Negative Consequences"
    assert scheme_in({"type": 2}).kind is SchemeKind.ATTACK
    assert support_of("Practical Reasoning from Analogy") is not None


def test_nodes_that_are_no_nodes_by_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tolls.json").write_text(json.dumps(GRAPH | {"nodes": []}), encoding="utf-8")

    with pytest.raises(InputError, match="an Arguebuf graph has its nodes by their ids"):
        read_arguebuf_files([tmp_path / "tolls.json"])


def test_what_refers_to_nothing_is_left_out_with_a_warning(tmp_path: Path) -> None:
    graph: Any = json.loads(json.dumps(GRAPH))
    graph["nodes"]["1"]["atom"]["participant"] = "q"
    graph["nodes"]["2"]["atom"]["reference"] = {"resource": "s"}
    graph["nodes"]["6"] = {"text": "x"}
    graph["edges"]["z"] = {"source": "2"}
    graph["majorClaim"] = "4"

    result = _read(tmp_path, graph)

    assert [x.message.partition(",")[0] for x in result.warnings] == [
        "the atom 1 refers to q",
        "the atom 2 refers to s",
        "the node 6 is neither an atom nor a scheme",
        "the edge z has no source and target",
        "the major claim 4 is no atom of this graph",
    ]
    assert len(result.map.claims) == 3
    assert [x.expert for x in result.map.stances] == ["on-tolls"]
    assert result.conversion is not None
    assert {x.kind for x in result.conversion.losses} > {
        *("edge:no-ends", "major:dangling", "participants:dangling", "resources:dangling")
    }


def test_what_no_loss_names_is_the_same_on_the_way_back(tmp_path: Path) -> None:
    argument_map = _read(tmp_path, GRAPH).map

    rendered = render_arguebuf(argument_map)
    again = _read(tmp_path, json.loads(rendered.text)).map

    assert [(x.kind, x.count) for x in rendered.conversion.losses] == [("stances:offsets", 1)]
    assert {x.kind for x in find_differences(argument_map, again)} <= {
        *("stances:quotation", "stances:offsets", "ids")
    }


def test_one_speaker_is_written_who_says_it_outright() -> None:
    argument_map = ArgumentMap(
        "tolls",
        "https://example.org/",
        "Tolls",
        "",
        claims=(Claim("toll", "Toll", "Charge a toll."),),
        experts=(Expert("ana", "Ana"), Expert("bo", "Bo")),
        stances=(
            Stance("1", "ana", "toll", firmness=Firmness.HEDGED),
            Stance("2", "bo", "toll"),
            Stance("3", "bo", "toll", Polarity.DENY),
        ),
    )

    rendered = render_arguebuf(argument_map)

    [node] = json.loads(rendered.text)["nodes"].values()
    assert node["atom"] == {"text": "Charge a toll.", "participant": "bo"}
    assert {x.kind: x.count for x in rendered.conversion.losses} == {
        "base": 1,
        "claims:title": 1,
        "ids": 1,
        "stances:denials": 1,
        "stances:further": 1,
    }
