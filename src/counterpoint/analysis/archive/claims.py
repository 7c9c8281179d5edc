"""Which claims of different maps say the same, which exclude each other, and who says so.

A claim stands for its class in its map. Over maps classes are one where a link says so, and never
by their words; those of equal titles or texts are candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterpoint.model import RelationKind
from counterpoint.model.archive import InMap, MapDigest, Recurrence
from counterpoint.model.naming import title_key

_MOST_CANDIDATES = 1000


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A link between two claims of maps, with who says so."""

    kind: RelationKind
    first: InMap
    second: InMap
    by: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """That two classes cannot both be; ``by`` says who says so, where not a map itself does."""

    kind: RelationKind
    by: str


@dataclass(frozen=True, slots=True)
class ClaimClasses:
    """The class of each claim over maps, named by its first member; and what tells classes apart.

    ``excluded`` has for each class the classes that it excludes, with how; ``linked_by`` who
    linked the claims of a class.
    """

    class_of: Mapping[InMap, InMap]
    members: Mapping[InMap, tuple[InMap, ...]]
    excluded: Mapping[InMap, Mapping[InMap, Exclusion]]
    linked_by: Mapping[InMap, tuple[str, ...]]


def find_claim_classes(maps: Sequence[MapDigest], links: Iterable[ClaimLink]) -> ClaimClasses:
    """The classes of all claims of ``maps``. Near linear in claims and links."""
    class_of = {
        InMap(index, claim.id): InMap(index, claim.class_id)
        for index, each in enumerate(maps)
        for claim in each.claims
    }
    root: dict[InMap, InMap] = {}

    def root_of(name: InMap) -> InMap:
        while (above := root.get(name, name)) != name:
            root[name] = root.get(above, above)
            name = above
        return name

    own_links: list[ClaimLink] = [x for x in links if x.first in class_of and x.second in class_of]
    for link in own_links:
        if link.kind is RelationKind.EQUIVALENT:
            first, second = sorted(root_of(class_of[x]) for x in (link.first, link.second))
            if first != second:
                root[second] = first
    over_maps = {claim: root_of(name) for claim, name in class_of.items()}
    members: dict[InMap, list[InMap]] = {}
    for claim, name in over_maps.items():
        members.setdefault(name, []).append(claim)
    linked_by: dict[InMap, list[str]] = {}
    for link in own_links:
        if link.kind is RelationKind.EQUIVALENT:
            linked_by.setdefault(over_maps[link.first], []).append(link.by)
    return ClaimClasses(
        over_maps,
        {name: tuple(sorted(claims)) for name, claims in members.items()},
        _excluded(maps, own_links, over_maps),
        {name: tuple(dict.fromkeys(who)) for name, who in linked_by.items()},
    )


def _excluded(
    maps: Sequence[MapDigest], links: Iterable[ClaimLink], class_of: Mapping[InMap, InMap]
) -> dict[InMap, dict[InMap, Exclusion]]:
    excluded: dict[InMap, dict[InMap, Exclusion]] = {}

    def enter(first: InMap, second: InMap, exclusion: Exclusion) -> None:
        one, other = class_of.get(first), class_of.get(second)
        if one is not None and other is not None and one != other:
            excluded.setdefault(one, {}).setdefault(other, exclusion)
            excluded.setdefault(other, {}).setdefault(one, exclusion)

    for index, each in enumerate(maps):
        for kind, first, second, _ in each.exclusions:
            exclusion = Exclusion(RelationKind(kind), "")
            enter(InMap(index, first), InMap(index, second), exclusion)
    for link in links:
        if link.kind.excludes:
            enter(link.first, link.second, Exclusion(link.kind, link.by))
    return excluded


def find_recurring_claims(
    maps: Sequence[MapDigest], classes: ClaimClasses
) -> tuple[Recurrence, ...]:
    """The claims that several maps have, as links say, most maps first. Linear in claims."""
    titles = claim_titles(maps)
    shared = [
        Recurrence(titles[claims[0]], claims)
        for claims in classes.members.values()
        if claims[0].map != claims[-1].map
    ]
    return tuple(sorted(shared, key=lambda x: (-len({c.map for c in x.records}), x.records)))


def find_like_claims(maps: Sequence[MapDigest], classes: ClaimClasses) -> tuple[Recurrence, ...]:
    """Claims of several maps that nobody has linked, though their titles or texts are equal.

    Of each the words that they share, as the first has them; most claims first, then in the order
    of maps. Near linear in claims.
    """
    words_of: dict[str, str] = {}
    alike: dict[str, list[InMap]] = {}
    for index, each in enumerate(maps):
        for claim in each.claims:
            wordings = {title_key(words): words for words in (claim.text, claim.title) if words}
            for key, words in wordings.items():
                words_of.setdefault(key, words)
                alike.setdefault(key, []).append(InMap(index, claim.id))
    # Claims that share both title and text are told once, by the title.
    groups = {tuple(claims): words_of[key] for key, claims in alike.items()}
    like = [
        Recurrence(words, claims)
        for claims, words in groups.items()
        if claims[0].map != claims[-1].map and len({classes.class_of[c] for c in claims}) > 1
    ]
    return tuple(sorted(like, key=lambda x: (-len(x.records), x.records))[:_MOST_CANDIDATES])


def find_recurring_issues(
    maps: Sequence[MapDigest], classes: ClaimClasses
) -> tuple[Recurrence, ...]:
    """The matters that come up in several maps: asked in the same words, or about one claim.

    Most maps first; the text is the latest question. Near linear in issues.
    """
    groups: dict[object, list[InMap]] = {}
    for index, each in enumerate(maps):
        for issue in each.issues:
            record = InMap(index, issue.id)
            keys: list[object] = [title_key(issue.question)] if issue.question else []
            first = classes.class_of.get(InMap(index, issue.claims[0])) if issue.claims else None
            keys += [first] if first is not None else []
            group = next((groups[key] for key in keys if key in groups), [])
            if record not in group:
                group.append(record)
            for key in keys:
                groups.setdefault(key, group)
    questions = {
        InMap(index, issue.id): issue.question
        for index, each in enumerate(maps)
        for issue in each.issues
    }
    distinct = {id(group): group for group in groups.values()}
    recurring = [
        Recurrence(questions[group[-1]], tuple(group))
        for group in distinct.values()
        if group[0].map != group[-1].map
    ]
    return tuple(sorted(recurring, key=lambda x: (-len({r.map for r in x.records}), x.records)))


def claim_titles(maps: Sequence[MapDigest]) -> dict[InMap, str]:
    """The title of each claim."""
    return {
        InMap(index, claim.id): claim.title or claim.id
        for index, each in enumerate(maps)
        for claim in each.claims
    }
