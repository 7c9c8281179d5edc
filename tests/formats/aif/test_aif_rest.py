"""What a map cannot hold of AIF comes back: the file as it was, with what has changed since."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import WRITTEN, read
from counterpoint.formats.aif import (
    AifRest,
    AifResult,
    fits,
    merged,
    read_aif_files,
    read_rest,
    render_rest,
    view_as_aif,
)
from counterpoint.model import Argument, ArgumentMap, Claim, Expert, Stance

EDGES = "2>3 3>1 4>7 7>1 5>8 8>1 6>9 9>2 4>11 11>5 5>12 12>6 12>10 10>3"
# A question, its answer, and the transition between them, as the editors of AIFdb annotate.
DIALOGUE: dict[str, Any] = {
    "nodes": [
        {"nodeID": "1", "type": "I", "text": "A toll works", "timestamp": "2026-03-01 10:00:00"},
        {"nodeID": "2", "type": "I", "text": "It worked elsewhere", "timestamp": ""},
        {"nodeID": "3", "type": "RA", "text": "RA", "scheme": "Example", "schemeID": "7"},
        {"nodeID": "4", "type": "L", "text": "Ann: a toll works"},
        {"nodeID": "5", "type": "L", "text": "Bob: why?"},
        {"nodeID": "6", "type": "L", "text": "Ann: it worked elsewhere"},
        {"nodeID": "7", "type": "YA", "text": "Asserting"},
        {"nodeID": "8", "type": "YA", "text": "Pure Challenging"},
        {"nodeID": "9", "type": "YA", "text": "Asserting"},
        {"nodeID": "10", "type": "YA", "text": "Arguing"},
        {"nodeID": "11", "type": "TA", "text": "Default Transition"},
        {"nodeID": "12", "type": "TA", "text": "Default Transition"},
    ],
    "edges": [
        {"edgeID": f"e{i}", "fromID": start, "toID": end, "formEdgeID": None}
        for i, (start, end) in enumerate(edge.split(">") for edge in EDGES.split())
    ],
    "locutions": [
        {"nodeID": "4", "personID": "71", "source": "minute 1"},
        {"nodeID": "5", "personID": "72", "source": "minute 2"},
        {"nodeID": "6", "personID": "71", "source": "minute 2"},
    ],
    "participants": [
        {"participantID": "71", "firstname": "Ann", "surname": "Alpha"},
        {"participantID": "72", "firstname": "Bob", "surname": "Beta"},
    ],
    "layout": {"1": [0, 10]},
}


@pytest.fixture
def dialogue(tmp_path: Path) -> AifResult:
    path = tmp_path / "dialogue.json"
    path.write_text(json.dumps(DIALOGUE), encoding="utf-8")
    return read_aif_files([path])


@pytest.fixture
def rest(dialogue: AifResult) -> AifRest:
    assert dialogue.rest is not None
    return dialogue.rest


def back(rest: AifRest, argument_map: ArgumentMap) -> dict[str, Any]:
    document = merged(rest, view_as_aif(argument_map))
    assert isinstance(document, dict)
    return document


def triples(document: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The edges of a nodeset, by the texts at their ends; ids of what is new do not matter."""
    texts = {str(x["nodeID"]): f"{x['type']} {x['text']}" for x in document["nodes"]}
    edges = [(str(x["fromID"]), str(x["toID"])) for x in document["edges"]]
    return {(start, texts[start], texts[end]) for start, end in edges}


def test_a_map_that_nobody_changed_gives_the_file_to_the_letter(
    dialogue: AifResult, rest: AifRest
) -> None:
    assert back(rest, dialogue.map) == DIALOGUE


def test_so_it_does_by_way_of_a_map_file(
    dialogue: AifResult, rest: AifRest, tmp_path: Path
) -> None:
    path, beside = tmp_path / "map.argdown", tmp_path / "map.aif-rest.json"
    path.write_text(WRITTEN["argdown"](dialogue.map).text, encoding="utf-8")
    again = read([path]).map

    beside.write_text(render_rest(rest.as_read_again(again)), encoding="utf-8")

    assert back(read_rest(beside), again) == DIALOGUE


def test_a_new_text_is_written_and_nothing_else(dialogue: AifResult, rest: AifRest) -> None:
    works, elsewhere = sorted(dialogue.map.claims, key=lambda claim: claim.id)
    changed = replace(works, text="A toll works well")

    document = back(rest, replace(dialogue.map, claims=(changed, elsewhere)))

    nodes = [node | {"text": "A toll works well"} for node in DIALOGUE["nodes"][:1]]
    assert document == DIALOGUE | {"nodes": [*nodes, *DIALOGUE["nodes"][1:]]}


def test_what_was_removed_goes_with_what_hung_on_it(dialogue: AifResult, rest: AifRest) -> None:
    stances = tuple(x for x in dialogue.map.stances if x.target == "a-toll-works")

    document = back(rest, replace(dialogue.map, arguments=(), stances=stances))

    # The argument, Ann's second locution and what both were said by are gone; the question stays.
    assert [node["nodeID"] for node in document["nodes"]] == ["1", "2", "4", "5", "7", "8", "11"]
    assert [x["nodeID"] for x in document["locutions"]] == ["4", "5"]
    assert document["participants"] == DIALOGUE["participants"]


def test_what_is_new_gets_nodes_behind_the_others(dialogue: AifResult, rest: AifRest) -> None:
    argument_map = dialogue.map
    cheap = Claim("cheap", "It is cheap", "It is cheap")
    argument = Argument("cheap--works", ("cheap",), "a-toll-works")
    stance = Stance("s", "cat", "cheap")
    larger = replace(
        argument_map,
        claims=(*argument_map.claims, cheap),
        arguments=(*argument_map.arguments, argument),
        experts=(*argument_map.experts, Expert("cat", "Cat Gamma")),
        stances=(*argument_map.stances, stance),
    )

    document = back(rest, larger)

    assert document["nodes"][: len(DIALOGUE["nodes"])] == DIALOGUE["nodes"]
    assert document["edges"][: len(DIALOGUE["edges"])] == DIALOGUE["edges"]
    added = {x[1:] for x in triples(document) - triples(DIALOGUE)}
    assert added == {
        ("I It is cheap", "RA Default Inference"),
        ("RA Default Inference", "I A toll works"),
        ("L Cat Gamma: It is cheap", "YA Asserting"),
        ("YA Asserting", "I It is cheap"),
    }
    assert document["participants"][2]["firstname"] == "Cat Gamma"
    assert document["locutions"][3]["personID"] == document["participants"][2]["participantID"]


def test_a_rest_fits_its_own_map_alone(dialogue: AifResult, rest: AifRest) -> None:
    other = replace(dialogue.map, claims=(Claim("x", "X", "X"),), arguments=(), stances=())

    assert fits(rest, view_as_aif(dialogue.map))
    assert not fits(rest, view_as_aif(other))


@pytest.mark.parametrize("text", ["{}", '{"counterpoint-aif-rest": 2}', "[]", "no JSON"])
def test_what_is_no_rest_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "map.aif-rest.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError):
        read_rest(path)


def test_files_of_others_come_back_by_way_of_a_map_file(
    shared_folder: Path, tmp_path: Path
) -> None:
    corpora = shared_folder / "corpora"
    paths = sorted((corpora / "aif-json").rglob("*.json"))
    path = tmp_path / "map.argdown"
    for source in [*paths[::20], *(corpora / "aif-json" / "arguebuf-python").iterdir()]:
        result = read_aif_files([source])
        assert result.rest is not None
        path.write_text(WRITTEN["argdown"](result.map).text, encoding="utf-8")
        again = read([path]).map

        rest = result.rest.as_read_again(again)

        assert back(rest, again) == json.loads(source.read_text("utf-8")), source.name


NO_DOCUMENTS: tuple[object, ...] = (5, None, [], "x", {"AIF": 5}, {"nodes": 5}, {"nodes": [{}]})


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("counterpoint-aif-rest", True),
        *(("document", part) for part in NO_DOCUMENTS),
        ("nodes", {"no such node": ["a"]}),
        ("edges", 5),
        ("edges", [["1", "2"]]),
        ("locutions", {}),
        ("participants", ["Ana"]),
    ],
)
def test_a_rest_whose_parts_do_not_fit_is_refused(
    rest: AifRest, tmp_path: Path, name: str, part: object
) -> None:
    path = tmp_path / "map.aif-rest.json"
    content = json.loads(render_rest(rest))
    owner = content if name in content else content["document"]
    owner[name] = part
    path.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(InputError, match="this is no rest"):
        read_rest(path)
