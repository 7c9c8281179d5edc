"""The addresses of a store: which follow from which, and what is refused."""

from __future__ import annotations

import pytest

from counterpoint.errors import UsageError
from counterpoint.store.endpoint.addresses import Addresses, addresses_of, with_parameters

HOST = "http://localhost:1"


@pytest.mark.parametrize(
    ("query", "update", "graph_store"),
    [
        ("/query", "/update", ""),
        ("/city/query", "/city/update", ""),
        ("/city", "/city", ""),
        ("/sparql", "/sparql", ""),
        ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
        (
            "/repositories/city",
            "/repositories/city/statements",
            "/repositories/city/rdf-graphs/service",
        ),
        ("", "/", ""),
    ],
)
def test_what_follows_from_the_address_of_queries(
    query: str, update: str, graph_store: str
) -> None:
    addresses = addresses_of(f"{HOST}{query}")

    expectation = Addresses(
        f"{HOST}{query or '/'}", f"{HOST}{update}", f"{HOST}{graph_store}" if graph_store else ""
    )
    assert addresses == expectation


def test_what_is_named_goes_before_what_follows() -> None:
    addresses = addresses_of(f"{HOST}/query", update=f"{HOST}/u", graph_store=f"{HOST}/g?db=1")

    assert addresses == Addresses(f"{HOST}/query", f"{HOST}/u", f"{HOST}/g?db=1")
    assert (
        with_parameters(addresses.graph_store, graph="urn:é") == f"{HOST}/g?db=1&graph=urn%3A%C3%A9"
    )


def test_letters_beyond_ascii_are_encoded() -> None:
    assert addresses_of("https://bücher.example/é/query").query == (
        "https://xn--bcher-kva.example/%C3%A9/query"
    )


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/sparql",
        "localhost:7878/query",
        "http://",
        "http:///query",
        "http://host:port/query",
        "http://host:99999/query",
        "http://[::1/query",
        "http://host/a b",
        "http://host/a\r\nX: y",
        "http://host/query#part",
        f"http://host/{'a' * 3000}",
        "",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        addresses_of(address)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError, match="COUNTERPOINT_ENDPOINT_PASSWORD") as failure:
        addresses_of("http://ruiz:secret@host/query")

    assert "secret" not in str(failure.value)
