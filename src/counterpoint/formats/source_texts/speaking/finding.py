"""The heads of a text: which of its headings, lines and labels announce a speaker.

What belongs here: choosing among candidates, all of a text seen together. What does not: how much
speaks for one (`judging`), labels (`talks`), and what a name is (`names`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.speaking.candidates import (
    Sort,
    SpeakerCandidate,
    find_candidates,
)
from counterpoint.formats.source_texts.speaking.heads import SpeakerHead
from counterpoint.formats.source_texts.speaking.judging import look_around, score_of
from counterpoint.formats.source_texts.speaking.talks import (
    ends_as_said,
    find_turns,
    says_something,
)
from counterpoint.model import BlockKind

# What `score_of` gives for a heading (2) whose words stand nowhere without a capital (1), or a line
# with a role (2) of which the same is true. With 3.5 five samples of the tests are read wrongly.
_ENOUGH = 3.0


def find_heads(raw: RawText) -> tuple[SpeakerHead, ...]:
    """The heads in the order of the text; linear in its length."""
    candidates = find_candidates(raw)
    voices = [x for x in candidates if x.sort is Sort.FIELD]
    if voices:
        return tuple(map(_head, _merged(voices)))
    if _are_signatures(raw, candidates):
        return ()
    speakers = [x for number, x in enumerate(candidates) if _is_followed(raw, candidates, number)]
    labels = [x for x in speakers if x.sort is Sort.LABEL]
    others = [x for x in speakers if x.sort is not Sort.LABEL and x.line is not None]
    headings = _believed(raw, candidates, others)
    turns = find_turns(raw, labels)
    is_transcript = len({x.key for x in turns}) > 1 and (
        len({x.key for x in headings}) < 2 or any(x.line is not None for x in turns)
    )
    if is_transcript:
        names = {x.key for x in turns}
        headings = [x for x in headings if x.key in names]
    heads = sorted([*headings, *(turns if is_transcript else ())], key=lambda x: x.piece)
    return tuple(map(_head, _merged(heads)))


def _head(candidate: SpeakerCandidate) -> SpeakerHead:
    return SpeakerHead(
        candidate.piece,
        candidate.last,
        candidate.start,
        candidate.end,
        candidate.name,
        candidate.role,
        candidate.sort in (Sort.LABEL, Sort.FIELD, Sort.LEAD),
    )


def _is_followed(raw: RawText, candidates: Sequence[SpeakerCandidate], number: int) -> bool:
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
        and says_something(raw.text[piece.start : piece.end])
        for piece in raw.pieces[candidate.last + 1 : following]
    )


def _are_signatures(raw: RawText, candidates: Sequence[SpeakerCandidate]) -> bool:
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
    is_signed = before.kind is BlockKind.PARAGRAPH and ends_as_said(
        raw.text[before.start : before.end]
    )
    return is_end and is_signed and last.key not in {x.key for x in lines[:-1]}


def _believed(
    raw: RawText, candidates: Sequence[SpeakerCandidate], others: Sequence[SpeakerCandidate]
) -> list[SpeakerCandidate]:
    """The headings, bold beginnings and lines that are enough like a speaker's."""
    if not others:
        return []
    around = look_around(raw, candidates, others)
    scores = {x.piece: score_of(x, around) for x in others}
    believed = [x for x in others if scores[x.piece] >= _ENOUGH]
    believed = _of_one_sort(believed, scores)
    believed = _without_byline(believed)
    believed = _of_several(raw, believed)
    return [replace(x, role=x.role or around.roles.get(x.key, "")) for x in believed]


def _of_one_sort(
    believed: list[SpeakerCandidate], scores: Mapping[int, float]
) -> list[SpeakerCandidate]:
    """Lines go where headings or bold names are the text's way; one way is the text's."""
    weight: Counter[bool] = Counter()
    for candidate in believed:
        weight[candidate.sort is Sort.LINE] += scores[candidate.piece] > 0
    if weight[True] and weight[False]:
        marked = {x.key for x in believed if x.sort is not Sort.LINE}
        is_lines = weight[True] > weight[False] and len(marked) < 2
        believed = [x for x in believed if (x.sort is Sort.LINE) == is_lines]
    return believed


def _of_several(raw: RawText, believed: list[SpeakerCandidate]) -> list[SpeakerCandidate]:
    """All where there are several speakers; one alone needs more than a name somewhere.

    An office, "by", a time; or it is the title of a text that has no other.
    """
    if len({x.key for x in believed}) != 1:
        return believed
    titles = [x for x in raw.pieces if x.kind is BlockKind.HEADING and x.furniture is None]
    return [
        x
        for x in believed
        if x.line is not None
        and (
            x.line.has_role or x.line.is_announced or x.is_timed or titles == [raw.pieces[x.piece]]
        )
    ]


def _without_byline(believed: list[SpeakerCandidate]) -> list[SpeakerCandidate]:
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


def _merged(candidates: Sequence[SpeakerCandidate]) -> list[SpeakerCandidate]:
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
