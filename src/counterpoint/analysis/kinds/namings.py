"""Naming: what an expert says to another by name, where that makes no agreement or tension.

No position is made up for who is named: the words are told as what they are, and not scored.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby

from counterpoint.analysis.basis.namings import addressee_of
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer
from counterpoint.analysis.explaining.finding_ids import finding_id
from counterpoint.model import Clause, Factor, Finding, FindingKind, Firmness, Stance
from counterpoint.wording import clause


def find_namings_told(explainer: Explainer, elsewhere: AbstractSet[Stance]) -> Iterator[Finding]:
    """One finding for each speaker, expert named and claim or step.

    What stands ``elsewhere``, in an agreement or a tension between the two, is left out. A report
    alone is no naming: it is what somebody says of others, and not to them.
    """
    network = explainer.ground.network
    stances = {x for namings in explainer.ground.namings.values() for x in namings if x.is_own}

    def key(stance: Stance) -> tuple[str, str, str]:
        target = network.class_of.get(stance.target, stance.target)
        return (stance.expert, str(addressee_of(stance)), target)

    keys_elsewhere = {key(stance) for stance in elsewhere}
    in_order = sorted(stances, key=lambda stance: (key(stance), stance.id))
    for place, group in groupby(in_order, key=key):
        if place not in keys_elsewhere:
            yield _finding(place, tuple(group), explainer)


def _finding(
    place: tuple[str, str, str], stances: tuple[Stance, ...], explainer: Explainer
) -> Finding:
    speaker, addressee, _ = place
    steps = tuple(explainer.step_of(stance) for stance in stances)
    return Finding(
        id=finding_id(FindingKind.NAMES, place),
        kind=FindingKind.NAMES,
        experts=tuple(sorted((speaker, addressee))),
        sides=(),
        claims=explainer.claims(steps),
        score=0.0,
        factors=(Factor("not scored", 0.0),),
        witness=steps,
        summary=explainer.composer.say(_naming(stances[0], addressee, explainer.composer)),
        namings=((speaker, addressee),),
    )


def _naming(stance: Stance, addressee: str, composer: Composer) -> Clause:
    """Ruiz, naming Osei: Ruiz denies “X”."""
    if stance.firmness is Firmness.UNDERSTOOD and composer.is_claim(stance.target):
        what = (stance.target,)
        return clause("names.understood", who=(stance.expert,), whom=(addressee,), what=what)
    return clause("names", taken=composer.stance(stance), whom=(addressee,))
