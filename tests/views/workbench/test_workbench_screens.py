"""The three screens over a whole map: sizes, colours, languages, axe."""

from __future__ import annotations

import json

import pytest
from views.axe import complaints_of_axe, load_axe
from views.workbench.conftest import Opener
from views.workbench.hand import Hand
from workbenches import Workbench

from counterpoint.pipeline.links import links_of

pytestmark = pytest.mark.browser

_SIZES = {"small laptop": (1366, 768), "1024 wide": (1024, 768), "zoomed": (683, 384)}

_MARKED = "(mark) => [...CSS.highlights.get(`work-${mark}`)].map(String)"


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
    hand.press("R")  # the pane is put into the page anew, where its marks would be lost
    assert hand.page.evaluate(_MARKED, "now") == [hand.sentence()]
    assert "" not in hand.page.evaluate(_MARKED, "mapped")

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


def test_a_models_candidates_and_reasons_are_decided_in_compare(
    panel_bench: Workbench, open_bench: Opener
) -> None:
    before = panel_bench.map_file.read_bytes()
    candidate = {"by": "tiny", "at": "2026-11-30T07:00:00Z", "source": "money-decides-little"}
    records = (
        {**candidate, "kind": "contrary", "target": "the-harbour-stays", "why": "One is true."},
        {**candidate, "kind": "narrower", "target": "late-buyers-know-least", "why": ""},
    )
    lines = "".join(f"{json.dumps(record)}\n" for record in records)
    links_of(panel_bench.map_file).write_text(lines, encoding="utf-8")

    hand = open_bench(panel_bench)
    hand.press("C")
    hand.expect(".rail-candidates").to_contain_text("2 candidates of a model")
    hand.press("m", "Enter")
    hand.expect("#pair form input").to_have_value("One is true.")
    hand.press("Escape")
    hand.expect("#columns :focus .own-title").to_have_text("Money decides little")
    hand.press("m", "m", "Enter", "Enter")  # past the other one and back
    hand.expect_written("cannot both be true")
    hand.expect(".rail-candidates").to_contain_text("1 candidate of a model")
    hand.press("m")
    hand.expect("#pair .proposal").to_contain_text("tiny proposes")
    hand.press("Backspace")
    hand.expect_written("Not taken over")
    hand.expect(".rail-candidates").to_have_count(0)
    hand.press("o")
    hand.expect_written("Imrey puts “Money decides little” against “Late buyers know least”")
    hand.take_all_back()

    assert panel_bench.map_file.read_bytes() == before


def test_each_screen_is_for_everybody(panel_bench: Workbench, open_bench: Opener) -> None:
    hand = open_bench(panel_bench)
    load_axe(hand)
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
