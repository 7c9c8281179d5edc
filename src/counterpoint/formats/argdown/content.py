"""Reading text with its markup: bold, italic, links, tags and mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.formats.argdown.cursor import TITLES, Cursor
from counterpoint.formats.argdown.document import Range, RangeType
from counterpoint.formats.argdown.tokens import CONTENT, Kind

_RANGE_TYPES = {
    Kind.TAG: RangeType.TAG,
    Kind.STATEMENT_MENTION: RangeType.STATEMENT_MENTION,
    Kind.ARGUMENT_MENTION: RangeType.ARGUMENT_MENTION,
}


@dataclass(slots=True)
class InlineContent:
    """A run of text with its markup taken out; ``end`` is where its last token ends."""

    end: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    open_ranges: list[tuple[Range, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The pieces together."""
        return "".join(self.pieces)

    def add(self, piece: str) -> None:
        """Add plain text."""
        self.pieces.append(piece)
        self.length += len(piece)

    def break_line(self) -> None:
        """Add the blank that a line end stands for, unless there is one or nothing before."""
        if self.length and not self.pieces[-1].endswith(" "):
            self.add(" ")


class ContentReader(Cursor):
    """The layer of the grammar that reads text. ``removes_tags`` is a setting of the document."""

    removes_tags = False

    def read_content(self) -> InlineContent:
        """Text with markup, over line ends, up to what is no text."""
        content = InlineContent(end=self.tokens[self.i][1])
        broken = False
        while True:
            kind, start, end, value = self.tokens[self.i]
            if kind is Kind.NEWLINE:
                broken = True
                self.advance()
                continue
            in_text = kind in CONTENT or (kind in TITLES and not self.is_at_line_start())
            if not in_text:
                break
            if broken and kind is not Kind.RANGE_END:
                content.break_line()
            broken = False
            if kind is Kind.TEXT:
                content.add(str(value))
            elif kind in CONTENT:
                self.read_markup(content)
            else:
                self.note_title_in_text()
                blank_end = min(end + 1, self.tokens[self.i + 1][1])
                content.add(self.source.text[start:blank_end])
            content.end = end
            self.advance()
        if content.open_ranges:
            self.note_unclosed_range(content)
        if content.tags:
            self.builder.note_tags(content.tags)
        return content

    def read_markup(self, content: InlineContent) -> None:
        """Take one link, tag, mention or mark into the content."""
        kind, start, end, value = self.tokens[self.i]
        length, image = content.length, self.source.text[start:end]
        if kind is Kind.RANGE_START:
            range_type = RangeType.BOLD if len(str(value)) == 2 else RangeType.ITALIC
            content.open_ranges.append((Range(range_type, length, length), start))
            content.ranges.append(content.open_ranges[-1][0])
        elif kind is Kind.RANGE_END:
            if content.open_ranges:
                content.open_ranges.pop()[0].end = length
            if value:
                content.add(str(value))
        elif kind is Kind.LINK and isinstance(value, tuple):
            label, url = value
            content.ranges.append(Range(RangeType.LINK, length, length + len(label), url))
            content.add(label + (" " if image[-1] == " " else ""))
        else:
            if kind is Kind.TAG:
                content.tags.setdefault(str(value))
                if self.removes_tags:
                    return
            end = length + len(image)
            content.ranges.append(Range(_RANGE_TYPES[kind], length, end, str(value)))
            content.add(image)

    def note_title_in_text(self) -> None:
        """Note that a reference or a definition stands within a text."""
        _, start, end, _ = self.tokens[self.i]
        image = self.source.text[start:end].strip()
        self.note(
            f"{image} stands in running text",
            f"write @{image.rstrip(':')} to mention it, or escape the bracket: \\{image[0]}",
            "title-in-text",
        )

    def note_unclosed_range(self, content: InlineContent) -> None:
        """Note where bold or italic text begins that never ends, and forget it."""
        range_, offset = content.open_ranges[0]
        letter = self.source.text[offset]
        mark = letter * 2 if range_.type is RangeType.BOLD else letter
        self.note(
            f"{range_.type.value} text begins here with {mark} and never ends",
            f"close it with {mark} before a blank or a punctuation mark, or escape it: \\{letter}",
            "unclosed-range",
            offset,
        )
        unclosed = {id(item[0]) for item in content.open_ranges}
        content.ranges = [item for item in content.ranges if id(item) not in unclosed]
