"""How long a map takes into and out of each store, and a query over it, beside memory.

    python benchmarks/stores.py [--triples 100000] [--rounds N]

The shipped map and a generated one of about so many triples, with findings, go into the
embedded store in memory, a store on disk, Oxigraph's server and, where it is installed,
Virtuoso; each by updates alone and with the Graph Store Protocol. Stores take turns, and
medians are printed in seconds, with the ratio to memory.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT / "benchmarks"), str(PROJECT / "tests")]

from queries import analysis_of, debate_of  # noqa: E402 (beside this file)
from sparql_stores import (  # noqa: E402 (the servers that the tests start)
    NO_VIRTUOSO,
    VIRTUOSO_PASSWORD,
    VIRTUOSO_USER,
    find_virtuoso,
    running_oxigraph,
    running_virtuoso,
)

from counterpoint.pipeline import load  # noqa: E402
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH  # noqa: E402
from counterpoint.store import MapStore, Store, StoredMap, StoreFolder  # noqa: E402
from counterpoint.store.endpoint import (  # noqa: E402
    Addresses,
    Credentials,
    Endpoint,
    addresses_of,
)

QUERY = (
    "SELECT ?name (COUNT(?stance) AS ?n) { ?stance cp:expert ?e . ?e rdfs:label ?name } "
    "GROUP BY ?name ORDER BY DESC(?n) ?name LIMIT 10"
)
STEPS = ("push", "query", "pull")
Graphs = Mapping[str, bytes]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_memory(graphs: Graphs) -> tuple[float, float, float]:
    """The three steps without any store beyond this process."""
    stores: list[Store] = []
    lines = b"".join(
        line.removesuffix(b".") + f"<{graph}> .\n".encode()
        for graph, n_triples in graphs.items()
        for line in n_triples.split(b"\n")
        if line
    )
    push = timed(lambda: stores.append(Store.from_n_quads(lines)))
    query = timed(lambda: stores[0].query(QUERY))
    return push, query, timed(stores[0].to_n_quads)


def through(store: MapStore, graphs: Graphs) -> tuple[float, float, float]:
    stored = StoredMap("m", next(iter(graphs)).removesuffix(MAP_GRAPH), "M", *graphs)
    push = timed(lambda: store.replace(graphs))
    query = timed(lambda: store.query(QUERY, [stored], deadline=120))
    return push, query, timed(lambda: store.read(stored.graphs))


def graphs_of(triples: int) -> Graphs:
    """The graphs of the shipped map, or of a generated one of about so many triples."""
    if not triples:
        (seed,) = (PROJECT / "seeds").glob("*.argdown")
        debate = load([seed])
        base, store, analysis, the_map = debate.map.base, debate.store, debate.analysis, debate.map
    else:
        the_map = debate_of(triples)
        base, store, analysis = the_map.base, Store.from_map(the_map), analysis_of(the_map)
    store.add_findings(analysis, the_map)
    names = (f"{base}{name}" for name in (MAP_GRAPH, FINDINGS_GRAPH, PROVENANCE_GRAPH))
    return {name: store.write("ntriples", name) for name in names}


def report(graphs: Graphs, stores: Mapping[str, MapStore], rounds: int) -> None:
    count = sum(n_triples.count(b"\n") for n_triples in graphs.values())
    print(f"\n{count} triples, medians of {rounds} in seconds, ratio to memory")
    print(f"  {'store':<26}" + "".join(f"{step:>18}" for step in STEPS))
    runs: dict[str, list[tuple[float, float, float]]] = {}
    for _ in range(rounds):
        runs.setdefault("memory", []).append(in_memory(graphs))
        for name, store in stores.items():
            runs.setdefault(name, []).append(through(store, graphs))
    base = [statistics.median(each) for each in zip(*runs["memory"], strict=True)]
    for name, times in runs.items():
        medians = [statistics.median(each) for each in zip(*times, strict=True)]
        cells = (
            f"{took:>10.3f}{took / first:>8.1f}" for took, first in zip(medians, base, strict=True)
        )
        print(f"  {name:<26}{''.join(cells)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    nobody, credentials = Credentials(), Credentials(VIRTUOSO_USER, VIRTUOSO_PASSWORD)
    with contextlib.ExitStack() as opened:

        def folder() -> Path:
            return Path(opened.enter_context(tempfile.TemporaryDirectory()))

        oxigraph = opened.enter_context(running_oxigraph(folder()))
        query = f"{oxigraph}/query"
        with_graphs = addresses_of(query, graph_store=f"{oxigraph}/store")
        stores: dict[str, MapStore] = {
            "disk": StoreFolder(folder() / "store"),
            "Oxigraph, updates": Endpoint(addresses_of(query), nobody, seconds=300),
            "Oxigraph, graph store": Endpoint(with_graphs, nobody, seconds=300),
        }
        if find_virtuoso():
            virtuoso = opened.enter_context(running_virtuoso(folder()))
            address = f"{virtuoso}/sparql-auth"
            stores["Virtuoso, updates"] = Endpoint(
                Addresses(address, address), credentials, seconds=300
            )
            stores["Virtuoso, graph store"] = Endpoint(
                addresses_of(address), credentials, seconds=300
            )
        else:
            print(NO_VIRTUOSO)
        for triples in (0, options.triples):
            report(graphs_of(triples), stores, options.rounds)


if __name__ == "__main__":
    main()
