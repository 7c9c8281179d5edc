"""Text of others in Markdown, sections, and Markdown taken apart again for other formats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
# What besides becomes an entity or a formula on GitHub.
_ACTING_TOO = re.compile(r"([&$!])")
# Where mentions, numbers of issues and addresses would begin.
_ACTING = re.compile(r"(?<=[@#])|(?<=GH)(?=-\d)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
WORD_JOINER = "\u2060"
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # which join letters and pictures, and are seen by that
_OUTSIDE_ASCII_SPACE = re.compile(r"\s+")


def section(heading: str, lines: Sequence[str]) -> str:
    """A heading with lines under it, or nothing where there are none."""
    return f"## {heading}\n\n" + "\n".join(lines) if lines else ""


def plain(text: str) -> str:
    """``text`` on one line, with everything that Markdown or HTML would act on escaped."""
    return _MARKUP.sub(r"\\\1", _OUTSIDE_ASCII_SPACE.sub(" ", text).strip())


def harmless(text: str, most: int = 300) -> str:
    r"""``text`` as `plain`, for a place where writing has effects, such as a comment on GitHub.

    Nobody is mentioned, no issue and no address linked: a word joiner stands where a name, a
    number or a host would begin. What cannot be seen or turns the reading round is left out, and
    what is longer than ``most`` letters is cut.

    >>> harmless("@ann see #12 <b> https://x.example").replace("\u2060", "~")
    '@~ann see \\#~12 \\<b\\> https:~//x.example'
    """
    words = " ".join(text.split())
    visible = "".join(x for x in words if x in _JOINERS or unicodedata.category(x) not in _UNSEEN)
    short = visible if len(visible) <= most else f"{visible[: most - 1].rstrip()}\u2026"
    return _ACTING.sub(WORD_JOINER, _ACTING_TOO.sub(r"\\\1", plain(short)))


def markdown_parser() -> MarkdownIt:
    """CommonMark with tables, in which HTML is text: what our own reports are written in."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (needed for HTML and Word alone)

    return MarkdownIt("commonmark", {"html": False}).enable("table")
