"""Which claims of different maps say the same, which exclude each other, and who says so.

A claim stands for its class in its map. Over maps classes are one where a link says so, and never
by their words; those of equal titles or texts are candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from counterpoint.model import RelationKind
from counterpoint.model.archive import InMap, MapDigest, Recurrence
from counterpoint.model.naming import title_key

# Bounds what is told of an archive of any size; those of most claims stand first. A round number.
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
    """That two classes cannot both be, as is said of two claims, ``ends``.

    ``by`` says who says so, where not a map itself does.
    """

    kind: RelationKind
    by: str
    ends: tuple[InMap, InMap]


class ClaimClasses:
    """The class of each claim over maps, named by its first member; and what tells classes apart.

    Most maps are linked with none, and then a class is what the map itself has: each map's claims
    are looked at when one of them is asked about. ``joint`` has the members of the classes that
    links made, sorted, and ``linked_by`` who linked them.
    """

    def __init__(self, maps: Sequence[MapDigest], links: Iterable[ClaimLink]) -> None:
        self._maps = maps
        self._own: dict[int, dict[str, str]] = {}
        self._names: dict[int, dict[str, InMap]] = {}
        self._root: dict[InMap, InMap] = {}
        self._links = [x for x in links if self._has(x.first) and self._has(x.second)]
        ends_of_links: list[InMap] = []
        for link in self._links:
            if link.kind is RelationKind.EQUIVALENT:
                ends = [self._class_in_map(x) for x in (link.first, link.second)]
                first, second = sorted(map(self._root_of, ends))
                if first != second:
                    self._root[second] = first
                ends_of_links += ends
        self.joint = self._members(ends_of_links)
        self.linked_by = self._linked_by()

    def class_of(self, claim: InMap) -> InMap | None:
        """The class of a claim; ``None`` if there is no such claim."""
        return self.of_map(claim.map).get(claim.id)

    def of_map(self, index: int) -> Mapping[str, InMap]:
        """The class of each claim of a map, by the claim's id there; the first time linear."""
        if index not in self._names:
            classes = self._classes_in(index)
            roots = {
                own: self._root_of(InMap(index, own)) for own in dict.fromkeys(classes.values())
            }
            self._names[index] = {claim: roots[own] for claim, own in classes.items()}
        return self._names[index]

    @cached_property
    def excluded(self) -> Mapping[InMap, Mapping[InMap, Exclusion]]:
        """For each class the classes that it excludes, with how. Linear in exclusions."""
        excluded: dict[InMap, dict[InMap, Exclusion]] = {}

        def enter(exclusion: Exclusion) -> None:
            one, other = map(self.class_of, exclusion.ends)
            if one is not None and other is not None and one != other:
                excluded.setdefault(one, {}).setdefault(other, exclusion)
                excluded.setdefault(other, {}).setdefault(one, exclusion)

        for index, each in enumerate(self._maps):
            for kind, first, second, _ in each.exclusions:
                ends = InMap(index, first), InMap(index, second)
                enter(Exclusion(RelationKind(kind), "", ends))
        for link in self._links:
            if link.kind.excludes:
                enter(Exclusion(link.kind, link.by, (link.first, link.second)))
        return excluded

    def linkers_between(self, claim: InMap, ends: Iterable[InMap]) -> tuple[str, ...]:
        """Who linked a claim with those of ``ends`` in its class; nobody, if its map says it is."""
        alike = [end for end in ends if self.class_of(end) == self.class_of(claim)]
        own = self._class_in_map(claim)
        if not alike or any(self._class_in_map(end) == own for end in alike):
            return ()
        return self.linked_by.get(self._root_of(own), ())

    def _classes_in(self, index: int) -> Mapping[str, str]:
        if index not in self._own:
            self._own[index] = {claim.id: claim.class_id for claim in self._maps[index].claims}
        return self._own[index]

    def _has(self, claim: InMap) -> bool:
        return claim.id in self._classes_in(claim.map)

    def _class_in_map(self, claim: InMap) -> InMap:
        return InMap(claim.map, self._classes_in(claim.map)[claim.id])

    def _root_of(self, name: InMap) -> InMap:
        root = self._root
        while (above := root.get(name, name)) != name:
            root[name] = root.get(above, above)
            name = above
        return name

    def _members(self, names: Iterable[InMap]) -> dict[InMap, tuple[InMap, ...]]:
        classes = {name: self._root_of(name) for name in names}
        members: dict[InMap, list[InMap]] = {}
        for index in sorted({name.map for name in classes}):
            for claim, own in self._classes_in(index).items():
                root = classes.get(InMap(index, own))
                if root is not None:
                    members.setdefault(root, []).append(InMap(index, claim))
        return {name: tuple(sorted(claims)) for name, claims in members.items()}

    def _linked_by(self) -> dict[InMap, tuple[str, ...]]:
        who: dict[InMap, list[str]] = {}
        for link in self._links:
            if link.kind is RelationKind.EQUIVALENT:
                root = self._root_of(self._class_in_map(link.first))
                who.setdefault(root, []).append(link.by)
        return {name: tuple(dict.fromkeys(all_of)) for name, all_of in who.items()}


class ClaimTitles:
    """The title of each claim, looked up map by map."""

    def __init__(self, maps: Sequence[MapDigest]) -> None:
        self._maps = maps
        self._titles: dict[int, dict[str, str]] = {}

    def of(self, claim: InMap) -> str:
        """The title of a claim, its id where it has none or the map has no such claim."""
        return self.of_map(claim.map).get(claim.id, claim.id)

    def of_map(self, index: int) -> Mapping[str, str]:
        """The title of each claim of a map, by the claim's id there."""
        if index not in self._titles:
            self._titles[index] = {x.id: x.title or x.id for x in self._maps[index].claims}
        return self._titles[index]


def find_recurring_claims(titles: ClaimTitles, classes: ClaimClasses) -> tuple[Recurrence, ...]:
    """The claims that several maps have, as links say, most maps first. Linear in claims of maps
    that are linked.
    """
    shared = [
        Recurrence(titles.of(claims[0]), claims)
        for claims in classes.joint.values()
        if claims[0].map != claims[-1].map
    ]
    return tuple(sorted(shared, key=lambda x: (-len({c.map for c in x.records}), x.records)))


def find_like_claims(maps: Sequence[MapDigest], classes: ClaimClasses) -> tuple[Recurrence, ...]:
    """Claims of several maps that nobody has linked, though their titles or texts are equal.

    Of each the words that they share, as the first has them; most claims first, then in the order
    of maps. Near linear in claims.
    """
    alike: dict[str, tuple[str, list[InMap]]] = {}
    key_of = cache(title_key)  # many maps have claims in the same words
    for index, each in enumerate(maps):
        for claim in each.claims:
            record = InMap(index, claim.id)
            wordings = {key_of(words): words for words in (claim.text, claim.title) if words}
            for key, words in wordings.items():
                if key in alike:
                    alike[key][1].append(record)
                else:
                    alike[key] = words, [record]
    # Claims that share both title and text are told once, by the title.
    groups = {tuple(claims): words for words, claims in alike.values() if len(claims) > 1}
    like = [
        Recurrence(words, claims)
        for claims, words in groups.items()
        if claims[0].map != claims[-1].map and len({*map(classes.class_of, claims)}) > 1
    ]
    return tuple(sorted(like, key=lambda x: (-len(x.records), x.records))[:_MOST_CANDIDATES])


def find_recurring_issues(
    maps: Sequence[MapDigest], classes: ClaimClasses
) -> tuple[Recurrence, ...]:
    """The matters that come up in several maps: asked in the same words, or about one claim.

    Most maps first; the text is the latest question. Near linear in issues.
    """
    groups: dict[object, list[InMap]] = {}
    questions: dict[InMap, str] = {}
    key_of = cache(title_key)
    for index, each in enumerate(maps):
        for issue in each.issues:
            record, question = InMap(index, issue.id), issue.question
            questions[record] = question
            keys: list[object] = [key_of(question)] if question else []
            first = classes.class_of(InMap(index, issue.claims[0])) if issue.claims else None
            keys += [first] if first is not None else []
            group = next((groups[key] for key in keys if key in groups), [])
            group.append(record)
            for key in keys:
                groups.setdefault(key, group)
    distinct = {id(group): group for group in groups.values()}
    recurring = [
        Recurrence(questions[group[-1]], tuple(group))
        for group in distinct.values()
        if group[0].map != group[-1].map
    ]
    return tuple(sorted(recurring, key=lambda x: (-len({r.map for r in x.records}), x.records)))
