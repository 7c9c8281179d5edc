"""The addresses of a SPARQL store: checked, and the ones that follow from another.

What belongs here: URLs. What does not: asking them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlencode, urlsplit, urlunsplit

from counterpoint.errors import UsageError

# As long as an IRI of a map may be (`counterpoint.rdf.parsing.doubts`).
_LONGEST = 2048
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")

# How the paths of well-known stores end, and what stands in place of that for updates and for
# the Graph Store Protocol ("" where it does not follow). The first that fits counts.
_ENDINGS = (
    # Virtuoso
    ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
    # RDF4J, GraphDB
    (r"(/repositories/[^/]+)", r"\1/statements", r"\1/rdf-graphs/service"),
    # Oxigraph, Stardog, Fuseki
    ("/query", "/update", ""),
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a store answers queries, takes updates, and holds graphs ("" where it does not)."""

    query: str
    update: str
    graph_store: str = ""


def addresses_of(query: str, *, update: str = "", graph_store: str = "") -> Addresses:
    """The addresses of a store; those that are not given follow from ``query`` where they can.

    >>> addresses_of("http://localhost:7878/query").update
    'http://localhost:7878/update'
    >>> addresses_of("http://localhost:3030/city").update
    'http://localhost:3030/city'

    Raises:
        UsageError: one is not an http or https address, or holds a password.
    """
    query = _checked(query)
    parts = urlsplit(query)
    derived_update, derived_graphs = query, ""
    for ending, for_updates, for_graphs in _ENDINGS:
        match = re.search(f"{ending}/?$", parts.path)
        if match:
            derived_update = _ending_in(parts, match, for_updates)
            derived_graphs = _ending_in(parts, match, for_graphs) if for_graphs else ""
            break
    return Addresses(
        query,
        _checked(update) if update else derived_update,
        _checked(graph_store) if graph_store else derived_graphs,
    )


def with_parameters(address: str, **parameters: str) -> str:
    """``address`` with ``parameters`` after those that it has."""
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode(parameters)}"


def without_parameters(address: str) -> str:
    """``address`` as messages name it: without its parameters, which may be secret.

    >>> without_parameters("https://example.org/sparql?key=secret")
    'https://example.org/sparql'
    """
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def is_this_machine(address: str) -> bool:
    """Whether ``address`` is on this machine, so that nobody listens on the way."""
    host = urlsplit(address).hostname or ""
    return host in {"localhost", "::1"} or host.endswith(".localhost") or host.startswith("127.")


def _ending_in(parts: SplitResult, match: re.Match[str], ending: str) -> str:
    path = parts.path[: match.start()] + match.expand(ending)
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _checked(address: str) -> str:
    """``address`` in the letters that a request may hold.

    Raises:
        UsageError: it is none; the message never repeats a password.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UsageError("the address of the endpoint is not well formed") from None
    if "@" in parts.netloc:
        raise UsageError(
            "an address with a user name or a password can be read by others on this machine; "
            "set COUNTERPOINT_ENDPOINT_USER and COUNTERPOINT_ENDPOINT_PASSWORD, or use ~/.netrc"
        )
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError(
            f"{address[:80]!r} is not the address of an endpoint; "
            "it begins with http:// or https:// and a host"
        )
    if _NOT_IN_ADDRESS.search(address) or len(address) > _LONGEST:
        raise UsageError(f"{address[:80]!r} is no well-formed address; write it without spaces")
    if parts.fragment:
        raise UsageError(
            f"{without_parameters(address)} has a part after #, which no endpoint has; leave it out"
        )
    try:
        netloc = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        raise UsageError(f"{host!r} cannot be the name of a host") from None
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return urlunsplit((parts.scheme, netloc, path, query, ""))
