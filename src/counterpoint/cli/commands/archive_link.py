"""`counterpoint archive-link`: what claims and people of different maps are to each other."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from counterpoint.cli.map_choice import required_store, writable_store
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json
from counterpoint.errors import UsageError
from counterpoint.model.archive import LINK_KINDS, SAME_PERSON, ArchiveLink
from counterpoint.pipeline import archive as archives

_KINDS = (*(kind.value for kind in LINK_KINDS), SAME_PERSON)


@click.command("archive-link")
@click.argument("first", required=False, default="")
@click.argument("kind", required=False, type=click.Choice(_KINDS))
@click.argument("second", required=False, default="")
@writable_store
@click.option("--by", metavar="NAME", default="", help="Who says so: a name or an IRI (ORCID).")
@click.option("--note", metavar="TEXT", default="", help="Why, in a line.")
@click.option("--remove", metavar="ID", default="", help="Take back the link of this id.")
@as_json
def archive_link(
    first: str, kind: str | None, second: str, *, by: str, note: str, remove: str, as_json: bool
) -> None:
    """Say what FIRST is to SECOND, a claim or a person of another map, in the store's own graph.

    Each is named MAP#ID, MAP#TITLE or by its IRI. Maps stay as they are; who says so is kept,
    and each link can be taken back. `counterpoint archive --part links` lists them.

    \b
    counterpoint archive-link --store debates --by "Ana Ruiz" old#free equivalent new#free-buses
    counterpoint archive-link --store debates --by "Ana Ruiz" old#lum same-person new#a-lum
    counterpoint archive-link --store debates --remove 0a1b2c3d4e
    """
    store = required_store()
    if remove:
        if first or kind or by:
            raise UsageError("--remove goes without anything that is to be linked")
        link = archives.remove_link(store, remove)
        name, what = remove, "taken back"
    else:
        if kind is None or not second:
            raise UsageError("name two claims or two people: FIRST KIND SECOND")
        if not by.strip():
            raise UsageError("say who says so: --by NAME")
        maps = archives.archive_in(store).archive.maps
        record = "expert" if kind == SAME_PERSON else "claim"
        one, other = (archives.iri_of(maps, record, each) for each in (first, second))
        if one == other:
            raise UsageError(f"both are <{one}>; name two of different maps")
        today = datetime.now(UTC).date().isoformat()
        wording = "" if kind == SAME_PERSON else archives.wording_of(maps, (one, other))
        link = ArchiveLink(kind, one, other, by.strip(), today, note.strip(), wording)
        name, what = archives.add_link(store, link), "put in"
    if as_json:
        ends_as_json = {"first": link.first, "second": link.second}
        show_json({"id": name, "kind": link.kind, **ends_as_json, "by": link.by, "done": what})
        return
    show(f"{name} is {what}: {link.first} {link.kind} {link.second}")
