from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.pipeline.map_files import carry_over, files_of, snapshot, wait_for_change


def written(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_map_and_what_it_includes_are_looked_at(tmp_path: Path) -> None:
    path = written(tmp_path / "maps" / "city.argdown", "@include(parts/more.argdown)\n")
    included = written(tmp_path / "maps" / "parts" / "more.argdown")
    written(tmp_path / "maps" / "other.argdown")

    beside = [path.with_name("city.checked.json"), path.with_name("city.journal.jsonl")]
    assert set(files_of([path])) == {path, included, *beside}


def test_a_source_text_is_looked_for_in_each_folder(tmp_path: Path) -> None:
    front = "===\nsources:\n  panel: {title: Panel, file: texts/panel.txt}\n===\n"
    path = written(tmp_path / "city.argdown", front)

    files = files_of([path], [tmp_path / "more"])

    assert set(files) > {path, tmp_path / "texts" / "panel.txt", tmp_path / "more" / "panel.txt"}


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
    state = snapshot([old, tmp_path / "gone"])
    written(old, "changed")
    now = snapshot([old, new])

    merged = carry_over(state, now)

    assert merged == {old: state[old], new: now[new]}
    assert merged != now


def test_files_are_watched_before_they_exist(tmp_path: Path) -> None:
    path = written(tmp_path / "city.argdown", "@include(later.argdown)\n@include(../outside.ad)\n")

    assert {x for x in files_of([path]) if x.suffix == ".argdown"} == {
        path,
        tmp_path / "later.argdown",
    }


def test_the_sources_of_a_map_with_mistakes_are_watched(tmp_path: Path) -> None:
    front = "===\nsources: {panel: {file: panel.txt}}\n===\n\n  + nothing above\n"
    path = written(tmp_path / "city.argdown", front)

    assert tmp_path / "panel.txt" in files_of([path])


@pytest.mark.parametrize("path", ["export", "export/votes.csv"])
def test_the_files_of_a_polis_export_are_watched_whichever_is_named(
    tmp_path: Path, path: str
) -> None:
    votes = written(tmp_path / "export" / "votes.csv", "comment-id,voter-id,vote\n0,1,1\n")
    comments = written(votes.with_name("comments.csv"), "comment-id,comment-body\n0,Trams\n")
    before = snapshot(files_of([tmp_path / path]))

    # Written in place, which leaves the folder as it was.
    comments.write_text("comment-id,comment-body\n0,More trams\n", encoding="utf-8")

    assert before.keys() >= {votes, comments}
    assert snapshot(files_of([tmp_path / path])) != before


def test_includes_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    one = written(tmp_path / "one.ad", "@include(two.ad)\n")
    two = written(tmp_path / "two.ad", "@include(one.ad)\n")

    assert {x for x in files_of([one]) if x.suffix == ".ad"} == {one, two}


def test_what_has_changed_already_is_not_waited_for(tmp_path: Path) -> None:
    path = written(tmp_path / "city.argdown")
    state = snapshot([path])
    path.unlink()

    wait_for_change(state)

    assert snapshot([path]) == {path: None}
