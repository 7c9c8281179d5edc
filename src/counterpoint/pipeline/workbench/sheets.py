"""The texts that are mapped, as a person goes through them: blocks and sentences, with speakers.

Who speaks is what the map says (its ``sections``, or labels that name its voices), and not what
the reader of the text thinks.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from counterpoint.errors import CounterpointError
from counterpoint.formats.argdown_map.head.sections import find_turns, stretches_of
from counterpoint.formats.source_texts import SearchText, SourceReading
from counterpoint.model import (
    ArgumentMap,
    Block,
    Expert,
    Layer,
    Section,
    Source,
    SourceText,
    Standing,
)

TextOfSource = Callable[[Source], SourceReading]

_LAYERS = {
    Layer.FRONT: "front",
    Layer.SUMMARY: "summary",
    Layer.SPEECH: "speaker",
    Layer.BACK: "back",
    Layer.FURNITURE: "furniture",
}


@dataclass(frozen=True, slots=True)
class SheetSentence:
    """A sentence, or a part of one that was split; ``speaker`` is an expert's id or empty."""

    id: str
    start: int
    end: int
    block: int
    layer: str
    speaker: str


@dataclass(frozen=True)
class Sheet:
    """A source with its text; ``parts`` are where each voice of the map speaks, in order."""

    source: Source
    text: SourceText
    parts: tuple[Section, ...]
    sentences: tuple[SheetSentence, ...]
    splits: Mapping[str, Sequence[int]]
    editors: frozenset[str]

    @cached_property
    def search(self) -> SearchText:
        """The text, to look phrases up in."""
        return SearchText(self.text.text)

    @cached_property
    def payload(self) -> dict[str, Any]:
        """The sheet as data."""
        return _payload(self)

    @cached_property
    def digest(self) -> bytes:
        """A hash of the sheet as data: it is made once, and a sheet is taken over as it is."""
        return hashlib.sha256(repr(self.payload).encode("utf-8", "surrogatepass")).digest()

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> SheetSentence | None:
        """The sentence in which an offset lies."""
        index = bisect_right(self._starts, offset) - 1
        sentence = self.sentences[index] if index >= 0 else None
        return sentence if sentence is not None and offset < sentence.end else None

    def stretches(self, expert: str) -> list[tuple[int, int]]:
        """Where a voice speaks."""
        return stretches_of(self.parts, expert)


class Sheets:
    """All sources of a map that are at hand, and their sentences by id."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self.by_source = {sheet.source.id: sheet for sheet in sheets}
        self.sentences = {
            sentence.id: (sheet, sentence)
            for sheet in self.by_source.values()
            for sentence in sheet.sentences
        }

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The ids of a sentence's parts, by that of the whole: one where it is in one piece."""
        parts: dict[str, tuple[str, ...]] = {}
        for name in self.sentences:
            whole = whole_of(name)
            parts[whole] = (*parts.get(whole, ()), name)
        return parts

    @property
    def texts(self) -> dict[str, str]:
        """The texts by the ids of their sources."""
        return {source: sheet.text.text for source, sheet in self.by_source.items()}

    @cached_property
    def payload(self) -> dict[str, Any]:
        """All of it as data, ``text`` being a hash of the rest."""
        sheets = self.by_source.values()
        digest = hashlib.sha256(b"".join(sheet.digest for sheet in sheets)).hexdigest()
        return {"text": digest[:32], "sources": [sheet.payload for sheet in sheets]}


def whole_of(name: str) -> str:
    """The id of the sentence that a part belongs to, which is that of its first part."""
    return name.partition("@")[0]


def read_sheets(
    argument_map: ArgumentMap,
    text_of_source: TextOfSource,
    splits: Mapping[str, Sequence[int]],
    earlier: Sheets | None = None,
) -> Sheets:
    """The sheets of a map, in the order in which it lists its sources.

    ``splits`` are offsets at which sentences were split, by the sentence's id. What is the same
    as ``earlier`` is taken from there.
    """
    experts = {expert.id: expert for expert in argument_map.experts}
    sources = sorted(argument_map.sources, key=lambda x: (x.place is None, x.place, x.id))
    editors = frozenset(x.id for x in argument_map.experts if x.standing is Standing.EDITOR)
    sheets = []
    for source in sources:
        before = None if earlier is None else earlier.by_source.get(source.id)
        text = present_text(source, text_of_source)
        if text is None:
            continue
        own = {name: tuple(x) for name, x in splits.items() if name.startswith(f"{source.id}:")}
        if before is not None and before.text is text and before.source == source:
            is_same = (before.splits, before.editors) == (own, editors)
        else:
            is_same = False
        if before is not None and is_same:
            sheets.append(before)
            continue
        parts = source.sections or find_turns(experts, SearchText(text.text))
        sentences = _sentences(source, text, parts, experts, splits)
        sheets.append(Sheet(source, text, tuple(parts), sentences, own, editors))
    return Sheets(sheets)


def present_text(source: Source, text_of_source: TextOfSource) -> SourceText | None:
    """The text that the map quotes, with its blocks; ``None`` where it is not at hand."""
    if source.place is None or not source.file:
        return None
    try:
        return text_of_source(source).source_text
    except CounterpointError:
        return None


def _sentences(
    source: Source,
    text: SourceText,
    parts: Sequence[Section],
    experts: Mapping[str, Expert],
    splits: Mapping[str, Sequence[int]],
) -> tuple[SheetSentence, ...]:
    starts = [part.start or 0 for part in parts]
    sentences: list[SheetSentence] = []
    for each in text.sentences:
        index = bisect_right(starts, each.start) - 1
        part = parts[index] if index >= 0 else None
        speaker = part.expert if part is not None and each.start < (part.end or 0) else ""
        layer = _LAYERS[each.layer]
        if speaker:
            is_editor = experts[speaker].standing is Standing.EDITOR
            layer = "summary" if is_editor else "speaker"
        sentence_id = f"{source.id}:{each.id}"
        bounds = [each.start, *sorted(splits.get(sentence_id, ())), each.end]
        for number, (start, end) in enumerate(pairwise(bounds)):
            part_id = sentence_id if not number else f"{sentence_id}@{start - each.start}"
            stretch = text.text[start:end]
            last = start + len(stretch.rstrip())
            first = last - len(stretch.strip())
            sentences.append(SheetSentence(part_id, first, last, each.block, layer, speaker))
    return tuple(sorted(sentences, key=lambda sentence: sentence.start))


def _payload(sheet: Sheet) -> dict[str, Any]:
    return {
        "id": sheet.source.id,
        "title": sheet.source.title,
        "text": sheet.text.text,
        "blocks": [_block(block, sheet) for block in sheet.text.blocks],
        "sentences": [
            {
                "id": x.id,
                "start": x.start,
                "end": x.end,
                "speaker": x.speaker or None,
                "layer": x.layer,
                "block": x.block,
            }
            for x in sheet.sentences
        ],
    }


def _block(block: Block, sheet: Sheet) -> dict[str, Any]:
    """A block by what the map says of it; who speaks in it is whose part it lies in."""
    starts = [part.start or 0 for part in sheet.parts]
    index = bisect_right(starts, block.start) - 1
    part = sheet.parts[index] if index >= 0 else None
    is_within = part is not None and block.start < (part.end or 0)
    is_furniture = block.layer is Layer.FURNITURE
    layer = "speaker" if is_within and not is_furniture else _LAYERS[block.layer]
    return {
        "start": block.start,
        "end": block.end,
        "kind": "furniture" if is_furniture else block.kind.value,
        "layer": layer,
        "speaker": part.expert if part is not None and is_within else None,
    }
