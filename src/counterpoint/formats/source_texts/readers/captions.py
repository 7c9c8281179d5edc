"""Captions of a film or a talk, in WebVTT or SubRip, in pieces: what is said, turn by turn.

A cue breaks off where the screen is full, so the words of one speaker are joined into paragraphs,
which end at a pause. Each begins below the time at which it is said; a voice that the file names
stands before it as a label, so that a map can name it (https://www.w3.org/TR/webvtt1/).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.formats.source_texts.pieces import Piece, RawText, TextBuilder
from counterpoint.model import Furniture

_TIMING = re.compile(
    r"[ \t]*((?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3})[ \t]*-->[ \t]*((?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,200})>")
_TAG = re.compile(r"</?[^<>\n]{0,200}>")
_ENDS = re.compile(r"[.!?\u2026][\"\u201d\u00bb')\]]*\Z")
_LABEL = re.compile(r"(?:>>+[ \t]*)?[^\W\d_][^:\n.!?]{0,59}:(?=\s|\Z)")
_DASH = re.compile(r"(?:>>+|[-\u2013\u2014])[ \t]*(?=\S)")
_BLOCKS = ("NOTE", "STYLE", "REGION")
# Seconds of silence after a full stop, from which on a new thought begins.
_PAUSE = 2.0
# Letters of a paragraph that nobody interrupts: as long as a page's paragraphs are.
_LONG = 700
_LONG_LINE = 4  # words: shorter ones are said twice, longer ones shown twice


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is shown at once: seconds from the beginning, and the lines with their voices."""

    time: str
    start: float
    end: float
    lines: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Turn:
    time: str
    voice: str
    words: str
    end: float


def read_webvtt(text: str) -> RawText:
    """The paragraphs of a file in WebVTT; linear."""
    return _read(text)


def read_subrip(text: str) -> RawText:
    """The paragraphs of a file in SubRip; linear."""
    return _read(text)


def _read(text: str) -> RawText:
    builder = TextBuilder()
    for turn in _turns(text):
        if turn.time:
            builder.add(turn.time, Piece(0, len(turn.time), furniture=Furniture.TIME))
        line = f"{turn.voice}: {turn.words}" if turn.voice else turn.words
        builder.add(line, Piece(0, len(line), speaker=turn.voice))
    return builder.finish()


def _turns(text: str) -> Iterator[_Turn]:
    turn: _Turn | None = None
    last_lines: tuple[str, ...] = ()
    for cue in _cues(text):
        # Captions that roll show a line twice; what somebody says twice ("Yes.") is short.
        is_rolling = len(cue.lines) > 1
        lines = [
            x
            for x in cue.lines
            if x[1] not in last_lines or not (is_rolling or len(x[1].split()) >= _LONG_LINE)
        ]
        last_lines = tuple(words for _voice, words in cue.lines)
        for voice, words in lines:
            if turn is not None and _goes_on(turn, cue, voice, words):
                turn.words = f"{turn.words} {words}"
                turn.end = cue.end
                continue
            if turn is not None:
                yield turn
            turn = _Turn(cue.time, voice, _DASH.sub("", words, count=1), cue.end)
    if turn is not None:
        yield turn


def _goes_on(turn: _Turn, cue: _Cue, voice: str, words: str) -> bool:
    if voice != turn.voice or _LABEL.match(words) or _DASH.match(words):
        return False
    if not _ENDS.search(turn.words):
        return True
    return cue.start - turn.end < _PAUSE and len(turn.words) < _LONG


def _cues(text: str) -> Iterator[_Cue]:
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\ufeff\n").split("\n")
        at = next((i for i, line in enumerate(lines[:3]) if _TIMING.match(line)), None)
        if at is None:
            yield from _untimed(lines)
            continue
        timing = _TIMING.match(lines[at])
        assert timing is not None
        voice = ""
        lines_by_voice = []
        for line in lines[at + 1 :]:
            match = _VOICE.search(line)
            voice = " ".join(match[1].split()) if match is not None else voice
            words = " ".join(html.unescape(_TAG.sub("", line)).split())
            if words:
                lines_by_voice.append((voice, words))
        yield _Cue(timing[1], _seconds(timing[1]), _seconds(timing[2]), tuple(lines_by_voice))


def _untimed(lines: list[str]) -> Iterator[_Cue]:
    """Words that belong to no cue; a file's head and its notes are none."""
    first = lines[0].strip()
    if first.startswith(("WEBVTT", *_BLOCKS)):
        return
    words = tuple(("", " ".join(line.split())) for line in lines if line.strip())
    if words and not all(word.isdigit() for _voice, word in words):
        yield _Cue("", 0.0, 0.0, words)


def _seconds(time: str) -> float:
    """The seconds of a time with hours or without.

    >>> _seconds("00:01:02,500")
    62.5
    """
    parts = time.replace(",", ".").split(":")
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(parts)))
