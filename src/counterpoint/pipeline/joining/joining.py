"""The records of several maps under ids that fit together."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Hashable, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from counterpoint.errors import Problem, Problems
from counterpoint.formats.foreign.reasons import Reason, target_of
from counterpoint.formats.foreign.references import with_references
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    IssueName,
    JudgedPair,
    Polarity,
    Relation,
    Source,
    Stance,
    Topic,
)
from counterpoint.pipeline.joining.claims import JoinedClaims, join_claims
from counterpoint.pipeline.joining.heads import note_languages, note_questions, question_of
from counterpoint.pipeline.joining.names import IdKeeper, NamedMap, twin_of
from counterpoint.pipeline.joining.people import join_people

_Simple = TypeVar("_Simple", Topic, IssueName, Source)
_Tie = TypeVar("_Tie", Relation, JudgedPair, Stance)
_Ids = dict[str, MutableMapping[str, str]]  # what the ids of each kind become


@dataclass(frozen=True, slots=True)
class JoinedMap:
    """One map of several, and what is doubtful about how they were joined.

    ``counts`` says how many records of each sort went into one of an earlier map.
    """

    map: ArgumentMap
    warnings: tuple[Problem, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


def join_maps(maps: Sequence[tuple[str, ArgumentMap]], same: Sequence[str] = ()) -> JoinedMap:
    """The one map that ``maps``, each with the name of its file, say together.

    The first gives it its id, base, title, abstract and question; if it asks none, the next that
    does. People are joined where ``same`` or an identifier says so, claims where their titles are
    equal, other records where they say the same. Ids stay, but for those that another map has
    for something else.

    Raises:
        InputError: two maps of one base have one id for different things.
        UsageError: nobody is called as ``same`` says.

    Complexity: linear in records, but for sorting.
    """
    owners = [NamedMap(file, each) for file, each in maps]
    if len(owners) == 1 and not same:
        return JoinedMap(owners[0].map)
    problems = Problems(code="joining")
    people = join_people(owners, same, problems)
    ids: list[_Ids] = [{"expert": each} for each in people.ids]
    topics = _join_simple("topic", [x.map.topics for x in owners], owners, ids, problems)
    issues = _join_simple("issue", [x.map.issues for x in owners], owners, ids, problems)
    sources = _join_simple("source", [x.map.sources for x in owners], owners, ids, problems)
    claims = join_claims(owners, ids, problems)
    for each, own in zip(ids, claims.ids, strict=True):
        each["claim"] = own
    reasons = _join_reasons(owners, ids, problems)
    stances = _reworded(owners, claims)
    first = owners[0].map
    joint_map = ArgumentMap(
        first.id,
        first.base,
        next((x.map.title for x in owners if x.map.title), ""),
        question_of(owners),
        first.language,
        first.abstract,
        experts=people.experts,
        sources=sources,
        topics=topics,
        issues=issues,
        claims=claims.claims,
        arguments=tuple(x for x in reasons if isinstance(x, Argument)),
        attacks=tuple(x for x in reasons if isinstance(x, Attack)),
        relations=_join_tied("relation", [x.map.relations for x in owners], owners, ids, problems),
        judged=_join_tied("judged pair", [x.map.judged for x in owners], owners, ids, problems),
        stances=_join_tied("stance", stances, owners, ids, problems),
        # What one of them says of itself is not true of all.
        publication=first.publication
        if all(x.map.publication == first.publication for x in owners)
        else None,
    )
    note_languages(owners, problems)
    note_questions(owners, joint_map.question, problems)
    problems.raise_errors()
    counts = (
        ("claims joined by their titles", sum(map(len, claims.ids)) - len(joint_map.claims)),
        ("people joined", sum(map(len, people.ids)) - len(joint_map.experts)),
        ("sources joined", sum(len(x.map.sources) for x in owners) - len(joint_map.sources)),
        ("reasons joined", sum(map(_reasons_in, owners)) - len(reasons)),
    )
    return JoinedMap(joint_map, problems.warnings, tuple(x for x in counts if x[1]))


def _reasons_in(owner: NamedMap) -> int:
    return len(owner.map.arguments) + len(owner.map.attacks)


def _join_simple(
    kind: str,
    groups: Sequence[Sequence[_Simple]],
    maps: Sequence[NamedMap],
    ids: Sequence[_Ids],
    problems: Problems,
) -> tuple[_Simple, ...]:
    """Topics, issues or sources: those that say the same are one; ``ids`` learns their ids."""
    keeper = IdKeeper(kind, problems)
    records: dict[str, _Simple] = {}
    by_content: dict[Hashable, list[str]] = {}
    for owner, own, own_ids in zip(maps, groups, ids, strict=True):
        fresh: list[tuple[Hashable, str]] = []
        names = own_ids[kind] = {}
        for record in own:
            changed = with_references(record, own_ids) if isinstance(record, Source) else record
            content = _content(changed)
            name = twin_of(by_content.get(content, ()), record.id)
            if not name:
                name = keeper.allot(record.id, owner, getattr(record, "place", None))
                records[name] = replace(changed, id=name)
                fresh.append((content, name))
            names[record.id] = name
        _enter(by_content, fresh)
    return tuple(records.values())


def _enter(by_content: dict[Hashable, list[str]], fresh: list[tuple[Hashable, str]]) -> None:
    for content, name in fresh:
        by_content.setdefault(content, []).append(name)


def _content(record: Topic | IssueName | Source) -> Hashable:
    """What two records of one kind have in common that are one."""
    match record:
        case Topic():
            return record.label.casefold()
        case IssueName():
            return record.question
        case Source():
            return replace(record, id="", place=None)


def _join_reasons(
    maps: Sequence[NamedMap], ids: Sequence[_Ids], problems: Problems
) -> list[Reason]:
    """Arguments and attacks; those of the same premises for or against the same are one."""
    claims = {name for own in ids for name in own["claim"].values()}
    keeper = IdKeeper("reason", problems, claims)
    records: dict[str, Reason] = {}
    by_content: dict[Hashable, list[str]] = {}
    for owner, own_ids in zip(maps, ids, strict=True):
        fresh: list[tuple[Hashable, str]] = []
        names: dict[str, str] = {}
        reasons, circles = _targets_first((*owner.map.arguments, *owner.map.attacks))
        for reason in circles:  # what each is about must have a name before it is looked at
            is_shared = keeper.is_shared(reason.id, owner)
            names[reason.id] = (
                reason.id if is_shared else keeper.allot(reason.id, owner, reason.place)
            )
        for reason in (*reasons, *circles):
            targets = ChainMap(own_ids["claim"], names)
            changed = with_references(reason, own_ids | {"target": targets})
            content = _reason_content(changed)
            fitting = [x for x in by_content.get(content, ()) if _fit(records[x], changed)]
            twin = twin_of(fitting, reason.id)
            name = names.get(reason.id, "")
            if twin and name in {"", twin}:
                records[twin] = _with_more(records[twin], changed)
                names[reason.id] = twin
                continue
            if not name or name in records:
                name = keeper.allot(reason.id, owner, reason.place)
            records[name] = replace(changed, id=name)
            names[reason.id] = name
            fresh.append((content, name))
        own_ids["target"] = {**names, **own_ids["claim"]}
        _enter(by_content, fresh)
    return list(records.values())


def _targets_first(reasons: Sequence[Reason]) -> tuple[list[Reason], list[Reason]]:
    """Reasons in an order in which each comes after what it is about, and those in circles."""
    by_id = {reason.id: reason for reason in reasons}
    about: dict[str, list[Reason]] = {}
    in_order: list[Reason] = []
    for reason in reasons:
        target = target_of(reason)
        if target is None or target not in by_id:
            in_order.append(reason)
        else:
            about.setdefault(target, []).append(reason)
    for reason in in_order:  # grows while it is walked
        in_order += about.pop(reason.id, ())
    return in_order, [reason for group in about.values() for reason in group]


def _reason_content(reason: Reason) -> Hashable:
    kind = reason.kind if isinstance(reason, Attack) else None
    return kind, frozenset(reason.premises), target_of(reason)


def _fit(one: Reason, other: Reason) -> bool:
    """Whether two reasons say nothing different: a text that one of them lacks is no difference."""
    return all(
        getattr(one, name) == getattr(other, name)
        or not (getattr(one, name) and getattr(other, name))
        for name in _texts_of(one)
    )


def _with_more(one: Reason, other: Reason) -> Reason:
    """One reason with what only the other says."""
    texts = {name: getattr(one, name) or getattr(other, name) for name in _texts_of(one)}
    return replace(one, **texts)


def _texts_of(reason: Reason) -> tuple[str, ...]:
    return ("title", "text", "scheme") if isinstance(reason, Argument) else ("title",)


def _reworded(maps: Sequence[NamedMap], claims: JoinedClaims) -> list[tuple[Stance, ...]]:
    """The stances of each map; what was affirmed in another text of a claim keeps that wording."""
    return [
        tuple(
            replace(stance, wording=wordings[stance.target])
            if stance.target in wordings
            and not stance.wording
            and stance.polarity is Polarity.AFFIRM
            else stance
            for stance in owner.map.stances
        )
        for owner, wordings in zip(maps, claims.wordings, strict=True)
    ]


def _join_tied(
    kind: str,
    groups: Sequence[Sequence[_Tie]],
    maps: Sequence[NamedMap],
    ids: Sequence[_Ids],
    problems: Problems,
) -> tuple[_Tie, ...]:
    """Relations, judged pairs or stances; what says all the same is there once."""
    keeper = IdKeeper(kind, problems)
    records: dict[str, _Tie] = {}
    contents: set[_Tie] = set()
    for owner, own, own_ids in zip(maps, groups, ids, strict=True):
        fresh: set[_Tie] = set()
        for record in own:
            changed = with_references(record, own_ids)
            content = replace(changed, id="")
            if content in contents or _is_of_one(changed, owner, problems):
                continue
            name = keeper.allot(record.id, owner, record.place)
            records[name] = replace(changed, id=name)
            fresh.add(content)
        contents |= fresh
    return tuple(records.values())


def _is_of_one(record: _Tie, owner: NamedMap, problems: Problems) -> bool:
    """Whether what tied two claims has both ends in one now that they are joined."""
    if isinstance(record, Stance):
        return False
    ends = (record.source, record.target) if isinstance(record, Relation) else record.claims
    if len(set(ends)) > 1:
        return False
    problems.warn(
        record.place or owner.place,
        f"what ties two claims would tie {ends[0]} to itself, since they are joined",
        "give one of them another title if they are two",
        "joined-ends",
    )
    return True
