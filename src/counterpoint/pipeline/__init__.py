"""From files to findings, pages and exports: each use of the program as one function."""

from counterpoint import let_records_show_themselves
from counterpoint.analysis.differences import Change, Differences
from counterpoint.pipeline.built_files import build
from counterpoint.pipeline.checks import check
from counterpoint.pipeline.debate import (
    Debate,
    alignment_of,
    analyse,
    find_agreements,
    find_issues,
    find_tensions,
    who_says_what,
)
from counterpoint.pipeline.differences import (
    as_of,
    find_changes,
    find_differences,
)
from counterpoint.pipeline.files.manifest import CheckedFile, check_built
from counterpoint.pipeline.files.replacement import write_files, write_stream
from counterpoint.pipeline.frames import to_frame
from counterpoint.pipeline.inspection import Inspection, inspect
from counterpoint.pipeline.map_input import (
    default_maps,
    load,
    load_from,
    only_rdf_file,
    open_store,
    read,
)
from counterpoint.pipeline.single_votes import single_votes
from counterpoint.pipeline.stored_maps import PushedMap, pull, push
from counterpoint.pipeline.suppositions import (
    LiveSupposer,
    find_supposition,
    single_suppositions,
    suppose,
)
from counterpoint.pipeline.vote_groups import GroupMeasures, measure_groups, measures_of

__all__ = [
    "Change",
    "CheckedFile",
    "Debate",
    "Differences",
    "GroupMeasures",
    "Inspection",
    "LiveSupposer",
    "PushedMap",
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
    "find_supposition",
    "find_tensions",
    "inspect",
    "load",
    "load_from",
    "measure_groups",
    "measures_of",
    "only_rdf_file",
    "open_store",
    "pull",
    "push",
    "read",
    "single_suppositions",
    "single_votes",
    "suppose",
    "to_frame",
    "who_says_what",
    "write_files",
    "write_stream",
]

let_records_show_themselves()
