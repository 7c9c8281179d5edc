"""The addresses to which cells of a workbook link: of a roundup, the articles that it cites.

What belongs here: finding them in the archive, and putting them beside the cells. What does not:
what an address is of a stance (`sources`).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from counterpoint.formats.tables.coded import coded
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.ods_links import ON_THE_WEB, read_links
from counterpoint.formats.tables.roles import ColumnRole, role_of

_LINK = re.compile(rb"<hyperlink ([^<>]{0,200})>")
_TAG = re.compile(rb"<(?:\w+:)?(sheet|Relationship) ([^<>]{0,4000})>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_ODS_PART = "content.xml"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# A part that names sheets or addresses is small; a larger one is not looked through.
_MOST_BYTES = 8 * 2**20
# In which column an address is looked for first; a person's own is none of what is said.
_FIRST = (ColumnRole.URL, ColumnRole.SOURCE, ColumnRole.QUOTE, ColumnRole.STANCE)
_OF_PEOPLE = frozenset(
    {
        ColumnRole.EXPERT,
        ColumnRole.GIVEN,
        ColumnRole.FAMILY,
        ColumnRole.AFFILIATION,
        ColumnRole.POST,
    }
)

Addresses = Mapping[tuple[int, int], str]


@dataclass(slots=True)
class CellLinks:
    """The links of an archive's sheets, as they are met: the cell and the key of its address."""

    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    is_in_ods: bool = False

    def take(self, part: str, piece: bytes) -> None:
        """Take the links in a piece of a sheet's part."""
        self.is_in_ods |= part == _ODS_PART and b"<text:a " in piece
        for match in _LINK.finditer(piece):
            attributes = _attributes(match[1])
            if "ref" in attributes and "r:id" in attributes:
                self.keys.setdefault(part, {})[attributes["ref"]] = attributes["r:id"]

    def addresses(self, archive: zipfile.ZipFile) -> dict[str, Addresses]:
        """By sheet and cell (its row from 1, its column from 0) the address on the web."""
        if self.is_in_ods:
            return _in_ods(archive)
        if not self.keys:
            return {}
        parts = _targets(archive, "xl/_rels/workbook.xml.rels")
        by_sheet: dict[str, Addresses] = {}
        for attributes in _tags(archive, "xl/workbook.xml", "sheet"):
            name = "xl/" + parts.get(attributes.get("r:id", ""), "").removeprefix("/xl/")
            keys = self.keys.get(name.casefold(), {})
            folder, _, file = name.rpartition("/")
            targets = _targets(archive, f"{folder}/_rels/{file}.rels") if keys else {}
            links = {_cell(ref): targets.get(key, "") for ref, key in keys.items()}
            by_sheet[attributes.get("name", "")] = {
                cell: address
                for cell, address in links.items()
                if cell is not None and address.startswith(ON_THE_WEB)
            }
        return by_sheet


def _in_ods(archive: zipfile.ZipFile) -> dict[str, Addresses]:
    """The address of each cell of each sheet that links to the web."""
    by_sheet: dict[str, dict[tuple[int, int], str]] = {}
    part = next(name for name in archive.namelist() if name.casefold() == _ODS_PART)
    with archive.open(part) as stream:
        for sheet, row, column, address in read_links(stream):
            by_sheet.setdefault(sheet, {})[row, column] = address
    return {**by_sheet}


def with_addresses(grid: Grid, addresses: Addresses) -> Grid:
    """The table with the address of each row in a column of its own, or in that of addresses."""
    by_line: dict[int, tuple[int, int, str]] = {}
    for (line, column), address in addresses.items():
        role = role_of(grid.names[column]) if column < len(grid.names) else None
        if role not in _OF_PEOPLE:
            rank = _FIRST.index(role) if role in _FIRST else len(_FIRST)
            by_line[line] = min(by_line.get(line, (99, 0, "")), (rank, column, address))
    row_addresses = [by_line.get(line, (0, 0, ""))[2] for line in grid.lines]
    if not any(row_addresses):
        return grid
    index = next((i for i, name in enumerate(grid.names) if role_of(name) is ColumnRole.URL), None)
    if index is None:
        spans = (*grid.spans, "") if grid.spans else ()
        names, columns = (*grid.names, "url"), (*grid.columns, coded(row_addresses))
        return replace(grid, names=names, columns=columns, spans=spans)
    old = grid.columns[index]
    merged = coded(address or old[row] for row, address in enumerate(row_addresses))
    columns = (*grid.columns[:index], merged, *grid.columns[index + 1 :])
    return replace(grid, columns=columns)


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    tags = _tags(archive, part, "Relationship")
    return {each.get("Id", ""): each.get("Target", "") for each in tags}


def _tags(archive: zipfile.ZipFile, part: str, tag: str) -> list[dict[str, str]]:
    """The attributes of each element of that name in a part; none where the part is not there."""
    if part not in archive.namelist() or archive.getinfo(part).file_size > _MOST_BYTES:
        return []
    content = archive.read(part)
    return [_attributes(match[2]) for match in _TAG.finditer(content) if match[1] == tag.encode()]


def _attributes(text: bytes) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(text.decode("utf-8", "replace"))
    return {name: unescape(value) for name, value in pairs}


def _cell(reference: str) -> tuple[int, int] | None:
    """Row and column of one cell; ``None`` of a range.

    >>> _cell("C2"), _cell("A1:B2")
    ((2, 2), None)
    """
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1
