"""The tutorial says what happens: its keys are played, and its map has what it tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from views.workbench.conftest import SMALL, Opener
from views.workbench.tutorial import decisions, play
from workbenches import Workbench

from counterpoint.pipeline import load

pytestmark = pytest.mark.browser


def test_the_keys_of_the_tutorial_make_its_map(
    empty_bench: Workbench, open_bench: Opener, project_folder: Path
) -> None:
    hand = open_bench(empty_bench, size=SMALL)
    tutorial = (project_folder / "docs" / "tutorial.md").read_text(encoding="utf-8")

    lines = tuple(decisions(tutorial))
    conceding = next(at for at, line in enumerate(lines) if line.startswith("J c "))
    for line in lines[: conceding + 1]:
        play(hand, line)
    # What Tollgarth concludes from the sea is not told of Strake, who grants it.
    hand.expect("#card .here .is-now").to_contain_text("Strake as a concession")
    hand.expect("#card .aims").to_have_count(0)
    for line in lines[conceding + 1 :]:
        play(hand, line)

    hand.expect("#live-findings").to_contain_text("Move the lower town")
    hand.press("V")
    silent = hand.page.locator(".sort-silent button", has_text="Tobias Imrey")
    silent.click()
    hand.expect("#card .speaker").to_have_text("Tobias Imrey")
    debate = load([empty_bench.map_file])
    assert {claim.title for claim in debate.map.claims} == {
        "The beach is sinking",
        "The wall takes the beach",
        "A higher wall stands on less",
        "The sea passes any wall",
        "Move the lower town",
        "The old wall paid for itself",
        "Raise the wall",
        "Talk of moving empties the town",
    }
    assert len(debate.map.arguments) == 3
    assert [(x.premises, x.target) for x in debate.map.attacks] == [
        (("talk-of-moving-empties-the-town",), "move-the-lower-town")
    ]
    kinds = {finding.kind.value for finding in debate.analysis.findings}
    assert {"incompatibility", "same-claim"} <= kinds
