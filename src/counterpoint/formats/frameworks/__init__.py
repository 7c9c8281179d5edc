"""Abstract argumentation frameworks, as solvers of argumentation read them, and maps as such.

What belongs here: the Trivial Graph Format, ASPARTIX' facts and the competition's format.
"""

from counterpoint.formats.frameworks.reading import (
    count_apx,
    count_iccma,
    count_tgf,
    read_apx_files,
    read_iccma_files,
    read_tgf_files,
)
from counterpoint.formats.frameworks.writing import render_apx, render_iccma, render_tgf

__all__ = [
    "count_apx",
    "count_iccma",
    "count_tgf",
    "read_apx_files",
    "read_iccma_files",
    "read_tgf_files",
    "render_apx",
    "render_iccma",
    "render_tgf",
]
