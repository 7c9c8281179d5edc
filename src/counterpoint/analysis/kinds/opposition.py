"""Tensions between claims: contradiction, incompatibility and pull.

The sides affirm two claims that a declared relation sets against each other, or affirm and deny
one claim. Who holds both ends is on neither side: that is a tension of the expert's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.basis.paths import PathStep
from counterpoint.analysis.explaining.composer import Composer, note_of
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.conditions import note_conditions
from counterpoint.analysis.kinds.sites import Site
from counterpoint.model import Clause, FindingKind, Relation, RelationKind, StepKind
from counterpoint.wording import clause

_CONTRARIES = {RelationKind.CONTRARY, RelationKind.INCOMPATIBLE}


def opposition_sites(ground: Ground) -> Iterator[Site]:
    """Each class that somebody denies, then each kind of relation of a pair of classes."""
    for claim in sorted(ground.positions.denying):
        places = _reach(claim, ground)
        yield Site(("signs", claim), places, places, partial(_both_signs, claim))
    for (first, second, kind, voice), relations in sorted(_strongest_relations(ground).items()):
        places = _reach(first, ground) | _reach(second, ground)
        ends = (first, second, voice) if voice else (first, second)
        for relation, key in zip(relations, (ends, (*ends, "said")), strict=False):
            find = partial(_across, key, FindingKind(kind), relation)
            yield Site(("across", kind, *key, relation.id), places, places, find)


def _both_signs(claim: str, ground: Ground) -> Match | None:
    left, right = ground.affirmers(claim, lifted=True), ground.deniers(claim)
    if not left or not right:
        return None
    return Match(FindingKind.CONTRADICTION, (claim,), (claim,), left, right)


def _across(
    key: tuple[str, ...], kind: FindingKind, relation: Relation, ground: Ground
) -> Match | None:
    first, second = ends = key[:2]
    if relation.kind is RelationKind.PRIORITY and relation.asserted_by is not None:
        left, right = _ranking(relation, relation.asserted_by, first, ground)
    else:
        left, right = _apart(
            ground.affirmers(first, lifted=True), ground.affirmers(second, lifted=True)
        )
    if not left or not right:
        return None
    return Match(kind, key, ends, left, right, (bridge_of(relation),))


def _ranking(
    relation: Relation, voice: str, first: str, ground: Ground
) -> tuple[tuple[Standpoint, ...], tuple[Standpoint, ...]]:
    """Both sides of a stated priority.

    Before the other side stands only who states it; against it who recommends what it puts last,
    though they may want both: that is the same advice with another weight. Who states the same
    order is on neither side.
    """
    source, target = (ground.network.class_of[x] for x in (relation.source, relation.target))
    agreeing = {
        other.asserted_by
        for _, end, other in ground.network.relations_out_of(source)
        if end == target and other.kind is RelationKind.PRIORITY
    }
    before = tuple(x for x in ground.affirmers(source, lifted=True) if x.expert == voice)
    after = tuple(x for x in ground.affirmers(target, lifted=True) if x.expert not in agreeing)
    return (before, after) if source == first else (after, before)


def _reach(claim: str, ground: Ground) -> frozenset[str]:
    """A class and those that are lifted to it."""
    lifted = ground.paths.special_cases(claim, with_needs=True)
    return frozenset({claim, *(path.start for path in lifted)})


def kind_of(relation: Relation, ground: Ground) -> FindingKind | None:
    """The kind of tension that a relation makes of those who affirm its ends, if any.

    What cannot be carried out together must be two recommendations: two that are called contrary
    are incompatible, two claims of fact that are called incompatible are contraries. A
    recommendation and a fact are never incompatible.
    """
    if relation.kind.is_pull:
        return FindingKind.PULL
    if relation.kind is RelationKind.CONTRADICTS:
        return FindingKind.CONTRADICTION
    if relation.kind not in _CONTRARIES:
        return None
    class_of = ground.network.class_of
    advice = {ground.is_advice(class_of[x]) for x in (relation.source, relation.target)}
    if advice == {True}:
        return FindingKind.INCOMPATIBILITY
    is_fact_called_contrary = relation.kind is RelationKind.CONTRARY or advice == {False}
    return FindingKind.CONTRADICTION if is_fact_called_contrary else None


def bridge_of(relation: Relation) -> PathStep:
    """A relation as the link between two sides."""
    said_by = frozenset({relation.asserted_by} if relation.asserted_by else ())
    return PathStep(StepKind.RELATION, relation.id, "in part", relation.degree, said_by)


def explain_opposition(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz urges “X”; Osei urges “Y”. The two cannot be fully reconciled."""
    ground, composer = explainer.ground, explainer.composer
    match = weighed.match
    clauses = [*opposed(weighed, composer)]
    if match.bridge:
        relation = ground.network.relations[match.bridge[0].id]
        clauses += _verdict(weighed, relation, composer)
    return Explanation(clauses, _note(weighed, ground, composer))


def opposed(weighed: Weighed, composer: Composer) -> tuple[Clause, ...]:
    """Who stands where, one side after the other."""
    match = weighed.match
    left = _side(weighed.left, match.about[0], composer)
    if match.bridge:
        right = _side(weighed.right, match.about[1], composer)
    else:
        right = (composer.takes_it(weighed.right),)
    return composer.in_breaths(clause("opposed", left=left, right=right), *left, *right)


def _side(
    standpoints: tuple[Standpoint, ...], claim: str, composer: Composer
) -> tuple[Clause, ...]:
    """Who stands on one side: first those who affirm the class, then those lifted to it."""
    direct = [standpoint for standpoint in standpoints if standpoint.claim == claim]
    lifted: dict[str, list[Standpoint]] = {}
    for standpoint in standpoints:
        if standpoint.claim != claim:
            lifted.setdefault(standpoint.claim, []).append(standpoint)
    parts = [composer.takes(direct)] if direct else []
    for lifted_there in lifted.values():
        needs = any(link.name == "requirement" for link in lifted_there[0].links)
        tie, position = "needs" if needs else "case", composer.takes(lifted_there)
        if direct:
            parts.append(clause(f"side.{tie}", taken=position))
        else:
            parts.append(clause(f"side.{tie}-of", taken=position, what=composer.face(claim)))
    return tuple(parts)


def _strongest_relations(ground: Ground) -> dict[tuple[str, str, str, str], list[Relation]]:
    """The relations of highest degree by pair and kind: what is said in the text, and what is
    read into it where that is more. Priorities are told apart by who states them.
    """
    by_pair: dict[tuple[str, str, str, str], list[Relation]] = {}
    for start, end, relation in ground.network.around.relations:
        kind = kind_of(relation, ground)
        if kind is None:
            continue
        first, second = sorted((start, end))
        voice = relation.asserted_by if relation.kind is RelationKind.PRIORITY else None
        by_pair.setdefault((first, second, kind.value, voice or ""), []).append(relation)
    return {key: _best_of(relations) for key, relations in by_pair.items()}


def _best_of(relations: list[Relation]) -> list[Relation]:
    first, *others = sorted(relations, key=_rank)
    others_said = [x for x in others if x.asserted_by is not None]
    return [first] if first.asserted_by is not None else [first, *others_said[:1]]


def _rank(relation: Relation) -> tuple[float, bool, str]:
    return (-relation.degree, relation.asserted_by is None, relation.id)


def _apart(
    left: tuple[Standpoint, ...], right: tuple[Standpoint, ...]
) -> tuple[tuple[Standpoint, ...], tuple[Standpoint, ...]]:
    """Both sides without who stands on both; a direct word outweighs a lifted one."""
    first = {standpoint.expert: bool(standpoint.links) for standpoint in left}
    second = {standpoint.expert: bool(standpoint.links) for standpoint in right}
    return (
        tuple(x for x in left if x.expert not in second or (second[x.expert] and not x.links)),
        tuple(x for x in right if x.expert not in first or (first[x.expert] and not x.links)),
    )


def _verdict(weighed: Weighed, relation: Relation, composer: Composer) -> tuple[Clause, ...]:
    note, partly = note_of(relation), relation.degree < 1
    if relation.kind is RelationKind.PRIORITY:
        verdict = composer.related(relation)
    elif relation.kind.is_pull:
        verdict = clause(f"verdict.{relation.kind.value}")
    elif partly:
        verdict = clause("verdict.not-fully")
    else:
        is_advice = weighed.match.kind is FindingKind.INCOMPATIBILITY
        verdict = clause(f"verdict.not-both-{'done' if is_advice else 'true'}")
    if partly and relation.kind.is_pull:
        verdict = clause("verdict.part", told=verdict)
    reading = composer.reading(relation)
    if note is None:
        return (clause("verdict", told=verdict, reading=reading),)
    whole = clause("verdict", told=verdict, reading=reading, note=note)
    apart = clause("verdict", told=verdict, reading=reading)
    return composer.in_breaths(whole, apart, clause("verdict.note", note=note))


def _note(weighed: Weighed, ground: Ground, composer: Composer) -> list[Clause]:
    clauses = note_conditions((*weighed.left, *weighed.right), ground, composer)
    if weighed.exceptions:
        clauses.append(clause("falls-away", unless=composer.faces(weighed.exceptions)))
    return [*clauses, *_granted(weighed, ground, composer)]


def _granted(weighed: Weighed, ground: Ground, composer: Composer) -> Iterator[Clause]:
    """The points that one side grants the other: what it affirms of the reasons given there."""
    match = weighed.match
    if match.kind is FindingKind.PULL or not all(ground.is_advice(x) for x in match.about):
        return
    ends = [(weighed.match.about[0], weighed.left, weighed.right)]
    if weighed.match.bridge:
        ends.append((weighed.match.about[1], weighed.right, weighed.left))
    for end, own, other in ends:
        for premise in _reasons_given(end, {x.expert for x in own}, ground):
            cases = {premise, *(path.start for path in ground.paths.special_cases(premise))}
            for case in sorted(cases):
                affirming = {x.expert for x in ground.positions.affirming.get(case, ())}
                granting = tuple(x.expert for x in other if x.expert in affirming)
                if granting:
                    what, aim = composer.faces([case]), composer.faces([end])
                    yield clause("grants", who=granting, what=what, aim=aim)


def _reasons_given(end: str, experts: set[str], ground: Ground) -> list[str]:
    """The premises from which some of these experts argue for a class, in one step."""
    advancing = ground.positions.advancing
    return sorted(
        {
            premise
            for argument in ground.network.arguments_for(end)
            if any(advance.expert in experts for advance in advancing.get(argument.id, ()))
            for premise in argument.premises
        }
    )
