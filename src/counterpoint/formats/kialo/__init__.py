"""Discussions as Kialo exports them to text: claims by number, each a pro or a con of another.

The format is Kialo's own and nowhere specified; what is read is what its exports hold
(https://support.kialo.com/en/hc/exporting-a-discussion/). What belongs here: lines, numbers and
links of such a file. What does not: other trees of pros and cons.
"""

from counterpoint.formats.kialo.discussion import count_kialo, is_kialo
from counterpoint.formats.kialo.reading import read_kialo_files
from counterpoint.formats.kialo.writing import render_kialo

__all__ = ["count_kialo", "is_kialo", "read_kialo_files", "render_kialo"]
