"""`counterpoint archive-link`: what claims and people of different maps are to each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from counterpoint.cli.map_choice import required_store, writable_store
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_data, show_json
from counterpoint.errors import UsageError
from counterpoint.model.archive import SAME_PERSON, ArchiveLink, MapDigest
from counterpoint.pipeline import archive as archives
from counterpoint.pipeline.archive import GatheredArchive
from counterpoint.rdf.derived.archive_links import link_id
from counterpoint.store import MapStore


@click.command("archive-link")
@click.argument("first", required=False, default="")
@click.argument("kind", required=False, type=click.Choice(archives.KINDS))
@click.argument("second", required=False, default="")
@writable_store
@click.option("--by", metavar="NAME", default="", help="Who says so: a name or an IRI (ORCID).")
@click.option("--note", metavar="TEXT", default="", help="Why, in a line.")
@click.option(
    "--table",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Put in all links of a CSV or TSV with the columns first, kind, second, by and note.",
)
@click.option(
    "--candidates",
    "is_asked",
    is_flag=True,
    help="Write such a table of what may be one, to be gone through; nothing is put in.",
)
@click.option("--remove", metavar="ID", default="", help="Take back the link of this id.")
@as_json
def archive_link(
    first: str,
    kind: str | None,
    second: str,
    *,
    by: str,
    note: str,
    table: Path | None,
    is_asked: bool,
    remove: str,
    as_json: bool,
) -> None:
    """Say what FIRST is to SECOND, a claim or a person of another map, in the store's own graph.

    Each is named MAP#ID, MAP#TITLE or by its IRI. Maps stay as they are; who says so is kept,
    and each link can be taken back. `counterpoint archive --part links` lists them. Of a table
    all links go in or none; claims that say the same and exclude each other are refused.

    \b
    counterpoint archive-link --store debates --by "Ana Ruiz" old#free equivalent new#free-buses
    counterpoint archive-link --store debates --by "Ana Ruiz" old#lum same-person new#a-lum
    counterpoint archive-link --store debates --candidates > links.csv
    counterpoint archive-link --store debates --by "Ana Ruiz" --table links.csv
    counterpoint archive-link --store debates --remove 0a1b2c3d4e
    """
    ends = (first, kind or "", second)
    ways = (any(ends), table is not None, is_asked, bool(remove))
    if sum(ways) != 1:
        raise UsageError(
            "name two claims or two people, FIRST KIND SECOND; or else one of "
            "--table, --candidates and --remove"
        )
    if (by and (is_asked or remove)) or (note and not any(ends)):
        raise UsageError("--by and --note go with what is to be linked")
    store = required_store()
    if remove:
        # By its IRIs: of an endpoint all maps would have to be read to say it shorter.
        _show_links(
            [archives.remove_link(store, remove)], "taken back", is_list=False, as_json=as_json
        )
        return
    whole_archive = archives.archive_in(store)
    if is_asked:
        show_data(archives.render_candidates(whole_archive.archive).encode())
        return
    links = _put_in(store, whole_archive, table or ends, by, note)
    maps = whole_archive.archive.maps
    _show_links(links, "put in", maps, is_list=table is not None, as_json=as_json)


def _put_in(
    store: MapStore,
    whole_archive: GatheredArchive,
    what: Path | tuple[str, str, str],
    by: str,
    note: str,
) -> Sequence[ArchiveLink]:
    maps = whole_archive.archive.maps
    today = datetime.now(UTC).date().isoformat()
    if isinstance(what, Path):
        links: Sequence[ArchiveLink] = archives.read_link_file(what, maps, by, today)
    else:
        first, kind, second = what
        if not kind or not second:
            raise UsageError("name two claims or two people: FIRST KIND SECOND")
        texts = {"date": today, "note": note.strip()}
        links = [archives.make_link(maps, kind, (first, second), by, **texts)]
    archives.refuse_contradictions(links, whole_archive.links, maps)
    archives.add_links(store, links)
    return links


def _show_links(
    links: Sequence[ArchiveLink],
    what: str,
    maps: Sequence[MapDigest] = (),
    *,
    is_list: bool,
    as_json: bool,
) -> None:
    if as_json:
        records = [
            {
                "id": link_id(x),
                "kind": x.kind,
                "first": x.first,
                "second": x.second,
                "by": x.by,
                "done": what,
            }
            for x in links
        ]
        show_json({"links": records} if is_list else records[0])
        return
    for link in links:
        record = "expert" if link.kind == SAME_PERSON else "claim"
        first, second = (archives.short_name(maps, record, x) for x in (link.first, link.second))
        show(f"{link_id(link)} is {what}: {first} {link.kind} {second}")
