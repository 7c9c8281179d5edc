"""What a store keeps of a graph beside it: replaced with the graph, and in few files."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.store import CHANGED, StoreFolder
from counterpoint.store.folder.notes import add_notes, read_notes

TRIPLE = b"<urn:a> <urn:b> <urn:c> .\n"


def test_a_note_lives_as_long_as_what_it_is_of(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    store.replace({"urn:x/graph/map": TRIPLE}, {"urn:x/graph/map": "of x"})
    store.replace({"urn:y/graph/map": TRIPLE, "urn:z": TRIPLE}, {"urn:y/graph/map": "of y"})
    assert store.read_notes().is_whole
    assert store.verify().is_whole

    store.replace({"urn:x/graph/map": TRIPLE})

    notes = store.read_notes()
    assert dict(notes.texts) == {"urn:y/graph/map": "of y"}
    assert not notes.is_whole


def test_whoever_writes_for_a_state_that_is_gone_replaces_nothing(tmp_path: Path) -> None:
    store = StoreFolder(tmp_path / "store")
    store.replace({"urn:x": TRIPLE}, {"urn:x": "first"})
    state = store.read_notes().state
    store.replace({"urn:x": TRIPLE}, {"urn:x": "second"}, state=state)

    with pytest.raises(InputError, match="by somebody else meanwhile") as refusal:
        store.replace({"urn:x": TRIPLE}, {"urn:x": "third"}, state=state)

    assert refusal.value.problems[0].code == CHANGED
    assert dict(store.read_notes().texts) == {"urn:x": "second"}


def test_files_stay_few_and_texts_as_last_written(tmp_path: Path) -> None:
    for i in range(300):
        graph = f"urn:{i % 100}"
        add_notes(tmp_path, [graph, f"{graph}/more"], {graph: f"text {i}"} if i % 7 else {})

    expected = {f"urn:{i % 100}": f"text {i}" for i in range(200, 300) if i % 7}
    assert read_notes(tmp_path) == expected
    assert len([*tmp_path.iterdir()]) <= 12
