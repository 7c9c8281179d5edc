"""The brief: a few sentences that answer a map's question, composed from its issues by rule.

``docs/findings.md``, section "The brief", gives the rules. Where there is nothing to say, nothing
is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.positions import Position
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.issues.apart import find_apart
from counterpoint.analysis.issues.scene import Scene, against
from counterpoint.analysis.issues.unspoken import say_open
from counterpoint.analysis.issues.voices import Voices, sharing_in
from counterpoint.model import (
    BriefPart,
    BriefSentence,
    Clause,
    Difference,
    Directness,
    Firmness,
    Issue,
    Ranked,
    RelationKind,
    Stance,
)
from counterpoint.wording import clause

# What is shared is told twice at most: a third sentence of its sort is skipped over.
_MOST_SHARED = 2


def find_brief(
    issues: Sequence[Issue],
    cruxes: Sequence[Ranked],
    one_sided: Sequence[Ranked],
    ground: Ground,
    composer: Composer,
) -> tuple[BriefSentence, ...]:
    """Who is not read yet, what nearly all say, where they part and on what, who stands apart.

    Last comes what is open. The first of what is shared and the first of what is not lead
    (`BriefSentence.leads`), behind who is not read where that is half of the panel. None where
    there is no issue, or nobody to compare.
    """
    alone = [x for x in issues if x.is_named and not x.is_compared]
    issues = [x for x in map(_on_question, issues) if x.is_compared]
    if not issues or len(ground.network.panel) < 2:
        return ()
    scene = Scene(issues, alone, cruxes, one_sided, ground, composer, Voices(ground, composer))
    strongest = _strongest(issues)
    unread = list(_unread(scene))
    shared = list(_shared(scene, is_whole=not unread))
    covered = {x for each in shared for x in each.issues} | ({strongest.id} if strongest else set())
    is_in_making = 2 * len(scene.unread) >= len(ground.network.panel)
    sentences = [
        *(unread if is_in_making else ()),
        *shared,
        *_difference(strongest, scene),
        *(() if is_in_making else unread),
        *_turns_on(strongest, scene),
        *find_apart(covered, scene),
        *_open(strongest, scene),
    ]
    leading = {BriefPart.UNREAD, BriefPart.SHARED, BriefPart.DIFFERENCE}
    first = {next((i for i, x in enumerate(sentences) if x.part is part), -1) for part in leading}
    return tuple(replace(x, leads=i in first) for i, x in enumerate(sentences))


def _unread(scene: Scene) -> Iterator[BriefSentence]:
    """Of whom the map has no stance at all.

    Where these are half of the panel, it is a map in the making, of which nobody is to conclude.
    """
    if scene.unread:
        yield scene.part(BriefPart.UNREAD, clause("brief.unread", who=scene.unread), ())


def _on_question(issue: Issue) -> Issue:
    """The issue with the positions on what it asks about; the others are on claims of their own."""
    return replace(issue, positions=tuple(x for x in issue.positions if not x.is_beside))


def _shared(scene: Scene, *, is_whole: bool) -> Iterator[BriefSentence]:
    """What more than half say, and nobody stands against; what most say it first.

    That there is no such thing is said where something of everybody is on record.
    """
    widest = _widest(scene)
    if not widest:
        if len(scene.ground.network.panel) == 2 or not is_whole:
            return  # of two, most would have to be both
        yield scene.part(BriefPart.SHARED, clause("brief.nothing-shared"), ())
        return
    first, *others = widest
    yield from _share(first, scene)
    reason = scene.voices.reason(first)
    if reason is not None:
        yield scene.part(BriefPart.SHARED, reason, [first])
    for issue in others[: _MOST_SHARED - 1]:
        yield from _share(issue, scene)


def _share(issue: Issue, scene: Scene) -> Iterator[BriefSentence]:
    statement = scene.shortest_of(scene.voices.shared(issue))
    if statement is not None:
        yield scene.part(BriefPart.SHARED, statement, [issue])


def _widest(scene: Scene) -> list[Issue]:
    """Issues for which more than half stand and nobody against, by how many, then as ranked."""
    panel = len(scene.ground.network.panel)
    wide = [x for x in scene.issues if not against(x) and 2 * len(sharing_in(x)) > panel]
    return sorted(wide, key=lambda issue: -len(sharing_in(issue)))


def _strongest(issues: Sequence[Issue]) -> Issue | None:
    """The first issue with experts on both sides, else the first in which they differ at all."""
    both = (x for x in issues if against(x) and any(y.mark.is_for for y in x.positions))
    others = (x for x in issues if x.difference is not Difference.NONE)
    return next(both, next(others, None))


def _difference(strongest: Issue | None, scene: Scene) -> Iterator[BriefSentence]:
    """Over what they part, as the question that the map asks, and who stands where."""
    part = BriefPart.DIFFERENCE
    if strongest is None:
        yield scene.part(part, clause("brief.no-difference"), ())
        return
    has_sides = bool(against(strongest))
    kind = strongest.difference.value
    if has_sides:
        in_effect = clause("adverb.in-effect") if _is_in_effect(strongest) else None
        key, words = "part", {"adverb": in_effect, "kind": clause(f"question.{kind}")}
    else:
        key, words = "differ", {"how": clause(f"difference.{kind}")}
    if strongest.is_named:
        over = clause(f"brief.{key}-named", **words, question=str(strongest.question))
    else:
        over = clause(f"brief.{key}-over", **words, what=_question_claims(strongest, scene))
    yield scene.part(part, over, [strongest])
    if not has_sides and strongest in _widest(scene)[:1]:
        return  # that they all say it, and how, was told first
    *longer, shortest = scene.voices.sides(strongest)
    short = (x for x in longer if all(scene.is_short(each) for each in x))
    for side in next(short, shortest):
        yield scene.part(BriefPart.SIDES, side, [strongest])


def _is_in_effect(issue: Issue) -> bool:
    """Whether all on one of the sides, or on both, only come to it by what they say."""
    implied = Directness.IMPLIED.value
    pro = [x.directness == implied for x in issue.positions if x.mark.is_for]
    con = [x.directness == implied for x in issue.positions if x.mark.is_against]
    return all(pro) or all(con)


def _question_claims(issue: Issue, scene: Scene) -> tuple[str, ...]:
    """The claim that an issue asks about, and the one that excludes it, where there is one."""
    class_of = scene.ground.network.class_of
    first, *others = issue.claims
    opposed = scene.ground.opposed
    rivals = [x for x in others if frozenset((class_of[first], class_of[x])) in opposed]
    return (first, *rivals[:1])


def _turns_on(strongest: Issue | None, scene: Scene) -> Iterator[BriefSentence]:
    """What is named as deciding; what would reconcile; else what is disputed beneath.

    What is named as deciding this difference comes before what is named as deciding another.
    """
    part = BriefPart.TURNS_ON
    beneath = strongest.reconciles if strongest is not None else ()
    deciding = [(x, _deciders(x, scene)) for x in beneath]
    deciding += [(crux.claim, crux.named_by) for crux in scene.cruxes]
    homes = {
        claim: [x for x in scene.issues if _touches(x, claim)] for claim, who in deciding if who
    }
    rows = [(claim, who, homes[claim]) for claim, who in deciding if who]
    for claim, who, home in sorted(rows, key=lambda row: strongest not in row[2]):
        if strongest in home or not home:
            issues = [strongest] if strongest in home and strongest is not None else []
            yield scene.part(part, clause("brief.named", who=who, what=(claim,)), issues)
        else:
            about = {"about": home[0].claims[:1], "what": (claim,)}
            yield scene.part(part, clause("brief.named-elsewhere", who=who, **about), home[:1])
        return
    if strongest is None:
        return
    if beneath:
        yield scene.part(part, _say_setting(beneath[0], strongest, scene), [strongest])
        return
    # What one side gives as its reason is not what a matter turns on.
    own_words = {strongest.claims[0], *(x for each in strongest.positions for x in each.reasons)}
    for crux in scene.cruxes:
        is_other = crux.claim not in own_words and _is_disputed(crux.claim, strongest, scene)
        if is_other and _touches(strongest, crux.claim):
            yield scene.part(part, clause("brief.beneath", what=(crux.claim,)), [strongest])
            return


def _say_setting(condition: str, issue: Issue, scene: Scene) -> Clause:
    """What an issue turns on, and who names it: as a condition, or with a hedge."""
    setting = set(_setting(condition, issue, scene))
    hedging: set[str] = set()
    for position in _requiring(condition, issue, scene):
        is_hedged = position.stance.firmness is Firmness.HEDGED
        (hedging if is_hedged else setting).add(position.expert)
    panel = scene.ground.network.panel
    who = tuple(x for x in panel if x in (setting or hedging))
    others = tuple(x for x in panel if setting and x in hedging - setting)
    return clause("brief.turns-on", what=(condition,), who=who, hedging=others)


def _setting(condition: str, issue: Issue, scene: Scene) -> Iterator[str]:
    """Who says on a condition what decides where that person stands on an issue."""
    stances = {stance.id: stance for stance in scene.ground.network.map.stances}
    for position in issue.positions:
        if any(condition in stances[key].conditions for key in position.stances):
            yield position.expert


def _requiring(condition: str, issue: Issue, scene: Scene) -> Iterator[Position]:
    """The positions on claims of an issue that, as their experts say, cannot be had without it."""
    network, of = scene.ground.network, scene.ground.positions.of
    for start in network.classes_of(issue.claims):
        for _, end, relation in network.relations_out_of(start):
            is_needed = relation.kind is RelationKind.REQUIRES
            if relation.asserted_by and is_needed and end == network.class_of[condition]:
                position = of(relation.asserted_by, start)
                if position is not None and position.sign > 0 and position.weight > 0:
                    yield position


def _is_disputed(claim: str, strongest: Issue, scene: Scene) -> bool:
    """Whether others than those who part already stand for and against it, in their own words."""
    positions, network = scene.ground.positions, scene.ground.network
    class_id = network.class_of[claim]
    attacks = [x.id for x in network.attacks.values() if x.end == class_id]
    pro = {x.expert for x in positions.affirming.get(class_id, ()) if _is_explicit(x.stance)}
    con = {x.expert for x in positions.denying.get(class_id, ()) if _is_explicit(x.stance)}
    objecting = (x for attack in attacks for x in positions.advancing.get(attack, ()))
    con |= {x.expert for x in objecting if _is_explicit(x.stance)}
    first_pro = {x.expert for x in strongest.positions if x.mark.is_for}
    first_con = {x.expert for x in strongest.positions if x.mark.is_against}
    return bool(pro and con) and not (pro <= first_pro and con <= first_con)


def _is_explicit(stance: Stance) -> bool:
    return stance.directness is Directness.EXPLICIT


def _deciders(claim: str, scene: Scene) -> tuple[str, ...]:
    """Who says that a claim decides: as an exception, or as a condition that does."""
    network = scene.ground.network
    class_id = network.class_of[claim]
    experts = {
        position.expert
        for position in scene.ground.positions.by_key.values()
        if position.stance.is_deciding and class_id in position.conditions
    }
    for relation in network.map.relations:
        if relation.kind is RelationKind.UNLESS and network.class_of[relation.target] == class_id:
            experts.update(x for x in network.panel if x == relation.asserted_by)
    return tuple(sorted(experts))


def _touches(issue: Issue, claim: str) -> bool:
    return claim in (*issue.claims, *issue.grounds, *issue.reconciles)


def _open(strongest: Issue | None, scene: Scene) -> Iterator[BriefSentence]:
    """What nobody speaks to, but for the conditions on which somebody takes a side."""
    network = scene.ground.network
    has_sides = strongest is not None and against(strongest)
    deciding = {x.stances[0] for x in strongest.positions} if strongest and has_sides else set()
    sides = (stance for stance in network.map.stances if stance.id in deciding)
    on_sides = network.classes_of(condition for stance in sides for condition in stance.conditions)
    statement = say_open(scene.ground, scene.composer, on_sides)
    if statement is not None:
        yield scene.part(BriefPart.UNSPOKEN, statement, ())
