"""Maps in which nobody speaks: claims, reasons and objections, as most argument maps are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint.analysis import find_strengths
from counterpoint.formats import read
from counterpoint.network import build_network

TEXT = """===
title: Censorship
===

[Censorship]: Censorship is not wrong.
  + [Hatred]: Racist speech excludes groups.
  - <Slope>: Any restriction leads to more.
    _ [Courts]: Courts stop such slides.

[Alone]: Nothing bears on this.
"""


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "censorship.argdown"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_no_command_speaks_of_a_panel_that_is_not_there(map_file: Path) -> None:
    checked = counterpoint("check", map_file.name, cwd=map_file.parent)
    overview = counterpoint("overview", map_file.name, cwd=map_file.parent)
    building = counterpoint("build", map_file.name, "-o", "out", cwd=map_file.parent)

    assert (checked.returncode, checked.stdout, checked.stderr) == (
        0,
        "0 errors, 0 warnings\n",
        "",
    )
    assert "Nobody speaks in this map" in overview.stdout
    assert "What the reasons lead to" in overview.stdout
    assert "expert" not in overview.stdout.casefold()
    assert building.stdout.startswith("5 claims, 1 reasons, 2 objections")
    report = (map_file.parent / "out" / "censorship.md").read_text(encoding="utf-8")
    assert "| Censorship | 1 | 1 |" in report
    assert "expert" not in report.casefold()


def test_the_overview_as_data_has_the_lists_in_full(map_file: Path) -> None:
    data = json.loads(counterpoint("overview", "--json", map_file.name, cwd=map_file.parent).stdout)

    assert data["ends"] == [{"claim": "censorship", "reasons": 1, "objections": 1}]
    assert [x["claim"] for x in data["objected"]] == ["censorship"]
    assert {x["claim"] for x in data["strengths"]} >= {"censorship", "alone", "courts"}


def test_an_objection_that_is_undercut_weakens_less(map_file: Path) -> None:
    plain = map_file.with_name("plain.argdown")
    plain.write_text(TEXT.replace("    _ [Courts]", "\n[Courts]"), encoding="utf-8")

    values = [
        {x.claim: x.value for x in find_strengths(build_network(read([path]).map))}
        for path in (map_file, plain)
    ]

    assert values[0]["alone"] == values[1]["alone"] == 0.5
    assert (values[0]["censorship"] or 0) > (values[1]["censorship"] or 0)
