"""A text in Markdown in pieces: the words that a reader sees, each block a line.

Its blocks are told by lines as in a plain text (`plain`), and what marks emphasis, links and notes
within them is taken away, so that a phrase is found as a reader of the text would copy it.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from counterpoint.formats.source_texts.pieces import Piece, RawText, TextBuilder
from counterpoint.formats.source_texts.readers.plain import read_plain
from counterpoint.model import BlockKind, Furniture

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION = re.compile(r"\[[^\]\n^]{1,200}\]:\s*\S+")
_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\]:\s*")
_NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,60}\]")
_MARK = re.compile(r"[*_`<\[\\&~]")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[([^\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_RUN = re.compile(r"(?<!\\)(?:\*{1,3}|_{1,3})")
_STRUCK = re.compile(r"~~(?=\S)(.{1,500}?)(?<=\S)~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELLS = re.compile(r"\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?\Z")
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")
_STRONG = re.compile(r"[\s>]*(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def read_markdown(text: str) -> RawText:
    r"""The blocks of a text as its reader sees them; linear.

    >>> read_markdown("## Ann\n\nCharge **cars** in [the centre](https://example.org).\n").text
    'Ann\n\nCharge cars in the centre.\n'
    """
    builder = TextBuilder()
    match = _FRONT_MATTER.match(text)
    if match is not None:
        for line in filter(None, map(str.strip, match[1].splitlines())):
            _add(builder, line, Piece(0, len(line), furniture=Furniture.METADATA))
        text = text[match.end() :]
    text = _COMMENT.sub("", text)
    for piece in read_plain(text).pieces:
        _add_piece(builder, text[piece.start : piece.end], piece)
    return builder.finish()


def _add_piece(builder: TextBuilder, source: str, piece: Piece) -> None:
    if _CELLS.match(source) or source.startswith(("```", "~~~")):
        return
    shape = Piece(0, 0, piece.kind, piece.level, is_own_line=piece.is_own_line)
    if _DEFINITION.match(source):
        shape = replace(shape, furniture=Furniture.METADATA)
    elif (note := _NOTE.match(source)) is not None:
        shape = replace(shape, kind=BlockKind.NOTE)
        source = source[note.end() :]
    elif source.startswith("|"):
        first, *others = map(_plain, source.strip("|").split("|"))
        # Who speaks is named in the first column, as behind a bullet in bold.
        _add(builder, first, replace(shape, strong_end=len(first) if any(others) else 0))
        for cell in others:
            _add(builder, cell, shape)
        return
    elif _IMAGE.fullmatch(source):
        shape = replace(shape, kind=BlockKind.CAPTION, furniture=Furniture.CAPTION)
    if piece.kind is BlockKind.HEADING:
        source = _CLOSING.sub("", source)
    source = _QUOTED.sub("", source)
    strong = _STRONG.match(source)
    bold = _plain(strong[2]) if strong is not None else ""
    line = _plain(source)
    strong_end = len(bold) if bold and line.startswith(bold) else 0
    _add(builder, line, replace(shape, strong_end=strong_end))


def _add(builder: TextBuilder, line: str, shape: Piece) -> None:
    if line:
        builder.add(line, replace(shape, end=len(line)))


def _plain(source: str) -> str:
    """What is seen of a block, white space as one space."""
    if not _MARK.search(source):
        return " ".join(source.split())
    codes: list[str] = []

    def keep_code(match: re.Match[str]) -> str:
        codes.append(match[2])
        return f"\ue000{len(codes) - 1}\ue001"

    line = _CODE.sub(keep_code, source)
    line = _NOTE_MARK.sub("", line)
    line = _LINK.sub(r"\1", _IMAGE.sub(r"\1", line))
    line = _TAG.sub("", _ADDRESS.sub(r"\1", line))
    line = _STRUCK.sub(r"\1", line)
    line = _without_emphasis(line)
    line = html.unescape(_ESCAPED.sub(r"\1", line))
    line = re.sub("\ue000(\\d+)\ue001", lambda x: codes[int(x[1])], line)
    return " ".join(line.split())


def _without_emphasis(line: str) -> str:
    """The line without the marks of emphasis that have a counterpart; linear."""
    open_marks: dict[str, list[int]] = {"*": [], "_": []}
    signs: set[int] = set()
    for run in _RUN.finditer(line):
        mark = run[0][0]
        before, behind = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
        # Within a word an underscore is a letter of it.
        can_close = bool(before.strip()) and not (mark == "_" and behind.isalnum())
        can_open = bool(behind.strip()) and not (mark == "_" and before.isalnum())
        places = list(range(run.start(), run.end()))
        while can_close and places and open_marks[mark]:
            signs |= {places.pop(0), open_marks[mark].pop()}
        if can_open:
            open_marks[mark] += places
    return "".join(letter for at, letter in enumerate(line) if at not in signs) if signs else line
