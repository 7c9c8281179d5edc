"""BRAT's standoff annotations of arguments (.ann beside .txt), read as maps."""

from counterpoint.formats.brat.reading import count_brat, read_brat_files

__all__ = ["count_brat", "read_brat_files"]
