"""Many links at once, of a table with a row each; and what may be one, as such a table.

What belongs here: rows, and all that is wrong with them. What does not: the store
(`counterpoint.pipeline.archive.linking`).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

from counterpoint.analysis.archive import Archive, find_contradictions
from counterpoint.errors import Place, Problems, UsageError
from counterpoint.formats.csv_data import CsvText, defused, one_of, read_text, table_problems
from counterpoint.model import RelationKind
from counterpoint.model.archive import LINK_KINDS, SAME_PERSON, ArchiveLink, InMap, MapDigest
from counterpoint.pipeline.archive.linking import iri_of, map_of, short_name, wording_of
from counterpoint.rdf.derived.archive_links import link_id

COLUMNS = ("first", "kind", "second", "by", "note")
KINDS = (*(kind.value for kind in LINK_KINDS), SAME_PERSON)
_REQUIRED = COLUMNS[:3]
_MOST_TOLD = 3  # contradictions: what is longer is cut in its middle, where the ids stand
# What is to be done where both ends of a link stand in one map, by what they are.
_IN_MAP = {
    "claim": "say there how the two stand to each other, in the map file, and push it again",
    "expert": "make them one person there, in the map file, and push it again",
}


def make_link(
    maps: Sequence[MapDigest], kind: str, ends: tuple[str, str], by: str, **texts: str
) -> ArchiveLink:
    """A link of two claims or people by their names; ``texts`` are its ``date`` and ``note``.

    Raises:
        UsageError: one of them is not in the maps, both are one or of one map, or nobody says so.
    """
    if not by.strip():
        raise UsageError("say who says so: --by NAME, or a column by")
    record = "expert" if kind == SAME_PERSON else "claim"
    first, second = (iri_of(maps, record, each.strip()) for each in ends)
    if first == second:
        name = short_name(maps, record, first)
        raise UsageError(f"both are {name}; name two of different maps")
    own = map_of(maps, record, first)
    if own is not None and own is map_of(maps, record, second):
        names = " and ".join(short_name(maps, record, x) for x in (first, second))
        raise UsageError(f"{names} are of one map; {_IN_MAP[record]}")
    wording = "" if kind == SAME_PERSON else wording_of(maps, (first, second))
    return ArchiveLink(kind, first, second, by.strip(), wording=wording, **texts)


def read_link_file(
    path: Path, maps: Sequence[MapDigest], by: str, date: str
) -> tuple[ArchiveLink, ...]:
    """The links of a table with the columns first, kind, second and, if need be, by and note.

    ``by`` says so where a row does not say who does. Linear in rows.

    Raises:
        InputError: with all that is wrong, each with its line.
    """
    problems = table_problems()
    text = CsvText(read_text(path).text, str(path), COLUMNS, problems)
    rows = text.rows()
    line, names = text.header(rows)
    for name in names:
        if name not in COLUMNS:
            place = text.place(line, names.index(name))
            problems.error(place, f"there is no column {name!r}", one_of(name, COLUMNS))
    for name in _REQUIRED:
        if name not in names:
            problems.error(Place(str(path), line), f"the column {name} is not there", _EXAMPLE)
    problems.raise_errors()
    lines: dict[int, ArchiveLink] = {}
    for line, cells in rows:
        if text.has_width(line, cells, len(names)):
            record = dict(zip(names, cells, strict=True))
            link = _link_of(record, maps, text.place(line), problems, (by, date))
            if link is not None:
                lines[line] = link
    problems.raise_errors()
    if not lines:
        problems.error(Place(str(path)), "holds no link", _EXAMPLE)
        problems.raise_errors()
    return tuple(lines.values())


_EXAMPLE = "a row is as old#free,equivalent,new#free-buses,Ana Ruiz below first,kind,second,by"


def _link_of(
    record: Mapping[str, str],
    maps: Sequence[MapDigest],
    place: Place,
    problems: Problems,
    otherwise: tuple[str, str],
) -> ArchiveLink | None:
    kind = record["kind"].strip()
    if kind not in KINDS:
        problems.error(place, f"{kind!r} is no kind of link", one_of(kind, KINDS))
        return None
    by, date = otherwise
    by = record.get("by", "").strip() or by
    note = " ".join(record.get("note", "").split())
    try:
        ends = record["first"], record["second"]
        return make_link(maps, kind, ends, by, date=date, note=note)
    except UsageError as error:
        message, _, advice = str(error).partition("; ")
        problems.error(place, message, advice)
    return None


def refuse_contradictions(
    own: Sequence[ArchiveLink], others: Sequence[ArchiveLink], maps: Sequence[MapDigest]
) -> None:
    """Let only links pass that contradict neither one another, nor those there, nor a map.

    Raises:
        UsageError: two claims would both say the same and exclude each other.
    """
    names = {link_id(link) for link in own}
    links = [*own, *(link for link in others if link_id(link) not in names)]
    conflicts = [
        (conflict.excluding, *conflict.equivalent)
        for conflict in find_contradictions(links, maps)
        if names & {link_id(x) for x in (conflict.excluding, *conflict.equivalent)}
    ]
    if not conflicts:
        return
    sentences = [_contradiction(conflict, maps, names) for conflict in conflicts[:_MOST_TOLD]]
    if len(conflicts) > _MOST_TOLD:
        sentences.append(f"{len(conflicts) - _MOST_TOLD} more of that sort")
    ids = [link_id(x) for each in conflicts for x in each if x.by and link_id(x) not in names]
    advice = "leave one of them out"
    if ids:
        back = f"archive-link --remove {ids[0] if len({*ids}) == 1 else 'ID'}"
        advice = f"what has an id is in the store already; to say the other, take it back: {back}"
    raise UsageError(f"it would be said that {'; that '.join(sentences)}; {advice}")


def _contradiction(
    links: Sequence[ArchiveLink], maps: Sequence[MapDigest], new: Collection[str]
) -> str:
    """What excludes, and the links by which its ends are one; of old ones by whose word."""

    def by_whom(link: ArchiveLink) -> str:
        if not link.by:
            return " (as the map itself says)"
        return "" if link_id(link) in new else f" ({link_id(link)}, by {link.by})"

    excluding, *equivalent = (
        f"{short_name(maps, 'claim', x.first)} {x.kind} {short_name(maps, 'claim', x.second)}"
        + by_whom(x)
        for x in links
    )
    return f"{excluding}, and that both say the same: {', '.join(equivalent)}"


def render_candidates(archive: Archive) -> str:
    """People and claims that may be one as a table to be read here, once it is gone through.

    Nobody stands under ``by``: whoever goes through it leaves in what is so. Linear in candidates.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    map_names = _map_names(archive.maps)
    for kind, records, words in _candidates(archive):
        names = [f"{map_names[x.map]}#{x.id}" for x in records]
        for other in names[1:]:
            cells = (names[0], kind, other, "", words)
            writer.writerow([defused(cell) for cell in cells])
    return stream.getvalue()


def _candidates(archive: Archive) -> Iterator[tuple[str, Sequence[InMap], str]]:
    for places in archive.like_people:
        people = [archive.people[place] for place in places]
        names = dict.fromkeys(name for person in people for name in person.names)
        yield SAME_PERSON, [person.records[0] for person in people], " / ".join(names)
    class_of = archive.classes.class_of
    for recurrence in archive.like_claims:
        firsts = {class_of(record): record for record in reversed(recurrence.records)}
        yield RelationKind.EQUIVALENT.value, sorted(firsts.values()), recurrence.text


def _map_names(maps: Sequence[MapDigest]) -> list[str]:
    """Of each map its id, or its base where several are called so."""
    counts = Counter(each.id for each in maps)
    return [each.id if counts[each.id] == 1 else each.base for each in maps]
