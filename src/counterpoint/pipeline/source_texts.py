"""The texts that a map quotes, read once more for those who show them.

A map keeps no text of its sources, only where in them a passage stands. What belongs here: which
text is the one that was quoted. What does not: which file a map may name (`formats.source_texts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.formats.source_texts import read_source
from counterpoint.model import ArgumentMap, Source


def find_source_texts(argument_map: ArgumentMap, folders: Sequence[Path] = ()) -> dict[str, str]:
    """The texts of a map's sources by their ids, those that are at hand and are the ones quoted.

    They are looked for as when the map file is read: where it names them, and in ``folders`` by
    file name. A map that comes from RDF or a store names no file, so for it nothing is found.

    Raises:
        LimitError: a text is larger than the limit for one.
    """
    texts = {source.id: _text_of(source, folders) for source in argument_map.sources}
    return {source: text for source, text in texts.items() if text is not None}


def _text_of(source: Source, folders: Sequence[Path]) -> str | None:
    if source.place is None or not source.sha256:
        return None
    reading = read_source(source, source.place.file, folders)
    # The file may be another by now than when its passages were looked up.
    return reading.text if reading.sha256 == source.sha256 else None
