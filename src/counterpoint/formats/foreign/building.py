"""A map made of foreign records: whatever they are called there, with ids and titles of ours.

What belongs here: the way from foreign ids (keys) to records of the model. What does not: what a
record of any format means, and what is wrong with it; a reader says that before it adds one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from counterpoint.formats.foreign.bulk import (
    content_of,
    is_simple,
    whole_content_of,
    with_names,
)
from counterpoint.formats.foreign.naming import (
    default_base,
    ids_by_key,
    natural_order,
    short_title,
)
from counterpoint.formats.foreign.reasons import Reason, reason_names, with_sketches
from counterpoint.formats.foreign.references import with_references
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    Claim,
    Expert,
    Relation,
    Source,
    Stance,
    Topic,
    content_hash,
    slug,
)

Key: TypeAlias = str  # what a record is called in the file that is read
Record: TypeAlias = Claim | Expert | Source | Topic | Argument | Attack | Relation | Stance
_Ids: TypeAlias = Mapping[Key, str]


@dataclass(slots=True)
class MapBuilder:
    """Gathers records whose ids, and all that they refer to, are the keys of a foreign file.

    The map has ids of ours, made of titles and of what a record joins, so that the same records
    give the same map in whatever order they were added. Keys of claims and of reasons (arguments
    and attacks) are one family: a reference is to a claim if there is one of that key, else to a
    reason. A record that nothing refers to may have the key "".

    What is told for or against an attack needs an argument to be about, so the attack is there a
    second time, as a sketch: an argument of its premises without a conclusion. An attack on a
    claim that is a premise, and no conclusion, undermines; on another claim it rebuts.

    A claim without a title gets its text for one, cut at a clause where it is long; of equal
    titles all but the first are numbered. Its topics are labels, unless a topic has that key.

    Attacks on claims are of the kind that the claim's place makes them, unless ``has_kinds``.

    ``given_ids`` are ids of ours that the file itself has, by kind (``claim``, ``reason``,
    ``expert``, ``relation``, ``stance``) and key; they are kept if no two are alike. ``ids`` are,
    once the map is built, those of all keys, by kind.

    >>> builder = MapBuilder("buses", "Buses")
    >>> builder.add(Claim("1", "", "Buses should be free."), Claim("2", "", "Fares deter."))
    >>> builder.add(Argument("3", ("2",), "1"))
    >>> [argument.id for argument in builder.build().arguments]
    ['fares-deter--buses-should-be-free']
    """

    map_id: str
    title: str
    question: str = ""
    language: str = "en"
    abstract: str = ""
    base: str = ""
    has_kinds: bool = False
    given_ids: dict[tuple[str, Key], str] = field(default_factory=dict)
    ids: dict[str, dict[Key, str]] = field(default_factory=dict, init=False)
    _claims: dict[Key, Claim] = field(default_factory=dict)
    _topics: dict[Key, Topic] = field(default_factory=dict)
    _experts: dict[Key, Expert] = field(default_factory=dict)
    _sources: dict[Key, Source] = field(default_factory=dict)
    _reasons: dict[Key, Reason] = field(default_factory=dict)
    _relations: list[Relation] = field(default_factory=list)
    _stances: list[Stance] = field(default_factory=list)

    def add(self, *records: Record) -> None:
        """Add records, in any order; one of a key that its kind has already takes its place."""
        for record in records:
            if isinstance(record, Claim):
                self._claims[record.id or _content_key(record)] = record
            elif isinstance(record, Argument | Attack):
                self._reasons[record.id or _content_key(record)] = record
            elif isinstance(record, Stance):
                self._stances.append(record)
            elif isinstance(record, Relation):
                self._relations.append(record)
            elif isinstance(record, Expert):
                self._experts[record.id] = record
            elif isinstance(record, Source):
                self._sources[record.id] = record
            else:
                self._topics[record.id] = record

    def has_claim(self, key: Key) -> bool:
        """Whether there is a claim of that key."""
        return key in self._claims

    def has_reason(self, key: Key) -> bool:
        """Whether there is an argument or an attack of that key."""
        return key in self._reasons

    def build(self) -> ArgumentMap:
        """The map of all that was added.

        Raises:
            KeyError: a record names a key that was never added, which is the reader's fault.

        Complexity: linear in records, but for sorting.
        """
        titles = _distinct_titles(self._claims)
        reasons = with_sketches(self._reasons, self._claims, has_kinds=self.has_kinds)
        claims = self._ids("claim", {key: slug(title) for key, title in titles.items()})
        ids: dict[str, dict[Key, str]] = {
            "claim": claims,
            "expert": self._ids("expert", {k: slug(x.name) for k, x in self._experts.items()}),
            "source": ids_by_key({k: slug(x.title or k) for k, x in self._sources.items()}),
            "reason": self._ids("reason", reason_names(reasons, claims)) if reasons else {},
            "relation": {},
            "stance": {},
        }
        self.ids = ids
        ids["target"] = ids["reason"] | claims
        topics = self._all_topics()
        return ArgumentMap(
            slug(self.map_id),
            self.base or default_base(self.map_id),
            self.title,
            self.question,
            self.language,
            self.abstract,
            experts=tuple([replace(x, id=ids["expert"][key]) for key, x in self._experts.items()]),
            sources=tuple(_source_records(self._sources, ids)),
            topics=tuple(topics.values()),
            claims=tuple(
                [
                    Claim(
                        claims[key],
                        titles[key],
                        x.text,
                        x.kind,
                        tuple(sorted({topics[name].id for name in x.topics})) if x.topics else (),
                        x.actor,
                        x.issues,
                        x.place,
                    )
                    for key, x in self._claims.items()
                ]
            ),
            arguments=tuple(
                [
                    self._argument_record(key, x)
                    for key, x in reasons.items()
                    if isinstance(x, Argument)
                ]
            ),
            attacks=tuple(
                [self._attack_record(key, x) for key, x in reasons.items() if isinstance(x, Attack)]
            ),
            relations=tuple(self._relation_records()),
            stances=tuple(self._stance_records()),
        )

    # There are many of these, and `replace` takes several times as long.
    def _argument_record(self, key: Key, argument: Argument) -> Argument:
        premises = tuple(map(self.ids["claim"].__getitem__, argument.premises))
        end = argument.conclusion
        return Argument(
            self.ids["reason"][key],
            premises,
            None if end is None else self.ids["target"][end],
            argument.title,
            argument.text,
            argument.scheme,
            argument.place,
        )

    def _attack_record(self, key: Key, attack: Attack) -> Attack:
        premises = tuple(map(self.ids["claim"].__getitem__, attack.premises))
        target = self.ids["target"][attack.target]
        name = self.ids["reason"][key]
        return Attack(name, premises, target, attack.kind, attack.title, attack.place)

    def _ids(self, kind: str, names: Mapping[Key, str]) -> dict[Key, str]:
        if not self.given_ids:  # as of all files but our own
            return ids_by_key(names)
        return ids_by_key(
            {key: self.given_ids.get((kind, key)) or name for key, name in names.items()}
        )

    def _relation_records(self) -> Iterator[Relation]:
        """Relations with ids by kind and both claims; what is said twice is there once."""
        earlier_ids: set[str] = set()
        for each in self._relations:
            relation = with_references(each, self.ids)
            relation_id = f"{relation.kind.value}--{relation.source}--{relation.target}"
            relation_id = self._own_id("relation", each.id, relation_id, earlier_ids)
            if relation_id not in earlier_ids:
                earlier_ids.add(relation_id)
                yield replace(relation, id=relation_id)

    def _stance_records(self) -> Iterator[Stance]:
        """Stances with ids by who says what; what is said twice in the same words is there once."""
        earlier_ids: set[str] = set()
        experts, targets = self.ids["expert"], self.ids["target"]
        for each in self._stances:
            # Of an archive there are many, and `replace` takes ten times as long.
            if not is_simple(each) or each.source or each.quotation:
                yield from self._other_stance_record(each, earlier_ids)
                continue
            expert, target = experts[each.expert], targets[each.target]
            voice = experts[each.voice] if each.voice else each.voice
            stance_id = f"{expert}-{content_hash(content_of(each, expert, target, voice))}"
            stance_id = self._own_id("stance", each.id, stance_id, earlier_ids)
            if stance_id not in earlier_ids:
                earlier_ids.add(stance_id)
                yield with_names(each, stance_id, expert, target, voice)

    def _other_stance_record(self, each: Stance, earlier_ids: set[str]) -> Iterator[Stance]:
        """The stance with its id, unless that is one of the ``earlier_ids``."""
        stance = replace(with_references(each, self.ids), id="")
        stance_id = f"{stance.expert}-{content_hash(whole_content_of(replace(stance, place=None)))}"
        stance_id = self._own_id("stance", each.id, stance_id, earlier_ids)
        if stance_id not in earlier_ids:
            earlier_ids.add(stance_id)
            yield replace(stance, id=stance_id)

    def _own_id(self, kind: str, key: Key, made_id: str, earlier_ids: Container[str]) -> str:
        """The id that is given to a record, unless another has it; else the one that is made."""
        given_id = self.given_ids.get((kind, key))
        own_id = given_id if given_id is not None and given_id not in earlier_ids else made_id
        if key:
            self.ids[kind][key] = own_id
        return own_id

    def _all_topics(self) -> dict[Key, Topic]:
        """The topics by key, those among them that claims name by a label."""
        labels = {name for claim in self._claims.values() for name in claim.topics}
        if not (labels or self._topics):
            return {}
        names = {key: topic.label for key, topic in self._topics.items()}
        names |= {label: label for label in labels if label not in names}
        ids = {label: slug(label) for label in names.values()}
        return {key: Topic(ids[label], label) for key, label in sorted(names.items())}


def _content_key(record: Claim | Argument | Attack) -> Key:
    return f"~{content_hash(repr(replace(record, place=None)), length=32)}"


def _distinct_titles(claims: Mapping[Key, Claim]) -> dict[Key, str]:
    """The titles by key; where several claims have one, all but that of the lowest key numbered.

    Claims of equal titles would be one in a map file.
    """
    stems = {key: x.title or short_title(x.text) or "Untitled" for key, x in claims.items()}
    if len(set(stems.values())) == len(stems):  # as nearly always
        return stems
    titles: dict[Key, str] = {}
    own_titles = {claim.title for claim in claims.values()}
    earlier_titles: set[str] = set()
    numbers: dict[str, int] = {}  # the last of each stem, so that many alike stay linear
    for key in sorted(claims, key=natural_order):
        number, title = numbers.get(stems[key], 1), stems[key]
        while title in earlier_titles or (number > 1 and title in own_titles):
            number += 1
            title = f"{stems[key]} ({number})"
        numbers[stems[key]] = number
        earlier_titles.add(title)
        titles[key] = title
    return titles


def _source_records(sources: Mapping[Key, Source], ids: Mapping[str, _Ids]) -> Iterator[Source]:
    for key, source in sources.items():
        yield replace(with_references(source, ids), id=ids["source"][key])
