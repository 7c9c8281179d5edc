"""Several experts in one clause: how many they are, how they say it, and who stands where.

What the brief is put together from. People are counted in words as long as there are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.counts import count_of, people
from counterpoint.model import Clause, Directness, Firmness, Issue, IssuePosition, Mark, Stance
from counterpoint.wording import MOST_NAMED, clause

# Beyond three names a reader counts people instead.
_MOST_NAMED = 3
_OTHER_MANNERS = {Firmness.CONDITIONAL.value, Firmness.CONCEDED.value}

_IN_EFFECT = ("in-effect",)

Side = Sequence[IssuePosition]
# The words of an adverb; and by what or if what somebody says a claim.
_Manner = tuple[tuple[str, ...], Clause | None]
# An adverb that holds of several, and who of them says it otherwise.
_Together = tuple[Clause | None, tuple[Clause, ...]]


class Voices:
    """Puts the positions of issues into clauses."""

    def __init__(self, ground: Ground, composer: Composer) -> None:
        self._ground = ground
        self._composer = composer
        self._stances = {stance.id: stance for stance in ground.network.map.stances}

    def shared(self, issue: Issue) -> Iterator[Clause]:
        """How many stand for what an issue asks about, who only in effect, who is silent.

        Then the same ever shorter: without the silent, who are those that are missing in the
        count, and with people counted where names take too much room.
        """
        yield self._shared(issue, _MOST_NAMED, has_silent=True)
        yield self._shared(issue, _MOST_NAMED, has_silent=False)
        yield self._shared(issue, 0, has_silent=False)

    def _shared(self, issue: Issue, most_named: int, *, has_silent: bool) -> Clause:
        sharing = sharing_in(issue)
        panel = len(self._ground.network.panel)
        adverb, how = self._manners_of_count(sharing, issue.claims[0], most_named)
        partly = tuple(x.expert for x in issue.positions if x.in_part and x.mark.is_for)
        rest = [(issue.silent, "silent"), (partly, "in-part")] if has_silent else []
        return clause(
            f"many.{self._verb(issue.claims[0])}",
            count=count_of(len(sharing), panel),
            n=len(sharing),
            adverb=adverb,
            what=issue.claims[:1],
            how=how,
            rest=tuple(_who(experts, f"brief.{key}") for experts, key in rest if experts),
        )

    def reason(self, issue: Issue) -> Clause | None:
        """The reason that most of those who share it give, if two of them do."""
        givers: dict[str, int] = {}
        for position in sharing_in(issue):
            for reason in position.reasons:
                givers[reason] = givers.get(reason, 0) + 1
        best = max(givers, key=lambda x: (givers[x], x), default=None)
        if best is None or givers[best] < 2:
            return None
        return clause("brief.reason", count=people(givers[best]), n=givers[best], what=(best,))

    def sides(self, issue: Issue) -> Iterator[Sequence[Clause]]:
        """Who stands where on an issue, in one clause or one for each side; then ever shorter."""
        pro = [x for x in issue.positions if x.mark.is_for]
        con = [x for x in issue.positions if x.mark.is_against]
        if max(len(pro), len(con)) <= MOST_NAMED:
            against = self._against(con, issue)
            yield [clause("brief.sides", sides=(*self._for(pro, issue), *against))]
            for is_brief in (False, True):
                sides = (self._for(pro, issue, is_brief=is_brief), against)
                yield [clause("brief.sides", sides=tuple(side)) for side in sides if side]
        count = len(con)
        against = [clause("brief.against-many", n=people(count), count=count)] if con else []
        stand_for = clause(
            "brief.for-many", n=people(len(pro)), count=len(pro), what=issue.claims[:1]
        )
        yield [clause("brief.sides", sides=(stand_for, *against))]

    def _for(self, positions: Side, issue: Issue, *, is_brief: bool = False) -> list[Clause]:
        centre = issue.claims[0]
        full = [x for x in positions if not x.in_part]
        partly = [x for x in positions if x.in_part]
        if not full:
            groups = _by_claim(positions).items()
            return [self._affirming(group, claim, is_brief=is_brief) for claim, group in groups]
        by_manner: dict[Clause, list[str]] = {}
        for position in partly:
            _, manner = self._manner(position, centre, is_brief=is_brief)
            assert manner is not None
            by_manner.setdefault(manner, []).append(position.expert)
        # Apart from the others, whose verb says more than these do.
        rest = (_reserve(who, manner, _MOST_NAMED) for manner, who in by_manner.items())
        return [self._affirming(full, centre, is_brief=is_brief), *rest]

    def _affirming(self, positions: Side, claim: str, *, is_brief: bool = False) -> Clause:
        adverb, how = self._manners(positions, claim, is_brief=is_brief)
        who = tuple(sorted(x.expert for x in positions))
        statement = clause(f"takes.{self._verb(claim)}", who=who, adverb=adverb, what=(claim,))
        return clause("brief.side", taken=statement, how=how) if how else statement

    def _against(self, positions: Side, issue: Issue) -> list[Clause]:
        groups: dict[tuple[str, str], list[IssuePosition]] = {}
        for position in positions:
            groups.setdefault(self._form_against(position, issue), []).append(position)
        return [self._opposing(form, what, each) for (form, what), each in groups.items()]

    def _form_against(self, position: IssuePosition, issue: Issue) -> tuple[str, str]:
        """In which form somebody stands against it, and by which claim."""
        network, stance = self._ground.network, self._stance(position)
        if stance.target not in network.claims:
            if position.mark is Mark.AGAINST or not position.reasons:
                return "puts", position.reasons[0] if position.reasons else ""
            is_advice = self._ground.is_advice(network.class_of[issue.claims[0]])
            return ("advises-against" if is_advice else "doubts"), position.reasons[0]
        return ("denies" if position.mark is Mark.AGAINST else "affirms"), position.claims[0]

    def _stance(self, position: IssuePosition) -> Stance:
        """The stance that decides."""
        return self._stances[position.stances[0]]

    def _opposing(self, form: str, claim: str, positions: Side) -> Clause:
        who = tuple(sorted(x.expert for x in positions))
        if form == "affirms":
            return self._affirming(positions, claim)
        if form == "denies":
            _, how = self._manners(positions, claim, is_affirmed=False)
            return clause(f"takes-it.{self._verb(claim, is_affirmed=False)}", who=who, how=how)
        if not claim:
            return clause("brief.against-it", who=who)
        key = "puts-against-it" if form == "puts" else f"{form}-it"
        return clause(f"brief.{key}", who=who, given=(claim,))

    def _verb(self, claim: str, *, is_affirmed: bool = True) -> str:
        return self._composer.verb_for(self._ground.network.claims[claim].kind, is_affirmed)

    def _manners(
        self,
        positions: Side,
        claim: str,
        *,
        is_affirmed: bool = True,
        is_brief: bool = False,
    ) -> _Together:
        """An adverb that holds of all of them, and who says it otherwise than that.

        ``is_brief`` tells only that there are conditions, and not what they are.
        """
        manners = [
            self._manner(x, claim if is_affirmed else x.claims[0], is_brief=is_brief)
            for x in positions
        ]
        return _together(positions, manners, _MOST_NAMED, has_common=is_affirmed)

    def _manners_of_count(self, positions: Side, claim: str, most_named: int) -> _Together:
        """The same of people who are counted: if none of them states the claim, all say it in
        effect.
        """
        manners = [self._manner(x, claim, is_brief=False) for x in positions]
        if all(x.mark is Mark.FOLLOWS for x in positions):
            manners = [(tuple(dict.fromkeys((*_IN_EFFECT, *words))), how) for words, how in manners]
        return _together(positions, manners, most_named, has_common=True)

    def _manner(self, position: IssuePosition, claim: str, *, is_brief: bool) -> _Manner:
        """How somebody says a claim: the words of an adverb; and by what or if what."""
        class_of = self._ground.network.class_of
        own = position.claims[0] if position.claims else claim
        is_case = class_of[own] != class_of[claim]
        if is_case and position.in_part:
            is_flat = position.firmness == Firmness.FLAT.value
            return (), clause("manner.in-part" if is_flat else "manner.in-part-reserved")
        conditions = self._stance(position).conditions
        rest = None
        if is_brief and (conditions or position.firmness == Firmness.CONDITIONAL.value):
            rest = clause("manner.conditional")
        elif conditions:
            rest = clause("manner.on-condition", conditions=conditions)
        elif position.firmness in _OTHER_MANNERS:
            rest = clause(f"manner.{position.firmness}")
        if is_case:
            # On a condition it is said for that case alone, whatever else it is a case of.
            return (), rest or clause("manner.case", what=(own,))
        words = []
        if position.directness == Directness.IMPLIED.value:
            words.append("in-effect")
        if position.firmness == Firmness.HEDGED.value:
            words.append("cautiously")
        if not words and rest is None and position.mark is Mark.RESERVED:
            rest = clause("manner.with-reserve")
        return tuple(words), rest


def _together(
    positions: Side, manners: Sequence[_Manner], most_named: int, *, has_common: bool
) -> _Together:
    if len(set(manners)) == 1:
        words, rest = manners[0]
        alone = len(positions) == 1
        how = (rest if alone else clause("brief.reserve-all", manner=rest),) if rest else ()
        return _adverb(words), how
    common = min((words for words, _ in manners), key=len)[:1] if has_common else ()
    if any(words[:1] != common for words, _ in manners):
        common = ()
    by_manner: dict[Clause, list[str]] = {}
    for position, (words, rest) in zip(positions, manners, strict=True):
        parts = [x for x in (_adverb(words[len(common) :]), rest) if x is not None]
        if parts:
            both = clause("adverb.two", first=parts[0], second=parts[-1])
            manner = both if len(parts) > 1 else parts[0]
            by_manner.setdefault(manner, []).append(position.expert)
    reserves = (_reserve(who, manner, most_named) for manner, who in by_manner.items())
    return _adverb(common), tuple(reserves)


def _adverb(words: Sequence[str]) -> Clause | None:
    return clause(f"adverb.{'-'.join(words)}") if words else None


def sharing_in(issue: Issue) -> list[IssuePosition]:
    """Who stands for what an issue asks about, and not only in part."""
    return [x for x in issue.positions if x.mark.is_for and not x.in_part]


def _by_claim(positions: Side) -> Mapping[str, list[IssuePosition]]:
    groups: dict[str, list[IssuePosition]] = {}
    for position in positions:
        groups.setdefault(position.claims[0], []).append(position)
    return groups


def _reserve(experts: Sequence[str], manner: Clause, most_named: int) -> Clause:
    if len(experts) > most_named:
        return clause("brief.reserve-many", n=people(len(experts)), manner=manner)
    return clause("brief.reserve", who=tuple(sorted(experts)), manner=manner)


def _who(experts: Iterable[str], key: str) -> Clause:
    """Experts by name, or how many there are."""
    names = tuple(sorted(experts))
    if len(names) > _MOST_NAMED:
        return clause(f"{key}-many", n=people(len(names)), count=len(names))
    return clause(key, who=names)
