"""What a decision came to, read back as a sentence: a reversed arrow reads wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import (
    Acknowledge,
    AddIssue,
    AddTopic,
    ArgumentMap,
    ChangeClaim,
    Clause,
    Decision,
    JudgedPair,
    MarkSection,
    NewClaim,
    RelationKind,
    Remove,
    SetAside,
    TakeUp,
    short_names,
)
from counterpoint.model.naming_records import only_in
from counterpoint.network import build_network
from counterpoint.wording import LANGUAGES, Language, Speaker, clause

Sentences = Mapping[Language, str]


def read_back_change(before: ArgumentMap, after: ArgumentMap, decision: Decision) -> Sentences:
    """What is new in a map, in each language: stances, reasons, relations, pairs; else the act."""
    composer = Composer(build_network(_told_part(before, after)))
    clauses = [*_of_act(decision), *_of_new(before, after, composer)]
    return say_all(after, clauses or [clause("decided.otherwise")])


def _told_part(before: ArgumentMap, after: ArgumentMap) -> ArgumentMap:
    """The map with those stances alone that matter to what is told: they are most of a network.

    These are the new ones, and those that decide which of several equal claims stands for them.
    """
    equal = {
        end
        for relation in after.relations
        if relation.kind is RelationKind.EQUIVALENT
        for end in (relation.source, relation.target)
    }
    ids = {stance.id for stance in before.stances}
    stances = tuple(x for x in after.stances if x.id not in ids or x.target in equal)
    return replace(after, stances=stances)


def say_all(argument_map: ArgumentMap, clauses: Iterable[Clause]) -> Sentences:
    """Clauses in each language, each as a sentence."""
    clauses = list(clauses)
    names = short_names(argument_map.experts)
    titles = {claim.id: claim.title or claim.id for claim in argument_map.claims}
    return {
        language: Speaker(language, names, titles, is_crowd=argument_map.is_crowd).say(clauses)
        for language in LANGUAGES
    }


def _of_act(decision: Decision) -> Iterable[Clause]:
    """What is told of a decision beside the records that it makes."""
    if isinstance(decision, NewClaim):
        yield clause("decided.claim", title=decision.claim.title)
    elif isinstance(decision, ChangeClaim):
        yield clause("decided.change", title=decision.new.title)
    elif isinstance(decision, SetAside):
        yield clause("decided.aside", words=decision.words, why=decision.why)
    elif isinstance(decision, TakeUp):
        yield clause("decided.unaside", words=decision.words)
    elif isinstance(decision, MarkSection):
        yield clause("decided.section", name=decision.expert.name, words=decision.marker)
    elif isinstance(decision, AddTopic):
        yield clause("decided.topic", label=decision.topic.label)
    elif isinstance(decision, AddIssue):
        yield clause("decided.issue", question=decision.issue.question)
    elif isinstance(decision, Acknowledge):
        yield clause("decided.acknowledge", code=decision.code)
    elif isinstance(decision, Remove):
        yield clause(f"decided.remove-{decision.sort.value}")


def _of_new(before: ArgumentMap, after: ArgumentMap, composer: Composer) -> Iterable[Clause]:
    """The records that are new, each as it is told elsewhere."""
    claims = {x.id for x in after.claims}
    stances = only_in(after.stances, before.stances)
    yield from (composer.stance(x) for x in stances if x.target in claims)
    yield from (composer.advance(x) for x in stances if x.target not in claims)
    yield from (clause("decided.answers", whom=(x.answers,)) for x in stances if x.answers)
    advanced = {x.target for x in stances}
    network = composer.network
    for argument in only_in(after.arguments, before.arguments):
        if argument.id not in advanced and argument.conclusion is not None:
            step = composer.step(network.arguments[argument.id])
            yield clause("step.by-mapper", step=step)
    for attack in only_in(after.attacks, before.attacks):
        if attack.id not in advanced:
            yield clause("step.by-mapper", step=composer.step(network.attacks[attack.id]))
    yield from (composer.relation(x) for x in only_in(after.relations, before.relations))
    yield from _of_pairs(only_in(after.judged, before.judged))


def _of_pairs(pairs: Sequence[JudgedPair]) -> Iterable[Clause]:
    """The pairs that were compared: those of one claim together."""
    common = set(pairs[0].claims).intersection(*(x.claims for x in pairs)) if pairs else set()
    if len(pairs) > 1 and common:
        (first,) = common
        others = tuple(y for x in pairs for y in x.claims if y != first)
        note = pairs[0].note or None
        yield clause("decided.unrelated-each", first=(first,), second=others, note=note)
        return
    for pair in pairs:
        first, second = pair.claims
        note = pair.note or None
        yield clause("decided.unrelated", first=(first,), second=(second,), note=note)
