"""What conversions carry over and what not, said and as data; several maps at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import counterpoint

MAP = """===
title: Buses
question: Should buses be free?
base: https://example.org/buses/
experts:
  ruiz: {name: Ana Ruiz, identifiers: 0000-0002-1825-0097, roles: [{title: Mayor}]}
===

# Ana Ruiz {expert: ruiz}

[Free buses]: Buses should be free. #fares
"""
NODES = [
    {"nodeID": "1", "text": "Buses should be free.", "type": "I"},
    {"nodeID": "2", "text": "Fares deter the poor.", "type": "I"},
    {"nodeID": "3", "text": "Default Inference", "type": "RA"},
    {"nodeID": "4", "text": "Default Transition", "type": "TA"},
]
EDGES = [("2", "3"), ("3", "1")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A map, a table of votes, and a file of AIF with a node that no map has a place for."""
    (tmp_path / "buses.argdown").write_text(MAP, encoding="utf-8")
    (tmp_path / "votes.csv").write_text(
        "expert,claim,stance\nAna Ruiz,Free buses,agree\nKofi Osei,Free buses,disagree\n",
        encoding="utf-8",
    )
    edges = [{"edgeID": str(i), "fromID": a, "toID": b} for i, (a, b) in enumerate(EDGES)]
    content = {"nodes": NODES, "edges": edges, "locutions": []}
    (tmp_path / "buses.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_what_is_not_in_the_map_is_said_and_is_in_the_report(folder: Path) -> None:
    process = counterpoint("build", "buses.json", "-o", "out", "--report", "r.json", cwd=folder)

    assert process.returncode == 0
    assert "buses.json: aif: carried over: claims 2, reasons 1" in process.stderr
    [conversion] = json.loads((folder / "r.json").read_text(encoding="utf-8"))["conversions"]
    assert (conversion["format"], conversion["direction"]) == ("aif", "read")
    assert conversion["carried"]["claims"] == 2
    [loss] = [x for x in conversion["losses"] if x["kind"] == "node:TA"]
    assert (loss["count"], len(loss["examples"])) == (1, 1)
    assert f"not in the map: {loss['sentence']}: 1 (" in process.stderr


@pytest.mark.parametrize(
    "arguments",
    [("build", "buses.json", "-o", "out"), ("export", "buses.argdown", "-f", "aif", "-o", "out")],
    ids=["reading", "writing"],
)
def test_a_loss_is_an_error_where_that_is_asked_for(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    process = counterpoint(*arguments, "--strict", cwd=folder)

    assert process.returncode == 1
    assert "leave --strict out to go on without it" in process.stderr
    assert not (folder / "out").exists()


def test_what_loses_nothing_is_strict_enough(folder: Path) -> None:
    process = counterpoint("export", "buses.argdown", "-f", "turtle", "--strict", cwd=folder)

    assert (process.returncode, "not in" in process.stderr) == (0, False)


def test_an_inspection_counts_in_both_terms_and_has_the_conversion(folder: Path) -> None:
    process = counterpoint("inspect", "buses.json", "--json", cwd=folder)

    data = json.loads(process.stdout)
    assert (data["format"], data["own"]["nodes"], data["node_types"]["TA"]) == ("aif", 4, 1)
    assert (data["counterpoint"]["claims"], data["conversion"]["carried"]["claims"]) == (2, 2)


def test_files_of_three_formats_are_one_map(folder: Path) -> None:
    files = ("buses.argdown", "votes.csv", "buses.json")
    process = counterpoint(
        *("export", *files, "--same", "Ana Ruiz", "-f", "turtle", "-o", "all.ttl"),
        *("--report", "report.json"),
        cwd=folder,
    )
    again = counterpoint("inspect", "all.ttl", "--json", cwd=folder)
    in_any_order = counterpoint(
        "export", *files[::-1], "--same", "Ana Ruiz", "-f", "argdown", cwd=folder
    )

    assert process.returncode == in_any_order.returncode == 0, process.stderr
    counts = json.loads(again.stdout)["counterpoint"]
    assert (counts["experts"], counts["claims"], counts["stances"]) == (2, 3, 3)
    assert in_any_order.stdout.count("orcid.org/0000-0002-1825-0097") == 1
    conversions = json.loads((folder / "report.json").read_text(encoding="utf-8"))["conversions"]
    conversion = next(x for x in conversions if x["format"] == "joined")
    assert conversion["carried"] == {"claims joined by their titles": 1, "people joined": 1}


def test_rdf_is_joined_like_any_other_map(folder: Path) -> None:
    counterpoint("export", "buses.argdown", "-o", "buses.ttl", cwd=folder)

    process = counterpoint("check", "buses.ttl", "votes.csv", cwd=folder)

    assert process.returncode == 0
    assert "Ana Ruiz and Ana Ruiz in buses.ttl are taken for two people" in process.stderr


def test_a_command_that_converts_nothing_says_in_a_line_that_something_is_missing(
    folder: Path,
) -> None:
    process = counterpoint("overview", "buses.json", cwd=folder)

    sentence = (
        "buses.json: 1 sort of thing in it is not in the map: counterpoint inspect buses.json"
    )
    assert process.stderr == f"{sentence}\n"


def test_a_wrong_format_name_is_told_with_the_right_one(folder: Path) -> None:
    process = counterpoint("build", "buses.json", "--from", "aiff", cwd=folder)

    assert process.returncode == 2
    assert "did you mean aif?" in process.stderr


def test_signs_that_cannot_be_seen_and_names_alike_are_told(folder: Path) -> None:
    rows = "A\u202enn,Tolls,agree\nA\u200bnn,Tolls,disagree\nBo,A \u2066b,agree\n"
    (folder / "odd.csv").write_text(f"expert,claim,stance\n{rows}", encoding="utf-8")

    process = counterpoint("check", "odd.csv", cwd=folder)

    assert 'the name "A\\u202enn" holds U+202E, which cannot be seen' in process.stderr
    assert 'the claim "A \\u2066b" holds U+2066' in process.stderr
    assert "look the same and are two" in process.stderr
