"""Files read straight into columns by Arrow: CSV of any size, Parquet and Arrow files.

No record is made of a row: a column is its distinct cells and for each row which of them stands
there. Needs pyarrow (the extra ``tables``) and loads it; whoever imports this asks
`counterpoint.formats.large_files` first. What belongs here:
cells and their places, and how much memory they will take. What does not: what a cell means.
"""

from counterpoint.formats.columns.arrow_files import read_arrow_file
from counterpoint.formats.columns.batches import NO_NUMBER, Batch, CodedCells, columns_of
from counterpoint.formats.columns.csv_columns import CsvShape, read_csv_batches
from counterpoint.formats.columns.keys import Keys, array_of, in_runs, last_rows
from counterpoint.formats.columns.room import check_room
from counterpoint.formats.columns.row_places import RowPlaces, note_rows
from counterpoint.formats.columns.scan import FileScan, scan_file
from counterpoint.formats.columns.text_lines import TextLines

__all__ = [
    "NO_NUMBER",
    "Batch",
    "CodedCells",
    "CsvShape",
    "FileScan",
    "Keys",
    "RowPlaces",
    "TextLines",
    "array_of",
    "check_room",
    "columns_of",
    "in_runs",
    "last_rows",
    "note_rows",
    "read_arrow_file",
    "read_csv_batches",
    "scan_file",
]
