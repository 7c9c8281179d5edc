"""How workbooks are called; asked of each file, before anything that reads one is loaded."""

from __future__ import annotations

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
