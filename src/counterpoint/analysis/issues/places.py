"""Where each expert stands on a matter: a mark, what it rests on, and how much it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.positions import Position, is_turn
from counterpoint.analysis.issues.matter import Matter
from counterpoint.model import Directness, Firmness, Mark, Relation, RelationKind, Stance
from counterpoint.network import Inference

MARKS = tuple(Mark)


@dataclass(frozen=True, slots=True)
class ExpertPlace:
    """Where one expert stands on a matter.

    ``claim`` is the class that decides, ``position`` what the expert takes toward it, or
    ``inference`` the objection that the expert puts; ``weight`` is discounted for what only
    follows. ``others`` are further classes of the matter to which the expert speaks, ``but`` what
    the same expert says against the claim that is asked about. ``in_part``: what is asked follows
    from what the expert says only in part, or is opposed by it only in part.
    """

    expert: str
    mark: Mark
    claim: str
    weight: float
    stances: tuple[Stance, ...]
    position: Position | None = None
    inference: Inference | None = None
    others: tuple[str, ...] = ()
    but: tuple[ExpertPlace, ...] = ()
    in_part: bool = False
    is_beside: bool = False

    @property
    def is_denial(self) -> bool:
        """Whether the expert says no to the claim itself, and not by an objection."""
        return self.mark is Mark.AGAINST and self.inference is None

    @property
    def order(self) -> tuple[float, int]:
        """Sorts what weighs most first, then the more direct mark."""
        return (-round(self.weight, 12), MARKS.index(self.mark))


def find_places(matter: Matter, ground: Ground) -> dict[str, ExpertPlace]:
    """The place of each expert who speaks to a matter, by expert.

    Linear in the positions and objections that the matter holds.
    """
    standing = _best_of(_for(matter, ground), matter)
    opposing = _best_of(_against(matter, ground), matter)
    places = {}
    for expert in sorted({*standing, *opposing}):
        ours, theirs = standing.get(expert, []), opposing.get(expert, [])
        is_against = _is_against(ours, theirs)
        first, *rest = [*theirs, *ours] if is_against else [*ours, *theirs]
        is_direct = first.claim == matter.centres[0]
        other_side = [place for place in (ours if is_against else theirs) if not place.is_beside]
        but = other_side[:1] if is_direct else []
        mark = Mark.RESERVED if but and first.mark is Mark.SAYS else first.mark
        others = dict.fromkeys(place.claim for place in rest if place.claim != first.claim)
        place = replace(first, mark=mark, others=tuple(others), but=tuple(but))
        places[expert] = place if but else _with_turn(place, ground)
    return places


def _with_turn(place: ExpertPlace, ground: Ground) -> ExpertPlace:
    """The place with what its expert sets against it in the same breath ("for now, but ...").

    That is another claim of the same expert which this expert says excludes the first one.
    """
    position = place.position
    if position is None or place.mark.is_against:
        return place
    network = ground.network
    around = (*network.relations_out_of(place.claim), *network.relations_into(place.claim))
    for start, end, relation in around:
        turn = ground.positions.of(place.expert, start if end == place.claim else end)
        if turn is not None and is_turn(position, turn, relation):
            mark = Mark.RESERVED if place.mark is Mark.SAYS else place.mark
            return replace(place, mark=mark, but=(_place(turn, own_mark(turn.stance), 1.0),))
    return place


def _is_against(ours: Sequence[ExpertPlace], theirs: Sequence[ExpertPlace]) -> bool:
    """Whether an expert stands against it, who says the one for it and the other against it."""
    if not ours or not theirs:
        return bool(theirs)
    # An objection to what one stands for is a reserve; saying no to the claim itself is not.
    return theirs[0].is_denial or (ours[0].is_beside and not theirs[0].is_beside)


def find_own_places(matter: Matter, ground: Ground) -> dict[str, ExpertPlace]:
    """What each expert who speaks to a matter says in it, by expert, whatever it asks about.

    The mark tells how that is said of the claim itself. A centre decides, of several the one that
    weighs most; of equals a conclusion before what serves it, then advice. Who says nothing but
    puts a reason or an objection has that place. Places of another claim than the first centre
    are beside it.
    """
    places = find_places(matter, ground)

    def order(place: ExpertPlace) -> tuple[bool, float, int, bool, bool, str]:
        return _own_order(place, matter, ground)

    for expert, place in places.items():
        own = sorted(_own_words(expert, matter, ground), key=order)
        first, *rest = own or [place]
        others = tuple(x.claim for x in rest)
        is_beside = first.claim != matter.centres[0]
        places[expert] = replace(first, others=others, but=(), is_beside=is_beside)
    return {expert: _with_turn(place, ground) for expert, place in places.items()}


def _own_words(expert: str, matter: Matter, ground: Ground) -> Iterator[ExpertPlace]:
    for claim in _in_order(matter.family.union(matter.centres), matter):
        position = ground.positions.of(expert, claim)
        if position is not None and position.weight > 0:
            mark = own_mark(position.stance)
            if position.sign < 0:
                mark = Mark.TELLS_AGAINST if mark is Mark.FOLLOWS else Mark.AGAINST
            yield _place(position, mark, 1.0)


def _own_order(
    place: ExpertPlace, matter: Matter, ground: Ground
) -> tuple[bool, float, int, bool, bool, str]:
    network = ground.network
    ends = {
        inference.end
        for inference in network.inferences_from(place.claim)
        for advance in ground.positions.advancing.get(inference.id, ())
        if advance.expert == place.expert
    }
    # What serves a claim of the matter comes after it, and after what serves one elsewhere.
    serving = 2 if ends & matter.classes else 1 if ends else 0
    is_bare = not network.arguments_for(place.claim)
    is_advice = ground.is_advice(place.claim)
    text = network.face(place.claim).text
    is_case = place.claim not in matter.centres
    return (is_case, -round(place.weight, 12), serving, is_bare, not is_advice, text)


def _best_of(places: Iterable[ExpertPlace], matter: Matter) -> dict[str, list[ExpertPlace]]:
    """Each expert's places: the direct word on what is asked first, then what is tied to it."""
    centre = matter.centres[0]

    def order(place: ExpertPlace) -> tuple[bool, bool, bool, float, int]:
        is_own_word = place.position is not None and place.claim == centre
        return (not is_own_word, place.is_beside, place.in_part, *place.order)

    by_expert: dict[str, list[ExpertPlace]] = {}
    for place in places:
        by_expert.setdefault(place.expert, []).append(place)
    return {expert: sorted(each, key=order) for expert, each in by_expert.items()}


def _for(matter: Matter, ground: Ground) -> Iterator[ExpertPlace]:
    centre = matter.centres[0]
    reach = _reach(matter, ground)
    for claim in _in_order(matter.family, matter):
        for position in ground.positions.affirming.get(claim, ()):
            if position.weight > 0:
                if claim == centre:
                    yield _place(position, own_mark(position.stance), 1.0)
                else:
                    value, in_part = reach.get(claim, (ground.settings.special_case / 2, True))
                    place = _place(position, Mark.FOLLOWS, value)
                    yield replace(place, in_part=in_part, is_beside=claim not in reach)
    for claim in sorted(matter.grounds):
        for inference in ground.network.inferences_from(claim):
            if inference.end in matter.family and inference.id in ground.network.arguments:
                for place in _arguing(inference, ground):
                    yield replace(place, is_beside=place.claim not in reach)


def _reach(matter: Matter, ground: Ground) -> dict[str, tuple[float, bool]]:
    """How far each special case of the first centre carries, and whether only in part.

    What stands beside the centre without being a case of it has no entry.
    """
    paths = ground.paths.special_cases(matter.centres[0])
    best: dict[str, tuple[float, bool]] = {matter.centres[0]: (1.0, False)}
    for path in sorted(paths, key=lambda path: (path.in_part, -path.value)):
        best.setdefault(path.start, (path.value, path.in_part))
    return best


def _arguing(inference: Inference, ground: Ground) -> Iterator[ExpertPlace]:
    """Who gives a reason for a claim of the matter without saying that claim."""
    assert inference.end is not None
    for advance in ground.positions.advancing.get(inference.id, ()):
        # A reason that is only granted speaks for what its speaker overrules in the end.
        firmness = advance.stance.firmness
        is_granted = firmness is Firmness.CONCEDED or firmness.takes_no_side
        is_silent = ground.positions.of(advance.expert, inference.end) is None
        if is_silent and not is_granted and advance.weight > 0:
            yield ExpertPlace(
                advance.expert,
                Mark.FOLLOWS,
                inference.end,
                advance.weight * ground.settings.support,
                (advance.stance,),
                None,
                inference,
            )


def _against(matter: Matter, ground: Ground) -> Iterator[ExpertPlace]:
    cases = _reach(matter, ground)
    for claim in _in_order(matter.family, matter):
        for position in ground.positions.denying.get(claim, ()):
            if position.weight > 0:
                is_asked = claim == matter.centres[0]
                mark = Mark.AGAINST if is_asked else Mark.TELLS_AGAINST
                reach = 1.0 if is_asked else ground.settings.special_case
                yield replace(_place(position, mark, reach), is_beside=claim not in cases)
    for relation, ours, theirs in _oppositions(matter, ground):
        for place in _excluding(relation, ours, theirs, ground):
            yield replace(place, is_beside=ours not in cases)
    for claim in sorted(matter.against):
        for attack in ground.network.inferences_from(claim):
            end = attack.end
            if end is None or end not in matter.family or attack.id not in ground.network.attacks:
                continue
            for place in _objecting(attack, end, ground):
                yield replace(place, is_beside=end not in cases)


def _excluding(relation: Relation, ours: str, theirs: str, ground: Ground) -> Iterator[ExpertPlace]:
    """Who affirms what a relation opposes to a claim of the matter."""
    for position in ground.positions.affirming.get(theirs, ()):
        own = ground.positions.of(position.expert, ours)
        if own is not None and is_turn(own, position, relation):
            continue  # for it, and against it in one case alone
        is_others = relation.asserted_by not in {None, position.expert}
        if is_others and own is not None and own.sign > 0 and own.weight > 0:
            continue  # that the two do not go together is somebody else's word alone
        # Who grants a point holds something else in the end.
        if position.weight > 0 and not position.conceded:
            is_theirs = relation.asserted_by == position.expert
            mark = Mark.AGAINST if is_theirs else Mark.TELLS_AGAINST
            place = _place(position, mark, relation.degree * ground.settings.special_case)
            yield replace(place, in_part=relation.degree < 1)


def _objecting(attack: Inference, end: str, ground: Ground) -> Iterator[ExpertPlace]:
    for advance in ground.positions.advancing.get(attack.id, ()):
        if advance.weight > 0:
            implied = advance.stance.directness is Directness.IMPLIED
            yield ExpertPlace(
                advance.expert,
                Mark.TELLS_AGAINST if implied else Mark.AGAINST,
                end,
                advance.weight,
                (advance.stance,),
                None,
                attack,
            )


def _oppositions(matter: Matter, ground: Ground) -> Iterator[tuple[Relation, str, str]]:
    """Relations that oppose something to the family, each with its ends within and outside of it.

    Both ends of one family: who affirms the one tells against the other, if that is the centre.
    """
    centre = matter.centres[0]
    for claim in sorted(matter.classes):
        for start, end, relation in ground.network.relations_out_of(claim):
            # Of two things that are to come one after the other both are wanted: an order is told
            # as a difference, and makes nobody an opponent. Other pulls are sure if they are said.
            is_said_pull = relation.kind.is_pull and relation.asserted_by is not None
            is_order = relation.kind is RelationKind.PRIORITY
            if relation.kind.excludes or (is_said_pull and not is_order):
                for ours, theirs in ((start, end), (end, start)):
                    outside = theirs in matter.against or ours == centre
                    if ours in matter.family and outside and theirs in matter.classes:
                        yield relation, ours, theirs


def _place(position: Position, mark: Mark, reach: float) -> ExpertPlace:
    weight = position.weight * reach
    return ExpertPlace(position.expert, mark, position.claim, weight, position.stances, position)


def own_mark(stance: Stance) -> Mark:
    """How a claim itself is said: implied, outright, or with a reserve."""
    if stance.directness is Directness.IMPLIED:
        return Mark.FOLLOWS
    return Mark.SAYS if stance.firmness is Firmness.FLAT else Mark.RESERVED


def _in_order(classes: frozenset[str], matter: Matter) -> Mapping[str, None]:
    """The centres first, as they stand, then the others by name, which decides nothing."""
    first = [claim for claim in matter.centres if claim in classes]
    return dict.fromkeys([*first, *sorted(classes)])
