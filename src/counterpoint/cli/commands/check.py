"""`counterpoint check`: all that is wrong or doubtful in a map."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.changes import line_changes
from counterpoint.cli.map_choice import map_files, maps_or_default, source_folders
from counterpoint.cli.options import as_json, seconds_option
from counterpoint.cli.repetition import repeat_on_change
from counterpoint.cli.showing import (
    problem_as_json,
    say,
    show,
    show_data,
    show_json,
    show_problems,
)
from counterpoint.errors import Problem, Severity, UsageError
from counterpoint.pipeline.mended_files import find_mended, write_mended


@click.command()
@map_files
@source_folders
@as_json
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option(
    "--shapes",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Check against the SHACL shapes in FILE as well.",
)
@seconds_option(
    "--deadline", 60.0, "Stop the check against --shapes after so long (exit status 3)."
)
@click.option(
    "--fix", is_flag=True, help="First mend what has one mending only, and print the changes."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(
    maps: Sequence[Path],
    sources: Sequence[Path],
    shapes: Path | None,
    deadline: float,
    *,
    as_json: bool,
    strict: bool,
    fix: bool,
    watch: bool,
) -> None:
    """Say all that is wrong or doubtful in a map, with file, line and column.

    Checks the syntax, every reference, every quoted key phrase against its source, and the
    SHACL shapes. Exit status 1 if anything is wrong.

    With --fix a missing empty line is put in, and a key, a value or a topic that is misspelt and
    close to one name alone is spelt right; nothing else in the files is touched.
    """
    if fix and watch:
        raise UsageError("--fix goes without --watch, which only looks at the files")
    files = maps_or_default(maps)
    if fix:
        _mend(pipeline.check(files, sources=sources), show_data if not as_json else say)

    def check_once() -> int:
        problems = pipeline.check(files, sources=sources, shapes=shapes, deadline=deadline)
        mistakes = sum(x.stands_for for x in problems)
        errors = sum(x.stands_for for x in problems if strict or x.severity is Severity.ERROR)
        warnings = mistakes - errors
        if as_json:
            show_json([problem_as_json(problem) for problem in problems])
        else:
            show_problems(problems)
            counts = f"{errors} errors, {warnings} warnings"
            (say if errors else show)(counts)
        return errors

    if watch:
        repeat_on_change(check_once, files, sources, (shapes,) if shapes else ())
    elif check_once():
        sys.exit(1)


def _mend(problems: Sequence[Problem], show_changes: Callable[[str], None]) -> None:
    """Mend what has one mending only, and show what that changes in each file."""
    texts = find_mended(problems)
    write_mended(texts)
    for text in texts:
        show_changes(line_changes(text.before, text.after, str(text.path)))
