"""Two maps of one text on disk, compared as two readings of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint.drafting.readings import ComparedReadings, compare_readings
from counterpoint.drafting.shared_passages import common_sources
from counterpoint.errors import UsageError
from counterpoint.model import ArgumentMap
from counterpoint.pipeline.map_reading import read
from counterpoint.pipeline.source_texts import find_source_texts


@dataclass(frozen=True, slots=True)
class ReadMaps:
    """Two maps, what they came to be as readings of one text, and the texts that are at hand."""

    first: ArgumentMap
    second: ArgumentMap
    readings: ComparedReadings
    texts: dict[str, str]


def compare_maps(first: Path, second: Path, *, sources: Sequence[Path] = ()) -> ReadMaps:
    """Compare the maps in two files.

    Raises:
        InputError: a map is wrong.
        UsageError: they have no source in common, or nothing of it has been looked up.
    """
    one, other = (read(path, sources=sources) for path in (first, second))
    common = common_sources(one, other)
    if not common:
        raise UsageError(
            "the two maps have no text in common: no source of the one has the sha256 of a source "
            "of the other"
        )
    for path, argument_map in ((first, one), (second, other)):
        quotations = [stance.quotation for stance in argument_map.stances]
        if not any(x is not None and x.start is not None for x in quotations):
            raise UsageError(
                f"{path}: no quotation has been looked up; name the folder of the text (--sources)"
            )
    texts = find_source_texts(one, sources)
    texts |= {
        common[source]: text
        for source, text in find_source_texts(other, sources).items()
        if source in common and common[source] not in texts
    }
    return ReadMaps(one, other, compare_readings(one, other, texts), texts)
