"""Key phrases as they are written: which may stand where, and in whose letters."""

from __future__ import annotations

from counterpoint.formats.argdown_map.stances.from_utterances import stance_id
from counterpoint.formats.foreign import in_plain_letters
from counterpoint.formats.source_texts import MOST_WORDS, count_words
from counterpoint.model import Quotation, Section, Source, Stance


def can_quote(quotation: Quotation, expert: str, source: Source | None) -> bool:
    """Whether a phrase may stand where an expert speaks in a source.

    It must be short, from that source, and the expert must have a part there if anyone has.
    """
    if source is None or quotation.source != source.id:
        return False
    voices = {part.expert for part in written_sections(source)}
    return (not voices or expert in voices) and 0 < count_words(quotation.exact) <= MOST_WORDS


def written_sections(source: Source) -> tuple[Section, ...]:
    """The sections that have an opening phrase to find them by."""
    return tuple(part for part in source.sections if part.marker.split())


def phrase_of(stance: Stance) -> str:
    """The phrase of a stance: in plain letters if its id was made of those, else as quoted."""
    if stance.quotation is None:
        return ""
    exact, plain = stance.quotation.exact, in_plain_letters(stance.quotation.exact)
    is_of_plain = stance_id(stance, stance.target, plain) == stance.id
    return plain if is_of_plain else exact
