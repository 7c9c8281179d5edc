"""Sources, as the frontmatter lists them, and the parts of their texts in which each speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from counterpoint.errors import Problem, Problems
from counterpoint.formats.argdown_map.metadata.messages import places, times
from counterpoint.formats.argdown_map.metadata.values import (
    read_date,
    read_id,
    read_iri,
    read_language,
    read_mapping,
    read_text,
    warn_of_unknown_keys,
)
from counterpoint.formats.source_texts import MOST_WORDS, SearchText, SourceReading, count_words
from counterpoint.formats.yaml_data import YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Expert, Section, Source

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


def read_source_entry(key: YamlScalar, node: YamlNode, problems: Problems) -> SourceEntry | None:
    """One entry; ``None`` where its id cannot be used or it is no mapping."""
    source_id = read_id(key, "a source", problems)
    entry = read_mapping(node, key.text, f"{key.text}: {{title: ..., url: ...}}", problems)
    if source_id is None:
        return None
    if entry is None:
        entry = YamlMapping((), key.place)
    warn_of_unknown_keys(entry, _KEYS, problems)
    title = read_text(entry.get("title"), "title", problems)
    if title is None:
        problems.error(
            key.place, f"the source {key.text} has no title", "add title:", "missing-key"
        )
    source = Source(
        source_id,
        title or source_id,
        url=read_iri(entry.get("url"), "url", problems) or "",
        publisher=read_text(entry.get("publisher"), "publisher", problems) or "",
        date=read_date(entry.get("date"), "date", problems) or "",
        licence=read_text(entry.get("licence"), "licence", problems) or "",
        language=read_language(entry.get("language"), "language", problems) or "",
        file=read_text(entry.get("file"), "file", problems) or "",
        sha256=_read_hash(entry.get("sha256"), problems),
        place=key.place,
    )
    return SourceEntry(source, entry)


def _read_hash(node: YamlNode | None, problems: Problems) -> str:
    text = read_text(node, "sha256", problems)
    if text is None or node is None:
        return ""
    if _SHA256.fullmatch(text):
        return text.lower()
    advice = "write what sha256sum prints for the file"
    problems.error(node.place, "sha256 must be 64 hexadecimal digits", advice, "bad-value")
    return ""


def open_source(
    entry: SourceEntry, experts: Mapping[str, Expert], text_of: TextOfSource, problems: Problems
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
        problems.add(
            Problem(place, trouble.message, trouble.advice, trouble.code, trouble.severity)
        )
    text = None if reading.text is None else SearchText(reading.text)
    sections = _read_sections(entry, experts, text, problems)
    known_hash = reading.sha256 or source.sha256
    return OpenedSource(replace(source, sha256=known_hash, sections=sections), text)


def _read_sections(
    entry: SourceEntry, experts: Mapping[str, Expert], text: SearchText | None, problems: Problems
) -> tuple[Section, ...]:
    """The sections in the order of the text, or of their voices' ids where it is absent."""
    node = entry.nodes.get("sections")
    example = 'sections: {id: "opening phrase"}'
    mapping = read_mapping(node, "sections", example, problems)
    if mapping is None:
        return ()
    sections = []
    for key, value in mapping.entries:
        if key.text not in experts:
            advice = problems.did_you_mean(key.text, experts, "add it to experts:")
            message = f"{key.text!r} is no expert, voice or editor of this map"
            problems.error(key.place, message, advice, "unknown-expert")
        marker = read_text(value, key.text, problems)
        if marker is None:
            continue
        start = None if text is None else _start_of(marker, value, entry.source, text, problems)
        sections.append(Section(key.text, marker, start))
    return _with_ends(sections, text)


def _with_ends(sections: list[Section], text: SearchText | None) -> tuple[Section, ...]:
    """Each section ends where the next begins; one that is not found leaves a gap to none."""
    in_order = sorted(sections, key=lambda section: (section.start or 0, section.expert))
    if text is None:
        return tuple(in_order)
    with_start = [section for section in in_order if section.start is not None]
    ends = [*[section.start for section in with_start[1:]], len(text.text)][: len(with_start)]
    by_expert = {
        section.expert: replace(section, end=end)
        for section, end in zip(with_start, ends, strict=True)
    }
    return tuple(by_expert.get(section.expert, section) for section in in_order)


def _start_of(
    marker: str, node: YamlNode, source: Source, text: SearchText, problems: Problems
) -> int | None:
    if count_words(marker) > MOST_WORDS:
        message = f"an opening phrase has at most {MOST_WORDS} words, this one more"
        problems.error(node.place, message, "shorten it", "quote-too-long")
        return None
    hits = text.find(marker)
    if len(hits) == 1:
        return hits[0].start
    if hits:
        message = f"the opening phrase stands {times(hits)} in {source.file}: {places(hits, text)}"
        problems.error(node.place, message, "take a phrase found only once", "quote-ambiguous")
        return None
    near = text.find_similar(marker)
    advice = (
        f'the nearest is "{near[0].exact}" in line {text.line(near[0].start)}'
        if near
        else "take some words of the text"
    )
    message = f"the opening phrase is not found in {source.file}"
    problems.error(node.place, message, advice, "quote-not-found")
    return None
