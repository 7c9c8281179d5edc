"""Sources, as the frontmatter lists them, and the parts of their texts in which each speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from counterpoint.errors import Problem, Problems
from counterpoint.formats.argdown_map.head.sections import find_turns, read_sections
from counterpoint.formats.argdown_map.metadata.values import (
    read_date,
    read_id,
    read_iri,
    read_language,
    read_mapping,
    read_text,
    warn_of_unknown_keys,
)
from counterpoint.formats.source_texts import SearchText, SourceReading
from counterpoint.formats.yaml_data import YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Expert, Section, Source, SourceCheck, section_key

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
    """A source with its sections placed; ``text`` is ``None`` where it is absent.

    ``turns`` are where voices speak by the labels of the text itself, if no sections are listed.
    ``check`` is what is on record of a text that is absent, if it fits the map's sections.
    """

    source: Source
    text: SearchText | None
    turns: tuple[Section, ...] = ()
    check: SourceCheck | None = None


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
    if reading.check is not None:
        recorded = _on_record(entry, reading.check, experts, problems)
        if recorded is not None:
            return recorded
    if reading.trouble is not None:
        trouble = reading.trouble
        node = entry.nodes.get(trouble.key)
        place = node.place if node is not None else entry.nodes.place
        problems.add(
            Problem(place, trouble.message, trouble.advice, trouble.code, trouble.severity)
        )
    text = None if reading.text is None else SearchText(reading.text, _asides(reading))
    sections = read_sections(source, entry.nodes.get("sections"), experts, text, problems)
    turns = () if sections or text is None else find_turns(experts, text, reading.source_text)
    known_hash = reading.sha256 or source.sha256
    return OpenedSource(replace(source, sha256=known_hash, sections=sections), text, turns)


def _on_record(
    entry: SourceEntry, check: SourceCheck, experts: Mapping[str, Expert], problems: Problems
) -> OpenedSource | None:
    """The source as it was when its text was at hand; ``None`` if the map has changed since.

    A section that was moved may make other words somebody's, so then nothing on record holds.
    """
    source = entry.source
    sections = read_sections(source, entry.nodes.get("sections"), experts, None, problems)
    parts = {section_key(section): section for section in sections}
    if source.sha256 not in {"", check.sha256} or set(parts) != set(check.sections):
        advice = "make it anew where the text is: counterpoint check --record"
        message = f"the record of checks is of another text of {source.id}, or of other sections"
        problems.warn(entry.nodes.place, message, advice, "check-record")
        return None
    sections_there = sorted(
        (
            replace(parts[key], start=start, end=end)
            for key, bounds in check.sections.items()
            for start, end in bounds
        ),
        key=lambda section: (section.start or 0, section.expert),
    )
    recorded = replace(
        source,
        sha256=check.sha256,
        sections=tuple(sections_there),
        checked_at=check.at,
        checked_by=check.by,
    )
    return OpenedSource(recorded, None, check=check)


def _asides(reading: SourceReading) -> list[tuple[int, int]]:
    """Where in a text parts of its page stand: menus, running heads, times of captions."""
    blocks = () if reading.source_text is None else reading.source_text.blocks
    return [(block.start, block.end) for block in blocks if block.furniture is not None]
