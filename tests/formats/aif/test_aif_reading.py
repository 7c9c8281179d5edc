"""AIF as a map: what each sort of node becomes, who says what, and what is told and left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.formats.aif import count_aif_files
from counterpoint.model import (
    ArgumentMap,
    AttackKind,
    Directness,
    Firmness,
    Polarity,
    RelationKind,
    Standing,
)

PEOPLE = [("a", "Ann", "Alpha"), ("b", "Bob", "Beta")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "debate.json"


def nodeset(
    nodes: dict[str, str],
    edges: str,
    said_by: str = "",
    people: list[tuple[str, str, str]] = PEOPLE,
) -> dict[str, object]:
    """A nodeset of few words: nodes as ``{"1": "I A toll."}``, edges as ``1>2 2>3``, ``L>a``."""
    return {
        "nodes": [
            {"nodeID": key, "type": node.split(" ", 1)[0], "text": node.partition(" ")[2]}
            for key, node in nodes.items()
        ],
        "edges": [
            {"edgeID": str(i), "fromID": edge.split(">")[0], "toID": edge.split(">")[1]}
            for i, edge in enumerate(edges.split())
        ],
        "locutions": [
            {"nodeID": each.split(">")[0], "personID": each.split(">")[1]}
            for each in said_by.split()
        ],
        "participants": [
            {"participantID": key, "firstname": first, "surname": last}
            for key, first, last in people
        ],
    }


def read_data(file: Path, data: object) -> ReadResult:
    file.write_text(json.dumps(data), encoding="utf-8")
    return read([file])


def losses_of(result: ReadResult) -> dict[str, int]:
    assert result.conversion is not None
    return {loss.kind: loss.count for loss in result.conversion.losses}


def stances_of(argument_map: ArgumentMap) -> set[tuple[str, str, str, str, str]]:
    return {
        (x.expert, x.target, x.polarity.value, x.directness.value, x.firmness.value)
        for x in argument_map.stances
    }


REASONS = {
    "t": "I Toll",
    "w": "I Worked",
    "c": "I Cheap",
    "s": "I Shops",
    "x": "I Elsewhere",
    "1": "RA Default Inference",
    "2": "RA Argument From Example",
    "3": "CA Default Conflict",
}


def test_premises_of_one_scheme_are_linked_and_schemes_on_one_claim_convergent(file: Path) -> None:
    linked_map = read_data(file, nodeset(REASONS, "w>1 c>1 1>t")).map
    convergent = read_data(file, nodeset(REASONS, "w>1 1>t c>2 2>t")).map

    assert [(x.premises, x.conclusion) for x in linked_map.arguments] == [
        (("worked", "cheap"), "toll")
    ]
    assert {(x.premises, x.conclusion, x.scheme) for x in convergent.arguments} == {
        (("worked",), "toll", ""),
        (("cheap",), "toll", "Argument From Example"),
    }


def test_a_conflict_is_a_rebuttal_an_undermining_or_an_undercut_by_its_place(file: Path) -> None:
    argument_map = read_data(
        file,
        nodeset(
            REASONS | {"4": "CA Default Conflict", "5": "CA Default Conflict"},
            "w>1 1>t s>3 3>t c>4 4>w x>5 5>1",
        ),
    ).map

    assert {(x.premises[0], x.target, x.kind) for x in argument_map.attacks} == {
        ("shops", "toll", AttackKind.REBUT),
        ("cheap", "worked", AttackKind.UNDERMINE),
        ("elsewhere", "worked--toll", AttackKind.UNDERCUT),
    }


def test_a_conflict_with_a_conflict_undercuts_a_sketch_of_it(file: Path) -> None:
    argument_map = read_data(
        file, nodeset(REASONS | {"4": "CA Default Conflict"}, "s>3 3>t x>4 4>3")
    ).map

    (sketch,) = argument_map.arguments
    assert (sketch.premises, sketch.conclusion) == (("shops",), None)
    assert {(x.premises[0], x.target, x.kind) for x in argument_map.attacks} == {
        ("shops", "toll", AttackKind.REBUT),
        ("elsewhere", sketch.id, AttackKind.UNDERCUT),
    }


def test_a_rephrasing_is_the_same_and_a_named_kind_of_it_is_told(file: Path) -> None:
    same = read_data(file, nodeset(REASONS | {"4": "MA Default Rephrase"}, "w>4 4>t"))
    of_a_kind = read_data(file, nodeset(REASONS | {"4": "MA Generalisation"}, "w>4 4>t"))

    assert [(x.kind, x.source, x.target) for x in same.map.relations] == [
        (RelationKind.EQUIVALENT, "worked", "toll")
    ]
    assert of_a_kind.map.relations == ()
    assert losses_of(of_a_kind) == {"node:MA": 1, "node:RA": 2, "node:CA": 1}


SPEAKING = {
    "t": "I Toll",
    "w": "I Worked",
    "r": "RA Default Inference",
    "k": "CA Default Conflict",
    "l": "L Ann Alpha: we want it",
    "m": "L Bob: no",
    "ta": "TA Default Transition",
    "q": "L Toll",
}


@pytest.mark.parametrize(
    ("act", "edges", "stance"),
    [
        ("Asserting", "l>y y>t", ("ann-alpha", "toll", "affirm", "explicit", "flat")),
        ("Default Illocuting", "l>y y>t", ("ann-alpha", "toll", "affirm", "explicit", "flat")),
        (f"YA_{'0af' * 10}00", "l>y y>t", ("ann-alpha", "toll", "affirm", "explicit", "flat")),
        ("Conceding", "l>y y>t", ("ann-alpha", "toll", "affirm", "explicit", "conceded")),
        ("Rhetorical Questioning", "l>y y>t", ("ann-alpha", "toll", "affirm", "implied", "flat")),
        ("Agreeing", "m>y y>t", ("bob-beta", "toll", "affirm", "explicit", "flat")),
        ("Disagreeing", "m>y y>t", ("bob-beta", "toll", "deny", "explicit", "flat")),
        ("Disagreeing", "m>y y>k", ("bob-beta", "worked--toll", "affirm", "explicit", "flat")),
        # An act in a transition is that of whoever answers.
        ("Agreeing", "l>ta ta>m ta>y y>t", ("bob-beta", "toll", "affirm", "explicit", "flat")),
    ],
)
def test_an_act_is_the_stance_of_its_speaker(
    file: Path, act: str, edges: str, stance: tuple[str, str, str, str, str]
) -> None:
    nodes = SPEAKING | {"y": f"YA {act}"}

    argument_map = read_data(file, nodeset(nodes, f"w>k k>t {edges}", "l>a m>b")).map

    assert stances_of(argument_map) == {stance}


def test_arguing_in_a_transition_puts_the_argument_forward(file: Path) -> None:
    nodes = SPEAKING | {"y": "YA Arguing"}

    result = read_data(file, nodeset(nodes, "w>r r>t l>ta ta>m ta>y y>r", "l>a m>b"))

    assert stances_of(result.map) == {("bob-beta", "worked--toll", "affirm", "explicit", "flat")}
    assert losses_of(result) == {"node:TA": 1, "node:CA": 1, "node:L": 2}


@pytest.mark.parametrize("act", ["Pure Questioning", "Challenging", "Promising"])
def test_what_is_no_stance_is_told_and_nobody_is_said_to_hold_it(file: Path, act: str) -> None:
    result = read_data(file, nodeset(SPEAKING | {"y": f"YA {act}"}, "l>y y>t", "l>a"))

    assert result.map.stances == ()
    assert losses_of(result)[f"illocution:{act}"] == 1


def test_who_is_only_reported_is_not_taken_to_have_said_it(file: Path) -> None:
    nodes = SPEAKING | {"y": "YA Asserting", "z": "YA Asserting"}

    argument_map = read_data(file, nodeset(nodes, "l>y y>m m>z z>t", "l>a m>b")).map

    (stance,) = argument_map.stances
    assert (stance.expert, stance.voice, stance.directness) == (
        *("ann-alpha", "bob-beta"),
        Directness.REPORTED,
    )
    assert {x.id: x.standing for x in argument_map.experts} == {
        "ann-alpha": Standing.PANEL,
        "bob-beta": Standing.CITED,
    }


def test_no_speaker_is_guessed(file: Path) -> None:
    nodes = SPEAKING | {"y": "YA Asserting"}

    result = read_data(file, nodeset(nodes, "l>y y>t", people=[]))

    assert (result.map.experts, result.map.stances) == ((), ())
    assert losses_of(result)["speaker"] == 1


def test_a_speaker_who_is_not_listed_has_the_label_of_the_locutions_for_a_name(file: Path) -> None:
    nodes = {"t": "I Toll", "l": "L CL : and we want it", "q": "L we do", "y": "YA Asserting"}
    nodes_said = nodeset(nodes, "l>y q>y y>t", "l>1 q>2", people=[])

    argument_map = read_data(file, nodes_said).map

    assert {(x.expert, x.wording) for x in argument_map.stances} == {
        ("cl", "and we want it"),
        ("person-2", "we do"),
    }


def test_what_stands_in_conflict_with_its_own_denial_is_denied(file: Path) -> None:
    nodes = {
        "t": "I Toll.",
        "d": "I It is not so that: Toll.",
        "l": "L Ann: no",
        "y": "YA Asserting",
        "1": "CA Default Conflict",
        "2": "CA Default Conflict",
    }

    argument_map = read_data(file, nodeset(nodes, "d>1 1>t t>2 2>d l>y y>d", "l>a")).map

    assert [claim.id for claim in argument_map.claims] == ["toll"]
    assert argument_map.attacks == ()
    assert [(x.target, x.polarity, x.firmness) for x in argument_map.stances] == [
        ("toll", Polarity.DENY, Firmness.FLAT)
    ]


@pytest.mark.parametrize("kind", ["L", "RA", "XX"])
def test_what_is_no_proposition_is_not_denied(file: Path, kind: str) -> None:
    nodes = {
        "t": f"{kind} Toll.",
        "d": "I It is not so that: Toll.",
        "l": "L Ann: no",
        "y": "YA Asserting",
        "1": "CA Default Conflict",
        "2": "CA Default Conflict",
    }

    argument_map = read_data(file, nodeset(nodes, "d>1 1>t t>2 2>d l>y y>d", "l>a")).map

    assert [claim.text for claim in argument_map.claims] == ["It is not so that: Toll."]
    assert [x.polarity for x in argument_map.stances] == [Polarity.AFFIRM]


def test_xaif_with_numbers_and_nulls_says_the_same(file: Path) -> None:
    data = nodeset({"1": "I Toll", "2": "I Worked", "3": "RA Default Inference"}, "2>3 3>1")
    numbered = json.loads(json.dumps(data).replace('"1"', "1").replace('"2"', "2"))
    wrapped = {"AIF": numbered | {"locutions": None}, "text": {"txt": "x"}, "ova": []}

    assert read_data(file, wrapped).map == read_data(file, data).map


def test_what_stands_beside_the_graph_is_told(file: Path) -> None:
    data = nodeset({"1": "I Toll"}, "")
    data["nodes"] = [{"nodeID": "1", "type": "I", "text": "Toll", "timestamp": "2026-03-01"}]
    wrapped = {"AIF": data | {"layout": [1], "other": []}, "text": "A toll.", "OVA": {"nodes": []}}

    result = read_data(file, wrapped)

    assert losses_of(result) == {"beside:layout": 1, "beside:text": 1, "node-times": 1}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nodes": [{"nodeID": "t", "type": "XY", "text": "?"}]}, "the node t has the type 'XY'"),
        ({"edges": [{"fromID": "t", "toID": "zz"}]}, "there is no node zz"),
        ({"edges": [{"fromID": "t", "toID": "t"}]}, "from the node t to itself"),
    ],
)
def test_what_cannot_be_in_a_map_is_told_with_its_place(
    file: Path, change: dict[str, object], message: str
) -> None:
    result = read_data(file, nodeset({"t": "I Toll"}, "") | change)

    (warning,) = result.warnings
    assert message in warning.message
    assert (warning.place.line, warning.place.column > 1) == (1, True)
    assert sum(losses_of(result).values()) == 1


def test_all_mistakes_of_a_file_are_told_at_once(file: Path) -> None:
    nodes = [
        {"nodeID": "t", "type": "I", "text": "Toll"},
        {"nodeID": "t", "type": "I", "text": "No toll"},
        {"nodeID": None, "type": "I", "text": "?"},
    ]

    with pytest.raises(InputError) as refusal:
        read_data(file, {"nodes": nodes, "edges": [{"fromID": True, "toID": "t"}]})

    assert [problem.message for problem in refusal.value.problems] == [
        "the nodeID of one of the nodes is missing",
        "a second node has the id t, and says something else",
        "the fromID of one of the edges is 'True'",
    ]


def test_reasons_in_a_circle_are_told_and_left_out(file: Path) -> None:
    nodes = REASONS | {"3": "RA Default Inference"}

    result = read_data(file, nodeset(nodes, "w>1 1>3 c>3 3>1 s>2 2>t"))

    assert [x.premises for x in result.map.arguments] == [("shops",)]
    assert losses_of(result) == {"node:RA": 2}


def test_nodesets_of_one_base_share_nodes_and_those_of_tools_do_not(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text(json.dumps(nodeset(REASONS, "w>1 1>t")), encoding="utf-8")

    two.write_text(json.dumps(nodeset(REASONS, "c>2 2>t")), encoding="utf-8")
    shared = read([one, two]).map
    two.write_text(json.dumps(nodeset({"t": "I Other"}, "", people=[])), encoding="utf-8")
    apart = read([one, two]).map

    assert {x.conclusion for x in shared.arguments} == {"toll"}
    assert len(shared.arguments) == 2
    assert {"toll", "other"} <= {x.id for x in apart.claims}


def test_the_corpora_are_counted_as_an_independent_tool_counts_them(shared_folder: Path) -> None:
    corpora = shared_folder / "corpora"
    for folder in ("aif-json", "xaif-json"):
        facts = json.loads((corpora / "expected" / f"{folder}_expected.json").read_text("utf-8"))
        for name, expected in facts.items():
            counts = count_aif_files([corpora / name])
            argument_map = read([corpora / name]).map

            facts_counted = {key: value for key, value in expected.items() if key in counts}
            assert {key: counts[key] for key in facts_counted} == facts_counted, name  # type: ignore[literal-required]
            assert len(argument_map.claims) == expected["node_types"].get("I", 0), name
            paths = {key: expected["paths"].get(key, 0) for key in ("I>RA>I", "I>CA>I", "I>CA>RA")}
            assert paths_in(argument_map) == paths, name


def paths_in(argument_map: ArgumentMap) -> dict[str, int]:
    """The paths of AIF that the reasons of a map are."""
    ends = {x.id: "I" for x in argument_map.claims}
    ends |= {x.id: "CA" if x.conclusion is None else "RA" for x in argument_map.arguments}
    paths = dict.fromkeys(("I>RA>I", "I>CA>I", "I>CA>RA"), 0)
    for argument in argument_map.arguments:
        if argument.conclusion is not None and ends[argument.conclusion] == "I":
            paths["I>RA>I"] += len(argument.premises)
    for attack in argument_map.attacks:
        if ends[attack.target] != "CA":
            paths[f"I>CA>{ends[attack.target]}"] += len(attack.premises)
    return paths
