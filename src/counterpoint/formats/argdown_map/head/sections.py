"""Whose words stand where in a source: by the phrases that a map lists, or by a text's labels.

What belongs here: placing each voice's parts. What does not: key phrases (`passages`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from counterpoint.errors import Problems
from counterpoint.formats.argdown_map.metadata.messages import places, times
from counterpoint.formats.argdown_map.metadata.values import read_items, read_mapping, read_text
from counterpoint.formats.source_texts import (
    MOST_WORDS,
    Hit,
    SearchText,
    begins_line,
    count_words,
    find_labels,
)
from counterpoint.formats.yaml_data import YamlNode
from counterpoint.model import Expert, Section, Source, SourceText

# Marks of Markdown before a heading, which the text that is read of it has no more.
_MARKS = "#*_> \t"


def read_sections(
    source: Source,
    node: YamlNode | None,
    experts: Mapping[str, Expert],
    text: SearchText | None,
    problems: Problems,
) -> tuple[Section, ...]:
    """The sections in the order of the text, or of their voices' ids where it is absent.

    A label that recurs makes one section a turn.
    """
    mapping = read_mapping(node, "sections", 'sections: {id: "opening phrase"}', problems)
    if mapping is None:
        return ()
    sections: list[Section] = []
    for key, value in mapping.entries:
        if key.text not in experts:
            advice = problems.did_you_mean(key.text, experts, "add it to experts:")
            message = f"{key.text!r} is no expert, voice or editor of this map"
            problems.error(key.place, message, advice, "unknown-expert")
        for item in read_items(value):
            marker = read_text(item, key.text, problems)
            if marker is None:
                continue
            starts = () if text is None else _starts_of(marker, item, source, text, problems)
            parts = [Section(key.text, marker, start) for start in starts]
            sections += parts or [Section(key.text, marker)]
    return _with_ends(sections, text)


def find_turns(
    experts: Mapping[str, Expert], text: SearchText, source_text: SourceText | None = None
) -> tuple[Section, ...]:
    """Where voices of the map speak by what the text itself says: ids or names of theirs.

    By the labels of a transcript, where two at least stand in it, since one alone tells nobody
    apart; else by the speakers that were found in the text, where each of them, and two at least,
    is a voice of the map.
    """
    voices: dict[str, set[str]] = defaultdict(set)
    for expert in experts.values():
        for word in (expert.id, expert.name, expert.family, *expert.name.split()[-1:]):
            voices[word.casefold()].add(expert.id)
    ids = {word: next(iter(speakers)) for word, speakers in voices.items() if len(speakers) == 1}
    labels = find_labels(text.text)
    if len({label.name for label in labels}) > 1:
        ends = [*[label.start for label in labels[1:]], len(text.text)]
        turns = tuple(
            Section(ids[label.name.casefold()], f"{label.name}:", label.start, end)
            for label, end in zip(labels, ends, strict=True)
            if label.name.casefold() in ids
        )
        if turns:
            return turns
    return () if source_text is None else _turns_of_speakers(ids, source_text)


def stretches_of(parts: Iterable[Section], expert: str) -> list[tuple[int, int]]:
    """Where a voice speaks, of the parts that have a place in the text."""
    return [
        (part.start, part.end)
        for part in parts
        if part.expert == expert and part.start is not None and part.end is not None
    ]


def _turns_of_speakers(ids: Mapping[str, str], source_text: SourceText) -> tuple[Section, ...]:
    voice_of = {
        speaker.id: voice
        for speaker in source_text.speakers
        if (voice := ids.get(speaker.name.casefold()) or ids.get(speaker.id))
    }
    if len(set(voice_of.values())) < 2 or len(voice_of) < len(source_text.speakers):
        return ()
    return tuple(
        replace(section, expert=voice_of[section.expert]) for section in source_text.sections
    )


def _with_ends(sections: list[Section], text: SearchText | None) -> tuple[Section, ...]:
    """Each section ends where the next begins, or what another label of a transcript heads."""
    in_order = sorted(sections, key=lambda x: (x.start or 0, x.expert))
    if text is None:
        return tuple(in_order)
    starts = {section.start for section in sections if section.start is not None}
    markers = [(section.expert, section.marker) for section in sections]
    if len(set(markers)) < len(markers):
        lines = {text.line(start) for start in starts}
        labels = find_labels(text.text)
        starts |= {label.start for label in labels if text.line(label.start) not in lines}
    end_of = dict(pairwise(sorted(starts | {len(text.text)})))
    return tuple(
        section if section.start is None else replace(section, end=end_of.get(section.start))
        for section in in_order
    )


def can_find(marker: str, text: SearchText) -> bool:
    """Whether a map may write an opening phrase: short enough, and it tells where to look.

    One that stands there more than once tells it if it is a label. Linear in the text.
    """
    return count_words(marker) <= MOST_WORDS and _places_of(marker, text)[1]


def _places_of(marker: str, text: SearchText) -> tuple[list[Hit], bool]:
    """Where an opening phrase stands, and whether each place begins a part of its voice."""
    hits = text.find(marker, most=len(text.text)) or text.find(
        marker.lstrip(_MARKS), most=len(text.text)
    )
    hits = text.outside_asides(hits)
    if len(hits) > 1 and marker.rstrip().endswith(":"):
        hits = [hit for hit in hits if begins_line(text.text, hit.start)] or hits
        return hits, begins_line(text.text, hits[0].start)
    return hits, len(hits) == 1


def _starts_of(
    marker: str, node: YamlNode, source: Source, text: SearchText, problems: Problems
) -> Iterator[int]:
    """Where an opening phrase stands, or a label each time that it begins a line."""
    if count_words(marker) > MOST_WORDS:
        message = f"an opening phrase has at most {MOST_WORDS} words, this one more"
        problems.error(node.place, message, "shorten it", "quote-too-long")
        return
    hits, are_parts = _places_of(marker, text)
    if are_parts:
        yield from (hit.start for hit in hits)
        return
    if hits:
        message = f"the opening phrase stands {times(hits)} in {source.file}: {places(hits, text)}"
        advice = "take a phrase found only once, or a label that begins lines and ends with a colon"
        problems.error(node.place, message, advice, "quote-ambiguous")
        return
    near = text.find_similar(marker)
    advice = (
        f'the nearest is "{near[0].exact}" in line {text.line(near[0].start)}'
        if near
        else "take some words of the text"
    )
    message = f"the opening phrase is not found in {source.file}"
    problems.error(node.place, message, advice, "quote-not-found")
