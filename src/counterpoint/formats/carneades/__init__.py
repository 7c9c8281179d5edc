"""Argument graphs of Carneades 4 (YAML), read as maps."""

from counterpoint.formats.carneades.reading import (
    count_carneades,
    is_carneades,
    read_carneades_files,
)

__all__ = ["count_carneades", "is_carneades", "read_carneades_files"]
