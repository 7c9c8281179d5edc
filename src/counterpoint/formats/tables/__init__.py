"""Tables of who says what: CSV, TSV, Excel and ODS, one answer a row or one person a row."""

from counterpoint.formats.tables.preview import Preview
from counterpoint.formats.tables.reading import MAX_BYTES as MAX_TABLE_BYTES
from counterpoint.formats.tables.reading import TableResult, preview_files, read_table_files
from counterpoint.formats.tables.settings import TableSettings, settings_of
from counterpoint.formats.tables.workbooks import WORKBOOKS

__all__ = [
    "MAX_TABLE_BYTES",
    "WORKBOOKS",
    "Preview",
    "TableResult",
    "TableSettings",
    "preview_files",
    "read_table_files",
    "settings_of",
]
