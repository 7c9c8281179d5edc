"""What an Argdown document holds, by the names of the reference's model.

Where a record of a map has such a name too, ``Argdown`` stands before the name here.

Records are filled by the builder and not changed after `parse` has returned them. They refer
to each other (a member to its section, a relation to its ends), so they compare by identity.
Places are computed when asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterpoint.errors import Place, Problem
    from counterpoint.formats.argdown.source_text import SourceText
    from counterpoint.formats.argdown.tokens import Token
    from counterpoint.formats.yaml_data import PlainYaml, YamlMapping

MemberKind: TypeAlias = Literal["definition", "reference", "untitled"]


class RelationType(StrEnum):
    """The reference's names. Strict mode turns support into entails, attack into contrary."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTORY = "contradictory"
    ENTAILS = "entails"
    CONTRARY = "contrary"

    @property
    def is_symmetric(self) -> bool:
        """Whether source and target may be exchanged."""
        return self in (RelationType.CONTRADICTORY, RelationType.CONTRARY)


class ArgdownRole(StrEnum):
    """How a member is used where it stands; list items have none."""

    TOP_LEVEL = "top-level-statement"
    RELATION = "relation-statement"
    PREMISE = "premise"
    INTERMEDIARY_CONCLUSION = "intermediary-conclusion"
    MAIN_CONCLUSION = "main-conclusion"
    ARGUMENT_DESCRIPTION = "argument-description"


class RangeType(StrEnum):
    """The kinds of marked stretches in a text."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    TAG = "tag"
    STATEMENT_MENTION = "statement-mention"
    ARGUMENT_MENTION = "argument-mention"


@dataclass(slots=True, eq=False)
class Range:
    """A stretch ``[start, end)`` of a `Member.full_text` and what it points to.

    ``target`` is a link's URL, a tag, a mention's title, or nothing.
    """

    type: RangeType
    start: int
    end: int
    target: str = ""


@dataclass(slots=True, eq=False)
class ArgdownSection:
    """A heading and what it governs, down to the next heading of its level or above."""

    source: SourceText
    offset: int
    id: str
    level: int
    title: str
    data: YamlMapping | None = None
    tags: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    parent: ArgdownSection | None = None
    children: list[ArgdownSection] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where the heading begins."""
        return self.source.place(self.offset)

    def walk(self) -> Iterator[ArgdownSection]:
        """This section and all below it, in the order of the file."""
        stack = [self]
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))


@dataclass(slots=True, eq=False)
class Member:
    """One occurrence in the file of a statement or of an argument.

    ``full_text`` is the text with its markup taken out and its tags and mentions as written,
    as the reference has it; ``text`` is without the tags at its end. ``relation`` is the one
    by which the member hangs below ``parent``; both are ``None`` elsewhere.
    """

    source: SourceText
    of: Literal["statement", "argument"]
    offset: int
    end: int = 0
    title: str = ""
    kind: MemberKind = "untitled"
    role: ArgdownRole | None = None
    full_text: str = ""
    ranges: tuple[Range, ...] = ()
    tags: tuple[str, ...] = ()
    data: YamlMapping | None = None
    section: ArgdownSection | None = None
    relation: ArgdownRelation | None = None
    parent: Member | None = None
    argument: str | None = None
    is_top_level: bool = False

    @property
    def text(self) -> str:
        """The wording: no tags at the end, no blanks around it.

        A tag within the sentence stays as written, for it is read as a word there.
        """
        text = self.full_text
        end = _end_of_words(text, len(text))
        for range_ in reversed(self.ranges):
            if range_.type is RangeType.TAG:
                if _end_of_words(text, range_.end) < end:
                    break
                end = _end_of_words(text, range_.start)
        return text[:end].strip()

    @property
    def place(self) -> Place:
        """Where the member begins: after a relation's symbol or a premise's number."""
        return self.source.place(self.offset)

    @property
    def end_place(self) -> Place:
        """Just after the member's own text, tags and data, before what hangs below it."""
        return self.source.place(self.end)

    @property
    def is_reference(self) -> bool:
        """Whether only the title stands here, without a text."""
        return self.kind == "reference"


@dataclass(slots=True, eq=False)
class _Titled:
    """What statements and arguments share: all members of one title, ``data`` merged over them."""

    title: str
    members: list[Member] = field(default_factory=list)
    relations: list[ArgdownRelation] = field(default_factory=list)
    tag_set: dict[str, None] = field(default_factory=dict)
    data: dict[str, PlainYaml] = field(default_factory=dict)
    section: ArgdownSection | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all members, in the order of the file."""
        return tuple(self.tag_set)

    @property
    def canonical(self) -> Member | None:
        """The member whose text stands for all: marked ``isCanonical``, else the last text."""
        latest: Member | None = None
        for member in reversed(self.members):
            if member.is_reference:
                continue
            is_canonical = member.data.get("isCanonical") if member.data is not None else None
            if is_canonical is not None and is_canonical.plain():
                return member
            latest = latest or member
        return latest

    @property
    def text(self) -> str:
        """The wording of the canonical member, empty where no member has a text."""
        member = self.canonical
        return member.text if member is not None else ""


@dataclass(slots=True, eq=False)
class EquivalenceClass(_Titled):
    """A statement, and how it is used."""

    is_used_as_top_level: bool = False
    is_used_as_relation: bool = False
    is_used_as_premise: bool = False
    is_used_as_intermediary_conclusion: bool = False
    is_used_as_main_conclusion: bool = False

    kind: ClassVar[Literal["statement"]] = "statement"

    @property
    def is_defined(self) -> bool:
        """Whether any member is more than a reference."""
        return any(not member.is_reference for member in self.members)

    @property
    def place(self) -> Place:
        """Where it is defined first, or referred to first."""
        member = next((m for m in self.members if not m.is_reference), self.members[0])
        return member.place


@dataclass(slots=True, eq=False)
class ArgdownInference:
    """The step to one conclusion. ``title`` is that of its argument."""

    source: SourceText
    offset: int
    rules: list[str] = field(default_factory=list)
    data: YamlMapping | None = None
    relations: list[ArgdownRelation] = field(default_factory=list)
    conclusion_index: int = 0
    title: str = ""

    kind: ClassVar[Literal["inference"]] = "inference"

    @property
    def place(self) -> Place:
        """Where the opening dashes stand."""
        return self.source.place(self.offset)


@dataclass(slots=True, eq=False)
class PcsStatement:
    """A numbered line of a premise-conclusion structure; ``inference`` only at conclusions."""

    member: Member
    number: str
    inference: ArgdownInference | None = None

    @property
    def role(self) -> ArgdownRole:
        """Premise, intermediary conclusion or main conclusion."""
        return self.member.role or ArgdownRole.PREMISE

    @property
    def title(self) -> str:
        """The title of its statement."""
        return self.member.title

    @property
    def place(self) -> Place:
        """Where its statement begins."""
        return self.member.place


@dataclass(slots=True, eq=False)
class ArgdownArgument(_Titled):
    """The descriptions of an argument, and its premise-conclusion structure."""

    pcs: list[PcsStatement] = field(default_factory=list)

    kind: ClassVar[Literal["argument"]] = "argument"

    @property
    def is_defined(self) -> bool:
        """Whether it is described or reconstructed anywhere."""
        return bool(self.pcs) or any(not member.is_reference for member in self.members)

    @property
    def inferences(self) -> tuple[ArgdownInference, ...]:
        """The steps of its structure, in order."""
        return tuple(step.inference for step in self.pcs if step.inference is not None)

    @property
    def place(self) -> Place:
        """Where it is described first, or referred to first, or reconstructed."""
        if not self.members:
            return self.pcs[0].place
        member = next((m for m in self.members if not m.is_reference), self.members[0])
        return member.place


RelationEnd: TypeAlias = EquivalenceClass | ArgdownArgument | ArgdownInference


@dataclass(slots=True, eq=False)
class Occurrence:
    """One line that states a relation; ``member`` is what stands on it."""

    source: SourceText
    offset: int
    member: Member | None = None

    @property
    def place(self) -> Place:
        """Where the relation's symbol stands."""
        return self.source.place(self.offset)


@dataclass(slots=True, eq=False)
class ArgdownRelation:
    """From ``source`` to ``target``; stated by its occurrences, or derived from others."""

    type: RelationType
    source: RelationEnd
    target: RelationEnd
    occurrences: list[Occurrence] = field(default_factory=list)
    derived: bool = False

    @property
    def place(self) -> Place | None:
        """Where it is stated first, ``None`` if derived."""
        return self.occurrences[0].place if self.occurrences else None

    @property
    def member(self) -> Member | None:
        """The occurrence below the line that stated it first, ``None`` if derived."""
        return self.occurrences[0].member if self.occurrences else None


@dataclass(slots=True, eq=False)
class Document:
    """A read Argdown text. What could not be read is in ``problems``, in order of place.

    ``sections`` are the outermost ones. ``statements`` and ``arguments`` are keyed by title in
    the order in which the reference meets them; ``relations`` come in the order of the file,
    those below a line before that line's own. ``hashes`` gives the SHA-256 of each file that
    was read, by its name from the folder of the first. ``token_list`` is there only where it was
    asked for.
    """

    source: SourceText
    file: str
    frontmatter: YamlMapping | None
    sections: tuple[ArgdownSection, ...]
    statements: dict[str, EquivalenceClass]
    arguments: dict[str, ArgdownArgument]
    relations: tuple[ArgdownRelation, ...]
    tags: tuple[str, ...]
    problems: tuple[Problem, ...]
    hashes: dict[str, str] = field(default_factory=dict)
    token_list: list[Token] = field(default_factory=list, repr=False)

    def all_members(self) -> Iterator[Member]:
        """Every occurrence of every statement, then of every argument."""
        for owner in (*self.statements.values(), *self.arguments.values()):
            yield from owner.members

    def all_sections(self) -> Iterator[ArgdownSection]:
        """Every section in the order of the file."""
        for section in self.sections:
            yield from section.walk()


def _end_of_words(text: str, end: int) -> int:
    """An offset moved back over the blanks before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
