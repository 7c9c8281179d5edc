"""The three screens over a whole map: sizes, colours, languages, axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from views.workbench.conftest import Opener
from views.workbench.hand import Hand
from workbenches import Workbench

pytestmark = pytest.mark.browser

_SIZES = {"small laptop": (1366, 768), "1024 wide": (1024, 768), "zoomed": (683, 384)}


def complaints_of_axe(hand: Hand) -> list[str]:
    reports = hand.page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in reports]


def overflows(hand: Hand) -> bool:
    return bool(
        hand.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
    )


def test_a_whole_map_is_read_compared_and_checked(
    panel_bench: Workbench, open_bench: Opener
) -> None:
    hand = open_bench(panel_bench)
    before = panel_bench.map_file.read_bytes()

    hand.press("Home")
    hand.stand_at("The sea will come over any wall")
    hand.expect("#card .status").to_have_text("mapped")
    hand.expect("#card .here .is-now .own-title").to_have_text("The sea passes any wall")

    hand.press("C")
    hand.expect("#columns .column").to_have_count(4)
    hand.press("J")
    hand.expect("#status").to_have_text("Every pair has been looked at.")
    hand.press("Enter", "ArrowRight", "j", "Enter")
    hand.expect("#pair .ties li").not_to_have_count(0)
    hand.expect("#live-findings li").not_to_have_count(0)

    hand.press("V")
    hand.expect(".check-body").to_be_visible()
    assert panel_bench.map_file.read_bytes() == before


def test_each_screen_is_for_everybody(panel_bench: Workbench, open_bench: Opener) -> None:
    hand = open_bench(panel_bench)
    hand.page.evaluate(Axe().axe_script)
    complaints: dict[str, list[str]] = {}

    for name, (width, height) in _SIZES.items():
        hand.page.set_viewport_size({"width": width, "height": height})
        hand.page.emulate_media(color_scheme="dark" if name == "1024 wide" else "light")
        for key, ready in (("C", "#columns"), ("V", ".check-body"), ("R", "#card h2")):
            hand.press(key)
            hand.expect(ready).to_be_visible()
            complaints[f"{name} {key}"] = complaints_of_axe(hand)
            complaints[f"{name} {key}"] += ["too wide"] if overflows(hand) else []

    assert {place: each for place, each in complaints.items() if each} == {}
