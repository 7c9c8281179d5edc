"""Whatever a map says stays text: nothing of it runs, loads, or becomes an element."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from views.conftest import Opener, analysed_page
from views.hostile import PAYLOADS, hostile_map
from views.opened_page import OpenedPage
from views.quoted_text import with_text

from counterpoint import pipeline
from counterpoint.analysis import analyse
from counterpoint.network import build_network
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

ROUTES = (
    "overview",
    "overview?claim=charge",
    "overview?claim=buses",
    "map",
    "map/*?claim=charge",
    "map?focus=2&around=charge",
    "findings/issues",
    "findings/tensions",
    "findings/cruxes",
    "findings/gaps",
    "experts",
    "experts/ruiz",
    "compare/osei/ruiz",
    "outline",
    "matrix",
    "text",
    "text?claim=charge",
    "text/panel?passage=1",
    "about",
    "search?q=%3Cscript%3E",
)


def test_no_payload_is_more_than_text(open_page: Opener) -> None:
    argument_map, text = with_text(hostile_map())
    analysis = analyse(build_network(argument_map))
    page = open_page(render_page(argument_map, analysis, source_texts={"panel": text}))
    for route in ROUTES:
        page.go(route)
        page.page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
        page.page.wait_for_timeout(40)

        assert not page.page.title().startswith("owned"), route
        foreign = page.page.locator("#app :is(script, img, iframe, style, form, object)").count()
        assert foreign == 0, route
        odd = page.page.evaluate(
            """() => [...document.querySelectorAll("#app *")].filter((element) =>
                [...element.attributes].some(({ name }) => name.startsWith("on")) ||
                /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute("href") ?? "")
            ).length"""
        )
        assert odd == 0, route


def test_a_payload_is_shown_letter_by_letter(open_page: Opener) -> None:
    page = open_page(analysed_page(hostile_map()))

    assert page.text("h1") == PAYLOADS[2]


SHAPES = {"svg", "style", "g", "title", "rect", "circle", "path", "polyline", "text", "tspan", "a"}


def sound_words(page: OpenedPage, press: str, file: Path) -> str:
    """All words of the picture that is saved when ``press`` is: no more than shapes and text."""
    with page.page.expect_download() as waiting:
        page.page.locator(press).first.click()
    waiting.value.save_as(file)
    root = ET.parse(file).getroot()
    elements = list(root.iter())
    assert {element.tag.rpartition("}")[2] for element in elements} <= SHAPES
    names = {name.rpartition("}")[2] for element in elements for name in element.attrib}
    assert [x for x in names if x.startswith("on") or x == "href"] == []
    return "\n".join(element.text or "" for element in elements if element.text)


def test_pictures_of_payloads_are_sound(open_page: Opener, tmp_path: Path, city_page: str) -> None:
    page = open_page(analysed_page(hostile_map()), "map/*")
    page.page.click(".picture-menu > summary")
    assert PAYLOADS[2] in sound_words(page, "[aria-label='This drawing: SVG']", tmp_path / "map")
    page.go("findings/tensions")
    page.page.click("details.finding summary >> nth=0")
    save = ".picture-save button:text-is('SVG')"
    proof = sound_words(page, f"details.finding[open] {save}", tmp_path / "proof")
    assert PAYLOADS[2] in proof

    page = open_page(city_page)
    table = sound_words(page, f".who-foot {save}", tmp_path / "table")
    assert {"Who says what", "says so", "Osei"} <= set(table.split("\n"))
    assert "\nSource: Panel on traffic" in table


def test_a_vote_on_payloads_stays_text_in_picture_list_and_file(
    open_page: Opener, tmp_path: Path
) -> None:
    table = tmp_path / "votes.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["expert", "claim", "stance", "group"])
        for voter in range(64):
            side = PAYLOADS[voter % 2]
            for at, claim in enumerate(x for x in PAYLOADS if "\0" not in x):
                stance = "agree" if at % 2 == voter % 2 else "disagree"
                rows.writerow([f"{voter} {PAYLOADS[0]}", claim, stance, side])
    debate = pipeline.load([table])
    page = open_page(render_page(debate.map, debate.analysis, votes=debate.votes))

    for route in ("overview", "picture", "picture?side=apart&q=script"):
        page.go(route)
        page.page.hover("[data-claim] >> nth=0", force=True)
        assert page.page.locator("#app :is(script, img, iframe, object, embed)").count() == 0
    page.go("claims")
    assert page.page.locator("#app :is(script, img, iframe, object, embed)").count() == 0
    page.go("picture")
    words = sound_words(page, ".picture-save button:text-is('SVG')", tmp_path / "votes.svg")
    assert PAYLOADS[0] in words
    assert "Groups on opposite sides" in words
    assert not page.page.title().startswith("owned")


def test_what_the_search_is_asked_stays_text(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page)
    for payload in PAYLOADS:
        page.page.fill("#search", payload)

    assert page.page.locator("#app :is(script, img, iframe)").count() == 0
    assert not page.page.title().startswith("owned")
