from __future__ import annotations

from pathlib import Path

from counterpoint.pipeline.watching import carried, files_of, snapshot


def written(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_map_and_what_it_includes_are_looked_at(tmp_path: Path) -> None:
    named = written(tmp_path / "maps" / "city.argdown", "@include(parts/more.argdown)\n")
    included = written(tmp_path / "maps" / "parts" / "more.argdown")
    written(tmp_path / "maps" / "other.argdown")

    assert files_of([named]) == (named, included)


def test_a_source_text_is_looked_for_in_each_folder(tmp_path: Path) -> None:
    front = "===\nsources:\n  panel: {title: Panel, file: texts/panel.txt}\n===\n"
    named = written(tmp_path / "city.argdown", front)

    found = files_of([named], [tmp_path / "more"])

    assert set(found) == {named, tmp_path / "texts" / "panel.txt", tmp_path / "more" / "panel.txt"}


def test_writing_making_and_removing_a_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "city.argdown"
    states = [snapshot([path])]
    written(path, "one")
    states.append(snapshot([path]))
    written(path, "longer")
    states.append(snapshot([path]))
    path.unlink()
    states.append(snapshot([path]))

    assert states[0] == states[3] == {path: None}
    assert len({str(state) for state in states}) == 3


def test_a_file_that_was_not_looked_at_before_counts_as_seen(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old"), written(tmp_path / "new")
    seen = snapshot([old, tmp_path / "gone"])
    written(old, "changed")
    now = snapshot([old, new])

    merged = carried(seen, now)

    assert merged == {old: seen[old], new: now[new]}
    assert merged != now
