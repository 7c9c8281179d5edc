"""Key phrases in their sources: where a voice said it, and what to note where it did not."""

from __future__ import annotations

from collections.abc import Mapping

from counterpoint.errors import Problems
from counterpoint.formats.argdown_map.head.bibliography import OpenedSource
from counterpoint.formats.argdown_map.metadata.messages import places, times
from counterpoint.formats.argdown_map.metadata.values import read_text
from counterpoint.formats.source_texts import (
    MOST_WORDS,
    SIMILAR_ENOUGH,
    Hit,
    SearchText,
    count_words,
    is_similar_enough,
)
from counterpoint.formats.yaml_data import YamlNode
from counterpoint.model import Expert, Quotation, Section, Source, Verification

_WORTH_SHOWING = 0.5  # below it half of the letters differ, and the nearest is no help


class Passages:
    """Looks key phrases up, each in the part of the source in which its voice speaks."""

    def __init__(
        self, sources: Mapping[str, OpenedSource], experts: Mapping[str, Expert], problems: Problems
    ) -> None:
        self._sources = sources
        self._experts = experts
        self._problems = problems

    def quotation(self, node: YamlNode, source_id: str, expert_id: str) -> Quotation | None:
        """The quotation that a key phrase makes; ``None`` after noting why it makes none.

        ``source_id`` and ``expert_id`` are known ones.
        """
        phrase = self._phrase(node)
        if phrase is None:
            return None
        text_source = self._sources[source_id]
        source = text_source.source
        section = _section_of(expert_id, source)
        if source.sections and section is None:
            self._problems.error(
                node.place,
                f"{self._name(expert_id)} has no section in the source {source_id}",
                f'add {expert_id}: "opening phrase" to its sections',
                "no-section",
            )
            return None
        if text_source.text is None or (section is not None and section.start is None):
            return Quotation(source_id, phrase)
        start, end = _bounds(section, text_source.text)
        hits = text_source.text.find(phrase, start, end)
        if len(hits) == 1:
            return _quotation(source_id, hits[0], Verification.EXACT)
        where = self._where(expert_id, section, source)
        if hits:
            self._note_ambiguous(node, phrase, hits, text_source.text, where)
            return None
        return self._similar(node, phrase, text_source, section, where)

    def _phrase(self, node: YamlNode) -> str | None:
        phrase = read_text(node, "quote", self._problems)
        if phrase is None:
            return None
        words = count_words(phrase)
        if words > MOST_WORDS:
            message = f"a key phrase has at most {MOST_WORDS} words, this one {words}"
            self._problems.error(node.place, message, "keep its telling words", "quote-too-long")
            return None
        if words == 0:
            advice = "quote some words of the text"
            self._problems.error(node.place, "the key phrase has no word", advice, "quote-empty")
            return None
        return phrase

    def _similar(
        self,
        node: YamlNode,
        phrase: str,
        text_source: OpenedSource,
        section: Section | None,
        where: str,
    ) -> Quotation | None:
        assert text_source.text is not None
        text = text_source.text
        near = text.find_similar(phrase, *_bounds(section, text))
        if near and is_similar_enough(phrase, near[0]):
            if len(near) > 1:
                self._note_ambiguous(node, phrase, near, text, where)
                return None
            hit = near[0]
            self._problems.warn(
                node.place,
                f"{_shown(phrase)} is not found {where}; taken for it by similarity"
                f" ({hit.similarity:.2f}): {_shown(hit.exact)} in line {text.line(hit.start)}",
                "quote what the text says",
                "quote-similar",
            )
            return _quotation(text_source.source.id, hit, Verification.SIMILAR)
        self._problems.error(
            node.place,
            f"{_shown(phrase)} is not found {where}",
            self._advice_for_missing(phrase, near, text_source),
            "quote-not-found",
        )
        return None

    def _advice_for_missing(self, phrase: str, near: list[Hit], text_source: OpenedSource) -> str:
        assert text_source.text is not None
        elsewhere = text_source.text.find(phrase)
        if elsewhere:
            line = text_source.text.line(elsewhere[0].start)
            speaker = _speaker_at(elsewhere[0].start, text_source.source)
            owner = f", where {self._name(speaker)} speaks" if speaker else ""
            return f"it stands in line {line}{owner}"
        if near and near[0].similarity >= _WORTH_SHOWING:
            line = text_source.text.line(near[0].start)
            return f"the nearest is {_shown(near[0].exact)} in line {line}"
        return f"copy some words of the text (nothing is alike to {SIMILAR_ENOUGH})"

    def _note_ambiguous(
        self, node: YamlNode, phrase: str, hits: list[Hit], text: SearchText, where: str
    ) -> None:
        self._problems.error(
            node.place,
            f"{_shown(phrase)} stands {times(hits)} {where}: {places(hits, text)}",
            "take a longer phrase that is found only once",
            "quote-ambiguous",
        )

    def _where(self, expert_id: str, section: Section | None, source: Source) -> str:
        if section is None:
            return f"in {source.file}"
        return f"where {self._name(expert_id)} speaks in {source.file}"

    def _name(self, expert_id: str) -> str:
        expert = self._experts.get(expert_id)
        return expert.name if expert is not None else expert_id


def _section_of(expert_id: str, source: Source) -> Section | None:
    return next((part for part in source.sections if part.expert == expert_id), None)


def _bounds(section: Section | None, text: SearchText) -> tuple[int, int]:
    if section is None or section.start is None or section.end is None:
        return 0, len(text.text)
    return section.start, section.end


def _speaker_at(offset: int, source: Source) -> str | None:
    for part in source.sections:
        if part.start is not None and part.end is not None and part.start <= offset < part.end:
            return part.expert
    return None


def _quotation(source_id: str, hit: Hit, verification: Verification) -> Quotation:
    return Quotation(source_id, hit.exact, hit.start, hit.end, verification, hit.similarity)


def _shown(phrase: str) -> str:
    return '"' + " ".join(phrase.split()) + '"'
