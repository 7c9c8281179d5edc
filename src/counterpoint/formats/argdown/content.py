"""Reading text with its markup: bold, italic, links, tags and mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.formats.argdown.cursor import TITLES, Cursor
from counterpoint.formats.argdown.document import Range, RangeType
from counterpoint.formats.argdown.tokens import CONTENT, Kind

__all__ = ["Content", "ContentReader"]

_MARKUP = frozenset(CONTENT - {Kind.TEXT, Kind.NEWLINE})
_RANGE_TYPES = {
    Kind.TAG: RangeType.TAG,
    Kind.STATEMENT_MENTION: RangeType.STATEMENT_MENTION,
    Kind.ARGUMENT_MENTION: RangeType.ARGUMENT_MENTION,
}


@dataclass(slots=True)
class Content:
    """A run of text with its markup taken out; ``end`` is where its last token ends."""

    text: str = ""
    end: int = 0
    ranges: list[Range] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


class ContentReader(Cursor):
    """The layer of the grammar that reads text. ``removes_tags`` is a setting of the document."""

    removes_tags = False

    def read_content(self) -> Content:
        """Text with markup, over line ends, up to what is no text."""
        content = Content(end=self.tokens[self.i][1])
        text = ""
        opened: list[tuple[Range, int]] = []
        broken = False
        while True:
            kind, start, end, value = self.tokens[self.i]
            if kind is Kind.TEXT:
                piece = str(value)
            elif kind is Kind.NEWLINE:
                broken = True
                self.advance()
                continue
            elif kind in CONTENT:
                piece = self.source.text[start:end]
            elif kind in TITLES and not self.is_at_line_start():
                self.note_title_in_text()
                piece = self.source.text[start : min(end + 1, self.tokens[self.i + 1][1])]
            else:
                break
            if broken and text and text[-1] != " " and kind is not Kind.RANGE_END:
                text += " "
            broken = False
            if kind in _MARKUP:
                text = self.read_markup(content, opened, text, piece)
            else:
                text += piece
            content.end = end
            self.advance()
        if opened:
            self.note_unclosed_range(content, opened)
        content.text = text
        if content.tags:
            self.builder.note_tags(content.tags)
        return content

    def read_markup(
        self, content: Content, opened: list[tuple[Range, int]], text: str, piece: str
    ) -> str:
        """Take one link, tag, mention or mark into the content; gives the longer text."""
        kind, start, _, value = self.tokens[self.i]
        length = len(text)
        if kind is Kind.RANGE_START:
            range_type = RangeType.BOLD if len(str(value)) == 2 else RangeType.ITALIC
            opened.append((Range(range_type, length, length), start))
            content.ranges.append(opened[-1][0])
            return text
        if kind is Kind.RANGE_END:
            if opened:
                opened.pop()[0].end = length
            return text + str(value)
        if kind is Kind.LINK and isinstance(value, tuple):
            label, url = value
            content.ranges.append(Range(RangeType.LINK, length, length + len(label), url))
            return text + label + (" " if piece[-1] == " " else "")
        if kind is Kind.TAG:
            if value not in content.tags:
                content.tags.append(str(value))
            if self.removes_tags:
                return text
        content.ranges.append(Range(_RANGE_TYPES[kind], length, length + len(piece), str(value)))
        return text + piece

    def note_title_in_text(self) -> None:
        """Tell that a reference or a definition stands within a text."""
        _, start, end, _ = self.tokens[self.i]
        image = self.source.text[start:end].strip()
        self.note(
            f"{image} stands in running text",
            f"write @{image.rstrip(':')} to mention it, or escape the bracket: \\{image[0]}",
            "title-in-text",
        )

    def note_unclosed_range(self, content: Content, opened: list[tuple[Range, int]]) -> None:
        """Tell where bold or italic text begins that never ends, and forget it."""
        marked, offset = opened[0]
        letter = self.source.text[offset]
        mark = letter * 2 if marked.type is RangeType.BOLD else letter
        self.note(
            f"{marked.type.value} text begins here with {mark} and never ends",
            f"close it with {mark} before a blank or a punctuation mark, or escape it: \\{letter}",
            "unclosed-range",
            offset,
        )
        unclosed = {id(item[0]) for item in opened}
        content.ranges = [item for item in content.ranges if id(item) not in unclosed]
