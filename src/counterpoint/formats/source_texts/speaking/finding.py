"""The heads of a text: which of its headings, lines and labels announce a speaker.

A candidate is judged by itself (an office behind the name, bold, a heading) and by its kind: names
in headings are believed where the headings of that level are mostly names, labels where they
recur. What belongs here: that judgement. What does not: what a name is (`names`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.speaking.candidates import (
    Candidate,
    Sort,
    find_candidates,
    participants,
)
from counterpoint.formats.source_texts.speaking.heads import Head
from counterpoint.formats.source_texts.speaking.names import Form
from counterpoint.formats.source_texts.speaking.words import (
    ANSWER_LABELS,
    NO_NAMES,
    NOUN,
    QUESTION_LABELS,
)
from counterpoint.model import BlockKind

_ENOUGH = 3.0
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
_DENSE = 0.6
_SHORT_LINE = 80
_LEAST_SAID = 6  # words; what is shorter and ends without a mark may be another heading
_ENDS = (".", "!", "?", "\u2026", ":", '"', "\u201d", "\u00bb", ")", "*", "_")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What of the whole text a candidate is judged by."""

    lower_words: frozenset[str]
    things: frozenset[str]
    roles: Mapping[str, str]
    shares: Mapping[tuple[Sort, int], float]
    names: Mapping[tuple[Sort, int], int]


def find_heads(raw: RawText) -> tuple[Head, ...]:
    """The heads in the order of the text; linear in its length."""
    candidates = find_candidates(raw)
    voices = [x for x in candidates if x.sort is Sort.GIVEN]
    if voices:
        return tuple(map(_head, _merged(voices)))
    if _are_signatures(raw, candidates):
        return ()
    spoken = [x for number, x in enumerate(candidates) if _is_followed(raw, candidates, number)]
    labels = [x for x in spoken if x.sort is Sort.LABEL]
    is_dense = len(labels) >= _DENSE * len(raw.pieces)
    others = [x for x in spoken if x.sort is not Sort.LABEL and x.line is not None]
    headings = _believed(raw, candidates, others)
    turns = _turns(labels, is_dense=is_dense)
    is_transcript = len({x.key for x in turns}) > 1 and (
        len({x.key for x in headings}) < 2 or any(x.line is not None for x in turns)
    )
    if is_transcript:
        names = {x.key for x in turns}
        headings = [x for x in headings if x.key in names]
    heads = sorted([*headings, *(turns if is_transcript else ())], key=lambda x: x.piece)
    return tuple(map(_head, _merged(heads)))


def _head(candidate: Candidate) -> Head:
    return Head(
        candidate.piece,
        candidate.last,
        candidate.start,
        candidate.end,
        candidate.name,
        candidate.role,
        candidate.sort in (Sort.LABEL, Sort.GIVEN, Sort.LEAD),
    )


def _is_followed(raw: RawText, candidates: Sequence[Candidate], number: int) -> bool:
    """Whether something is said between a candidate and the next."""
    candidate = candidates[number]
    following = candidates[number + 1].piece if number + 1 < len(candidates) else len(raw.pieces)
    own = raw.pieces[candidate.piece]
    before = candidates[number - 1] if number else candidate
    if candidate.sort is before.sort is Sort.LINE and before.last + 1 == candidate.piece:
        return False  # one below the other they are a list
    if len(raw.text[candidate.end : own.end].split()) >= 1:
        return True
    return any(
        piece.furniture is None
        and piece.kind is not BlockKind.HEADING
        and _says_something(raw.text[piece.start : piece.end])
        for piece in raw.pieces[candidate.last + 1 : following]
    )


def _says_something(text: str) -> bool:
    return text.endswith(_ENDS) or len(text.split()) >= _LEAST_SAID


def _are_signatures(raw: RawText, candidates: Sequence[Candidate]) -> bool:
    """Whether names stand below what they sign: text above the first, none below the last.

    Whose words are whose is then not told by this module: a name is never put over others' words.
    """
    lines = [x for x in candidates if x.sort in (Sort.LINE, Sort.STRONG) and x.line is not None]
    if len(lines) < 2 or lines[0].piece == 0:
        return False
    last, first = lines[-1], lines[0]
    is_end = last.last >= max(
        number for number, piece in enumerate(raw.pieces) if piece.furniture is None
    )
    before = raw.pieces[first.piece - 1]
    is_signed = before.kind is BlockKind.PARAGRAPH and raw.text[before.start : before.end].endswith(
        _ENDS
    )
    return is_end and is_signed and last.key not in {x.key for x in lines[:-1]}


def _turns(labels: Sequence[Candidate], *, is_dense: bool) -> list[Candidate]:
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


def _believed(
    raw: RawText, candidates: Sequence[Candidate], others: Sequence[Candidate]
) -> list[Candidate]:
    """The headings, bold beginnings and lines that are enough like a speaker's."""
    if not others:
        return []
    around = _surroundings(raw, candidates, others)
    scores = {x.piece: _score(x, around) for x in others}
    believed = [x for x in others if scores[x.piece] >= _ENOUGH]
    believed = _of_one_sort(believed, scores)
    believed = _without_byline(believed)
    return [replace(x, role=x.role or around.roles.get(x.key, "")) for x in believed]


def _surroundings(
    raw: RawText, candidates: Sequence[Candidate], others: Sequence[Candidate]
) -> _Surroundings:
    roles: dict[str, str] = dict(participants(raw))
    spoken = {x.piece for x in others}
    for candidate in candidates:
        if candidate.line is not None and candidate.piece not in spoken and candidate.role:
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
    return _Surroundings(
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


def _score(candidate: Candidate, around: _Surroundings) -> float:
    """How much speaks for it that a candidate announces a speaker; `_ENOUGH` is enough."""
    line = candidate.line
    assert line is not None
    kind = (candidate.sort, candidate.level)
    score = 0.0 if candidate.sort is Sort.LINE else 2.0
    score += 2 * line.has_role + line.is_titled + line.is_announced + 3 * candidate.is_timed
    if not line.has_role:
        score += {Form.BRACKET: 1.0, Form.DASH: 0.5, Form.COMMA: 0.0}.get(line.form, 0.0)
        score -= 2 * bool(NOUN.search(line.words[-1])) + 3 * bool(around.things & set(line.words))
        score -= 2 * bool(NO_NAMES & set(line.words))
    is_said_small = bool(around.lower_words & {word for word in line.words if len(word) > 3})
    score += (-1.0 if line.has_role else -3.0) if is_said_small else 1.0
    score += 2 * (candidate.key in around.roles)
    if around.names[kind] > 1:
        score += 1.0 if around.shares[kind] >= 0.5 else -1.0 * (not line.has_role)
        score += candidate.sort is Sort.LINE and around.shares[kind] >= 0.6
    return score - 0.5 * (line.is_inverted and around.names[kind] < 2)


def _of_one_sort(believed: list[Candidate], scores: Mapping[int, float]) -> list[Candidate]:
    """Lines go where headings or bold names are the text's way; one way is the text's."""
    weight: Counter[bool] = Counter()
    for candidate in believed:
        weight[candidate.sort is Sort.LINE] += scores[candidate.piece] > 0
    if weight[True] and weight[False]:
        marked = {x.key for x in believed if x.sort is not Sort.LINE}
        is_lines = weight[True] > weight[False] and len(marked) < 2
        believed = [x for x in believed if (x.sort is Sort.LINE) == is_lines]
    return believed


def _without_byline(believed: list[Candidate]) -> list[Candidate]:
    """Without who wrote the text, whom its first lines name otherwise than its speakers."""
    if len({x.key for x in believed}) < 2:
        return believed
    first, *rest = believed
    is_byline = (
        first.line is not None
        and first.line.is_announced
        and not any(x.line is not None and x.line.is_announced for x in rest)
        and first.piece <= 3
        and first.key not in {x.key for x in rest}
    )
    return rest if is_byline else believed


def _merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of one speaker under one name: a surname alone is who is named in full."""
    full: dict[str, set[str]] = defaultdict(set)
    for candidate in candidates:
        words = candidate.name.split()
        if len(words) > 1:
            full[words[-1].casefold()].add(candidate.name)
            full[words[0].casefold()].add(candidate.name)
    spelling: dict[str, str] = {}
    merged = []
    for candidate in candidates:
        names = full.get(candidate.key, set()) if " " not in candidate.name else set()
        name = next(iter(names)) if len(names) == 1 else candidate.name
        name = spelling.setdefault(name.casefold(), name)
        merged.append(replace(candidate, name=name))
    return merged
