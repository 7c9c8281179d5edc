"""Who speaks where in a transcript: labels at the beginning of a line, and what follows each.

What belongs here: labels in a text. What does not: whose they are
(`counterpoint.formats.argdown_map.head.sections`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from counterpoint.formats.source_texts.speaking.words import NO_LABELS

# A name with its title has as many words; what is longer is a sentence that has a colon.
_MOST_WORDS = 5
_LABEL = re.compile(r"^[ \t>*_#]*([^\W\d_][^:\n]{0,59}?)[*_]*:[*_]*(?=\s|\Z)", re.MULTILINE)
_INDENT = re.compile(r"[ \t>*_#]*\Z")


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """A speaker's label, without its colon, and the offset in code points at which it stands."""

    name: str
    start: int


def find_labels(text: str) -> tuple[SpeakerLabel, ...]:
    r"""The labels of a transcript, in order: those that recur, and those in capitals.

    No notes and warnings, which recur too.

    >>> find_labels("Ann: A toll.\nBob: Why: for whom?\nAnn: For all.")
    (SpeakerLabel(name='Ann', start=0), SpeakerLabel(name='Ann', start=33))
    """
    labels = [
        SpeakerLabel(match[1].strip(), match.start(1))
        for match in _LABEL.finditer(text)
        if len(match[1].split()) <= _MOST_WORDS and _is_a_speaker_s(match[1])
    ]
    counts = Counter(label.name for label in labels)
    return tuple(x for x in labels if counts[x.name] > 1 or x.name.isupper())


def _is_a_speaker_s(label: str) -> bool:
    """Whether a label is none of those that recur and are nobody's (Note:, Warning:)."""
    plain = label.strip().casefold()
    return plain not in NO_LABELS


def begins_line(text: str, offset: int) -> bool:
    """Whether nothing but marks of Markdown and blanks stands before an offset in its line."""
    return _INDENT.match(text, text.rfind("\n", 0, offset) + 1, offset) is not None
