"""The option that says in which language a command speaks, and who then speaks of a map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from counterpoint.cli.options import keep_option, option_of
from counterpoint.model import ArgumentMap
from counterpoint.wording import LANGUAGES, Voice

_Command = Callable[..., Any]

_LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    callback=keep_option,
    expose_value=False,
    help="In which language it is said; messages of the command line stay English.",
)


def language_option(command: _Command) -> _Command:
    """The option that says in which language a command speaks."""
    return _LANGUAGE(command)


def voice_of(argument_map: ArgumentMap) -> Voice:
    """Who speaks of a map, in the language that --language names."""
    return Voice(argument_map, option_of("language") or "en")


def voice_of_none() -> Voice:
    """Who speaks where there is no map, in the language that --language names."""
    return voice_of(ArgumentMap(id="none", base="https://example.org/", title="", question=""))
