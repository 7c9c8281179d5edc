"""A debate as it would stand under a supposition: what gives nothing under it is left out.

Cruxes settle a claim for and against, `suppose` settles whatever is asked; this is the one
computation of both. ``docs/findings.md``, section "Suppose", gives the rules with an example.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterpoint.analysis.basis.ground import Ground, opposed_and_exceptions
from counterpoint.analysis.basis.namings import find_namings
from counterpoint.analysis.basis.positions import advances_of, position_of
from counterpoint.analysis.whole.consequences import Consequences, find_consequences
from counterpoint.analysis.whole.fall import Fall
from counterpoint.analysis.whole.hinges import Hinges
from counterpoint.model import Fallen, Supposition
from counterpoint.network import Omission, network_without


@dataclass(frozen=True, slots=True)
class Settlement:
    """A debate as it would stand under a supposition.

    ``changed`` are the classes, inferences and relations in which ``ground`` differs from the
    debate as it is, with what is settled itself; ``omission`` are the records that are left out,
    ``fallen`` the stances among them in the order in which they fell, each with its reason.
    """

    supposition: Supposition
    ground: Ground
    changed: frozenset[str]
    omission: Omission
    fallen: tuple[Fallen, ...]
    consequences: Consequences


def settle(supposition: Supposition, ground: Ground, hinges: Hinges) -> Settlement:
    """The debate as it would stand under a supposition.

    ``hinges`` are those of the ground. Linear in what falls, but for copying the map.

    Raises:
        UsageError: what is supposed excludes itself by what the map says.
    """
    consequences = find_consequences(supposition, ground)
    fall = Fall(ground, hinges, consequences)
    fall.begin(supposition)
    omission = fall.omission()
    changed = fall.changed() | consequences.accepted.keys() | consequences.rejected.keys()
    return Settlement(
        supposition,
        _ground_without(ground, omission, fall),
        changed,
        omission,
        fall.fallen(),
        consequences,
    )


def unsettled(supposition: Supposition, ground: Ground) -> Settlement:
    """The debate as it is, under a supposition that changes nothing in it."""
    claims = frozenset((*supposition.accepted, *supposition.rejected))
    return Settlement(supposition, ground, claims, Omission(), (), Consequences({}, {}, {}))


def _ground_without(ground: Ground, omission: Omission, fall: Fall) -> Ground:
    """The ground of the smaller map; only positions that have other stances are taken anew."""
    network, settings = network_without(ground.network, omission), ground.settings
    keys, inferences = fall.places()
    positions = ground.positions.with_changes(
        {key: position_of(key, network.stances.get(key, ()), network, settings) for key in keys},
        *(
            {key: advances_of(stances.get(key, ()), network, settings) for key in inferences}
            for stances in (network.put_forward, network.rejected)
        ),
    )
    changed_links = omission.relations | inferences
    opposed, exceptions = ground.opposed, ground.exceptions
    if omission.relations:
        opposed, exceptions = opposed_and_exceptions(network)
    return replace(
        ground,
        network=network,
        positions=positions,
        paths=ground.paths.on(network, changed_links) if changed_links else ground.paths,
        opposed=opposed,
        exceptions=exceptions,
        namings=find_namings(network) if ground.namings else ground.namings,
        memory={},
    )
