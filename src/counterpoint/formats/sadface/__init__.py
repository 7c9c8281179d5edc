"""SADFace, the Simple Argument Description Format: documents as maps, and maps as documents."""

from counterpoint.formats.sadface.reading import count_sadface, is_sadface, read_sadface_files
from counterpoint.formats.sadface.writing import render_sadface

__all__ = ["count_sadface", "is_sadface", "read_sadface_files", "render_sadface"]
