"""A map without a claim, from its sources: who is asked, where each speaks, who sums up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterpoint.drafting.languages import language_of
from counterpoint.drafting.people import voices_of
from counterpoint.drafting.proposals import MappedSource
from counterpoint.drafting.titles import unlike
from counterpoint.formats.argdown_map.head.frontmatter import DEFAULT_BASE
from counterpoint.formats.argdown_map.head.sections import can_find
from counterpoint.formats.argdown_map.writing.head import frontmatter_text
from counterpoint.formats.argdown_map.writing.names import Names
from counterpoint.formats.source_texts import MOST_WORDS, SearchText
from counterpoint.model import (
    ArgumentMap,
    BlockKind,
    Expert,
    Layer,
    Section,
    Source,
    SourceText,
    Standing,
    slug,
)

_EDITOR = "editor"
_EDITOR_NAMES = {"en": "The editor", "uk": "Редакція", "de": "Die Redaktion"}
_LONGEST_ID = 24  # letters of a source's id, which its mapper types; a round number
_LONGEST_TITLE = 16  # words
_QUOTED_QUESTION = re.compile(
    r"[\u201c\u201e\u00ab\"]([^\u201c\u201d\u201e\u00ab\u00bb\"]{9,300}\?)"
)
_QUESTION = re.compile(r"(?:^|[.!?\u2026:]\s+)([^.!?\u2026]{9,300}\?)")


@dataclass(frozen=True, slots=True)
class DraftedMap:
    """A map without claims, and its sources with who speaks in each."""

    argument_map: ArgumentMap
    sources: tuple[MappedSource, ...]

    @property
    def head(self) -> str:
        """The frontmatter."""
        return frontmatter_text(self.argument_map, Names(self.argument_map))


def map_of_sources(name: str, files: Sequence[tuple[str, SourceText]]) -> DraftedMap:
    """The map called ``name`` of source texts, each with the path that the map is to have for it.

    A speaker who is in several texts is one voice. An editor who sums up is a voice where the
    beginning of the summary stands once in its text. Linear in the texts.
    """
    first = files[0][1]
    language = language_of(first.text)
    voices, voice_of = voices_of(speaker for _, text in files for speaker in text.speakers)
    editor = unlike(_EDITOR, set(voices)).replace(" (", "-").rstrip(")")
    ids: set[str] = set()
    sources, mapped = [], []
    for path, text in files:
        name_of_file = slug(text.name.rpartition(".")[0])[:_LONGEST_ID].strip("-")
        source_id = unlike(name_of_file, ids).replace(" (", "-").rstrip(")")
        source = replace(
            _source(source_id, path, text, voice_of, editor),
            language="" if language == "en" else language,
        )
        sources.append(source)
        voice_by_sentence = {
            sentence.id: voice_of[sentence.speaker]
            for sentence in text.sentences
            if sentence.speaker in voice_of
        }
        summing = editor if any(x.expert == editor for x in source.sections) else ""
        mapped.append(MappedSource(source.id, text, voice_by_sentence, summing, language))
    experts = [*voices.values()]
    if any(each.editor for each in mapped):
        experts.append(Expert(editor, _EDITOR_NAMES[language], standing=Standing.EDITOR))
    title = _title(first)
    return DraftedMap(
        ArgumentMap(
            slug(name),
            f"{DEFAULT_BASE}{slug(name)}/",
            title,
            _question(first) or title,
            language,
            experts=tuple(experts),
            sources=tuple(sources),
        ),
        tuple(mapped),
    )


def _source(
    source_id: str, path: str, text: SourceText, voice_of: dict[str, str], editor: str
) -> Source:
    """A source of the map with who speaks where in it.

    Where a heading recurs, and so cannot be found by its words, the sections are left to the
    speakers that whoever reads the map finds in the text: a file that cannot be read helps nobody.
    """
    marker = _beginning_of_summary(text)
    sections = [
        replace(section, expert=_whole(section.expert, voice_of)) for section in text.sections
    ]
    sections += [Section(editor, *marker)] if marker is not None else []
    asides = [(block.start, block.end) for block in text.blocks if block.furniture is not None]
    search = SearchText(text.text, asides)
    if not all(can_find(phrase, search) for phrase in {x.marker for x in sections}):
        sections = []
    return Source(
        source_id,
        _title(text),
        file=path,
        sha256=text.sha256,
        sections=tuple(sorted(sections, key=lambda x: x.start or 0)),
    )


def _whole(speaker: str, voice_of: dict[str, str]) -> str:
    return voice_of.get(speaker, speaker)


def _title(text: SourceText) -> str:
    """The first line of the front if it is as short as titles are, else the file's name."""
    line = next(_front(text), "")
    stem = text.name.rpartition(".")[0] or text.name
    return line if 0 < len(line.split()) <= _LONGEST_TITLE else stem.replace("-", " ").strip()


def _question(text: SourceText) -> str:
    """The first question of the front: a quoted one, one below its title, or the title."""
    front = [block for block in text.blocks if block.layer is Layer.FRONT and not block.furniture]
    lines = [" ".join(text.text[block.start : block.end].split()) for block in front]
    below = " ".join(lines[1:])
    matches = (
        _QUOTED_QUESTION.search(" ".join(lines)),
        _QUESTION.search(below),
        _QUESTION.search(" ".join(lines)),
    )
    return next((match[1].strip() for match in matches if match is not None), "")


def _front(text: SourceText) -> Iterator[str]:
    kinds = {BlockKind.HEADING, BlockKind.PARAGRAPH}
    for block in text.blocks:
        if block.layer is Layer.FRONT and block.kind in kinds and block.furniture is None:
            first_line = text.text[block.start : block.end].strip().splitlines()[0]
            yield " ".join(first_line.split())


def _beginning_of_summary(text: SourceText) -> tuple[str, int] | None:
    """The first words of the summary and where they stand, if they stand there alone."""
    block = next((x for x in text.blocks if x.layer is Layer.SUMMARY), None)
    if block is None:
        return None
    marker = " ".join(text.text[block.start : block.end].split()[:MOST_WORDS])
    hits = SearchText(text.text).find(marker)
    return (marker, hits[0].start) if len(hits) == 1 else None
