"""The consensus core: what most of the panel affirms and nobody in it speaks against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterpoint.analysis.basis.ground import Ground, put_if_better
from counterpoint.analysis.basis.matches import Standpoint
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.counts import count_of, people
from counterpoint.model import Clause, Firmness, Part, Ranked
from counterpoint.wording import clause


def find_consensus(
    ground: Ground, contested: Iterable[str], composer: Composer
) -> tuple[Ranked, ...]:
    """Claims affirmed by more than ``consensus`` of the panel, and by two at least.

    Who affirms a special case (of full degree) is counted and told apart; who only concedes is
    not counted. Left out are ``contested`` classes (those of sure tensions), what somebody denies,
    though the same expert may affirm it too, and what somebody on the panel puts an objection to.
    Sorted by the number of experts, those who say it themselves first; the weight is their share
    of the panel.
    """
    panel = len(ground.network.panel)
    against = {*contested, *_denied(ground), *_objected(ground)}
    rows = []
    for claim in ground.network.members:
        if claim in against:
            continue
        affirmers = ground.affirmers(claim)
        direct = [x for x in affirmers if x.stances[0].firmness is not Firmness.CONCEDED]
        below = _below(claim, ground)
        count = len(direct) + len(below)
        if count < 2 or count <= panel * ground.settings.consensus:
            continue
        row = Ranked(
            ground.network.face(claim).id,
            count / panel,
            tuple(sorted(standpoint.expert for standpoint in (*direct, *below))),
            composer.say(*_reason(direct, below, panel, composer)),
        )
        rows.append((-count, -len(direct), row.claim, row))
    return tuple(row for *_, row in sorted(rows, key=lambda x: x[:3]))


def _denied(ground: Ground) -> Iterator[str]:
    yield from ground.positions.denying
    yield from (x.claim for x in ground.positions.by_key.values() if x.opposite is not None)


def _objected(ground: Ground) -> Iterator[str]:
    for attack in ground.network.attacks.values():
        if attack.end is not None and ground.positions.advancing.get(attack.id):
            yield attack.end


def _below(claim: str, ground: Ground) -> list[Standpoint]:
    """Who affirms a special case and is silent on the claim, each by the closest case."""
    closest: dict[str, Standpoint] = {}
    for path in ground.paths.special_cases(claim):
        if not path.in_part:
            for standpoint in ground.below(claim, path):
                if standpoint.stances[0].firmness is not Firmness.CONCEDED:
                    put_if_better(closest, standpoint)
    return [closest[expert] for expert in sorted(closest)]


def _reason(
    direct: list[Standpoint], below: list[Standpoint], panel: int, composer: Composer
) -> tuple[Clause, ...]:
    """How many affirm it, and how many more a special case of it, each in sentences."""
    cases: dict[str, list[Standpoint]] = {}
    for standpoint in below:
        cases.setdefault(standpoint.claim, []).append(standpoint)
    how = composer.how(direct) if direct else ()
    first = clause("consensus", count=count_of(len(direct), panel), n=len(direct), how=how)
    if not below:
        return (first,)
    affirmed = [composer.takes(standpoints) for standpoints in cases.values()]
    more: dict[str, Part] = {"count": people(len(below)), "m": len(below)}
    together = clause("consensus.cases", **more, cases=tuple(affirmed))
    if len(composer.in_breaths(together)) == 1:
        return first, together
    return (
        first,
        clause("consensus.cases", **more, cases=tuple(affirmed[:1])),
        *affirmed[1:],
    )
