"""Text of others in Markdown, sections, and Markdown taken apart again for other formats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_OUTSIDE_ASCII_SPACE = re.compile(r"\s+")


def section(heading: str, lines: Sequence[str]) -> str:
    """A heading with lines under it, or nothing where there are none."""
    return f"## {heading}\n\n" + "\n".join(lines) if lines else ""


def plain(text: str) -> str:
    """``text`` on one line, with everything that Markdown or HTML would act on escaped."""
    return _MARKUP.sub(r"\\\1", _OUTSIDE_ASCII_SPACE.sub(" ", text).strip())


def markdown_parser() -> MarkdownIt:
    """CommonMark with tables, in which HTML is text: what our own reports are written in."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (needed for HTML and Word alone)

    return MarkdownIt("commonmark", {"html": False}).enable("table")
