"""Sentences that hold no claim: a comment among the paragraphs of their speaker says so."""

from __future__ import annotations

import re

from counterpoint.formats.argdown.editing import Edit
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.no_claims import NoClaim, find_no_claims
from counterpoint.formats.argdown_map.editing.places import SpeakingVoice, insert_paragraph
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.model import SetAside, TakeUp

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)*")


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
