"""The Ipsissima profile: whose claim it is, how near to the source's words, and which those are.

After version 1.13 of its specification (https://github.com/jgsw/ipsissima/blob/main/docs/PROFILE.md).
A map of it reads one author's text: an untagged claim is the author's own. Its mechanism (causal
steps) has no place in a map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import PurePath

from counterpoint.errors import Place
from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown_map.head.bibliography import SourceEntry, TextOfSource
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.others.translation import (
    Translation,
    argdown_data,
    copies_of,
    listed_nodes,
    mapping,
    members_of,
    note_unread,
    scalar,
    untag,
    words_of,
)
from counterpoint.formats.losses import Losses
from counterpoint.formats.source_texts import SourceReading
from counterpoint.formats.yaml_data import YamlMapping, YamlNode
from counterpoint.model import Expert, Fidelity, Furniture, Source, slug

_AUTHOR, _TEXT = "author", "text"
_OURS = ("experts", "sources", "voices", "editors")
_HEAD_KEYS = ("reconstruction", "contentions", "mechanism", "text-provenance")
# What is the author's own way of saying it, and what is somebody else's.
_MODES = {"reported": "reported", "contested": "reported", "conceded": "conceded"}
_TAGS = frozenset({*_MODES, "authority", "obiter", "crux", "appraisal"})
_READ_KEYS = frozenset({"chapter", "source", "fidelity", "warrant", "note"})
_NOT_STATED = (Fidelity.INTERPRETATION.value, Fidelity.IMPUTATION.value)
_QUOTED = re.compile(r'"([^"]{10,})"|\u201c([^\u201d]{10,})\u201d')  # less is a scare quote
_STOPS = " .,;:!?\u2026"  # at the ends of a quotation they are the map's
_ELISION = re.compile(r"\s*(?:\.\.\.|\u2026|\[\u2026\]|\[\.\.\.\])\s*")
_FRONT_LINE = re.compile(r"(author|title|url|licence):[ \t]*(\S.*)")


def is_profile(documents: Sequence[Document]) -> bool:
    """Whether files speak of a text as the profile does, and name no voices in our way."""
    heads = [x.frontmatter for x in documents if x.frontmatter is not None]
    if any(key in head for head in heads for key in _OURS):
        return False
    if any("reconstruction" in head for head in heads):
        return True
    return any(x.data is not None and "fidelity" in x.data for x in members_of(documents))


def read_profile(documents: Sequence[Document], text_of_source: TextOfSource) -> Translation | None:
    """The author's stances with their passages; ``None`` where the files are of no profile.

    Linear in the files.
    """
    if not is_profile(documents):
        return None
    return _Profile(documents, text_of_source).translation()


class _Profile:
    """Reads one map: its chapters first, then claim by claim."""

    def __init__(self, documents: Sequence[Document], text_of_source: TextOfSource) -> None:
        self._documents = copies_of(documents)
        self._text_of_source = text_of_source
        self._losses = Losses()
        self._heads = [x.frontmatter for x in documents if x.frontmatter is not None]
        self._defaults = next(
            (x for head in self._heads if isinstance(x := head.get("defaults"), YamlMapping)), None
        )
        self._sources: dict[str, SourceEntry] = {}
        self._author = ""

    def translation(self) -> Translation:
        place = self._documents[0].source.place(0)
        default = self._chapter(self._defaults)
        members = list(members_of(self._documents))
        tags_of = {
            id(member): frozenset(owner.tag_set)
            for document in self._documents
            for owner in (*document.statements.values(), *document.arguments.values())
            for member in owner.members
        }
        note_unread(self._documents, _READ_KEYS, self._losses)
        for head in self._heads:
            for key in _HEAD_KEYS:
                if key in head:
                    sentence = f"{key} of the frontmatter"
                    self._losses.note(f"head:{key}", sentence, place=head.key_place(key))
        for member in members:
            member.data = self._data(member, tags_of[id(member)])
        untag(self._documents, _TAGS)
        name = self._author or f"Author of {self._title()}"
        author = Expert(_AUTHOR, name, place=place)
        everywhere = Speaking((_AUTHOR,), default)
        return Translation(
            self._documents, {_AUTHOR: author}, self._sources, everywhere, self._losses
        )

    def _title(self) -> str:
        title = next((words for head in self._heads if (words := words_of(head.get("title")))), "")
        return title or PurePath(self._documents[0].file).stem

    def _chapter(self, data: YamlMapping | None) -> str | None:
        """The source that a chapter is, by its id, entered once; ``None`` where none is named."""
        node = None if data is None else data.get("chapter")
        path = words_of(node)
        if not path or node is None:
            return None
        source_id = slug(PurePath(path).stem)
        if source_id not in self._sources:
            source = Source(source_id, self._title(), file=path, place=node.place)
            reading = self._text_of_source(source)
            facts = _front_matter(reading)
            self._author = self._author or facts.get("author", "")
            source = Source(
                source_id,
                facts.get("title") or (self._title() if not self._sources else PurePath(path).name),
                licence=facts.get("licence", ""),
                file=path,
                place=node.place,
            )
            self._sources[source_id] = SourceEntry(source, YamlMapping((), node.place))
        return source_id

    def _unnamed_text(self, place: Place) -> str:
        """The source of a map that says nowhere in which file its text is."""
        entry = SourceEntry(Source(_TEXT, self._title(), place=place), YamlMapping((), place))
        self._sources.setdefault(_TEXT, entry)
        return _TEXT

    def _data(self, member: Member, tags: frozenset[str]) -> YamlMapping | None:
        """An occurrence's data in our words."""
        data, place = member.data or YamlMapping((), member.place), member.place
        values = argdown_data(data)
        if "appraisal" in tags:
            sentence = "claims of whoever drew the map, which the author does not make"
            if not member.is_reference:
                self._losses.note("appraisal", sentence, member.title, place)
            values["stance"] = scalar("none", place)
            return mapping(place, values)
        mode = next((_MODES[tag] for tag in _MODES if tag in tags), "")
        if member.is_reference and not data.get("source"):
            if not mode:
                values["inference"] = scalar("explicit", place)
            return mapping(place, values)
        fidelity = words_of(data.get("fidelity")).lower()
        if not mode and fidelity in _NOT_STATED:
            mode = "implied"
        if mode:
            values["mode"] = scalar(mode, place)
        values |= self._fidelity(data, fidelity)
        source = self._chapter(data) or self._chapter(self._defaults)
        quotes = [
            scalar(quote, at)
            for words, at in self._quoted(member, data, fidelity)
            if (quote := words.strip(_STOPS))
        ]
        if quotes:
            values["quote"] = listed_nodes(quotes)
            source = source or self._unnamed_text(place)
        if source is not None:
            values["source"] = scalar(source, place)
        return mapping(place, values)

    def _fidelity(self, data: YamlMapping, fidelity: str) -> Iterator[tuple[str, YamlNode]]:
        node = data.get("fidelity")
        if node is not None and fidelity in {x.value for x in Fidelity}:
            if fidelity != Fidelity.QUOTATION.value:  # that is seen and not believed
                yield "fidelity", scalar(fidelity, node.place)
        elif node is not None:
            self._losses.note("data:fidelity", "data of the key fidelity", fidelity, node.place)
        notes = [words for key in ("warrant", "note") if (words := words_of(data.get(key)))]
        if notes:
            at = data.get("warrant") or data.get("note")
            assert at is not None, "one of them has words"
            yield "note", scalar(". ".join(notes), at.place)

    def _quoted(
        self, member: Member, data: YamlMapping, fidelity: str
    ) -> Iterator[tuple[str, Place]]:
        """What an occurrence quotes: in its source, else in its text, else the whole text."""
        node = data.get("source")
        words = words_of(node)
        if node is not None and words:
            spans = list(_spans(words)) or [words.strip("\"'\u201c\u201d ")]
            yield from ((span, node.place) for span in spans)
            return
        spans = list(_spans(member.text))
        if not spans and fidelity == Fidelity.QUOTATION.value:
            spans = [member.text]
        yield from ((span, member.place) for span in spans)


def _spans(text: str) -> Iterator[str]:
    """The quotations in a text, each part of one that leaves something out by itself."""
    for match in _QUOTED.finditer(text):
        for part in _ELISION.split(match[1] or match[2]):
            if len(part.split()) > 1:
                yield part.strip()


def _front_matter(reading: SourceReading) -> dict[str, str]:
    """The lines of a source file's own head that say whose text it is."""
    if reading.source_text is None:
        return {}
    head = takewhile(lambda x: x.furniture is Furniture.METADATA, reading.source_text.blocks)
    lines = (reading.source_text.text[block.start : block.end] for block in head)
    facts = (match.groups() for line in lines if (match := _FRONT_LINE.match(line)))
    return {key: value.strip("\"'\u201c\u201d ") for key, value in facts}
