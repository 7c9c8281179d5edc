"""From files to findings, pages and exports: each use of the program as one function.

Each name is looked up when it is first used, so that a command loads what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from counterpoint import let_records_show_themselves

if TYPE_CHECKING:
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
    from counterpoint.pipeline.stored_maps import PushedMap, pull, push
    from counterpoint.pipeline.suppositions import (
        LiveSupposer,
        find_supposition,
        single_suppositions,
        suppose,
    )
    from counterpoint.pipeline.vote_groups import GroupMeasures, measure_groups, measures_of
    from counterpoint.pipeline.vote_streams import single_votes

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

# Resolved on first use (PEP 562): all of them together are most of what a small command would load.
_HOMES = {
    "alignment_of": "pipeline.debate",
    "analyse": "pipeline.debate",
    "as_of": "pipeline.differences",
    "build": "pipeline.built_files",
    "Change": "analysis.differences",
    "check": "pipeline.checks",
    "check_built": "pipeline.files.manifest",
    "CheckedFile": "pipeline.files.manifest",
    "Debate": "pipeline.debate",
    "default_maps": "pipeline.map_input",
    "Differences": "analysis.differences",
    "find_agreements": "pipeline.debate",
    "find_changes": "pipeline.differences",
    "find_differences": "pipeline.differences",
    "find_issues": "pipeline.debate",
    "find_supposition": "pipeline.suppositions",
    "find_tensions": "pipeline.debate",
    "GroupMeasures": "pipeline.vote_groups",
    "inspect": "pipeline.inspection",
    "Inspection": "pipeline.inspection",
    "LiveSupposer": "pipeline.suppositions",
    "load": "pipeline.map_input",
    "load_from": "pipeline.map_input",
    "measure_groups": "pipeline.vote_groups",
    "measures_of": "pipeline.vote_groups",
    "only_rdf_file": "pipeline.map_input",
    "open_store": "pipeline.map_input",
    "pull": "pipeline.stored_maps",
    "push": "pipeline.stored_maps",
    "PushedMap": "pipeline.stored_maps",
    "read": "pipeline.map_input",
    "single_suppositions": "pipeline.suppositions",
    "single_votes": "pipeline.vote_streams",
    "suppose": "pipeline.suppositions",
    "to_frame": "pipeline.frames",
    "who_says_what": "pipeline.debate",
    "write_files": "pipeline.files.replacement",
    "write_stream": "pipeline.files.replacement",
}

if not TYPE_CHECKING:  # else no name would be wrong to the type checker

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(f"counterpoint.{home}"), name)
        return value


let_records_show_themselves()
