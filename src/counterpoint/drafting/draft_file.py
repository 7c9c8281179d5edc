"""The file in which proposals wait: ``NAME.draft.argdown``, a map file of the same base.

Each proposal is a block below a comment that names its sentence, so that it can be accepted by
moving the block into the map, by hand as well. What belongs here: that text, both ways. What does
not: which proposals there are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from counterpoint.drafting.proposals import Proposal
from counterpoint.formats import argdown
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, flow
from counterpoint.formats.yaml_data import YamlMapping, YamlScalar
from counterpoint.model import mode_words

_MARK = re.compile(
    r"^// draft (?P<source>\S+) (?P<sentence>\S+)(?: sums (?P<links>[^:\n]+))?(?::.*)?$",
    re.MULTILINE,
)
_END = re.compile(r"^(?:#+ |// draft |// These sentences )", re.MULTILINE)
_HEAD = re.compile(r"^={3,}[ \t]*\n.*?^={3,}[ \t]*$", re.MULTILINE | re.DOTALL)
_INTRODUCTION = """\
// Proposals, each a sentence of the source. None is asserted, and no finding knows of them.
// Accept them in `counterpoint work`, or move a block into the map by hand."""
_FIRST_LINES = """\
// Made by `counterpoint draft` from its sources; nothing is claimed yet. Look at the names, posts
// and sections above, then go through the proposals: counterpoint work {name}"""
_LEFTOVERS_LINE = """\
// These sentences are no longer in the source. What was drafted for them is kept as a comment."""
_GONE_PART = re.compile(r"^// These sentences are no longer ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A proposal as it stands in the file, where a person may have changed it.

    ``start`` and ``end`` are offsets in the file's text, half open; ``content`` is the block
    without its comment, ready to be moved. ``title``, ``text``, ``kind``, ``mode`` and ``quote``
    are as the file has them, "" where it has none; ``links`` are ids of sentences.
    """

    source: str
    sentence: str
    links: tuple[str, ...]
    start: int
    end: int
    content: str
    expert: str = ""
    title: str = ""
    text: str = ""
    kind: str = ""
    mode: str = ""
    quote: str = ""


def render_first_map(head: str, name: str, voices: Sequence[tuple[str, str, str]]) -> str:
    """A map called ``name`` that claims nothing: its ``head``, and a heading for each voice.

    ``voices`` are sources, ids and names.
    """
    headings = [_heading(source, voice, {voice: label}) for source, voice, label in voices]
    parts = [head, _FIRST_LINES.format(name=name), *(headings or ["# Claims"])]
    return "\n\n".join(parts) + "\n"


def render_draft(head: str, voices: Mapping[str, str], proposals: Sequence[Proposal]) -> str:
    """The file: the map's ``head``, and proposals below the names of their ``voices``."""
    by_sentence = _by_sentence(proposals)
    parts = [head, _INTRODUCTION]
    for key, group in _groups(proposals).items():
        parts.append(_heading(*key, voices))
        parts += (_block(proposal, by_sentence) for proposal in group)
    return "\n\n".join(parts) + "\n"


def updated_draft(
    text: str, head: str, voices: Mapping[str, str], proposals: Sequence[Proposal]
) -> str:
    """An earlier file with the ``head`` of its map as it is, and with these proposals.

    What stands there for a sentence stays as it is, and so does all that a person has added;
    new proposals stand behind that of the sentence before. Blocks for which there is no proposal
    any more become comments at the end.
    """
    blocks = {(block.source, block.sentence): block for block in read_draft(text)}
    by_sentence, keys = _by_sentence(proposals), {(x.source, x.sentence) for x in proposals}
    leftovers = [block for key, block in blocks.items() if key not in keys]
    comments = [_as_comment(text[block.start : block.end]) for block in leftovers]
    end = _GONE_PART.search(text)
    last = end.start() if end is not None else len(text)
    edits = [(block.start, block.end, "") for block in leftovers]
    for (source, voice), group in _groups(proposals).items():
        stretch: list[str] = []
        at = next((blocks[source, x.sentence].start for x in group if _key(x) in blocks), None)
        if at is None:
            at, stretch = last, [_heading(source, voice, voices)]
        for proposal in group:
            block = blocks.get(_key(proposal))
            if block is None:
                stretch.append(_block(proposal, by_sentence))
                continue
            edits.append(_insertion(at, stretch))
            at, stretch = block.end, []
        edits.append(_insertion(at, stretch))
    edits.sort(key=lambda edit: edit[:2])
    for start, stop, words in reversed(edits):  # of equal ones the last first, to keep their order
        before = text[:start]
        gap = "\n" if words and not before.endswith("\n\n") else ""
        text = before + gap + words + text[stop:]
    text = _HEAD.sub(lambda _: head, text, count=1) if head else text
    parts = [
        text.rstrip("\n"),
        *([_LEFTOVERS_LINE] if leftovers and end is None else []),
        *comments,
    ]
    return "\n\n".join(parts) + "\n"


def _key(proposal: Proposal) -> tuple[str, str]:
    return proposal.source, proposal.sentence


def _by_sentence(proposals: Sequence[Proposal]) -> dict[tuple[str, str], Proposal]:
    return {_key(proposal): proposal for proposal in proposals if not proposal.links}


def _groups(proposals: Sequence[Proposal]) -> dict[tuple[str, str], list[Proposal]]:
    """The proposals of each source and voice, in the order in which they first speak."""
    groups: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault((proposal.source, proposal.expert), []).append(proposal)
    return groups


def _heading(source: str, voice: str, voices: Mapping[str, str]) -> str:
    data = flow({"expert": voice, "source": source})
    return f"# {argdown_text(voices.get(voice, voice))} {data}"


def _insertion(at: int, blocks: list[str]) -> tuple[int, int, str]:
    return at, at, "".join(f"{block}\n\n" for block in blocks)


def _as_comment(block: str) -> str:
    return "\n".join(f"// {line}".rstrip() for line in block.strip("\n").splitlines())


def read_draft(text: str, file: str = "") -> tuple[DraftBlock, ...]:
    """The proposals in the text of a draft, in order; one sentence has one, the first.

    What a person has broken is read as far as it goes: a block is found by its comment alone.
    """
    document = argdown.parse(text, file)
    groups = document.statements.values()
    members = sorted((x for group in groups for x in group.members), key=lambda x: x.place.line)
    lines = [member.place.line for member in members]
    ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
    blocks: dict[tuple[str, str], DraftBlock] = {}
    for mark in _MARK.finditer(text):
        end = _END.search(text, mark.end())
        stop = end.start() if end is not None else len(text)
        first, last = bisect_right(ends, mark.start()) + 1, bisect_right(ends, stop - 1) + 1
        below = bisect_right(lines, first)
        is_inside = below < len(lines) and lines[below] <= last
        block = _read_block(mark, text, stop, members[below] if is_inside else None)
        blocks.setdefault((block.source, block.sentence), block)
    return tuple(blocks.values())


def without_block(text: str, block: DraftBlock) -> str:
    """The text of a draft without one of its blocks, all else as it was."""
    return text[: block.start] + text[block.end :]


def blocks_without(
    text: str, blocks: Sequence[DraftBlock], block: DraftBlock
) -> tuple[DraftBlock, ...] | None:
    """What `read_draft` gives of a text without one of its ``blocks``, which are all that it has.

    ``None`` where it has to be read: the block stands in no paragraph of its own, a sentence has
    two, or somebody has broken one. Linear, and nothing is parsed.
    """
    is_alone = text[: block.start].endswith("\n\n") and (
        block.end == len(text) or text[: block.end].endswith("\n\n")
    )
    is_whole = len(_MARK.findall(text)) == len(blocks) and all(x.title for x in blocks)
    if not is_alone or not is_whole:
        return None
    size = block.end - block.start
    return tuple(
        replace(x, start=x.start - size, end=x.end - size) if x.start > block.start else x
        for x in blocks
        if x is not block
    )


def _block(proposal: Proposal, by_sentence: Mapping[tuple[str, str], Proposal]) -> str:
    quote = {"quote": proposal.quote} if proposal.quote else {}
    links = [
        by_sentence[proposal.source, link]
        for link in proposal.links
        if (proposal.source, link) in by_sentence
    ]
    mark = f"// draft {proposal.source} {proposal.sentence}"
    if proposal.links:
        mark += f" sums {' '.join(proposal.links)}"
    if links:
        sums = flow({"sums": links[0].expert} | quote)
        return f"{mark}\n[{links[0].title}] {sums}"
    words = [f'"{proposal.text[x.start : x.end]}" ({x.sign.value})' for x in proposal.cues]
    words += [f"worded by {' '.join(proposal.by.split())}"] if proposal.by else []
    mark += f": {', '.join(words)}" if words else ""
    mode = " ".join(mode_words(proposal.directness, proposal.firmness))
    data = {"kind": proposal.kind.value} | ({"mode": mode} if mode else {}) | quote
    return f"{mark}\n[{proposal.title}]: {argdown_text(proposal.text)} {flow(data)}"


def _read_block(
    mark: re.Match[str], text: str, stop: int, member: argdown.Member | None
) -> DraftBlock:
    links = tuple((mark["links"] or "").split())
    content = text[mark.end() : stop].strip("\n")
    block = DraftBlock(mark["source"], mark["sentence"], links, mark.start(), stop, content)
    if member is None:
        return block
    data = member.data
    section = member.section.data if member.section is not None else None
    return DraftBlock(
        block.source,
        block.sentence,
        links,
        block.start,
        stop,
        content,
        _scalar(section, "expert"),
        member.title,
        member.text,
        _scalar(data, "kind"),
        _scalar(data, "mode"),
        _scalar(data, "quote"),
    )


def _scalar(data: YamlMapping | None, key: str) -> str:
    node = data.get(key) if data is not None else None
    return node.text if isinstance(node, YamlScalar) else ""
