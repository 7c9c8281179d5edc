"""Findings and issues under one supposition after another; computed is only what changes."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from counterpoint.analysis.basis.ground import lay_ground
from counterpoint.analysis.basis.logged import EVERYTHING, OPPOSED, around, log_ground
from counterpoint.analysis.basis.recall import NameLog, Recall, Recording, afresh
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.issues import find_issues, find_named_matters
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.supposing.changes import find_changes
from counterpoint.analysis.table import FindingTable, find_table
from counterpoint.analysis.whole.cruxes import find_cruxes
from counterpoint.analysis.whole.hinges import find_hinges
from counterpoint.analysis.whole.settlement import Settlement, settle
from counterpoint.errors import UsageError, did_you_mean, nearest_name, some_of
from counterpoint.model import Outlook, Ranked, Supposed, Supposition
from counterpoint.network import ArgumentNetwork


def suppose(
    network: ArgumentNetwork, supposition: Supposition, settings: Settings = DEFAULTS
) -> Supposed:
    """What would be told otherwise under a supposition.

    Raises:
        UsageError: it names what is not there, or cannot be supposed by what the map says.
    """
    return Supposer(network, settings).suppose(supposition)


class Supposer:
    """Supposes on one network again and again; the debate as it is, is analysed once.

    Each finding and each issue is computed anew only if something that it was made from has
    changed under the supposition.
    """

    def __init__(self, network: ArgumentNetwork, settings: Settings = DEFAULTS) -> None:
        self._network = network
        self._ground = lay_ground(network, settings)
        self._composer = Composer(network)
        self._hinges = find_hinges(self._ground)
        self._matters = find_named_matters(self._ground)
        log = NameLog()
        self._recording = Recording(log)
        # A crowd has too much to be noted look-up by look-up.
        ground = self._ground if network.is_crowd else log_ground(self._ground, log)
        recall: Recall = afresh if network.is_crowd else self._recording
        table = find_table(ground, self._composer, recall)
        self.before = self._outlook(table, recall)

    def suppose(self, supposition: Supposition, *, with_cruxes: bool = True) -> Supposed:
        """What would be told otherwise under a supposition; cruxes only if asked for.

        Raises:
            UsageError: it names what is not there, or cannot be supposed by what the map says.
        """
        _refuse_unknown(supposition, self._network)
        settlement = settle(supposition, self._ground, self._hinges)
        recall = self._recall(settlement)
        table = find_table(settlement.ground, self._composer, recall)
        after = self._outlook(table, recall)
        before = self.before
        if with_cruxes:
            cruxes = find_cruxes(settlement.ground, table.sites, self._composer)
            before, after = replace(before, cruxes=self._cruxes), replace(after, cruxes=cruxes)
        return find_changes(settlement, (before, after), self._ground, self._composer)

    @cached_property
    def _cruxes(self) -> tuple[Ranked, ...]:
        """Those of the debate as it is."""
        sites = find_table(self._ground, self._composer).sites
        return find_cruxes(self._ground, sites, self._composer)

    def _outlook(self, table: FindingTable, recall: Recall) -> Outlook:
        agreements, tensions = table.ranked()
        ground = table.explainer.ground
        issues = find_issues(ground, agreements + tensions, self._composer, self._matters, recall)
        return Outlook(agreements, tensions, issues)

    def _recall(self, settlement: Settlement) -> Recall:
        network, ground = self._network, settlement.ground
        circular = network.circular & ground.network.arguments.keys()
        if network.is_crowd or ground.network.circular != circular:
            # Without a circle of support there are ways that no search has walked yet.
            return afresh
        names = {*settlement.changed, *settlement.omission.relations, EVERYTHING}
        if ground.opposed != self._ground.opposed:
            names.add(OPPOSED)
        for key in settlement.omission.inferences:
            inference = network.arguments.get(key) or network.attacks[key]
            ends = (
                inference.premises
                if inference.end is None
                else (*inference.premises, inference.end)
            )
            names.update(around(claim) for claim in ends)
        for key in settlement.omission.relations:
            relation = network.relations[key]
            ends = (network.class_of[relation.source], network.class_of[relation.target])
            names.update(around(claim) for claim in ends)
        return self._recording.without(frozenset(names))


def _refuse_unknown(supposition: Supposition, network: ArgumentNetwork) -> None:
    if supposition.is_empty:
        raise UsageError("nothing is supposed: name a claim to reject or accept, or an expert")
    for what, keys, names in (
        ("claim", (*supposition.rejected, *supposition.accepted), list(network.claims)),
        ("expert on the panel", supposition.silenced, list(network.panel)),
    ):
        for key in keys:
            if key not in names:
                advice = did_you_mean(nearest_name(key, names), f"there are: {some_of(names)}")
                raise UsageError(f"there is no {what} {key!r} in this map; {advice}")
