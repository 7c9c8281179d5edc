"""Candidate cruxes: what experts name as deciding, then what ends most tension if it is settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Weighed
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.kinds.folding import Folded, fold
from counterpoint.analysis.kinds.sites import Sites
from counterpoint.analysis.whole.contested import balance, sides_of
from counterpoint.analysis.whole.hinges import Hinge, find_hinges
from counterpoint.analysis.whole.settlement import Settlement, settle, unsettled
from counterpoint.errors import UsageError
from counterpoint.model import Clause, FindingKind, Ranked, StepKind, Supposition
from counterpoint.wording import clause


def find_cruxes(ground: Ground, sites: Sites, composer: Composer) -> tuple[Ranked, ...]:
    """What the debate turns on: what experts name as deciding, then what ends most tension.

    Candidates are what somebody names, the claims at which a sure tension ends and the premises
    of objections; pulls apart, which nothing settles. Each is settled for and against in turn
    (see ``settle``), and the tensions of the regions that depend on what changed are computed
    anew. The weight is the mean of the two shares of these that are gone, of the scores summed
    over all pairs of experts; what more goes of comes first. A recommendation is a crux only if
    more than its own dispute goes with it. Of two ends of the same tensions the first stands for
    both. Candidates in most tensions are tried first; no more than ``most_settled``, nor once
    ``most_recomputed`` sites are recomputed.
    """
    trial = _Trial(ground, sites, composer)
    trials = trial.all()
    least = max(ground.settings.least_crux, 1e-9)
    first_ends: list[_Tried] = []
    for candidate in sorted((x for x in trials if x.weight >= least), key=_Tried.order):
        if not any(candidate.is_end_of(other) for other in first_ends):
            first_ends.append(candidate)
    return tuple(trial.row(x, trials) for x in first_ends[: ground.settings.most_listed])


@dataclass(frozen=True, slots=True)
class _Sum:
    """How much tension there is: findings, pairs of experts in them, and their summed scores."""

    findings: int
    pairs: int
    weight: float

    @classmethod
    def of(cls, tensions: Iterable[Weighed]) -> _Sum:
        each = list(tensions)
        weights = [item for tension in each for item in tension.weights()]
        total = sum(abs(score) * count for score, count in weights)
        return cls(len(each), sum(count for _, count in weights), total)

    def less(self, other: _Sum) -> _Sum:
        return _Sum(
            self.findings - other.findings, self.pairs - other.pairs, self.weight - other.weight
        )


@dataclass(frozen=True, slots=True)
class _Tried:
    """A candidate with what it touches and what is gone of that, settled for it and against it."""

    claim: str
    text: str
    tensions: Sequence[Weighed]
    hinges: tuple[Hinge, ...]
    touched: _Sum
    gone: tuple[_Sum, _Sum]
    is_advice: bool

    @property
    def sides(self) -> tuple[set[str], set[str]]:
        """Who stands for and against; whom an objection meets stands against its premise."""
        ending = [tension for tension in self.tensions if self.claim in tension.match.about]
        pro, con = sides_of(self.claim, ending)
        for tension in self.tensions:
            if self.claim not in tension.match.about:
                pro |= {standpoint.expert for standpoint in tension.left}
                con |= {standpoint.expert for standpoint in tension.right}
        return pro - con, con

    @property
    def weight(self) -> float:
        """The share that is gone: none for the undisputed, or advice that ends only itself."""
        pro, con = self.sides
        is_disputed = bool(balance(len(pro), len(con)))
        ends_only_itself = self.is_advice and max(x.findings for x in self.gone) < 2
        if not self.touched.weight or (not self.hinges and (not is_disputed or ends_only_itself)):
            return 0.0
        return self._ended / 2 / self.touched.weight

    @property
    def _ended(self) -> float:
        """What ends either way; that a tension becomes sharper takes nothing from it."""
        return sum(max(x.weight, 0.0) for x in self.gone)

    def order(self) -> tuple[bool, float, bool, str, str]:
        """Sorts what is named first, then what ends most, facts before advice, at last by text."""
        return (not self.hinges, -round(self._ended, 9), self.is_advice, self.text, self.claim)

    def is_end_of(self, other: _Tried) -> bool:
        """Whether ``other`` is in all the tensions that this is in; what is named stands alone."""
        ours, theirs = ({id(x) for x in each.tensions} for each in (self, other))
        return not self.hinges and ours <= theirs


class _Trial:
    """Settles candidate after candidate on one ground."""

    def __init__(self, ground: Ground, sites: Sites, composer: Composer) -> None:
        self._ground = ground
        self._sites = sites
        self._composer = composer
        self._hinges = find_hinges(ground)
        self._regions = [_sure(folded) for folded in sites.folded()]

    def all(self) -> list[_Tried]:
        """The candidates, those in most tensions first, as far as the limits go."""
        settings = self._ground.settings
        sure = [tension for tensions in self._regions for tension in tensions]
        candidates = _candidates(sure, self._ground)
        ending = {claim for tension in sure for claim in tension.match.about}
        hinges_by_claim = {
            claim: hinges
            for claim, each in self._hinges.by_claim.items()
            if (hinges := tuple(hinge for hinge in each if hinge.about in ending))
        }
        rows: list[_Tried] = []
        work = 0
        claims = dict.fromkeys((*hinges_by_claim, *candidates))
        for claim in sorted(
            claims, key=lambda x: (x not in hinges_by_claim, -len(candidates.get(x, ())), x)
        ):
            if len(rows) == settings.most_settled or work > settings.most_recomputed:
                break
            candidate, cost = self._try(
                claim, candidates.get(claim, []), hinges_by_claim.get(claim, ())
            )
            work += cost
            rows.append(candidate)
        return rows

    def row(self, candidate: _Tried, trials: Iterable[_Tried]) -> Ranked:
        """The candidate as it is told, as a question."""
        ground, composer = self._ground, self._composer
        pro, con = candidate.sides
        rivals = sorted(
            (
                other.claim
                for other in trials
                if frozenset((candidate.claim, other.claim)) in ground.opposed
                and candidate.tensions
                and other.is_end_of(candidate)
            ),
            key=lambda claim: ground.network.face(claim).text,
        )
        kind = "which" if rivals else "advice" if candidate.is_advice else "fact"
        clauses = [clause(f"issue.{kind}", what=composer.faces((candidate.claim, *rivals)))]
        clauses += [_hinge_clause(hinge, composer) for hinge in candidate.hinges]
        if pro or con:
            outright = _outright(candidate.tensions, ground)
            clauses.append(
                clause(
                    "crux.sides",
                    pro=tuple(sorted(pro)),
                    con=tuple(sorted(con)),
                    pro_how=_reserved(pro, outright),
                    con_how=_reserved(con, outright),
                )
            )
        experts = {*pro, *con, *(hinge.expert for hinge in candidate.hinges)}
        reason = composer.say(*clauses, _consequence(candidate))
        face = ground.network.face(candidate.claim).id
        named_by = tuple(sorted({hinge.expert for hinge in candidate.hinges}))
        if_true, if_false = candidate.gone
        ends = (if_true.pairs, if_false.pairs)
        return Ranked(face, candidate.weight, tuple(sorted(experts)), reason, named_by, ends)

    def _try(
        self, claim: str, tensions: Sequence[Weighed], hinges: tuple[Hinge, ...]
    ) -> tuple[_Tried, int]:
        ground = self._ground
        suppositions = Supposition(accepted=(claim,)), Supposition(rejected=(claim,))
        settlements = [self._settle(x) for x in suppositions]
        affected = [self._sites.affected(x.changed) for x in settlements]
        touched = set[int]().union(*affected)
        before = _Sum.of(x for region in sorted(touched) for x in self._regions[region])
        if_true, if_false = (
            self._gone(x, regions) for x, regions in zip(settlements, affected, strict=True)
        )
        text = ground.network.face(claim).text
        candidate = _Tried(
            claim, text, tensions, hinges, before, (if_true, if_false), ground.is_advice(claim)
        )
        return candidate, sum(self._sites.size(regions) for regions in affected)

    def _settle(self, supposition: Supposition) -> Settlement:
        """The debate under a supposition; as it is where the map itself excludes it."""
        try:
            return settle(supposition, self._ground, self._hinges)
        except UsageError:
            return unsettled(supposition, self._ground)

    def _gone(self, settlement: Settlement, affected: Iterable[int]) -> _Sum:
        """What tension is gone."""
        gone = _Sum(0, 0, 0.0)
        for region in sorted(affected):
            rest = _sure(fold(self._sites.region_on(region, settlement.ground, settlement.changed)))
            gone = gone.less(_Sum.of(rest).less(_Sum.of(self._regions[region])))
        return gone


def _sure(folded: Iterable[Folded]) -> list[Weighed]:
    return [item.strongest for item in folded if not item.strongest.best.possible]


def _candidates(sure: Iterable[Weighed], ground: Ground) -> dict[str, list[Weighed]]:
    candidates: dict[str, list[Weighed]] = {}
    for tension in sure:
        places = list(tension.match.about)
        if tension.match.kind is FindingKind.PULL:
            continue
        if tension.match.bridge and tension.match.bridge[0].kind is StepKind.ATTACK:
            places += ground.network.attacks[tension.match.bridge[0].id].premises
        for claim in dict.fromkeys(places):
            if claim in ground.network.members:
                candidates.setdefault(claim, []).append(tension)
    return candidates


def _outright(tensions: Iterable[Weighed], ground: Ground) -> set[str]:
    """Who says outright in a tension what puts that person on a side of it."""
    least = ground.settings.explicit * ground.settings.flat
    standpoints = (x for tension in tensions for x in (*tension.left, *tension.right))
    return {x.expert for x in standpoints if x.weight >= least}


def _reserved(experts: set[str], outright: set[str]) -> Clause | None:
    """Who of a side only speaks in effect or with a reserve."""
    rest = tuple(sorted(experts - outright))
    if not rest:
        return None
    is_each = len(rest) == len(experts)
    return clause("crux.reserved") if is_each else clause("crux.some-reserved", who=rest)


def _hinge_clause(hinge: Hinge, composer: Composer) -> Clause:
    """What an expert says hangs on it: what is given up, and for what, or said only if."""
    parts = {"who": (hinge.expert,), "what": composer.face(hinge.about)}
    if hinge.instead is not None:
        return clause("crux.instead", **parts, instead=composer.face(hinge.instead))
    return clause("crux.unless" if hinge.falls else "crux.only-if", **parts)


def _consequence(candidate: _Tried) -> Clause:
    """How many tensions go either way, pair by pair, of those that the settling touches."""
    if_true, if_false = (x.pairs for x in candidate.gone)
    if if_true == if_false == candidate.touched.pairs:
        return clause("crux.all", all=if_true)
    if if_true == if_false:
        return clause("crux.either", n=if_true, all=candidate.touched.pairs)
    if candidate.touched.pairs == 1:
        return clause("crux.if-so" if if_true else "crux.if-not")
    return clause("crux.settled", all=candidate.touched.pairs, if_true=if_true, if_false=if_false)
