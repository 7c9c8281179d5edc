"""A key draws what it changes, once: counted by what is put into the page, and not by time."""

from __future__ import annotations

import pytest
from views.workbench.conftest import SMALL, Opener
from views.workbench.hand import Hand
from workbenches import Workbench

pytestmark = pytest.mark.browser

# Each drawing ends before the next task begins, which is when an observer is called.
_WATCH = """() => {
  window.drawings = {};
  for (const [part, options] of [["card", { childList: true, subtree: true }],
    ["text", { childList: true, subtree: true, attributes: true }]]) {
    window.drawings[part] = 0;
    new MutationObserver(() => { window.drawings[part] += 1; })
      .observe(document.getElementById(part), options);
  }
}"""
# What was asked before has been answered, and drawn, once the server answers this.
_DRAWINGS = """async () => {
  await (await fetch("api/state")).json();
  const drawings = window.drawings;
  window.drawings = { card: 0, text: 0 };
  return drawings;
}"""


def drawings_at(hand: Hand, *keys: str, asks: str = "") -> dict[str, int]:
    """How often card and text were drawn at keys, of which the last asks the server for that."""
    hand.page.evaluate(_DRAWINGS)
    if asks:
        with hand.page.expect_response(f"**/api/{asks}*") as answer:
            hand.press(*keys)
        answer.value.finished()
    else:
        hand.press(*keys)
    drawings: dict[str, int] = hand.page.evaluate(_DRAWINGS)
    return drawings


def test_a_key_draws_once_what_it_changes(panel_bench: Workbench, open_bench: Opener) -> None:
    hand = open_bench(panel_bench, size=SMALL)
    hand.press("Home")
    hand.stand_at("The sea will come over any wall")
    hand.expect("#card .status").to_have_text("mapped")
    hand.page.evaluate(_WATCH)

    # On to a sentence for which nothing is suggested that would show, and back to a known one.
    assert drawings_at(hand, "j", asks="suggestions") == {"card": 1, "text": 1}
    hand.expect("#card .status").to_have_text("mapped")
    assert drawings_at(hand, "k") == {"card": 1, "text": 1}
    # How something is said is no matter of the text; then it is written, and asked for anew.
    assert drawings_at(hand, "h", asks="suggestions") == {"card": 1, "text": 0}
    hand.expect("#status.is-written").to_have_count(1)

    hand.press("e")
    field = hand.expect("#card form input[name=title]")
    field.to_be_focused()
    hand.press("End")
    assert drawings_at(hand, "a", "b", "c") == {"card": 0, "text": 0}
    # Nor does it cost a layout beside that of the letter itself.
    before = layouts(hand)
    hand.press("d", "e", "f", "g")
    assert layouts(hand) - before <= 4


def layouts(hand: Hand) -> int:
    session = hand.page.context.new_cdp_session(hand.page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return next(int(each["value"]) for each in metrics if each["name"] == "LayoutCount")
