"""The digests that a store keeps of its maps, of this version's form or an earlier one's.

What belongs here: from notes to digests. What does not: maps that have none
(`counterpoint.pipeline.archive.gathering`).
"""

from __future__ import annotations

from counterpoint.formats.digests import parse_digest
from counterpoint.formats.former_digests import parse_former_digest
from counterpoint.late import LateFunction
from counterpoint.model.archive import MapDigest
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.store import Notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counterpoint.analysis.archive.digest import digest_of_former
else:  # loads NetworkX, and is of stores that an earlier version wrote
    digest_of_former = LateFunction("counterpoint.analysis.archive.digest", "digest_of_former")


def digests_in(notes: Notes) -> dict[str, MapDigest]:
    """The digest of each map that has one, by the map's graph. Linear."""
    return {
        graph: digest
        for graph, line in notes.texts.items()
        if graph.endswith(MAP_GRAPH) and (digest := digest_in(line)) is not None
    }


def digest_in(line: str) -> MapDigest | None:
    """The digest of a line; ``None`` if it is none."""
    digest = parse_digest(line)
    if digest is None and (former := parse_former_digest(line)) is not None:
        return digest_of_former(former)
    return digest
