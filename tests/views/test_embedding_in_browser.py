"""A view elsewhere: inside another site, and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from views.conftest import Opener, analysed_page
from views.hostile import PAYLOADS, hostile_map
from views.opened_page import OpenedPage

pytestmark = pytest.mark.browser


def code_of(page: OpenedPage) -> str:
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.page.click("#menu-button")
    page.page.click("#menu button:has-text('Copy code to embed')")
    page.wait_for("document.getElementById('announcer').textContent.startsWith('Embed code')")
    return str(page.page.evaluate("() => navigator.clipboard.readText()"))


def test_the_code_shows_the_present_view_as_high_as_it_is(
    open_page: Opener, city_page: str, tmp_path: Path
) -> None:
    page = open_page(city_page, "findings/gaps")
    code = code_of(page)
    assert 'src="page.html?view=findings#/findings/gaps"' in code
    host = page.page.context.new_page()
    host.set_viewport_size({"width": 480, "height": 700})
    (tmp_path / "page.html").write_text(city_page, encoding="utf-8")
    (tmp_path / "host.html").write_text(f"<!doctype html><body style='margin:0'>{code}")
    host.goto((tmp_path / "host.html").as_uri())

    frame = host.frame_locator("iframe")
    frame.locator(".embed-caption").wait_for()
    page.until(lambda: host.get_attribute("iframe", "height") != "480", "it takes its height")

    assert frame.locator("header.top").is_hidden()
    assert frame.locator("#view-title").is_visible()
    overflow = frame.locator("html").evaluate(
        "(root) => [root.scrollHeight - innerHeight, root.scrollWidth - innerWidth]"
    )
    assert max(overflow) <= 1, "nothing of the view or its caption is cut"
    assert "Panel on traffic" in host.inner_text("figcaption")
    host.close()


def test_the_code_of_a_hostile_map_is_one_frame_and_text(open_page: Opener) -> None:
    code = code_of(open_page(analysed_page(hostile_map())))

    tags = re.findall(r"<(/?\w+)", code)
    frame = ["figure", "iframe", "/iframe", "script", "/script"]
    assert tags == [*frame, "figcaption", "a", "/a", "/figcaption", "/figure"]
    assert PAYLOADS[1].replace("<", "&lt;").replace(">", "&gt;") in code
    assert "javascript:" not in re.sub(r"<figcaption>.*</figcaption>", "", code, flags=re.DOTALL)


def test_map_and_overview_are_printed_across(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page)
    boxes = {}
    for route in ("overview", "map", "outline"):
        page.go(route)
        pdf = page.page.pdf(format="A4", prefer_css_page_size=True)
        boxes[route] = [
            float(wide) > float(high)
            for wide, high in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        ]

    assert boxes["map"] == [True], "one sheet, lying"
    assert boxes["overview"] == [True, True], "what is first seen, then the pairs and the topics"
    assert set(boxes["outline"]) == {False}
