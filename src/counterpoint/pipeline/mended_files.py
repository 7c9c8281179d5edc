"""Map files with what has one mending only mended: nothing else in them is touched."""

from __future__ import annotations

import codecs
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import Mending, Place, Problem
from counterpoint.formats.argdown import read_text
from counterpoint.pipeline.files.replacement import replace_file


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text as it is and as it is to be, line ends included."""

    path: Path
    before: str
    after: str


def find_mended(problems: Iterable[Problem]) -> tuple[Mended, ...]:
    """The files that the mendings of ``problems`` change, sorted by path; touches nothing.

    Raises:
        InputError: a file has gone since.
        LimitError: it is larger than the limit.
    """
    mendings: dict[str, dict[Place, Mending]] = defaultdict(dict)
    for problem in problems:
        if problem.mending is not None and problem.place.line:
            mendings[problem.place.file][problem.place] = problem.mending
    texts = [
        Mended(Path(file), before := read_text(Path(file)), mended_text(before, mendings[file]))
        for file in sorted(mendings)
    ]
    return tuple(text for text in texts if text.before != text.after)


def write_mended(texts: Sequence[Mended]) -> None:
    """Put each mended text in the place of its file, whole or not at all.

    Raises:
        UsageError: a file or its folder cannot be written to.
        LimitError: the disk is full.
    """
    for text in texts:
        # Reading drops a byte order mark, and nothing but what is mended is to change.
        with text.path.open("rb") as stream:
            has_mark = stream.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
        mark = codecs.BOM_UTF8 if has_mark else b""
        replace_file(text.path, mark + text.after.encode())


def mended_text(text: str, mendings: Mapping[Place, Mending]) -> str:
    r"""The text with each mending applied at its place, where what it mends stands there.

    >>> mended_text("[A]: {knd: value}", {Place("a", 1, 7): Mending("knd", "kind")})
    '[A]: {kind: value}'
    """
    lines = text.split("\n")
    # From the end, so that the places of the others stay.
    for place in sorted(mendings, reverse=True):
        mending, at = mendings[place], place.line - 1
        line = lines[at]
        before, after = line[: place.column - 1], line[place.column - 1 :]
        if not mending.before:
            if not before.strip():
                lines.insert(at, "\r" if line.endswith("\r") else "")
            continue
        opening = after[: len(after) - len(after.lstrip("\"'"))]
        rest = after[len(opening) :]
        if rest.startswith(mending.before):
            lines[at] = before + opening + mending.after + rest[len(mending.before) :]
    return "\n".join(lines)
