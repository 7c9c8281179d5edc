"""`counterpoint archive`: what is so over many maps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click

from counterpoint.cli.archive_choice import archive_store, maps_or_whole_store
from counterpoint.cli.languages import spoken
from counterpoint.cli.map_choice import maps_or_default, reading_choices, source_folders
from counterpoint.cli.options import as_json, option_of
from counterpoint.cli.showing import say, show, show_json_rows, show_problems, show_table
from counterpoint.formats.pauses import CollectorPause
from counterpoint.model import figure
from counterpoint.pipeline import archive as archives
from counterpoint.pipeline.archive import PARTS, ArchiveData, GatheredArchive
from counterpoint.wording import Language, Speaker, clause, page_texts

_TOLD = ("changes", "pairs", "claims", "issues", "candidates")
_MOST_ROWS = 20  # of a part that was not asked for by name
_DIGITS = 3  # of figures as JSON
_Row = Mapping[str, Any]


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
@spoken
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
    whole_archive = _gathered(maps, sources)
    show_problems(whole_archive.problems)
    if whole_archive.analysed:
        advice = "push them again with this version, which keeps what is asked here"
        say(f"{whole_archive.analysed} maps were read and analysed anew; {advice}")
    if output is not None and (parts or people):
        raise click.UsageError("the page has all parts and all people; leave -o out, or these")
    with CollectorPause():
        if output is None:
            _tell(whole_archive, parts, people, as_json=as_json)
            return
        archives.write_page(whole_archive, output)
        show(f"{len(whole_archive.archive.maps)} maps: {output}")


def _tell(
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


def _gathered(maps: Sequence[Path], sources: Sequence[Path]) -> GatheredArchive:
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
    for part in parts or _TOLD:
        columns, rows = _TABLES[part](data.part(part), language)
        table_rows = list(rows)
        if not table_rows and not parts and part != "changes":
            continue
        heading = speaker.word(clause(f"heading.archive-{part}"))
        show(f"\n{heading[:1].upper()}{heading[1:]}")
        if not table_rows:
            is_anybody = part == "changes" and not data.is_of_some
            key = "archive.no-changes" if is_anybody else "line.nothing"
            show(speaker.word(clause(key)))
            continue
        most = len(table_rows) if parts else _MOST_ROWS
        heads = [speaker.word(clause(f"column.{name}")) for name in columns]
        show_table(heads, table_rows[:most])
        if len(table_rows) > most:
            say(f"{len(table_rows) - most} more: --part {part}")


_Table = tuple[Sequence[str], Iterable[Sequence[str]]]


def _changes(rows: Iterable[_Row], _language: Language) -> _Table:
    return ("date", "meeting", "link"), (
        (row["after"]["date"], f"{row['sentence']}{_phrases(row)}", row["reason"]) for row in rows
    )


def _phrases(row: _Row) -> str:
    phrases = [row[when]["phrase"] for when in ("before", "after")]
    return "".join(f"\n“{phrase}”" for phrase in phrases if phrase)


def _pairs(rows: Iterable[_Row], language: Language) -> _Table:
    return ("person", "date", "map", "agreement", "tension", "meeting"), (
        (
            " / ".join(row["people"]),
            meeting["date"],
            meeting["map"],
            _figure(meeting["agreement"]),
            _figure(meeting["tension"]),
            "; ".join(_finding(x, language) for x in meeting["findings"]),
        )
        for row in sorted(rows, key=lambda each: -len(each["meetings"]))
        for meeting in row["meetings"]
    )


def _finding(finding: _Row, language: Language) -> str:
    word = finding["said"]
    kind = _text(f"archive.{word}", language) or _text(f"finding.{word}", language) or word
    is_outright = not any(x["manner"] for x in finding["stances"])
    if finding["side"] and is_outright:  # both say the same of it, outright
        both = f", {_text('archive.both-against', language)}"
        claims = " / ".join(finding["claims"][:2])
        return f"{kind}{both if finding['side'] == 'against' else ''}: {claims}"
    claims = " / ".join(_with_sides(x, finding["stances"], language) for x in finding["claims"][:2])
    return f"{kind}: {claims}" if claims else kind


def _with_sides(claim: str, stances: Iterable[_Row], language: Language) -> str:
    """A claim with who takes which side of it, and how where not outright."""
    sides = "; ".join(
        f"{x['person']} {_said_side(x['side'], tuple(x['manner']), language)}"
        for x in stances
        if x["claim"] == claim
    )
    return f"{claim} ({sides})" if sides else claim


@cache
def _said_side(side: str, reserves: Sequence[str], language: Language) -> str:
    """The side that is taken, with its reserves behind it: "against, with a hedge"."""
    keys = (f"archive.{word}" if word == "unsure" else f"mode.{word}" for word in reserves)
    return ", ".join(_text(key, language) for key in (f"archive.side.{side}", *keys))


@cache
def _text(key: str, language: Language) -> str:
    return page_texts().get(key, {}).get(language, "")


def _figure(value: float | None) -> str:
    return "-" if value is None else figure(value)


def _records(rows: Iterable[_Row], text: str) -> Iterable[Sequence[str]]:
    for row in rows:
        maps = dict.fromkeys(record["map"] for record in row["records"])
        dates = sorted({record["date"] for record in row["records"]} - {""})
        span = " - ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""
        yield row[text], span, ", ".join(maps)


def _claims(rows: Iterable[_Row], _language: Language) -> _Table:
    rows = list(rows)
    cells = zip(_records(rows, "title"), rows, strict=True)
    return ("claim", "dates", "maps", "by"), (
        (*each, ", ".join(row["linked_by"])) for each, row in cells
    )


def _issues(rows: Iterable[_Row], _language: Language) -> _Table:
    return ("question", "dates", "maps"), _records(rows, "question")


def _people(rows: Iterable[_Row], _language: Language) -> _Table:
    return ("person", "identifiers", "by", "maps"), (
        (
            row["name"],
            ", ".join(row["identifiers"]),
            ", ".join(row["linked_by"]),
            ", ".join(dict.fromkeys(x["map"] for x in row["maps"])),
        )
        for row in rows
    )


def _maps(rows: Iterable[_Row], _language: Language) -> _Table:
    return ("map", "date", "question", "people", "claims"), (
        (row["id"], row["date"], row["question"], str(row["people"]), str(row["claims"]))
        for row in rows
    )


def _candidates(rows: Iterable[_Row], _language: Language) -> _Table:
    return ("meeting", "maps"), (
        (_called(row), ", ".join(f"{x['map']}#{x['id']}" for x in row["records"])) for row in rows
    )


def _called(row: _Row) -> str:
    """What a candidate is called: people by each of their names, claims by the words they share."""
    names = dict.fromkeys(x["text"] for x in row["records"])
    return " / ".join(names) if row["kind"] == "people" else row["text"]


def _links(rows: Iterable[_Row], _language: Language) -> _Table:
    return ("link", "meeting", "by", "date"), (
        (row["id"], f"{row['first']} {row['kind']} {row['second']}", row["by"], row["date"])
        for row in rows
    )


_TABLES: Mapping[str, Callable[[Iterable[_Row], Language], _Table]] = {
    "changes": _changes,
    "pairs": _pairs,
    "claims": _claims,
    "issues": _issues,
    "people": _people,
    "maps": _maps,
    "candidates": _candidates,
    "links": _links,
}
