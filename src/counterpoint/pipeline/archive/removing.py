"""Maps that are taken out of a store, with the links that rested on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from counterpoint.formats.digests import render_links
from counterpoint.model.archive import ArchiveLink
from counterpoint.pipeline.archive.kept_digests import digest_in
from counterpoint.pipeline.archive.linking import graph_of, links_and_state
from counterpoint.progress import step
from counterpoint.rdf.derived.archive_links import LINKS_GRAPH
from counterpoint.rdf.terms.names import iri
from counterpoint.store import KeptTable, MapStore, StoredMap, choose_map


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with maps: ``links`` name something in them, ``others`` stay.

    ``state`` is that of the store in which this was so.
    """

    maps: tuple[StoredMap, ...]
    links: tuple[ArchiveLink, ...]
    others: tuple[ArchiveLink, ...]
    state: str = ""


def find_removal(store: MapStore, names: Sequence[str]) -> Removal:
    """What would go with the maps of these ids or bases; nothing is changed. Linear in links.

    Raises:
        InputError: the store refuses or is damaged, or holds no map.
        LimitError: it took too long.
        UsageError: there is no such map, or several.
    """
    maps = tuple(dict.fromkeys(choose_map(store, name) for name in names))
    links, state = links_and_state(store)
    notes = store.read_notes().texts
    own = {name for each in maps for name in _names(each, notes)}
    starts = tuple(f"{x.base}{kind}/" for x in maps for kind in ("claim", "expert"))
    old_links = tuple(x for x in links if _rests(x, own, starts))
    others = tuple(x for x in links if not _rests(x, own, starts))
    return Removal(maps, old_links, others, state)


def remove_maps(store: MapStore, removal: Removal) -> None:
    """Take maps and their links out of a store: all of it, or on a folder nothing.

    Raises:
        InputError: the store refuses, is damaged, or somebody else has written to it.
        LimitError: it took too long, or the disk is full.
        UsageError: the folder cannot be written to.
    """
    graphs: dict[str, bytes] = {}
    notes: dict[str, str] = {}
    if removal.links:
        graphs[LINKS_GRAPH] = graph_of(removal.others)
        notes[LINKS_GRAPH] = render_links(removal.others)
    graphs |= {graph: b"" for each in removal.maps for graph in each.graphs}
    table = _table_without(store, [each.base for each in removal.maps])
    with step("Taking maps out"):
        store.replace(graphs, notes, state=removal.state, table=table)


def _table_without(store: MapStore, bases: Sequence[str]) -> KeptTable | None:
    if find_spec("pyarrow") is None:  # rows that no note names do not count
        return None
    from counterpoint.pipeline.stance_rows.kept import (  # noqa: PLC0415 (loads pyarrow)
        table_without,
    )

    return table_without(store, bases)


def _names(record: StoredMap, notes: Mapping[str, str]) -> set[str]:
    """The IRIs of a map's claims and experts, which need not begin with its base."""
    digest = digest_in(notes.get(record.graph, ""))
    if digest is None:
        return set()
    claims = {str(iri(digest.base, "claim", x.id)) for x in digest.claims}
    return claims | {str(iri(digest.base, "expert", x.id)) for x in digest.people}


def _rests(link: ArchiveLink, names: set[str], starts: tuple[str, ...]) -> bool:
    return any(x in names or x.startswith(starts) for x in (link.first, link.second))
