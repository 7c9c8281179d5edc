"""From tokens to a document: the grammar of Argdown, and going on after what breaks it.

The grammar is the reference's (https://argdown.org/syntax/), read by recursive descent; only
relations nest, at most `MAX_DEPTH` deep. What breaks it becomes a problem with its place, and
reading goes on at the nearest point that makes sense, so that one run tells all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counterpoint.errors import Problem, Severity
from counterpoint.formats.argdown.builder import Builder
from counterpoint.formats.argdown.document import (
    Argument,
    Inference,
    Member,
    Occurrence,
    Range,
    RangeType,
    RelationEnd,
    Role,
    Section,
)
from counterpoint.formats.argdown.settings import removes_tags
from counterpoint.formats.argdown.tokens import CONTENT, RELATIONS, Kind, Token
from counterpoint.formats.yaml_data import YamlMapping

if TYPE_CHECKING:
    from counterpoint.formats.argdown.source_text import SourceText

__all__ = ["MAX_DEPTH", "Parser"]

MAX_DEPTH = 64

_RELATION_KINDS = frozenset(RELATIONS.values())
_STATEMENT_TITLES = (Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE)
_ARGUMENT_TITLES = (Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE)
_TITLES = frozenset({*_STATEMENT_TITLES, *_ARGUMENT_TITLES})
_ITEMS = (Kind.ORDERED_ITEM, Kind.UNORDERED_ITEM)
_BREAKS = (Kind.NEWLINE, Kind.INDENT, Kind.DEDENT, Kind.EMPTY_LINE)


@dataclass(slots=True)
class _Content:
    """A run of text with its markup taken out; ``end`` is where its last token ends."""

    text: str = ""
    end: int = 0
    ranges: list[Range] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


class Parser:
    """Reads the tokens of one document into a builder."""

    def __init__(self, source: SourceText, tokens: list[Token], problems: list[Problem]) -> None:
        self.source = source
        self.tokens = tokens
        self.problems = problems
        self.builder = Builder()
        self.frontmatter: YamlMapping | None = None
        self._removes_tags = False
        self.i = 0
        self.kind = tokens[0][0]
        self._structure: Argument | None = None
        self._inference: Inference | None = None

    # Moving and telling

    def advance(self) -> Token:
        token = self.tokens[self.i]
        if token[0] is not Kind.END:
            self.i += 1
            self.kind = self.tokens[self.i][0]
        return token

    def skip(self, kind: Kind) -> None:
        while self.kind is kind:
            self.advance()

    def skip_to_paragraph_end(self) -> None:
        while self.kind is not Kind.EMPTY_LINE and self.kind is not Kind.END:
            self.advance()

    def is_at_line_start(self) -> bool:
        return self.i == 0 or self.tokens[self.i - 1][0] in _BREAKS

    def note(
        self,
        message: str,
        advice: str,
        code: str,
        offset: int | None = None,
        *,
        warns: bool = False,
    ) -> None:
        at = self.tokens[self.i][1] if offset is None else offset
        severity = Severity.WARNING if warns else Severity.ERROR
        self.problems.append(
            Problem(
                self.source.place(at), message, advice, code, severity, self.source.line_text(at)
            )
        )

    # Blocks

    def run(self) -> None:
        """Read the whole document."""
        self.skip(Kind.NEWLINE)
        self.skip(Kind.EMPTY_LINE)
        if self.kind is Kind.FRONTMATTER:
            self.read_frontmatter()
        elif self.kind is Kind.END:
            self.note("there is nothing to read", "write a statement: [Title]: text", "empty")
        previous: Argument | None = None
        while self.kind is not Kind.END:
            before = self.i
            previous = self.read_block(previous)
            self.expect_block_end()
            if self.i == before:
                self.advance()

    def read_frontmatter(self) -> None:
        _, start, end, value = self.advance()
        self.frontmatter = value if isinstance(value, YamlMapping) else None
        self._removes_tags = removes_tags(self.frontmatter)
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
            self.note(
                "an empty line is missing after the frontmatter",
                "put one below the closing ===",
                "missing-empty-line",
            )

    def read_block(self, previous: Argument | None) -> Argument | None:
        """Read one paragraph; gives the argument if it is one, for a structure that follows."""
        kind = self.kind
        if kind is Kind.INDENT and self.tokens[self.i + 1][0] in _ITEMS:
            self.read_list()
        elif kind is Kind.HEADING:
            self.read_heading()
        elif kind is Kind.STATEMENT_NUMBER:
            self.read_structure(previous)
        elif kind in _ARGUMENT_TITLES:
            member = self.read_argument(None, 0)
            owner = self.builder.complete(member)
            return owner if isinstance(owner, Argument) else None
        elif kind in _STATEMENT_TITLES or kind in CONTENT:
            if kind is Kind.NEWLINE:
                self.skip(Kind.NEWLINE)
                return previous
            member = self.read_statement(None, 0, Role.TOP_LEVEL)
            self.builder.complete(member)
        elif kind is Kind.EMPTY_LINE:
            self.advance()
            return previous
        else:
            self.read_misplaced()
            return previous
        return None

    def expect_block_end(self) -> None:
        """After a block there must be an empty line or the end; tell what stands there instead."""
        closes_relations = self.i > 0 and self.tokens[self.i - 1][0] is Kind.DEDENT
        self.skip(Kind.DEDENT)
        kind = self.kind
        if kind is Kind.EMPTY_LINE:
            self.advance()
            return
        if kind is Kind.END or self.i == 0 or self.tokens[self.i - 1][0] is Kind.EMPTY_LINE:
            return
        named = self.named()
        if kind in (Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION) and closes_relations:
            self.note(
                f"an empty line is missing before {named}",
                "Argdown's own tools need one here; put one in",
                "missing-empty-line",
                warns=True,
            )
        elif kind is Kind.INDENT and self.tokens[self.i + 1][0] in _ITEMS:
            self.note(
                "a list begins within another paragraph",
                "lists do not nest; put an empty line before a list",
                "nested-list",
                self.tokens[self.i + 1][1],
            )
        elif kind in _TITLES or kind in (Kind.HEADING, Kind.STATEMENT_NUMBER):
            self.note(
                f"an empty line is missing before {named}",
                "headings, definitions, references and numbered statements begin a paragraph",
                "missing-empty-line",
            )

    def named(self) -> str:
        """How a message calls the token that comes next."""
        kind, start, end, value = self.tokens[self.i]
        if kind in _TITLES and isinstance(value, str):
            opener, closer = "[]" if kind in _STATEMENT_TITLES else "<>"
            return f"{opener}{value}{closer}"
        if kind is Kind.TEXT or kind in RELATIONS.values():
            return f"'{self.source.text[start:end].strip()[:30]}'"
        return kind.value

    def read_misplaced(self) -> None:
        """Tell what cannot begin a paragraph, and read on behind it."""
        kind = self.kind
        if kind in (Kind.INDENT, Kind.DEDENT):
            self.advance()
            if self.kind in _RELATION_KINDS:
                self.read_misplaced()
        elif kind in _RELATION_KINDS:
            self.note(
                f"the relation {self.named()} has nothing above it to relate to",
                "indent it below a statement or an argument, without an empty line between",
                "orphan-relation",
            )
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
            self.read_inference()
        elif kind in _ITEMS:
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

    def read_heading(self) -> None:
        _, start, _, value = self.advance()
        content = self.read_content()
        title = content.text.strip()
        if not title:
            self.note("a heading needs a text", "write it after the #", "missing-text", start)
        section = Section(
            self.source, start, "", len(value) if isinstance(value, str) else 1, title
        )
        section.tags = tuple(dict.fromkeys(content.tags))
        section.ranges = tuple(content.ranges)
        section.data = self.read_data()
        self.builder.open_section(section)
        self.skip_leftovers("a heading")

    def read_list(self) -> None:
        self.advance()
        kind = self.kind
        while self.kind is kind:
            self.advance()
            member = self.read_child(None, 0, self.kind, role=None)
            if member is not None:
                self.builder.complete(member)
        if self.kind is Kind.DEDENT:
            self.advance()

    # Statements and arguments

    def read_child(
        self, parent: Member | None, depth: int, kind: Kind, role: Role | None = Role.TOP_LEVEL
    ) -> Member | None:
        """The statement or argument after a relation's or an item's symbol, if there is one."""
        if kind in _ARGUMENT_TITLES:
            return self.read_argument(parent, depth)
        if kind in CONTENT or kind in _STATEMENT_TITLES:
            return self.read_statement(parent, depth, role)
        self.note(
            f"a statement or an argument is expected here, not {self.named()}",
            "write a text, [Title], [Title]: text, <Title> or <Title>: text",
            "missing-text",
        )
        return None

    def read_statement(self, parent: Member | None, depth: int, role: Role | None) -> Member:
        """A statement down to the last of its relations; `Builder.complete` is the caller's."""
        member = Member(self.source, "statement", self.tokens[self.i][1], role=role)
        member.is_top_level = role is Role.TOP_LEVEL
        self.read_member(member, parent, depth, _STATEMENT_TITLES)
        return member

    def read_argument(self, parent: Member | None, depth: int) -> Member:
        """An argument's description or reference down to the last of its relations."""
        role = Role.ARGUMENT_DESCRIPTION
        member = Member(self.source, "argument", self.tokens[self.i][1], role=role)
        member.is_top_level = parent is None
        self.read_member(member, parent, depth, _ARGUMENT_TITLES)
        return member

    def read_member(
        self, member: Member, parent: Member | None, depth: int, titles: tuple[Kind, Kind]
    ) -> None:
        member.parent = parent
        member.section = self.builder.section
        kind, start, end, value = self.tokens[self.i]
        member.end = end
        if kind in titles:
            self.advance()
            member.title = value if isinstance(value, str) else ""
            member.kind = "definition" if kind is titles[0] else "reference"
        if member.kind == "reference":
            self.read_reference_tags(member)
        elif self.kind in CONTENT:
            content = self.read_content()
            member.full_text = content.text
            member.ranges, member.tags = tuple(content.ranges), tuple(content.tags)
            member.end = content.end or end
        else:
            self.note(
                f"a text is expected after {self.source.text[start:end].strip()}",
                "write the text on the same line, or leave the colon out to refer to it",
                "missing-text",
            )
        self.skip(Kind.NEWLINE)
        if self.kind is Kind.DATA:
            member.end = self.tokens[self.i][2]
            member.data = self.read_data()
        self.skip_leftovers("data" if member.data is not None else self.source.text[start:end])
        if self.kind is Kind.INDENT and self.tokens[self.i + 1][0] in _RELATION_KINDS:
            self.read_relations(self.builder.end_of(member), member, depth + 1)

    def read_reference_tags(self, member: Member) -> None:
        ranges: list[Range] = []
        length = 0
        while self.kind is Kind.TAG:
            _, start, end, value = self.advance()
            if not self._removes_tags:
                member.full_text += self.source.text[start:end]
                ranges.append(Range(RangeType.TAG, length, length + end - start, str(value)))
                length += end - start
            if value not in member.tags:
                member.tags = (*member.tags, str(value))
            member.end = end
        if member.tags:
            member.ranges = tuple(ranges)
            self.builder.note_tags(member.tags)

    def read_data(self) -> YamlMapping | None:
        self.skip(Kind.NEWLINE)
        if self.kind is not Kind.DATA:
            return None
        value = self.advance()[3]
        self.skip(Kind.NEWLINE)
        return value if isinstance(value, YamlMapping) else None

    def skip_leftovers(self, owner: str) -> None:
        """Nothing may follow data or a reference on its line; tell it once and pass over it."""
        if self.kind is not Kind.DATA and self.kind not in CONTENT:
            if self.kind not in _TITLES or self.is_at_line_start():
                return
        self.note(
            f"nothing may follow {owner.strip()}, but here is {self.named()}",
            "tags come first, then {data}; text goes before both, or into a paragraph of its own",
            "text-after-data" if owner == "data" else "text-after-reference",
        )
        while self.kind in CONTENT or self.kind is Kind.DATA or self.kind in _TITLES:
            if self.kind in _TITLES and self.is_at_line_start():
                break
            self.advance()

    # Text

    def read_content(self) -> _Content:
        """Text with markup, over line ends, up to what is no text."""
        content = _Content(end=self.tokens[self.i][1])
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
            elif kind in _TITLES and not self.is_at_line_start():
                self.note_title_in_text()
                piece = self.source.text[start : min(end + 1, self.tokens[self.i + 1][1])]
            else:
                break
            if broken and text and text[-1] != " ":
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
        self, content: _Content, opened: list[tuple[Range, int]], text: str, piece: str
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
            if self._removes_tags:
                return text
        content.ranges.append(Range(_RANGE_TYPES[kind], length, length + len(piece), str(value)))
        return text + piece

    def note_title_in_text(self) -> None:
        kind, start, end, _ = self.tokens[self.i]
        image = self.source.text[start:end].strip()
        self.note(
            f"{image} stands in running text",
            f"write @{image.rstrip(':')} to mention it, or escape the bracket: \\{image[0]}",
            "title-in-text",
        )

    def note_unclosed_range(self, content: _Content, opened: list[tuple[Range, int]]) -> None:
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

    # Relations

    def read_relations(self, owner: RelationEnd, parent: Member | None, depth: int) -> None:
        """The indented relation lines below a statement, an argument or an inference."""
        if depth > MAX_DEPTH:
            self.note(
                f"relations are nested deeper than {MAX_DEPTH}",
                "begin a new paragraph with the title of the deepest one",
                "too-deep",
                self.tokens[self.i + 1][1],
            )
            self.skip_to_paragraph_end()
            return
        self.advance()
        while self.kind in _RELATION_KINDS:
            self.read_relation(owner, parent, depth)
            if self.kind is Kind.INDENT and self.tokens[self.i + 1][0] in _RELATION_KINDS:
                self.advance()  # told by read_misplaced or harmless: go on with the lines
        if self.kind is Kind.DEDENT:
            self.advance()

    def read_relation(self, owner: RelationEnd, parent: Member | None, depth: int) -> None:
        symbol, start, end, _ = self.advance()
        if symbol is Kind.CONTRADICTS and self.kind in _ARGUMENT_TITLES:
            self.note(
                f"{self.named()} is an argument, and >< relates statements only",
                "use - for an attack, or a statement in square brackets",
                "contradicts-argument",
            )
        if isinstance(owner, Inference) and symbol is not Kind.UNDERCUT_BY:
            self.note(
                f"an inference can only be undercut, not related by {self.source.text[start:end]}",
                "use _ here, or put the relation below a premise or a conclusion",
                "inference-relation",
                start,
            )
        member = self.read_child(parent, depth, self.kind, Role.RELATION)
        if member is None:
            return
        child = self.builder.complete(member)
        target = owner
        if symbol is Kind.UNDERCUT_BY and depth == 1 and parent is not None and self._inference:
            target = self._inference
        member.relation = self.builder.relate(
            symbol, target, child, Occurrence(self.source, start, member)
        )

    # Premise-conclusion structures

    def read_structure(self, previous: Argument | None) -> None:
        start = self.tokens[self.i][1]
        if previous is not None and previous.pcs:
            self.note(
                f"<{previous.title}> has a premise-conclusion structure already",
                "give this one an argument of its own: <Title> and an empty line above it",
                "second-structure",
            )
            previous = None
        argument = self.builder.open_structure(previous)
        self._structure = argument
        pending: Inference | None = None
        while True:
            if self.kind is Kind.STATEMENT_NUMBER:
                self.read_step(argument, pending)
                pending = None
            elif self.kind is Kind.INFERENCE_START:
                if pending is not None:
                    self.note_missing_conclusion()
                pending = self.read_inference()
            elif self.kind is Kind.DEDENT:
                self.advance()
            else:
                break
        if pending is not None:
            self.note_missing_conclusion()
        elif not argument.inferences:
            self.note(
                "this premise-conclusion structure has no inference",
                "put ---- between the premises and the conclusion",
                "missing-inference",
                start,
            )
        elif argument.pcs[-1].inference is None:
            self.note(
                f"({argument.pcs[-1].number}) is a premise that nothing follows from",
                "put ---- and a conclusion below it, or move it above an inference",
                "missing-inference",
                argument.pcs[-1].member.offset,
            )
        self.builder.close_structure(argument)
        self._structure = self._inference = None

    def note_missing_conclusion(self) -> None:
        self.note(
            "the conclusion is missing after the inference",
            "write it as a numbered statement on the next line: (2) text",
            "missing-conclusion",
        )

    def read_step(self, argument: Argument, inference: Inference | None) -> None:
        _, _, _, number = self.advance()
        if self.kind in _ARGUMENT_TITLES:
            self.note(
                f"{self.named()} is an argument and cannot be a premise or a conclusion",
                "write a statement here",
                "argument-in-structure",
            )
            self.builder.complete(self.read_argument(None, 0))
            return
        member = self.read_child(None, 0, self.kind, role=None)
        if member is not None:
            self.builder.complete(member)
            self.builder.add_step(argument, str(number), member, inference)

    def read_inference(self) -> Inference:
        """``----`` or ``-- rules {data} --`` with the undercuts below it."""
        _, start, _, _ = self.advance()
        inference = self._inference = Inference(self.source, start)
        self.skip(Kind.NEWLINE)
        self.read_rules(inference)
        inference.data = self.read_data()
        if self.kind is Kind.INFERENCE_END:
            self.advance()
            if self.kind not in (Kind.NEWLINE, Kind.END):
                self.note(
                    f"nothing may follow an inference, but here is {self.named()}",
                    "begin a new line",
                    "text-after-inference",
                )
        else:
            self.note(
                "this inference is not closed",
                "write ---- (four hyphens), or -- rule, rule {data} --",
                "unclosed-inference",
                start,
            )
        while self.kind in CONTENT or self.kind in (Kind.COMMA, Kind.DATA, Kind.INFERENCE_END):
            self.advance()
        if self.kind is Kind.INDENT and self.tokens[self.i + 1][0] in _RELATION_KINDS:
            self.read_relations(inference, None, 1)
        return inference

    def read_rules(self, inference: Inference) -> None:
        while self.kind is Kind.TEXT:
            rule: list[str] = []
            while self.kind is Kind.TEXT:
                rule.append(str(self.advance()[3]))
            inference.rules.append("".join(rule).strip())
            if self.kind is Kind.COMMA:
                self.advance()
                if self.kind is not Kind.TEXT:
                    self.note(
                        "a rule is expected after the comma",
                        "name it, or leave the comma out",
                        "missing-rule",
                    )


_MARKUP = frozenset(CONTENT - {Kind.TEXT, Kind.NEWLINE})
_RANGE_TYPES = {
    Kind.TAG: RangeType.TAG,
    Kind.STATEMENT_MENTION: RangeType.STATEMENT_MENTION,
    Kind.ARGUMENT_MENTION: RangeType.ARGUMENT_MENTION,
}
