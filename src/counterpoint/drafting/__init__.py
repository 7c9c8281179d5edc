"""From a source towards a map: what a sentence may be, said to a person who decides.

What belongs here: proposals, computed from texts and a map, none of which is ever an assertion.
What does not: applying a decision, reading a source, and anything that is counted as a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.drafting.cues import Cue, Guess, guess
    from counterpoint.drafting.encodings import Encodings
    from counterpoint.drafting.phrases import key_phrase
    from counterpoint.drafting.suggesting import Spot, Suggester, Suggestion, text_of_claim
    from counterpoint.drafting.weights import Weights

__all__ = [
    "Cue",
    "Encodings",
    "Guess",
    "Spot",
    "Suggester",
    "Suggestion",
    "Weights",
    "guess",
    "key_phrase",
    "text_of_claim",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".cues": "Cue Guess guess",
            ".encodings": "Encodings",
            ".phrases": "key_phrase",
            ".suggesting": "Spot Suggester Suggestion text_of_claim",
            ".weights": "Weights",
        },
    )
