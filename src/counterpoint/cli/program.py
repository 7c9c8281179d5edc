"""The group of commands: help, wrong names, and what ends them all, errors of ours included."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from counterpoint import __version__
from counterpoint.cli.progress import forgo_progress, shown_progress
from counterpoint.cli.showing import discard, say, show_error
from counterpoint.cli.table import HELP, NAMES, load_command
from counterpoint.errors import CounterpointError, LimitError, nearest_name, shortened
from counterpoint.wording.escapes import visible

# What a shell takes for a program that Ctrl-C ended.
_STOPPED = 130
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What the machine has too little of, with what to do.
_SCARCE = {
    errno.EMFILE: "too many open files; allow more (ulimit -n)",
    errno.ENFILE: "too many open files on this machine; close some",
    errno.ENOMEM: "too little memory; allow more (ulimit -v), or make the map smaller",
    errno.EAGAIN: "too many processes; allow more (ulimit -u)",
}
# What people type for a command of another name.
_OTHER_WORDS = {
    **dict.fromkeys(("open", "edit", "map", "start", "workbench"), "work"),
    **dict.fromkeys(("show", "page", "make", "html"), "build"),
    **dict.fromkeys(("view", "server"), "serve"),
    **dict.fromkeys(("validate", "lint"), "check"),
    **dict.fromkeys(("import", "convert"), "export"),
    **dict.fromkeys(("vocabulary", "vocab", "namespace"), "ontology"),
}
# A name that no command has is looked for among those that there are by its first letters.
_LONGEST_NAME = 40


class _Commands(click.Group):
    """The group of commands: keeps their order, suggests names, shows our errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        return _with_quiet(cmd_name) if cmd_name in NAMES else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command is for, as `click.Group` does, and load none for it."""
        del ctx
        room = formatter.width - 6 - max(map(len, NAMES))
        with formatter.section("Commands"):
            formatter.write_dl([(name, _short_help(name, room)) for name in NAMES])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, and options; as `click.Group` does, and loads none."""
        return [
            *(CompletionItem(x, help=_short_help(x)) for x in NAMES if x.startswith(incomplete)),
            *click.Command.shell_complete(self, ctx, incomplete),
        ]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            names = self.list_commands(ctx)
            if args and Path(args[0]).is_file():
                message = (
                    f"{args[0]!r} is a file and no command; to map an article: counterpoint work "
                    "FILE; to see a map: counterpoint build FILE"
                )
                raise click.UsageError(message, ctx) from error
            close = _OTHER_WORDS.get(args[0]) or nearest_name(args[0][:_LONGEST_NAME], names)
            if not close or ("Did you mean" in error.message and args[0] not in _OTHER_WORDS):
                raise
            message = f"No such command {args[0]!r}. Did you mean {close!r}?"
            raise click.UsageError(message, ctx) from error

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _tamed_usage_errors():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _tamed_usage_errors(), shown_progress():
                result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except CounterpointError as error:
            show_error(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            ctx.exit(_STOPPED)
        except OSError as error:
            if error.errno in _FULL | {errno.EBADF}:
                discard(1)
                show_error(LimitError(f"cannot write the output: {error.strerror}"))
            elif error.errno in _SCARCE:
                show_error(LimitError(f"this needs more than it may have: {_SCARCE[error.errno]}"))
            else:
                raise
            ctx.exit(LimitError.exit_code)
        except MemoryError:
            lack = _SCARCE[errno.ENOMEM]
            show_error(LimitError(f"this needs more than it may have: {lack}"))
            ctx.exit(LimitError.exit_code)
        return result


def _short_help(name: str, room: int = 45) -> str:
    """What a command is for, in so many columns; 45 is what click gives it in a shell."""
    return click.Command(name, help=HELP[name]).get_short_help_str(room)


@contextlib.contextmanager
def _tamed_usage_errors() -> Iterator[None]:
    """Bound click's messages about the arguments, and let nothing in them act on the terminal."""
    try:
        yield
    except click.UsageError as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            raise
        raise click.UsageError(shortened(visible(error.format_message())), error.ctx) from error


def _forgo(_context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        forgo_progress()


_quiet = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_forgo,
    help="Show no progress; only a terminal shows any, of what takes over a second.",
)


@cache
def _with_quiet(name: str) -> click.Command:
    """A command that takes it: people say it behind the command as well as before it."""
    return _quiet(load_command(name))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@_quiet
@click.pass_context
def main(ctx: click.Context) -> None:
    """Map what experts say on one question: who recommends what, on what grounds, where they
    agree and where they clash.

    MAPS are Argdown map files (see docs/map-format.md) or one RDF file; without any, the maps
    in this folder are taken, or in ./seeds, or else the shipped one. Everything that prints data
    can print it as JSON (--json).

    Exit status: 0 done, 1 the input is wrong, 2 wrong usage, 3 a limit was reached, 130 stopped
    by Ctrl-C. An internal error (1) is a mistake of this program; COUNTERPOINT_TRACEBACK=1 shows
    where it lies.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False


def load(arguments: Sequence[str]) -> None:
    """Load the command that is named in ``arguments``, if it is one."""
    for name in arguments:
        if name in NAMES:
            load_command(name)
        if not name.startswith("-"):
            return


def run() -> None:
    """Run the command line; exits the process.

    What is raised and is none of our errors is told in one line as well: by the system as what
    it is, anything else as an internal error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # escapes for what a terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    try:
        main(prog_name="counterpoint")
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 (a panic in Rust is no Exception)
        if os.environ.get("COUNTERPOINT_TRACEBACK"):
            traceback.print_exc()
        _end_with(error)


def _end_with(error: BaseException) -> NoReturn:
    if isinstance(error, ImportError):  # a part that is loaded where it is needed
        sentence = f"cannot be loaded: {' '.join(str(error).split())}; install it anew"
    elif isinstance(error, OSError) and error.strerror:
        where = "" if error.filename is None else f"{error.filename}: "
        sentence = f"{where}{error.strerror}"
    else:
        kind, what = type(error).__name__, " ".join(str(error).split())
        sentence = (
            f"internal error: {kind}: {what or 'no more is known'} (while running "
            f"{' '.join(sys.argv[1:2]) or 'nothing'}; COUNTERPOINT_TRACEBACK=1 shows where)"
        )
    say(shortened(f"counterpoint: {sentence}"), "red")
    sys.exit(1)
