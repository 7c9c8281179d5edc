"""Drafting a map from its sources on disk: a map to fill, and the proposals beside it.

What belongs here: which files are read and written, and what of an earlier draft stays. What does
not: what is proposed (`counterpoint.drafting`).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.drafting.draft_file import (
    DraftBlock,
    read_draft,
    render_draft,
    render_first_map,
    updated_draft,
)
from counterpoint.drafting.draft_names import ENDING, is_draft
from counterpoint.drafting.new_map import DraftedMap, map_of_sources
from counterpoint.drafting.proposals import OFFLINE, MappedSource, Proposal, propose
from counterpoint.errors import Problem, Problems, UsageError
from counterpoint.formats.argdown import SUFFIXES, read_text
from counterpoint.formats.source_texts import read_source_file
from counterpoint.model import (
    ArgumentMap,
    EntrySort,
    JournalEntry,
    SourceText,
    rejected_proposals,
)
from counterpoint.pipeline.drafted_maps import existing_map, head_of
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.pipeline.journal import Journal, journal_of, now, read_journal
from counterpoint.pipeline.model_drafting import reword
from counterpoint.pipeline.model_server import Model
from counterpoint.progress import step
from counterpoint.version import __version__


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a draft came to: its files, and the counts of what stands in it.

    ``is_new`` where the map was made too. ``mapped`` are sentences that the map quotes already,
    ``rejected`` those whose proposal somebody rejected, ``earlier`` proposals that were taken
    over as they stood, ``gone`` those whose sentence is no longer in its source. ``worded`` are
    those that a model worded, ``dropped`` the sentences for which it had nothing that passed, each
    with why.
    """

    map_file: Path
    draft_file: Path
    is_new: bool
    argument_map: ArgumentMap
    proposals: tuple[Proposal, ...]
    mapped: int = 0
    rejected: int = 0
    earlier: int = 0
    gone: int = 0
    worded: int = 0
    dropped: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


def draft_of(map_file: Path) -> Path:
    """Where the draft of a map stands.

    >>> draft_of(Path("maps/debate.argdown")).name
    'debate.draft.argdown'
    """
    return map_file.with_name(f"{map_file.stem}{ENDING}")


@step("Drafting")
def draft(
    source_files: Sequence[Path],
    map_file: Path | None = None,
    *,
    update: bool = False,
    model: Model | None = None,
) -> Drafted:
    """Write proposals for each sentence of the sources beside their map, and the map if it is new.

    By default the map is called as the first source and stands beside it. A map that is there is
    not changed; its sources have to be those given. With ``update`` an earlier draft is brought
    up to date: what stands in it stays as a person may have changed it. A ``model`` is asked to
    word what is new in the draft.

    Raises:
        InputError: a source or the map cannot be read, a source is none of the map's, or no model
            answers.
        LimitError: a file is larger than the limits.
        UsageError: there is a draft already, or a file cannot be written.
    """
    target = _target(source_files, map_file)
    draft_file = draft_of(target)
    is_there = draft_file.exists()
    if is_there and not update:
        message = f"{draft_file} is there already; --update brings it up to date and keeps it"
        raise UsageError(message)
    is_new = not target.exists()
    with step("reading the sources"):
        texts = [(path, read_source_file(path)) for path in source_files]
    drafted = _new(target, texts) if is_new else existing_map(target, texts)
    earlier = read_text(draft_file) if is_there else ""
    blocks = read_draft(earlier, str(draft_file))
    standing = {(block.source, block.sentence) for block in blocks}
    result = _proposals(drafted, target, blocks)
    if model is not None:
        result = _reworded(result, drafted, model, standing)
    voices = {expert.id: expert.name for expert in drafted.argument_map.experts}
    head = drafted.head if is_new else head_of(read_text(target))
    text = (
        updated_draft(earlier, head, voices, result.proposals)
        if is_there
        else render_draft(head, voices, result.proposals)
    )
    contents = {draft_file.name: text.encode()}
    if is_new:
        first = render_first_map(head, target.name, _voices(drafted))
        contents = {target.name: first.encode()} | contents
    write_files(target.parent, contents)
    Journal(journal_of(target)).append(*_entries(result, model, standing))
    doubts = tuple(doubt for _, text in texts for doubt in text.doubts)
    return replace(result, is_new=is_new, problems=(*result.problems, *doubts))


def _target(source_files: Sequence[Path], map_file: Path | None) -> Path:
    """The map of the sources: the one that is named, else one called as the first of them."""
    if not source_files:
        raise UsageError("name at least one source: counterpoint draft ARTICLE.txt")
    target = map_file or source_files[0].with_name(f"{source_files[0].stem}.argdown")
    if target.suffix.lower() not in SUFFIXES or is_draft(target):
        raise UsageError(f"{target}: name the map with an ending of {' or '.join(SUFFIXES)}")
    return target


def _entries(
    drafted: Drafted, model: Model | None, standing: set[tuple[str, str]]
) -> Iterator[JournalEntry]:
    """What the journal says of a draft: each new proposal, and what a model had in vain."""
    at, program = now(), f"{OFFLINE} {__version__}"
    for proposal in drafted.proposals:
        if (proposal.source, proposal.sentence) not in standing:
            yield JournalEntry(
                EntrySort.PROPOSED,
                proposal.by or program,
                at,
                sentence=proposal.sentence,
                proposal=proposal.id,
            )
    for sentence, fault in drafted.dropped:
        assert model is not None
        yield JournalEntry(EntrySort.PROPOSED, model.name, at, "dropped", sentence, readback=fault)


def _reworded(
    drafted: Drafted, sources: DraftedMap, model: Model, standing: set[tuple[str, str]]
) -> Drafted:
    """The draft with what is new in it worded by a model, as far as that passes the checks."""
    names = {expert.id: expert.name for expert in sources.argument_map.experts}
    fresh = [x for x in drafted.proposals if (x.source, x.sentence) not in standing]
    dropped: list[tuple[str, str]] = []
    problems = Problems()
    problems.add(*drafted.problems)
    worded = 0
    for source in sources.sources:
        result = reword(source, fresh, names, model)
        fresh = list(result.proposals)
        dropped += result.dropped
        problems.add(*result.problems)
        worded += len(result.worded)
    by_id = {proposal.id: proposal for proposal in fresh}
    return replace(
        drafted,
        proposals=tuple(by_id.get(x.id, x) for x in drafted.proposals),
        worded=worded,
        dropped=tuple(dropped),
        problems=tuple(problems),
    )


def _voices(drafted: DraftedMap) -> list[tuple[str, str, str]]:
    """The experts of the panel in each source, in the order in which they first speak there."""
    names = {expert.id: expert.name for expert in drafted.argument_map.panel}
    return [
        (source.id, voice, names[voice])
        for source in drafted.sources
        for voice in dict.fromkeys(source.voice_of.values())
    ]


def _new(target: Path, texts: Sequence[tuple[Path, SourceText]]) -> DraftedMap:
    files = [
        (Path(os.path.relpath(path.resolve(), target.parent.resolve())).as_posix(), text)
        for path, text in texts
    ]
    return map_of_sources(target.stem, files)


def _proposals(drafted: DraftedMap, target: Path, earlier: Sequence[DraftBlock]) -> Drafted:
    """The proposals that are to stand in the draft, those that do already among them."""
    argument_map = drafted.argument_map
    blocks = {(block.source, block.sentence): block for block in earlier}
    sources = {source.id for source in drafted.sources}
    other = next((block.source for block in earlier if block.source not in sources), None)
    if other is not None:
        raise UsageError(f"the draft has proposals from the source {other} too; name its file")
    entries, problems = read_journal(journal_of(target))
    rejected = rejected_proposals(entries)
    titles = {claim.title for claim in argument_map.claims} | {x.title for x in earlier}
    proposals: list[Proposal] = []
    counts = Counter[str]()
    for source in drafted.sources:
        quoted = _quoted(argument_map, source)
        for proposal in propose(source, titles):
            block = blocks.pop((source.id, proposal.sentence), None)
            if block is not None:
                proposals.append(replace(proposal, title=block.title or proposal.title))
                counts["earlier"] += 1
            elif proposal.id in rejected:
                counts["rejected"] += 1
            elif any(proposal.start <= start < proposal.end for start in quoted):
                counts["mapped"] += 1
            else:
                proposals.append(proposal)
        titles |= {proposal.title for proposal in proposals}
    return Drafted(
        target,
        draft_of(target),
        is_new=False,
        argument_map=argument_map,
        proposals=tuple(proposals),
        mapped=counts["mapped"],
        rejected=counts["rejected"],
        earlier=counts["earlier"],
        gone=len(blocks),
        problems=problems,
    )


def _quoted(argument_map: ArgumentMap, source: MappedSource) -> list[int]:
    """Where in a source the map quotes somebody."""
    quotations = [stance.quotation for stance in argument_map.stances]
    quotations += [relation.quotation for relation in argument_map.relations]
    return [
        quotation.start
        for quotation in quotations
        if quotation is not None and quotation.source == source.id and quotation.start is not None
    ]
