"""Places at which somebody may speak whom no section of a map is of."""

from __future__ import annotations

from collections.abc import Iterator

from counterpoint.errors import Problem
from counterpoint.formats.source_texts import THIRD_PERSON, UNHEARD_SPEAKER
from counterpoint.pipeline.workbench.sheets import Sheet, Sheets, SheetSentence


def missed_speakers(sheets: Sheets) -> Iterator[tuple[Sheet, SheetSentence, Problem]]:
    """The doubts of the sources about who speaks, each until a section of the map begins there."""
    for sheet in sheets.by_source.values():
        for doubt in sheet.text.doubts:
            if doubt.code not in (THIRD_PERSON, UNHEARD_SPEAKER):
                continue
            sentence = sheet.sentence_at(_offset(sheet, doubt))
            if sentence is not None and not _is_settled(sheet, sentence, doubt):
                yield sheet, sentence, doubt


def _offset(sheet: Sheet, doubt: Problem) -> int:
    lines = sheet.text.text.split("\n")[: doubt.place.line - 1]
    return sum(map(len, lines)) + len(lines) + doubt.place.column - 1


def _is_settled(sheet: Sheet, sentence: SheetSentence, doubt: Problem) -> bool:
    """Whether a section that the text does not announce begins where the other could begin.

    That is in the paragraph or the next; before a speaker is spoken of, anywhere in her section.
    """
    blocks, announced = sheet.text.blocks, [part.start or 0 for part in sheet.text.sections]
    first = blocks[sentence.block].start
    if doubt.code == THIRD_PERSON:
        first = max((start for start in announced if start <= first), default=0)
    end = blocks[min(sentence.block + 1, len(blocks) - 1)].end
    starts = {part.start for part in sheet.parts if part.start is not None} - set(announced)
    return any(first <= start < end for start in starts)
