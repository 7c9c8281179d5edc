"""Key phrases in their sources: where a voice said it, and what to note where it did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

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
from counterpoint.model import (
    Expert,
    Lookup,
    Quotation,
    Section,
    SourceCheck,
    Verification,
    lookup_key,
    section_key,
)

_WORTH_SHOWING = 0.5  # below it half of the letters differ, and the nearest is no help


class PassageLookup:
    """Looks key phrases up, each in the part of the source in which its voice speaks.

    Those of a map of ours have at most six words; others quote as they like (``is_ours``).
    """

    def __init__(
        self,
        sources: Mapping[str, OpenedSource],
        experts: Mapping[str, Expert],
        problems: Problems,
        *,
        is_ours: bool = True,
    ) -> None:
        self._is_ours = is_ours
        self._sources = sources
        self._experts = experts
        self._problems = problems
        self._lookups: dict[str, dict[str, Lookup]] = defaultdict(dict)

    def checks(self) -> tuple[SourceCheck, ...]:
        """What was found in each source whose text is at hand, by the source's id."""
        return tuple(
            SourceCheck(name, each.source.sha256, _section_bounds(each), self._lookups[name])
            for name, each in sorted(self._sources.items())
            if each.text is not None
        )

    def quotation(self, node: YamlNode, source_id: str, expert_id: str) -> Quotation | None:
        """The quotation that a key phrase makes; ``None`` after noting why it makes none.

        ``source_id`` and ``expert_id`` are known ones.
        """
        phrase = self._phrase(node)
        if phrase is None:
            return None
        quotation = self._looked_up(node, phrase, source_id, expert_id)
        if quotation is not None and quotation.start is not None and quotation.end is not None:
            lookup = Lookup(quotation.start, quotation.end, quotation.similarity or 1.0)
            self._lookups[source_id][lookup_key(expert_id, phrase)] = lookup
        return quotation

    def _looked_up(
        self, node: YamlNode, phrase: str, source_id: str, expert_id: str
    ) -> Quotation | None:
        text_source = self._sources[source_id]
        source = text_source.source
        parts = _parts_of(expert_id, source.sections)
        if source.sections and not parts:
            self._problems.error(
                node.place,
                f"{self._name(expert_id)} has no section in the source {source_id}",
                f'add {expert_id}: "opening phrase" to its sections',
                "no-section",
            )
            return None
        text = text_source.text
        if text_source.check is not None:
            return self._on_record(node, phrase, text_source.check, expert_id)
        if text is None or any(part.start is None for part in parts):
            return Quotation(source_id, phrase)
        stretches = _stretches(expert_id, text_source, text)
        hits = [hit for stretch in stretches for hit in text.find(phrase, *stretch)]
        hits = text.in_running_text(hits) if len(hits) > 1 else hits
        if len(hits) == 1:
            self._note_aside(node, phrase, hits[0], text)
            return _quotation(source_id, hits[0], Verification.EXACT)
        where = self._where(expert_id, text_source)
        if hits:
            self._note_ambiguous(node, phrase, hits, text, where)
            return None
        return self._similar(node, phrase, text_source, stretches, where)

    def _on_record(
        self, node: YamlNode, phrase: str, check: SourceCheck, expert_id: str
    ) -> Quotation:
        lookup = check.lookups.get(lookup_key(expert_id, phrase))
        if lookup is None:
            self._problems.warn(
                node.place,
                f"{_quote(phrase)} is not on the record of checks, and the source text is not here",
                "check it where the text is: counterpoint check --record",
                "quote-unchecked",
            )
            return Quotation(check.source, phrase)
        return Quotation(
            check.source,
            phrase,
            lookup.start,
            lookup.end,
            lookup.verification,
            lookup.similarity,
        )

    def _phrase(self, node: YamlNode) -> str | None:
        phrase = read_text(node, "quote", self._problems)
        if phrase is None:
            return None
        words = count_words(phrase)
        if words > MOST_WORDS and self._is_ours:
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
        stretches: Sequence[tuple[int, int]],
        where: str,
    ) -> Quotation | None:
        assert text_source.text is not None
        text = text_source.text
        near = [hit for stretch in stretches for hit in text.find_similar(phrase, *stretch)]
        likeness = max((hit.similarity for hit in near), default=0.0)
        near = [hit for hit in near if hit.similarity == likeness]
        if near and is_similar_enough(phrase, near[0]):
            if len(near) > 1:
                self._note_ambiguous(node, phrase, near, text, where)
                return None
            hit = near[0]
            self._problems.warn(
                node.place,
                f"{_quote(phrase)} is not found {where}; taken for it by similarity"
                f" ({hit.similarity:.2f}): {_quote(hit.exact)} in line {text.line(hit.start)}",
                "quote what the text says",
                "quote-similar",
            )
            return _quotation(text_source.source.id, hit, Verification.SIMILAR)
        self._problems.error(
            node.place,
            f"{_quote(phrase)} is not found {where}",
            self._advice_for_missing(phrase, near, text_source),
            "quote-not-found",
        )
        return None

    def _advice_for_missing(self, phrase: str, near: list[Hit], text_source: OpenedSource) -> str:
        assert text_source.text is not None
        elsewhere = text_source.text.find(phrase)
        if elsewhere:
            line = text_source.text.line(elsewhere[0].start)
            speaker = _speaker_at(elsewhere[0].start, text_source)
            owner = f", where {self._name(speaker)} speaks" if speaker else ""
            return f"it stands in line {line}{owner}"
        if near and near[0].similarity >= _WORTH_SHOWING:
            line = text_source.text.line(near[0].start)
            return f"the nearest is {_quote(near[0].exact)} in line {line}"
        return f"copy some words of the text (nothing is alike to {SIMILAR_ENOUGH})"

    def _note_ambiguous(
        self, node: YamlNode, phrase: str, hits: list[Hit], text: SearchText, where: str
    ) -> None:
        self._problems.error(
            node.place,
            f"{_quote(phrase)} stands {times(hits)} {where}: {places(hits, text)}",
            "take a longer phrase that is found only once",
            "quote-ambiguous",
        )

    def _note_aside(self, node: YamlNode, phrase: str, hit: Hit, text: SearchText) -> None:
        """Warn of what stands only in a part of the page: nobody of the panel may say it."""
        if text.is_aside(hit.start):
            line = text.line(hit.start)
            self._problems.warn(
                node.place,
                f"{_quote(phrase)} in line {line} seems to be no part of the text but of its page",
                "see with counterpoint source whether the speaker says it",
                "quote-furniture",
            )

    def _where(self, expert_id: str, text_source: OpenedSource) -> str:
        file = text_source.source.file
        sections = text_source.source.sections or text_source.turns
        if _parts_of(expert_id, sections):
            return f"where {self._name(expert_id)} speaks in {file}"
        return f"outside of the turns of others in {file}" if sections else f"in {file}"

    def _name(self, expert_id: str) -> str:
        expert = self._experts.get(expert_id)
        return expert.name if expert is not None else expert_id


def _section_bounds(text_source: OpenedSource) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where the sections of a source stand, by what each is found again by."""
    bounds: dict[str, tuple[tuple[int, int], ...]] = {}
    for section in text_source.source.sections:
        if section.start is not None and section.end is not None:
            key = section_key(section)
            bounds[key] = (*bounds.get(key, ()), (section.start, section.end))
    return bounds


def _parts_of(expert_id: str, sections: Sequence[Section]) -> list[Section]:
    return [part for part in sections if part.expert == expert_id]


def _stretches(
    expert_id: str, text_source: OpenedSource, text: SearchText
) -> list[tuple[int, int]]:
    """Where a voice speaks: in its parts, else in what is no part of another."""
    sections = text_source.source.sections or text_source.turns
    bounds = [_bounds(part, text) for part in _parts_of(expert_id, sections)]
    if bounds:
        return bounds
    borders = [0, *(offset for part in sections for offset in _bounds(part, text)), len(text.text)]
    gaps = [gap for number, gap in enumerate(pairwise(borders)) if number % 2 == 0]
    return [(start, end) for start, end in gaps if start < end]


def _bounds(section: Section, text: SearchText) -> tuple[int, int]:
    if section.start is None or section.end is None:
        return 0, len(text.text)
    return section.start, section.end


def _speaker_at(offset: int, text_source: OpenedSource) -> str | None:
    for part in text_source.source.sections or text_source.turns:
        if part.start is not None and part.end is not None and part.start <= offset < part.end:
            return part.expert
    return None


def _quotation(source_id: str, hit: Hit, verification: Verification) -> Quotation:
    return Quotation(source_id, hit.exact, hit.start, hit.end, verification, hit.similarity)


def _quote(phrase: str) -> str:
    return '"' + " ".join(phrase.split()) + '"'
