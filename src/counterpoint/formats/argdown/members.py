"""Reading statements, arguments and the relations that hang below them."""

from __future__ import annotations

from counterpoint.formats.argdown.content import ContentReader, InlineContent
from counterpoint.formats.argdown.cursor import (
    ARGUMENT_TITLES,
    RELATION_KINDS,
    STATEMENT_TITLES,
    TITLES,
)
from counterpoint.formats.argdown.document import (
    ArgdownInference,
    ArgdownRole,
    Member,
    Occurrence,
    RelationEnd,
)
from counterpoint.formats.argdown.tokens import CONTENT, Kind
from counterpoint.formats.yaml_data import YamlMapping

MAX_DEPTH = 64  # of relations below relations: people write about five, and reading recurses


class MemberReader(ContentReader):
    """The layer of the grammar for members; only here does anything nest.

    ``inference`` is the last one of the structure that is being read, ``None`` outside.
    """

    inference: ArgdownInference | None = None

    def read_child(
        self,
        parent: Member | None,
        depth: int,
        kind: Kind,
        role: ArgdownRole | None = ArgdownRole.TOP_LEVEL,
    ) -> Member | None:
        """The statement or argument after a relation's or an item's symbol, if there is one."""
        if kind in ARGUMENT_TITLES:
            return self.read_argument(parent, depth)
        if kind in CONTENT or kind in STATEMENT_TITLES:
            return self.read_statement(parent, depth, role)
        self.note_missing_text()
        return None

    def note_missing_text(self, offset: int | None = None) -> None:
        """Note that a statement or an argument should come next."""
        self.note(
            f"a statement or an argument is expected here, not {self.next_name()}",
            "write a text, [Title], [Title]: text, <Title> or <Title>: text",
            "missing-text",
            offset,
        )

    def read_statement(self, parent: Member | None, depth: int, role: ArgdownRole | None) -> Member:
        """A statement down to the last of its relations; `Builder.complete` is the caller's."""
        member = Member(self.source, "statement", self.tokens[self.i][1], role=role)
        member.is_top_level = role is ArgdownRole.TOP_LEVEL
        self.read_member(member, parent, depth, STATEMENT_TITLES)
        return member

    def read_argument(self, parent: Member | None, depth: int) -> Member:
        """An argument's description or reference down to the last of its relations."""
        role = ArgdownRole.ARGUMENT_DESCRIPTION
        member = Member(self.source, "argument", self.tokens[self.i][1], role=role)
        member.is_top_level = parent is None
        self.read_member(member, parent, depth, ARGUMENT_TITLES)
        return member

    def read_member(
        self, member: Member, parent: Member | None, depth: int, titles: tuple[Kind, Kind]
    ) -> None:
        """Fill a member: title, text or tags, data, then the relations below it."""
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
            self.take_content(member, content)
            member.end = content.end or end
            if member.kind == "untitled" and not (content.tags or member.full_text.strip()):
                self.note_missing_text(start)
        else:
            self.note(
                f"a text is expected after {self.source.text[start:end].strip()}",
                "write the text on the same line, or leave the colon out to refer to it",
                "missing-text",
            )
        self.skip(Kind.NEWLINE)
        if member.kind == "reference" and self.kind in CONTENT:
            self.read_text_without_colon(member, self.source.text[start:end].strip())
        if self.kind is Kind.DATA:
            member.end = self.tokens[self.i][2]
            member.data = self.read_data()
        self.skip_leftovers("data" if member.data is not None else self.source.text[start:end])
        if self.is_before(RELATION_KINDS):
            self.read_relations(self.builder.end_of(member), member, depth + 1)

    def read_text_without_colon(self, member: Member, title: str) -> None:
        """Note that a text follows a title without a colon, and take it as the text of it."""
        self.note(
            f"a colon is missing between {title} and {self.next_name()}",
            f"write {title}: and the text; a text of its own needs an empty line before it",
            "missing-colon",
        )
        content = self.read_content()
        member.kind = "definition"
        member.full_text = content.text
        member.ranges = tuple(content.ranges)
        member.tags = tuple(dict.fromkeys((*member.tags, *content.tags)))
        member.end = content.end
        self.skip(Kind.NEWLINE)

    def read_reference_tags(self, member: Member) -> None:
        """The tags that may follow a reference; nothing else may."""
        content = InlineContent()
        while self.kind is Kind.TAG:
            self.read_markup(content)
            member.end = self.advance()[2]
        if content.tags:
            self.take_content(member, content)
            self.builder.note_tags(member.tags)

    def take_content(self, member: Member, content: InlineContent) -> None:
        """Give a member its text with ranges and tags."""
        member.full_text = content.text
        member.ranges, member.tags = tuple(content.ranges), tuple(content.tags)

    def read_data(self) -> YamlMapping | None:
        """The data that comes next, perhaps on the next line; ``None`` if none does."""
        self.skip(Kind.NEWLINE)
        if self.kind is not Kind.DATA:
            return None
        value = self.advance()[3]
        self.skip(Kind.NEWLINE)
        return value if isinstance(value, YamlMapping) else None

    def skip_leftovers(self, owner: str) -> None:
        """Nothing may follow data or a reference on its line; note it once and pass over it."""
        if not self.is_before_leftover():
            return
        self.note(
            f"nothing may follow {owner.strip()}, but here is {self.next_name()}",
            "tags come first, then {data}; text goes before both, or into a paragraph of its own",
            "text-after-data" if owner == "data" else "text-after-reference",
        )
        while self.is_before_leftover():
            self.advance()

    def is_before_leftover(self) -> bool:
        """Whether text, data or a title comes next that begins no paragraph of its own."""
        if self.kind in TITLES:
            return not self.is_at_line_start()
        return self.kind is Kind.DATA or self.kind in CONTENT

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
        while self.kind in RELATION_KINDS:
            self.read_relation(owner, parent, depth)
        if self.kind is Kind.DEDENT:
            self.advance()

    def read_relation(self, owner: RelationEnd, parent: Member | None, depth: int) -> None:
        """One relation line with all that hangs below it."""
        symbol, start, end, _ = self.advance()
        if symbol is Kind.CONTRADICTS and self.kind in ARGUMENT_TITLES:
            self.note(
                f"{self.next_name()} is an argument, and >< relates statements only",
                "use - for an attack, or a statement in square brackets",
                "contradicts-argument",
            )
        if isinstance(owner, ArgdownInference) and symbol is not Kind.UNDERCUT_BY:
            self.note(
                f"an inference can only be undercut, not related by {self.source.text[start:end]}",
                "use _ here, or put the relation below a premise or a conclusion",
                "inference-relation",
                start,
            )
        member = self.read_child(parent, depth, self.kind, ArgdownRole.RELATION)
        if member is None:
            return
        child = self.builder.complete(member)
        target = owner
        if symbol is Kind.UNDERCUT_BY and depth == 1 and parent is not None and self.inference:
            target = self.inference
        member.relation = self.builder.relate(
            symbol, target, child, Occurrence(self.source, start, member)
        )
