"""Edits of a document's text, and the files that they make of the ones that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterpoint.formats.argdown.document import Document

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in the place of what stands from ``start`` to ``end``, offsets in the document.

    ``text`` has plain line ends; those of the file are given to it when it is applied.
    """

    start: int
    end: int
    text: str


def apply_edits(
    document: Document, edits: Iterable[Edit], contents: Mapping[str, bytes]
) -> dict[str, bytes]:
    r"""The new content of each file that changes, by the name that the document's places have.

    ``contents`` are the bytes of the files that the document was read from. Every byte outside
    of the edits stays, byte order mark and line ends with it. Of several edits at one offset the
    first stands first.

    Raises:
        ValueError: edits overlap, or one goes over the end of a file: a fault of the caller.

    Complexity: linear in the files that change.
    """
    by_file: dict[str, list[tuple[int, int, str]]] = {}
    for edit in edits:
        file, start = document.source.position(edit.start)
        end_file, end = (
            document.source.position(edit.end) if edit.end > edit.start else (file, start)
        )
        if end_file != file or end - start != edit.end - edit.start:
            raise ValueError(f"an edit from {edit.start} to {edit.end} lies in two files")
        by_file.setdefault(file, []).append((start, end, edit.text))
    return {file: _edited(contents[file], changes) for file, changes in by_file.items()}


def _edited(content: bytes, changes: list[tuple[int, int, str]]) -> bytes:
    text = content.decode("utf-8")
    bom = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    offsets = _raw_offsets(text)
    line_end = _line_end(text)
    parts: list[str] = [bom]
    position = 0
    for start, end, replacement in sorted(changes, key=lambda change: change[:2]):
        raw_start, raw_end = (start, end) if offsets is None else (offsets[start], offsets[end])
        if raw_start < position:
            raise ValueError(f"two edits overlap at {start}")
        parts += text[position:raw_start], replacement.replace("\n", line_end)
        position = raw_end
    return "".join([*parts, text[position:]]).encode()


def _raw_offsets(text: str) -> list[int] | None:
    r"""Where each character of the text with plain line ends stands in the text as it is.

    ``None`` where the two are the same. The ``\r`` of a CRLF stands for both.
    """
    if "\r" not in text:
        return None
    offsets = [
        offset
        for offset, letter in enumerate(text)
        if letter != "\n" or offset == 0 or text[offset - 1] != "\r"
    ]
    return [*offsets, len(text)]


def _line_end(text: str) -> str:
    """The first line end of a text, which goes for what is put into it."""
    first = min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=-1)
    if first < 0 or text[first] == "\n":
        return "\n"
    return "\r\n" if text[first : first + 2] == "\r\n" else "\r"
