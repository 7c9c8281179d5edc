"""The small picture of a drawing larger than its frame: where one is, and the way on."""

from __future__ import annotations

import pytest
from views.conftest import Opener
from views.opened_page import OpenedPage

pytestmark = pytest.mark.browser

# Left, top, right and bottom of the frame in the small picture, as shares of its sides.
FRAME = """() => {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
    Number(document.querySelector(".minimap-view").getAttribute(name)));
  return [x / 190, y / 130, (x + width) / 190, (y + height) / 130];
}"""
# On which sides the drawing goes on beyond its frame.
MORE = "document.getElementById('map-canvas').dataset.more"


@pytest.fixture
def large(open_page: Opener, city_page: str) -> OpenedPage:
    """The small map made larger than its window."""
    page = open_page(city_page, "map", size=(1366, 420))
    page.page.focus("#map-canvas")
    page.page.keyboard.press("+")
    page.page.keyboard.press("+")
    page.wait_for("!document.querySelector('.minimap').hidden")
    return page


def press(page: OpenedPage, across: float, down: float) -> None:
    """Presses the small picture at a share of its width and height."""
    box = page.page.locator(".minimap").bounding_box()
    assert box is not None
    page.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])


def frame(page: OpenedPage) -> tuple[float, float, float, float]:
    left, top, right, bottom = page.page.evaluate(FRAME)
    return left, top, right, bottom


def test_pressing_the_small_picture_moves_the_drawing_and_the_frame(large: OpenedPage) -> None:
    press(large, 0.02, 0.02)
    large.wait_for(f"{MORE}.includes('right') && !{MORE}.includes('left')")
    before = frame(large)

    press(large, 0.97, 0.02)

    large.wait_for(f"{MORE}.includes('left') && !{MORE}.includes('right')")
    after = frame(large)
    assert after[0] > before[0] + 0.1


def test_moving_the_drawing_moves_the_frame(large: OpenedPage) -> None:
    before = frame(large)

    large.page.mouse.move(700, 300)
    large.page.mouse.wheel(200, 0)

    large.wait_for(f"({FRAME})()[0] > {before[0]} + 0.01")


def test_there_is_no_small_picture_where_all_is_in_view(large: OpenedPage) -> None:
    large.page.keyboard.press("0")

    large.wait_for("document.querySelector('.minimap').hidden")
    large.expect("#map-canvas").to_have_attribute("data-more", "")
