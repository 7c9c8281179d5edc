"""SADFace, the Simple Argument Description Format: documents as maps, and maps as documents."""

from counterpoint.formats.sadface.reading import count_sadface, is_sadface, read_sadface_files

__all__ = ["count_sadface", "is_sadface", "read_sadface_files"]
