"""The frontmatter of a map: its question, its voices, its sources and its topics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from counterpoint.formats.argdown_map.head.frontmatter import DEFAULT_BASE
from counterpoint.formats.argdown_map.head.voices import STANDINGS
from counterpoint.formats.argdown_map.writing.key_phrases import written_sections
from counterpoint.formats.argdown_map.writing.lines import Data
from counterpoint.formats.argdown_map.writing.names import Names, tag_of
from counterpoint.formats.argdown_map.writing.scalars import Value, flow, yaml_text
from counterpoint.formats.argdown_map.writing.usable import is_base, is_date, is_iri, is_language
from counterpoint.model import (
    Agent,
    ArgumentMap,
    Expert,
    Period,
    Publication,
    Relation,
    RelationKind,
    Role,
    Source,
    identifier_iri,
    slug,
)

_ACCEPTS: dict[str, Callable[[str], bool]] = {
    "url": is_iri,
    "date": is_date,
    "language": is_language,
    "sha256": lambda text: re.fullmatch("[0-9a-f]{64}", text) is not None,
}


def is_plain(argument_map: ArgumentMap) -> bool:
    """Whether a map is all that a plain Argdown file says, with no voices and no keys of ours."""
    return (
        not (
            argument_map.question
            or argument_map.abstract
            or argument_map.experts
            or argument_map.sources
            or argument_map.issues
            or argument_map.judged
            or argument_map.publication
        )
        and (argument_map.base, argument_map.language)
        == (f"{DEFAULT_BASE}{argument_map.id}/", "en")
        and all(x.kind is None and not x.actor for x in argument_map.claims)
        and all(not argument.scheme for argument in argument_map.arguments)
        and all(
            relation == Relation(relation.id, RelationKind.CONTRADICTS, *_ends(relation))
            for relation in argument_map.relations
        )
    )


def frontmatter_text(argument_map: ArgumentMap, names: Names) -> str:
    """The frontmatter from ``===`` to ``===``. Where nothing was asked, the question is ""."""
    if is_plain(argument_map):
        return f"===\ntitle: {yaml_text(argument_map.title)}\n==="
    return "\n".join(["===", *_lines(argument_map, names), "==="])


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _lines(argument_map: ArgumentMap, names: Names) -> Iterator[str]:
    title = _line(argument_map.title) or argument_map.id
    base = (
        argument_map.base
        if is_base(argument_map.base)
        else f"{DEFAULT_BASE}{slug(argument_map.id)}/"
    )
    language = argument_map.language if is_language(argument_map.language) else "en"
    values = {
        "title": title,
        "question": _line(argument_map.question),
        "base": base,
        "language": "" if language == "en" else language,
        "abstract": _line(argument_map.abstract),
    }
    has_none = {"question"}  # a map of ours says so, too, where nothing was asked
    yield from (
        f"{key}: {yaml_text(value)}" for key, value in values.items() if value or key in has_none
    )
    published = _published(argument_map.publication or Publication())
    yield from (f"{key}: {flow(value)}" for key, value in published.items())
    for group, standing in STANDINGS.items():
        voices = [expert for expert in argument_map.experts if expert.standing is standing]
        if voices:
            yield f"{group}:"
        for expert in voices:
            yield f"  {yaml_text(names.voices[expert.id])}: {flow(_expert(expert))}"
    if argument_map.sources:
        yield "sources:"
    for source in argument_map.sources:
        yield f"  {yaml_text(names.sources[source.id])}:"
        for key, item in _source(source, names).items():
            yield f"    {key}: {flow(item)}"
    yield from _topics(argument_map)
    if names.issues:
        yield "issues:"
    for issue in argument_map.issues:
        if issue.id in names.issues:
            yield f"  {yaml_text(names.issues[issue.id])}: {yaml_text(_line(issue.question))}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _published(publication: Publication) -> Data:
    data: Data = {}
    if _line(publication.licence):
        data["licence"] = _line(publication.licence)
    creators = [_agent(x) for x in publication.creators if _line(x.name)]
    if creators:
        data["creator"] = creators if len(creators) > 1 else creators[0]
    if publication.publisher is not None and _line(publication.publisher.name):
        data["publisher"] = _agent(publication.publisher)
    for key in ("issued", "modified"):
        if is_date(getattr(publication, key)):
            data[key] = getattr(publication, key)
    return data


def _agent(agent: Agent) -> Value:
    identifiers = [x for x in agent.identifiers if identifier_iri(x) == x]
    name = _line(agent.name)
    return {"name": name, "identifiers": identifiers} if identifiers else name


def _expert(expert: Expert) -> Data:
    data: Data = {"name": _line(expert.name) or expert.id}
    if _line(expert.family):
        data["family"] = _line(expert.family)
    identifiers = [x for x in expert.identifiers if identifier_iri(x) == x]
    if identifiers:
        data["identifiers"] = identifiers
    roles = [_role(x) for x in expert.roles if _line(x.title) or _line(x.organization)]
    if roles:
        data["roles"] = roles
    return data


def _role(role: Role) -> Data:
    data: Data = {"title": role.title} if _line(role.title) else {}
    if _line(role.organization):
        data["organization"] = role.organization
    periods = [str(period) for period in role.periods if _is_read(period)]
    if periods:
        data["periods"] = periods
    return data


def _is_read(period: Period) -> bool:
    years = [year for year in (period.start, period.end) if year is not None]
    are_known = bool(years) and all(1000 <= year <= 9999 for year in years)
    return are_known and years == sorted(years)


def _source(source: Source, names: Names) -> Data:
    data: Data = {"title": _line(source.title) or source.id}
    for key in ("url", "publisher", "date", "licence", "language", "file", "sha256"):
        text = _line(getattr(source, key))
        if text and _ACCEPTS.get(key, bool)(text):
            data[key] = text
    markers: dict[str, dict[str, None]] = {}  # a label that recurs is written once
    for part in written_sections(source):
        if part.expert in names.voices:
            markers.setdefault(names.voices[part.expert], {})[part.marker] = None
    sections: dict[str, Value] = {
        voice: list(phrases) if len(phrases) > 1 else next(iter(phrases))
        for voice, phrases in markers.items()
    }
    if sections:
        data["sections"] = sections
    return data


def _topics(argument_map: ArgumentMap) -> Iterator[str]:
    topic_ids = {topic for claim in argument_map.claims for topic in claim.topics}
    topics = [x for x in argument_map.topics if x.id not in topic_ids or tag_of(x) != x.label]
    if topics:
        yield "topics:"
    for topic in topics:
        yield f"  {yaml_text(tag_of(topic))}: {yaml_text(topic.label)}"
