"""The same map through the embedded store, Oxigraph's server and Virtuoso: the same findings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from lengths import IS_LONG
from opened_maps import put_in_store
from reading_here import ENDPOINT, reading_here
from samples import city_map
from sparql_stores import (
    NO_VIRTUOSO,
    VIRTUOSO_PASSWORD,
    VIRTUOSO_USER,
    find_virtuoso,
    running_oxigraph,
    running_virtuoso,
)

from counterpoint.errors import InputError
from counterpoint.model import ArgumentMap, Expert, Period, Role, Stance
from counterpoint.model.archive import ArchiveLink
from counterpoint.pipeline import Debate, load, load_from, pull, push
from counterpoint.pipeline import archive as archives
from counterpoint.pipeline.debate import debate_in
from counterpoint.rdf.derived.archive_links import LINKS_GRAPH, link_id
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH
from counterpoint.store import (
    MapStore,
    StoredMaps,
    StoreFolder,
    choose_map,
    list_questions,
)
from counterpoint.store.endpoint import Addresses, Credentials, Endpoint, addresses_of
from counterpoint.store.stored_maps import STAGING
from counterpoint.vocab import CP

OTHER = replace(city_map(), id="other", base="https://example.org/other/")
SEED = Path(__file__).parents[3] / "seeds" / "negotiating-with-putin.argdown"
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a ?o } FILTER (STRSTARTS(STR(?g), '%s')) }"


@pytest.fixture(scope="module", autouse=True)
def _answers_read_here() -> Iterator[None]:
    """Some 350 answers are read here."""
    with reading_here(ENDPOINT):
        yield


@dataclass(frozen=True)
class Servers:
    oxigraph: str
    virtuoso: str


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Both stores, started once for this file."""
    if find_virtuoso() is None:
        pytest.skip(NO_VIRTUOSO)
    with contextlib.ExitStack() as running:
        # It cuts answers far below the size of the map, as it does below 10,000 rows elsewhere.
        virtuoso = running_virtuoso(tmp_path_factory.mktemp("virtuoso"), most_rows=1500)
        oxigraph = running_oxigraph(tmp_path_factory.mktemp("oxigraph"))
        yield Servers(running.enter_context(oxigraph), running.enter_context(virtuoso))


DBA = Credentials(VIRTUOSO_USER, VIRTUOSO_PASSWORD)
NOBODY = Credentials()
# Each store by updates alone, and with the Graph Store Protocol.
STORES: dict[str, Callable[[Servers, Path], MapStore]] = {
    "folder": lambda _, path: StoreFolder(path / "store"),
    "oxigraph": lambda each, _: Endpoint(addresses_of(f"{each.oxigraph}/query"), NOBODY),
    "oxigraph-graphs": lambda each, _: Endpoint(
        addresses_of(f"{each.oxigraph}/query", graph_store=f"{each.oxigraph}/store"), NOBODY
    ),
    "virtuoso": lambda each, _: Endpoint(
        Addresses(f"{each.virtuoso}/sparql-auth", f"{each.virtuoso}/sparql-auth"), DBA
    ),
    "virtuoso-graphs": lambda each, _: Endpoint(addresses_of(f"{each.virtuoso}/sparql-auth"), DBA),
}

# The store that changes and cuts most takes the shipped map, the others the small one, where
# COUNTERPOINT_LONG does not ask for the shipped map in all of them.
FULL = "virtuoso-graphs"
# Each program once, and each way of writing once: what holds in all of these is not asked of the
# other two, unless at length. Virtuoso's own updates are asked for odd texts as well.
EACH_ONCE = ("folder", "oxigraph", "virtuoso-graphs")


@pytest.fixture(params=STORES if IS_LONG else EACH_ONCE)
def store(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> MapStore:
    return STORES[request.param](servers, tmp_path)


@pytest.fixture(scope="module", params=STORES if IS_LONG else EACH_ONCE)
def filled(
    request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> MapStore:
    """A store that holds two maps; of the city's, no test changes more than title and stances."""
    store = STORES[request.param](servers, tmp_path_factory.mktemp("filled"))
    for each in (OTHER, city_map()):
        push(debate_of(each), store)
    return store


@cache
def seed() -> Debate:
    return load([SEED])


@cache
def debate_of(debate_map: ArgumentMap) -> Debate:
    return debate_in(put_in_store(debate_map))


def test_the_map_the_findings_and_the_answers_are_the_same(
    store: MapStore, request: pytest.FixtureRequest
) -> None:
    is_whole = FULL in request.node.name or IS_LONG
    debate = seed() if is_whole else debate_of(city_map())
    topic = debate.map.topics[0].id

    push(debate, store)

    pulled = pull(store, debate.map.id)
    assert pulled.canonical_hash() == debate.store.canonical_hash()
    provenance = f"{debate.map.base}{PROVENANCE_GRAPH}"
    assert pulled.write("turtle", provenance) == debate.store.write("turtle", provenance)
    again = load_from(store, debate.map.id)
    assert again.map == debate.map
    assert again.analysis == debate.analysis
    assert again.store.write("trig") == debate.store.write("trig")
    maps = StoredMaps(store, (choose_map(store, debate.map.id),))
    # Of a store with another engine the whole map is copied for each question: there one will do.
    questions = slice(None) if store.has_our_engine or IS_LONG else slice(1)
    for question in list_questions()[questions]:
        about = {"topic": topic} if "topic" in question.parameters else {}
        assert maps.ask(question, about).table() == debate.store.ask(question, about).table()


def test_a_map_that_an_earlier_version_left_without_provenance_is_read(store: MapStore) -> None:
    city = replace(city_map(), id="older", base="https://example.org/older/")
    debate = debate_of(city)
    graphs = [f"{city.base}{name}" for name in (MAP_GRAPH, FINDINGS_GRAPH)]
    store.replace({graph: debate.store.write("ntriples", graph) for graph in graphs})

    again = load_from(store, "older")

    assert choose_map(store, "older").graphs == tuple(graphs)
    assert (again.map, again.analysis) == (city, debate.analysis)


def odd_map() -> ArgumentMap:
    """The sample map with texts, names, years and dates that stores have been seen to change."""
    city = city_map()
    odd = "a \"b\" \\ c\ttab\nline\rreturn \u2028 \u00fc \U0001d518 \U0001f600 \x01 \ufeff <b> 'q' "
    claims = (replace(city.claims[0], text=odd * 100), *city.claims[1:])
    claims = (*claims, replace(claims[1], id="мир через/силу", title="5", text="true"))
    roles = (Role("Consul", "Rome", (Period(-44, 7), Period(2012, None))),)
    return replace(
        city,
        base="https://example.org/odd/é/",
        id="odd",
        language="en-GB",
        claims=claims,
        experts=(*city.experts, Expert("和平", "x" * 9000, roles)),
        stances=(*city.stances, Stance("dated", "和平", claims[1].id, date="2026-03")),
    )


@pytest.mark.parametrize("store", STORES if IS_LONG else (*EACH_ONCE, "virtuoso"), indirect=True)
def test_nothing_odd_is_changed_on_the_way(store: MapStore) -> None:
    debate = debate_of(odd_map())

    push(debate, store)

    assert load_from(store, "odd").map == debate.map


def test_pushing_again_replaces_that_map_and_leaves_the_others(filled: MapStore) -> None:
    city = city_map()
    smaller = replace(city, title="Smaller", stances=city.stances[1:])

    push(debate_of(smaller), filled)

    assert load_from(filled, city.base).map == smaller
    assert load_from(filled, "other").map == OTHER


def graphs_under(store: MapStore, base: str) -> list[str]:
    rows = store.query(GRAPHS % base, ()).rows
    return sorted(term.value for (term,) in rows if term)


def test_what_a_killed_push_left_aside_is_no_map_and_is_dropped(store: MapStore) -> None:
    city = replace(city_map(), id="left", base="https://example.org/left/")
    debate = debate_of(city)
    push(debate, store)
    if isinstance(store, Endpoint):
        left_aside = f"{city.base}{STAGING}0123456789ab/map"
        map_type = f"<{CP.ArgumentMap}>"
        store._client.update(f"INSERT DATA {{ GRAPH <{left_aside}> {{ <a:b> a {map_type} }} }}")
    graphs = [maps.graph for maps in store.list_maps() if maps.base == city.base]

    push(debate, store)

    assert graphs == [f"{city.base}{MAP_GRAPH}"]
    assert graphs_under(store, city.base) == [
        f"{city.base}{FINDINGS_GRAPH}",
        f"{city.base}{MAP_GRAPH}",
        f"{city.base}{PROVENANCE_GRAPH}",
    ]


def test_with_the_last_link_its_graph_is_gone(filled: MapStore) -> None:
    claims = ("https://example.org/a/claim/x", "https://example.org/b/claim/y")
    links = [ArchiveLink("contradicts", *claims, "Desk"), ArchiveLink("contrary", *claims, "Desk")]
    archives.add_links(filled, links)

    removed = [archives.remove_link(filled, link_id(link)) for link in links]

    assert removed == links
    assert archives.links_in(filled) == ()
    assert graphs_under(filled, LINKS_GRAPH) == []


def test_queries_see_the_chosen_map_and_its_graphs(filled: MapStore) -> None:
    city = city_map()
    maps = [choose_map(filled, city.id)]

    count = filled.query("SELECT (COUNT(?c) AS ?n) { ?c a cp:Claim }", maps)
    names = filled.query("SELECT DISTINCT ?g { GRAPH ?g { ?s a cp:Claim } }", maps)
    answer = filled.query("ASK { <expert/osei> a cp:Expert }", maps)
    constructed = filled.query("CONSTRUCT { ?e a cp:Expert } { ?e a cp:Expert }", maps)
    question = f"ASK FROM <{OTHER.base}{MAP_GRAPH}> {{ <{OTHER.base}expert/osei> a cp:Expert }}"

    assert count.table() == ((str(len(city.claims)),),)
    assert names.table() == (("<graph/map>",),)
    assert answer.boolean
    assert filled.query(question, maps).boolean  # what a query names itself goes before
    assert {subject.value for subject, _, _ in constructed.triples} == {
        f"{city.base}expert/{expert.id}" for expert in city.experts
    }


def test_a_number_that_virtuoso_rounds_is_told_and_nothing_is_replaced(servers: Servers) -> None:
    store = STORES["virtuoso-graphs"](servers, Path())
    city = replace(city_map(), id="exact", base="https://example.org/exact/")
    push(debate_of(city), store)
    relations = (replace(city.relations[0], degree=0.12345678901234567), *city.relations[1:])

    with pytest.raises(InputError, match="at most 15 digits; nothing was replaced"):
        push(debate_of(replace(city, relations=relations)), store)

    assert load_from(store, "exact").map == city
    assert len(graphs_under(store, city.base)) == 3


def test_a_cut_answer_says_so(servers: Servers) -> None:
    store = STORES["virtuoso"](servers, Path())
    push(debate_of(city_map()), store)

    result = store.query("SELECT ?s { ?s ?p ?o . ?each ?has ?value }", [choose_map(store, "city")])

    assert (len(result.rows), result.truncated) == (1500, True)


@pytest.mark.parametrize(
    ("credentials", "sentence"),
    [
        (NOBODY, "asks who you are"),
        (Credentials("dba", "not-it"), "does not accept the user name or the password"),
        (Credentials(token="not-it"), "does not accept the token"),
    ],
    ids=["none", "wrong", "token"],
)
def test_who_is_not_known_is_told_and_no_secret_is(
    servers: Servers, credentials: Credentials, sentence: str
) -> None:
    store = Endpoint(addresses_of(f"{servers.virtuoso}/sparql-auth"), credentials)

    with pytest.raises(InputError, match=sentence) as failure:
        push(debate_of(city_map()), store)

    assert "not-it" not in str(failure.value)


def test_a_mistake_in_a_query_is_told_with_its_place(filled: MapStore) -> None:
    with pytest.raises(InputError, match=r"^query:2:6: "):
        filled.query("SELECT *\n{ ?s }", [choose_map(filled, "city")])
