"""`counterpoint remove`: a map out of a store."""

from __future__ import annotations

from collections.abc import Sequence

import click

from counterpoint.cli.map_choice import required_store, writable_store
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import say, show, show_json
from counterpoint.pipeline import archive as archives
from counterpoint.rdf.derived.archive_links import link_id


@click.command()
@click.argument("maps", nargs=-1, required=True, metavar="MAP...")
@writable_store
@click.option("--yes", "is_sure", is_flag=True, help="Do it; else it is only told what would go.")
@as_json
def remove(maps: Sequence[str], *, is_sure: bool, as_json: bool) -> None:
    """Take maps out of a store, by id or base: their graphs, and the links that rest on them.

    Without --yes nothing is changed, and what would go is told. Map files stay where they are.

    \b
    counterpoint remove bridge-2017 --store debates
    counterpoint remove bridge-2017 --store debates --yes
    """
    store = required_store()
    removal = archives.find_removal(store, maps)
    if is_sure:
        archives.remove_maps(store, removal)
    if as_json:
        links = [
            {"id": link_id(x), "first": x.first, "kind": x.kind, "second": x.second, "by": x.by}
            for x in removal.links
        ]
        ids = [{"id": x.id, "base": x.base, "graphs": [*x.graphs]} for x in removal.maps]
        show_json({"store": store.name, "removed": is_sure, "maps": ids, "links": links})
    else:
        verb = "is out of" if is_sure else "would go out of"
        for record in removal.maps:
            show(f"{record.id} {verb} {store.name}: {len(record.graphs)} graphs of {record.base}")
        for link in removal.links:
            verb = "is taken back" if is_sure else "would be taken back"
            sentence = f"{link.first} {link.kind} {link.second}, by {link.by}"
            show(f"the link {link_id(link)} {verb}: {sentence}")
    if not is_sure:
        say("nothing is changed yet; the same with --yes does it")
        raise click.exceptions.Exit(1)
