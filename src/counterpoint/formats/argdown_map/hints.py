"""What is allowed in a map and yet deserves a look: the warnings on a finished map."""

from __future__ import annotations

from collections import defaultdict

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.metadata.lookalikes import find_deception, find_near_titles
from counterpoint.model import (
    ArgumentMap,
    ClaimKind,
    Directness,
    Polarity,
    RelationKind,
    Stance,
    Standing,
    find_named,
    name_list,
)

_NO_PLACE = Place("")


def hint(argument_map: ArgumentMap, problems: Problems, *, is_ours: bool) -> None:
    """Note what a careful mapper would look at again; of others' maps names alone. Linear."""
    _hint_near_titles(argument_map, problems)
    _hint_deceptive_names(argument_map, problems)
    if argument_map.experts and is_ours:
        _hint_unsaid_claims(argument_map, problems)
        _hint_silent_experts(argument_map, problems)
        _hint_unreasoned_recommendations(argument_map, problems)
        _hint_stances_without_quote(argument_map, problems)
        _hint_ends_told_as_conditions(argument_map, problems)
        _hint_summaries_of_whom_they_name(argument_map, problems)


def _hint_near_titles(argument_map: ArgumentMap, problems: Problems) -> None:
    by_place = sorted(argument_map.claims, key=lambda claim: claim.place or _NO_PLACE)
    places = {claim.title: claim.place for claim in by_place}
    for one, other in find_near_titles(places):
        problems.warn(
            places[other] or _NO_PLACE,
            f"[{other}] and [{one}] (at {places[one]}) differ in a letter",
            "give one title to what is one claim, and telling ones to two",
            "near-titles",
        )


def _hint_deceptive_names(argument_map: ArgumentMap, problems: Problems) -> None:
    names = [(claim.title, claim.place) for claim in argument_map.claims]
    names += [(expert.name, expert.place) for expert in argument_map.experts]
    names += [(expert.id, expert.place) for expert in argument_map.experts]
    names += [(source.title, source.place) for source in argument_map.sources]
    for name, place in names:
        deception = find_deception(name)
        if deception:
            message = f"{name!r} holds {deception}"
            advice = "retype it, if it is not meant"
            problems.warn(place or _NO_PLACE, message, advice, "deceptive-name")


def _hint_unsaid_claims(argument_map: ArgumentMap, problems: Problems) -> None:
    """An exception or a requirement is a state of affairs that nobody need affirm."""
    spoken_to = {stance.target for stance in argument_map.stances}
    awaited = {
        relation.target
        for relation in argument_map.relations
        if relation.kind in {RelationKind.UNLESS, RelationKind.REQUIRES}
    }
    for claim in argument_map.claims:
        if claim.id not in spoken_to | awaited:
            problems.warn(
                claim.place or _NO_PLACE,
                f"nobody takes a stance toward [{claim.title}]",
                "put it below a heading with {expert: ...}, or leave it out",
                "unsaid-claim",
            )


def _hint_silent_experts(argument_map: ArgumentMap, problems: Problems) -> None:
    speaking = {stance.expert for stance in argument_map.stances}
    for expert in argument_map.panel:
        if expert.id not in speaking:
            message = f"{expert.name} has no stance in the map yet"
            advice = "is there a heading with {expert: " + expert.id + "}?"
            problems.warn(expert.place or _NO_PLACE, message, advice, "silent-expert")


def _hint_unreasoned_recommendations(argument_map: ArgumentMap, problems: Problems) -> None:
    """Only what some expert of the panel recommends needs a reason."""
    panel = {expert.id for expert in argument_map.panel}
    reasoned = {argument.conclusion for argument in argument_map.arguments}
    recommended = {stance.target for stance in argument_map.stances if _recommends(stance, panel)}
    for claim in argument_map.claims:
        is_open = claim.id in recommended and claim.id not in reasoned
        if is_open and claim.kind is ClaimKind.RECOMMENDATION:
            message = f"[{claim.title}] is recommended without a reason"
            advice = "add + <Reason>: ... below it, if one is given"
            problems.warn(claim.place or _NO_PLACE, message, advice, "unreasoned")


def _recommends(stance: Stance, panel: set[str]) -> bool:
    is_own = stance.is_own and stance.expert in panel
    return is_own and stance.polarity is Polarity.AFFIRM


def _hint_stances_without_quote(argument_map: ArgumentMap, problems: Problems) -> None:
    """What is only implied has no words to quote; a step has those of its reason."""
    claims = {claim.id for claim in argument_map.claims}
    for stance in argument_map.stances:
        is_due = stance.target in claims and stance.directness is not Directness.IMPLIED
        if is_due and stance.quotation is None:
            message = f"{stance.expert} takes this stance without a quote"
            advice = "add quote: with the words that show it"
            problems.warn(stance.place or _NO_PLACE, message, advice, "no-quote")


def _hint_ends_told_as_conditions(argument_map: ArgumentMap, problems: Problems) -> None:
    """What a speaker wants and makes a condition may be what the advice is for."""
    claims = {claim.id: claim for claim in argument_map.claims}
    panel = {expert.id for expert in argument_map.panel}
    advice_by_expert = {
        (stance.expert, stance.target)
        for stance in argument_map.stances
        if _recommends(stance, panel) and not stance.conditions and stance.target in claims
    }
    advised = {x.id for x in argument_map.claims if x.kind is ClaimKind.RECOMMENDATION}
    for stance in (x for x in argument_map.stances if x.target in advised and not x.is_deciding):
        for condition in stance.conditions:
            if condition in advised and (stance.expert, condition) in advice_by_expert:
                title = claims[condition].title
                message = f"{stance.expert} recommends [{title}], the condition here"
                advice = "did you mean to:? A means is no reserve"
                problems.warn(stance.place or _NO_PLACE, message, advice, "condition-or-end")


def _hint_summaries_of_whom_they_name(argument_map: ArgumentMap, problems: Problems) -> None:
    """A statement that names some of those who say what it sums up is about these alone."""
    claims = {claim.id: claim for claim in argument_map.claims}
    editors = {x.id for x in argument_map.experts if x.standing is Standing.EDITOR}
    summed = defaultdict(set)
    for relation in argument_map.relations:
        if relation.kind is RelationKind.SUMMARISES:
            summed[relation.source].add(relation.target)
    speakers = defaultdict(set)
    for stance in argument_map.stances:
        speakers[stance.target].add(stance.expert)
    for stance in argument_map.stances:
        if stance.expert not in editors or stance.sums or stance.target not in summed:
            continue
        saying = set().union(*(speakers[x] for x in (stance.target, *summed[stance.target])))
        people = [x for x in argument_map.panel if x.id in saying]
        claim = claims[stance.target]
        names = find_named(f"{claim.title}. {stance.wording or claim.text}", people)
        if names and len(names) < len(people):
            listed_names = name_list(x.name for x in people if x.id in names)
            message = f"[{claim.title}] names {listed_names}, and does not say whom it sums up"
            advice = f"add sums: {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}"
            problems.warn(stance.place or _NO_PLACE, message, advice, "summary-of-whom")
