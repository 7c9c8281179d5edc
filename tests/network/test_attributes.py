"""Every attribute of ``to_networkx``, of one record of each kind, written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Stance,
    Standing,
    Verification,
)
from counterpoint.network import to_networkx

QUOTATION = Quotation("panel", "in so\r\nmany words", 3, 20, Verification.EXACT, 1.0)
FULL = ArgumentMap(
    id="city",
    base="https://example.org/city/",
    title="Traffic",
    question="What first?",
    experts=(
        Expert("ruiz", "Ana Ruiz"),
        Expert("desk", "", standing=Standing.EDITOR),
    ),
    claims=(
        Claim("toll", "Toll", "Charge cars.", ClaimKind.RECOMMENDATION, topics=("money", "air")),
        Claim("jams", "", "", None),
        Claim("both", "Both", "A claim and a reason.", ClaimKind.ASSESSMENT),
    ),
    arguments=(
        Argument("reason", ("jams", "both"), "toll"),
        Argument("both", ("jams",), "reason"),
        Argument("open", ("jams",), None),
    ),
    attacks=(
        Attack("step", ("jams",), "both", AttackKind.UNDERCUT),
        Attack("word", ("jams",), "both", AttackKind.REBUT),
    ),
    relations=(
        Relation("plain", RelationKind.NARROWER, "toll", "jams"),
        Relation("said", RelationKind.TIMING, "jams", "toll", 0.5, "later", "ruiz", QUOTATION),
    ),
    stances=(
        Stance("s1", "ruiz", "toll"),
        Stance(
            "s2",
            "desk",
            "both",
            Polarity.DENY,
            Directness.EXPLICIT,
            Firmness.CONDITIONAL,
            ("toll", "jams"),
            ("jams", "toll"),
            wording="Not\x00that.",
            quotation=QUOTATION,
            source="panel",
            date="2024",
            voice="ruiz",
            note="noted",
            confidence=0.5,
            confidence_said="5 of 10",
        ),
    ),
)


@pytest.fixture
def nodes() -> dict[str, dict[str, object]]:
    graph = to_networkx(FULL)
    return {node: graph.nodes[node] for node in graph}


@pytest.fixture
def edges() -> dict[tuple[str, str, str], dict[str, object]]:
    graph = to_networkx(FULL)
    return {(start, end, key): data for start, end, key, data in graph.edges(keys=True, data=True)}


def test_a_network_says_of_what_it_is() -> None:
    assert to_networkx(FULL).graph == {
        "name": "Traffic",
        "question": "What first?",
        "language": FULL.language,
        "base": "https://example.org/city/",
    }


def test_what_a_map_does_not_say_has_no_attribute() -> None:
    silent = replace(FULL, question="", base="")

    assert set(to_networkx(silent).graph) == {"name", "language"}


def test_each_record_that_is_named_is_a_node(nodes: dict[str, dict[str, object]]) -> None:
    assert nodes == {
        "claim:toll": {
            "kind": "claim",
            "label": "Toll",
            "text": "Charge cars.",
            "claim_kind": "recommendation",
            "topics": "money air",
        },
        "claim:jams": {"kind": "claim", "label": "jams"},
        "claim:both": {
            "kind": "claim",
            "label": "Both",
            "text": "A claim and a reason.",
            "claim_kind": "assessment",
        },
        "argument:reason": {"kind": "argument", "label": "reason"},
        "argument:both": {"kind": "argument", "label": "both"},
        "argument:open": {"kind": "argument", "label": "open"},
        "attack:step": {"kind": "attack", "label": "step", "attack": "undercut"},
        "attack:word": {"kind": "attack", "label": "word", "attack": "rebut"},
        "expert:ruiz": {"kind": "expert", "label": "Ana Ruiz", "standing": "panel"},
        "expert:desk": {"kind": "expert", "label": "desk", "standing": "editor"},
    }


def test_a_titled_argument_and_attack_say_what_they_are() -> None:
    titled = ArgumentMap(
        "city",
        "https://example.org/city/",
        "Traffic",
        "What first?",
        claims=(Claim("jams", "Jams", ""),),
        arguments=(Argument("reason", ("jams",), None, "Why", "Jams cost.", "cause"),),
        attacks=(Attack("step", ("jams",), "reason", AttackKind.UNDERCUT, "But"),),
    )

    nodes = to_networkx(titled).nodes

    assert nodes["argument:reason"] == {
        "kind": "argument",
        "label": "Why",
        "text": "Jams cost.",
        "scheme": "cause",
    }
    assert nodes["attack:step"] == {"kind": "attack", "label": "But", "attack": "undercut"}


def test_each_step_of_an_argument_or_attack_is_an_edge(
    edges: dict[tuple[str, str, str], dict[str, object]],
) -> None:
    steps = {key: x for key, x in edges.items() if x["kind"] in {"premise", "conclusion", "attack"}}

    premise = {"kind": "premise", "record": "reason"}
    assert steps == {
        ("claim:jams", "argument:reason", "reason-premise-0"): premise,
        ("claim:both", "argument:reason", "reason-premise-1"): premise,
        ("claim:jams", "argument:both", "both-premise-0"): premise | {"record": "both"},
        ("claim:jams", "argument:open", "open-premise-0"): premise | {"record": "open"},
        ("claim:jams", "attack:step", "step-premise-0"): premise | {"record": "step"},
        ("claim:jams", "attack:word", "word-premise-0"): premise | {"record": "word"},
        ("argument:reason", "claim:toll", "reason"): {"kind": "conclusion", "record": "reason"},
        ("argument:both", "argument:reason", "both"): {"kind": "conclusion", "record": "both"},
        ("attack:step", "argument:both", "step"): {"kind": "attack", "record": "step"},
        ("attack:word", "claim:both", "word"): {"kind": "attack", "record": "word"},
    }


def test_each_relation_and_stance_is_an_edge_with_what_is_said_of_it(
    edges: dict[tuple[str, str, str], dict[str, object]],
) -> None:
    denial = {
        "kind": "stance",
        "record": "s2",
        "polarity": "deny",
        "directness": "explicit",
        "firmness": "conditional",
        "confidence": 0.5,
        "confidence_said": "5 of 10",
        "conditions": "toll jams",
        "goals": "jams toll",
        "wording": "Not\ufffdthat.",
        "quote": "in so\nmany words",
        "document": "panel",
        "date": "2024",
        "voice": "ruiz",
        "note": "noted",
    }

    assert {key: x for key, x in edges.items() if x["kind"] in {"relation", "stance"}} == {
        ("claim:toll", "claim:jams", "plain"): {
            "kind": "relation",
            "record": "plain",
            "relation": "narrower",
            "degree": 1.0,
        },
        ("claim:jams", "claim:toll", "said"): {
            "kind": "relation",
            "record": "said",
            "relation": "timing",
            "degree": 0.5,
            "note": "later",
            "asserted_by": "ruiz",
            "quote": "in so\nmany words",
        },
        ("expert:ruiz", "claim:toll", "s1"): {
            "kind": "stance",
            "record": "s1",
            "polarity": "affirm",
            "directness": "explicit",
            "firmness": "flat",
        },
        ("expert:desk", "claim:both", "s2"): denial,
        ("expert:desk", "argument:both", "s2"): denial,
    }
