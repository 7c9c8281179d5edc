"""Files of any format as one map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, UsageError, did_you_mean, nearest_name
from counterpoint.formats import argdown_map, tables
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.choices import ReadingChoices
from counterpoint.formats.map_format import MapFormat
from counterpoint.formats.pauses import CollectorPause
from counterpoint.formats.recognition import FileHead, read_head, seeming
from counterpoint.formats.result import ReadResult
from counterpoint.formats.table import (
    ARGDOWN,
    BY_NAME,
    FORMATS,
    MARKDOWN,
    TABLE,
    endings_of,
    format_with,
    formats_alike,
)

_NO_CHOICES = ReadingChoices()
# Of what people write to be read, and a map can be made of.
_ARTICLES = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".vtt", ".srt"}
)


def read(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> ReadResult:
    """The map that the files at ``paths``, of one format, say together, in whatever order.

    ``sources`` are further folders in which source texts are looked for, by file name.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
        UsageError: no file is named, there is no such format, or a setting is of no use.
    """
    if not paths:
        raise UsageError("no map file is named")
    heads = [] if choices.format_name else [read_head(path) for path in paths]
    formats = _formats_of(paths, heads, choices)
    if len(formats) > 1 and any(each is not formats[0] for each in formats):
        place = Place(str(paths[0]))
        advice = "read them one at a time"
        raise InputError(Problem(place, "the files are of several formats", advice, "formats"))
    with CollectorPause():
        return _read_as(formats[0], paths, heads, sources, choices)


def read_votes(
    paths: Sequence[Path], *, sources: Sequence[Path] = (), choices: ReadingChoices = _NO_CHOICES
) -> VotesResult:
    """The map and the votes in the files at ``paths``, which are tables or a Polis export.

    Raises:
        InputError: with every mistake of every file, or they hold no votes.
        LimitError: a file is larger than the limit.
    """
    result = read(paths, sources=sources, choices=choices)
    if not isinstance(result, VotesResult):
        advice = "name a table (.csv, .tsv, .xlsx, .ods), or the folder of a Polis export"
        raise InputError(Problem(Place(str(paths[0])), "this is no table of votes", advice))
    return result


def _read_as(
    map_format: MapFormat,
    paths: Sequence[Path],
    heads: Sequence[FileHead],
    sources: Sequence[Path],
    choices: ReadingChoices,
) -> ReadResult:
    table, speakers = choices.table, choices.speakers
    if speakers and map_format not in {ARGDOWN, MARKDOWN}:
        raise UsageError(
            f"{paths[0]} is read as {map_format.title}; keys and tags of speakers are said of "
            "Argdown alone"
        )
    if speakers:
        return argdown_map.read_argdown_files(paths, sources=sources, speakers=speakers)
    if table is None or table == tables.TableSettings():
        if heads and map_format.read_heads is not None:
            return map_format.read_heads(heads)
        return map_format.read(paths, sources=sources)
    if map_format is not TABLE:
        raise UsageError(
            f"{paths[0]} is read as {map_format.title}; columns, scales and titles are said of "
            "tables alone"
        )
    return tables.read_table_files(paths, sources=sources, settings=table)


def formats_of(
    paths: Sequence[Path], choices: ReadingChoices = _NO_CHOICES
) -> dict[Path, MapFormat]:
    """The format of each file, in the order of ``paths``.

    Raises:
        InputError: with every file that is of none.
        UsageError: there is no format of the chosen name.
    """
    heads = [] if choices.format_name else [read_head(path) for path in paths]
    return dict(zip(paths, _formats_of(paths, heads, choices), strict=True))


def _formats_of(
    paths: Sequence[Path], heads: Sequence[FileHead], choices: ReadingChoices
) -> list[MapFormat]:
    """The format of each file, in the order of ``paths``, of which ``heads`` are."""
    if choices.format_name:
        return [format_named(choices.format_name)] * len(paths)
    formats = [each for each in map(format_with, heads) if each is not None]
    if len(formats) < len(paths):
        unknown = [head.path for head in heads if format_with(head) is None]
        raise InputError(map(unknown_format, unknown))
    return formats


def format_named(name: str) -> MapFormat:
    """The format of that name in the table.

    Raises:
        UsageError: there is none.
    """
    if name not in BY_NAME:
        advice = did_you_mean(nearest_name(name, BY_NAME), f"there are {', '.join(BY_NAME)}")
        raise UsageError(f"there is no format {name!r}; {advice}")
    return BY_NAME[name]


def unknown_format(path: Path) -> Problem:
    """Why nothing is read at ``path``: what it seems to be, and what to do with that."""
    place = Place(str(path))
    if path.is_dir():
        return Problem(place, "this is a folder", "name the files in it", "not-a-file")
    if not path.exists():
        return Problem(place, "there is no such file", "check the path", "missing-file")
    start = read_head(path).start
    is_whole = path.is_file() and path.stat().st_size == len(start)  # else it cannot be opened
    if is_whole and not start.strip(b"\xef\xbb\xbf \t\r\n"):
        return Problem(place, "is empty", "name a file that holds something", "empty")
    message, advice = _seeming(path)
    return Problem(place, message, advice, "unknown-format")


def _seeming(path: Path) -> tuple[str, str]:
    """What a file seems to be, and advice: the surest first."""
    ending = path.suffix.lower()
    for alike in formats_alike(path):
        message = f"this seems to be {alike.title}, which {ending or 'its name'} tells not"
        return message, f"name it {' or '.join(alike.endings)}, or say --from {alike.name}"
    likeness = seeming(read_head(path))
    if likeness is not None:
        message = f"this seems to be {likeness.sort}, which is not read as a map"
        return message, likeness.advice
    if ending in _ARTICLES:
        message = f"{ending} is no ending of maps, and no format of maps is recognised in it"
        return (
            message,
            f"of an article or a transcript a map is made with: counterpoint work {path}",
        )
    of_ending = [each for each in FORMATS if ending in each.endings]
    if of_ending:
        titles = " or ".join(each.title for each in of_ending)
        message = f"{ending} files are read as {titles}, and this does not look like that"
        return message, f"look whether it holds any; if it does, say --from {of_ending[0].name}"
    message = f"{ending or 'a name without ending'} tells no format of maps"
    return message, f"the endings are {', '.join(endings_of())}"
