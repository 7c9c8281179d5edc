"""The text of a source in HTML: what a reader of the page sees, one block a line.

The standard library's parser is enough: it never refuses a page, and a source needs its words in
their order and nothing of its structure.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

HTML_ENDINGS = (".html", ".htm", ".xhtml")

# Comments and declarations. The parser looks for the end of each that has none, through all the
# rest and once more for each, so they go first; one without an end hides the rest, as in a browser.
_NO_TEXT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)", re.DOTALL)
# A tag that does not end before the next begins, for the same reason, is a sign in the text.
_NO_TAG = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "svg", "math", "iframe"})
# Within a line; all else begins a line of its own, so that no two blocks run together.
_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small"),
        *("span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)


def text_of_html(page: str) -> str:
    r"""The lines of a page: white space as one space, empty lines between blocks.

    >>> text_of_html("<p>Charge <b>cars</b> &amp; vans.<p>Now.<script>x()</script>")
    'Charge cars & vans.\n\nNow.\n'
    """
    walk = _Walk()
    walk.feed(_NO_TAG.sub("&lt;", _NO_TEXT.sub("", page)))
    walk.close()
    return walk.text()


class _Walk(HTMLParser):
    """Gathers words into lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[list[str]] = [[]]
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; what is not seen hides all up to its end."""
        del attrs
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag not in _INLINE:
            self._lines.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<br/>`` ends a line; ``<script/>`` hides what follows as in HTML it does."""
        if tag not in {"svg", "math"}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """The end of what is not seen, also where an inner one is left open; of a block."""
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif tag not in _INLINE:
            self._lines.append([])

    def handle_data(self, data: str) -> None:
        """Words, where they are seen."""
        if not self._unseen:
            self._lines[-1].append(data)

    def text(self) -> str:
        """What was gathered."""
        lines = (" ".join("".join(pieces).split()) for pieces in self._lines)
        return "\n\n".join(line for line in lines if line) + "\n"
