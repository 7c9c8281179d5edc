"""The small picture of a drawing larger than its frame: where one is, and the way on."""

from __future__ import annotations

import pytest
from views.conftest import Opener
from views.opened_page import OpenedPage

pytestmark = pytest.mark.browser

# Left, top, right and bottom of the frame in the small picture, as shares of its sides.
FRAME = """() => {
  const canvas = document.querySelector(".minimap");
  const { width, height } = canvas;
  const copy = Object.assign(document.createElement("canvas"), { width, height });
  const ctx = copy.getContext("2d", { willReadFrequently: true });
  ctx.drawImage(canvas, 0, 0);
  const { data } = ctx.getImageData(0, 0, width, height);
  const here = getComputedStyle(document.querySelector(".rail a[aria-current]"));
  const accent = here.borderLeftColor.match(/[0-9]+/g).map(Number);
  const [xs, ys] = [[], []];
  for (let at = 0; at < data.length; at += 4) {
    if (accent.some((part, of) => Math.abs(data[at + of] - part) > 12)) continue;
    xs.push(((at / 4) % width) / width);
    ys.push(Math.floor(at / 4 / width) / height);
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}"""
KEEP_DRAWN = """() => {
  const drawing = CanvasRenderingContext2D.prototype;
  const { fillText } = drawing;
  globalThis.drawn = [];
  drawing.fillText = function (text, ...rest) {
    globalThis.drawn.push(text);
    return fillText.call(this, text, ...rest);
  };
}"""
# On which sides the drawing goes on beyond its frame.
MORE = "document.getElementById('map-canvas').dataset.more"


@pytest.fixture
def small(open_page: Opener, city_page: str) -> OpenedPage:
    """The whole small map in a window in which it does not fit."""
    page = open_page(city_page, "map/*", size=(1100, 420))
    page.wait_for(f"{MORE} !== undefined && !document.querySelector('.minimap').hidden")
    return page


def press(page: OpenedPage, across: float, down: float) -> None:
    """Presses the small picture at a share of its width and height."""
    box = page.page.locator(".minimap").bounding_box()
    assert box is not None
    page.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])


def frame(page: OpenedPage) -> tuple[float, float, float, float]:
    left, top, right, bottom = page.page.evaluate(FRAME)
    return left, top, right, bottom


def test_pressing_the_small_picture_moves_the_drawing_and_the_frame(small: OpenedPage) -> None:
    press(small, 0.05, 0.05)
    small.wait_for(f"{MORE} === 'right bottom'")
    before = frame(small)
    assert max(before[:2]) < 0.1

    press(small, 0.95, 0.95)

    small.wait_for(f"{MORE} === 'top left'")
    after = frame(small)
    assert after[0] > before[0] + 0.1
    assert after[1] > before[1] + 0.1


def test_pressing_beside_the_boxes_leads_to_where_they_end(small: OpenedPage) -> None:
    press(small, 0.05, 0.05)
    small.wait_for(f"{MORE} === 'right bottom'")

    press(small, 0.99, 0.05)

    small.wait_for(f"{MORE} === 'bottom left'")
    left, _, right, _ = frame(small)
    assert 0.2 < left < right < 0.8, "the drawing takes the left four fifths"


def test_moving_the_drawing_moves_the_frame(small: OpenedPage) -> None:
    press(small, 0.05, 0.05)
    small.wait_for(f"{MORE} === 'right bottom'")
    before = frame(small)

    small.page.mouse.move(800, 300)
    small.page.mouse.wheel(0, 5_000)

    small.wait_for(f"!{MORE}.includes('bottom')")
    after = frame(small)
    assert after[1] > before[1] + 0.1


def test_there_is_no_small_picture_where_all_is_in_view(small: OpenedPage) -> None:
    small.page.focus("#map-canvas")

    small.page.keyboard.press("0")

    small.wait_for("document.querySelector('.minimap').hidden")
    small.expect("#map-canvas").to_have_attribute("data-more", "")


def test_from_afar_topics_are_named_with_their_claims_counted(
    open_page: Opener, city_page: str
) -> None:
    page = open_page(city_page, "map/*", size=(1100, 330))
    page.wait_for(f"{MORE} !== undefined")
    page.page.focus("#map-canvas")
    page.page.keyboard.press("0")
    page.wait_for(f"{MORE} === ''")
    page.page.evaluate(KEEP_DRAWN)

    page.page.keyboard.press("0")

    drawn = page.wait_for("globalThis.drawn.length > 0 && globalThis.drawn")
    assert {"Pricing", "Public transport", "Other claims", "5 claims", "3 claims"} <= set(drawn)
    assert "Charge for the centre" not in drawn, "it could not be read"
