"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

_Command = Callable[..., Any]

as_json: Callable[[_Command], _Command] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON."
)


def seconds_option(
    name: str, default: float, text: str, **how: Any
) -> Callable[[_Command], _Command]:
    """An option that says how long something may take; ``how`` goes to `click.option`."""
    return click.option(
        name,
        metavar="SECONDS",
        type=click.FloatRange(min=0.1),
        default=default,
        show_default=True,
        help=text,
        **how,
    )
