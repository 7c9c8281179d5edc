"""Whole graphs of an endpoint, read and replaced, whatever it cuts from its answers.

What belongs here: getting every triple, or an error. What does not: what they mean.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as px

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.processes.apart import run_apart
from counterpoint.rdf.parsing import RdfContent
from counterpoint.store.endpoint.answers import read_graph
from counterpoint.store.endpoint.client import Client

# Parts of a graph are fetched apart where the endpoint cuts answers; subjects are sorted into
# them by the first digits of a hash, which needs no order of the endpoint's.
_MOST_DIGITS = 3
# Of one update, whichever comes first; round numbers.
_BATCH_LINES = 500
_BATCH_BYTES = 256 << 10
_MOST_TOLD = 3  # terms of each side in a message


def read_whole(client: Client, graph: str) -> RdfContent:
    """Every triple of a named graph.

    Raises:
        InputError: the endpoint gives fewer than it counts, or what no file may hold.
        LimitError: it took too long, or the graph is too large.
    """
    total = count(client, graph)
    content = _read_part(client, graph, "")
    lines_given = _lines(content)
    if len(lines_given) == total:
        return content
    if len(lines_given) > total:
        raise _wrong(
            client,
            f"counts {total} triples in <{graph}> and gives {len(lines_given)}",
            "look whether somebody changes it at the same time",
        )
    parts = list(_parts(client, graph, total, len(lines_given)))
    lines = set().union(*map(_lines, parts))
    if len(lines) != total:
        raise _wrong(
            client,
            f"gives {len(lines)} of the {total} triples in <{graph}>",
            "raise its limit on the size of an answer (in Virtuoso, ResultSetMaxRows), "
            "or look whether somebody changes the graph at the same time",
        )
    warnings = dict.fromkeys(warning for part in parts for warning in part.warnings)
    return RdfContent(b"".join(f"{line}\n".encode() for line in sorted(lines)), tuple(warnings))


def count(client: Client, graph: str) -> int:
    """The number of triples in a named graph, as the endpoint counts them."""
    counting = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    raw = client.rows(counting, columns=("n",))
    try:
        cell = raw.rows[0][0]
        return int(cell[1]) if cell else 0
    except (IndexError, ValueError):
        raise _wrong(client, "counts in a way that cannot be read", "check the address") from None


def replace_graphs(client: Client, graphs: Mapping[str, tuple[str, bytes]]) -> None:
    """Put each graph, given by the name under which it waits and its N-Triples, into its place.

    Everything is first brought to where it waits and looked at there: the first graph must read
    back as it is, the others must have as many triples. One update then moves them all.

    Raises:
        InputError: the endpoint refuses, or changes what it is given; nothing was replaced.
        LimitError: it took too long.
    """
    waiting = [name for name, _ in graphs.values()]
    try:
        for place, (name, n_triples) in enumerate(graphs.values()):
            _bring(client, name, n_triples)
            triples = _triples(n_triples, px.RdfFormat.N_TRIPLES)
            if place == 0:
                n_quads = read_whole(client, name).n_quads
                _compare(client, triples, _triples(n_quads, px.RdfFormat.N_QUADS))
            elif count(client, name) != len(triples):
                raise _wrong(client, f"does not keep all of <{name}>", "look into its log")
        moves = (f"MOVE GRAPH <{name}> TO GRAPH <{graph}>" for graph, (name, _) in graphs.items())
        client.update(" ;\n".join(moves))
    except (InputError, LimitError):
        with contextlib.suppress(InputError, LimitError):  # the first error tells more
            drop_graphs(client, waiting)
        raise
    for graph in graphs:
        if count(client, graph) == 0:
            raise _wrong(client, f"has lost <{graph}> in moving it", "push again")


def _read_part(client: Client, graph: str, digits: str) -> RdfContent:
    among = f" FILTER (STRSTARTS(MD5(STR(?s)), '{digits}'))" if digits else ""
    response = client.construct(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o{among} }} }}"
    )
    return run_apart(
        f"reading {client.name}",
        client.seconds,
        read_graph,
        response.body,
        response.media_type,
        client.name,
        graph,
    )


def _parts(client: Client, graph: str, total: int, given_count: int) -> Iterator[RdfContent]:
    """The graph in parts that are surely smaller than what the endpoint gives at once."""
    length = 1
    while length < _MOST_DIGITS and total / 16**length > given_count * 0.6:
        length += 1
    waiting = [f"{number:0{length}x}" for number in range(16**length)]
    while waiting:
        digits = waiting.pop()
        part = _read_part(client, graph, digits)
        if part.n_quads.count(b"\n") >= given_count and len(digits) < _MOST_DIGITS:
            waiting += [f"{digits}{number:x}" for number in range(16)]
        else:
            yield part


def _bring(client: Client, name: str, n_triples: bytes) -> None:
    if client.addresses.graph_store:
        client.put(name, n_triples)
        return
    client.update(f"DROP SILENT GRAPH <{name}>")
    for batch in _batches(n_triples):
        client.update(f"INSERT DATA {{ GRAPH <{name}> {{\n{batch}}} }}")


def _batches(n_triples: bytes) -> Iterator[str]:
    """The triples in requests of moderate size; those with blank nodes all in the first."""
    lines = [f"{line}\n" for line in n_triples.decode("utf-8").split("\n") if line]
    blank = [line for line in lines if line.startswith("_:") or "> _:" in line]
    if blank:
        yield "".join(blank)
        unnamed = set(blank)
        lines = [line for line in lines if line not in unnamed]
    batch: list[str] = []
    size = 0
    for line in lines:
        if len(batch) >= _BATCH_LINES or size > _BATCH_BYTES:
            yield "".join(batch)
            batch, size = [], 0
        batch.append(line)
        size += len(line)
    if batch:
        yield "".join(batch)


def _compare(client: Client, before: frozenset[px.Triple], after: frozenset[px.Triple]) -> None:
    """Nothing, if the endpoint keeps what it was given.

    Raises:
        InputError: it does not; some of the differences are told.
    """
    old, new = sorted(map(str, before - after)), sorted(map(str, after - before))
    if not (old or new) or any(" _:" in f" {line}" for line in (*old, *new)):
        return
    raise _wrong(
        client,
        f"does not keep {len(old)} triples as they are: it has "
        f"{' , '.join(new[:_MOST_TOLD]) or 'nothing'} for {' , '.join(old[:_MOST_TOLD])}",
        "write numbers with at most 15 digits; nothing was replaced",
    )


def drop_graphs(client: Client, names: Iterable[str]) -> None:
    """Drop named graphs, where they are.

    Raises:
        InputError: the endpoint refuses.
        LimitError: it took too long.
    """
    client.update(" ;\n".join(f"DROP SILENT GRAPH <{name}>" for name in names))


def _lines(content: RdfContent) -> set[str]:
    # Not splitlines, which breaks lines at marks that stand in literals too.
    return {line for line in content.n_quads.decode("utf-8").split("\n") if line}


def _triples(content: bytes, syntax: px.RdfFormat) -> frozenset[px.Triple]:
    """The triples as Oxigraph keeps them: numbers and truth values by what they are worth."""
    store = px.Store()
    store.bulk_load(content, format=syntax)
    return frozenset(quad.triple for quad in store)


def _wrong(client: Client, message: str, advice: str) -> InputError:
    return InputError(Problem(Place(client.name), message, advice, code="endpoint"))
