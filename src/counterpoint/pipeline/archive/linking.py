"""Links between claims and people of different maps, kept in a graph of their own in a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterpoint.errors import InputError, UsageError, did_you_mean, nearest_name, some_of
from counterpoint.formats.digests import parse_links, render_links
from counterpoint.model.archive import ArchiveLink, MapDigest
from counterpoint.rdf.derived.archive_links import LINKS_GRAPH, link_id, link_triples, read_links
from counterpoint.rdf.serialization import write_graphs
from counterpoint.rdf.terms.names import id_of, iri
from counterpoint.store import CHANGED, MapStore, Notes

_ATTEMPTS = 5  # two who link at once each come to their turn


def links_in(store: MapStore) -> tuple[ArchiveLink, ...]:
    """The links that a store holds, sorted.

    Raises:
        InputError: the store refuses or is damaged.
        LimitError: it took too long.
    """
    links, _ = links_and_state(store)
    return links


def links_and_state(store: MapStore) -> tuple[tuple[ArchiveLink, ...], str]:
    """As `links_in`, and the state of the store that has them."""
    notes = store.read_notes()
    return links_of(store, notes), notes.state


def links_of(store: MapStore, notes: Notes) -> tuple[ArchiveLink, ...]:
    """As `links_in`, where what the store keeps has been read."""
    line = notes.texts.get(LINKS_GRAPH)
    links = parse_links(line) if line else None
    if links is None and not (notes.state and line is None):
        quads = store.read((LINKS_GRAPH,)).dataset().quads()
        links = read_links((s, p, o) for s, p, o, _ in quads)
    return links or ()


def add_link(store: MapStore, link: ArchiveLink) -> str:
    """Put a link into a store; gives its id. One that says the same by the same takes its place.

    Raises:
        InputError: the store refuses, is damaged, or somebody else writes to it.
        LimitError: it took too long, or the disk is full.
        UsageError: the folder cannot be written to.
    """
    add_links(store, (link,))
    return link_id(link)


def add_links(store: MapStore, own: Sequence[ArchiveLink]) -> None:
    """Put links into a store, in one writing; raises as `add_link`."""
    by_name = {link_id(link): link for link in own}
    _change(
        store,
        lambda links: (*(x for x in links if link_id(x) not in by_name), *by_name.values()),
    )


def remove_link(store: MapStore, name: str) -> ArchiveLink:
    """Take a link back by its id, and give it.

    Raises:
        UsageError: there is no such link.
        InputError, LimitError: as `add_link`.
    """
    removed: list[ArchiveLink] = []

    def without(links: tuple[ArchiveLink, ...]) -> tuple[ArchiveLink, ...]:
        removed[:] = [x for x in links if link_id(x) == name]
        if not removed:
            names = [link_id(x) for x in links]
            advice = did_you_mean(nearest_name(name, names), f"there are: {some_of(names)}")
            raise UsageError(f"there is no link {name!r} in {store.name}; {advice}")
        return tuple(x for x in links if link_id(x) != name)

    _change(store, without)
    return removed[0]


def _change(
    store: MapStore, change: Callable[[tuple[ArchiveLink, ...]], Sequence[ArchiveLink]]
) -> None:
    for attempt in range(_ATTEMPTS):
        before, state = links_and_state(store)
        links = sorted(change(before), key=lambda x: (x.kind, x.first, x.second, x.by))
        try:
            store.replace(
                {LINKS_GRAPH: graph_of(links)}, {LINKS_GRAPH: render_links(links)}, state=state
            )
        except InputError as error:
            if error.problems[0].code != CHANGED or attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def graph_of(links: Sequence[ArchiveLink]) -> bytes:
    """The graph of links as sorted N-Triples, empty without any. Linear."""
    return write_graphs({None: list(link_triples(links))}, "ntriples")


def iri_of(maps: Sequence[MapDigest], kind: str, name: str) -> str:
    """The IRI of a claim or of an expert that is named MAP#ID, MAP#TITLE or by its IRI.

    MAP is a map's id or base, ID the record's, TITLE the claim's title or the expert's name.

    Raises:
        UsageError: there is no such map or record, or several.
    """
    map_name, mark, record = name.partition("#")
    if not mark or any(name.startswith(each.base) for each in maps):
        base = next((each.base for each in maps if name.startswith(each.base)), None)
        if base is None:
            raise UsageError(f'{name!r} names no {kind}; write MAP#ID, as in "city-2019#free"')
        return name
    own = [each for each in maps if map_name in {each.id, each.base}]
    if len(own) != 1:
        ids = [each.id for each in maps]
        advice = did_you_mean(nearest_name(map_name, ids), f"there are: {some_of(ids)}")
        count = f"{len(own)} maps are" if own else "no map is"
        raise UsageError(f"{count} called {map_name!r}; {advice}")
    records = own[0].people if kind == "expert" else own[0].claims
    fitting = [x.id for x in records if record in {x.id, x[1]}]
    if len(fitting) != 1:
        names = [word for x in records for word in (x.id, x[1])]
        advice = did_you_mean(nearest_name(record, names), "")
        count = f"{len(fitting)} {kind}s are" if fitting else f"no {kind} is"
        hint = f"; {advice}" if advice else ""
        raise UsageError(f"{count} called {record!r} in {map_name}{hint}")
    return str(iri(own[0].base, kind, fitting[0]))


def map_of(maps: Sequence[MapDigest], kind: str, name: str) -> MapDigest | None:
    """The map whose claim or expert has the IRI ``name``; ``None`` if there is none.

    Where records have names of their own, linear in those of all maps.
    """
    near = [each for each in maps if name.startswith(each.base)]
    if near:
        return max(near, key=lambda each: len(each.base))
    return next(
        (
            x
            for x in maps
            if any(r.id == name for r in (x.people if kind == "expert" else x.claims))
        ),
        None,
    )


def short_name(maps: Sequence[MapDigest], kind: str, name: str) -> str:
    """A claim or an expert as ``MAP#ID``, with the map's base where several maps have its id.

    The IRI where it is in none of the maps. Linear in maps.
    """
    own = map_of(maps, kind, name)
    if own is None:
        return f"<{name}>"
    is_alone = sum(each.id == own.id for each in maps) == 1
    return f"{own.id if is_alone else own.base}#{id_of(own.base, kind, name)}"


def wording_of(maps: Sequence[MapDigest], names: Sequence[str]) -> str:
    """What the claims of these IRIs say, a line each; "" where one of them is in no map."""
    wordings = {
        str(iri(each.base, "claim", claim.id)): claim.wording
        for each in maps
        if any(name.startswith(each.base) for name in names)  # thousands of maps, many links
        for claim in each.claims
    }
    return "\n".join(wordings[name] for name in names) if all(x in wordings for x in names) else ""
