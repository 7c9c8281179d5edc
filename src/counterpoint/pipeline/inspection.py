"""What a file holds, counted in its own format's terms and in ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from counterpoint import formats
from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.formats import (
    ARGDOWN,
    MARKDOWN,
    POLIS,
    TABLE,
    Conversion,
    MapFormat,
    ReadingChoices,
    argdown,
    formats_of,
    read_votes,
)
from counterpoint.formats.aif import count_aif
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.tables import TableResult, TableSettings, preview_files
from counterpoint.model import ArgumentMap, Standing, Vote, VoteTable
from counterpoint.pipeline.crowd_parts import read_uncounted_crowd
from counterpoint.pipeline.map_parts import is_rdf
from counterpoint.pipeline.map_reading import read_as_one
from counterpoint.rdf.nanopubs import NanopubReport, read_nanopubs
from counterpoint.store import Store

Counts = dict[str, int]
_NO_CHOICES = ReadingChoices()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file holds.

    ``format`` names the file's own; ``own`` counts in its terms, ``ours`` in this program's
    (``None`` where the file is no valid map), both in reading order. ``details`` is the whole
    content in the format's terms, ready for JSON, where the format offers it. ``conversion`` says
    what of a foreign file has a place in a map.
    """

    format: str
    own: Counts
    ours: Counts | None
    details: Mapping[str, Any]
    problems: tuple[Problem, ...]
    conversion: Conversion | None = None


def inspect(
    path: Path, *, sources: Sequence[Path] = (), choices: ReadingChoices = _NO_CHOICES
) -> Inspection:
    """What the file at ``path`` holds; a map with mistakes is inspected as far as it goes.

    Raises:
        InputError: the file cannot be read at all.
    """
    if is_rdf(path) and not choices.format_name:
        return _inspect_rdf(path, sources)
    file_format = formats_of([path], choices)[path]
    if file_format in {ARGDOWN, MARKDOWN}:
        return _inspect_argdown(path, file_format, sources, choices)
    if file_format in {POLIS, TABLE}:
        return _inspect_votes(path, file_format, sources, choices)
    return _inspect_foreign(path, file_format, sources)


def _inspect_rdf(path: Path, sources: Sequence[Path]) -> Inspection:
    """RDF that is a map, AIF, or nanopublications of whatever."""
    report = read_nanopubs(path) if _may_hold_nanopubs(path) else None
    if report is not None and report.nanopubs:
        return _inspect_nanopubs(path, report, sources)
    part = read_as_one([path], sources, _NO_CHOICES)
    ours = _map_counts(part.map)
    graph = Store.read_rdf(path).find_aif(path.stem) if part.conversions else None
    if graph is None:
        return Inspection("rdf", {}, ours, {}, part.warnings)
    own, details = _split_counts({**count_aif(graph)})
    (conversion,) = part.conversions
    details["conversion"] = conversion.as_json()
    return Inspection("aif", own, ours, details, part.warnings, conversion)


def _inspect_nanopubs(path: Path, report: NanopubReport, sources: Sequence[Path]) -> Inspection:
    own = {
        "quads": report.quads,
        "named_graphs": report.graphs,
        "nanopubs": report.nanopubs,
        "nanopubs: with a trusty code": report.trusty,
    }
    try:
        part = read_as_one([path], sources, _NO_CHOICES)
    except InputError:
        advice = f"ask it in SPARQL: counterpoint query QUERY {path.name}"
        no_map = Problem(
            Place(str(path)), "no map is in this file", advice, "no-map", Severity.WARNING
        )
        return Inspection("nanopublication", own, None, {}, (*report.problems, no_map))
    problems = (*report.problems, *part.warnings)
    return Inspection("nanopublication", own, _map_counts(part.map), {}, problems)


def _may_hold_nanopubs(path: Path) -> bool:
    """Whether their word stands in the file, so that most RDF is read once."""
    try:
        return b"Nanopublication" in path.read_bytes()
    except OSError:
        return False


def _inspect_votes(
    path: Path, file_format: MapFormat, sources: Sequence[Path], choices: ReadingChoices
) -> Inspection:
    """Votes; of a table with mistakes, how it is understood so far.

    Of a crowd neither a voter nor a vote is made a record, and groups are not looked for.
    """
    try:
        crowd = read_uncounted_crowd([path], sources, choices)
        result = crowd or read_votes([path], sources=sources, choices=choices)
    except InputError as error:
        if file_format is not TABLE:
            raise
        previews = preview_files([path], choices.table or TableSettings())
        if not previews:
            raise
        details = {"understood": [preview.as_json() for preview in previews]}
        return Inspection(file_format.name, {}, None, details, error.problems)
    own, ours = _vote_counts(result.table), _map_counts(result.map)
    if crowd is not None:
        ours |= {"voters, counted": own["voters"], "votes, counted": own["votes"]}
    conversion = result.conversion and replace(result.conversion, file=str(path))
    content = dict(_understood(result))
    if conversion is not None:
        content["conversion"] = conversion.as_json()
    return Inspection(file_format.name, own, ours, content, result.warnings, conversion)


def _inspect_argdown(
    path: Path, file_format: MapFormat, sources: Sequence[Path], choices: ReadingChoices
) -> Inspection:
    details: dict[str, Any] = dict(argdown.document_to_json(argdown.read_document(path)))
    own = _argdown_counts(details)
    try:
        result = formats.read([path], sources=sources, choices=choices)
    except InputError as error:
        return Inspection(file_format.name, own, None, details, error.problems)
    conversion = result.conversion
    if conversion is not None:
        conversion = replace(conversion, file=str(path))
        details["conversion"] = conversion.as_json()
    return Inspection(file_format.name, own, _map_counts(result.map), details, (), conversion)


def _inspect_foreign(path: Path, file_format: MapFormat, sources: Sequence[Path]) -> Inspection:
    """A file of a format that is none of maps, with what of it is carried over and what not."""
    counts = {} if file_format.count is None else file_format.count([path])
    own, details = _split_counts(counts)
    try:
        result = file_format.read([path], sources=sources)
    except InputError as error:
        return Inspection(file_format.name, own, None, details, error.problems)
    conversion = result.conversion
    if conversion is not None:
        details["conversion"] = replace(conversion, file=str(path)).as_json()
    return Inspection(
        file_format.name, own, _map_counts(result.map), details, result.warnings, conversion
    )


def _split_counts(counts: Mapping[str, object]) -> tuple[Counts, dict[str, Any]]:
    """The counts themselves, and those that are told by kind."""
    own = {name: count for name, count in counts.items() if isinstance(count, int)}
    return own, {name: part for name, part in counts.items() if name not in own}


def _understood(result: VotesResult) -> Mapping[str, Any]:
    """How a table was understood: its columns, scales, dates, answers and people."""
    if not isinstance(result, TableResult):
        return {}
    return {"understood": [preview.as_json() for preview in result.previews]}


def _vote_counts(table: VoteTable) -> Counts:
    votes = Counter(table.votes)
    return {
        "voters": len(table.experts),
        "statements": len(table.claims),
        "statements: rejected by a moderator": len(table.rejected),
        "statements: about the voters": len(table.meta),
        "groups": len({group for group in table.groups if group is not None}),
        "votes": len(table.votes),
    } | {f"votes: {vote.name.lower()}": votes[vote.value] for vote in Vote}


def _argdown_counts(details: Mapping[str, Any]) -> Counts:
    counts = {name: len(details[name]) for name in ("statements", "arguments", "sections", "tags")}
    relations = Counter(str(relation["relationType"]) for relation in details["relations"])
    counts["relations"] = sum(relations.values())
    return counts | {f"relations: {kind}": relations[kind] for kind in sorted(relations)}


def _map_counts(argument_map: ArgumentMap) -> Counts:
    # As everywhere else an expert is somebody who was asked.
    voices = Counter(expert.standing for expert in argument_map.experts)
    counts: Counts = {
        "experts": voices[Standing.PANEL],
        "cited voices": voices[Standing.CITED],
        "editors": voices[Standing.EDITOR],
    }
    for name, records, words in (
        ("claims", argument_map.claims, [_word(x.kind) for x in argument_map.claims]),
        ("arguments", argument_map.arguments, []),
        ("attacks", argument_map.attacks, [_word(x.kind) for x in argument_map.attacks]),
        ("relations", argument_map.relations, [_word(x.kind) for x in argument_map.relations]),
        ("stances", argument_map.stances, [x.mode_text for x in argument_map.stances]),
        ("sources", argument_map.sources, []),
    ):
        counts[name] = len(records)
        kinds = Counter(filter(None, words))
        counts |= {f"{name}: {kind}": kinds[kind] for kind in sorted(kinds)}
    quotations = [stance.quotation for stance in argument_map.stances if stance.quotation]
    quotations += [relation.quotation for relation in argument_map.relations if relation.quotation]
    counts["quotations"] = len(quotations)
    kinds = Counter(quotation.verification.value for quotation in quotations)
    return counts | {f"quotations: {kind}": kinds[kind] for kind in sorted(kinds)}


def _word(kind: Enum | None) -> str:
    return "" if kind is None else str(kind.value)
