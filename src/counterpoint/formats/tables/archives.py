"""What is in a workbook's archive, seen before anything else opens it: its size, and its traps.

What belongs here: zip directories and the XML of sheets as bytes. What does not: cells.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.formats.tables.links import Addresses, CellLinks

# A million rows of ten columns have some 600 MB of XML; what packs tighter than that is no table.
_MOST_UNPACKED = 1024 * 2**20
_MOST_PARTS = 5000  # a round number: a sheet is one part, a picture another
# How tight a large part may be packed: sheets pack five to thirty times, blanks a thousand times,
# and going through a GiB of these takes minutes.
_LARGE_PART, _TIGHTEST = 50 * 2**20, 200
# Cells that a sheet may span: readers lay it out whole, and a single cell in its far corner makes
# seventeen thousand million of them.
_MOST_CELLS = 60_000_000
# What the library raises of an archive that is broken somewhere.
_BROKEN = (*(zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError),)
_CHUNK = 4 * 2**20  # bytes that are read at once
_OVERLAP = 256  # bytes: what is looked for over the end of a chunk is no longer
_ERROR = re.compile(rb'<c (?=[^>]{0,80}\bt="e")[^>]{0,60}?\br="([A-Z]{1,3}[0-9]{1,7})"')
_LINK = re.compile(rb"<hyperlink [^>]{0,200}r:id=|<text:a [^>]{0,200}xlink:href=")
_HIDDEN_ROW = re.compile(
    rb'<row [^>]{0,200}?hidden="(?:1|true)"|'
    rb'<table:table-row [^>]{0,200}?visibility="(?:collapse|filter)"'
)
_HIDDEN_COLUMN = re.compile(
    rb'<col [^>]{0,200}?hidden="(?:1|true)"|'
    rb'<table:table-column [^>]{0,200}?visibility="(?:collapse|filter)"'
)
_FORMULA = re.compile(rb"<f[ >/]|table:formula=")
# A formula that was never calculated: its cell has no value, or an empty one.
_UNVALUED = re.compile(rb"</f></c>|<f>[^<]{0,200}</f><v></v>|<f>[^<]{0,200}</f><v ?/>")
_ROW = re.compile(rb'<row [^>]{0,60}?r="([0-9]{1,7})"')
_FAR_COLUMN = re.compile(rb'r="([A-Z]{2,3})[0-9]{1,7}"')
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="([0-9]{1,9})"')


@dataclass(slots=True)
class Contents:
    """What a look into the archive shows."""

    has_macros: bool = False
    formulas: int = 0
    unvalued: int = 0
    links: int = 0
    addresses: Mapping[str, Addresses] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    errors: list[str] = field(default_factory=list)


def look_into(content: bytes, file: str) -> Contents:
    """What is in a workbook, without making cells of it; an old .xls is no archive.

    Raises:
        InputError: the archive is broken, or is none of a workbook.
        LimitError: it unpacks to more than it may, or its sheets span too many cells.

    Complexity: linear in what it unpacks to.
    """
    if not content.startswith(b"PK"):
        return Contents()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _looked_into(archive, file)
    except _BROKEN as error:
        message = f"the workbook is broken: {error}"
        problem = Problem(Place(file), message, "save it anew, or as CSV UTF-8", "workbook")
        raise InputError(problem) from None
    except RuntimeError:  # what is encrypted
        problem = Problem(Place(file), "it has a password", "save it without one", "workbook")
        raise InputError(problem) from None


def _looked_into(archive: zipfile.ZipFile, file: str) -> Contents:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise LimitError(
            f"{file}: unpacks to {unpacked / 2**20:,.0f} MiB in {len(parts):,} parts; a table may "
            f"have {_MOST_UNPACKED >> 20:,} MiB: save the sheet as CSV UTF-8"
        )
    for part in parts:
        if part.file_size > max(_LARGE_PART, _TIGHTEST * part.compress_size):
            raise LimitError(
                f"{file}: {part.filename} unpacks to {part.file_size >> 20:,} MiB from "
                f"{part.compress_size >> 10:,} KiB, which no table does; save it as CSV UTF-8"
            )
    contents, links = Contents(), CellLinks()
    for part in parts:
        name = part.filename.casefold()
        if name.endswith("vbaproject.bin") or name.startswith("basic/"):
            contents.has_macros = True
        if name == "content.xml" or re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            _look_at_sheet(archive, part, file, contents, links)
    contents.addresses = links.addresses(archive)
    contents.links = max(0, contents.links - sum(map(len, contents.addresses.values())))
    return contents


def _look_at_sheet(
    archive: zipfile.ZipFile,
    part: zipfile.ZipInfo,
    file: str,
    contents: Contents,
    links: CellLinks,
) -> None:
    """Count formulas, and how far the sheet's cells reach; what is read beyond what the directory
    says is no longer read.
    """
    rows = columns = 1
    carried = b""
    with archive.open(part) as stream:
        while block := stream.read(_CHUNK):
            # What the last piece ended with may be half a mark, and was counted if it was whole.
            piece = carried + block
            start = len(carried)
            contents.formulas += sum(x.end() > start for x in _FORMULA.finditer(piece))
            contents.errors += [x[1].decode() for x in _ERROR.finditer(piece) if x.end() > start]
            links.take(part.filename.casefold(), piece)
            contents.links += sum(x.end() > start for x in _LINK.finditer(piece))
            contents.hidden_rows += sum(x.end() > start for x in _HIDDEN_ROW.finditer(piece))
            contents.hidden_columns += sum(x.end() > start for x in _HIDDEN_COLUMN.finditer(piece))
            contents.unvalued += sum(x.end() > start for x in _UNVALUED.finditer(piece))
            rows = max([rows, *map(int, _ROW.findall(piece))])
            far = max(_FAR_COLUMN.findall(piece), key=lambda x: (len(x), x), default=b"Z")
            columns = max(columns, _column_number(far))
            for kind, number in set(_REPEATED.findall(piece)):
                # Empty rows to the end of the sheet are what every file has.
                if kind == b"columns" and int(number) <= 16_384:
                    continue
                rows = max(rows, int(number) if int(number) > 1_048_576 else 1)
            carried = piece[-_OVERLAP:]
    if rows * columns > _MOST_CELLS:
        raise LimitError(
            f"{file}: a sheet spans {rows:,} rows and {columns:,} columns; delete what stands far "
            "from the table, or save it as CSV UTF-8"
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
