"""The commands for whoever writes a map: new, format, watch."""

from __future__ import annotations

import contextlib
import difflib
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.options import as_json, map_files, maps_or_default, source_folders
from counterpoint.cli.repeating import repeat_on_change
from counterpoint.cli.showing import (
    problem_as_json,
    say,
    show,
    show_data,
    show_error,
    show_json,
    show_problems,
)
from counterpoint.errors import CounterpointError, InputError, UsageError
from counterpoint.pipeline.formatting import Formatted, format_file, write_formatted
from counterpoint.pipeline.starting import write_starter_map
from counterpoint.pipeline.watching import files_of, snapshot, wait_for_change

__all__ = ["format_", "new", "watch"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def new(file: Path) -> None:
    """Write a small map with comments to FILE, to begin from.

    It is complete: it builds as it stands. A file that is there already is never replaced.

    \b
    counterpoint new debate.argdown
    counterpoint watch debate.argdown
    """
    write_starter_map(file)
    show(f"{file}  (see it: counterpoint watch {file})")


@click.command("format")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.option("--stdout", is_flag=True, help="Write nothing; print the one file in its form.")
@as_json
def format_(files: Sequence[Path], *, check: bool, diff: bool, stdout: bool, as_json: bool) -> None:
    """Give Argdown FILES their one form: indentation, blanks, empty lines, {data}.

    What was written stays in its order and says the same; comments stay where they are. A file
    with errors is left as it is, and they are told. See docs/authoring.md for the form.

    \b
    counterpoint format debate.argdown
    counterpoint format --check seeds/*.argdown
    """
    if stdout and (len(files) > 1 or check or diff or as_json):
        raise UsageError("--stdout prints one file and goes with no other option")
    found, errors = _formatted(files)
    if stdout:
        _print_texts(found)
    elif not (check or diff):
        for formatted in found:
            if formatted.is_changed:
                write_formatted(formatted)
    if as_json:
        show_json(_as_json(files, found, errors))
    elif not stdout:
        _show_changes(found, len(files), diff=diff, writes=not (check or diff))
    for error in errors.values() if not as_json else ():
        show_error(error)
    if errors or (check and any(formatted.is_changed for formatted in found)):
        sys.exit(max((error.exit_code for error in errors.values()), default=1))


@click.command()
@map_files
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="output",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where the page is shown, on this machine only; 0 takes a free port.",
)
@click.option("--no-serve", is_flag=True, help="Only write the files; show no page.")
@source_folders
def watch(
    maps: Sequence[Path], output: Path, port: int, sources: Sequence[Path], *, no_serve: bool
) -> None:
    """Build again whenever the map is saved, until Ctrl-C; show the page and reload it.

    Included files and source texts are watched too. Mistakes are told here and in the page,
    which shows the last map without any. Showing the page needs the extra `server`.

    \b
    counterpoint watch
    counterpoint watch debate.argdown --port 0
    """
    chosen = maps_or_default(maps)
    lacking = "" if no_serve else _lacking_for_a_page()
    if lacking:
        say(f"no page is shown: it needs {lacking}")
    is_served = not no_serve and not lacking

    def write(debate: pipeline.Debate) -> None:
        pipeline.build(debate, output)
        show_problems(debate.warnings)
        _show_built(debate, output)

    def build_once() -> None:
        write(pipeline.load(chosen, sources=sources))

    if is_served:
        with contextlib.suppress(KeyboardInterrupt):
            _serve(chosen, sources, port, write)
    else:
        repeat_on_change(build_once, chosen, sources)


def _lacking_for_a_page() -> str:
    """What showing the page needs and is not here."""
    if not hasattr(os, "fork"):
        return "Linux or macOS (on Windows WSL); the files are written all the same"
    if importlib.util.find_spec("uvicorn") is None:
        return "the extra, pip install 'counterpoint[server]'"
    return ""


def _serve(
    maps: Sequence[Path],
    sources: Sequence[Path],
    port: int,
    write: Callable[[pipeline.Debate], None],
) -> None:
    """Serve once the map can be read; until then, tell what is wrong after each change."""
    from counterpoint.server import Settings  # noqa: PLC0415 (an optional part)
    from counterpoint.server.following import Watcher  # noqa: PLC0415
    from counterpoint.server.service import serve  # noqa: PLC0415

    def announce(address: str) -> None:
        say(f"{address}  (Ctrl-C stops)")

    watcher = Watcher(write, show_error)
    while True:
        seen = snapshot(files_of(maps, sources))
        try:
            serve(maps, Settings(port=port), sources=sources, announce=announce, watcher=watcher)
        except InputError as error:
            show_error(error)
            say("watching until the map can be read (Ctrl-C stops)")
            wait_for_change(seen)
        else:
            return


def _show_built(debate: pipeline.Debate, output: Path) -> None:
    analysis = debate.analysis
    show(
        f"built {output / debate.map.id}.html: {len(debate.map.claims)} claims, "
        f"{len(analysis.agreements)} agreements, {len(analysis.tensions)} tensions"
    )


def _formatted(
    files: Sequence[Path],
) -> tuple[list[Formatted], dict[Path, CounterpointError]]:
    found: list[Formatted] = []
    errors: dict[Path, CounterpointError] = {}
    for path in dict.fromkeys(files):
        try:
            found.append(format_file(path))
        except CounterpointError as error:
            errors[path] = error
    return found, errors


def _print_texts(found: Sequence[Formatted]) -> None:
    for formatted in found:
        show_data(formatted.after.encode())


def _show_changes(found: Sequence[Formatted], count: int, *, diff: bool, writes: bool) -> None:
    changed = [formatted for formatted in found if formatted.is_changed]
    for formatted in changed:
        name = str(formatted.path)
        if diff:
            show_data(_diff_of(formatted, name))
        else:
            show(f"{name}: {'formatted' if writes else 'would change'}")
    if not diff:
        told = "changed" if writes else "would change"
        say(f"{len(changed)} of {count} files {told}")


def _diff_of(formatted: Formatted, name: str) -> str:
    texts = (formatted.before, formatted.after)
    before, after = ([line.rstrip("\r") for line in text.split("\n")] for text in texts)
    found = difflib.unified_diff(before, after, name, name, lineterm="")
    return "".join(f"{line}\n" for line in found)


def _as_json(
    files: Sequence[Path], found: Sequence[Formatted], errors: dict[Path, CounterpointError]
) -> list[dict[str, object]]:
    changes = {formatted.path: formatted.is_changed for formatted in found}
    return [
        {
            "file": str(path),
            "changed": changes.get(path, False),
            "problems": _problems_as_json(errors.get(path)),
        }
        for path in dict.fromkeys(files)
    ]


def _problems_as_json(error: CounterpointError | None) -> list[object]:
    if isinstance(error, InputError):
        return [problem_as_json(problem) for problem in error.problems]
    return [{"message": str(error)}] if error is not None else []
