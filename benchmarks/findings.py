"""Times finding agreements and tensions, with scipy's product of a matrix and its transpose beside.

Run: python benchmarks/findings.py [--stances 10000 100000 1000000] [--runs 3]
Prints medians of processor time, ours and scipy's in turns, and that both count the same pairs.
Generated maps have Zipf-distributed popularity of claims. A million takes some 5 GB of memory.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from counterpoint.analysis import DEFAULTS, analyse
from counterpoint.analysis.basis.positions import Positions, find_positions
from counterpoint.analysis.whole.matrix_form import PairCounts, count_pairs
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Stance,
)
from counterpoint.network import ArgumentNetwork, build_network

SEED = Path(__file__).parent.parent / "seeds" / "negotiating-with-putin.argdown"
MOST_WHOLE = 200_000
KINDS = (ClaimKind.RECOMMENDATION, ClaimKind.ASSESSMENT, ClaimKind.FORECAST)
OUTRIGHT = (Directness.EXPLICIT, Firmness.FLAT)
MANNERS = (OUTRIGHT,) * 7 + (
    (Directness.EXPLICIT, Firmness.HEDGED),
    (Directness.IMPLIED, Firmness.FLAT),
    (Directness.EXPLICIT, Firmness.CONCEDED),
)
TIES = (
    RelationKind.NARROWER,
    RelationKind.NARROWER,
    RelationKind.INCOMPATIBLE,
    RelationKind.CONTRARY,
    RelationKind.TRADE_OFF,
)


def generated_map(size: int, experts: int = 0) -> ArgumentMap:
    """A map of ``size`` stances on a quarter as many claims, a tenth of them denials."""
    random = Random(size)
    people = [f"e{n}" for n in range(experts or max(20, size // 60))]
    claims = [f"c{n}" for n in range(max(10, size // 4))]
    popularity = list(accumulate(1 / (rank + 1) for rank in range(len(claims))))
    votes: set[tuple[str, str]] = set()
    while len(votes) < size:
        claim = random.choices(claims, cum_weights=popularity)[0]
        votes.add((random.choice(people), claim))
    stances = [
        Stance(
            f"s{number}",
            expert,
            claim,
            Polarity.DENY if random.random() < 0.1 else Polarity.AFFIRM,
            *random.choice(MANNERS),
        )
        for number, (expert, claim) in enumerate(sorted(votes))
    ]
    pairs = [tuple(random.sample(range(len(claims)), 2)) for _ in range(len(claims) // 4)]
    reasons = [Argument(f"a{n}", (claims[x],), claims[y]) for n, (x, y) in enumerate(pairs[::2])]
    objections = [
        Attack(f"x{n}", (claims[x],), claims[y], AttackKind.REBUT)
        for n, (x, y) in enumerate(pairs[1::20])
    ]
    inferences = [*(x.id for x in reasons), *(x.id for x in objections)]
    stances.extend(Stance(f"of-{x}", random.choice(people), x) for x in inferences)
    relations = [
        Relation(f"r{n}", random.choice(TIES), claims[x], claims[y], random.choice((1.0, 0.5)))
        for n, (x, y) in enumerate(pairs[3::4])
        if x % 3 == y % 3
    ]
    return ArgumentMap(
        id="generated",
        base="https://example.org/generated/",
        title="Generated",
        question="?",
        experts=tuple(Expert(x, x) for x in people),
        claims=tuple(Claim(x, x, x, KINDS[number % 3]) for number, x in enumerate(claims)),
        arguments=tuple(reasons),
        attacks=tuple(objections),
        relations=tuple(relations),
        stances=tuple(stances),
    )


def timed(call: Callable[[], object], runs: int) -> float:
    """The median processor time of a call, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return median(times)


def incidence(positions: Positions) -> sparse.csr_matrix:
    """Experts by classes, 1 where a position is taken: what the peer multiplies."""
    experts = {x: n for n, x in enumerate(sorted({x for x, _ in positions.by_key}))}
    classes = {x: n for n, x in enumerate(sorted({x for _, x in positions.by_key}))}
    rows = [experts[x] for x, _ in positions.by_key]
    columns = [classes[x] for _, x in positions.by_key]
    shape = (len(experts), len(classes))
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)


def of_seed(runs: int) -> None:
    from counterpoint.formats import read  # noqa: PLC0415 - only where the seed can be read

    network = build_network(read([SEED]).map)
    spent = timed(lambda: analyse(network), runs * 3)
    print(f"all findings of the seed: {spent * 1000:.0f} ms (at most 60)")


def of_pairs(positions: Positions, runs: int) -> None:
    def peer() -> sparse.csr_matrix:
        matrix = incidence(positions)
        return matrix @ matrix.T

    turns = [(timed(lambda: count_pairs(positions), 1), timed(peer, 1)) for _ in range(runs)]
    ours, theirs = (median(spent) for spent in zip(*turns, strict=True))
    ratio = median(mine / its for mine, its in turns)
    pair_counts = count_pairs(positions)
    shared = int(pair_counts.same.sum()) + int(pair_counts.opposite.sum())
    print(
        f"  counting {shared:,} claims shared by pairs: {ours:.3f} s, "
        f"{ours / shared * 1e9:.1f} ns each; scipy A @ A.T {theirs:.3f} s; "
        f"ratio {ratio:.1f} (at most 3); peak {peak():.2f} GB"
    )
    print(f"  the same counts as scipy's: {'yes' if is_same(pair_counts, peer()) else 'NO'}")


def is_same(pair_counts: PairCounts, product: sparse.csr_matrix) -> bool:
    """Whether each pair is counted as often as the peer counts it, in slices to spare memory."""
    size = product.shape[0]
    for start in range(0, size, 500):
        rows = slice(start, start + 500)
        ours = pair_counts.same[rows].toarray() + pair_counts.opposite[rows].toarray()
        theirs = product[rows].toarray()
        if not np.array_equal(ours[:, start:], np.triu(theirs[:, start:], 1)):
            return False
    return True


def of_whole(network: ArgumentNetwork) -> None:
    start = time.process_time()
    analysis = analyse(network)
    spent = time.process_time() - start
    print(
        f"  whole analysis {spent:.1f} s (100,000: at most 17.8), "
        f"{len(analysis.findings):,} findings, peak {peak():.2f} GB (at most 0.56)"
    )


def peak() -> float:
    """The most memory that this process has held so far, in gigabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stances", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    of_seed(options.runs)
    for size in options.stances:
        start = time.process_time()
        argument_map = generated_map(size)
        generated = time.process_time() - start
        # Else the collector looks through all these records again and again.
        gc.freeze()
        start = time.process_time()
        network = build_network(argument_map)
        building = time.process_time() - start
        print(
            f"{size:,} stances of {len(argument_map.experts):,} experts, "
            f"made in {generated:.1f} s, network {building:.1f} s"
        )
        of_pairs(find_positions(network, DEFAULTS), options.runs)
        if size <= MOST_WHOLE:
            of_whole(network)


if __name__ == "__main__":
    main()
