"""Clauses about a map, built from names, claim titles in quotation marks and kinds.

Titles are never bent to fit a grammar: whatever a mapper calls a claim, the sentence around it
holds. What the mapper read into the text is said to be the mapper's reading. How a clause reads
in a language is for ``counterpoint.wording``; which clause it is, is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterpoint.analysis.basis.answers import is_polled
from counterpoint.analysis.basis.matches import Standpoint
from counterpoint.model import (
    AttackKind,
    ClaimKind,
    Clause,
    Directness,
    Fidelity,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Sentence,
    Stance,
    short_names,
)
from counterpoint.network import ArgumentNetwork, Inference
from counterpoint.wording import Speaker, clause

# What an expert does with a claim of each kind, and against it.
_VERBS: dict[ClaimKind | None, tuple[str, str]] = {
    ClaimKind.RECOMMENDATION: ("recommends", "advises-against"),
    ClaimKind.ASSESSMENT: ("affirms", "denies"),
    ClaimKind.FORECAST: ("expects", "not-expects"),
    ClaimKind.WARNING: ("warns", "denies"),
    ClaimKind.VALUE: ("upholds", "rejects"),
    ClaimKind.DEFINITION: ("defines", "rejects"),
    None: ("affirms", "denies"),
}
# Who was polled answers, and urges nothing.
_ANSWERS = _VERBS | {ClaimKind.RECOMMENDATION: ("agrees", "disagrees")}
_CONCEDES = "concedes"
# Wordings of which a reader must know that the passage does not say so much.
_FREE = {Fidelity.INTERPRETATION, Fidelity.IMPUTATION}
# What stands before a verb; all else follows what is said.
_ADVERBS = {"manner.implied", "manner.hedged"}
# What is read in one breath.
MOST_WORDS = 30
# Two ways of saying it fit into a breath; the third may not, with what each hangs on.
_MANY_MANNERS = 3
_ADVICE = ClaimKind.RECOMMENDATION
_READING = clause("reading.mapper")

ClausePart = tuple[str, ...] | Clause


def clauses_of(*parts: Clause | None) -> tuple[Clause, ...]:
    """The parts that there are, for a list in a sentence."""
    return tuple(part for part in parts if part is not None)


class Composer:
    """Puts the records of one network into clauses, and says those in English."""

    def __init__(self, network: ArgumentNetwork) -> None:
        self._network = network
        titles = {claim.id: claim.title or claim.id for claim in network.map.claims}
        names = short_names(network.map.experts)
        is_poll = is_polled(network.map) and not any(x.quotation for x in network.map.stances)
        self._verbs = _ANSWERS if is_poll else _VERBS
        self._speaker = Speaker("en", names, titles, is_crowd=network.is_crowd)
        self._conditions = {x.id: x.conditions for x in network.map.stances if x.conditions}
        self._sentences: dict[tuple[Clause, ...], Sentence] = {}

    @property
    def network(self) -> ArgumentNetwork:
        """The network whose records are said."""
        return self._network

    def say(self, *clauses: Clause) -> Sentence:
        """The clauses in English, each as a sentence, with all that other languages need."""
        sentence = self._sentences.get(clauses)
        if sentence is None:
            sentence = self._sentences[clauses] = Sentence(self._speaker.say(clauses), clauses)
        return sentence

    def face(self, class_id: str) -> tuple[str, ...]:
        """The claim that stands for a class."""
        return (self._network.face(class_id).id,)

    def faces(self, classes: Iterable[str]) -> tuple[str, ...]:
        """The claims that stand for several classes."""
        return tuple(self._network.face(class_id).id for class_id in classes)

    def takes(self, standpoints: Sequence[Standpoint], adverb: str = "") -> Clause:
        """What experts do with a class, and its title: Ruiz and Osei recommend “X”.

        Where several set conditions of their own and that takes more than a breath, it is said
        that they do, and not which.
        """
        manners = self._manners(standpoints)
        whole = self._takes(standpoints, manners.copy(), adverb)
        if len(manners) < _MANY_MANNERS or len(self.say(whole).split()) <= MOST_WORDS:
            return whole
        return self._takes(standpoints, self._manners(standpoints, is_brief=True), adverb)

    def _takes(
        self,
        standpoints: Sequence[Standpoint],
        manners: dict[Clause | None, list[str]],
        adverb: str,
    ) -> Clause:
        alike = next(iter(manners)) if len(manners) == 1 else None
        how = self._how(standpoints, manners)
        adverbs = clauses_of(clause(f"adverb.{adverb}") if adverb else None)
        if alike is not None and alike.key in _ADVERBS and how:
            adverbs, how = (*adverbs, alike), ()
        both = clause("adverb.two", first=adverbs[0], second=adverbs[1]) if adverbs[1:] else None
        return clause(
            f"takes.{self.verb(standpoints)}",
            who=experts_of(standpoints),
            adverb=both or (adverbs[0] if adverbs else None),
            what=self.face(standpoints[0].claim),
            how=how,
        )

    def takes_also(self, standpoints: Sequence[Standpoint], class_id: str) -> Clause:
        """What more experts do with a class, however they hold it: Osei also denies “X”."""
        return clause(
            f"takes.{self.verb(standpoints)}",
            who=experts_of(standpoints),
            adverb=clause("adverb.also"),
            what=self.face(class_id),
        )

    def takes_it(self, standpoints: Sequence[Standpoint]) -> Clause:
        """What experts do with a class that was named before: Osei advises against it."""
        key = f"takes-it.{self.verb(standpoints)}"
        return clause(key, who=experts_of(standpoints), how=self.how(standpoints))

    def in_breaths(self, whole: Clause, *parts: Clause) -> tuple[Clause, ...]:
        """One sentence where it can be read in one breath, else the same in several.

        The measure is the English sentence, so that each language says as many.
        """
        return (whole,) if len(self.say(whole).split()) <= MOST_WORDS else parts

    def how(self, standpoints: Sequence[Standpoint]) -> tuple[Clause, ...]:
        """Who holds it otherwise than outright, and how: “Osei with a hedge”; else nothing.

        Names are left out where there is one expert, and where all hold it the same way; most of
        them are “the others”.
        """
        return self._how(standpoints, self._manners(standpoints))

    def _manners(
        self, standpoints: Sequence[Standpoint], *, is_brief: bool = False
    ) -> dict[Clause | None, list[str]]:
        """By manner who speaks so, in their order; ``is_brief`` leaves out what conditions are."""
        manners: dict[Clause | None, list[str]] = defaultdict(list)
        for standpoint in standpoints:
            manner = self.manner(standpoint.stances[0], is_brief=is_brief)
            manners[manner].append(standpoint.expert)
        return manners

    def _how(
        self, standpoints: Sequence[Standpoint], manners: dict[Clause | None, list[str]]
    ) -> tuple[Clause, ...]:
        if self.verb(standpoints) == _CONCEDES:
            return ()
        outright = manners.pop(None, [])
        if not manners:
            return ()
        if not outright and len(manners) == 1:
            return (clause("how.alike", voices=len(standpoints), manner=next(iter(manners))),)
        most = max(manners, key=lambda manner: len(manners[manner]))
        rest = not outright and len(manners[most]) > 1
        parts = [
            clause("how.some", who=tuple(voices), manner=manner)
            for manner, voices in manners.items()
            if not (rest and manner == most)
        ]
        return (*parts, clause("how.rest", manner=most)) if rest else tuple(parts)

    def manner(self, stance: Stance, *, is_brief: bool = False) -> Clause | None:
        """How a stance is expressed and to what end, or nothing where it is said outright.

        ``is_brief`` says of conditions and ends only that there is a condition.
        """
        has_goal = bool(stance.goals) and not is_brief
        goal = clause("manner.to-reach", goals=stance.goals) if has_goal else None
        reserve = self._reserve(stance, is_brief=is_brief)
        if reserve and goal:
            return clause("manner.both", directness=reserve, firmness=goal)
        return reserve or goal

    def _reserve(self, stance: Stance, *, is_brief: bool) -> Clause | None:
        """How directly and how firmly a stance is said, where not outright."""
        conditions = () if is_brief else self.met_conditions(stance)
        reserve = self._unsupposed_reserve(stance, is_brief=is_brief)
        if not conditions:
            return reserve
        supposition = clause("manner.as-supposed", conditions=conditions)
        if reserve is None:
            return supposition
        return clause("manner.both", directness=reserve, firmness=supposition)

    def _unsupposed_reserve(self, stance: Stance, *, is_brief: bool) -> Clause | None:
        if stance.directness is Directness.EXPLICIT and stance.firmness is Firmness.FLAT:
            return None
        directness = firmness = None
        if stance.directness is not Directness.EXPLICIT:
            directness = clause(f"manner.{stance.directness.value}")
        if stance.firmness is Firmness.CONDITIONAL and stance.conditions and not is_brief:
            firmness = clause("manner.on-condition", conditions=stance.conditions)
        elif stance.firmness is not Firmness.FLAT:
            firmness = clause(f"manner.{stance.firmness.value}")
            if stance.conditions and stance.firmness is not Firmness.CONDITIONAL:
                # Said cautiously, or granted, and on a condition besides.
                condition = clause("manner.on-condition", conditions=stance.conditions)
                condition = clause("manner.conditional") if is_brief else condition
                firmness = clause("manner.both", directness=firmness, firmness=condition)
        if directness and firmness:
            return clause("manner.both", directness=directness, firmness=firmness)
        return directness or firmness

    def met_conditions(self, stance: Stance) -> tuple[str, ...]:
        """The conditions on which a stance was said and that are supposed met, as claims."""
        conditions = self._conditions.get(stance.id, ())
        return tuple(x for x in conditions if x not in stance.conditions)

    def verb(self, standpoints: Sequence[Standpoint]) -> str:
        """What experts do with a class, as the keys of the catalogue name it."""
        # Who grants that something is not so grants no such thing as the claim.
        is_affirmed = standpoints[0].sign >= 0
        if is_affirmed and all(x.stances[0].firmness is Firmness.CONCEDED for x in standpoints):
            return _CONCEDES
        kind = self._network.face(standpoints[0].claim).kind
        return self._verbs[kind][0 if is_affirmed else 1]

    def is_claim(self, target: str) -> bool:
        """Whether an id names a claim."""
        return target in self._network.claims

    def verb_for(self, kind: ClaimKind | None, is_affirmed: bool) -> str:
        """What is done with a claim of a kind, as the keys of the catalogue name it."""
        return self._verbs[kind][0 if is_affirmed else 1]

    def stance(self, stance: Stance, *, is_named: bool = True) -> Clause:
        """A stance, how it is said, on what and when; ``is_named`` gives it a subject."""
        if not self.is_claim(stance.target):
            return self.advance(stance)
        if not stance.is_own and stance.voice in self._network.experts:
            who = (stance.expert,) if is_named else ()
            return clause("reports", who=who, taken=self.reported(stance))
        return self._take(stance, is_named=is_named)

    def reported(self, stance: Stance) -> Clause:
        """What a reported stance says in the name of who is reported."""
        voice = stance.voice or stance.expert
        of_voice = replace(stance, expert=voice, directness=Directness.EXPLICIT)
        return self._take(of_voice, is_named=True)

    def _take(self, stance: Stance, *, is_named: bool) -> Clause:
        """A stance toward a claim, in the name of its expert."""
        if stance.firmness is Firmness.UNDERSTOOD and not stance.date:
            who = (stance.expert,) if is_named else ()
            return clause("issue.understood", who=who, what=(stance.target,))
        against = stance.polarity is Polarity.DENY
        verbs = self._verbs[self._network.claims[stance.target].kind]
        conceding = stance.firmness is Firmness.CONCEDED and not against
        manner = None if conceding else self.manner(stance)
        is_adverb = manner is not None and manner.key in _ADVERBS
        how = None if is_adverb else manner
        if stance.date:
            dated = clause("how.dated", manner=how, date=stance.date)
            how = dated if how else clause("how.date", date=stance.date)
        return clause(
            f"takes.{_CONCEDES if conceding else verbs[1 if against else 0]}",
            who=(stance.expert,) if is_named else (),
            adverb=manner if is_adverb else None,
            what=(stance.target,),
            how=clauses_of(how, self._reading_of(stance)),
        )

    def _reading_of(self, stance: Stance) -> Clause | None:
        """That a wording is the mapper's interpretation or imputation, where it is said to be."""
        if stance.fidelity not in _FREE:
            return None
        return clause(f"fidelity.{stance.fidelity.value}")

    def advances(self, stances: Iterable[Stance]) -> tuple[Clause, ...]:
        """Stances toward one argument or attack: who speaks in the same way is told together."""
        alike: dict[tuple[Polarity, Clause | None], list[Stance]] = {}
        for stance in stances:
            alike.setdefault((stance.polarity, self.manner(stance)), []).append(stance)
        return tuple(self.advance(*group) for group in alike.values())

    def advance(self, stance: Stance, *others: Stance) -> Clause:
        """A stance toward an argument or attack, and ``others`` that take it in the same way."""
        network = self._network
        inference = network.arguments.get(stance.target) or network.attacks[stance.target]
        who = tuple(dict.fromkeys(each.expert for each in (stance, *others)))
        if stance.polarity is Polarity.DENY:
            return clause("stance.rejects-step", who=who, step=self.step(inference))
        if stance.directness is Directness.IMPLIED:
            return clause("step.implied", step=self.step(inference), who=who)
        premises, how = self.premises(inference), clauses_of(self.manner(stance))
        if inference.id not in network.attacks:
            aim = self.target(inference)
            return clause("stance.gives", who=who, given=premises, aim=aim, how=how)
        argument = network.argument_attacked_by(inference)
        if argument is not None:
            return clause(
                "stance.objects",
                who=who,
                given=premises,
                conclusion=self.target(argument),
                premises=self.premises(argument),
                how=how,
            )
        return clause("stance.puts", who=who, given=premises, aim=self.target(inference), how=how)

    def step(self, inference: Inference) -> Clause:
        """An argument or attack without a voice."""
        premises = self.premises(inference)
        if inference.id not in self._network.attacks:
            return clause("step.for", given=premises, aim=self.target(inference))
        argument = self._network.argument_attacked_by(inference)
        if argument is not None:
            return clause(
                "step.against-inference",
                given=premises,
                conclusion=self.target(argument),
                premises=self.premises(argument),
            )
        return clause("step.against", given=premises, aim=self.target(inference))

    def premises(self, inference: Inference) -> ClausePart:
        """The premises as claims, or words for what has none."""
        unnamed = "objection" if inference.id in self._network.attacks else "reason"
        return inference.record.premises or clause(f"given.{unnamed}")

    def target(self, inference: Inference) -> ClausePart:
        """What an argument or attack is aimed at: a claim, or the step of another argument."""
        record = inference.record
        aim = getattr(record, "target", None) or getattr(record, "conclusion", None)
        if aim is None:
            return clause("aim.unnamed")
        undercut = getattr(record, "kind", None) is AttackKind.UNDERCUT
        if aim in self._network.claims and not undercut:
            return (aim,)
        return clause("aim.step", step=self.step(self._network.arguments[aim]))

    def relation(self, relation: Relation) -> Clause:
        """A relation: what it says, in part or wholly, and whose reading it is."""
        return clause(
            "relation",
            told=self.related(relation),
            degree=relation.degree if relation.degree < 1 else None,
            note=note_of(relation),
            reading=self.reading(relation),
        )

    def related(self, relation: Relation) -> Clause:
        """How two claims stand to each other, and nothing else.

        Two recommendations that are called contrary cannot both be carried out.
        """
        kinds = {self._network.claims[x].kind for x in (relation.source, relation.target)}
        is_contrary_advice = relation.kind is RelationKind.CONTRARY and kinds == {_ADVICE}
        kind = RelationKind.INCOMPATIBLE if is_contrary_advice else relation.kind
        key = f"relation.{kind.value}"
        return clause(key, source=(relation.source,), target=(relation.target,))

    def reading(self, relation: Relation) -> Clause:
        """Whose words a relation is in."""
        return self.reading_of(() if relation.asserted_by is None else (relation.asserted_by,))

    def reading_of(self, voices: tuple[str, ...]) -> Clause:
        """Whose words something is in; the mapper's reading where it is nobody's."""
        return clause("reading.said", who=voices) if voices else _READING


def experts_of(standpoints: Iterable[Standpoint]) -> tuple[str, ...]:
    """The experts of some holds, in their order."""
    return tuple(standpoint.expert for standpoint in standpoints)


def note_of(relation: Relation) -> str | None:
    """A relation's note without a full stop, if it has one."""
    return relation.note.strip().rstrip(".") or None
