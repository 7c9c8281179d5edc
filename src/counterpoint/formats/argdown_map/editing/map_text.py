"""A map as it stands in its files: what each record was read from, and who speaks where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from counterpoint.errors import Place, Problem, Problems
from counterpoint.formats import argdown
from counterpoint.formats.argdown import ArgdownSection, Document, Member, RelationType
from counterpoint.formats.argdown.editing import Blocks
from counterpoint.formats.argdown_map.claims.content import ClaimDraft, Content, gather
from counterpoint.formats.argdown_map.head.speakers import SpeakerLookup, Speaking
from counterpoint.formats.argdown_map.memory import ReadingMemory
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.argdown_map.reasons.links import ReasonLink, find_links
from counterpoint.formats.source_texts import SourceReading
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import Argument, ArgumentMap, Attack, Claim, Source, Stance

_NO_DATA = YamlMapping((), Place(""))
_SUPPORTS = (RelationType.SUPPORT, RelationType.ENTAILS)
TextOfSource = Callable[[Source], SourceReading]


@dataclass(frozen=True)
class MapText:
    """The documents of a map with the bytes that they were read from, and the map that they say.

    ``contents`` are by the name that places carry; ``text_of_source`` gives the texts that are
    quoted. What is derived is computed when it is asked for, and once.
    """

    documents: tuple[Document, ...]
    contents: Mapping[str, bytes]
    map: ArgumentMap
    warnings: tuple[Problem, ...]
    text_of_source: TextOfSource

    @cached_property
    def content(self) -> Content:
        """The claims and arguments of all documents, with their occurrences."""
        return gather(self.documents, Problems())

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.map.claims}

    @cached_property
    def stances(self) -> dict[str, Stance]:
        """The stances by id."""
        return {stance.id: stance for stance in self.map.stances}

    @cached_property
    def reasons(self) -> dict[str, Argument | Attack]:
        """Arguments and attacks by id."""
        arguments: dict[str, Argument | Attack] = {x.id: x for x in self.map.arguments}
        return arguments | {x.id: x for x in self.map.attacks}

    @cached_property
    def drafts(self) -> dict[str, ClaimDraft]:
        """What each claim was read from, by the claim's id."""
        return {draft.id: draft for draft in self.content.claims.values()}

    @cached_property
    def speakers(self) -> SpeakerLookup:
        """Who speaks under which heading."""
        experts = {expert.id: expert for expert in self.map.experts}
        sources = [source.id for source in self.map.sources]
        return SpeakerLookup(self.documents, experts, sources, Problems())

    @cached_property
    def links(self) -> tuple[ReasonLink, ...]:
        """Every line that states a reason, in the order of the files."""
        return tuple(find_links(self.documents, self.content))

    def blocks(self, document: Document) -> Blocks:
        """The paragraphs of a document."""
        if id(document) not in self._blocks:
            self._blocks[id(document)] = Blocks(document)
        return self._blocks[id(document)]

    @cached_property
    def _blocks(self) -> dict[int, Blocks]:
        return {}

    @cached_property
    def _documents(self) -> dict[int, Document]:
        return {id(document.source): document for document in self.documents}

    @cached_property
    def _members(self) -> dict[Place, Member]:
        return {
            member.place: member
            for document in self.documents
            for member in self.blocks(document).members
        }

    def document_of(self, member: Member) -> Document:
        """The document in which an occurrence stands."""
        return self._documents[id(member.source)]

    def member_at(self, place: Place | None) -> Member | None:
        """The occurrence that begins at a place, or in whose data the place lies."""
        if place is None:
            return None
        member = self._members.get(place)
        if member is not None:
            return member
        before = [
            (each.line, each.column, other)
            for each, other in self._members.items()
            if each.file == place.file and (each.line, each.column) <= (place.line, place.column)
        ]
        return max(before, key=lambda each: each[:2])[2] if before else None

    def speaking(self, member: Member) -> Speaking:
        """Who speaks at an occurrence, and in which source."""
        return self.speakers.changed(self.speakers.under(member.section), member.data or _NO_DATA)

    def sections(self) -> list[tuple[Document, ArgdownSection, Speaking]]:
        """All headings in the order of the files, with who speaks under each."""
        return [
            (document, section, self.speakers.under(section))
            for document in self.documents
            for section in document.all_sections()
        ]

    def stances_at(self, member: Member) -> list[Stance]:
        """The stances that an occurrence makes, toward claims and reasons."""
        return self._stances_by_place.get(member.place, [])

    @cached_property
    def _stances_by_place(self) -> dict[Place, list[Stance]]:
        by_place: dict[Place, list[Stance]] = {}
        for stance in self.map.stances:
            if stance.place is not None:
                by_place.setdefault(stance.place, []).append(stance)
        return by_place

    def occurrences(self, reason: Argument | Attack) -> list[ReasonLink]:
        """The lines below others in which a reason of one premise stands, in file order."""
        if len(reason.premises) != 1:
            return []
        (premise,) = reason.premises
        target = reason.target if isinstance(reason, Attack) else reason.conclusion
        types = (RelationType.ATTACK,) if isinstance(reason, Attack) else _SUPPORTS
        if target in self.claims:
            return [
                link
                for link in self.links
                if link.type in types
                and link.source.id == premise
                and isinstance(link.target, ClaimDraft)
                and link.target.id == target
            ]
        upper = self.reasons.get(target or "")
        if upper is None or not isinstance(reason, Attack):
            return []
        above = {id(link.reason) for link in self.occurrences(upper)}
        return [
            link
            for link in self.links
            if link.type is RelationType.UNDERCUT
            and link.source.id == premise
            and link.other is not None
            and id(link.other) in above
        ]


def read_map_text(
    paths: Sequence[Path],
    contents: Mapping[str, bytes],
    text_of_source: TextOfSource,
    memory: ReadingMemory | None = None,
) -> MapText:
    """The map in some files, of which those in ``contents`` are taken from there.

    ``memory`` is of the same files and is there to be read again; what it has is not parsed anew.

    Raises:
        InputError: with every mistake.
        LimitError: a file is larger than the limit.
    """
    all_contents = dict(contents)
    data = None if memory is None else memory.data
    if data is not None:
        data.begin()
    documents = argdown.read_documents(paths, all_contents, data)
    result = read_argdown_map(*documents, text_of_source=text_of_source, memory=memory)
    return MapText(tuple(documents), all_contents, result.map, result.warnings, text_of_source)
