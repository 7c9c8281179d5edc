"""The command line: parses, calls the pipeline, shows."""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import sys
from typing import Any

import click

from counterpoint import __version__
from counterpoint.cli.asking import agreements, compare, explain, query, questions, tensions
from counterpoint.cli.authoring import format_, new, watch
from counterpoint.cli.keeping import maps, pull, push, verify
from counterpoint.cli.making import build, check, export, hash_, inspect
from counterpoint.cli.overviewing import overview
from counterpoint.cli.serving import serve
from counterpoint.cli.showing import show_error
from counterpoint.cli.voting import groups
from counterpoint.cli.weighing import camps, candidates, coalitions, diff, strengths
from counterpoint.errors import CounterpointError, LimitError

__all__ = ["COMMANDS", "main", "run"]

# In the order in which a newcomer needs them.
COMMANDS: tuple[click.Command, ...] = (
    new,
    build,
    check,
    format_,
    watch,
    overview,
    agreements,
    tensions,
    compare,
    explain,
    camps,
    coalitions,
    strengths,
    candidates,
    diff,
    query,
    questions,
    export,
    hash_,
    push,
    pull,
    maps,
    verify,
    inspect,
    groups,
    serve,
)


# What a shell takes for a program that Ctrl-C ended.
_STOPPED = 130
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class _Commands(click.Group):
    """The group of commands: keeps their order, suggests names, shows our errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [str(command.name) for command in COMMANDS]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not close or "Did you mean" in error.message:
                raise
            told = f"{error.message.rstrip('.')}. Did you mean {close[0]!r}?"
            raise click.UsageError(told, ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except CounterpointError as error:
            show_error(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            ctx.exit(_STOPPED)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            _discard_output()
            show_error(LimitError(f"cannot write the output: {error.strerror}"))
            ctx.exit(LimitError.exit_code)
        return result


@click.group(
    cls=_Commands,
    commands=list(COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Map what experts say on one question: who recommends what, on what grounds, where they
    agree and where they clash.

    MAPS are Argdown map files (see docs/map-format.md) or one RDF file; without any, the maps
    in ./seeds, or else those that are shipped, are taken. Everything that prints data can print
    it as JSON (--json).

    Exit status: 0 done, 1 the input is wrong, 2 wrong usage, 3 a limit was reached, 130 stopped
    by Ctrl-C.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False


def _discard_output() -> None:
    """Drop what is left to write: Python would try again at the end, and complain once more."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run() -> None:
    """Run the command line; exits the process."""
    main(prog_name="counterpoint")
