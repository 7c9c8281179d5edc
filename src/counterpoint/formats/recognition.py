"""What a file looks like: the head from which formats tell their own, and what else it may be.

What belongs here: looking at the beginning of a file, and naming sorts of files that are no map.
What does not: which formats there are (`counterpoint.formats.table`).
"""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from counterpoint.formats.json_data import MAX_BYTES, top_keys

HEAD_BYTES = 64 * 1024  # what tells a format stands at the beginning; a round number
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # that is Windows's
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class FileHead:
    """The beginning of a file: all by which a format may recognise its own.

    ``ending`` is that of the name, in small letters with its dot; ``start`` are its first 64 KiB.
    Of a folder, and of what cannot be opened, ``start`` is empty. ``is_whole`` says that ``start``
    is all of a file, so that it need not be opened again.
    """

    path: Path
    start: bytes = b""
    is_folder: bool = False
    is_whole: bool = False

    @property
    def ending(self) -> str:
        """The ending of the name in small letters, with its dot; "" if it has none."""
        return self.path.suffix.lower()

    @cached_property
    def text(self) -> str:
        """``start`` as text; bytes that are no UTF-8 are U+FFFD."""
        return _as_text(self.start)

    @cached_property
    def json_keys(self) -> tuple[str, ...]:
        """The names of the JSON object in the file, or of the first object of a list there.

        In their order; empty if it is no JSON. A long text or list may come before the name that
        tells, so of a long file all is looked at, as far as `top_keys` goes.
        """
        text = self.text
        if text.lstrip("\ufeff \t\r\n")[:1] not in {"{", "["}:
            return ()
        if len(self.start) == HEAD_BYTES:
            text = _as_text(beginning_of(self.path, MAX_BYTES))
        return _keys_of(text)

    def has_keys(self, *names: str) -> bool:
        """Whether the JSON object in the file has all of these names."""
        return set(names) <= set(self.json_keys)


def read_head(path: Path) -> FileHead:
    """The head of what is at ``path``, whatever it is; of what cannot be opened an empty one."""
    start, size = _opened(path, HEAD_BYTES)
    return FileHead(path, start, not start and path.is_dir(), 0 < len(start) == size)


def beginning_of(path: Path, most: int) -> bytes:
    """The first bytes of a regular file; nothing of what is none, which might wait for ever."""
    return _opened(path, most)[0]


def _opened(path: Path, most: int) -> tuple[bytes, int]:
    """The first bytes of a regular file, and its size; nothing of what is none.

    By the shortest way, since there may be thousands of small files.
    """
    try:
        name = os.fspath(path)
        status = os.stat(name)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            return b"", 0
        file = os.open(name, _READ)
        try:
            return os.read(file, most), status.st_size
        finally:
            os.close(file)
    except (OSError, ValueError):
        return b"", 0


def _keys_of(text: str) -> tuple[str, ...]:
    """The names in a JSON text that is whole, as Python's reader has them; else as far as it goes.

    The reader takes a fiftieth of the time.
    """
    try:
        value = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return tuple(top_keys(text))
    return tuple(value if isinstance(value, dict) else top_keys(text))


def _as_text(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


@dataclass(frozen=True, slots=True)
class LikelySort:
    """What a file seems to be that is no map: its sort as ``a PDF``, and what to do with it."""

    sort: str
    advice: str


_ARTICLE = "make a map of it: counterpoint work {file}"
_TO_RDF = "save it as Turtle (.ttl) or name it by its syntax"


def seeming(head: FileHead) -> LikelySort | None:
    """What the file at hand seems to be, ``None`` where nothing is like it."""
    for sort, advice, is_like in _SORTS:
        if is_like(head):
            return LikelySort(sort, advice.format(file=head.path))
    return None


def _starts(*beginnings: bytes) -> Callable[[FileHead], bool]:
    return lambda head: head.start.startswith(beginnings)


def _holds(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Callable[[FileHead], bool]:
    compiled = re.compile(pattern, flags)
    return lambda head: compiled.search(head.text) is not None


def _zip_with(*names: bytes) -> Callable[[FileHead], bool]:
    return lambda head: head.start[:4] == b"PK\3\4" and any(x in head.start for x in names)


def _keys(*names: str) -> Callable[[FileHead], bool]:
    return lambda head: head.has_keys(*names)


def _is_binary(head: FileHead) -> bool:
    has_mark = any(head.start.startswith(mark) for mark, _ in _MARKS)
    return not has_mark and b"\0" in head.start


def _is_json(head: FileHead) -> bool:
    return bool(head.json_keys) or (head.text.lstrip()[:1] in {"{", "["} and head.ending == ".json")


def _is_article(head: FileHead) -> bool:
    """Whether it has at least two long paragraphs: sentences, and no lines of data."""
    paragraphs = re.split(r"\n\s*\n|\n(?=[^\n]{200})", head.text)
    return sum(len(x) > 120 and len(re.findall(r"[.!?…](?:\s|$)", x)) > 1 for x in paragraphs) > 1


# The first that fits is told: the more particular stand above the more general.
_SORTS: tuple[tuple[str, str, Callable[[FileHead], bool]], ...] = (
    ("a PDF", _ARTICLE, _starts(b"%PDF-")),
    ("a Word document", _ARTICLE, _zip_with(b"word/")),
    ("an Excel workbook", "name it .xlsx", _zip_with(b"xl/")),
    ("a spreadsheet (ODS)", "name it .ods", _zip_with(b"opendocument.spreadsheet")),
    ("a text document (ODT)", "save it as .docx", _zip_with(b"opendocument.text")),
    ("an e-book (EPUB)", "save a chapter as text", _zip_with(b"epub")),
    ("a zip archive", "unpack it and name the files in it", _starts(b"PK\3\4", b"PK\5\6")),
    ("a compressed file", "unpack it", _starts(b"\x1f\x8b", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")),
    (
        "an old Word or Excel file",
        "name it .xls, or save it as .docx",
        _starts(b"\xd0\xcf\x11\xe0"),
    ),
    ("rich text (RTF)", "save it as .docx or as plain text", _starts(b"{\\rtf")),
    ("a database (SQLite)", "export its tables as CSV", _starts(b"SQLite format 3")),
    ("a picture", "a map is read from text", _starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF8")),
    ("captions (WebVTT)", _ARTICLE, _starts(b"WEBVTT", b"\xef\xbb\xbfWEBVTT")),
    ("captions (SubRip)", _ARTICLE, _holds(r"\A\ufeff?\s*\d+\s*\n\d\d:\d\d:\d\d,\d{3} -->")),
    ("a binary file", "a map is read from text", _is_binary),
    ("a web page (HTML)", _ARTICLE, _holds(r"\A\ufeff?\s*(<!--.*?-->\s*)?<(!doctype )?html")),
    ("RDF/XML", "name it .rdf", _holds(r"<rdf:RDF\b")),
    ("GraphML", "name it .graphml", lambda head: "<graphml" in head.text[:4096]),
    ("GEXF", "convert it to RDF, or write a map in Argdown", _holds(r"<gexf\b")),
    ("a picture (SVG)", "a map is read from text", _holds(r"<svg\b")),
    ("XML", "convert it to RDF, or write a map in Argdown", _holds(r"\A\ufeff?\s*<\?xml")),
    (
        "a program's text with a graph (DOT or Mermaid)",
        "such graphs are drawings; write a map in Argdown",
        _holds(r"\A\s*(strict\s+)?(di)?graph\b|\A\s*(flowchart|mindmap|argument)\b"),
    ),
    ("Turtle or TriG", "name it .ttl or .trig", _holds(r"^\s*(@prefix|PREFIX)\s+\S*:\s*<")),
    ("JSON-LD", "name it .jsonld", _keys("@context")),
    ("JSON-LD", "name it .jsonld", _keys("@graph")),
    (
        "AIF as JSON without a list of nodes",
        "--from aif says what is missing",
        lambda head: '"nodeID"' in head.text or head.has_keys("AIF"),
    ),
    (
        "SADFace with parts missing",
        "--from sadface says which",
        lambda head: '"source_id"' in head.text or head.has_keys("resources"),
    ),
    ("a network as JSON (Cytoscape)", _TO_RDF, _keys("elements")),
    ("a network as JSON (node-link)", _TO_RDF, _keys("nodes", "links")),
    ("a network as JSON", _TO_RDF, _keys("nodes", "edges")),
    ("JSON", "what its names mean is not known; write a map in Argdown", _is_json),
    (
        "Argdown",
        "name it .argdown",
        _holds(r"^(\s*[+-]\s+)?[\[<][^\]>\n]+[\]>]\s*:(?!\s*(?:\w+:|\.{0,2}/|#|<))", re.MULTILINE),
    ),
    ("an article or a transcript", _ARTICLE, _is_article),
)
