"""How messages tell of the places in a source at which a phrase was found."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.formats.quotations import MOST_HITS, Hit, SearchText

__all__ = ["places", "times"]

_MOST_PLACES = 3


def times(hits: Sequence[Hit]) -> str:
    """How often a phrase was found, as far as it was counted."""
    return f"{len(hits)} times" if len(hits) < MOST_HITS else f"{MOST_HITS} times or more"


def places(hits: Sequence[Hit], text: SearchText) -> str:
    """The first places, by line and offset."""
    told = [f"line {text.line(hit.start)} (offset {hit.start})" for hit in hits[:_MOST_PLACES]]
    return ", ".join(told) + (" and more" if len(hits) > _MOST_PLACES else "")
