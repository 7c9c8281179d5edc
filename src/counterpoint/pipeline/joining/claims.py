"""Which claims of several maps are one: those of equal titles.

Claims within one map stay apart, whatever they are called. Where two that are joined say
something different, the first map's is kept, and the other is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterpoint.errors import Problems
from counterpoint.formats.foreign.references import with_references
from counterpoint.model import Claim
from counterpoint.model.naming import title_key
from counterpoint.pipeline.joining.names import IdKeeper, NamedMap, twin_of


@dataclass(frozen=True, slots=True)
class JoinedClaims:
    """The claims of all maps; for each map what its claims' ids become, and what it said else.

    ``wordings`` has for each map the texts of its own of claims that have another text now.
    """

    claims: tuple[Claim, ...]
    ids: tuple[dict[str, str], ...]
    wordings: tuple[dict[str, str], ...]


def join_claims(
    maps: Sequence[NamedMap],
    references: Sequence[Mapping[str, Mapping[str, str]]],
    problems: Problems,
) -> JoinedClaims:
    """The claims of ``maps``, whose topics and issues become those of ``references``. Linear."""
    keeper = IdKeeper("claim", problems)
    claims: dict[str, Claim] = {}
    by_title: dict[str, list[str]] = {}
    ids: tuple[dict[str, str], ...] = tuple({} for _ in maps)
    wordings: tuple[dict[str, str], ...] = tuple({} for _ in maps)
    for index, owner in enumerate(maps):
        own_titles: list[tuple[str, str]] = []
        waiting = {key: list(names) for key, names in by_title.items()}
        for claim in owner.map.claims:
            record = with_references(claim, references[index])
            key = title_key(claim.title)
            name = twin_of(waiting.get(key, ()), claim.id)
            if name:
                waiting[key].remove(name)
                first = claims[name]
                _note_differences(first, record, owner, problems)
                if _has_other_text(first, record):
                    wordings[index][claim.id] = record.text
                claims[name] = _merged(first, record)
            else:
                name = keeper.allot(claim.id, owner, claim.place)
                claims[name] = replace(record, id=name)
                own_titles.append((key, name))
            ids[index][claim.id] = name
        for key, name in own_titles:
            by_title.setdefault(key, []).append(name)
    return JoinedClaims(tuple(claims.values()), ids, wordings)


def _merged(first: Claim, other: Claim) -> Claim:
    return replace(
        first,
        text=other.text if _says_more(other) and not _says_more(first) else first.text,
        kind=first.kind or other.kind,
        actor=first.actor or other.actor,
        topics=tuple(sorted({*first.topics, *other.topics})),
        issues=tuple(sorted({*first.issues, *other.issues})),
    )


def _note_differences(first: Claim, other: Claim, owner: NamedMap, problems: Problems) -> None:
    where = "elsewhere" if first.place is None else str(first.place)
    place = other.place or owner.place
    advice = "the first one's is kept; if these are two claims, give them two titles"
    if _has_other_text(first, other):
        message = f"[{first.title}] is joined with that of {where} and has another text"
        problems.warn(place, f'{message} here: "{other.text}"', advice, "joined-texts")
    if first.kind and other.kind and first.kind is not other.kind:
        message = (
            f"[{first.title}] is a {other.kind.value} here and a {first.kind.value} in {where}"
        )
        problems.warn(place, message, advice, "joined-kinds")
    if first.actor and other.actor and first.actor != other.actor:
        message = f"[{first.title}] is for {other.actor} here and for {first.actor} in {where}"
        problems.warn(place, message, advice, "joined-actors")


def _has_other_text(first: Claim, other: Claim) -> bool:
    """Whether both say something beyond their title, and not the same."""
    texts = title_key(first.text), title_key(other.text)
    return all(_says_more(claim) for claim in (first, other)) and texts[0] != texts[1]


def _says_more(claim: Claim) -> bool:
    return bool(claim.text) and title_key(claim.text) != title_key(claim.title)
