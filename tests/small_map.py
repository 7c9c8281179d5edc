"""A small map with its text: three who speak, an editor, and one of each thing that is decided."""

from __future__ import annotations

import shutil
from pathlib import Path

_MILL = Path(__file__).parent / "data" / "mill"


def write_small_map(folder: Path, *, line_end: str = "\n", mark: str = "") -> Path:
    """The map and its text in a folder, the map with these line ends behind a mark of order."""
    shutil.copy(_MILL / "talk.txt", folder)
    path = folder / "mill.argdown"
    content = (_MILL / "mill.argdown").read_text(encoding="utf-8")
    path.write_bytes((mark + content.replace("\n", line_end)).encode())
    return path
