"""The statements and arguments of all parts of a map, brought together by title.

What belongs here: which occurrences speak of the same claim or argument. What does not: who
speaks, and what follows from what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import (
    ArgdownArgument,
    ArgdownInference,
    Document,
    EquivalenceClass,
    Member,
    PcsStatement,
)
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.model import content_hash, slug

_PLAIN_KINDS = ("statement", "tag")  # of these the title alone makes the hash


@dataclass(slots=True, eq=False)
class ClaimDraft:
    """A claim in the making. ``key`` is its kind of title and the title (or text) itself."""

    key: tuple[str, str]
    title: str
    members: list[Member] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    id: str = ""

    @property
    def is_defined(self) -> bool:
        """Whether a text is given anywhere."""
        return any(not member.is_reference for member in self.members)

    @property
    def text(self) -> str:
        """The first text written; the title, where there is none."""
        texts = (member.text for member in self.members if not member.is_reference)
        return next(filter(None, texts), self.title)

    @property
    def place(self) -> Place:
        """Where its first text stands, else its first mention."""
        return _first_place(self.members)


@dataclass(slots=True, eq=False)
class ArgumentDraft:
    """An argument in the making: either ``pcs``, or ``claim``, the premise that it states.

    ``title`` is empty for a structure without a name.
    """

    title: str
    members: list[Member] = field(default_factory=list)
    pcs: list[PcsStatement] = field(default_factory=list)
    claim: ClaimDraft | None = None

    @property
    def is_defined(self) -> bool:
        """Whether it is described or reconstructed anywhere."""
        return bool(self.pcs) or any(not member.is_reference for member in self.members)

    @property
    def text(self) -> str:
        """The first description written."""
        texts = (member.text for member in self.members if not member.is_reference)
        return next(filter(None, texts), "")

    @property
    def place(self) -> Place:
        """Where it is described first, else mentioned first, else reconstructed."""
        return _first_place(self.members) if self.members else self.pcs[0].place


def _first_place(members: list[Member]) -> Place:
    return next((m for m in members if not m.is_reference), members[0]).place


class Content:
    """All claims and arguments, and the ways to find them."""

    def __init__(self) -> None:
        self.claims: dict[tuple[str, str], ClaimDraft] = {}
        self.arguments: dict[tuple[str, ...], ArgumentDraft] = {}
        self._by_class: dict[tuple[int, str], ClaimDraft] = {}
        self._by_argument: dict[tuple[int, str], ArgumentDraft] = {}

    def claim_of(self, member: Member) -> ClaimDraft:
        """The claim that a statement's occurrence speaks of."""
        return self._by_class[id(member.source), member.title]

    def claim_at(self, document: Document, statement: EquivalenceClass) -> ClaimDraft:
        """The claim that a statement of a document is."""
        return self._by_class[id(document.source), statement.title]

    def argument_of(self, member: Member) -> ArgumentDraft:
        """The argument that an argument's occurrence speaks of."""
        return self._by_argument[id(member.source), member.title]

    def argument_at(
        self, document: Document, end: ArgdownArgument | ArgdownInference
    ) -> ArgumentDraft:
        """The argument that an argument of a document, or a step of it, belongs to."""
        return self._by_argument[id(document.source), end.title]

    def claim_named(self, reference: str) -> ClaimDraft | None:
        """The claim that ``[Title]``, ``<Title>`` or a bare title names, if there is one."""
        text = " ".join(reference.split())
        if text.startswith("<") and text.endswith(">"):
            argument = self.arguments.get(("titled", text[1:-1].strip()))
            return argument.claim if argument is not None else None
        if text.startswith("[") and text.endswith("]"):
            text = text[1:-1].strip()
        claim = self.claims.get(("statement", text))
        return claim if claim is not None else self.claims.get(("argument", text))

    def titles(self) -> Iterator[str]:
        """The titles that can be referred to, as they are written in a reference."""
        for kind, title in self.claims:
            if kind != "text":
                yield title

    def enter_statement(self, document: Document, statement: EquivalenceClass) -> None:
        """Take a statement of a document in; one without a title is known by its text."""
        members = sorted(statement.members, key=lambda member: member.offset)
        first = next((member for member in members if not member.is_reference), None)
        if first is not None and first.kind == "untitled":
            key, title = ("text", first.text), cut_at_word(first.text)
        else:
            key, title = ("statement", statement.title), statement.title
        claim = self.claims.setdefault(key, ClaimDraft(key, title))
        claim.members.extend(members)
        claim.tags |= dict.fromkeys(statement.tags)
        self._by_class[id(document.source), statement.title] = claim

    def enter_argument(
        self, document: Document, argument: ArgdownArgument, problems: Problems
    ) -> None:
        """Take an argument of a document in."""
        key: tuple[str, ...] = ("titled", argument.title)
        if not argument.members:
            key = ("structure", document.file, argument.title)
        title = argument.title if argument.members else ""
        draft = self.arguments.setdefault(key, ArgumentDraft(title))
        draft.members.extend(sorted(argument.members, key=lambda member: member.offset))
        if argument.pcs and draft.pcs:
            problems.error(
                argument.pcs[0].place,
                f"<{title}> has a premise-conclusion structure at {draft.pcs[0].place} already",
                "keep one of them, or give one another title",
                "conflicting-definition",
            )
        elif argument.pcs:
            draft.pcs = argument.pcs
        self._by_argument[id(document.source), argument.title] = draft

    def join(self, tags: dict[str, list[str]]) -> None:
        """Give each argument without a structure its claim.

        ``[A]`` is that claim where only ``<A>: text`` is ever given a text.
        """
        replaced: dict[tuple[str, str], ClaimDraft] = {}
        for draft in self.arguments.values():
            if draft.pcs:
                continue
            title = draft.title
            claim = ClaimDraft(("argument", title), title, draft.members)
            claim.tags = dict.fromkeys(tags.get(title, ()))
            draft.claim = self.claims[claim.key] = claim
            statement = self.claims.get(("statement", title))
            if statement is not None and not statement.is_defined and draft.is_defined:
                claim.tags |= statement.tags
                claim.members = [*draft.members, *statement.members]
                replaced[statement.key] = claim
                del self.claims[statement.key]
        for place, old in self._by_class.items():
            self._by_class[place] = replaced.get(old.key, old)


def gather(documents: Sequence[Document], problems: Problems) -> Content:
    """The content of all parts; claims have their ids. ``documents`` come sorted by name."""
    content = Content()
    tags: dict[str, list[str]] = {}
    for document in documents:
        for statement in document.statements.values():
            if statement.members:
                content.enter_statement(document, statement)
        for argument in document.arguments.values():
            if argument.members or argument.pcs:
                content.enter_argument(document, argument, problems)
                tags.setdefault(argument.title, []).extend(argument.tags)
    content.join(tags)
    ids = allot_ids((claim.key, slug(claim.title)) for claim in content.claims.values())
    for claim in content.claims.values():
        claim.id = ids[claim.key]
    return content


def allot_ids(names: Iterable[tuple[tuple[str, ...], str]]) -> dict[tuple[str, ...], str]:
    """An id for each key: its name, with a hash of the key where two keys share the name.

    Which of the two was written first plays no part.

    >>> allot_ids([(("statement", "A b"), "a-b"), (("statement", "C"), "c")])
    {('statement', 'A b'): 'a-b', ('statement', 'C'): 'c'}
    """
    keys_by_name: dict[str, list[tuple[str, ...]]] = {}
    for key, name in names:
        keys_by_name.setdefault(name, []).append(key)
    used_ids = set(keys_by_name)
    ids: dict[tuple[str, ...], str] = {}
    for name, keys in keys_by_name.items():
        if len(keys) == 1:
            ids[keys[0]] = name
            continue
        for key in sorted(keys):
            hashed = key[1:] if key[0] in _PLAIN_KINDS else key
            lengths = (6, 12, 64)
            options = (f"{name}-{content_hash(*hashed, length=length)}" for length in lengths)
            ids[key] = next(option for option in options if option not in used_ids)
            used_ids.add(ids[key])
    return ids
