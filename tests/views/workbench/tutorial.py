"""The tutorial's keys, as they stand in its text, for a hand to play."""

from __future__ import annotations

import re
from collections.abc import Iterator

from views.workbench.hand import Hand

_BLOCK = re.compile(r"^```keys\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOKEN = re.compile(r'"([^"]*)"|(\S+)')
_PLACE = "@ "


def decisions(tutorial: str) -> Iterator[str]:
    """Its lines of keys, each one decision or a place to go to, in their order."""
    for block in _BLOCK.findall(tutorial):
        yield from block.splitlines()


def play(hand: Hand, line: str) -> None:
    """Press the keys of a line and type its words, and wait until what is decided is written."""
    if line.startswith(_PLACE):
        hand.stand_at(line.removeprefix(_PLACE))
        return
    before = hand.page.inner_text("#status")
    for typed, key in _TOKEN.findall(line):
        if key:
            hand.press(key)
        else:
            hand.type(typed)
        if key == "C":
            hand.expect("#columns .column").not_to_have_count(0)
    hand.expect("#status.is-written").not_to_have_text(before)
