"""Where an answer was given, and the exact words that a table quotes, looked up where it can be.

A row's source is an address, a title or a file beside the table; the table itself where none is
named. What belongs here: sources and quotations. What does not: searching in a text
(`counterpoint.formats.source_texts`).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from counterpoint.errors import Place, Problem, Problems
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.foreign import allot_ids
from counterpoint.formats.source_texts import SearchText, is_similar_enough, read_source
from counterpoint.formats.tables.coded import coded
from counterpoint.formats.tables.entries import Entries
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.roles import ColumnRole
from counterpoint.model import Quotation, Source, Verification

_TEXT_ENDINGS = {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".vtt", ".srt"}


@dataclass(slots=True)
class SourceIndex:
    """The sources of entries: by table, by what the source column says and by its address.

    That of an entry has the id ``ids[codes[number]]``, as `source_of` says.
    """

    entries: Entries
    grids: Sequence[Grid]
    tables: Sequence[Source]
    valid: Sequence[int]
    ids: list[str] = field(default_factory=list)
    codes: array[int] = field(default_factory=lambda: array("i"))
    _by_id: dict[str, Source] = field(default_factory=dict)
    _quotations: dict[int, Quotation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        titles, urls = self.entries.texts[ColumnRole.SOURCE], self.entries.texts[ColumnRole.URL]
        column = coded(zip(self.entries.tables.codes, titles.codes, urls.codes, strict=True))
        codes = {column.codes[number] for number in self.valid}
        sources = {code: self._name_and_source(*column.values[code]) for code in sorted(codes)}
        ids = allot_ids({name for name, _ in sources.values()})
        self.codes = column.codes
        self.ids = [ids[sources[i][0]] if i in sources else "" for i in range(len(column.values))]
        for name, source in sources.values():
            self._by_id[ids[name]] = replace(source, id=ids[name])

    def _name_and_source(self, table: int, title: int, url: int) -> tuple[str, Source]:
        """The name by which a source is told from others, and its record without an id."""
        number = self.entries.tables.values[table]
        text, address = (
            self.entries.texts[ColumnRole.SOURCE].values[title],
            self.entries.texts[ColumnRole.URL].values[url],
        )
        if not text and not address:
            own = self.tables[number]
            return own.id, own
        if text.startswith(("https://", "http://")) and not address:
            text, address = "", text
        file = text if PurePath(text).suffix.lower() in _TEXT_ENDINGS else ""
        return " ".join(filter(None, (text, address))), Source(
            "", text or address, address, file=file
        )

    def source_of(self, number: int) -> str:
        """The id of the source of an entry."""
        return self.ids[self.codes[number]]

    def sources(self) -> tuple[Source, ...]:
        """All sources that an entry has."""
        return tuple(self._by_id.values())

    @property
    def has_quotations(self) -> bool:
        """Whether any entry quotes something."""
        return bool(self._quotations)

    def quotation_of(self, number: int) -> Quotation | None:
        """What an entry quotes, as it was looked up; ``None`` where it quotes nothing."""
        return self._quotations.get(number)

    def look_up(self, folders: Sequence[Path], problems: Problems) -> None:
        """Look up what is quoted in the source texts that are at hand; what is wrong is noted.

        Linear in the quotes times the length of their texts.
        """
        quotes = self.entries.texts[ColumnRole.QUOTE]
        if not any(quotes.values):
            return
        texts: dict[str, SearchText | None] = {}
        for number in self.valid:
            phrase, source = quotes[number], self.source_of(number)
            if not phrase:
                continue
            place = self._quote_place(number)
            if source not in texts:
                texts[source] = self._text_of(source, place, folders, problems)
            quotation = _looked_up(phrase, source, texts[source], place, problems)
            if quotation is not None:
                self._quotations[number] = quotation

    def _quote_place(self, number: int) -> Place:
        grid = self.grids[self.entries.tables[number]]
        return grid.place_at(self.entries.lines[number], self.entries.cells[number])

    def _text_of(
        self, source: str, place: Place, folders: Sequence[Path], problems: Problems
    ) -> SearchText | None:
        record = self._by_id[source]
        if not record.file or record.sha256:  # what has a hash here is a table itself
            return None
        reading = read_source(record, self.grids[0].path, folders)
        if reading.trouble is not None:
            trouble = reading.trouble
            problems.add(
                Problem(place, trouble.message, trouble.advice, trouble.code, trouble.severity)
            )
        if reading.text is None:
            return None
        self._by_id[source] = replace(record, sha256=reading.sha256)
        return SearchText(reading.text)


def _looked_up(
    phrase: str, source: str, text: SearchText | None, place: Place, problems: Problems
) -> Quotation | None:
    if text is None:
        return Quotation(source, phrase)
    hits = text.find(phrase)
    hits = text.in_running_text(hits) if len(hits) > 1 else hits
    if len(hits) == 1:
        hit = hits[0]
        return Quotation(source, hit.exact, hit.start, hit.end, Verification.EXACT, 1.0)
    if hits:
        message = f"{in_quotes(phrase)} stands {len(hits)} times in the source"
        problems.error(place, message, "quote more, so that it is found once", "quote-ambiguous")
        return None
    near = next(iter(text.find_similar(phrase)), None)
    if near is not None and is_similar_enough(phrase, near):
        message = (
            f"{in_quotes(phrase)} is not found in the source; taken for {in_quotes(near.exact)}"
        )
        problems.warn(place, message, "quote what the text says", "quote-similar")
        verification = Verification.SIMILAR
        return Quotation(source, near.exact, near.start, near.end, verification, near.similarity)
    advice = "quote what the text says"
    if near is not None:
        advice = f"the nearest is {in_quotes(near.exact)} in line {text.line(near.start)}"
    problems.error(
        place, f"{in_quotes(phrase)} is not found in the source", advice, "quote-not-found"
    )
    return None
