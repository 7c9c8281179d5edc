"""Paragraphs, headings and relation lines: where they stand, and how one is put in or taken out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from counterpoint.formats.argdown.document import ArgdownSection, Document, Member
from counterpoint.formats.argdown.editing.patch import Edit
from counterpoint.formats.argdown.tokens import Kind

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)*")
# Two empty lines part sections, as `format` leaves them.
_BEFORE_HEADING = "\n\n\n"
_DEFAULT_STEP = "  "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph from its first sign to its last, without comments before it."""

    start: int
    end: int
    is_heading: bool = False


class Blocks:
    """The paragraphs of a document in order, and its occurrences with what hangs below each.

    Made of a document that keeps its tokens. Edits are for the document as it stands: of several
    that are applied together none may lie within another.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.source.text
        self.blocks = _blocks_of(document)
        self._starts = [block.start for block in self.blocks]
        self.members = sorted(document.all_members(), key=lambda member: member.offset)
        self._offsets = [member.offset for member in self.members]
        self._children: dict[int, list[Member]] = {}
        for member in self.members:
            if member.parent is not None:
                self._children.setdefault(id(member.parent), []).append(member)

    def member_at(self, offset: int) -> Member | None:
        """The occurrence in whose text or data an offset lies, ``None`` where it lies in none."""
        index = bisect_right(self._offsets, offset) - 1
        member = self.members[index] if index >= 0 else None
        return (
            member if member is not None and offset < max(member.end, member.offset + 1) else None
        )

    def children(self, member: Member) -> list[Member]:
        """What hangs directly below an occurrence, in the order of the file."""
        return self._children.get(id(member), [])

    def subtree_end(self, member: Member) -> int:
        """The end of all that hangs below an occurrence, or its own where nothing does."""
        last = member
        while below := self.children(last):
            last = below[-1]
        return last.end

    def block_at(self, offset: int) -> Paragraph | None:
        """The paragraph in which an offset lies, or the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index] if index >= 0 else None

    def heading(self, section: ArgdownSection) -> Paragraph:
        """The paragraph that a heading is."""
        block = self.block_at(section.offset)
        assert block is not None
        return block

    def blocks_under(self, section: ArgdownSection) -> list[Paragraph]:
        """The paragraphs between a heading and the next one of any level."""
        first = bisect_right(self._starts, section.offset)
        rest = self.blocks[first:]
        until = next((i for i, block in enumerate(rest) if block.is_heading), len(rest))
        return rest[:until]

    def insert_after(self, block: Paragraph | None, paragraph: str) -> Edit:
        """A paragraph of its own behind another, or as the first one of the document.

        Comments between the two paragraphs stay with the second.
        """
        if block is None:
            return self._insert_at(self._head_end(), "\n\n" + paragraph)
        return self._insert_at(self._line_end(block.end), "\n\n" + paragraph)

    def insert_section(self, after: Paragraph | None, heading: str) -> Edit:
        """A heading behind a paragraph, two empty lines before it."""
        end = self._head_end() if after is None else self._line_end(after.end)
        gap = "\n\n" if after is None else _BEFORE_HEADING
        return self._insert_at(end, gap + heading)

    def insert_below(self, member: Member, line: str) -> Edit:
        """A relation line below an occurrence, as the last of those that hang there.

        ``line`` begins with the symbol; its further lines are for an indentation of
        `indent_below`.
        """
        indent = self.indent_below(member)
        end = self._line_end(self.subtree_end(member))
        return Edit(end, end, f"\n{indent}{line}")

    def indent_below(self, member: Member) -> str:
        """The blanks before a line that hangs below an occurrence, as the file has them."""
        below = self.children(member)
        if below:
            return self._indent(below[0])
        return self._indent(member) + self._step()

    def remove_block(self, block: Paragraph) -> Edit:
        """A paragraph with the blank lines behind it; comments stay."""
        end = self._line_end(block.end)
        gap = _BLANK_LINES.match(self._text, end)
        if gap is not None and gap.end() < len(self._text):
            return Edit(self._line_start(block.start), gap.end(), "")
        start = self._line_start(block.start)
        while start and self._text[start - 1] in "\n \t":
            start -= 1
        return Edit(start, end, "")

    def remove_line(self, member: Member) -> Edit:
        """A relation line with all that hangs below it."""
        start = self._line_start(member.offset)
        end = self._line_end(self.subtree_end(member))
        return Edit(start - 1, end, "") if start else Edit(start, end, "")

    def below(self, member: Member) -> str:
        """The lines that hang below an occurrence, as they stand, each with a line end before."""
        start, end = self._line_end(member.end), self._line_end(self.subtree_end(member))
        return self._text[start:end]

    def line_indent(self, member: Member) -> str:
        """The blanks at the beginning of an occurrence's line."""
        return self._indent(member)

    def _insert_at(self, offset: int, text: str) -> Edit:
        is_last = not self._text[offset:].strip("\n \t")
        if is_last and offset == len(self._text) and not self._text.endswith("\n"):
            return Edit(offset, offset, text + "\n")
        return Edit(offset, offset, text)

    def _head_end(self) -> int:
        """The end of the frontmatter, of which an insertion begins; 0 where there is none."""
        for kind, _, end, _ in self._document.token_list:
            if kind is Kind.FRONTMATTER:
                return self._line_end(end)
        return 0

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def _indent(self, member: Member) -> str:
        start = self._line_start(member.offset)
        line = self._text[start : member.offset]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def _step(self) -> str:
        """By how much the file indents what hangs below: as the first such line does."""
        for member in self.members:
            if member.parent is not None:
                own, above = self._indent(member), self._indent(member.parent)
                if own.startswith(above) and own != above:
                    return own[len(above) :]
        return _DEFAULT_STEP


def _blocks_of(document: Document) -> list[Paragraph]:
    blocks: list[Paragraph] = []
    start: int | None = None
    is_heading, last_end = False, 0
    for kind, begin, end, _ in document.token_list:
        if kind in (Kind.EMPTY_LINE, Kind.END):
            if start is not None:
                blocks.append(Paragraph(start, last_end, is_heading))
            start = None
        elif kind is Kind.FRONTMATTER:
            start = None
        elif kind not in (Kind.NEWLINE, Kind.INDENT, Kind.DEDENT):
            if start is None:
                start, is_heading = begin, kind is Kind.HEADING
            last_end = end
    return blocks
