"""What the voters of a table of votes are, and how they are grouped: two options of what reads one.

What belongs here: these options. What does not: what is made of them
(`counterpoint.pipeline.crowd_parts`).
"""

from __future__ import annotations

import click

from counterpoint.cli.options import keep_option

VOTERS = click.option(
    "--as",
    "voters",
    type=click.Choice(["crowd", "panel"]),
    callback=keep_option,
    expose_value=False,
    help="Of votes: count the voters by group (crowd), or keep what each says (panel). Else more "
    "than 60 are a crowd whose votes say no more than for or against (docs/votes.md).",
)
GROUPS_BY = click.option(
    "--groups-by",
    type=click.Choice(["ties", "polis"]),
    callback=keep_option,
    expose_value=False,
    help="Of a crowd: find its groups from the votes, by who votes like whom (ties) or as Polis "
    "does (polis). Else they are as published, and by ties where none are.",
)
