"""From tokens to a document: the grammar of Argdown, and going on after what breaks it.

The grammar is the reference's (https://argdown.org/syntax/), read by recursive descent in
layers, each a class upon the one below: `Cursor`, `ContentReader`, `MemberReader`,
`StructureReader`, and here the paragraphs. What breaks it becomes a problem with its place,
and reading goes on at the nearest point that makes sense, so that one run notes all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from counterpoint.errors import Mending, Severity
from counterpoint.formats.argdown.cursor import (
    ARGUMENT_TITLES,
    ITEMS,
    RELATION_KINDS,
    STATEMENT_TITLES,
    TITLES,
)
from counterpoint.formats.argdown.document import ArgdownArgument, ArgdownRole, ArgdownSection
from counterpoint.formats.argdown.settings import removes_tags
from counterpoint.formats.argdown.structures import StructureReader
from counterpoint.formats.argdown.tokens import CONTENT, Kind
from counterpoint.formats.yaml_data import YamlMapping

_NUMBERS = re.compile(r"\((?:from |by )?\d+(?:(?:,| and| &|;|-) ?\d+)*\)[.;]?\s*\Z")
_MOST_NUMBERS = 100  # letters at the end of a text in which its numbers stand
# What can only begin a paragraph of its own.
_BEGINNING_ALONE = frozenset({Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION, Kind.HEADING})


class Parser(StructureReader):
    """Reads the tokens of one document into its ``builder``; ``frontmatter`` stays beside it."""

    frontmatter: YamlMapping | None = None

    def run(self) -> None:
        """Read the whole document."""
        self.skip(Kind.NEWLINE)
        self.skip(Kind.EMPTY_LINE)
        if self.kind is Kind.FRONTMATTER:
            self.read_frontmatter()
        elif self.kind is Kind.END:
            self.note("there is nothing to read", "write a statement: [Title]: text", "empty")
        previous: ArgdownArgument | None = None
        while self.kind is not Kind.END:
            before = self.i
            previous = self.read_block(previous)
            self.expect_block_end()
            if self.i == before:
                self.advance()

    def read_frontmatter(self) -> None:
        """The settings at the head of a file, and the empty line that must follow them."""
        _, start, end, value = self.advance()
        self.frontmatter = value if isinstance(value, YamlMapping) else None
        self.removes_tags = removes_tags(self.frontmatter)
        newlines = self.i
        self.skip(Kind.NEWLINE)
        if self.kind is Kind.EMPTY_LINE:
            self.advance()
        elif self.kind is Kind.END:
            self.note(
                "nothing follows the frontmatter",
                "add an empty line and a statement: [Title]: text",
                "empty",
                end - 1 if newlines else start,
            )
        else:
            self.note_missing_line(
                "an empty line is missing after the frontmatter",
                "put one below the closing ===",
            )

    def read_block(self, previous: ArgdownArgument | None) -> ArgdownArgument | None:
        """Read one paragraph; gives the argument if it is one, for a structure that follows."""
        kind = self.kind
        if self.is_before(ITEMS):
            self.read_list()
        elif kind is Kind.HEADING:
            self.read_heading()
        elif kind is Kind.STATEMENT_NUMBER:
            self.read_structure(previous)
        elif kind in ARGUMENT_TITLES:
            member = self.read_argument(None, 0)
            owner = self.builder.complete(member)
            return owner if isinstance(owner, ArgdownArgument) else None
        elif kind in STATEMENT_TITLES or kind in CONTENT:
            if kind is Kind.NEWLINE:
                self.skip(Kind.NEWLINE)
                return previous
            member = self.read_statement(None, 0, ArgdownRole.TOP_LEVEL)
            self.builder.complete(member)
        elif kind is Kind.EMPTY_LINE:
            self.advance()
            return previous
        else:
            self.read_misplaced()
            return previous
        return None

    def expect_block_end(self) -> None:
        """After a block there must be an empty line or the end; note what stands there instead."""
        closes_relations = self.i > 0 and self.tokens[self.i - 1][0] is Kind.DEDENT
        self.skip(Kind.DEDENT)
        start = self.tokens[self.i][1]
        closes_relations = closes_relations and self.source.text[start - 1 : start] == "\n"
        kind = self.kind
        if kind is Kind.EMPTY_LINE:
            self.advance()
            return
        if kind is Kind.END or self.i == 0 or self.tokens[self.i - 1][0] is Kind.EMPTY_LINE:
            return
        name = self.next_name()
        if kind in (Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION) and closes_relations:
            self.note_missing_line(
                f"an empty line is missing before {name}",
                "Argdown's own tools need one here; put one in",
                Severity.WARNING,
            )
        elif self.is_before(ITEMS):
            self.note(
                "a list begins within another paragraph",
                "lists do not nest; put an empty line before a list",
                "nested-list",
                self.tokens[self.i + 1][1],
            )
        elif kind in TITLES or kind in (Kind.HEADING, Kind.STATEMENT_NUMBER):
            self.note_missing_line(
                f"an empty line is missing before {name}",
                "headings, definitions, references and numbered statements begin a paragraph",
            )

    def note_missing_line(
        self, message: str, advice: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Note that an empty line is missing before the next token.

        A reference or a number may as well be a part of the text above, so nothing mends those.
        """
        start, code = self.tokens[self.i][1], "missing-empty-line"
        problem = self.source.problem(start, message, advice, code, severity)
        mending = Mending("", "\n") if self.kind in _BEGINNING_ALONE else None
        self.problems.add(replace(problem, mending=mending))

    def read_misplaced(self) -> None:
        """Note what cannot begin a paragraph, and read on behind it."""
        kind = self.kind
        if kind in (Kind.INDENT, Kind.DEDENT):
            self.advance()
            if self.kind in RELATION_KINDS:
                self.read_misplaced()
        elif kind in RELATION_KINDS:
            self.note_orphan()
            self.advance()
            member = self.read_child(None, 0, self.kind)
            if member is not None:
                self.builder.complete(member)
        elif kind is Kind.INFERENCE_START:
            self.note(
                "an inference stands outside a premise-conclusion structure",
                "put it between (1) a premise and (2) a conclusion, without empty lines",
                "misplaced-inference",
            )
            self.builder.unrelate(self.read_inference())
        elif kind in ITEMS:
            self.note(
                "this list item fits no list above it",
                "give all items of a list the same indentation and the same sign",
                "misplaced-item",
            )
            self.advance()
        elif kind is Kind.FRONTMATTER:
            message = "frontmatter stands only at the beginning of a file"
            self.note(message, "move it up, or escape the signs: \\===", "misplaced-frontmatter")
            self.advance()
        else:
            self.note(
                f"{kind.value} cannot begin a paragraph",
                "data follows a statement, an argument, a heading or an inference",
                "misplaced-" + kind.name.lower(),
            )
            self.advance()

    def note_orphan(self) -> None:
        """Note why a relation hangs below nothing."""
        indented = self.source.place(self.tokens[self.i][1]).column > 1
        if indented and self.i > 0 and self.tokens[self.i - 1][0] is Kind.DEDENT:
            message = f"the relation {self.next_name()} is indented less than the lines of its list"
            self.note(message, "give all lines of a list the same indentation", "uneven-indent")
        else:
            self.note(
                f"the relation {self.next_name()} has nothing above it to relate to",
                "indent it below a statement or an argument, without an empty line between",
                "orphan-relation",
            )

    def read_heading(self) -> None:
        """A heading with its data; it opens a section."""
        _, start, _, value = self.advance()
        content = self.read_content()
        title = content.text.strip()
        if not title:
            self.note("a heading needs a text", "write it after the #", "missing-text", start)
        section = ArgdownSection(
            self.source, start, "", len(value) if isinstance(value, str) else 1, title
        )
        section.tags = tuple(content.tags)
        section.ranges = tuple(content.ranges)
        section.data = self.read_data()
        self.builder.open_section(section)
        self.skip_leftovers("a heading")

    def read_list(self) -> None:
        """The items of one list; they have no role, and lists do not nest."""
        self.advance()
        kind, start, is_reasoning = self.kind, self.tokens[self.i][1], False
        while self.kind is kind:
            self.advance()
            member = self.read_child(None, 0, self.kind, role=None)
            if member is not None:
                self.builder.complete(member)
                is_reasoning = is_reasoning or _names_numbers(member.full_text)
        if self.kind is Kind.DEDENT:
            self.advance()
        if is_reasoning and kind is Kind.ORDERED_ITEM:
            self.note(
                "the items of a numbered list stand side by side: none is a premise of another",
                "write (1) before each premise, ---- on a line of its own, and (2) what follows",
                "numbered-list",
                start,
                warns=True,
            )


def _names_numbers(text: str) -> bool:
    """Whether a text ends in numbers in brackets, as a step does that names its premises."""
    return _NUMBERS.search(text[-_MOST_NUMBERS:]) is not None
