"""Laws that hold for every debate."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace
from math import isclose, prod
from pathlib import Path

from analysis.generated import CLAIMS, EXPERTS, analysed, debates, renamed, stances_to_claims, told
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.analysis import analyse
from counterpoint.analysis.basis.ground import lay_ground
from counterpoint.analysis.kinds.folding import Folded, fold
from counterpoint.analysis.kinds.sites import Sites
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.analysis.table import tension_sites
from counterpoint.analysis.whole.hinges import find_hinges
from counterpoint.analysis.whole.settlement import settle
from counterpoint.errors import UsageError
from counterpoint.formats import read
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Claim,
    ClaimKind,
    Expert,
    FindingKind,
    Polarity,
    Relation,
    RelationKind,
    Role,
    Stance,
    Supposition,
    rounded,
)
from counterpoint.network import build_network

few = settings(max_examples=examples(75), deadline=None)


def pairs_in_tension(analysis: Analysis) -> set[tuple[str, str]]:
    return {(x.first, x.second) for x in analysis.matrix if x.tension}


def test_an_analysis_leaves_nothing_to_the_collector(project_folder: Path) -> None:
    network = build_network(read([project_folder / "seeds/negotiating-with-putin.argdown"]).map)
    gc.freeze()  # what a worker has by now takes longer to look through than all of this test
    gc.set_debug(gc.DEBUG_SAVEALL)

    analysis = analyse(network)

    gc.collect()
    gc.set_debug(0)
    # Libraries make some at their first use, and so may other threads meanwhile.
    ours = [x for x in gc.garbage if type(x).__module__.startswith("counterpoint")]
    gc.garbage.clear()
    assert analysis.findings
    assert (ours, gc.isenabled()) == ([], True)


@few
@given(debates(), st.data())
def test_the_order_in_which_a_map_is_written_changes_nothing(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    shuffled = replace(
        debate,
        experts=tuple(data.draw(st.permutations(debate.experts))),
        claims=tuple(data.draw(st.permutations(debate.claims))),
        arguments=tuple(data.draw(st.permutations(debate.arguments))),
        attacks=tuple(data.draw(st.permutations(debate.attacks))),
        relations=tuple(data.draw(st.permutations(debate.relations))),
        stances=tuple(data.draw(st.permutations(debate.stances))),
    )

    assert analysed(shuffled) == analysed(debate)


@few
@given(debates(), st.permutations(CLAIMS), st.permutations(EXPERTS))
def test_other_names_change_no_finding(
    debate: ArgumentMap, claims: list[str], experts: list[str]
) -> None:
    to_claim = dict(zip(CLAIMS, claims, strict=True))
    to_expert = dict(zip(EXPERTS, experts, strict=True))
    back = {new: old for old, new in to_expert.items()}
    other = renamed(debate, lambda x: f"k{to_claim[x]}", to_expert.__getitem__)

    before, after = analysed(debate), analysed(other)

    assert told(after.agreements, back) == told(before.agreements)
    assert told(after.tensions, back) == told(before.tensions)
    assert told(after.defences, back) == told(before.defences)
    assert _matrix(after, back) == _matrix(before, {})
    assert rankings(after, back) == rankings(before, {})


def rankings(analysis: Analysis, back: dict[str, str]) -> dict[str, Counter[tuple[object, ...]]]:
    """What each ranking comes to, whatever the names of the claims in it."""
    return {
        name: Counter(
            (round(row.weight, 9), tuple(sorted(back.get(x, x) for x in row.experts)))
            for row in rows
        )
        for name, rows in (
            ("consensus", analysis.consensus),
            ("contested", analysis.contested),
            ("cruxes", analysis.cruxes),
            ("one-sided", analysis.one_sided),
            ("unsupported", analysis.unsupported),
        )
    }


def _matrix(analysis: Analysis, back: dict[str, str]) -> set[tuple[object, ...]]:
    """Rows by unordered pair: agreement and tension have no direction."""
    return {
        (
            frozenset((back.get(x.first, x.first), back.get(x.second, x.second))),
            None if x.agreement is None else round(x.agreement, 9),
            None if x.tension is None else round(x.tension, 9),
            x.shared,
        )
        for x in analysis.matrix
    }


@few
@given(debates(), st.data())
def test_an_equivalent_duplicate_of_a_claim_changes_no_count(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    claim = data.draw(st.sampled_from(debate.claims))
    double = replace(claim, id=f"{claim.id}-too", title=f"{claim.title} too")
    stances = tuple(
        replace(x, target=double.id) if x.target == claim.id and data.draw(st.booleans()) else x
        for x in debate.stances
    )
    tie = Relation("tie", RelationKind.EQUIVALENT, double.id, claim.id)
    split = replace(
        debate,
        claims=(*debate.claims, double),
        relations=(*debate.relations, tie),
        stances=stances,
    )

    before, after = analysed(debate), analysed(split)

    assert told(after.findings) == told(before.findings)
    assert _matrix(after, {}) == _matrix(before, {})
    assert len(after.one_sided) == len(before.one_sided)


@few
@given(debates())
def test_a_silent_expert_changes_no_pair(debate: ArgumentMap) -> None:
    silent = Expert("zoe", "Dr Zoe", (Role("Expert"),))
    with_zoe = replace(debate, experts=(*debate.experts, silent))

    before, after = analysed(debate), analysed(with_zoe)

    assert after.findings == before.findings
    assert [x for x in after.matrix if "zoe" not in (x.first, x.second)] == list(before.matrix)
    assert {x.agreement for x in after.matrix if "zoe" in (x.first, x.second)} <= {None}


@few
@given(debates())
def test_an_expert_who_speaks_of_something_else_changes_no_pair(debate: ArgumentMap) -> None:
    other = Claim("apart", "Apart", "Something else.", ClaimKind.RECOMMENDATION)
    with_zoe = replace(
        debate,
        experts=(*debate.experts, Expert("zoe", "Dr Zoe", (Role("Expert"),))),
        claims=(*debate.claims, other),
        stances=(*debate.stances, Stance("zoe-apart", "zoe", "apart")),
    )

    before, after = analysed(debate), analysed(with_zoe)

    assert after.findings == before.findings
    assert [x for x in after.matrix if "zoe" not in (x.first, x.second)] == list(before.matrix)
    assert {x.agreement for x in after.matrix if "zoe" in (x.first, x.second)} <= {None}


@few
@given(debates(), st.data())
def test_an_added_expert_weakens_nothing_between_two_others(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    drawn = data.draw(stances_to_claims)
    with_zoe = replace(
        debate,
        experts=(*debate.experts, Expert("zoe", "Dr Zoe", (Role("Expert"),))),
        stances=(
            *debate.stances,
            *(replace(x, id=f"zoe-{x.id}", expert="zoe") for x in drawn),
        ),
    )

    after = {(x.first, x.second): x for x in analysed(with_zoe).matrix}

    for row in analysed(debate).matrix:
        now = after[row.first, row.second]
        assert (now.agreement, now.tension) == (row.agreement, row.tension)
        # Somebody more in a tension may bring a weaker one of the two beside it to light.
        before = Counter((x.score, x.possible) for x in row.ties)
        assert before <= Counter((x.score, x.possible) for x in now.ties)


@few
@given(debates(), st.data())
def test_removing_an_attack_never_creates_a_tension(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    if not debate.attacks:
        return
    attack = data.draw(st.sampled_from(debate.attacks))
    without = replace(
        debate,
        attacks=tuple(x for x in debate.attacks if x != attack),
        stances=tuple(x for x in debate.stances if x.target != attack.id),
    )

    assert pairs_in_tension(analysed(without)) <= pairs_in_tension(analysed(debate))


@few
@given(debates())
def test_a_score_is_the_product_of_its_factors(debate: ArgumentMap) -> None:
    for finding in analysed(debate).findings:
        assert isclose(finding.score, prod(x.value for x in finding.factors))
        assert -1 <= finding.score <= 1
        assert (finding.score < 0) == finding.kind.is_tension


@few
@given(debates())
def test_repeating_a_stance_changes_nothing(debate: ArgumentMap) -> None:
    again = tuple(replace(x, id=f"{x.id}-again") for x in debate.stances)

    repeated = analysed(replace(debate, stances=(*debate.stances, *again)))

    assert told(repeated.findings) == told(analysed(debate).findings)


@few
@given(debates())
def test_turning_every_polarity_round_keeps_who_shares_a_claim(debate: ArgumentMap) -> None:
    opposite = {Polarity.AFFIRM: Polarity.DENY, Polarity.DENY: Polarity.AFFIRM}
    of_claims = tuple(x for x in debate.stances if x.target in CLAIMS)
    plain = replace(debate, arguments=(), attacks=(), relations=(), stances=of_claims)
    other = replace(
        plain, stances=tuple(replace(x, polarity=opposite[x.polarity]) for x in of_claims)
    )

    assert told(analysed(other).agreements) == told(analysed(plain).agreements)


@few
@given(debates())
def test_ids_of_findings_are_unique(debate: ArgumentMap) -> None:
    ids = [finding.id for finding in analysed(debate).findings]

    assert len(ids) == len(set(ids))


@few
@given(debates())
def test_nobody_stands_on_both_sides(debate: ArgumentMap) -> None:
    for finding in analysed(debate).tensions:
        if finding.kind is not FindingKind.OWN_TENSION:
            first, second = finding.sides
            assert first
            assert second
            assert set(first).isdisjoint(second)
            assert sorted({*first, *second}) == list(finding.experts)


@few
@given(debates())
def test_lists_are_sorted_and_the_possible_come_last(debate: ArgumentMap) -> None:
    analysis = analysed(debate)

    for findings in (analysis.agreements, analysis.tensions):
        order = [(x.possible, not x.namings, -rounded(abs(x.score))) for x in findings]
        assert order == sorted(order)


@few
@given(debates(), st.data())
def test_without_an_experts_words_the_expert_is_in_no_finding(
    debate: ArgumentMap, data: st.DataObject
) -> None:
    absentee = data.draw(st.sampled_from(EXPERTS))
    silenced = replace(debate, stances=tuple(x for x in debate.stances if x.expert != absentee))

    assert all(absentee not in finding.experts for finding in analysed(silenced).findings)


@few
@given(debates(), st.sampled_from(CLAIMS), st.booleans())
def test_recomputing_a_part_gives_what_recomputing_all_gives(
    debate: ArgumentMap, claim: str, truth: bool
) -> None:
    ground = lay_ground(build_network(debate), DEFAULTS)
    sites = Sites(ground, tension_sites(ground))
    supposition = Supposition(accepted=(claim,)) if truth else Supposition(rejected=(claim,))
    try:
        settling = settle(supposition, ground, find_hinges(ground))
    except UsageError:
        reject()  # the map contradicts itself there

    afresh = Sites(settling.ground, tension_sites(settling.ground))
    # What only the supposition makes a place of tension is beside the parts of the debate as it is;
    # that `suppose` tells it too is held against its oracle.
    assume(afresh.keys() <= sites.keys())
    stale = sites.affected(settling.changed)
    pieced = [
        weighed
        for region in sites.regions()
        for weighed in (
            sites.region_on(region, settling.ground, settling.changed)
            if region in stale
            else sites.region(region)
        )
    ]

    assert kept(fold(pieced)) == kept([x for region in afresh.folded() for x in region])


def kept(folded: list[Folded]) -> list[tuple[object, ...]]:
    return sorted(
        (x.strongest.match.kind.value, x.strongest.match.key, x.strongest.blocks) for x in folded
    )


@few
@given(debates())
def test_pairs_in_tension_are_as_many_as_are_counted_without_naming_them(
    debate: ArgumentMap,
) -> None:
    ground = lay_ground(build_network(debate), DEFAULTS)
    tensions = [x.strongest for part in Sites(ground, tension_sites(ground)).folded() for x in part]

    for tension in tensions:
        pairs = [(block.pairing.score, len(list(block.pairs()))) for block in tension.blocks]
        assert tension.weights() == pairs
