"""Labels of a talk: which words with a colon at the beginning of a line are those of speakers.

What belongs here: labels. What does not: headings and lines with names (`judging`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.speaking.candidates import SpeakerCandidate
from counterpoint.formats.source_texts.speaking.words import (
    ANSWER_LABELS,
    HOSTS,
    QUESTION_LABELS,
)

# Of the pieces of a text: where so many have labels, each of these is a speaker's; and so many
# have one at least between the first and the last of a talk.
_DENSE, _LEAST_DENSE = 0.6, 0.3
_MOSTLY = 0.6  # of the labels have sentences behind them
_LEAST_SAID = 6  # words; what is shorter and ends without a mark may be another heading
_ENDS = (".", "!", "?", "\u2026", ":", '"', "\u201d", "\u00bb", ")", "*", "_")


def ends_as_said(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.endswith(_ENDS)


def says_something(text: str) -> bool:
    """Whether a piece is rather said than another heading."""
    return ends_as_said(text) or len(text.split()) >= _LEAST_SAID


def find_turns(raw: RawText, labels: Sequence[SpeakerCandidate]) -> list[SpeakerCandidate]:
    """The labels that announce speakers, in order; none where the text is no talk."""
    is_dense = len(labels) >= _DENSE * len(raw.pieces)
    if not _is_talk(raw, labels):
        labels = [x for x in labels if x.line is not None or x.is_timed]
    return _turns(labels, is_dense=is_dense)


def _is_talk(raw: RawText, labels: Sequence[SpeakerCandidate]) -> bool:
    """Whether labels that are no full names are of those who talk: most of them say sentences.

    A manual's labels (Returns, Default) recur as well; behind them stand words without a stop, and
    most of its text has none.
    """
    if any(x.key.split()[0] in HOSTS or x.key in QUESTION_LABELS | ANSWER_LABELS for x in labels):
        return True
    if not labels:
        return False
    first, last = labels[0].piece, labels[-1].piece
    stretch = [x for x in raw.pieces[first : last + 1] if x.furniture is None]
    sentences = sum(_is_sentence(raw, x) for x in labels)
    return len(labels) >= _LEAST_DENSE * len(stretch) and sentences >= _MOSTLY * len(labels)


def _is_sentence(raw: RawText, label: SpeakerCandidate) -> bool:
    """Whether what is said behind a label, or in the piece below it, ends as sentences do."""
    number = label.piece
    own = raw.text[label.end : raw.pieces[number].end].strip()
    if not own and number + 1 < len(raw.pieces):
        below = raw.pieces[number + 1]
        own = raw.text[below.start : below.end]
    return ends_as_said(own)


def _turns(labels: Sequence[SpeakerCandidate], *, is_dense: bool) -> list[SpeakerCandidate]:
    """The labels that are speakers': they recur, are names, are in capitals, or ask and answer."""
    counts = Counter(x.key for x in labels)
    surnames = {x.key.split()[-1] for x in labels if x.line is not None}
    questions = {x.key for x in labels if x.key in QUESTION_LABELS}
    answers = {x.key for x in labels if x.key in ANSWER_LABELS - questions}
    turns = [
        x
        for x in labels
        if x.line is not None
        or x.is_timed
        or (counts[x.key] > 1 and not (x.key in QUESTION_LABELS | ANSWER_LABELS and not answers))
        or (x.is_capitals and len(x.name) > 1)
        or x.key in surnames
        or (x.key in questions | answers and questions and answers)
    ]
    # One name with a colon each may be a list of anything; turns come back, or are all names.
    keys = {x.key for x in turns}
    recurs = len(turns) > len(keys) or bool(keys & surnames)
    if is_dense and recurs:
        # Where nearly all of a text is turns, who speaks once has a label as the others do.
        return list(labels)
    is_dialogue = recurs or all(x.line or x.is_capitals for x in turns)
    if not is_dialogue and not (questions and answers):
        return []
    return turns
