"""Sources, as the frontmatter lists them, and the parts of their texts in which each speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from counterpoint.errors import Problem
from counterpoint.formats.argdown_map.notes import Notes
from counterpoint.formats.argdown_map.telling import places, times
from counterpoint.formats.argdown_map.values import (
    read_date,
    read_id,
    read_iri,
    read_language,
    read_mapping,
    read_text,
)
from counterpoint.formats.argdown_map.voices import warn_of_unknown_keys
from counterpoint.formats.quotations import MOST_WORDS, SearchText, count_words
from counterpoint.formats.source_files import SourceReading
from counterpoint.formats.yaml_data import YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Expert, Section, Source

__all__ = ["OpenedSource", "SourceEntry", "TextOfSource", "open_source", "read_source_entry"]

TextOfSource = Callable[[Source], SourceReading]

_KEYS = (
    "title",
    "url",
    "publisher",
    "date",
    "licence",
    "language",
    "file",
    "sha256",
    "sections",
)
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as it is listed, and the nodes that problems point to."""

    source: Source
    nodes: YamlMapping


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """A source with its sections placed; ``text`` is ``None`` where it is absent."""

    source: Source
    text: SearchText | None


def read_source_entry(key: YamlScalar, node: YamlNode, notes: Notes) -> SourceEntry | None:
    """One entry; ``None`` where its id cannot be used or it is no mapping."""
    source_id = read_id(key, "a source", notes)
    entry = read_mapping(node, key.text, f"{key.text}: {{title: ..., url: ...}}", notes)
    if source_id is None:
        return None
    if entry is None:
        entry = YamlMapping((), key.place)
    warn_of_unknown_keys(entry, _KEYS, notes)
    title = read_text(entry.get("title"), "title", notes)
    if title is None:
        notes.error(key.place, f"the source {key.text} has no title", "add title:", "missing-key")
    source = Source(
        source_id,
        title or source_id,
        url=read_iri(entry.get("url"), "url", notes) or "",
        publisher=read_text(entry.get("publisher"), "publisher", notes) or "",
        date=read_date(entry.get("date"), "date", notes) or "",
        licence=read_text(entry.get("licence"), "licence", notes) or "",
        language=read_language(entry.get("language"), "language", notes) or "",
        file=read_text(entry.get("file"), "file", notes) or "",
        sha256=_read_hash(entry.get("sha256"), notes),
        place=key.place,
    )
    return SourceEntry(source, entry)


def _read_hash(node: YamlNode | None, notes: Notes) -> str:
    text = read_text(node, "sha256", notes)
    if text is None or node is None:
        return ""
    if _SHA256.fullmatch(text):
        return text.lower()
    advice = "write what sha256sum prints for the file"
    notes.error(node.place, "sha256 must be 64 hexadecimal digits", advice, "bad-value")
    return ""


def open_source(
    entry: SourceEntry, experts: Mapping[str, Expert], text_of: TextOfSource, notes: Notes
) -> OpenedSource:
    """The source with its text, and its sections found in it.

    Raises:
        LimitError: the file is larger than the limit.
    """
    source = entry.source
    reading = text_of(source)
    if reading.trouble is not None:
        trouble = reading.trouble
        node = entry.nodes.get(trouble.key)
        place = node.place if node is not None else entry.nodes.place
        notes.add(Problem(place, trouble.message, trouble.advice, trouble.code, trouble.severity))
    text = None if reading.text is None else SearchText(reading.text)
    sections = _read_sections(entry, experts, text, notes)
    known_hash = reading.sha256 or source.sha256
    return OpenedSource(replace(source, sha256=known_hash, sections=sections), text)


def _read_sections(
    entry: SourceEntry, experts: Mapping[str, Expert], text: SearchText | None, notes: Notes
) -> tuple[Section, ...]:
    """The sections in the order of the text, or of their voices' ids where it is absent."""
    node = entry.nodes.get("sections")
    example = 'sections: {id: "opening phrase"}'
    mapping = read_mapping(node, "sections", example, notes)
    if mapping is None:
        return ()
    sections = []
    for key, value in mapping.entries:
        if key.text not in experts:
            advice = notes.did_you_mean(key.text, experts) or "add it to experts:"
            message = f"{key.text!r} is no expert, voice or editor of this map"
            notes.error(key.place, message, advice, "unknown-expert")
        marker = read_text(value, key.text, notes)
        if marker is None:
            continue
        start = None if text is None else _start_of(marker, value, entry.source, text, notes)
        sections.append(Section(key.text, marker, start))
    return _with_ends(sections, text)


def _with_ends(sections: list[Section], text: SearchText | None) -> tuple[Section, ...]:
    """Each section ends where the next begins; one that is not found leaves a gap to none."""
    ordered = sorted(sections, key=lambda section: (section.start or 0, section.expert))
    if text is None:
        return tuple(ordered)
    found = [section for section in ordered if section.start is not None]
    ends = [*[section.start for section in found[1:]], len(text.text)][: len(found)]
    placed = {
        section.expert: replace(section, end=end) for section, end in zip(found, ends, strict=True)
    }
    return tuple(placed.get(section.expert, section) for section in ordered)


def _start_of(
    marker: str, node: YamlNode, source: Source, text: SearchText, notes: Notes
) -> int | None:
    if count_words(marker) > MOST_WORDS:
        message = f"an opening phrase has at most {MOST_WORDS} words, this one more"
        notes.error(node.place, message, "shorten it", "quote-too-long")
        return None
    hits = text.find(marker)
    if len(hits) == 1:
        return hits[0].start
    if hits:
        message = f"the opening phrase stands {times(hits)} in {source.file}: {places(hits, text)}"
        notes.error(node.place, message, "take a phrase found only once", "quote-ambiguous")
        return None
    near = text.find_similar(marker)
    advice = (
        f'the nearest is "{near[0].exact}" in line {text.line(near[0].start)}'
        if near
        else "take some words of the text"
    )
    message = f"the opening phrase is not found in {source.file}"
    notes.error(node.place, message, advice, "quote-not-found")
    return None
