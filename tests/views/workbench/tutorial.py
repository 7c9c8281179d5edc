"""The tutorial's keys, as they stand in its text, for a hand to play."""

from __future__ import annotations

import re
from collections.abc import Iterator

from views.workbench.hand import Hand

_BLOCK = re.compile(r"^```keys\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOKEN = re.compile(r'@"([^"]*)"|"([^"]*)"|(\S+)')


def decisions(tutorial: str) -> Iterator[str]:
    """Its lines of keys, each one decision or a place to go to, in their order."""
    for block in _BLOCK.findall(tutorial):
        yield from block.splitlines()


def play(hand: Hand, line: str) -> None:
    """Press the keys of a line and type its words, and wait until what is decided is written."""
    before = hand.page.inner_text("#status")
    tokens = _TOKEN.findall(line)
    for place, typed, key in tokens:
        if place:
            go_to(hand, place)
        elif typed:
            hand.dictate(typed)
        else:
            hand.press(key)
        if key == "C":
            hand.expect("#columns .column").not_to_have_count(0)
    if any(key for _, _, key in tokens):
        hand.expect("#status.is-written").not_to_have_text(before)


def go_to(hand: Hand, place: str) -> None:
    """To the topic of that name where claims are compared, else to a sentence that begins so."""
    topic = hand.page.locator(".topic-rail button", has_text=place)
    if topic.count():
        topic.click()
        hand.expect('.topic-rail [aria-current="true"]').to_contain_text(place)
    else:
        hand.stand_at(place)
