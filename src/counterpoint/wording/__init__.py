"""The words that a reader sees, in each language: texts as data, and what says them.

What belongs here: the catalogues of sentences and of the page's texts, saying a clause in a
language, and clauses as compact data for the page to say. What does not: deciding what is said,
which is the analysis's (``analysis/explaining``). Knows the records of the model and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.wording.catalogue import (
        LANGUAGES,
        Language,
        arguments_of,
        page_texts,
        sentence_patterns,
    )
    from counterpoint.wording.compact import CompactSentences
    from counterpoint.wording.speaker import MOST_NAMED, Speaker, clause, sentence
    from counterpoint.wording.voice import Voice

__all__ = [
    "LANGUAGES",
    "MOST_NAMED",
    "CompactSentences",
    "Language",
    "Speaker",
    "Voice",
    "arguments_of",
    "clause",
    "page_texts",
    "sentence",
    "sentence_patterns",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".catalogue": "LANGUAGES Language arguments_of page_texts sentence_patterns",
            ".compact": "CompactSentences",
            ".speaker": "MOST_NAMED Speaker clause sentence",
            ".voice": "Voice",
        },
    )
