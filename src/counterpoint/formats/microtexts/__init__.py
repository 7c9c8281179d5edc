"""Argument graphs over short texts (the corpus of argumentative microtexts), read as maps."""

from counterpoint.formats.microtexts.reading import (
    count_microtexts,
    is_microtext,
    read_microtext_files,
)

__all__ = ["count_microtexts", "is_microtext", "read_microtext_files"]
