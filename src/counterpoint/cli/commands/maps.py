"""`counterpoint maps`: what a store holds."""

from __future__ import annotations

import click

from counterpoint.cli.map_choice import named_map, required_store, store_options
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import say, show_json, show_table


@click.command()
@store_options
@as_json
def maps(*, as_json: bool) -> None:
    """List the maps that a store holds."""
    store = required_store()
    records = [x for x in store.list_maps() if named_map() in {"", x.id, x.base}]
    if not records:
        lack = f"no map {named_map()!r}" if named_map() else "no map"
        say(f"{store.name} holds {lack}")
    if as_json:
        show_json(
            [
                {
                    "id": x.id,
                    "title": x.title,
                    "base": x.base,
                    "graph": x.graph,
                    "findings": x.findings,
                    "provenance": x.provenance,
                }
                for x in records
            ]
        )
        return
    show_table(("map", "title", "base"), [(x.id, x.title, x.base) for x in records])
