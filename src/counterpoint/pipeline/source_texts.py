"""The texts that a map quotes, read once more for those who show them.

A map keeps no text of its sources, only where in them a passage stands. What belongs here: which
text is the one that was quoted. What does not: which file a map may name (`formats.source_texts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats.source_texts import paragraphs, passage_sentence, read_source
from counterpoint.model import ArgumentMap, Quotation, Source


def find_source_texts(argument_map: ArgumentMap, folders: Sequence[Path] = ()) -> dict[str, str]:
    """The texts of a map's sources by their ids, those that are at hand and are the ones quoted.

    They are looked for as when the map file is read: where it names them, and in ``folders`` by
    file name. A map that comes from RDF or a store names no file, so for it nothing is found.

    Raises:
        LimitError: a text is larger than the limit for one.
    """
    texts = {source.id: _text_of(source, folders) for source in argument_map.sources}
    return {source: text for source, text in texts.items() if text is not None}


def words_around(
    argument_map: ArgumentMap, passage: Quotation, *, folders: Sequence[str | Path] = ()
) -> str:
    """The sentence of its source in which a passage stands.

    The text is looked for where the map file names it, and in ``folders`` by file name. Linear in
    the length of the source.

    Raises:
        UsageError: the text is not at hand, or is not the one in which the passage was found.
    """
    places = [Path(folder) for folder in folders]
    source = next((x for x in argument_map.sources if x.id == passage.source), None)
    text = _text_of(source, places) if source is not None else None
    if text is None or passage.start is None or passage.end is None:
        raise UsageError(
            f"the text of source {passage.source!r} is not at hand, or is not the one in which "
            "this was found; give its folder: folders=[...]"
        )
    first, last = passage_sentence(text, passage.start, passage.end, paragraphs(text))
    return text[first:last]


def _text_of(source: Source, folders: Sequence[Path]) -> str | None:
    if source.place is None or not source.sha256:
        return None
    reading = read_source(source, source.place.file, folders)
    # The file may be another by now than when its passages were looked up.
    return reading.text if reading.sha256 == source.sha256 else None
