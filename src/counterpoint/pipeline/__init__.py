"""From files to findings, pages and exports: each use of the program as one function."""

from counterpoint.pipeline.building import build
from counterpoint.pipeline.chain import (
    Debate,
    alignment_of,
    analyse,
    check,
    default_maps,
    find_agreements,
    find_issues,
    find_tensions,
    load,
    open_store,
    read,
)
from counterpoint.pipeline.differences import (
    Change,
    Differences,
    as_of,
    find_changes,
    find_differences,
)
from counterpoint.pipeline.holding import Pushed, load_from, pull, push
from counterpoint.pipeline.inspection import Inspection, inspect
from counterpoint.pipeline.manifest import CheckedFile, check_built
from counterpoint.pipeline.voting import GroupMeasures, measure_groups
from counterpoint.pipeline.writing import write_files

__all__ = [
    "Change",
    "CheckedFile",
    "Debate",
    "Differences",
    "GroupMeasures",
    "Inspection",
    "Pushed",
    "alignment_of",
    "analyse",
    "as_of",
    "build",
    "check",
    "check_built",
    "default_maps",
    "find_agreements",
    "find_changes",
    "find_differences",
    "find_issues",
    "find_tensions",
    "inspect",
    "load",
    "load_from",
    "measure_groups",
    "open_store",
    "pull",
    "push",
    "read",
    "write_files",
]
