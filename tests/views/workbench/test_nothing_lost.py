"""What cannot be written is told with what to do, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from views.workbench.conftest import Opener
from views.workbench.hand import Hand
from workbenches import Workbench

pytestmark = pytest.mark.browser


def begin_claim(hand: Hand, title: str) -> None:
    hand.press("J", "n")
    hand.expect("#card form input[name=title]").to_be_focused()
    hand.page.fill("#card form input[name=title]", title)


def test_what_cannot_be_written_is_told_and_what_was_typed_stays(
    empty_bench: Workbench, open_bench: Opener
) -> None:
    # Without its events a tab learns of other hands only when it decides.
    hand = open_bench(empty_bench)
    hand.page.route("**/events", lambda route: route.abort())
    hand.page.reload()
    hand.wait_until_ready()
    begin_claim(hand, "The wall is the reason")
    hand.press("Enter")
    hand.expect_written("The wall is the reason")

    # A decision that cannot be.
    begin_claim(hand, "The wall is the reason")
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("The wall is the reason")
    hand.expect("#status").to_have_text("Not written")
    hand.expect("#card form input[name=title]").to_have_value("The wall is the reason")
    hand.page.fill("#card form input[name=title]", "It will stand on less")
    hand.press("Enter")
    hand.expect_written("It will stand on less")
    hand.expect("#problem").to_be_hidden()

    # The file was saved by an editor.
    empty_bench.map_file.write_text(
        empty_bench.map_text() + "\n// By another hand.\n", encoding="utf-8"
    )
    begin_claim(hand, "The sea comes")
    hand.press("Enter")
    # The server may have seen that by itself, or sees it now.
    hand.expect("#problem").to_contain_text("another program")
    assert "The sea comes" not in empty_bench.map_text()
    hand.page.click("#problem button >> nth=0")
    hand.expect_written("The sea comes")
    hand.expect("#card form").to_have_count(0)
    assert "// By another hand." in empty_bench.map_text()
    assert "[The sea comes]" in empty_bench.map_text()

    # Another tab decided.
    other = Hand(hand.page.context.new_page())
    other.page.goto(hand.page.url)
    other.wait_until_ready()
    other.press("z")
    other.expect("#status.is-written").to_have_count(1)
    other.page.close()
    begin_claim(hand, "I mean will")
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("another program")
    hand.page.keyboard.press("Escape")
    hand.press("y")
    hand.expect_written("I mean will")

    # The server is gone, and the page is loaded anew when it is there again.
    begin_claim(hand, "The Strand should move")
    empty_bench.stop()
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("does not answer")
    typed = hand.page.evaluate("() => Object.values(sessionStorage).join()")
    assert "The Strand should move" in typed
    assert "[I mean will]" in empty_bench.map_text()
