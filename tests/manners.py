"""How a stance is said, for tests that name one word of it: the other axis is then as usual."""

from __future__ import annotations

from counterpoint.model import Directness, Firmness

__all__ = ["Manner", "axes", "word_of"]

Manner = Directness | Firmness


def axes(manner: Manner) -> tuple[Directness, Firmness]:
    """Both axes of what is said in one word."""
    if isinstance(manner, Directness):
        return manner, Firmness.FLAT
    return Directness.EXPLICIT, manner


def word_of(directness: Directness, firmness: Firmness) -> Manner:
    """The inverse, where one word says it."""
    return directness if firmness is Firmness.FLAT else firmness
