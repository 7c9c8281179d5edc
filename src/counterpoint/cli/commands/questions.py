"""`counterpoint questions`: the named questions."""

from __future__ import annotations

import click

from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show_json, show_table
from counterpoint.store import list_questions


@click.command()
@as_json
def questions(*, as_json: bool) -> None:
    """List the named questions that `query` answers."""
    shipped = list_questions()
    if as_json:
        show_json(
            [{"name": x.name, "title": x.title, "parameters": list(x.parameters)} for x in shipped]
        )
        return
    show_table(
        ("name", "question", "options"),
        [(x.name, x.title, " ".join(f"--{name}" for name in x.parameters)) for x in shipped],
    )
