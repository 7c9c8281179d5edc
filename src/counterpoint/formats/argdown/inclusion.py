"""``@include(file)``: pieces one text together from several files.

As in the reference, the directive is replaced by the file's content wherever it stands, and a
file is included once. Unlike there, it may only lie in the folder of the main file or below,
and a directive within a comment is left alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint.errors import LimitError, Problem, Problems, Severity
from counterpoint.formats.argdown.source_text import FilePiece, ParsedText, with_plain_line_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_INCLUDES = 1000  # each opens a file: a folder of maps, and no bomb
_DIRECTIVE = re.compile(r"<!--|/\*|(?<![A-Za-z]:)//|@include\(([^()\n]++)\)")
_COMMENT_ENDS = {"<!--": "-->", "/*": "*/", "//": "\n"}


class _OpenFile:
    """A file that is being copied: its text up to ``position`` is done."""

    __slots__ = ("directives", "file", "path", "position", "text")

    def __init__(self, path: Path, file: str, text: str) -> None:
        self.path = path
        self.file = file
        self.text = text
        self.position = 0
        self.directives = _directives(text)


def include_files(
    path: Path,
    text: str,
    read_text: Callable[[Path, str], str | Problem],
    problems: Problems,
    max_characters: int,
) -> ParsedText:
    """The text with every included file in its place.

    ``read_text`` gives the text of a file by its path and the name that places carry, or says
    what is wrong with it.

    Raises:
        LimitError: more than `MAX_INCLUDES` directives, or more than ``max_characters`` in all.
    """
    included = {path.resolve()}
    parts: list[str] = []
    pieces: list[FilePiece] = []
    length = count = 0
    stack = [_OpenFile(path, str(path), with_plain_line_ends(text))]
    while stack:
        current = stack[-1]
        directive = next(current.directives, None)
        end = len(current.text) if directive is None else directive.start()
        pieces.append(FilePiece(length, current.file, current.text, current.position))
        parts.append(current.text[current.position : end])
        length += end - current.position
        if length > max_characters:
            raise LimitError(f"{path}: with its includes longer than {max_characters} characters")
        if directive is None:
            stack.pop()
            continue
        count += 1
        if count > MAX_INCLUDES:
            raise LimitError(f"{path}: more than {MAX_INCLUDES} includes")
        current.position = directive.end()
        name = directive.group(1).strip()
        target = _target(current.path.parent, name)
        message, severity = _why_not(name, target, path, included, stack)
        if target is not None and not message:
            included.add(target)
            file = str(current.path.parent / name)
            content = read_text(target, file)
            if isinstance(content, str):
                stack.append(_OpenFile(target, file, with_plain_line_ends(content)))
            else:
                message = f"{name} cannot be included: {content.message}"
        if message:
            problems.add(_problem(current, directive.start(), message, severity))
    return ParsedText("".join(parts), pieces)


def _why_not(
    name: str, target: Path | None, main: Path, included: set[Path], stack: list[_OpenFile]
) -> tuple[str, Severity]:
    """Why a file is not included, and how bad that is; "" where it may be."""
    if target is None or not target.is_relative_to(main.parent.resolve()):
        message = f"{name} lies outside the folder of {main.name} and is not included"
        return message, Severity.ERROR
    if target not in included:
        return "", Severity.ERROR
    is_within = any(item.path.resolve() == target for item in stack)
    message = f"{name} includes itself again" if is_within else f"{name} is included already"
    return f"{message}; a file is included once", Severity.WARNING


def included_names(text: str) -> tuple[str, ...]:
    """The files that a text asks to include, as it names them, in order."""
    return tuple(directive.group(1).strip() for directive in _directives(text))


def without_directives(text: str) -> str:
    """The text, as long as before, with letters in the place of every directive."""
    parts: list[str] = []
    position = 0
    for directive in _directives(text):
        parts += text[position : directive.start()], "i" * len(directive.group())
        position = directive.end()
    return "".join([*parts, text[position:]])


def _target(folder: Path, name: str) -> Path | None:
    try:
        return (folder / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return None


def _directives(text: str) -> Iterator[re.Match[str]]:
    """The directives outside comments, in order. Linear: an unclosed comment is looked for once."""
    unclosed: set[str] = set()
    position = 0
    while (directive := _DIRECTIVE.search(text, position)) is not None:
        position = directive.end()
        opener = directive.group()
        if opener not in _COMMENT_ENDS:
            yield directive
        elif opener not in unclosed:
            end = text.find(_COMMENT_ENDS[opener], position)
            if end < 0:
                unclosed.add(opener)
            else:
                position = end


def _problem(current: _OpenFile, offset: int, message: str, severity: Severity) -> Problem:
    source = ParsedText.of_one_file(current.text, current.file)
    advice = "check the name" if severity is Severity.ERROR else "leave one of them out"
    return source.problem(offset, message, advice, "include", severity)
