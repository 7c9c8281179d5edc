"""A page in HTML in pieces: what its reader sees, one block a line, and what each block is.

The standard library's parser is enough: it never refuses a page. What belongs here: walking the
page. What does not: which elements are furniture (`page_parts`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from counterpoint.errors import Place, Problem, Severity
from counterpoint.formats.source_texts.pieces import Piece, RawText, TextBuilder
from counterpoint.formats.source_texts.readers.page_parts import (
    Part,
    is_hidden,
    is_speaker,
    part_of,
)
from counterpoint.model import BlockKind, Furniture

# Comments and declarations. The parser looks for the end of each that has none, through all the
# rest and once more for each, so they go first; one without an end hides the rest, as in a browser.
_NO_TEXT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)", re.DOTALL)
# A tag that does not end before the next begins, for the same reason, is a sign in the text.
_NO_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "title", "svg", "math", "iframe", "object"}
)
_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small"),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_WITHIN_LINES = _INLINE | _UNSEEN
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
# What the start of an element ends although its own end is not written.
_ENDS_OF = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "option": frozenset({"option"}),
}
_ENDED_BY_BLOCKS = frozenset({"p"})
_HEADING = re.compile(r"h([1-6])\Z")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*\u2020\u2021])\]?\s*\Z")
_BACK_TO_TEXT = re.compile(r"\s*[\u2191\u21a9]\ufe0e?\Z")
_NOTE = re.compile(r"(?:fn|footnote|endnote|cite_note|note)[-_:]?\d", re.IGNORECASE)


@dataclass(slots=True)
class _Element:
    """An element that is open: what it makes of the text in it."""

    tag: str
    part: Part | None
    is_hidden: bool
    is_strong: bool
    kind: BlockKind
    level: int
    bold: int


class _Walk(HTMLParser):
    """Gathers words into lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TextBuilder()
        self.hidden_words = 0
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._bold: list[tuple[str, bool]] = []
        self._runs: list[tuple[str, bool]] = []
        self._note_mark: list[str] | None = None
        self._lists = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; what is not seen hides all up to its end."""
        attributes = {name: value or "" for name, value in attrs}
        is_unseen = bool(self._open and self._open[-1].is_hidden) or is_hidden(attributes)
        if tag in _INLINE and not is_unseen:
            self._begin_inline(tag, attributes)
            return
        if tag not in _WITHIN_LINES:
            self._end_line()
            self._close(_ENDS_OF.get(tag, _ENDED_BY_BLOCKS))
        if tag in _VOID:
            return
        self._push(tag, attributes)

    def _begin_inline(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("b", "strong", "span", "font"):
            is_bold = tag in ("b", "strong") or bool(_BOLD.search(attributes.get("style", "")))
            self._bold.append((tag, is_bold))
        elif tag == "sup" and self._note_mark is None:
            self._note_mark = []

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        above = self._open[-1] if self._open else None
        own = part_of(tag, attributes)
        part = above.part if above is not None else None
        if tag in ("article", "main") and part is not None and not part.is_sure:
            part = None  # what holds the text itself was taken for furniture by its class
        heading = _HEADING.match(tag)
        self._lists += tag in ("ul", "ol")
        kind = above.kind if above is not None else BlockKind.PARAGRAPH
        level = above.level if above is not None else 0
        if heading is not None:
            kind, level = BlockKind.HEADING, int(heading[1])
        elif tag == "li":
            kind, level = BlockKind.ITEM, max(self._lists, 1)
            if _NOTE.match(attributes.get("id", "")):
                kind, level = BlockKind.NOTE, 0
        elif tag in ("figcaption", "caption"):
            kind, level = BlockKind.CAPTION, 0
        self._open.append(
            _Element(
                tag,
                part or own,
                (above is not None and above.is_hidden) or tag in _UNSEEN or is_hidden(attributes),
                tag == "dt" or is_speaker(attributes),
                kind,
                level,
                len(self._bold),
            )
        )
        self._counts[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` ends a line; ``<script/>`` hides what follows as in HTML it does."""
        if tag not in {"svg", "math"}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """The end of an element, also where an inner one is left open."""
        if self._counts[tag]:
            if tag not in _WITHIN_LINES:
                self._end_line()
            while self._pop() != tag:
                pass
        elif tag not in _WITHIN_LINES:
            self._end_line()
        elif tag == "sup" and self._note_mark is not None:
            mark = "".join(self._note_mark)
            self._note_mark = None
            if not _NOTE_MARK.match(mark):
                self._runs.append((mark, self._is_bold()))
        elif self._bold and tag in ("b", "strong", "span", "font"):
            for at in range(len(self._bold) - 1, max(len(self._bold) - 20, -1), -1):
                if self._bold[at][0] == tag:
                    del self._bold[at]
                    break

    def _close(self, tags: frozenset[str]) -> None:
        """End what is open of these at the end of the stack."""
        while self._open and self._open[-1].tag in tags:
            self._pop()

    def _pop(self) -> str:
        element = self._open.pop()
        self._counts[element.tag] -= 1
        self._lists -= element.tag in ("ul", "ol")
        del self._bold[element.bold :]
        return element.tag

    def _is_bold(self) -> bool:
        return any(is_bold for _tag, is_bold in self._bold)

    def handle_data(self, data: str) -> None:
        """Words, where they are seen."""
        if self._open and self._open[-1].is_hidden:
            is_code = any(element.tag in _UNSEEN for element in self._open[-2:])
            self.hidden_words += 0 if is_code else len(data.split())
        elif self._note_mark is not None:
            self._note_mark.append(data)
        else:
            self._runs.append((data, self._is_bold()))

    def _end_line(self) -> None:
        if self._note_mark is not None:
            self._runs.append(("".join(self._note_mark), False))
            self._note_mark = None
        runs, self._runs = self._runs, []
        line = " ".join("".join(run for run, _is_bold in runs).split())
        above = self._open[-1] if self._open else None
        if above is not None and above.kind is BlockKind.NOTE:
            line = _BACK_TO_TEXT.sub("", line)
        if not line:
            return
        if above is None:
            self.builder.add(line, Piece(0, len(line), strong_end=_strong_end(runs)))
            return
        furniture = above.part.furniture if above.part is not None else None
        if above.kind is BlockKind.CAPTION and furniture is None:
            furniture = Furniture.CAPTION
        strong_end = len(line) if above.is_strong else _strong_end(runs)
        self.builder.add(line, Piece(0, len(line), above.kind, above.level, furniture, strong_end))

    def finish(self) -> RawText:
        """What was gathered."""
        self.close()
        self._end_line()
        doubts = (_doubt(self.hidden_words),) if self.hidden_words else ()
        return self.builder.finish(doubts)


def read_html(page: str) -> RawText:
    r"""The lines of a page: white space as one space, empty lines between blocks.

    >>> read_html("<p>Charge <b>cars</b> &amp; vans.<p>Now.<script>x()</script>").text
    'Charge cars & vans.\n\nNow.\n'
    """
    walk = _Walk()
    walk.feed(_NO_TAG.sub("&lt;", _NO_TEXT.sub("", page)))
    raw = walk.finish()
    if any(piece.furniture is None for piece in raw.pieces):
        return raw
    # A page on which all is furniture is one whose classes mean something else.
    return replace(raw, pieces=tuple(replace(piece, furniture=None) for piece in raw.pieces))


def _doubt(words: int) -> Problem:
    return Problem(
        Place(""),
        f"{words} words that the page hides from its readers are left out",
        "look at the page's own text if they matter",
        "source-hidden",
        Severity.WARNING,
    )


def _strong_end(runs: list[tuple[str, bool]]) -> int:
    """How much of a line, its white space as one space, stands in bold from its beginning on."""
    bold: list[str] = []
    for run, is_bold in runs:
        if run.strip() and not is_bold:
            break
        bold.append(run)
    return len(" ".join("".join(bold).split()))
