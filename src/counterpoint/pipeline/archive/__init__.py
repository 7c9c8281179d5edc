"""Many maps at once: put into a store, looked at together, and linked with one another."""

from counterpoint.pipeline.archive.gathering import (
    GatheredArchive,
    archive_in,
    archive_of,
    digests_in,
    maps_of_folders,
    people_called,
)
from counterpoint.pipeline.archive.linking import (
    add_link,
    iri_of,
    links_in,
    remove_link,
    wording_of,
)
from counterpoint.pipeline.archive.page import write_page
from counterpoint.pipeline.archive.pushing import PushedMaps, push_each
from counterpoint.views.payload.archive import PARTS, ArchiveData

__all__ = [
    "PARTS",
    "ArchiveData",
    "GatheredArchive",
    "PushedMaps",
    "add_link",
    "archive_in",
    "archive_of",
    "digests_in",
    "iri_of",
    "links_in",
    "maps_of_folders",
    "people_called",
    "push_each",
    "remove_link",
    "wording_of",
    "write_page",
]
