"""Where in its files a map takes what is new: the writer's order.

A speaker's heading stands among those of the speakers in the order of the text, and under it a
paragraph among the others by where its first passage stands. What nobody says comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.formats.argdown import ArgdownSection, Document, Member
from counterpoint.formats.argdown.editing import Edit
from counterpoint.formats.argdown.editing.blocks import Blocks, Paragraph
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.no_claims import find_no_claims, sentences_of
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, yaml_text
from counterpoint.model import Expert, Standing

_FAR = 2**60  # behind every offset of a text


@dataclass(frozen=True, slots=True)
class SpeakingVoice:
    """Who speaks and in which source; nobody where both are ``None``."""

    expert: str | None = None
    source: str | None = None


def speaks_as(speaking: Speaking, voice: SpeakingVoice) -> bool:
    """Whether under a heading this voice has the word, and no other."""
    experts = () if voice.expert is None else (voice.expert,)
    return speaking.experts == experts and (voice.expert is None or speaking.source == voice.source)


def insert_paragraph(
    map_text: MapText, voice: SpeakingVoice, paragraph: str, start: int | None
) -> tuple[Document, Edit]:
    """The edit that puts a paragraph under a voice's heading, which is made where it lacks.

    ``start`` is where in the text the paragraph's passage begins, ``None`` where it has none: it
    then comes last.
    """
    for document, section, speaking in map_text.sections():
        if speaks_as(speaking, voice):
            blocks = map_text.blocks(document)
            after = _block_before(map_text, document, section, start)
            return document, blocks.insert_after(after, paragraph)
    if voice.expert is None:
        return _insert_first(map_text, paragraph)
    return _insert_heading(map_text, voice, paragraph)


def heading_for(
    map_text: MapText, expert: Expert, voice: SpeakingVoice, start: int
) -> tuple[Document, Edit] | None:
    """The edit that makes a voice's heading, ``None`` where it stands already.

    ``start`` is where in the source the voice begins to speak.
    """
    if any(speaks_as(speaking, voice) for _, _, speaking in map_text.sections()):
        return None
    line, _, offset = _rank(map_text, voice)
    rank = line, int(expert.standing is Standing.EDITOR), min(offset, start)
    return _insert_under(map_text, _heading_text(map_text, voice, expert), rank)


def occurrence_under(map_text: MapText, voice: SpeakingVoice, claim_id: str) -> Member | None:
    """Where a voice says or names a claim: the first paragraph of its own, else the first line."""
    members = [
        member
        for member in map_text.drafts[claim_id].members
        if member.of == "statement"
        and member.argument is None
        and speaks_as(map_text.speaking(member), voice)
    ]
    members.sort(key=lambda member: (member.parent is not None, member.offset))
    return members[0] if members else None


def starts_of(map_text: MapText, member: Member) -> list[int]:
    """Where the passages of an occurrence begin."""
    return [
        stance.quotation.start
        for stance in map_text.stances_at(member)
        if stance.quotation is not None and stance.quotation.start is not None
    ]


def _block_before(
    map_text: MapText, document: Document, section: ArgdownSection, start: int | None
) -> Paragraph:
    """The paragraph behind which a new one comes, the heading where none is before it.

    A comment that a sentence holds no claim stands among the paragraphs at its sentence's place.
    """
    blocks = map_text.blocks(document)
    heading = blocks.heading(section)
    under = blocks.blocks_under(section)
    if start is None:
        return under[-1] if under else heading
    starts = [(_start_of_block(map_text, blocks, block), block) for block in under]
    starts += _no_claims_under(map_text, document, heading)
    before = [block for own, block in starts if own is not None and own <= start]
    return max(before, key=lambda block: block.start, default=heading)


def _no_claims_under(
    map_text: MapText, document: Document, heading: Paragraph
) -> Iterator[tuple[int, Paragraph]]:
    """The comments between a heading and the next, each with where its sentence begins."""
    headings = (x.start for x in map_text.blocks(document).blocks if x.is_heading)
    until = next((x for x in headings if x > heading.start), len(document.source.text))
    comments = [
        comment
        for comment in find_no_claims(map_text)
        if comment.document is document and heading.end <= comment.start < until
    ]
    for own, comment in sentences_of(map_text, comments):
        yield own, Paragraph(comment.start, comment.end)


def _start_of_block(map_text: MapText, blocks: Blocks, block: Paragraph) -> int | None:
    members = [x for x in blocks.members if block.start <= x.offset < block.end]
    own = [start for x in members if x.parent is None for start in starts_of(map_text, x)]
    starts = own or [start for x in members for start in starts_of(map_text, x)]
    return min(starts, default=None)


def _insert_first(map_text: MapText, paragraph: str) -> tuple[Document, Edit]:
    """What nobody says comes before the first heading."""
    document = map_text.documents[0]
    blocks = map_text.blocks(document)
    first_heading = next((i for i, x in enumerate(blocks.blocks) if x.is_heading), None)
    before = blocks.blocks[:first_heading]
    return document, blocks.insert_after(before[-1] if before else None, paragraph)


def _insert_heading(
    map_text: MapText, voice: SpeakingVoice, paragraph: str
) -> tuple[Document, Edit]:
    expert = next(x for x in map_text.map.experts if x.id == voice.expert)
    text = f"{_heading_text(map_text, voice, expert)}\n\n{paragraph}"
    return _insert_under(map_text, text, _rank(map_text, voice))


def _insert_under(
    map_text: MapText, text: str, own_rank: tuple[int, int, int]
) -> tuple[Document, Edit]:
    """A heading with what stands under it, behind those of the speakers before."""
    after: tuple[Document, ArgdownSection] | None = None
    first: tuple[Document, ArgdownSection] | None = None
    for document, section, speaking in map_text.sections():
        if len(speaking.experts) != 1:
            continue
        first = first or (document, section)
        if _rank(map_text, SpeakingVoice(speaking.experts[0], speaking.source)) <= own_rank:
            after = document, section
    if after is not None:
        document, section = after
        blocks = map_text.blocks(document)
        under = _blocks_below(blocks, section)
        return document, blocks.insert_section(
            under[-1] if under else blocks.heading(section), text
        )
    if first is not None:
        document, section = first
        blocks = map_text.blocks(document)
        index = blocks.blocks.index(blocks.heading(section))
        return document, blocks.insert_section(blocks.blocks[index - 1] if index else None, text)
    document = map_text.documents[0]
    blocks = map_text.blocks(document)
    return document, blocks.insert_section(blocks.blocks[-1] if blocks.blocks else None, text)


def _blocks_below(blocks: Blocks, section: ArgdownSection) -> list[Paragraph]:
    """The paragraphs of a heading and of those below it."""
    under = blocks.blocks_under(section)
    for child in section.children:
        under = [*under, blocks.heading(child), *_blocks_below(blocks, child)]
    return under


def _heading_text(map_text: MapText, voice: SpeakingVoice, expert: Expert) -> str:
    """The heading of a voice, with the source's title where the voice has another heading."""
    title = argdown_text(expert.name)
    has_other = any(speaking.experts == (expert.id,) for _, _, speaking in map_text.sections())
    source = next((x for x in map_text.map.sources if x.id == voice.source), None)
    if has_other and source is not None:
        title += f": {argdown_text(source.title)}"
    data = f"expert: {yaml_text(expert.id)}"
    if voice.source is not None:
        data += f", source: {yaml_text(voice.source)}"
    return f"# {title} {{{data}}}"


def _rank(map_text: MapText, voice: SpeakingVoice) -> tuple[int, int, int]:
    """Where a voice stands among the others: by source as listed, then by the text.

    An editor, who sums the others up, comes behind them.
    """
    editors = {x.id for x in map_text.map.experts if x.standing is Standing.EDITOR}
    source = next((x for x in map_text.map.sources if x.id == voice.source), None)
    if source is None or source.place is None:
        return _FAR, 0, 0
    starts = [x.start for x in source.sections if x.expert == voice.expert and x.start is not None]
    rank = min(starts, default=_FAR)
    return source.place.line, int(voice.expert in editors), rank
