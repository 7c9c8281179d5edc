"""How much speaks for it that a heading, a bold beginning or a line announces a speaker.

A candidate is judged by itself (an office behind the name, bold, a heading), by its kind (headings
of one level are mostly names, or mostly not) and by its words, which are no name where the text has
them without a capital or behind an article. What belongs here: that judgement of each. What does
not: which of them are believed (`finding`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.speaking.candidates import (
    Sort,
    SpeakerCandidate,
    participants,
)
from counterpoint.formats.source_texts.speaking.names import Continuation
from counterpoint.formats.source_texts.speaking.words import NO_NAMES, NOUN
from counterpoint.model import BlockKind

_ARTICLE = (
    r"\b(?i:der|die|das|den|dem|des|eine?[nmrs]?|keine?[nmrs]?|zur|zum|im|am|vom|ins|the|an?)[ \t]+"
    r"(?:[a-z\u00e4\u00f6\u00fc\u00df]{3,}[ \t]+)?"
)
_ARTICLES = re.compile(rf"{_ARTICLE}\Z")
_ARTICLE_AND_WORD = 24  # letters of an article, and of an adjective behind it
_BEHIND_ARTICLE = re.compile(rf"{_ARTICLE}([^\W\d_]{{3,}})")
_WORD = re.compile(r"[^\W\d_]+")
# From so many words on, all words of the text are looked at once, and not each in all the text.
_MANY = 100
# A word that is no name is soon seen without a capital, or behind an article.
_MOST_PLACES = 40
_SHORT_LINE = 80  # letters: a line of a typescript; a round number


@dataclass(frozen=True, slots=True)
class CandidateContext:
    """What of the whole text a candidate is judged by."""

    lower_words: frozenset[str]
    things: frozenset[str]
    roles: Mapping[str, str]
    shares: Mapping[tuple[Sort, int], float]
    names: Mapping[tuple[Sort, int], int]


def look_around(
    raw: RawText, candidates: Sequence[SpeakerCandidate], others: Sequence[SpeakerCandidate]
) -> CandidateContext:
    """What the text says of its own candidates, of those with something said behind them."""
    roles: dict[str, str] = dict(participants(raw))
    pieces = {x.piece for x in others}
    for candidate in candidates:
        if candidate.line is not None and candidate.piece not in pieces and candidate.role:
            roles.setdefault(candidate.key, candidate.role)
    lines: Counter[tuple[Sort, int]] = Counter()
    for piece in raw.pieces:
        if piece.furniture is not None:
            continue
        if piece.kind is BlockKind.HEADING:
            lines[Sort.HEADING, piece.level] += 1
        elif piece.strong_end >= piece.end - 1 > 0:
            lines[Sort.STRONG, 0] += 1
        elif piece.end - piece.start <= _SHORT_LINE and piece.is_own_line:
            is_open = raw.text[piece.end - 1] not in '.!?:;,\u2026\u201d"\u00bb)'
            lines[Sort.LINE, 0] += is_open and piece.kind is BlockKind.PARAGRAPH
    names: dict[tuple[Sort, int], set[str]] = defaultdict(set)
    counts: Counter[tuple[Sort, int]] = Counter()
    for x in others:
        names[x.sort, x.level].add(x.key)
        counts[x.sort, x.level] += 1
    own = frozenset(word for x in others if x.line is not None for word in x.line.words)
    return CandidateContext(
        *_other_uses(own, raw.text),
        roles,
        {kind: count / max(lines[kind], count) for kind, count in counts.items()},
        {kind: len(keys) for kind, keys in names.items()},
    )


def _other_uses(words: frozenset[str], text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that the text has without a capital, and those that it has behind an article."""
    if len(words) > _MANY:
        behind = frozenset(word.casefold() for word in _BEHIND_ARTICLE.findall(text))
        return words & frozenset(_WORD.findall(text)), words & behind
    return (
        frozenset(word for word in words if _places(word, text)),
        frozenset(word for word in words if _is_thing(word.capitalize(), text)),
    )


def _places(word: str, text: str) -> list[int]:
    """Where a word stands by itself, as it is written; a few places at most."""
    places: list[int] = []
    at = text.find(word)
    while at >= 0 and len(places) < _MOST_PLACES:
        end = at + len(word)
        if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
            places.append(at)
        at = text.find(word, end)
    return places


def _is_thing(word: str, text: str) -> bool:
    """Whether an article stands before a word, as before no name."""
    return any(
        _ARTICLES.search(text, max(at - _ARTICLE_AND_WORD, 0), at) for at in _places(word, text)
    )


def score_of(candidate: SpeakerCandidate, around: CandidateContext) -> float:
    """How much speaks for it that a candidate announces a speaker; `_ENOUGH` is enough."""
    line = candidate.line
    assert line is not None
    kind = (candidate.sort, candidate.level)
    score = 0.0 if candidate.sort is Sort.LINE else 2.0
    score += 2 * line.has_role + line.is_titled + line.is_announced + 3 * candidate.is_timed
    if not line.has_role:
        score += {Continuation.BRACKET: 1.0, Continuation.DASH: 0.5, Continuation.COMMA: 0.0}.get(
            line.form, 0.0
        )
        score -= 2 * bool(NOUN.search(line.words[-1])) + 3 * bool(around.things & set(line.words))
        score -= 2 * bool(NO_NAMES & set(line.words))
    is_said_small = bool(around.lower_words & {word for word in line.words if len(word) > 3})
    score += (-1.0 if line.has_role else -3.0) if is_said_small else 1.0
    score += 2 * (candidate.key in around.roles)
    if around.names[kind] > 1:
        score += 1.0 if around.shares[kind] >= 0.5 else -1.0 * (not line.has_role)
        score += candidate.sort is Sort.LINE and around.shares[kind] >= 0.6
    return score - 0.5 * (line.is_inverted and around.names[kind] < 2)
