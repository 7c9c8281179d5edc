"""Candidate cruxes: the claims whose settlement, either way, would remove the most tension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Weighed
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.kinds.folding import Folded, fold
from counterpoint.analysis.kinds.sites import Sites
from counterpoint.analysis.whole.contested import balance, sides_of
from counterpoint.model import Clause, FindingKind, Ranked, StepKind
from counterpoint.wording import clause


@dataclass(frozen=True, slots=True)
class Settlement:
    """A debate as it would stand if a claim were settled.

    ``changed`` are the classes and inferences in which ``ground`` differs from the debate as it
    is.
    """

    ground: Ground
    changed: frozenset[str]


def find_cruxes(ground: Ground, sites: Sites, composer: Composer) -> tuple[Ranked, ...]:
    """Disputed claims by the share of tension that goes if they are settled, recomputed.

    Candidates are the claims at which a sure tension ends and the premises of objections; pulls
    apart, which nothing settles. Each is settled for and against in turn (see ``settle``), the
    tensions that depend on what changed are computed anew, and the weight is the mean of the two
    shares that are gone, of the scores summed over all pairs of experts. A recommendation is a
    crux only if more than its own dispute goes with it. Candidates in most tensions come first;
    no more are tried than ``most_settled``, nor once ``most_recomputed`` sites are recomputed.
    """
    regions = [_sure(folded) for folded in sites.folded()]
    sure = [tension for tensions in regions for tension in tensions]
    before = _Sum.of(sure)
    candidates = _candidates(sure, ground)
    rows: list[tuple[tuple[float, bool, str], Ranked]] = []
    work = 0
    for claim in sorted(candidates, key=lambda x: (-len(candidates[x]), x)):
        if len(rows) == ground.settings.most_settled or work > ground.settings.most_recomputed:
            break
        settled = [settle(claim, ground, truth=truth) for truth in (True, False)]
        after = [_after(claim, x, before, regions, sites) for x in settled]
        work += sum(sites.size(sites.affected(x.changed)) for x in settled)
        row = _row(claim, candidates[claim], (before, *after), composer, ground)
        rows.append(((-round(row.weight, 12), ground.is_advice(claim), row.claim), row))
    least = max(ground.settings.least_crux, 1e-9)
    ranked = [row for _, row in sorted(rows, key=lambda x: x[0]) if row.weight >= least]
    return tuple(ranked[: ground.settings.most_listed])


def settle(claim: str, ground: Ground, *, truth: bool) -> Settlement:
    """The debate as it would stand if everybody accepted that a class is true, or is not.

    True: who denies it, or affirms what is declared to exclude it wholly, no longer does, and
    objections to it fall. False: who affirms it no longer does. Then reasons and objections with
    a fallen premise fall, and with them the claims of an expert all of whose reasons fell; and
    so on. Linear in what falls.
    """
    fallen = _fallen_at_first(claim, ground, truth=truth)
    dropped = {
        (attack.id, advance.expert)
        for attack in ground.network.attacks.values()
        if truth and attack.end == claim
        for advance in ground.positions.advancing.get(attack.id, ())
    }
    frontier = set(fallen)
    while frontier:
        lost = {x for expert, ended in frontier for x in _lost(expert, ended, ground)} - dropped
        dropped |= lost
        frontier = {x for x in _ends(lost, ground) if _lost_all(*x, dropped, ground)} - fallen
        fallen |= frontier
    changed = {claim, *(ended for _, ended in fallen), *(key for key, _ in dropped)}
    positions = ground.positions.without(fallen, dropped)
    return Settlement(ground.with_positions(positions), frozenset(changed))


@dataclass(frozen=True, slots=True)
class _Sum:
    """How much tension there is: findings, pairs of experts in them, and their summed scores."""

    findings: int
    pairs: int
    weight: float

    @classmethod
    def of(cls, tensions: Sequence[Weighed]) -> _Sum:
        weights = [item for found in tensions for item in found.weights()]
        total = sum(abs(score) * count for score, count in weights)
        return cls(len(tensions), sum(count for _, count in weights), total)

    def less(self, other: _Sum) -> _Sum:
        return _Sum(
            self.findings - other.findings, self.pairs - other.pairs, self.weight - other.weight
        )


def _sure(folded: Iterable[Folded]) -> list[Weighed]:
    return [item.strongest for item in folded if not item.strongest.best.possible]


def _after(
    claim: str,
    settled: Settlement,
    before: _Sum,
    regions: Sequence[Sequence[Weighed]],
    sites: Sites,
) -> _Sum:
    """What tension is left; none of it is about the settled claim any more."""
    left = before
    for region in sorted(sites.affected(settled.changed)):
        rest = _sure(fold(sites.region_on(region, settled.ground, settled.changed)))
        standing = [found for found in rest if claim not in found.match.about]
        left = left.less(_Sum.of(regions[region]).less(_Sum.of(standing)))
    return left


def _row(
    claim: str,
    tensions: Sequence[Weighed],
    sums: tuple[_Sum, ...],
    composer: Composer,
    ground: Ground,
) -> Ranked:
    """The claim with its weight: 0 for what nobody disputes, or advice that ends only itself."""
    before, *after = sums
    pro, con = _stands(claim, tensions)
    most = max(before.findings - rest.findings for rest in after)
    weight = sum(1 - rest.weight / before.weight for rest in after) / 2
    if not balance(len(pro), len(con)) or (ground.is_advice(claim) and most < 2):
        weight = 0.0
    reason = composer.say(_sides(pro, con), _consequence(before, after)) if weight else ""
    return Ranked(ground.network.face(claim).id, weight, tuple(sorted(pro | con)), reason)


def _candidates(sure: Iterable[Weighed], ground: Ground) -> dict[str, list[Weighed]]:
    found: dict[str, list[Weighed]] = {}
    for tension in sure:
        places = list(tension.match.about)
        if tension.match.kind is FindingKind.PULL:
            continue
        if tension.match.bridge and tension.match.bridge[0].kind is StepKind.ATTACK:
            places += ground.network.attacks[tension.match.bridge[0].id].premises
        for claim in dict.fromkeys(places):
            if claim in ground.network.members:
                found.setdefault(claim, []).append(tension)
    return found


def _stands(claim: str, tensions: Sequence[Weighed]) -> tuple[set[str], set[str]]:
    """Who stands for and against; whom an objection meets stands against its premise."""
    ending = [found for found in tensions if claim in found.match.about]
    pro, con = sides_of(claim, ending)
    for found in tensions:
        if claim not in found.match.about:
            pro |= {standpoint.expert for standpoint in found.left}
            con |= {standpoint.expert for standpoint in found.right}
    return pro - con, con


def _sides(pro: set[str], con: set[str]) -> Clause:
    return clause("crux.sides", pro=tuple(sorted(pro)), con=tuple(sorted(con)))


def _consequence(before: _Sum, after: Sequence[_Sum]) -> Clause:
    """How many tensions go either way: as findings, and as pairs where that says more."""
    gone = [before.findings - rest.findings for rest in after]
    pairs = [before.pairs - rest.pairs for rest in after]
    counted = {"all": before.findings, "if_true": gone[0], "if_false": gone[1]}
    if pairs != gone:
        counted |= {"pairs_true": pairs[0], "pairs_false": pairs[1], "pairs": before.pairs}
    return clause("crux.settled", **counted)


def _fallen_at_first(claim: str, ground: Ground, *, truth: bool) -> set[tuple[str, str]]:
    positions = ground.positions
    if not truth:
        return {(x.expert, claim) for x in positions.affirming.get(claim, ())}
    excluded = [x for pair in ground.opposed if claim in pair for x in pair if x != claim]
    fallen = {(x.expert, claim) for x in positions.denying.get(claim, ())}
    return fallen | {(x.expert, c) for c in excluded for x in positions.affirming.get(c, ())}


def _lost(expert: str, claim: str, ground: Ground) -> Iterable[tuple[str, str]]:
    """The arguments and attacks that an expert puts forward from a claim, by id and expert."""
    for inference in ground.network.inferences_from(claim):
        if any(x.expert == expert for x in ground.positions.advancing.get(inference.id, ())):
            yield inference.id, expert


def _ends(lost: Iterable[tuple[str, str]], ground: Ground) -> Iterable[tuple[str, str]]:
    """The positions for which an expert gave one of these arguments."""
    for key, expert in lost:
        argument = ground.network.arguments.get(key)
        end = argument.end if argument is not None else None
        if end is not None and ground.positions.of(expert, end) is not None:
            yield expert, end


def _lost_all(expert: str, claim: str, dropped: set[tuple[str, str]], ground: Ground) -> bool:
    own = [
        argument.id
        for argument in ground.network.arguments_for(claim)
        if any(x.expert == expert for x in ground.positions.advancing.get(argument.id, ()))
    ]
    return bool(own) and all((argument, expert) in dropped for argument in own)
