"""Tables of who says what: CSV, TSV, Excel and ODS, one answer a row or one person a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.tables.endings import WORKBOOKS
    from counterpoint.formats.tables.preview import Preview
    from counterpoint.formats.tables.reading import (
        MAX_TABLE_BYTES,
        TableResult,
        preview_files,
        read_table_files,
    )
    from counterpoint.formats.tables.settings import TableSettings, settings_of

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

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".preview": "Preview",
            ".reading": "MAX_TABLE_BYTES TableResult preview_files read_table_files",
            ".settings": "TableSettings settings_of",
            ".endings": "WORKBOOKS",
        },
    )
