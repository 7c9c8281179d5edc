"""Whatever a map says stays text: nothing of it runs, loads, or becomes an element."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from views.conftest import Opener, analysed_page
from views.hostile import PAYLOADS, hostile_map
from views.quoted_text import with_text

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


def test_a_picture_of_payloads_is_sound(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(analysed_page(hostile_map()), "map/*")
    page.page.click(".picture-menu > summary")
    with page.page.expect_download() as waiting:
        page.page.click("[aria-label='This drawing: SVG']")
    waiting.value.save_as(tmp_path / "map.svg")

    tags = {element.tag.rpartition("}")[2] for element in ET.parse(tmp_path / "map.svg").iter()}
    assert tags <= {"svg", "style", "g", "title", "rect", "circle", "path", "text", "tspan"}


def test_what_the_search_is_asked_stays_text(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page)
    for payload in PAYLOADS:
        page.page.fill("#search", payload)

    assert page.page.locator("#app :is(script, img, iframe)").count() == 0
    assert not page.page.title().startswith("owned")
