"""Sentences that hold no claim: a comment among the paragraphs of their speaker says so.

// no claim: "A fair question": courtesy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown.editing import Edit
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import SpeakingVoice, insert_paragraph
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.model import SetAside, TakeUp

_NO_CLAIM = re.compile(
    r'^[ \t]*//[ \t]*no claim:[ \t]*"(.*)"[ \t]*:[ \t]*(.*?)[ \t]*$', re.MULTILINE
)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)*")


@dataclass(frozen=True, slots=True)
class NoClaim:
    """One such comment, whose it is, and where it stands in its document."""

    document: Document
    expert: str
    source: str
    words: str
    why: str
    start: int
    end: int


def find_no_claims(map_text: MapText) -> Iterator[NoClaim]:
    """The comments under headings of one voice in one source, in the order of the files."""
    for document in map_text.documents:
        headings = [
            (section.offset, speaking)
            for part, section, speaking in map_text.sections()
            if part is document
        ]
        for match in _NO_CLAIM.finditer(document.source.text):
            before = [speaking for offset, speaking in headings if offset < match.start()]
            speaking = before[-1] if before else None
            if speaking is None or len(speaking.experts) != 1 or speaking.source is None:
                continue
            yield NoClaim(
                document,
                speaking.experts[0],
                speaking.source,
                match[1],
                match[2].removesuffix("."),
                *match.span(),
            )


def plan_set_aside(map_text: MapText, decision: SetAside) -> Plan:
    """The comment, at its place in the order of the text."""
    if _comment_of(map_text, decision) is not None:
        raise refusal("this sentence is set aside already", "take it up first", "no-change")
    why = decision.why.rstrip(".")
    comment = f'// no claim: "{decision.words}": {why}.'
    voice = SpeakingVoice(decision.expert, decision.source)
    return Plan((insert_paragraph(map_text, voice, comment, decision.start),), map_text.map)


def plan_take_up(map_text: MapText, decision: TakeUp) -> Plan:
    """The comment taken out, with the blank lines behind it."""
    comment = _comment_of(map_text, decision)
    if comment is None:
        raise refusal("this sentence is not set aside", "nothing is to be done", "no-change")
    text = comment.document.source.text
    gap = _BLANK_LINES.match(text, comment.end)
    start, end = comment.start, comment.end if gap is None else gap.end()
    if end == len(text):
        before = text[:start].rstrip("\n \t")
        start, end = len(before), comment.end
    return Plan(((comment.document, Edit(start, end, "")),), map_text.map)


def _comment_of(map_text: MapText, decision: SetAside | TakeUp) -> NoClaim | None:
    """The comment that speaks of a sentence: one's words begin with the other's."""
    words = decision.words.casefold()
    for comment in find_no_claims(map_text):
        own = comment.words.casefold()
        is_same_voice = (comment.expert, comment.source) == (decision.expert, decision.source)
        if is_same_voice and (own.startswith(words) or words.startswith(own)):
            return comment
    return None
