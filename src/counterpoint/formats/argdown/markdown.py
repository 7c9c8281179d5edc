r"""Argdown in Markdown: fenced blocks of it, and prose around them that is not read.

A block begins with a fence whose info string says ``argdown`` or ``argdown-map``, as in Argdown's
own plugin for Markdown, or ``{.argdown}``, as Pandoc and Quarto have it. All blocks of a file are
one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterpoint.errors import Problems, Severity
from counterpoint.formats.argdown.source_text import ParsedText

MARKDOWN_SUFFIXES = (".md", ".markdown")
_FENCE = re.compile(r"^[ \t]*(`{3,}(?!.*`)|~{3,})[ \t]*(.*)$", re.MULTILINE)
_ARGDOWN = re.compile(r"(?:\{\s*\.?)?argdown(?:-map)?(?=[\s},]|\Z)", re.IGNORECASE)
_HEAD = re.compile(r"\s*(={3,}[ \t]*\n.*?\n={3,})[ \t]*(?:\n|\Z)", re.DOTALL)
_LETTER = re.compile(r"[^\n]")


def has_argdown(text: str) -> bool:
    r"""Whether a text in Markdown has a block of Argdown.

    >>> has_argdown("# Notes\n\n```argdown\n[A]: a\n```"), has_argdown("```\n[A]: a\n```")
    (True, False)
    """
    return next(_blocks(text), None) is not None


def without_prose(text: str, file: str, problems: Problems) -> str:
    """The text with a blank for each character that is in no block of Argdown.

    Of a text without blocks it is the text. Only the first block may have frontmatter: that of
    another is passed over, which is noted. Linear in the text.
    """
    source = ParsedText.of_one_file(text, file)
    parts: list[str] = []
    position = 0
    for start, end in _blocks(text):
        head = _HEAD.match(text, start, end) if parts else None
        if head is not None:
            message = "this block has frontmatter of its own, which is not read"
            advice = "put it into the first block: all blocks of a file are one map"
            at, severity = head.start(1), Severity.WARNING
            problems.add(source.problem(at, message, advice, "misplaced-frontmatter", severity))
        body = start if head is None else head.end()
        parts += _LETTER.sub(" ", text[position:body]), text[body:end]
        position = end
    parts.append(_LETTER.sub(" ", text[position:]) if parts else text)
    return "".join(parts)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the blocks of Argdown begin and end, without their fences."""
    fence, start = "", -1
    for match in _FENCE.finditer(text):
        signs, info = match.groups()
        if not fence:
            fence = signs
            start = match.end() + 1 if _ARGDOWN.match(info) else -1
        elif signs[0] == fence[0] and len(signs) >= len(fence) and not info.strip():
            if start >= 0:
                yield start, max(match.start(), start)
            fence, start = "", -1
    if fence and start >= 0:  # as in Markdown, a block that nothing closes runs to the end
        yield min(start, len(text)), len(text)
