"""Many maps at once: put into a store, looked at together, and linked with one another."""

from counterpoint.pipeline.archive.gathering import (
    GatheredArchive,
    archive_in,
    archive_of,
    digests_in,
    maps_of_folders,
    people_called,
)
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
    "wording_of",
    "write_page",
]
