"""From a debate as the pipeline gives it to what the server serves."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import lru_cache, partial

from counterpoint.pipeline import Debate, LiveSupposer, single_suppositions
from counterpoint.rdf.service_description import describe_service
from counterpoint.server.http.negotiation import DOWNLOADS, OTHER_DOWNLOADS
from counterpoint.store import Store, describe_dataset
from counterpoint.views import render_page, render_report
from counterpoint.views.payload.suppositions import supposition_data
from counterpoint.wording import CompactSentences

# What the page links as the same in other forms, by media type.
_BESIDE = {
    kind.split(";")[0]: f"download/map.{ending}"
    for ending, kind in (
        *((ending, kind) for ending, (_, kind) in DOWNLOADS.items()),
        ("md", OTHER_DOWNLOADS["md"]),
    )
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be supposed, by ids or titles of claims and ids or names of experts."""

    reject: tuple[str, ...]
    accept: tuple[str, ...]
    silence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What one reading of the map files gives.

    ``name`` is the map's id, ``version`` a hash of all content, ``page`` the HTML page, and
    ``graphs`` are the IRIs of the named graphs. ``write(graph, format)`` gives the RDF of one
    graph, of their union (``""``) or of the data set (``None``); ``describe(address, format)``
    gives the SPARQL service description, and ``describe_data(address, format)`` what the data
    set is, served under an address that ends in ``/``; ``suppose(wishes)`` gives what would be
    told otherwise, as JSON for the page. Each may take a while and may be called from any thread.
    """

    name: str
    version: str
    page: bytes
    report: bytes
    graphs: tuple[str, ...]
    write: Callable[[str | None, str], bytes]
    describe: Callable[[str, str], bytes]
    describe_data: Callable[[str, str], bytes]
    suppose: Callable[[Wishes], bytes]


def edition_of(debate: Debate) -> Edition:
    """What there is to serve of ``debate``. The page is made now, the syntaxes when asked for.

    Seconds for a large map; touches no disk and may run in any thread.
    """
    store = debate.store
    turtle = store.write("turtle").decode("utf-8")
    book = CompactSentences(debate.map)
    page = render_page(
        debate.map,
        debate.analysis,
        turtle=turtle,
        live=True,
        votes=debate.votes,
        suppositions=single_suppositions(debate.network, debate.analysis),
        book=book,
        beside=_BESIDE,
    ).encode("utf-8")
    quads = sorted(store.to_n_quads().splitlines())
    graphs = {name: store.count(name) for name in store.graph_names()}
    return Edition(
        name=debate.map.id,
        version=hashlib.sha256(page + b"".join(quads)).hexdigest()[:16],
        page=page,
        report=render_report(debate.map, debate.analysis, debate.votes).encode("utf-8"),
        graphs=tuple(graphs),
        write=_written_once(store),
        describe=partial(describe_service, graphs=graphs),
        describe_data=_described(store),
        suppose=_supposing(debate, book),
    )


def _supposing(debate: Debate, book: CompactSentences) -> Callable[[Wishes], bytes]:
    """What is supposed, made one at a time; ``book`` numbers claims as the page does."""
    turn, supposer = threading.Lock(), LiveSupposer(debate)

    @lru_cache(maxsize=64)
    def suppose(wishes: Wishes) -> bytes:
        change = supposition_data(supposer.suppose(*astuple(wishes)), debate.map, book)
        answer = {"change": change, "sentences": book.patterns(), "titles": book.titles()}
        return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")

    def in_turn(wishes: Wishes) -> bytes:
        with turn:
            return suppose(wishes)

    return in_turn


def _described(store: Store) -> Callable[[str, str], bytes]:
    """The description of the data set as it is had from an address."""

    @lru_cache(maxsize=32)
    def describe(address: str, format_name: str) -> bytes:
        files = {f"{address}download/map.{end}": kind for end, (_, kind) in DOWNLOADS.items()}
        return describe_dataset(
            store, format_name, endpoint=f"{address}sparql", distributions=files
        )

    return describe


def _written_once(store: Store) -> Callable[[str | None, str], bytes]:
    """The RDF of a graph in a syntax, made once and one at a time however many ask for it."""
    turn = threading.Lock()

    @lru_cache(maxsize=32)
    def write(graph: str | None, format_name: str) -> bytes:
        return store.write(format_name, graph)

    def in_turn(graph: str | None, format_name: str) -> bytes:
        with turn:
            return write(graph, format_name)

    return in_turn
