"""The command line: parses, calls the pipeline, shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterpoint.cli import table
from counterpoint.cli.program import load, main, run

if TYPE_CHECKING:
    from counterpoint.cli.table import COMMANDS

__all__ = ["COMMANDS", "load", "main", "run"]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker

    def __getattr__(name: str) -> Any:
        """All commands, which a run of one of them does not load."""
        if name != "COMMANDS":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return table.COMMANDS
