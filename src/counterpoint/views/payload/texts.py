"""The interface's texts, those that a page needs."""

from __future__ import annotations

from functools import cache
from typing import Any

from counterpoint.wording import page_texts


@cache
def catalogue(*, crowd: bool = True) -> dict[str, Any]:
    """The interface's texts by key and language; those about votes only for a ``crowd``."""
    texts = page_texts()
    return {key: dict(texts[key]) for key in texts if crowd or not key.startswith("votes.")}
