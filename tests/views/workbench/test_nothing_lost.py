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


def decide_again(hand: Hand, title: str) -> None:
    hand.page.click("#problem button >> nth=0")
    hand.expect_written(title)
    hand.expect("#card form").to_have_count(0)


def test_what_cannot_be_written_is_told_and_what_was_typed_stays(
    empty_bench: Workbench, open_bench: Opener
) -> None:
    # Without its events a tab learns of other hands only when it decides.
    hand = open_bench(empty_bench)
    hand.page.route("**/events", lambda route: route.abort())
    hand.page.reload()
    hand.wait_until_ready()

    give_one_title_to_two(hand)
    meet_an_editor(hand, empty_bench)
    meet_another_tab(hand)
    lose_the_server(hand, empty_bench)

    titles = ("It will stand on less", "The sea comes", "A further claim", "I mean will")
    text = empty_bench.map_text()
    assert [title for title in titles if f"[{title}]" not in text] == []
    assert "// By another hand." in text


def give_one_title_to_two(hand: Hand) -> None:
    begin_claim(hand, "The wall is the reason")
    hand.press("Enter")
    hand.expect_written("The wall is the reason")

    begin_claim(hand, "The wall is the reason")
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("The wall is the reason")
    hand.expect("#status").to_have_text("Not written")
    hand.expect("#card form input[name=title]").to_have_value("The wall is the reason")
    hand.page.fill("#card form input[name=title]", "It will stand on less")
    hand.press("Enter")
    hand.expect_written("It will stand on less")
    hand.expect("#problem").to_be_hidden()


def meet_an_editor(hand: Hand, bench: Workbench) -> None:
    """The file is saved from outside, then with a mistake, which is mended."""
    bench.map_file.write_text(f"{bench.map_text()}\n// By another hand.\n", encoding="utf-8")
    begin_claim(hand, "The sea comes")
    hand.press("Enter")
    # The server may have seen that by itself, or sees it now.
    hand.expect("#problem").to_contain_text("another program")
    assert "The sea comes" not in bench.map_text()
    decide_again(hand, "The sea comes")

    whole = bench.map_text()
    bench.map_file.write_text(f"{whole}\n[Who?]: Nobody. {{expert: nobody}}\n", encoding="utf-8")
    begin_claim(hand, "A further claim")
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("'nobody' is no expert")
    bench.map_file.write_text(whole, encoding="utf-8")
    decide_again(hand, "A further claim")


def meet_another_tab(hand: Hand) -> None:
    other = Hand(hand.page.context.new_page())
    other.page.goto(hand.page.url)
    other.wait_until_ready()
    other.press("k")
    other.press("n")
    other.page.fill("#card form input[name=title]", "By another tab")
    other.press("Enter")
    other.expect_written("By another tab")
    other.page.close()

    begin_claim(hand, "I mean will")
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("another program")
    hand.page.keyboard.press("Escape")
    hand.press("y")
    hand.expect_written("I mean will")


def lose_the_server(hand: Hand, bench: Workbench) -> None:
    begin_claim(hand, "The Strand should move")
    bench.stop()
    hand.press("Enter")
    hand.expect("#problem").to_contain_text("does not answer")
    typed = hand.page.evaluate("() => Object.values(sessionStorage).join()")
    assert "The Strand should move" in typed
