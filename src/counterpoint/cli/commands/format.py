"""`counterpoint format`: Argdown files in their one form."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.changes import line_changes
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import problem_as_json, say, show, show_data, show_error, show_json
from counterpoint.errors import CounterpointError, InputError, UsageError
from counterpoint.pipeline.formatted_files import Formatted, format_file, write_formatted


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
    texts, errors = _formatted(files)
    if stdout:
        _show_texts(texts)
    elif not (check or diff):
        for formatted in texts:
            if formatted.is_changed:
                write_formatted(formatted)
    if as_json:
        show_json(_as_json(files, texts, errors))
    elif not stdout:
        _show_changes(texts, len(files), diff=diff, writes=not (check or diff))
    for error in errors.values() if not as_json else ():
        show_error(error)
    if errors or (check and any(formatted.is_changed for formatted in texts)):
        sys.exit(max((error.exit_code for error in errors.values()), default=1))


def _formatted(
    files: Sequence[Path],
) -> tuple[list[Formatted], dict[Path, CounterpointError]]:
    texts: list[Formatted] = []
    errors: dict[Path, CounterpointError] = {}
    for path in dict.fromkeys(files):
        try:
            texts.append(format_file(path))
        except CounterpointError as error:
            errors[path] = error
    return texts, errors


def _show_texts(texts: Sequence[Formatted]) -> None:
    for formatted in texts:
        show_data(formatted.after.encode())


def _show_changes(texts: Sequence[Formatted], count: int, *, diff: bool, writes: bool) -> None:
    new_texts = [formatted for formatted in texts if formatted.is_changed]
    for formatted in new_texts:
        name = str(formatted.path)
        if diff:
            show_data(line_changes(formatted.before, formatted.after, name))
        else:
            show(f"{name}: {'formatted' if writes else 'would change'}")
    if not diff:
        verb = "changed" if writes else "would change"
        say(f"{len(new_texts)} of {count} files {verb}")


def _as_json(
    files: Sequence[Path], texts: Sequence[Formatted], errors: dict[Path, CounterpointError]
) -> list[dict[str, object]]:
    changes = {formatted.path: formatted.is_changed for formatted in texts}
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
