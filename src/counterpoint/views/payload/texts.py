"""The interface's texts, those that a page needs and those of the workbench."""

from __future__ import annotations

from functools import cache
from typing import Any

from counterpoint.wording import page_texts

_WORKBENCH = "work."
_ARCHIVE = "archive."
# What the workbench calls as the page does.
_SHARED = ("kind.", "list.", "menu.", "mode.", "relation.", "theme.")


@cache
def catalogue(*, crowd: bool = True) -> dict[str, Any]:
    """The interface's texts by key and language; those about votes only for a ``crowd``."""
    texts = page_texts()
    left_out = (_WORKBENCH, _ARCHIVE, *(() if crowd else ("votes.",)))
    return {key: dict(texts[key]) for key in texts if not key.startswith(left_out)}


@cache
def workbench_catalogue() -> dict[str, Any]:
    """The texts of the workbench by key and language."""
    texts = page_texts()
    return {key: dict(texts[key]) for key in texts if key.startswith((_WORKBENCH, *_SHARED))}


@cache
def archive_catalogue() -> dict[str, Any]:
    """The texts of the page of an archive by key and language."""
    texts = page_texts()
    parts = (_ARCHIVE, "finding.", "list.", "menu.", "mode.", "theme.")
    return {key: dict(texts[key]) for key in texts if key.startswith(parts)}
