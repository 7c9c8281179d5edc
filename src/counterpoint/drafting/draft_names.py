"""How files of proposals are called; asked of each file, before anything of drafts is loaded."""

from __future__ import annotations

from pathlib import Path

ENDING = ".draft.argdown"


def is_draft(path: Path) -> bool:
    """Whether a file is a draft by its name, and so no part of what a folder says."""
    return path.name.endswith(ENDING)
