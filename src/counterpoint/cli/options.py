"""Arguments and options that several commands share, and what is read off their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from counterpoint.errors import UsageError

_Command = Callable[..., Any]


def keep_option(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep an option's value where what is shared by commands finds it."""
    context.meta[f"counterpoint.{parameter.name}"] = value
    return value


def option_of(name: str) -> Any:
    """The value that `keep_option` kept under that name, ``None`` where the command has none."""
    return click.get_current_context().meta.get(f"counterpoint.{name}")


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


def format_of(output: Path | None, formats: Mapping[str, str]) -> str:
    """The format of what a file is to hold, of ``formats`` by ending; Turtle without a file.

    Raises:
        UsageError: it tells none.
    """
    if output is None:
        return "turtle"
    format_name = formats.get(output.suffix.lower())
    if format_name is None:
        endings = ", ".join(formats)
        raise UsageError(f"{output} tells no format; end it in one of {endings}, or give --format")
    return format_name
