"""All commands by name, in the order of the help; each is loaded when it is first looked up.

A command loads what it needs, and all together need most of the program: so a name here is its
module in `commands/`, and nothing else is said of it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    COMMANDS: tuple[click.Command, ...]

# In the order in which a newcomer needs them.
NAMES = (
    "new",
    "draft",
    "source",
    "work",
    "links",
    "build",
    "report",
    "check",
    "format",
    "watch",
    "readback",
    "worklist",
    "issues",
    "overview",
    "agreements",
    "tensions",
    "compare",
    "explain",
    "suppose",
    "camps",
    "coalitions",
    "strengths",
    "candidates",
    "diff",
    "compare-maps",
    "stances",
    "figures",
    "query",
    "questions",
    "ontology",
    "export",
    "hash",
    "push",
    "pull",
    "remove",
    "maps",
    "verify",
    "archive",
    "archive-link",
    "inspect",
    "groups",
    "serve",
    "mcp",
)


@cache
def load_command(name: str) -> click.Command:
    """The command of that name, one of `NAMES`."""
    stem = name.replace("-", "_")
    module = import_module(f"counterpoint.cli.commands.{stem}")
    # Where Python has the name for something of its own, the command's has a line behind it.
    command = getattr(module, stem, None) or getattr(module, f"{stem}_")
    assert isinstance(command, click.Command)
    return command


if not TYPE_CHECKING:  # else no name would be wrong to the type checker

    def __getattr__(name: str) -> Any:
        if name != "COMMANDS":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return tuple(map(load_command, NAMES))
