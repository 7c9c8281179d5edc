"""The command line: parses, calls the pipeline, shows."""

from counterpoint.cli.program import main, run
from counterpoint.cli.table import COMMANDS

__all__ = ["COMMANDS", "main", "run"]
