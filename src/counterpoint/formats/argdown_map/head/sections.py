"""Whose words stand where in a source: by the phrases that a map lists, or by a text's labels.

What belongs here: placing each voice's parts. What does not: key phrases (`passages`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from counterpoint.errors import Problems
from counterpoint.formats.argdown_map.metadata.messages import places, times
from counterpoint.formats.argdown_map.metadata.values import read_items, read_mapping, read_text
from counterpoint.formats.source_texts import (
    MOST_WORDS,
    SearchText,
    begins_line,
    count_words,
    find_labels,
)
from counterpoint.formats.yaml_data import YamlNode
from counterpoint.model import Expert, Section, Source


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


def find_turns(experts: Mapping[str, Expert], text: SearchText) -> tuple[Section, ...]:
    """Where voices of the map speak in a transcript, by its own labels: ids or names of theirs.

    None where not two labels stand in the text, since one alone tells nobody apart.
    """
    labels = find_labels(text.text)
    if len({label.name for label in labels}) < 2:
        return ()
    voices: dict[str, set[str]] = defaultdict(set)
    for expert in experts.values():
        for word in (expert.id, expert.name, *expert.name.split()[-1:]):
            voices[word.casefold()].add(expert.id)
    ends = [*[label.start for label in labels[1:]], len(text.text)]
    return tuple(
        Section(next(iter(speakers)), f"{label.name}:", label.start, end)
        for label, end in zip(labels, ends, strict=True)
        if len(speakers := voices.get(label.name.casefold(), set())) == 1
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


def _starts_of(
    marker: str, node: YamlNode, source: Source, text: SearchText, problems: Problems
) -> Iterator[int]:
    """Where an opening phrase stands, or a label each time that it begins a line."""
    if count_words(marker) > MOST_WORDS:
        message = f"an opening phrase has at most {MOST_WORDS} words, this one more"
        problems.error(node.place, message, "shorten it", "quote-too-long")
        return
    hits = text.find(marker, most=len(text.text))
    if len(hits) > 1 and marker.rstrip().endswith(":"):
        hits = [hit for hit in hits if begins_line(text.text, hit.start)] or hits
        is_label = begins_line(text.text, hits[0].start)
    else:
        is_label = False
    if is_label or len(hits) == 1:
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
