"""The file with the rest of AIF, as a user meets it: beside a map, and taken up again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import counterpoint

NODESET = {
    "nodes": [
        {"nodeID": "1", "type": "I", "text": "A toll works"},
        {"nodeID": "2", "type": "L", "text": "Ann: a toll works, does it?"},
        {"nodeID": "3", "type": "YA", "text": "Pure Questioning"},
    ],
    "edges": [
        {"edgeID": "1", "fromID": "2", "toID": "3"},
        {"edgeID": "2", "fromID": "3", "toID": "1"},
    ],
    "locutions": [{"nodeID": "2", "personID": "7"}],
    "participants": [{"participantID": "7", "firstname": "Ann", "surname": ""}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "asked.json").write_text(json.dumps(NODESET), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["map.argdown", "map.ttl"])
def test_what_aif_has_beyond_a_map_is_kept_beside_and_taken_up(folder: Path, name: str) -> None:
    there = counterpoint("export", "asked.json", "-o", name, cwd=folder)
    back = counterpoint("export", name, "-o", "back.json", cwd=folder)

    assert (there.returncode, back.returncode) == (0, 0)
    assert "map.aif-rest.json keeps what AIF has beyond the map" in there.stderr
    assert "what is done by Pure Questioning, which is no stance: 1" in there.stderr
    assert json.loads((folder / "back.json").read_text("utf-8")) == NODESET


def test_a_rest_of_another_map_is_left_aside_with_a_warning(folder: Path) -> None:
    counterpoint("export", "asked.json", "-o", "map.argdown", cwd=folder)
    (folder / "map.argdown").write_text("[Other]: Something else.\n", encoding="utf-8")

    back = counterpoint("export", "map.argdown", "-f", "aif", cwd=folder)

    assert "map.aif-rest.json: warning: this is the rest of another map" in back.stderr
    assert [x["text"] for x in json.loads(back.stdout)["nodes"]] == ["Something else."]
