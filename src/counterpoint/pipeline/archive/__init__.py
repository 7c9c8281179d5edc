"""Many maps at once: put into a store, looked at together, and linked with one another.

Each name is looked up when it is first used, so that a command loads what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.pipeline.archive.gathering import (
        GatheredArchive,
        archive_in,
        archive_of,
        maps_of_folders,
        people_called,
    )
    from counterpoint.pipeline.archive.kept_digests import digests_in
    from counterpoint.pipeline.archive.link_files import (
        KINDS,
        make_link,
        read_link_file,
        refuse_contradictions,
        render_candidates,
    )
    from counterpoint.pipeline.archive.linking import (
        add_link,
        add_links,
        iri_of,
        links_in,
        remove_link,
        short_name,
        wording_of,
    )
    from counterpoint.pipeline.archive.page import write_page
    from counterpoint.pipeline.archive.pushing import PushedMaps, push_each
    from counterpoint.pipeline.archive.removing import Removal, find_removal, remove_maps
    from counterpoint.views.payload.archive import PARTS, ArchiveData

__all__ = [
    "KINDS",
    "PARTS",
    "ArchiveData",
    "GatheredArchive",
    "PushedMaps",
    "Removal",
    "add_link",
    "add_links",
    "archive_in",
    "archive_of",
    "digests_in",
    "find_removal",
    "iri_of",
    "links_in",
    "make_link",
    "maps_of_folders",
    "people_called",
    "push_each",
    "read_link_file",
    "refuse_contradictions",
    "remove_link",
    "remove_maps",
    "render_candidates",
    "short_name",
    "wording_of",
    "write_page",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".gathering": "GatheredArchive archive_in archive_of maps_of_folders people_called",
            ".kept_digests": "digests_in",
            ".link_files": "KINDS make_link read_link_file refuse_contradictions render_candidates",
            ".linking": "add_link add_links iri_of links_in remove_link short_name wording_of",
            ".page": "write_page",
            ".pushing": "PushedMaps push_each",
            ".removing": "Removal find_removal remove_maps",
            "counterpoint.views.payload.archive": "PARTS ArchiveData",
        },
    )
