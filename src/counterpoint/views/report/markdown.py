"""Text of others in Markdown, and sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_OUTSIDE_ASCII_SPACE = re.compile(r"\s+")


def section(heading: str, lines: Sequence[str]) -> str:
    """A heading with lines under it, or nothing where there are none."""
    return f"## {heading}\n\n" + "\n".join(lines) if lines else ""


def plain(text: str) -> str:
    """``text`` on one line, with everything that Markdown or HTML would act on escaped."""
    return _MARKUP.sub(r"\\\1", _OUTSIDE_ASCII_SPACE.sub(" ", text).strip())
