"""How large a claim's box is and what stands in it, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.model import Claim
from counterpoint.views.scenes.text_width import wrap

# The page draws with these figures too; they travel in its data as FACE.
BOX_WIDTH = 236
FACE = {
    "width": BOX_WIDTH,
    "padding": 12,
    "kindHeight": 18,
    "titleSize": 13.5,
    "titleLine": 17,
    "textSize": 12,
    "textLine": 15.5,
    "textGap": 3,
    "chipsHeight": 30,
}
_TITLE_LINES = 3
_TEXT_LINES = 4


@dataclass(frozen=True, slots=True)
class ClaimBox:
    """A box of ``BOX_WIDTH`` by ``height`` pixels with its wrapped lines."""

    height: int
    title: tuple[str, ...]
    text: tuple[str, ...]


def box_of(claim: Claim, *, has_chips: bool) -> ClaimBox:
    """The box of ``claim``; its text is left out where it only repeats the title."""
    inner = BOX_WIDTH - 2 * FACE["padding"]
    title = wrap(claim.title or claim.id, FACE["titleSize"], inner, _TITLE_LINES, bold=True)
    text: list[str] = []
    if claim.text and _plain(claim.text) != _plain(claim.title):
        text = wrap(claim.text, FACE["textSize"], inner, _TEXT_LINES)
    height = 2 * FACE["padding"] + FACE["kindHeight"] + len(title) * FACE["titleLine"]
    height += (FACE["textGap"] + len(text) * FACE["textLine"]) if text else 0
    height += FACE["chipsHeight"] - FACE["padding"] / 2 if has_chips else 0
    return ClaimBox(round(height), tuple(title), tuple(text))


def _plain(text: str) -> str:
    return text.strip().rstrip(".!").casefold()
