"""From read Argdown documents to one map: the parts of the reading, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown_map.acknowledgements import Acknowledgements
from counterpoint.formats.argdown_map.claims.content import Content, allot_ids, gather
from counterpoint.formats.argdown_map.claims.headings import tag_by_headings
from counterpoint.formats.argdown_map.claims.matters import Matters, find_judged
from counterpoint.formats.argdown_map.claims.near_topics import warn_of_near_topics
from counterpoint.formats.argdown_map.claims.records import (
    claim_records,
    note_misplaced_kinds,
    note_undefined,
    topic_records,
)
from counterpoint.formats.argdown_map.claims.setting import Setting
from counterpoint.formats.argdown_map.head.bibliography import (
    OpenedSource,
    TextOfSource,
    open_source,
)
from counterpoint.formats.argdown_map.head.frontmatter import (
    Frontmatter,
    warn_of_voices_without_map,
)
from counterpoint.formats.argdown_map.head.passages import PassageLookup
from counterpoint.formats.argdown_map.head.speakers import SpeakerLookup
from counterpoint.formats.argdown_map.hints import hint
from counterpoint.formats.argdown_map.map_parts import MapParts, conversion_of, translated
from counterpoint.formats.argdown_map.memory import ReadingMemory
from counterpoint.formats.argdown_map.reasons.drafts import ReasonDrafts
from counterpoint.formats.argdown_map.reasons.from_links import find_reasons
from counterpoint.formats.argdown_map.reasons.links import ReasonLink, find_links
from counterpoint.formats.argdown_map.reasons.records import (
    argument_records,
    attack_records,
    read_schemes,
    warn_of_idle_inferences,
)
from counterpoint.formats.argdown_map.reasons.relations import RelationReader
from counterpoint.formats.argdown_map.reasons.steps import note_unread_steps, warn_of_steps
from counterpoint.formats.argdown_map.stances.circles import note_circles
from counterpoint.formats.argdown_map.stances.from_utterances import find_stances
from counterpoint.formats.argdown_map.stances.named_reasons import warn_of_named_reasons
from counterpoint.formats.argdown_map.stances.utterances import Utterances
from counterpoint.formats.losses import Losses
from counterpoint.formats.result import ReadResult
from counterpoint.formats.source_texts import SourceReading
from counterpoint.formats.yaml_data import YamlScalar
from counterpoint.model import ArgumentMap, Source, SourceCheck, Stance

_ALONE = "read them one at a time: each map by itself"


def _no_text(_: Source) -> SourceReading:
    return SourceReading()


def read_argdown_map(
    *documents: Document,
    text_of_source: TextOfSource = _no_text,
    memory: ReadingMemory | None = None,
    speakers: Sequence[str] = (),
) -> ReadResult:
    r"""The map that one document, or several as its parts, say together.

    A document whose frontmatter has none of our keys is a map too: of claims, arguments,
    attacks and relations, with the voices that conventions of others give it; ``speakers`` are
    keys and tags of it that say who speaks (`others.read_conventions`). ``text_of_source`` gives
    the text of a source of the map; by default there is none and all quotes stand unverified.
    What ``memory`` has of the reading before is not read again; there are then no ``checks``.

    Raises:
        InputError: with every mistake, and every warning, in the order of place.

    >>> from counterpoint.formats import argdown
    >>> document = argdown.parse("[Walk]: Let us walk.\n  + <Air>: It is good.", "walk.argdown")
    >>> [claim.id for claim in read_argdown_map(document).map.claims]
    ['air', 'walk']
    """
    parts = sorted(documents, key=lambda part: (PurePath(part.file).name, part.file))
    is_readable = not any(map(_has_broken_frontmatter, parts))
    translation = translated(parts, text_of_source, speakers) if is_readable else None
    is_ours = translation is None
    parts = parts if translation is None else list(translation.documents)
    problems = Problems(is_lenient=not is_ours)
    content = gather(parts, problems)
    links = tuple(find_links(parts, content))
    _take_over_problems(parts, links, problems, is_ours=is_ours)
    if translation is None:
        note_undefined(content, problems)
        note_misplaced_kinds(content, problems)
    elif not translation.experts:
        warn_of_voices_without_map(parts, problems)
    acknowledgements = Acknowledgements(parts if is_ours else (), problems)
    argument_map: ArgumentMap | None = None
    checks: tuple[SourceCheck, ...] = ()
    losses = Losses()
    if _are_one_map(parts, problems) and is_readable:
        argument_map, checks = _map(
            MapParts(parts, content, links, translation, losses), problems, text_of_source, memory
        )
        if not problems.has_errors:
            hint(argument_map, problems, is_ours=is_ours)
    if argument_map is None or problems.has_errors:
        rest = acknowledgements.without(problems, is_whole=False)
        raise InputError(_with_lines(rest, parts))
    rest = acknowledgements.without(problems, is_whole=True)
    warnings = _with_lines(rest, parts)
    conversion = conversion_of(translation, argument_map, losses)
    return ReadResult(argument_map, warnings, checks=checks, conversion=conversion)


def _has_broken_frontmatter(document: Document) -> bool:
    """Whether there is frontmatter that the parser could not read, which it has noted."""
    return document.frontmatter is None and document.source.text.lstrip().startswith("===")


def _take_over_problems(
    parts: Sequence[Document], links: Sequence[ReasonLink], problems: Problems, *, is_ours: bool
) -> None:
    """Take the parser's problems over, but for those that the whole map knows better.

    A title may be defined in another part; below a claim that is a reason, an undercut tells
    against that reason; and an argument below the claim that its structure concludes is no
    circle.
    """
    concluding = {
        link.reason.place
        for link in links
        if link.via is not None and link.via.pcs and link.target is link.source
    }
    for part in parts:
        for problem in part.problems:
            known_better = ("undefined-reference",) if is_ours else ()
            is_ours_to_tell = problem.code in ("undercut-of-statement", *known_better)
            is_no_circle = problem.code == "cycle" and problem.place in concluding
            if not is_ours_to_tell and not is_no_circle:
                problems.add(problem)


def _are_one_map(parts: Sequence[Document], problems: Problems) -> bool:
    """Whether all files name the same base; of a single file nothing is asked."""
    if len(parts) == 1:
        return True
    bases = [None if x.frontmatter is None else x.frontmatter.get("base") for x in parts]
    base_texts = [node.text for node in bases if isinstance(node, YamlScalar)]
    are_one = True
    for part, node in zip(parts, bases, strict=True):
        if not isinstance(node, YamlScalar):
            advice = (
                f"add base: {base_texts[0]} to make it a part of that map" if base_texts else _ALONE
            )
            message = "this file names no base, so it is a map by itself"
        elif node.text != base_texts[0]:
            message = f"this file is of another map: its base is not {base_texts[0]}"
            advice = _ALONE
        else:
            continue
        are_one = False
        place = Place(part.file, 1, 1) if node is None else node.place
        problems.add(Problem(place, message, advice, "several-maps"))
    return are_one


def _opened_sources(
    parts: MapParts,
    front: Frontmatter,
    problems: Problems,
    text_of_source: TextOfSource,
    memory: ReadingMemory | None,
) -> dict[str, OpenedSource]:
    """The sources by id, each opened anew if the memory has not got it."""
    sources: dict[str, OpenedSource] = {}
    if memory is not None:
        readings = {name: text_of_source(entry.source) for name, entry in front.sources.items()}
        memory.begin(parts.documents, readings)
    for name, entry in front.sources.items():
        source = None if memory is None else memory.opened(name)
        if source is None:
            count = len(problems)
            source = open_source(entry, front.experts, text_of_source, problems)
            if memory is not None and len(problems) == count:
                memory.keep_opened(source)
        sources[name] = source
    return sources


def _map(
    parts: MapParts,
    problems: Problems,
    text_of_source: TextOfSource,
    memory: ReadingMemory | None,
) -> tuple[ArgumentMap, tuple[SourceCheck, ...]]:
    """The records of a map, and what was found in its sources; what is wrong is noted."""
    memory = memory if parts.is_ours else None
    front = parts.frontmatter(problems)
    experts, content = front.experts, parts.content
    sources = _opened_sources(parts, front, problems, text_of_source, memory)
    speaking_documents = parts.documents if parts.has_voices else ()
    speakers = SpeakerLookup(speaking_documents, experts, sources, problems, parts.everywhere)
    passages = PassageLookup(sources, experts, problems, is_ours=parts.is_ours)
    setting = Setting(content, speakers, passages, experts, problems)
    utterances = Utterances(setting, None if memory is None else memory.said_before)
    relations = RelationReader(setting)
    for link in parts.links:
        relations.enter_link(link)
    reasons = find_reasons(content, parts.links, problems)
    _give_ids(reasons)
    note_unread_steps(content, reasons, parts.losses)
    warn_of_steps(content, reasons, problems)
    warn_of_near_topics(parts.documents, front.topics, problems)
    if not front.topics:
        tag_by_headings(content, speakers.is_speech)
    topics, topic_ids = topic_records(content, front.topics)
    matters = Matters(content, front.issues, problems)
    schemes: dict[str, str] = {}
    stances: tuple[Stance, ...] = ()
    if parts.has_voices:
        _enter_metadata(content, relations)
        stances = find_stances(content, reasons, utterances)
        titles = {claim.id: claim.title for claim in content.claims.values()}
        note_circles(stances, titles, problems)
    if parts.is_ours:
        schemes = read_schemes(content, reasons, problems)
        warn_of_idle_inferences(content, reasons, problems)
        warn_of_named_reasons(reasons, stances, setting)
    argument_map = ArgumentMap(
        front.id,
        front.base,
        front.title,
        front.question,
        front.language,
        front.abstract,
        tuple(experts.values()),
        tuple(each.source for each in sources.values()),
        topics,
        matters.records(),
        claims=claim_records(content, topic_ids, matters, problems, is_ours=parts.is_ours),
        arguments=argument_records(reasons, schemes),
        attacks=attack_records(reasons),
        relations=relations.records(),
        judged=find_judged(content, setting) if parts.is_ours else (),
        stances=stances,
        publication=front.publication,
    )
    # Passages that were taken over were not looked up.
    return argument_map, passages.checks() if memory is None else ()


def _give_ids(reasons: ReasonDrafts) -> None:
    ids = allot_ids((reason.key, reason.name) for reason in reasons.all.values())
    for reason in reasons.all.values():
        reason.id = ids[reason.key]


def _enter_metadata(content: Content, relations: RelationReader) -> None:
    for claim in content.claims.values():
        for member in claim.members:
            relations.enter_metadata(member, claim)
    for argument in content.arguments.values():
        if argument.claim is None:
            for member in argument.members:
                relations.enter_metadata(member, None)


def _with_lines(problems: Iterable[Problem], parts: Sequence[Document]) -> tuple[Problem, ...]:
    """The problems in the order of place, each with the line that it stands in."""
    line_text = _line_finder(parts)
    in_order = sorted(problems, key=lambda problem: (problem.place, problem.message))
    return tuple(
        problem if problem.line_text else replace(problem, line_text=line_text(problem.place))
        for problem in in_order
    )


def _line_finder(parts: Sequence[Document]) -> Callable[[Place], str]:
    """A function from a place to the line that it points into, empty where there is none."""
    lines: dict[tuple[str, int], str] = {}

    def line_text(place: Place) -> str:
        if not lines:
            for part in parts:
                lines.update(part.source.lines() | lines)
        return lines.get((place.file, place.line), "")

    return line_text
