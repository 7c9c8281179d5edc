"""`counterpoint archive`: what is so over many maps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis.archive import Archive
from counterpoint.cli.archive_choice import archive_store, maps_or_whole_store
from counterpoint.cli.archive_tables import TABLES, text_of
from counterpoint.cli.languages import language_option
from counterpoint.cli.map_choice import maps_or_default, reading_choices, source_folders
from counterpoint.cli.options import as_json, option_of
from counterpoint.cli.showing import say, show, show_json_rows, show_problems, show_table
from counterpoint.formats.pauses import CollectorPause
from counterpoint.pipeline import archive as archives
from counterpoint.pipeline.archive import PARTS, ArchiveData, GatheredArchive
from counterpoint.wording import Language, Speaker, clause

_SUMMARY = ("changes", "pairs", "claims", "issues", "candidates")
_MOST_ROWS = 20  # of a part that was not asked for by name
_DIGITS = 3  # of figures as JSON


@click.command()
@maps_or_whole_store
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(PARTS),
    help="Only this part, and all of it. May be repeated.",
)
@click.option(
    "--person",
    "people",
    multiple=True,
    metavar="NAME",
    help="Only what is of this person: a name, an id or an identifier. May be repeated.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the archive's page there; pages of maps that stand beside it are linked.",
)
@source_folders
@language_option
@as_json
def archive(
    maps: Sequence[Path],
    parts: Sequence[str],
    people: Sequence[str],
    output: Path | None,
    sources: Sequence[Path],
    *,
    as_json: bool,
) -> None:
    """Tell what is so over many maps: who changed position, who agrees with whom, what recurs.

    People are one by an identifier (ORCID, Wikidata) or where --same or a link says so, and
    never by name; claims of different maps are one where a link says so (archive-link). Who may
    be one, and what, is suggested.

    \b
    counterpoint archive --store debates
    counterpoint archive --store debates --part pairs --person "Ana Ruiz"
    counterpoint archive maps/ -o archive.html
    """
    whole_archive = _archive(maps, sources)
    show_problems(whole_archive.problems)
    if whole_archive.analysed:
        advice = "push them again with this version, which keeps what is asked here"
        say(f"{whole_archive.analysed} maps were read and analysed anew; {advice}")
    if output is not None and (parts or people):
        raise click.UsageError("the page has all parts and all people; leave -o out, or these")
    with CollectorPause():
        if output is None:
            _show(whole_archive, parts, people, as_json=as_json)
            return
        archives.write_page(whole_archive, output)
        show(f"{len(whole_archive.archive.maps)} maps: {output}")


def _show(
    whole_archive: GatheredArchive, parts: Sequence[str], people: Sequence[str], *, as_json: bool
) -> None:
    language: Language = option_of("language") or "en"
    of_whom = archives.people_called(whole_archive.archive, people) if people else None
    digits = _DIGITS if as_json else None
    data = ArchiveData(whole_archive.archive, whole_archive.links, of_whom, language, digits=digits)
    if as_json:
        show_json_rows({part: data.part(part) for part in parts or PARTS})
        return
    _show_parts(data, whole_archive, Speaker(language, {}, {}), parts, language)


def _archive(maps: Sequence[Path], sources: Sequence[Path]) -> GatheredArchive:
    store = archive_store(maps, sources)
    if store is not None:
        return archives.archive_in(store, tuple(option_of("same") or ()))
    files = archives.maps_of_folders(maps_or_default(maps))
    return archives.archive_of(files, sources=sources, choices=reading_choices())


def _show_parts(
    data: ArchiveData,
    whole_archive: GatheredArchive,
    speaker: Speaker,
    parts: Sequence[str],
    language: Language,
) -> None:
    archive_ = whole_archive.archive
    if not parts:
        counts = clause("archive.counts", n=len(archive_.maps), people=len(archive_.people))
        show(speaker.word(counts))
    for part in parts or _SUMMARY:
        # Of thousands of meetings each has a text that takes its time.
        is_cut = part == "pairs" and not parts
        own_rows, n_meetings = data.first_pairs(_MOST_ROWS) if is_cut else (data.part(part), 0)
        columns, rows = TABLES[part](own_rows, language)
        table_rows = list(rows)
        count = n_meetings or len(table_rows)
        if not table_rows and not parts and part != "changes":
            continue
        heading = speaker.word(clause(f"heading.archive-{part}"))
        show(f"\n{heading[:1].upper()}{heading[1:]}")
        is_of_all = not data.is_of_some
        if table_rows:
            most = count if parts else _MOST_ROWS
            heads = [speaker.word(clause(f"column.{name}")) for name in columns]
            show_table(heads, table_rows[:most])
            if count > most:
                say(f"{count - most} more: --part {part}")
        else:
            key = "archive.no-changes" if part == "changes" and is_of_all else "line.nothing"
            show(speaker.word(clause(key)))
        has_rows = bool(table_rows)
        for note in _notes(part, whole_archive, has_rows=has_rows, is_of_all=is_of_all):
            show(text_of(note, language).format(**_figures(note, archive_)))
        if part == "changes" and whole_archive.is_of_store and len(archive_.maps) > 1 and has_rows:
            show(speaker.word(clause("archive.find")))


def _notes(
    part: str, whole_archive: GatheredArchive, *, has_rows: bool, is_of_all: bool
) -> Sequence[str]:
    """What is to be known beside a part: why a change may be missing, and how links are made."""
    if len(whole_archive.archive.maps) < 2 or not (part == "changes" or has_rows):
        return ()
    if part not in {"changes", "candidates"}:
        return ()
    if not whole_archive.is_of_store:
        return ("archive.in-store",)
    if part == "candidates":
        return ("archive.put-in",)
    is_waiting = is_of_all and not has_rows and whole_archive.archive.n_waiting
    return ("archive.scope", *(("archive.waiting", "archive.put-in") if is_waiting else ()))


def _figures(note: str, archive_: Archive) -> dict[str, int]:
    """The figures of a note; those that cost something only where they are told."""
    if note == "archive.waiting":
        return {"n": archive_.n_waiting}
    return {"n": archive_.n_claim_links}
