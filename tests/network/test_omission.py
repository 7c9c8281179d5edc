"""A network of which something is left out is the network of the smaller map."""

from __future__ import annotations

from dataclasses import replace

from analysis.debates import Debate
from analysis.generated import CLAIMS, EXPERTS, debates
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.analysis.basis.ground import lay_ground
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.analysis.whole.hinges import find_hinges
from counterpoint.analysis.whole.settlement import settle
from counterpoint.errors import UsageError
from counterpoint.model import ArgumentMap, Directness, Standing, Supposition
from counterpoint.network import build_network

# `graph`, `faces` and what never changes are those of the whole map.
FIELDS = (
    "stances",
    "put_forward",
    "rejected",
    "editorial",
    "relations",
    "arguments",
    "attacks",
    "around",
    "circular",
    "support_cycles",
)

suppositions = st.one_of(
    st.builds(Supposition, rejected=st.tuples(st.sampled_from(CLAIMS))),
    st.builds(Supposition, accepted=st.tuples(st.sampled_from(CLAIMS))),
    st.builds(Supposition, silenced=st.tuples(st.sampled_from(EXPERTS))),
)


@settings(max_examples=examples(40), deadline=None)
@given(debates(), suppositions)
def test_what_is_left_is_what_the_smaller_map_gives(
    debate: ArgumentMap, supposition: Supposition
) -> None:
    *panel, last = debate.experts
    edited = replace(debate, experts=(*panel, replace(last, standing=Standing.EDITOR)))
    ground = lay_ground(build_network(edited), DEFAULTS)
    try:
        network = settle(supposition, ground, find_hinges(ground)).ground.network
    except UsageError:
        reject()  # the map contradicts itself there

    whole = build_network(network.map)

    assert {name: getattr(network, name) for name in FIELDS} == {
        name: getattr(whole, name) for name in FIELDS
    }


def test_of_a_reason_that_is_left_out_nobody_says_or_reports_anything() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").argues("ada", "air", "toll")
    debate.argues("bo", "air", "toll", Directness.REPORTED)
    ground = lay_ground(debate.network(), DEFAULTS)

    smaller = settle(Supposition(rejected=("air",)), ground, find_hinges(ground)).ground.network.map

    assert (smaller.arguments, smaller.stances) == ((), ())
