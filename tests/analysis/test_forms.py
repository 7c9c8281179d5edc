"""What is counted by NetworkX, by sparse matrices and by SPARQL is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product

import pytest
from analysis.generated import CLAIMS, debates
from hypothesis import given, settings

from counterpoint.analysis import DEFAULTS, analyse
from counterpoint.analysis.basis.positions import find_positions
from counterpoint.model import ArgumentMap, Finding, FindingKind, Firmness, RelationKind
from counterpoint.network import build_network
from counterpoint.store import Store

pytest.importorskip("scipy")

# An expert and a class that the expert affirms throughout or denies throughout. A class of
# equivalents is named by its first member.
POSITION = """
  {{ SELECT ?{who} ?class (MIN(?said) AS ?{sign}) WHERE {{
      {{ SELECT ?claim (MIN(STR(?member)) AS ?class) WHERE {{
          ?claim a cp:Claim ; (skos:exactMatch|^skos:exactMatch)* ?member . ?member a cp:Claim
        }} GROUP BY ?claim }}
      ?stance cp:expert ?{who} ; cp:target ?claim ; cp:directness ?how ; cp:polarity ?polarity .
      FILTER (?how != cp:directness-reported)
      BIND (STRAFTER(STR(?polarity), "polarity-") AS ?said)
    }} GROUP BY ?{who} ?class HAVING (MIN(?said) = MAX(?said)) }}
"""
QUERY = f"""
SELECT ?one ?other ?same (COUNT(?class) AS ?count) WHERE {{
  {POSITION.format(who="one", sign="first")} {POSITION.format(who="other", sign="second")}
  FILTER (STR(?one) < STR(?other))
  BIND (?first = ?second AS ?same)
}} GROUP BY ?one ?other ?same
"""

GRANTED = {Firmness.CONCEDED, *(x for x in Firmness if x.takes_no_side)}
Counts = Counter[tuple[str, str, bool]]


@settings(max_examples=20)
@given(debates())
def test_shared_and_disputed_claims_are_counted_alike_in_all_three_forms(
    debate: ArgumentMap,
) -> None:
    plain = replace(
        debate,
        arguments=(),
        attacks=(),
        relations=tuple(x for x in debate.relations if x.kind is RelationKind.EQUIVALENT),
        stances=tuple(
            x for x in debate.stances if x.target in CLAIMS and x.firmness not in GRANTED
        ),
    )

    assert by_networkx(plain) == by_matrices(plain) == by_sparql(plain)


def by_networkx(debate: ArgumentMap) -> Counts:
    """The pairs of experts in the findings."""
    unfiltered = replace(DEFAULTS, least_agreement=0.0, least_tension=0.0)
    analysis = analyse(build_network(debate), unfiltered)
    counts: Counts = Counter()
    for agreement in analysis.agreements:
        counts.update((*pair, True) for pair in combinations(agreement.experts, 2))
    for tension in _contradictions(analysis.tensions):
        for one, other in product(*tension.sides):
            counts[min(one, other), max(one, other), False] += 1
    return counts


def _contradictions(tensions: Iterable[Finding]) -> Iterable[Finding]:
    return (x for x in tensions if x.kind is FindingKind.CONTRADICTION)


def by_matrices(debate: ArgumentMap) -> Counts:
    from counterpoint.analysis.whole.matrix_form import count_pairs  # noqa: PLC0415 - needs scipy

    pair_counts = count_pairs(find_positions(build_network(debate), DEFAULTS))
    numbered = combinations(enumerate(pair_counts.experts), 2)
    counts: Counts = Counter()
    for (i, one), (j, other) in numbered:
        counts[one, other, True] = int(pair_counts.same[i, j])
        counts[one, other, False] = int(pair_counts.opposite[i, j])
    return +counts


def by_sparql(debate: ArgumentMap) -> Counts:
    counts: Counts = Counter()
    for row in Store.from_map(debate).query_here(QUERY).rows:
        one, other, same, count = map(str, row)
        counts[_name(one), _name(other), same == "true"] = int(count)
    return counts


def _name(iri: str) -> str:
    return iri.rpartition("/")[2]
