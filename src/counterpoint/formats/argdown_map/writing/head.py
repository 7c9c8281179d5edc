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
    ArgumentMap,
    Expert,
    Period,
    Relation,
    RelationKind,
    Role,
    Source,
    slug,
)

_ACCEPTS: dict[str, Callable[[str], bool]] = {
    "url": is_iri,
    "date": is_date,
    "language": is_language,
    "sha256": lambda text: re.fullmatch("[0-9a-f]{64}", text) is not None,
}


def is_plain(debate: ArgumentMap) -> bool:
    """Whether a map is all that a plain Argdown file says, with no voices and no keys of ours."""
    return (
        not (debate.question or debate.abstract or debate.experts or debate.sources)
        and (debate.base, debate.language) == (f"{DEFAULT_BASE}{debate.id}/", "en")
        and all(claim.kind is None for claim in debate.claims)
        and all(not argument.scheme for argument in debate.arguments)
        and all(
            relation == Relation(relation.id, RelationKind.CONTRADICTS, *_ends(relation))
            for relation in debate.relations
        )
    )


def frontmatter_text(debate: ArgumentMap, names: Names) -> str:
    """The frontmatter from ``===`` to ``===``. A map of ours needs a question; else its title."""
    if is_plain(debate):
        return f"===\ntitle: {yaml_text(debate.title)}\n==="
    return "\n".join(["===", *_lines(debate, names), "==="])


def _ends(relation: Relation) -> tuple[str, str]:
    return relation.source, relation.target


def _lines(debate: ArgumentMap, names: Names) -> Iterator[str]:
    title = _line(debate.title) or debate.id
    base = debate.base if is_base(debate.base) else f"{DEFAULT_BASE}{slug(debate.id)}/"
    language = debate.language if is_language(debate.language) else "en"
    values = {
        "title": title,
        "question": _line(debate.question) or title,
        "base": base,
        "language": "" if language == "en" else language,
        "abstract": _line(debate.abstract),
    }
    yield from (f"{key}: {yaml_text(value)}" for key, value in values.items() if value)
    for group, standing in STANDINGS.items():
        voices = [expert for expert in debate.experts if expert.standing is standing]
        if voices:
            yield f"{group}:"
        for expert in voices:
            yield f"  {yaml_text(names.voices[expert.id])}: {flow(_expert(expert))}"
    if debate.sources:
        yield "sources:"
    for source in debate.sources:
        yield f"  {yaml_text(names.sources[source.id])}:"
        for key, item in _source(source, names).items():
            yield f"    {key}: {flow(item)}"
    yield from _topics(debate)


def _line(text: str) -> str:
    return " ".join(text.split())


def _expert(expert: Expert) -> Data:
    found: Data = {"name": _line(expert.name) or expert.id}
    if _line(expert.family):
        found["family"] = _line(expert.family)
    roles = [_role(role) for role in expert.roles if _line(role.title)]
    if roles:
        found["roles"] = roles
    return found


def _role(role: Role) -> Data:
    found: Data = {"title": role.title}
    if _line(role.organization):
        found["organization"] = role.organization
    periods = [str(period) for period in role.periods if _is_read(period)]
    if periods:
        found["periods"] = periods
    return found


def _is_read(period: Period) -> bool:
    years = [year for year in (period.start, period.end) if year is not None]
    are_known = bool(years) and all(1000 <= year <= 9999 for year in years)
    return are_known and years == sorted(years)


def _source(source: Source, names: Names) -> Data:
    found: Data = {"title": _line(source.title) or source.id}
    for key in ("url", "publisher", "date", "licence", "language", "file", "sha256"):
        text = _line(getattr(source, key))
        if text and _ACCEPTS.get(key, bool)(text):
            found[key] = text
    sections: dict[str, Value] = {
        names.voices[part.expert]: part.marker
        for part in written_sections(source)
        if part.expert in names.voices
    }
    if sections:
        found["sections"] = sections
    return found


def _topics(debate: ArgumentMap) -> Iterator[str]:
    used = {topic for claim in debate.claims for topic in claim.topics}
    listed = [x for x in debate.topics if x.id not in used or tag_of(x) != x.label]
    if listed:
        yield "topics:"
    for topic in listed:
        yield f"  {yaml_text(tag_of(topic))}: {yaml_text(topic.label)}"
