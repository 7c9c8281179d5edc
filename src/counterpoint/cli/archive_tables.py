"""The parts of an archive as tables: a row of texts for each row of data.

What belongs here: columns and cells. What does not: what the data is (`pipeline.archive`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from counterpoint.model import figure
from counterpoint.wording import Language, page_texts

_Row = Mapping[str, Any]
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
    kind = text_of(f"archive.met.{word}", language) or text_of(f"finding.{word}", language) or word
    is_outright = not any(x["manner"] for x in finding["stances"])
    if finding["side"] and is_outright:  # both say the same of it, outright
        both = f", {text_of('archive.both-against', language)}"
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
    return ", ".join(text_of(key, language) for key in (f"archive.side.{side}", *keys))


@cache
def text_of(key: str, language: Language) -> str:
    """A text of the page in a language; "" where there is none."""
    return page_texts().get(key, {}).get(language, "")


def _figure(value: float | None) -> str:
    return "-" if value is None else figure(value)


def _records(rows: Iterable[_Row], text: str) -> Iterable[Sequence[str]]:
    for row in rows:
        maps = dict.fromkeys(record["map"] for record in row["records"])
        dates = sorted({record["date"] for record in row["records"]} - {""})
        span = " - ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""
        yield row[text], span, ", ".join(maps)


def _claims(rows: Iterable[_Row], language: Language) -> _Table:
    return ("claim", "date", "map", "stances", "by"), (
        (
            row["title"],
            record["date"],
            record["map"],
            _stood(record, row["title"], language),
            ", ".join(row["linked_by"]),
        )
        for row in rows
        for record in row["records"]
    )


def _stood(record: _Row, title: str, language: Language) -> str:
    """Who stood where on a claim of a map, behind what it is called there if otherwise."""
    sides = dict.fromkeys(
        f"{x['person']} {_said_side(x['side'], tuple(x['manner']), language)}"
        for x in record["stances"]
    )
    called = "" if record["title"] == title else record["title"]
    return ": ".join(filter(None, (called, "; ".join(sides))))


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


# Of each part its columns and the rows of its data, as texts.
TABLES: Mapping[str, Callable[[Iterable[_Row], Language], _Table]] = {
    "changes": _changes,
    "pairs": _pairs,
    "claims": _claims,
    "issues": _issues,
    "people": _people,
    "maps": _maps,
    "candidates": _candidates,
    "links": _links,
}
