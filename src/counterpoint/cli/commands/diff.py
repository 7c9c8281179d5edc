"""`counterpoint diff`: what changed between two maps, two dates, or since a commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.crowds import say_how_votes_differ
from counterpoint.cli.differences import differences_as_json, said_again, show_differences
from counterpoint.cli.languages import language_option, voice_of, voice_of_none
from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import say, show, show_data, show_error, show_json
from counterpoint.errors import CounterpointError
from counterpoint.pipeline import Debate, Differences
from counterpoint.views.report.changes import MOST_LETTERS, render_changes
from counterpoint.views.report.map_changes import MapChange, render_maps


@click.command()
@click.argument("maps", nargs=-1, metavar="[OLD NEW]", type=click.Path(path_type=Path))
@click.option("--from", "start", metavar="DATE", help="Compare one map at this date ...")
@click.option("--to", "end", metavar="DATE", help="... with the same map at this date.")
@click.option(
    "--since",
    "commit",
    metavar="COMMIT",
    help="Compare the map files as they are with those of this commit in git: the files or"
    " folders that are named, or all that git knows in this folder. New ones and those that are"
    " gone are told as well.",
)
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice(["table", "json", "markdown"]),
    help="markdown is a comment for a pull request: bounded, and nothing in it acts. "
    "Default: a table and sentences.",
)
@click.option(
    "--limit",
    metavar="LETTERS",
    type=click.IntRange(min=1),
    default=MOST_LETTERS,
    show_default=True,
    help="With --format markdown: as long as it may be; what is left out is counted.",
)
@source_folders
@language_option
@as_json
def diff(
    maps: Sequence[Path],
    start: str | None,
    end: str | None,
    commit: str | None,
    sources: Sequence[Path],
    *,
    style: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show what changed from map OLD to map NEW, in one map between two dates, or since a commit.

    Told are the question, claims, positions, reasons, objections, relations, agreements and
    tensions (also between whom and with what score) and issues.
    At a date holds what each expert had
    last said by its end; what bears no date, and whose source bears none, holds throughout.

    \b
    counterpoint diff old.argdown new.argdown
    counterpoint diff debate.argdown --from 2022 --to 2024-06
    counterpoint diff --since main
    counterpoint diff --since HEAD~1 debate.argdown --format markdown > comment.md
    """
    style = "json" if as_json else style or "table"
    if commit is not None and not (start or end):
        _show_since(commit, maps, sources, style, limit)
        return
    debates = [pipeline.load([path], sources=sources) for path in maps[:2]]
    if commit is None and len(maps) == 1 and start and end:
        differences = pipeline.find_changes(debates[0].map, start, end)
    elif commit is None and len(maps) == 2 and not (start or end):
        differences = pipeline.find_differences(*debates)
    else:
        raise click.UsageError(
            "name two maps, one map with --from and --to, or a commit with --since"
        )
    _show(differences, debates[0], debates[-1], style, limit)


def _show(differences: Differences, old: Debate, new: Debate, style: str, limit: int) -> None:
    # What is gone is told by the names and titles of the old map.
    old_voice, new_voice = map(voice_of, differences.maps or (old.map, new.map))
    if style == "markdown":
        show_data(render_changes(differences, new.map.title, old_voice, new_voice, most=limit))
        return
    votes_differ = say_how_votes_differ(old.map, new.map)
    sayings = said_again(differences, old_voice, new_voice)
    if style == "json":
        show_json(differences_as_json(sayings))
    elif differences.is_empty and not votes_differ:
        show(f"{new_voice.head('change.same')}.")
    else:
        show_differences(sayings, old_voice, new_voice)


@dataclass(frozen=True)
class _Compared:
    """A map before and after, ``None`` where it was not or is no more, and what differs."""

    versions: pipeline.MapVersions
    debates: tuple[Debate | None, Debate | None]
    differences: Differences | None
    error: CounterpointError | None

    @property
    def name(self) -> str:
        before, after = self.versions.names
        return f"{before} \u2192 {after}" if before and after and before != after else self.now

    @property
    def now(self) -> str:
        before, after = self.versions.names
        return after or before or ""

    @property
    def is_same(self) -> bool:
        """A map whose file differs and that says the same, under the same name."""
        before, after = self.versions.names
        return before == after and self.differences is not None and self.differences.is_empty

    def change(self) -> MapChange:
        maps = [None if debate is None else debate.map for debate in self.debates]
        if self.differences is not None and self.differences.maps is not None:
            maps = [*self.differences.maps]
        old, new = (None if each is None else (each.title, voice_of(each)) for each in maps)
        return MapChange(self.name, old, new, self.differences)


def _show_since(
    commit: str, maps: Sequence[Path], sources: Sequence[Path], style: str, limit: int
) -> None:
    """All maps that changed; one that cannot be read is told as such, and is an error at the end.

    Raises:
        click.exceptions.Exit: a map cannot be read.
    """
    with pipeline.maps_since(commit, [path.as_posix() for path in maps]) as versions:
        compared = [each for each in _compare(versions, sources) if not each.is_same]
    if style == "json":
        show_json([_as_json(each) for each in compared])
    elif style == "markdown":
        show_data(render_maps([each.change() for each in compared], voice_of_none(), most=limit))
    else:
        _show_tables(compared)
    for each in compared:
        if each.error is not None:
            say(f"{each.now}:")
            show_error(each.error)
    if any(each.error for each in compared):
        raise click.exceptions.Exit(1)


def _compare(
    versions: Sequence[pipeline.MapVersions], sources: Sequence[Path]
) -> Iterator[_Compared]:
    for each in versions:
        try:
            old, new = (
                None if path is None else pipeline.load([path], sources=sources)
                for path in each.paths
            )
        except CounterpointError as error:
            yield _Compared(each, (None, None), None, error)
        else:
            differences = pipeline.find_differences(old, new) if old and new else None
            yield _Compared(each, (old, new), differences, None)


def _show_tables(compared: Sequence[_Compared]) -> None:
    voice = voice_of_none()
    if not compared:
        show(f"{voice.head('change.no-map')}.")
    for number, each in enumerate(compared):
        old, new = each.debates
        show(f"{chr(10) if number else ''}{each.name}")
        if each.error is not None:
            show(f"{voice.head('change.unread')}.")
        elif old and new and each.differences is not None:
            _show(each.differences, old, new, "table", 0)
        elif new:
            show(voice.word("heading.map-new", title=new.map.title))
        elif old:
            show(voice.word("heading.map-gone", title=old.map.title))


def _as_json(compared: _Compared) -> dict[str, Any]:
    before, after = compared.versions.names
    old, new = compared.debates
    differences = None
    if old and new and compared.differences is not None:
        maps = compared.differences.maps or (old.map, new.map)
        sayings = said_again(compared.differences, *map(voice_of, maps))
        differences = differences_as_json(sayings)
    return {
        "before": before,
        "after": after,
        "title": new.map.title if new else old.map.title if old else None,
        "error": None if compared.error is None else str(compared.error),
        "differences": differences,
    }
