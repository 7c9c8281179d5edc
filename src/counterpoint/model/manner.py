"""How something is said: how directly and how firmly, and how a wording stands to the passage.

What belongs here: the choices, in the order in which they are told, and the words that map files
and data have for them. What does not: what they weigh (`counterpoint.analysis.settings`).
"""

from __future__ import annotations

import re
from enum import Enum

_WORD = re.compile(r"\w+")


class Directness(Enum):
    """How a stance is said; ``REPORTED`` words are others' and never the speaker's own."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"
    REPORTED = "reported"


class Firmness(Enum):
    """How firmly a stance is said.

    ``CONCEDED`` is granted, but overridden by what is held in the end; ``UNDERSTOOD`` is "I see
    why", which neither grants nor holds anything. Who is ``UNDECIDED`` has looked and takes no
    side, who is ``ABSTAINING`` says to have no opinion: answers to what was asked, and no silence.
    """

    FLAT = "flat"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    CONCEDED = "conceded"
    UNDERSTOOD = "understood"
    UNDECIDED = "undecided"
    ABSTAINING = "abstaining"

    @property
    def takes_no_side(self) -> bool:
        """Whether nothing is affirmed or denied by what is said so."""
        return self in _WITHOUT_SIDE


_WITHOUT_SIDE = frozenset({Firmness.UNDERSTOOD, Firmness.UNDECIDED, Firmness.ABSTAINING})


class Grade(Enum):
    """How strongly an expert was asked to agree or disagree: "strongly", or only "somewhat".

    A plain "agree" has none. It is kept and shown, and weighs nothing: it says how much somebody
    is for a thing, not how sure or how outright it is said.
    """

    STRONG = "strong"
    MILD = "mild"


class Shift(Enum):
    """How an editor's statement departs from what the expert said.

    In the order in which departures are told: who acts, what is dropped or added, how far it
    goes and in what order.
    """

    AGENT_CHANGED = "agent"
    HEDGE_DROPPED = "hedge"
    HEDGE_ADDED = "hedge-added"
    REASON_ADDED = "reason"
    REASON_DROPPED = "reason-dropped"
    BROADENED = "broader"
    NARROWED = "narrower"
    REORDERED = "order"


class Fidelity(Enum):
    """How a stance's wording stands to its passage, nearest first.

    ``QUOTATION`` is computed and never stated; ``IMPUTATION`` needs a reason (the stance's note).
    """

    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"
    COMPRESSION = "compression"
    INTERPRETATION = "interpretation"
    IMPUTATION = "imputation"


def on_scale(words: str) -> tuple[str, str] | None:
    """The value and the end of the scale on which somebody said how sure they are.

    >>> on_scale("7 of 10"), on_scale("very sure")
    (('7', '10'), None)
    """
    value, of, most = words.partition(" of ")
    return (value, most) if of else None


def is_quoted(text: str, passage: str) -> bool:
    """Whether a text is the words of a passage and no others, in their order.

    >>> is_quoted("We need a toll.", "we need a toll"), is_quoted("A toll.", "we need a toll")
    (True, False)
    """
    words = _WORD.findall(text.casefold())
    return bool(words) and words == _WORD.findall(passage.casefold())


def mode_words(directness: Directness, firmness: Firmness) -> tuple[str, ...]:
    """The words for how something is said, none for what is said outright.

    >>> mode_words(Directness.IMPLIED, Firmness.HEDGED)
    ('implied', 'hedged')
    >>> mode_words(Directness.EXPLICIT, Firmness.FLAT)
    ()
    """
    words: tuple[str, ...] = ()
    if directness is not Directness.EXPLICIT:
        words += (directness.value,)
    if firmness is not Firmness.FLAT:
        words += (firmness.value,)
    return words
