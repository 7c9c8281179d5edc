"""Whatever in a text could announce a speaker, each by itself: headings, bold beginnings, labels.

What belongs here: what a piece by itself could be. What does not: which of them announce one
(`finding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from counterpoint.formats.source_texts.pieces import Piece, RawText
from counterpoint.formats.source_texts.speaking.names import (
    LONGEST_HEAD,
    Continuation,
    NamedLine,
    is_role_line,
    is_word_of_label,
    read_named_line,
    usual_case,
)
from counterpoint.formats.source_texts.speaking.words import (
    ANSWER_LABELS,
    NO_LABELS,
    NOT_SPEAKING,
    QUESTION_LABELS,
)
from counterpoint.model import BlockKind

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:\s?[AP]M)?[\])]?"
_TIME_BEFORE = re.compile(rf"{_TIME}\s*[-\u2013\u2014]?\s*")
_TIME_BEHIND = re.compile(rf"\s*[-\u2013\u2014,]?\s*{_TIME}\s*\Z")
_LABEL = re.compile(
    r"[ \t>*_#\u25ba-]*(?P<label>[^\W\d_\[(][^\n:]{0,138}?)(?P<time>\s+[\[(]\d[\d:.,]+[\])])?"
    r"[*_]*:[*_]*(?=\s|\Z)"
)
_QA = re.compile(r"[*_]*(?P<label>[QA\u041f\u0412\u041eF])(?:[.:)]|\s*[\u2013\u2014-])[*_]*(?=\s)")
_DASHED = re.compile(r"\s*[\u2013\u2014\u2015-]{1,2}\s*[^\W\d_]")
_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab\u2018'].*[\"\u201d\u201c\u00bb\u2019'.]\Z", re.DOTALL)
# Letters, by round numbers: four lines of 80 for a quotation that is pulled out, one for a role
# above the words, half of one for a label.
_LONGEST_PULLED = 320
_LONGEST_ROLE_ABOVE = 80
_MOST_LABEL_WORDS, _LONGEST_LABEL = 4, 40
_SENTENCE_MARK = re.compile(r"[!?\u2026;]|(?<=[^\W\d_]{4})\.(?=\s)")


class Sort(Enum):
    """Where in a text a candidate stands; those of one sort are judged together."""

    FIELD = "given by the file"
    HEADING = "a heading"
    STRONG = "a line in bold"
    LEAD = "a bold beginning"
    LINE = "a line"
    LABEL = "a label"


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """What could announce a speaker. ``line`` is ``None`` for a label that is no full name."""

    piece: int
    last: int
    start: int
    end: int
    name: str
    role: str
    sort: Sort
    level: int = 0
    line: NamedLine | None = None
    is_timed: bool = False
    is_capitals: bool = False

    @property
    def key(self) -> str:
        """By what two candidates are of one speaker."""
        return self.name.casefold()


def find_candidates(raw: RawText) -> list[SpeakerCandidate]:
    """The candidates in the order of the text, at most one a piece."""
    candidates: list[SpeakerCandidate] = []
    for number, piece in enumerate(raw.pieces):
        if piece.furniture is not None or (candidates and number <= candidates[-1].last):
            continue
        candidate = _speaker(raw, number) or _whole(raw, number) or _lead(raw, number)
        candidate = candidate or _label(raw, number)
        if candidate is not None:
            candidates.append(candidate)
    return _with_roles_below(raw, candidates)


def _with_roles_below(raw: RawText, candidates: list[SpeakerCandidate]) -> list[SpeakerCandidate]:
    """The candidates, a short line below a name as its role where other names have one there."""
    kinds = {(x.sort, x.level) for x in candidates if x.line is not None and x.last > x.piece}
    pieces = {x.piece for x in candidates}
    return [
        replace(
            x, role=role, last=x.last + 1, line=replace(x.line, role=role, form=Continuation.LINE)
        )
        if x.line is not None
        and not x.role
        and (x.sort, x.level) in kinds
        and x.last + 1 not in pieces
        and (role := _short_line(raw, x.last + 1))
        else x
        for x in candidates
    ]


def _short_line(raw: RawText, number: int) -> str:
    """The words of a line that is short and no sentence, and has text below it; else none."""
    if number + 1 >= len(raw.pieces):
        return ""
    piece = raw.pieces[number]
    text = raw.text[piece.start : piece.end].strip("*_ ()[]")
    is_line = piece.is_own_line and piece.furniture is None and len(text) <= _LONGEST_ROLE_ABOVE
    return text if is_line and text[-1:] not in tuple('.!?:;\u2026"\u201d') else ""


def participants(raw: RawText) -> Iterator[tuple[str, str]]:
    """Names and roles in lists, by which names without a role can be recognised later."""
    for piece in raw.pieces:
        if piece.kind is BlockKind.ITEM and piece.end - piece.start <= LONGEST_HEAD:
            line = read_named_line(raw.text[piece.start : piece.end].rstrip(".;,"))
            if line is not None:
                yield line.name.casefold(), line.role


def _speaker(raw: RawText, number: int) -> SpeakerCandidate | None:
    piece = raw.pieces[number]
    if not piece.speaker:
        return None
    end = piece.start + len(piece.speaker) + 1
    return SpeakerCandidate(number, number, piece.start, end, piece.speaker, "", Sort.FIELD)


def _whole(raw: RawText, number: int) -> SpeakerCandidate | None:
    """A piece that is a name, with what belongs to it and nothing else."""
    piece = raw.pieces[number]
    text = raw.text[piece.start : piece.end]
    if len(text) > LONGEST_HEAD + 40 or piece.kind is BlockKind.CAPTION or _is_listed(raw, number):
        return None
    if _DASHED.match(text) or _is_attribution(raw, number):
        return None
    bare, is_timed = _untimed(text)
    line = read_named_line(bare)
    if line is None:
        return None
    sort, level = Sort.LINE, 0
    if piece.kind is BlockKind.HEADING:
        sort, level = Sort.HEADING, piece.level
    elif piece.strong_end and (
        piece.strong_end >= piece.end - 1 or line.form is not Continuation.ALONE
    ):
        sort = Sort.STRONG
    first = last = number
    role = line.role
    if not role:
        role, last = _role_below(raw, number)
    if not role and sort is Sort.LINE:
        role, first = _role_above(raw, number)
    return SpeakerCandidate(
        first,
        last,
        raw.pieces[first].start,
        piece.end,
        line.name,
        role,
        sort,
        level,
        replace(line, role=role, form=Continuation.LINE) if last > first else line,
        is_timed,
    )


def _is_listed(raw: RawText, number: int) -> bool:
    """Whether a piece is an item beside another; one alone is a numbered heading."""
    around = raw.pieces[max(number - 1, 0) : number + 2]
    return raw.pieces[number].kind is BlockKind.ITEM and (
        sum(piece.kind is BlockKind.ITEM for piece in around) > 1
    )


def _is_attribution(raw: RawText, number: int) -> bool:
    """Whether a line names whose words the quoted line above it are."""
    piece = raw.pieces[number]
    if number == 0 or piece.kind is BlockKind.HEADING or piece.strong_end:
        return False
    before = raw.pieces[number - 1]
    above = raw.text[before.start : before.end].strip("*_ ")
    return len(above) <= _LONGEST_PULLED and _QUOTED.match(above) is not None


def _untimed(text: str) -> tuple[str, bool]:
    bare = _TIME_BEHIND.sub("", text)
    match = _TIME_BEFORE.match(bare)
    bare = bare[match.end() :] if match is not None else bare
    return bare, bare != text


def _role_below(raw: RawText, number: int) -> tuple[str, int]:
    """The role in the line below a name, and the piece that it is; else nothing."""
    if number + 2 < len(raw.pieces):
        below = raw.pieces[number + 1]
        text = raw.text[below.start : below.end]
        is_card = raw.pieces[number].kind is BlockKind.HEADING and below.kind is BlockKind.ITEM
        is_line = is_card or below.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        is_line = is_line and below.is_own_line
        if is_line and below.furniture is None and is_role_line(text):
            following = raw.pieces[number + 2]
            rest = raw.text[following.start : following.end]
            if read_named_line(text) is None or read_named_line(rest) is None:
                return text.strip("*_ ()[]"), number + 1
    return "", number


def _role_above(raw: RawText, number: int) -> tuple[str, int]:
    """The role in the line above a name, and the piece that it is; else nothing."""
    if number:
        above = raw.pieces[number - 1]
        text = raw.text[above.start : above.end]
        is_line = above.kind is BlockKind.PARAGRAPH and above.is_own_line
        is_short = len(text) <= _LONGEST_ROLE_ABOVE and text[-1:] not in ".:,;"
        is_role = is_line and is_short and above.furniture is None and is_role_line(text)
        if is_role and read_named_line(text) is None:
            return text.strip("*_ ()[]"), number - 1
    return "", number


def _lead(raw: RawText, number: int) -> SpeakerCandidate | None:
    """A bold beginning that is a name, and what follows it up to a colon or a full stop."""
    piece = raw.pieces[number]
    if not piece.start < piece.strong_end < piece.end:
        return None
    bold = raw.text[piece.start : piece.strong_end]
    if bold.rstrip("*_ ").endswith(":") or raw.text[piece.strong_end] == ":":
        return None  # a label
    line = read_named_line(bold.strip("*_ .").rstrip(".:"))
    if line is None:
        return None
    end = _end_of_lead(raw.text, piece)
    rest = raw.text[piece.strong_end : end].strip(" ,:.*_()\u2013\u2014-")
    role = line.role or rest
    return SpeakerCandidate(
        number, number, piece.start, end, line.name, role, Sort.LEAD, 0, replace(line, role=role)
    )


def _end_of_lead(text: str, piece: Piece) -> int:
    """Where what belongs to a bold name ends: a bracket, or a role up to a colon."""
    rest = text[piece.strong_end : piece.end]
    for pattern in (r"\s*\([^()\n]{1,160}\)[:.]?", r"\s*,[^\n:.!?]{1,160}:", r"\s*[:.]"):
        match = re.match(pattern, rest)
        if match is not None:
            return piece.strong_end + match.end()
    return piece.strong_end


def _label(raw: RawText, number: int) -> SpeakerCandidate | None:
    """A name or a short word with a colon at the beginning of a piece."""
    piece = raw.pieces[number]
    text = raw.text[piece.start : piece.end]
    offset = 0
    timed = _TIME_BEFORE.match(text)
    if timed is not None:
        text, offset = text[timed.end() :], timed.end()
    match = _LABEL.match(text) or _QA.match(text)
    if match is None:
        return None
    label = match["label"].strip(" *_")
    # A label is what a map file can name, so it begins where its first letter stands.
    start = piece.start + offset + match.start("label")
    end = piece.start + offset + match.end()
    is_timed = timed is not None or bool(match.groupdict().get("time"))
    plain = label.casefold()
    if plain in NO_LABELS or plain.split()[0] in NO_LABELS or NOT_SPEAKING.match(label):
        return None
    line = read_named_line(label)
    if line is not None:
        name, role = line.name, line.role
    elif _is_short_label(label):
        name, role = usual_case(label), ""
    else:
        return None
    return SpeakerCandidate(
        number, number, start, end, name, role, Sort.LABEL, 0, line, is_timed, label.isupper()
    )


def _is_short_label(label: str) -> bool:
    words = label.split()
    if len(words) > _MOST_LABEL_WORDS or len(label) > _LONGEST_LABEL:
        return False
    if _SENTENCE_MARK.search(label):
        return False
    is_qa = label.casefold() in QUESTION_LABELS | ANSWER_LABELS
    return is_qa or (label[0].isalpha() and all(map(is_word_of_label, words)))
