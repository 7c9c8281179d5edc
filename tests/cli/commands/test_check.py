"""`counterpoint check`, and what `--fix` makes of it."""

from __future__ import annotations

import json
from pathlib import Path

from commands import counterpoint
from map_files import write_map

SLIP = "# Ana Ruiz {expert: ruiz, source: panel}\n\n[A]: One. {kind: forcast, mode: implied}\n"


def test_fix_prints_the_change_and_checks_the_mended_file(tmp_path: Path) -> None:
    write_map(tmp_path, SLIP)

    ended = counterpoint("check", "--fix", "city.argdown", cwd=tmp_path)

    changed = [line for line in ended.stdout.splitlines() if line.startswith(("-", "+"))]
    assert changed == [
        "--- city.argdown",
        "+++ city.argdown",
        "-[A]: One. {kind: forcast, mode: implied}",
        "+[A]: One. {kind: forecast, mode: implied}",
    ]
    assert ended.returncode == 0


def test_what_fix_leaves_is_an_error_as_before(tmp_path: Path) -> None:
    write_map(tmp_path, SLIP.replace("implied", "implicit"))

    ended = counterpoint("check", "--fix", "city.argdown", cwd=tmp_path)

    assert "mode cannot be 'implicit'" in ended.stderr
    assert ended.returncode == 1


def test_fix_leaves_json_on_standard_output_alone(tmp_path: Path) -> None:
    write_map(tmp_path, SLIP)

    ended = counterpoint("check", "--fix", "--json", "city.argdown", cwd=tmp_path)

    assert [problem["code"] for problem in json.loads(ended.stdout)] == ["silent-expert"]
    assert "+[A]: One. {kind: forecast" in ended.stderr


def test_without_fix_nothing_is_written(tmp_path: Path) -> None:
    path = write_map(tmp_path, SLIP)
    before = path.read_bytes()

    counterpoint("check", "city.argdown", cwd=tmp_path)

    assert path.read_bytes() == before


def test_fix_and_watch_exclude_each_other(tmp_path: Path) -> None:
    ended = counterpoint("check", "--fix", "--watch", "city.argdown", cwd=tmp_path)

    assert ended.returncode == 2


def test_a_condition_that_lacks_is_told_once(tmp_path: Path) -> None:
    write_map(tmp_path, SLIP.replace("forcast, mode: implied", "forecast, mode: conditional"))

    ended = counterpoint("check", "city.argdown", cwd=tmp_path)

    assert ended.stderr.count("condition") == 1 + ended.stderr.count("mode: conditional")
    assert "conditional on what is not said" in ended.stderr


def test_what_others_say_in_argdown_and_no_map_holds_is_told(tmp_path: Path) -> None:
    text = "[A]: One. {author: Ana Ruiz, page: 3}\n"
    (tmp_path / "a.argdown").write_text(text, encoding="utf-8")
    advice = "data of the key author (if it says who speaks: --speakers author): 1"

    checked = counterpoint("check", "a.argdown", cwd=tmp_path, columns=200)
    plain = counterpoint("inspect", "a.argdown", cwd=tmp_path, columns=200)
    inspection = counterpoint(
        "inspect", "a.argdown", "--speakers", "author", cwd=tmp_path, columns=200
    )

    assert "2 sorts of things in it are not in the map" in checked.stderr
    assert plain.stderr.splitlines() == [
        "a.argdown: argdown: carried over: claims 1",
        f"not in the map: {advice} (a.argdown:1:12: A)",
        "not in the map: data of the key page: 1 (a.argdown:1:30: A)",
    ]
    assert inspection.stderr.splitlines() == [
        "a.argdown: argdown: carried over: claims 1, experts 1, stances 1",
        "not in the map: data of the key page: 1 (a.argdown:1:30: A)",
    ]


def test_each_file_can_be_a_map_by_itself(tmp_path: Path) -> None:
    counterpoint("new", "one.argdown", cwd=tmp_path)
    good = (tmp_path / "one.argdown").read_text(encoding="utf-8")
    wrong = good.replace("{expert: mbeki,", "{expert: mbecki,")
    (tmp_path / "two.argdown").write_text(wrong, encoding="utf-8")

    right = counterpoint("check", "--each", "one.argdown", cwd=tmp_path)
    ended = counterpoint("check", "--each", "one.argdown", "two.argdown", cwd=tmp_path)
    as_json = counterpoint("check", "--each", "--json", "two.argdown", "one.argdown", cwd=tmp_path)

    assert (right.returncode, ended.returncode, as_json.returncode) == (0, 1, 1)
    assert "one.argdown: 0 errors" in ended.stdout
    assert "two.argdown: 1 errors" in ended.stderr
    assert {x["file"] for x in json.loads(as_json.stdout) if x["severity"] == "error"} == {
        "two.argdown"
    }
