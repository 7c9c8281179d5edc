"""From files to findings, pages and exports: each use of the program as one function."""

from counterpoint.pipeline.building import build
from counterpoint.pipeline.chain import (
    Debate,
    analyse,
    check,
    default_maps,
    find_agreements,
    find_tensions,
    load,
    read,
)
from counterpoint.pipeline.inspection import Inspection, inspect
from counterpoint.pipeline.writing import write_files

__all__ = [
    "Debate",
    "Inspection",
    "analyse",
    "build",
    "check",
    "default_maps",
    "find_agreements",
    "find_tensions",
    "inspect",
    "load",
    "read",
    "write_files",
]
