"""From a weighed match to a finding: the witness, step by step, and a stable id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Standpoint, Weighed
from counterpoint.analysis.basis.namings import addressee_of, namings_between
from counterpoint.analysis.basis.paths import Link
from counterpoint.analysis.explaining.comparability import compare_sides
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.finding_ids import finding_id
from counterpoint.model import (
    Argument,
    Clause,
    Finding,
    FindingKind,
    Polarity,
    Relation,
    Stance,
    Step,
    StepKind,
)
from counterpoint.wording import clause

# A witness names each expert with a passage: a dozen of a side fill a screen, and of a crowd more
# would say no more than its number does.
_MOST_SHOWN = 12


class Explanation:
    """What a kind of finding says of a match: its summary, its note, and what reasons it has."""

    __slots__ = ("arguments_beside", "folded", "note", "reasons", "stances_beside", "summary")

    def __init__(
        self,
        summary: Sequence[Clause],
        note: Iterable[Clause] = (),
        reasons: str = "",
        arguments_beside: Iterable[str] = (),
        stances_beside: Iterable[Stance] = (),
    ) -> None:
        self.stances_beside = tuple(stances_beside)
        self.folded: tuple[Weighed, ...] = ()
        self.summary = tuple(summary)
        self.note = tuple(note)
        self.reasons = reasons
        self.arguments_beside = tuple(arguments_beside)


class Explainer:
    """Writes the witness of a match as steps, each a record of the map."""

    def __init__(self, ground: Ground, composer: Composer) -> None:
        self.ground = ground
        self._network = ground.network
        self.composer = composer
        self._dates = {source.id: source.date for source in ground.network.map.sources}
        self._targets = {stance.id: stance.target for stance in ground.network.map.stances}
        # In a chain of reasons each step is one of many findings; it reads the same in all.
        self._inferences: dict[tuple[StepKind, str, tuple[str, ...]], Step] = {}
        self._stances: dict[str, Step] = {}

    def finding(self, weighed: Weighed, explanation: Explanation) -> Finding:
        """The finding that ``weighed`` comes to, in the words of ``explanation``."""
        match, best = weighed.match, weighed.best
        sides: tuple[tuple[str, ...], ...] = ()
        if match.kind.is_tension and match.right:
            groups = (weighed.left, weighed.right)
            sides = tuple(sorted(tuple(sorted(x.expert for x in group)) for group in groups))
        path = tuple(_each_once(self._path(weighed)))
        beside = (
            step
            for key in explanation.arguments_beside
            for step in self._beside(key, weighed.experts)
        )
        effects = (self.stance(stance) for stance in explanation.stances_beside)
        steps = tuple(_each_once((*path, *beside, *effects)))
        namings = self.namings(weighed, *explanation.folded)
        # What rests on a report says by itself who speaks of whom.
        is_report = match.kind in {FindingKind.SIDES_WITH, FindingKind.PARTS_FROM}
        addresses = () if is_report else tuple(_who_names_whom(namings))
        conditions = {
            x for standpoint in (*weighed.left, *weighed.right) for x in standpoint.conditions
        }
        return Finding(
            id=finding_id(best.kind, match.key),
            kind=best.kind,
            experts=weighed.experts,
            sides=sides,
            claims=self.claims(path),
            score=best.score,
            factors=best.factors,
            witness=steps,
            summary=self.composer.say(*explanation.summary, *addresses),
            reasons=explanation.reasons,
            conditions=tuple(sorted(self._network.face(x).id for x in conditions)),
            note=self.composer.say(*explanation.note),
            possible=best.possible,
            namings=namings,
            comparison=self.composer.say(self._comparison(weighed)) if sides else "",
        )

    def _comparison(self, weighed: Weighed) -> Clause:
        return compare_sides(weighed, self.ground, self._dates)

    def namings(self, weighed: Weighed, *folded: Weighed) -> tuple[tuple[str, str], ...]:
        """Who names whom in a match or in one that is told with it; speaker first, sorted."""
        experts = {*weighed.experts}
        stances = {x for each in (weighed, *folded) for x in self.namings_in(each)}
        pairs = {(stance.expert, str(addressee_of(stance))) for stance in stances}
        return tuple(sorted(pair for pair in pairs if experts.issuperset(pair)))

    def namings_in(self, weighed: Weighed) -> frozenset[Stance]:
        """The stances by which one of two who meet in a match names the other."""
        ground = self.ground
        return namings_between(weighed, ground.namings, ground.positions, ground.network)

    def claims(self, steps: Iterable[Step]) -> tuple[str, ...]:
        """The claims that the steps touch, in their order, each once."""
        return tuple(dict.fromkeys(claim for step in steps for claim in self._touched(step)))

    def stance(self, stance: Stance) -> Step:
        """The step in which an expert takes a stance."""
        if stance.id not in self._stances:
            sentence = self.composer.say(self.composer.stance(stance))
            self._stances[stance.id] = Step(StepKind.STANCE, stance.id, sentence)
        return self._stances[stance.id]

    def link(self, link: Link) -> Step:
        """The step from one class to another."""
        if link.kind is StepKind.RELATION:
            return self.relation(self._network.relations[link.id])
        return self.inference(link.kind, link.id, sorted(link.said_by))

    def inference(self, kind: StepKind, key: str, voices: Sequence[str]) -> Step:
        """The step of an argument or attack, in the name of who puts it forward."""
        step = (kind, key, tuple(voices))
        if step not in self._inferences:
            self._inferences[step] = self._inference(kind, key, voices)
        return self._inferences[step]

    def _inference(self, kind: StepKind, key: str, voices: Sequence[str]) -> Step:
        inferences = self._network.arguments if kind is StepKind.ARGUMENT else self._network.attacks
        forward = self._network.put_forward.get(key, ())
        stances = [stance for stance in forward if stance.expert in voices]
        if stances:
            sentence = self.composer.say(*self.composer.advances(stances))
            return Step(kind, key, sentence, tuple(stance.id for stance in stances[:_MOST_SHOWN]))
        unsaid = clause("step.by-mapper", step=self.composer.step(inferences[key]))
        return Step(kind, key, self.composer.say(unsaid))

    def relation(self, relation: Relation) -> Step:
        """The step of a relation between claims."""
        sentence = self.composer.say(self.composer.relation(relation))
        return Step(StepKind.RELATION, relation.id, sentence)

    def equivalence(self, first: str, second: str) -> Iterator[Step]:
        """The declared equivalences between two claims of a class; none for others."""
        class_of = self._network.class_of
        if first == second or class_of.get(first) != class_of.get(second, ""):
            return
        for relation in self._network.equivalence_path(first, second):
            yield self.relation(relation)

    def joints(self, claims: Iterable[str], kind: StepKind, key: str) -> Iterator[Step]:
        """The equivalences between ``claims`` and those of a relation, argument or attack."""
        for claim in claims:
            for end in self.claims_of(kind, key):
                yield from self.equivalence(claim, end)

    def _path(self, weighed: Weighed) -> Iterator[Step]:
        match = weighed.match
        left = [self._chain(standpoint) for standpoint in weighed.left[:_MOST_SHOWN]]
        right = [self._chain(standpoint) for standpoint in weighed.right[:_MOST_SHOWN]]
        for steps, _ in left:
            yield from steps
        ends = [[end for _, end in side if end] for side in (left, right)]
        if not match.bridge:
            yield from self._together(weighed, [*ends[0], *ends[1]])
        for link in match.bridge:
            yield from self._joints(link, ends[0], weighed.left)
            yield self.link(link)
            if link.kind is StepKind.ATTACK:
                yield from self.step_aimed_at(link.id)
            yield from self._joints(link, ends[1], weighed.right)
        for steps, _ in right:
            yield from reversed(steps)

    def _chain(self, standpoint: Standpoint) -> tuple[list[Step], str]:
        """The steps from a stance along its links, and the claim at which they arrive."""
        network = self._network
        here = standpoint.stances[0].target
        steps: list[Step] = []
        for stance in standpoint.stances:
            steps += self.equivalence(here, stance.target)
            steps += [self.step_of(stance)] if stance.target not in network.attacks else []
        for link in standpoint.links:
            start, end = self._ends(link, standpoint.claim if link is standpoint.links[0] else "")
            if network.class_of.get(here) == network.class_of.get(end):
                start, end = end, start  # a denial goes down from the general claim
            steps += self.equivalence(here, start)
            steps.append(self.link(link))
            here = end
        return steps, here if here in network.claims else ""

    def step_of(self, stance: Stance) -> Step:
        """A stance toward a claim or against a step, or the step that is put forward."""
        if stance.target in self._network.claims or stance.polarity is Polarity.DENY:
            return self.stance(stance)
        sentence = self.composer.say(self.composer.advance(stance))
        is_attack = stance.target in self._network.attacks
        kind = StepKind.ATTACK if is_attack else StepKind.ARGUMENT
        return Step(kind, stance.target, sentence, (stance.id,))

    def _ends(self, link: Link, own: str) -> tuple[str, str]:
        """The claims at which a link begins and ends."""
        network = self._network
        if link.kind is StepKind.RELATION:
            relation = network.relations[link.id]
            return relation.source, relation.target
        inference = network.arguments[link.id]
        record = inference.record
        first = next((x for x in record.premises if network.class_of[x] == own), record.premises[0])
        conclusion = record.conclusion if isinstance(record, Argument) else None
        if conclusion is not None and conclusion in network.claims:
            return first, conclusion
        if inference.end is None:
            raise ValueError(f"the argument {inference.id} is a link and leads to no claim")
        return first, inference.end

    def _together(self, weighed: Weighed, ends: Sequence[str]) -> Iterator[Step]:
        """The equivalences between the claims at which experts meet without a link."""
        for end in ends[1:]:
            yield from self.equivalence(ends[0], end)
        denied = weighed.match.kind is FindingKind.UNDERMINING  # a condition of the left side
        for standpoint in weighed.left[:_MOST_SHOWN] if denied else ():
            for condition in standpoint.stances[0].conditions:
                for end in ends:
                    yield from self.equivalence(condition, end)

    def _joints(
        self, link: Link, ends: Sequence[str], standpoints: Sequence[Standpoint]
    ) -> Iterator[Step]:
        targets = [x.target for standpoint in standpoints[:_MOST_SHOWN] for x in standpoint.stances]
        claims = ends if link.kind is StepKind.RELATION else targets
        yield from self.joints(claims, link.kind, link.id)

    def step_aimed_at(self, key: str) -> Iterator[Step]:
        """The argument that an attack is aimed at, where no stance on it stands for it."""
        attack = self._network.attacks.get(key)
        argument = self._network.argument_attacked_by(attack) if attack is not None else None
        if argument is not None and not self._network.put_forward.get(argument.id):
            yield self.inference(StepKind.ARGUMENT, argument.id, ())

    def _beside(self, key: str, voices: Sequence[str]) -> Iterator[Step]:
        """An argument shown beside the path, with the stances on its premises."""
        record = self._network.arguments[key].record
        for premise in record.premises:
            for expert in voices:
                position = self.ground.positions.of(expert, self._network.class_of[premise])
                if position and any(
                    x.expert == expert for x in self._network.put_forward.get(key, ())
                ):
                    yield self.stance(position.stance)
        yield self.inference(StepKind.ARGUMENT, key, voices)

    def _touched(self, step: Step) -> Iterator[str]:
        if step.kind is not StepKind.STANCE:
            yield from self.claims_of(step.kind, step.id)
            return
        target = self._targets[step.id]
        if target in self._network.claims:
            yield target
        else:
            is_argument = target in self._network.arguments
            yield from self.claims_of(StepKind.ARGUMENT if is_argument else StepKind.ATTACK, target)

    def claims_of(self, kind: StepKind, key: str) -> Iterator[str]:
        """The claims that a relation, an argument or an attack ties together."""
        network = self._network
        if kind is StepKind.RELATION:
            relation = network.relations[key]
            yield from (relation.source, relation.target)
        else:
            kinds = network.arguments if kind is StepKind.ARGUMENT else network.attacks
            record = kinds[key].record
            yield from record.premises
            aim = record.conclusion if isinstance(record, Argument) else record.target
            if aim is not None and aim in network.claims:
                yield aim


def _who_names_whom(namings: Iterable[tuple[str, str]]) -> Iterator[Clause]:
    """Ruiz names Osei; who names several is told once."""
    for speaker, pairs in groupby(namings, key=itemgetter(0)):
        yield clause("named", who=(speaker,), whom=tuple(addressee for _, addressee in pairs))


def _each_once(steps: Iterable[Step]) -> Iterator[Step]:
    known_steps = set()
    for step in steps:
        if (step.kind, step.id) not in known_steps:
            known_steps.add((step.kind, step.id))
            yield step
