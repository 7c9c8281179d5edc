"""Source texts: which files they are, and where in them a key phrase stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.source_texts.documents import (
        MAX_BINARY_BYTES,
        MAX_SOURCE_BYTES,
        read_source_bytes,
        read_source_file,
    )
    from counterpoint.formats.source_texts.quotations import (
        MOST_HITS,
        MOST_WORDS,
        SIMILAR_ENOUGH,
        Hit,
        SearchText,
        count_words,
        is_similar_enough,
    )
    from counterpoint.formats.source_texts.senses import added_sense
    from counterpoint.formats.source_texts.sentences import (
        LONGEST_SENTENCE,
        paragraphs,
        passage_sentence,
        sentence_around,
    )
    from counterpoint.formats.source_texts.source_files import SourceReading, read_source
    from counterpoint.formats.source_texts.speaking.missed import THIRD_PERSON, UNHEARD_SPEAKER
    from counterpoint.formats.source_texts.turns import SpeakerLabel, begins_line, find_labels

__all__ = [
    "LONGEST_SENTENCE",
    "MAX_BINARY_BYTES",
    "MAX_SOURCE_BYTES",
    "MOST_HITS",
    "MOST_WORDS",
    "SIMILAR_ENOUGH",
    "THIRD_PERSON",
    "UNHEARD_SPEAKER",
    "Hit",
    "SearchText",
    "SourceReading",
    "SpeakerLabel",
    "added_sense",
    "begins_line",
    "count_words",
    "find_labels",
    "is_similar_enough",
    "paragraphs",
    "passage_sentence",
    "read_source",
    "read_source_bytes",
    "read_source_file",
    "sentence_around",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".documents": "MAX_BINARY_BYTES MAX_SOURCE_BYTES read_source_bytes read_source_file",
            ".quotations": (
                "Hit MOST_HITS MOST_WORDS SIMILAR_ENOUGH SearchText count_words is_similar_enough"
            ),
            ".senses": "added_sense",
            ".sentences": "LONGEST_SENTENCE paragraphs passage_sentence sentence_around",
            ".source_files": "SourceReading read_source",
            ".speaking.missed": "THIRD_PERSON UNHEARD_SPEAKER",
            ".turns": "SpeakerLabel begins_line find_labels",
        },
    )
