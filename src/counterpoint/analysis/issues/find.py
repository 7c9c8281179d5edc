"""Issues of a map: one entry a matter, with the floor, the positions and the findings beneath."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product, zip_longest

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.recall import Recall, afresh
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.issues.differences import (
    find_difference,
    find_hinges,
    find_reconciling,
)
from counterpoint.analysis.issues.homes import home_of, is_due, matter_of, places_in
from counterpoint.analysis.issues.matter import Matter
from counterpoint.analysis.issues.matters import find_matters
from counterpoint.analysis.issues.places import Place, find_own_places, find_places, own_mark
from counterpoint.analysis.issues.ranking import in_order, rank_of
from counterpoint.analysis.issues.sayings import say_place
from counterpoint.model import (
    Clause,
    Directness,
    Finding,
    Firmness,
    Issue,
    IssueName,
    IssuePosition,
    JudgedPair,
    Mark,
    Stance,
    content_hash,
)
from counterpoint.wording import clause

_SHORT = 6
_MARKS = tuple(Mark)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every issue of a map is told from; ``judged`` are the judged pairs with a note.

    ``understood`` are the stances of the panel that understand a claim and weigh nothing;
    ``speaking`` are those of whom the map has any stance. The others are not silent on anything:
    nothing of them is on record. So an issue is recalled only where the same speak.
    """

    ground: Ground
    composer: Composer
    hinges: frozenset[str]
    judged: Sequence[tuple[str, str, JudgedPair]]
    understood: Sequence[Stance]
    speaking: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedMatter:
    """What an issue is about, and the issue's name if the map names it.

    ``beside`` are the experts who, in the debate as it is, stand beside what it asks, and
    ``is_told`` whether it is told what each says on it; a supposition puts nobody else beside it.
    ``None`` for the debate as it is.
    """

    matter: Matter
    name: IssueName | None
    beside: frozenset[str] | None = None
    is_told: bool | None = None

    def places(self, ground: Ground) -> dict[str, Place]:
        """Where each expert who speaks to it stands, by expert."""
        places = find_places(self.matter, ground)
        if self.beside is None:
            return places
        return {x: y for x, y in places.items() if not y.is_beside or x in self.beside}

    def is_open(self, places: Mapping[str, Place]) -> bool:
        """Whether it is told what each says on it: some stand beside what it asks, or apart."""
        if self.is_told is None:
            return any(place.is_beside or _is_apart(place) for place in places.values())
        return self.is_told


def find_named_matters(ground: Ground) -> tuple[NamedMatter, ...]:
    """What the issues of a map are about: those that it names, by id, then those that are found.

    None for a crowd, which is compared by groups.
    """
    return tuple(_as_it_is(each, ground) for each in _named_matters(ground))


def _as_it_is(named_matter: NamedMatter, ground: Ground) -> NamedMatter:
    places = named_matter.places(ground)
    beside = frozenset(expert for expert, place in places.items() if place.is_beside)
    return replace(named_matter, beside=beside, is_told=named_matter.is_open(places))


def _named_matters(ground: Ground) -> tuple[NamedMatter, ...]:
    if ground.network.is_crowd:
        return ()
    map_issues = _map_issues(ground)
    matters = find_matters(ground, {name.id: classes for name, classes in map_issues})
    names = (name for name, _ in map_issues)
    return tuple(NamedMatter(*pair) for pair in zip_longest(matters, names))


def find_issues(
    ground: Ground,
    findings: Sequence[Finding],
    composer: Composer,
    matters: Sequence[NamedMatter] | None = None,
    recall: Recall = afresh,
) -> tuple[Issue, ...]:
    """The issues of a map in a reader's order; none for a crowd, which is compared by groups.

    ``findings`` are agreements and tensions, each kind strongest first. What most of the panel
    speaks to with most weight comes first; then what more say in their own words. Each sure
    finding between two experts is beneath an issue at least. ``matters`` are those of
    `find_named_matters` on this ground or, under a supposition, on the one that there is;
    ``recall`` may know some of the issues.
    """
    if ground.network.is_crowd:
        return ()
    table = _Beneath(findings, ground)
    scene = _scene_of(ground, composer)
    if matters is None:
        matters = _named_matters(ground)
    issues: dict[str, Issue] = {}
    covered: set[str] = set()
    for number, named_matter in enumerate(matters):
        beneath = table.of(named_matter.matter)
        hinges = sorted(scene.hinges & named_matter.matter.classes)
        tell = partial(_issue_of, named_matter, beneath, scene)
        issue = recall(("issue", number, scene.speaking), tell, (*beneath, *hinges))
        if issue is not None:
            covered.update(finding.id for finding in beneath)
            issues[issue.id] = issue
    stances = {stance.id: stance for stance in ground.network.map.stances}
    for finding in findings:
        if is_due(finding) and finding.id not in covered:
            home = home_of(finding, issues.values(), ground)
            if home is not None:
                issues[home.id] = replace(home, findings=(*home.findings, finding.id))
                continue
            matter = matter_of(finding, ground)
            places = find_places(matter, ground)
            places |= {
                x.expert: x for x in places_in(finding, stances, ground) if x.expert not in places
            }
            beneath = table.of(matter)
            covered.update(each.id for each in beneath)
            issue = _issue(matter, places, beneath, scene)
            issues.setdefault(issue.id, issue)
    return in_order(issues.values(), ground)


def _issue_of(named_matter: NamedMatter, beneath: Sequence[Finding], scene: _Scene) -> Issue | None:
    """The issue of a matter; none where too few speak to it."""
    matter, name = named_matter.matter, named_matter.name
    places = named_matter.places(scene.ground)
    if len(places) <= (0 if name else 1):
        return None
    issue = _issue(matter, places, beneath, scene)
    if name is None:
        return issue
    if named_matter.is_open(places):
        places = find_own_places(matter, scene.ground)
        issue = replace(_issue(matter, places, beneath, scene), rank=issue.rank)
    else:
        own_places = {x: _in_own_words(y, matter, scene.ground) for x, y in places.items()}
        issue = issue if own_places == places else _issue(matter, own_places, beneath, scene)
    return replace(issue, id=name.id, question=name.question, is_named=True)


def _in_own_words(place: Place, matter: Matter, ground: Ground) -> Place:
    """The place with the mark of what its expert says, where more is asked than the first centre.

    So it is for who speaks to that only in part, by a claim which the map lists under the matter,
    and gives other advice listed there that is no case of the first centre at all.
    """
    centre = matter.centres[0]
    is_partly = place.in_part and place.mark is Mark.FOLLOWS and place.claim in matter.centres
    if not is_partly or place.position is None or not ground.is_advice(centre):
        return place
    cases = {path.start for path in ground.paths.special_cases(centre)} | {centre}
    others = [x for x in place.others if x in matter.centres and x not in cases]
    if not any(map(ground.is_advice, others)):
        return place
    return replace(place, mark=own_mark(place.position.stance))


def _is_apart(place: Place) -> bool:
    """Whether an expert opposes what is asked only in part, by a claim of the expert's own.

    The two stand beside each other then: it is told as what that expert says.
    """
    return place.in_part and place.mark is Mark.TELLS_AGAINST and place.position is not None


def _map_issues(ground: Ground) -> list[tuple[IssueName, list[str]]]:
    """The issues that the map names, each with the classes of its claims; by id."""
    classes: dict[str, list[str]] = defaultdict(list)
    for claim in ground.network.map.claims:
        for key in claim.issues:
            classes[key].append(ground.network.class_of[claim.id])
    return [(name, classes[name.id]) for name in ground.network.map.issues if name.id in classes]


class _Beneath:
    """Findings by the classes that they touch."""

    def __init__(self, findings: Sequence[Finding], ground: Ground) -> None:
        self._findings = findings
        class_of = ground.network.class_of
        self._classes = [frozenset(class_of[claim] for claim in x.claims) for x in findings]
        self._touching: dict[str, list[int]] = defaultdict(list)
        for number, classes in enumerate(self._classes):
            for claim in classes:
                self._touching[claim].append(number)

    def of(self, matter: Matter) -> list[Finding]:
        """The findings of which two classes, or the only one, belong to the matter."""
        inside = matter.classes | matter.grounds
        numbers = {number for claim in inside for number in self._touching.get(claim, ())}
        return [
            self._findings[number]
            for number in sorted(numbers)
            if len(self._classes[number] & inside) >= min(2, len(self._classes[number]))
        ]


def _issue(
    matter: Matter,
    places: Mapping[str, Place],
    findings: Sequence[Finding],
    scene: _Scene,
) -> Issue:
    ground, composer = scene.ground, scene.composer
    network = ground.network
    tensions = [x for x in findings if x.kind.is_tension and is_due(x)]
    tensions.sort(key=lambda x: (not x.namings, -round(abs(x.score), 12)))
    names = sorted(network.face(claim).id for claim in matter.classes)
    return Issue(
        id=f"issue-{content_hash(*names, length=_SHORT)}",
        question=composer.say(_question(matter, ground, composer)),
        claims=_faces(matter.classes, matter, ground),
        grounds=_faces(matter.grounds, matter, ground),
        floor=_floor(matter, places, ground),
        difference=find_difference(matter, places, tensions, scene.hinges, ground),
        reconciles=find_reconciling(tensions, ground),
        positions=tuple(
            sorted(
                (_position(place, matter, scene) for place in places.values()),
                key=lambda x: (_MARKS.index(x.mark), -round(x.weight, 12), x.expert),
            )
        ),
        silent=tuple(x for x in network.panel if x in scene.speaking and x not in places),
        findings=tuple(finding.id for finding in findings),
        rank=rank_of(places.values(), tensions, ground),
        judged=tuple(_judged(places, scene)),
        understood=tuple(_understood(matter, places, scene)),
        undecided=tuple(sorted(_undecided(matter, places, scene))),
    )


def _scene_of(ground: Ground, composer: Composer) -> _Scene:
    network = ground.network
    panel = {*network.panel}
    understood = [
        stance
        for stance in network.map.stances
        if stance.firmness.takes_no_side
        and stance.target in network.claims
        and stance.expert in panel
    ]
    speaking = frozenset(stance.expert for stance in network.map.stances)
    judged = _judged_pairs(ground)
    return _Scene(ground, composer, find_hinges(ground), judged, understood, speaking)


def _undecided(matter: Matter, places: Mapping[str, Place], scene: _Scene) -> set[str]:
    """Who was asked of a claim of a matter, and answers without taking a side anywhere on it."""
    class_of = scene.ground.network.class_of
    return {
        stance.expert
        for stance in scene.understood
        if stance.firmness is not Firmness.UNDERSTOOD
        and stance.expert not in places
        and class_of[stance.target] in matter.classes
    }


def _understood(matter: Matter, places: Mapping[str, Place], scene: _Scene) -> Iterator[str]:
    """What those say who take no side on a matter: that they understand it, or are undecided."""
    class_of = scene.ground.network.class_of
    for stance in scene.understood:
        if stance.expert not in places and class_of[stance.target] in matter.classes:
            what = scene.composer.face(class_of[stance.target])
            key = f"issue.{stance.firmness.value}"
            yield scene.composer.say(clause(key, who=(stance.expert,), what=what))


def _judged_pairs(ground: Ground) -> list[tuple[str, str, JudgedPair]]:
    """The pairs of classes that the mapper judged with a note."""
    class_of = ground.network.class_of
    pairs = (pair for pair in ground.network.map.judged if pair.note)
    return [(class_of[pair.claims[0]], class_of[pair.claims[1]], pair) for pair in pairs]


def _judged(places: Mapping[str, Place], scene: _Scene) -> Iterator[JudgedPair]:
    """The pairs with a note of which different experts hold the two, the deciding claims first.

    At least one of the two decides where its expert stands.
    """
    claims = scene.ground.network.claims
    voices: dict[str, set[str]] = defaultdict(set)
    for place in places.values():
        for claim in (place.claim, *place.others):
            voices[claim].add(place.expert)
    deciding = {place.claim for place in places.values()}
    rows = []
    for first, second, pair in scene.judged:
        if first not in voices or second not in voices:
            continue
        speakers = product(voices[first], voices[second])
        count = len(deciding & {first, second})
        if count and any(one != other for one, other in speakers):
            titles = [claims[claim].title for claim in pair.claims]
            rows.append((-count, pair.note, sorted(titles), pair))
    by_note: dict[str, JudgedPair] = {}
    for *_, note, _, pair in sorted(rows, key=lambda row: row[:3]):
        by_note.setdefault(note, pair)
    yield from by_note.values()


def _faces(classes: Iterable[str], matter: Matter, ground: Ground) -> tuple[str, ...]:
    """The claims that stand for classes: centres first, then those that more stands on."""
    weight = {
        claim: sum(x.weight for x in ground.positions.affirming.get(claim, ())) for claim in classes
    }

    def order(claim: str) -> tuple[int, bool, float, str]:
        centre = matter.centres.index(claim) if claim in matter.centres else len(matter.centres)
        text = ground.network.face(claim).text
        return (centre, claim in matter.against, -round(weight[claim], 6), text)

    return tuple(ground.network.face(claim).id for claim in sorted(weight, key=order))


def _question(matter: Matter, ground: Ground, composer: Composer) -> Clause:
    """What the matter asks: of two that exclude each other which, else whether the first."""
    centre = matter.centres[0]
    rivals = [x for x in matter.centres[1:] if frozenset((centre, x)) in ground.opposed]
    if rivals:
        return clause("issue.which", what=composer.faces((centre, *rivals)))
    kind = "advice" if ground.is_advice(centre) else "fact"
    return clause(f"issue.{kind}", what=composer.face(centre))


def _floor(matter: Matter, places: Mapping[str, Place], ground: Ground) -> str | None:
    """The most general claim that all who speak affirm, directly or by a special case of it."""
    speaking = set(places)
    if any(place.mark.is_against for place in places.values()):
        return None
    for claim in matter.centres:
        affirming = {position.expert for position in ground.positions.affirming.get(claim, ())}
        for path in ground.paths.special_cases(claim):
            if not path.in_part:
                affirming |= {standpoint.expert for standpoint in ground.below(claim, path)}
        if speaking <= affirming:
            return ground.network.face(claim).id
    return None


def _position(place: Place, matter: Matter, scene: _Scene) -> IssuePosition:
    ground, composer = scene.ground, scene.composer
    network = ground.network
    claims = (place.claim, *place.others)
    reasons = tuple(_reasons(place, ground))
    deciding = place.stances[0]
    return IssuePosition(
        place.expert,
        place.mark,
        composer.say(say_place(place, matter.centres, reasons, ground, composer)),
        round(place.weight, 6),
        tuple(network.face(claim).id for claim in claims),
        tuple(network.face(claim).id for claim in reasons),
        tuple(stance.id for stance in place.stances),
        deciding.directness.value,
        deciding.firmness.value,
        place.in_part,
        place.is_beside,
        deciding.goals,
        deciding.answers,
        network.claims[deciding.target].actor if deciding.target in network.claims else "",
        deciding.fidelity.value if deciding.fidelity is not None else None,
    )


def _reasons(place: Place, ground: Ground) -> Iterator[str]:
    """The premises that the expert gives directly for the claim, then its effects, each once."""
    if place.position is None:
        if place.inference is not None:
            yield from place.inference.premises
        return
    rows = [
        (advance.stance.directness is not Directness.EXPLICIT, argument)
        for argument in ground.network.arguments_for(place.claim)
        for advance in ground.positions.advancing.get(argument.id, ())
        if advance.expert == place.expert
    ]
    premises: dict[str, None] = {}
    # What is said to be a reason comes before what is only implied to be one.
    for _, argument in sorted(rows, key=lambda row: row[0]):
        classes = (ground.network.class_of[premise] for premise in argument.record.premises)
        premises |= dict.fromkeys(classes)
    yield from premises | dict.fromkeys(ground.effects.get((place.expert, place.claim), ()))
