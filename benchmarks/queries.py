"""How fast the named questions are answered, beside rdflib's own engine on the same data.

    python benchmarks/queries.py [--triples 10000 100000] [--rounds N] [--give-up SECONDS]

For each size a debate is generated, with findings, of about so many triples. Each question is
asked of Oxigraph within one process, of `Store.ask` as a command asks it (a worker process and
the answer brought back), and of rdflib; the three take turns, and medians are printed with the
ratio of rdflib to each. rdflib is stopped where it takes longer than ``--give-up``.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable

from rdflib import Dataset

from counterpoint.errors import LimitError
from counterpoint.model import (
    Analysis,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Coverage,
    Expert,
    Factor,
    Finding,
    FindingKind,
    Quotation,
    Ranked,
    Source,
    Stance,
    Step,
    StepKind,
    Topic,
    Verification,
)
from counterpoint.processes.apart import run_apart
from counterpoint.rdf import findings_to_rdf, to_rdf
from counterpoint.store import Question, Store, list_questions

_TRIPLES_A_CLAIM = 109
# Longer than a command waits, for a machine that does other things as well.
_PATIENCE = 600.0


def debate_of(triples: int, seed: int = 1) -> ArgumentMap:
    """A debate that makes about ``triples`` triples, with its findings."""
    chance = random.Random(seed)
    count = max(10, triples // _TRIPLES_A_CLAIM)
    experts = [f"expert-{i}" for i in range(max(5, count // 20))]
    topics = [f"topic-{i}" for i in range(max(5, count // 30))]
    claims = [f"claim-{i}" for i in range(count)]
    kinds = list(ClaimKind)
    stances = []
    for i, claim in enumerate(claims):
        for expert in chance.sample(experts, 3):
            start = chance.randrange(100_000)
            quotation = Quotation("s", f"words {start}", start, start + 9, Verification.EXACT, 1.0)
            stances.append(Stance(f"{expert}-{i}", expert, claim, quotation=quotation, source="s"))
    arguments = [
        Argument(f"argument-{i}", (chance.choice(claims),), claim)
        for i, claim in enumerate(claims[::2])
    ]
    arguing = [
        Stance(f"for-{argument.id}", chance.choice(experts), argument.id, source="s")
        for argument in arguments
    ]
    attacks = [
        Attack(f"attack-{i}", (chance.choice(claims),), claim, AttackKind.REBUT)
        for i, claim in enumerate(claims[::4])
    ]
    return ArgumentMap(
        id="generated",
        base="https://example.org/generated/",
        title="Generated",
        question="Which?",
        experts=tuple(Expert(expert, expert.title()) for expert in experts),
        sources=(Source("s", "Source"),),
        topics=tuple(Topic(topic, topic.title()) for topic in topics),
        claims=tuple(
            Claim(claim, f"Title of {claim}", f"Text of {claim}.", kind, (chance.choice(topics),))
            for claim, kind in zip(claims, chance.choices(kinds, k=count), strict=True)
        ),
        arguments=tuple(arguments),
        attacks=tuple(attacks),
        stances=(*stances, *arguing),
    )


def analysis_of(argument_map: ArgumentMap, seed: int = 1) -> Analysis:
    """Findings of the right shape and number; what they say is made up."""
    chance = random.Random(seed)
    experts = [expert.id for expert in argument_map.experts]
    claims = [claim.id for claim in argument_map.claims]

    def finding(kind: FindingKind, number: int) -> Finding:
        pair = tuple(sorted(chance.sample(experts, 2)))
        about = tuple(chance.sample(claims, 2))
        steps = tuple(Step(StepKind.CLAIM, claim, f"Step at {claim}.") for claim in about)
        factors = (Factor("base", 1.0), Factor("mode", 0.7))
        score = round(chance.uniform(0.1, 1), 2) * (1 if kind.is_agreement else -1)
        name = f"{kind.value}-{number}"
        return Finding(name, kind, pair, (), about, score, factors, steps, f"Summary {number}.")

    some = range(max(1, len(claims) // 4))
    ranked = tuple(Ranked(claim, 1.0, (experts[0],), "Told.") for claim in claims[::5])
    coverage = tuple(
        Coverage(
            topic.id,
            tuple(claims[i :: len(argument_map.topics)]),
            tuple(experts[:4]),
            (experts[4],),
        )
        for i, topic in enumerate(argument_map.topics)
    )
    return Analysis(
        agreements=tuple(finding(FindingKind.SAME_CLAIM, i) for i in some),
        tensions=tuple(finding(FindingKind.CONTRADICTION, i) for i in some),
        defences=(),
        summaries=(),
        matrix=(),
        consensus=(),
        contested=(),
        cruxes=(),
        one_sided=ranked,
        unsupported=ranked,
        coverage=coverage,
        settings=(),
    )


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds that ``work`` took, and what it gave."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def ask_rdflib(dataset: Dataset, question: Question) -> int:
    """The number of rows that rdflib's engine finds."""
    return len(list(dataset.query(question.text)))


def race(question: Question, store: Store, dataset: Dataset, options: argparse.Namespace) -> str:
    """One line of the table."""
    engine: list[float] = []
    command: list[float] = []
    peer: list[float] = []
    given_up = False
    for _ in range(options.rounds):
        took, rows = timed(lambda: len(store.query_here(question.text).rows))
        engine.append(took)
        command.append(timed(lambda: len(store.ask(question, deadline=_PATIENCE).rows))[0])
        if given_up:
            continue
        try:
            took, count = timed(
                lambda: run_apart("rdflib", options.give_up, ask_rdflib, dataset, question)
            )
        except LimitError:
            given_up = True
            peer.append(options.give_up)
            continue
        peer.append(took)
        if count != rows:
            raise SystemExit(f"{question.name}: {rows} rows here, {count} in rdflib")
    ours, by_command, theirs = (statistics.median(times) for times in (engine, command, peer))
    mark = ">" if given_up else " "
    figures = f"{question.name:<16}{rows:>7}{ours * 1e3:>10.1f}{by_command * 1e3:>10.1f}"
    ratios = f"{mark:>3}{theirs / ours:>7.0f}{mark:>3}{theirs / by_command:>7.0f}"
    return f"  {figures}{mark:>3}{theirs * 1e3:>9.0f}{ratios}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--give-up", type=float, default=30.0)
    options = parser.parse_args()
    for triples in options.triples:
        debate = debate_of(triples)
        store = Store.from_dataset(to_rdf(debate))
        store.add(findings_to_rdf(analysis_of(debate), debate))
        dataset = store.dataset()
        print(f"{len(store)} triples, medians of {options.rounds} in milliseconds")
        print("  question           rows    engine   command    rdflib   ratio to engine, command")
        for question in list_questions():
            print(race(question, store, dataset, options), flush=True)


if __name__ == "__main__":
    main()
