"""The page and the command line count the same, map by map."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from commands import counterpoint
from crowds import crowd_csv
from views.conftest import Opener
from views.opened_page import OpenedPage

from counterpoint import pipeline
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

MAPS = (
    "seeds/negotiating-with-putin.argdown",
    "seeds/examples/moving-dunmarrow.argdown",
    "tests/data/city/city.argdown",
    "tests/data/mill/mill.argdown",
    "tests/data/older/bridge.argdown",
)


def listed_by(command: str, path: Path) -> Any:
    command_run = counterpoint(command, str(path), "--json", cwd=path.parent)
    assert command_run.returncode == 0, command_run.stderr
    return json.loads(command_run.stdout)


def count_in(page: OpenedPage, selector: str) -> int:
    counts = page.page.locator(selector)
    return int(counts.first.inner_text().replace(",", "")) if counts.count() else 0


@pytest.mark.parametrize("name", MAPS, ids=[Path(name).stem for name in MAPS])
def test_a_map_has_the_counts_that_the_commands_list(
    open_page: Opener, project_folder: Path, name: str
) -> None:
    path = project_folder / name
    debate = pipeline.load([path])
    lengths = {x: len(listed_by(x, path)) for x in ("agreements", "tensions", "issues")}
    whole = listed_by("overview", path)
    records = listed_by("inspect", path)["counterpoint"]
    page = open_page(render_page(debate.map, debate.analysis))

    facts = page.page.locator(".facts .fact").all_inner_texts()
    stated = {words.rstrip("s"): int(n) for n, words in (text.split(" ", 1) for text in facts)}
    page.go("findings/issues")
    tabs = {
        tab: count_in(page, f".tabs [data-tab={tab}] .count")
        for tab in ("issues", "agreements", "tensions", "cruxes")
    }
    page.go("findings/cruxes")

    assert stated == {
        "expert": records["experts"],
        "claim": records["claims"],
        "agreement": lengths["agreements"],
        "tension": lengths["tensions"],
    }
    assert tabs == {**lengths, "cruxes": len(whole["cruxes"])}
    assert page.page.locator(".finding.ranked").count() == len(whole["cruxes"])
    for ranking in ("consensus", "contested", "one_sided", "unsupported"):
        page.go(f"findings/{ranking}")
        assert page.page.locator(".finding.ranked").count() == len(whole[ranking]), ranking


def test_a_vote_has_the_counts_that_the_command_lists(open_page: Opener, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(80, 12, ballots=8, grouped=True), encoding="utf-8")
    debate = pipeline.load([path])
    groups = listed_by("groups", path)
    page = open_page(render_page(debate.map, debate.analysis, votes=debate.votes))

    votes = Counter[str]()
    for count in groups["counts"]:
        votes[count["claim"]] += count["agrees"] + count["disagrees"] + count["passes"]
    stated = [int(n) for n in re.findall(r"\d+", page.text(".answer .byline").split("Source")[0])]
    sizes = page.page.locator(".group-rows .aside").all_inner_texts()
    page.go("claims?sort=divides")
    gaps = page.page.locator(".votes-table tbody .vote-figure b").all_inner_texts()

    assert stated == [80, 12, sum(votes.values()), len(groups["groups"])]
    assert [int(size.split()[0]) for size in sizes[:2]] == [x["experts"] for x in groups["groups"]]
    assert gaps == [f"{x['between']:.2f}" for x in groups["divides"]]
