"""From files to findings, pages and exports: each use of the program as one function.

Each name is looked up when it is first used, so that a command loads what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint import let_records_show_themselves
from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.analysis.differences import Change, Differences
    from counterpoint.pipeline.built_files import build
    from counterpoint.pipeline.check_records import write_check_records
    from counterpoint.pipeline.checks import CheckedMap, check, check_map
    from counterpoint.pipeline.debate import (
        Debate,
        alignment_of,
        analyse,
        find_agreements,
        find_issues,
        find_tensions,
        told_of_maps,
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
    from counterpoint.pipeline.map_input import load, load_from, open_map, open_store
    from counterpoint.pipeline.map_reading import default_maps, only_rdf_file, read
    from counterpoint.pipeline.map_versions import MapVersions, maps_since
    from counterpoint.pipeline.mended_files import find_mended, write_mended
    from counterpoint.pipeline.opened_maps import OpenedMap
    from counterpoint.pipeline.reanchoring import reanchor
    from counterpoint.pipeline.source_texts import find_source_texts, words_around
    from counterpoint.pipeline.stored_maps import PushedMap, pull, push
    from counterpoint.pipeline.suppositions import (
        LiveSupposer,
        find_supposition,
        single_suppositions,
        suppose,
    )
    from counterpoint.pipeline.vote_groups import GroupMeasures, measure_groups, measures_of
    from counterpoint.pipeline.vote_members import Membership, find_members
    from counterpoint.pipeline.vote_streams import single_votes

__all__ = [
    "Change",
    "CheckedFile",
    "CheckedMap",
    "Debate",
    "Differences",
    "GroupMeasures",
    "Inspection",
    "LiveSupposer",
    "MapVersions",
    "Membership",
    "OpenedMap",
    "PushedMap",
    "alignment_of",
    "analyse",
    "as_of",
    "build",
    "check",
    "check_built",
    "check_map",
    "default_maps",
    "find_agreements",
    "find_changes",
    "find_differences",
    "find_issues",
    "find_members",
    "find_mended",
    "find_source_texts",
    "find_supposition",
    "find_tensions",
    "inspect",
    "load",
    "load_from",
    "maps_since",
    "measure_groups",
    "measures_of",
    "only_rdf_file",
    "open_map",
    "open_store",
    "pull",
    "push",
    "read",
    "reanchor",
    "single_suppositions",
    "single_votes",
    "suppose",
    "to_frame",
    "told_of_maps",
    "who_says_what",
    "words_around",
    "write_check_records",
    "write_files",
    "write_mended",
    "write_stream",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".built_files": "build",
            ".check_records": "write_check_records",
            ".checks": "CheckedMap check check_map",
            ".debate": (
                "Debate alignment_of analyse find_agreements find_issues find_tensions "
                "told_of_maps who_says_what"
            ),
            ".differences": "as_of find_changes find_differences",
            ".files.manifest": "CheckedFile check_built",
            ".files.replacement": "write_files write_stream",
            ".frames": "to_frame",
            ".inspection": "Inspection inspect",
            ".map_input": "load load_from open_map open_store",
            ".map_reading": "default_maps only_rdf_file read",
            ".map_versions": "MapVersions maps_since",
            ".mended_files": "find_mended write_mended",
            ".opened_maps": "OpenedMap",
            ".reanchoring": "reanchor",
            ".source_texts": "find_source_texts words_around",
            ".stored_maps": "PushedMap pull push",
            ".suppositions": "LiveSupposer find_supposition single_suppositions suppose",
            ".vote_groups": "GroupMeasures measure_groups measures_of",
            ".vote_members": "Membership find_members",
            ".vote_streams": "single_votes",
            "counterpoint.analysis.differences": "Change Differences",
        },
    )

let_records_show_themselves()
