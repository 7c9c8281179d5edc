"""Signs that somebody speaks whom no head announces: doubts at a place, and never a speaker.

What belongs here: names within what is said. What does not: heads and labels (`finding`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from counterpoint.errors import Place, Problem, Severity
from counterpoint.formats.source_texts.speaking.names import Continuation, read_named_line
from counterpoint.formats.source_texts.speaking.words import ADDRESS, SAYING_VERBS
from counterpoint.model import Block, BlockKind, Layer, SourceSpeaker

UNHEARD_SPEAKER, THIRD_PERSON = "source-unheard-speaker", "source-third-person"
_ADVICE = "where another begins, say so: `w` in the workbench, or sections in the map"
_WORD = r"[^\W\d_](?:[^\W\d_]|['\u2019\u02bc-](?=[^\W\d_]))*\.?"
_NAME = rf"(?P<name>{_WORD}(?:[ \u00a0]{_WORD}){{1,4}}?)"
_VERB = rf"(?:{SAYING_VERBS}|adds|told us|explains|ergänzt|erklärt|додає|пояснює)(?![^\W\d_])"
# A verb in the past tells as often of what was said elsewhere; with a colon or a quotation it is
# said here.
_PAST = re.compile(r"said|wrote|responded|replied|answered", re.IGNORECASE)
_GOES_ON = re.compile(r"[^.!?:\n\"\u201c\u201e\u00ab]{0,40}[:,]?\s*[:\"\u201c\u201e\u00ab]")
_BEFORE_VERB = re.compile(rf"{_NAME}\s+(?P<verb>{_VERB})")
_BEHIND_VERB = re.compile(
    rf"(?P<verb>{_VERB})\s+{_NAME}(?=[,.:;]|\s+(?:who|from|of|by|at|in)\b|\s*\Z)"
)
_QUOTED = re.compile(
    r"\"[^\"\n]+\"|\u201c[^\u201d\n]+\u201d|\u201e[^\u201c\u201d\n]+[\u201c\u201d]|"
    r"\u00ab[^\u00bb\n]+\u00bb"
)
_AFTER_QUOTED = re.compile(r"[\s,\u2013\u2014-]*")
# Nobody goes through more; each counts the lines before it.
_MOST_DOUBTS = 100
# Before a name that somebody says of herself, or that what she says is told with.
_SELF = re.compile(
    rf"(?:{_VERB}|\b(?:I|my|me|I['\u2019]m|am|is|name|ich|mein|я|мене),?)\s+\Z", re.IGNORECASE
)
_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^.!?]*:\s*\Z)")


def missed_speakers(
    text: str, blocks: Sequence[Block], speakers: Sequence[SourceSpeaker]
) -> tuple[Problem, ...]:
    """Doubts about who speaks, in the order of the text: a hundred, each name and section once.

    A full name of nobody who is announced, beside a verb of saying, at the beginning of a
    paragraph, in its last line before a colon or behind a quotation with which it begins; and a
    speaker whom her own words name with a title or in full. Linear in the length of the text.
    """
    names = {speaker.id: speaker.name for speaker in speakers}
    words_of_names: dict[str, list[set[str]]] = defaultdict(list)  # by the last word
    for speaker in speakers:
        words_of_name = speaker.name.casefold().split()
        words_of_names["".join(words_of_name[-1:])].append(set(words_of_name))
    namings = {speaker.id: _naming(speaker.name) for speaker in speakers}
    doubts: list[Problem] = []
    unheard: set[str] = set()
    section, is_doubted = -1, False
    for number, block in enumerate(blocks):
        if len(doubts) >= _MOST_DOUBTS:
            break
        is_head = block.kind in (BlockKind.HEADING, BlockKind.LABEL)
        if is_head:
            section, is_doubted = number, False
        if is_head or block.layer is not Layer.SPEECH or not block.speaker or block.furniture:
            continue
        words = text[block.start : block.end]
        own = names[block.speaker]
        for start, name in _named_as_speaking(words):
            if name.casefold() in unheard or _is_among(name, words_of_names):
                continue
            unheard.add(name.casefold())
            message = f"{name} seems to speak here, in the section of {own}"
            doubts.append(_doubt(text, block.start + start, message, UNHEARD_SPEAKER))
        # The first paragraph may present who speaks.
        place = None if is_doubted or number < section + 2 else namings[block.speaker].search(words)
        if place is not None and not _is_own_naming(words, place):
            is_doubted = True
            message = f"{own} is spoken of here, in the section of {own}"
            doubts.append(_doubt(text, block.start + place.start(), message, THIRD_PERSON))
    return tuple(doubts)


def _named_as_speaking(words: str) -> Iterator[tuple[int, str]]:
    """Where a full name stands beside a verb of saying, and the name."""
    starts = {0, *(match.end() for match in _LAST_SENTENCE.finditer(words))}
    quoted = _QUOTED.match(words)  # within a paragraph it is what the speaker quotes
    behind = {_after(words, quoted.end())} if quoted is not None else set()
    for start in sorted(starts | behind):
        match = _BEFORE_VERB.match(words, start)
        if match is None and start in behind:
            match = _BEHIND_VERB.match(words, start)
        if match is None:
            continue
        is_past = _PAST.match(match["verb"]) is not None
        if start not in behind and is_past and not _GOES_ON.match(words, match.end()):
            continue
        line = read_named_line(match["name"])
        if line is not None and line.form is Continuation.ALONE and len(line.words) > 1:
            yield match.start("name"), line.name


def _after(words: str, end: int) -> int:
    match = _AFTER_QUOTED.match(words, end)
    return match.end() if match is not None else end


def _is_among(name: str, words_of_names: Mapping[str, Sequence[set[str]]]) -> bool:
    """Whether a name is a speaker's, with or without what stands before the last word."""
    words = name.casefold().split()
    own = set(words)
    return any(own <= others or others <= own for others in words_of_names.get(words[-1], ()))


def _naming(name: str) -> re.Pattern[str]:
    """A speaker's full name, or the surname with a title before it, in a sentence about her."""
    words = name.split()
    if len(words) < 2:  # a word by itself is a label, and may be any word
        return re.compile(r"(?!)")
    titles = "|".join(sorted(map(re.escape, ADDRESS), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?:{re.escape(name)}|(?i:{titles})\.?[ \u00a0]{re.escape(words[-1])})"
        rf"(?![^\W_]|\s*[,(]|\s+{_VERB})"
    )


def _is_own_naming(words: str, place: re.Match[str]) -> bool:
    """Whether a speaker may name herself there: in a quotation, a caption, a question, as "I"."""
    before = words[: place.start()]
    return (
        words.rstrip(" \n\t\"'\u201c\u201d\u00bb)*_")[-1:] not in {".", "!", "\u2026", ":", ";"}
        or _SELF.search(before) is not None
        or any(x.start() < place.start() < x.end() for x in _QUOTED.finditer(words))
    )


def _doubt(text: str, offset: int, message: str, code: str) -> Problem:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Problem(Place("", line, column), message, _ADVICE, code, Severity.WARNING)
