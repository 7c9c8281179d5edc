"""Tables for spreadsheets, as CSV: who says what, and what was found.

What belongs here: rows and columns. What does not: reading tables (`counterpoint.formats.tables`).
"""

from counterpoint.formats.spreadsheets.csv_text import csv_text
from counterpoint.formats.spreadsheets.findings import render_findings
from counterpoint.formats.spreadsheets.stances import render_stances

__all__ = ["csv_text", "render_findings", "render_stances"]
