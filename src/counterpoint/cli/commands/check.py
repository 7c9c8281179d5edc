"""`counterpoint check`: all that is wrong or doubtful in a map."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.changes import line_changes
from counterpoint.cli.conversions import end_conversions
from counterpoint.cli.map_choice import map_files, maps_or_default, reading_choices, source_folders
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
from counterpoint.cli.table_choice import table_options
from counterpoint.errors import Severity, UsageError


@click.command()
@map_files
@source_folders
@table_options
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
@click.option(
    "--source",
    "new_texts",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Look the quotations up in FILE, which has taken the place of the source of this name. "
    "With --fix the map gets its hash once every quotation stands in it. May be repeated.",
)
@click.option(
    "--record",
    is_flag=True,
    help="Write what was found in the source texts into NAME.checked.json beside the map: hashes "
    "and places, no words. Where the texts are not at hand, it stands for them.",
)
@click.option("--by", metavar="PERSON", default="", help="Who answers for the record.")
@click.option("--each", is_flag=True, help="Each file is a map by itself, and no part of one.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(
    maps: Sequence[Path],
    sources: Sequence[Path],
    shapes: Path | None,
    deadline: float,
    *,
    as_json: bool,
    strict: bool,
    new_texts: Sequence[Path],
    fix: bool,
    record: bool,
    by: str,
    each: bool,
    watch: bool,
) -> None:
    """Say all that is wrong or doubtful in a map, with file, line and column.

    Checks the syntax, every reference, every quoted key phrase against its source, and the
    SHACL shapes. Exit status 1 if anything is wrong.

    With --fix a missing empty line is put in, and a key, a value or a topic that is misspelt and
    close to one name alone is spelt right; nothing else in the files is touched.
    """
    _refuse_together(by, fix=fix, record=record, watch=watch)
    if (watch or shapes or each) and new_texts:
        raise UsageError("--source goes without --watch, --shapes and --each")
    files, choices = maps_or_default(maps), reading_choices()
    if new_texts:
        _reanchor(files, new_texts, sources, fix=fix, strict=strict, as_json=as_json)
        return
    maps_apart = {str(file): [file] for file in files} if each else {"": files}
    if fix:
        _mend(maps_apart.values(), sources, show_data if not as_json else say)

    look = partial(
        pipeline.check_map, sources=sources, shapes=shapes, deadline=deadline, choices=choices
    )

    def check_once() -> int:
        checked = {name: look(some) for name, some in maps_apart.items()}
        return _show_checked(checked, strict=strict, as_json=as_json)

    if watch:
        repeat_on_change(check_once, files, sources, (shapes,) if shapes else ())
    elif check_once():
        sys.exit(1)
    elif record:
        _record(maps_apart.values(), sources, by, say if as_json else show)


def _record(
    maps: Iterable[Sequence[Path]], sources: Sequence[Path], by: str, tell: Callable[[str], None]
) -> None:
    """Write beside each map what was found in its sources."""
    for files in maps:
        for path in pipeline.write_check_records(files, sources=sources, by=by):
            tell(f"on record in {path}")


def _show_checked(
    checked_maps: Mapping[str, pipeline.CheckedMap], *, strict: bool, as_json: bool
) -> int:
    """Show what is wrong or doubtful in each map, and give how many errors there are in all.

    The maps are by what is to be said before their numbers, empty where there is one alone.
    """
    errors_in_all = 0
    for name, checked in checked_maps.items():
        problems = checked.problems
        mistakes = sum(x.stands_for for x in problems)
        errors = sum(x.stands_for for x in problems if strict or x.severity is Severity.ERROR)
        errors_in_all += errors
        end_conversions(checked.conversions, "the map")
        if not as_json:
            show_problems(problems)
            counts = f"{errors} errors, {mistakes - errors} warnings"
            (say if errors else show)(f"{name}: {counts}" if name else counts)
            _show_on_record(checked)
    if as_json:
        problems_of_all = (x for checked in checked_maps.values() for x in checked.problems)
        show_json([problem_as_json(problem) for problem in problems_of_all])
    return errors_in_all


def _mend(
    maps: Iterable[Sequence[Path]], sources: Sequence[Path], show_changes: Callable[[str], None]
) -> None:
    """Mend what has one mending only, and show what that changes in each file."""
    for files in maps:
        texts = pipeline.find_mended(pipeline.check(files, sources=sources))
        pipeline.write_mended(texts)
        for text in texts:
            show_changes(line_changes(text.before, text.after, str(text.path)))


def _refuse_together(by: str, *, fix: bool, record: bool, watch: bool) -> None:
    """Say which options do not go together.

    Raises:
        UsageError: some that were given do not.
    """
    if (fix or record) and watch:
        raise UsageError("--fix and --record go without --watch, which only looks at the files")
    if by and not record:
        raise UsageError("--by says who answers for a record: add --record")


def _show_on_record(checked: pipeline.CheckedMap) -> None:
    """Say of each source that is not at hand who looked its quotations up."""
    for source in checked.on_record:
        show(
            f"the quotations from {source.id} were looked up on {source.checked_at} by "
            f"{source.checked_by}, in the source, which is not on this machine"
        )


def _reanchor(
    files: Sequence[Path],
    new_texts: Sequence[Path],
    sources: Sequence[Path],
    *,
    fix: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Show what of a map does not stand in the new texts of its sources; with ``fix`` take them."""
    anchored = pipeline.reanchor(files, new_texts, sources=sources)
    texts = (
        pipeline.find_mended(x for x in anchored.problems if x.code == "source-changed")
        if fix
        else ()
    )
    pipeline.write_mended(texts)
    mended = {str(text.path) for text in texts}
    problems = [
        x for x in anchored.problems if x.code != "source-changed" or x.place.file not in mended
    ]
    errors = sum(strict or problem.severity is Severity.ERROR for problem in problems)
    if as_json:
        show_json([problem_as_json(problem) for problem in problems])
    else:
        for text in texts:
            show(line_changes(text.before, text.after, str(text.path)))
        show_problems(problems)
        counts = f"{errors} errors, {len(problems) - errors} warnings"
        if errors:
            say(f"{counts}; the map was left as it is")
        else:
            show(f"{anchored.places} quotations stand in the new text, {counts}")
    if errors:
        sys.exit(1)
