"""Nanopublications in RDF: how many there are, and which rules each breaks.

A nanopublication is four graphs: a head that says so, an assertion, how that came to be, and how
the whole was published (http://nanopub.org/guidelines/working_draft/). Its IRI may end in a
trusty code, the hash of all that is in the four graphs (Kuhn and Dumontier 2014, Trusty URIs).

What belongs here: counting and checking. Signatures are not checked. Quads are those of the
file, since a store keeps the value of a number and not how it was written. Values that are none
of their datatype are refused where the file is read (`counterpoint.rdf.parsing`).
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph as px

from counterpoint.errors import Place, Problem
from counterpoint.rdf.parsing.quads import read_quads
from counterpoint.vocab import NP, RDF

_Graphs = Mapping[str, Sequence[px.Quad]]

_PARTS = (
    ("assertion", NP.hasAssertion),
    ("provenance", NP.hasProvenance),
    ("publication info", NP.hasPublicationInfo),
)
# A code of RDF graphs, version A: 43 characters hold 256 bits.
_TRUSTY = re.compile(r"RA[A-Za-z0-9_-]{43}(?=[#/]?\Z)")
_TYPE = px.NamedNode(str(RDF.type))
_NANOPUBLICATION = px.NamedNode(str(NP.Nanopublication))


@dataclass(frozen=True, slots=True)
class NanopubReport:
    """How many quads, named graphs and nanopublications a file has, and what is wrong in these.

    ``trusty`` is how many have a trusty code, right or wrong.
    """

    quads: int
    graphs: int
    nanopubs: int
    trusty: int
    problems: tuple[Problem, ...]


def read_nanopubs(path: Path) -> NanopubReport:
    """What the nanopublications in the RDF file at ``path`` are.

    Raises:
        InputError: the file cannot be read, or is no RDF.
        LimitError: it is too large, or takes too long.
    """
    content = read_quads(path)
    return check_nanopubs(px.parse(content.n_quads, format=px.RdfFormat.N_QUADS), str(path))


def check_nanopubs(quads: Iterable[px.Quad], file: str) -> NanopubReport:
    """What the nanopublications among ``quads`` are; linear in quads, but for sorting.

    Where there is none nothing is wrong.
    """
    graphs: dict[str, list[px.Quad]] = {}
    heads: dict[str, list[str]] = {}
    distinct = dict.fromkeys(quads)
    for quad in distinct:
        name = "" if isinstance(quad.graph_name, px.DefaultGraph) else quad.graph_name.value
        graphs.setdefault(name, []).append(quad)
        if quad.predicate == _TYPE and quad.object == _NANOPUBLICATION:
            heads.setdefault(_plain(quad.subject), []).append(name)
    messages: list[tuple[str, str]] = []
    members: set[str] = set()
    for nanopub, names in heads.items():
        parts = _parts(graphs.get(names[0], ()), nanopub)
        members |= {names[0], *(name for part in parts for name in part)}
        messages += _breaches(nanopub, names, parts, graphs)
    if heads:
        for name in sorted(graphs.keys() - members):
            what = f"the graph {name}" if name else "what stands in no graph"
            messages.append((f"{what} belongs to no nanopublication", "name it in a head"))
    problems = tuple(
        Problem(Place(file), message, advice, "nanopublication") for message, advice in messages
    )
    trusty = sum(_TRUSTY.search(nanopub) is not None for nanopub in heads)
    return NanopubReport(len(distinct), len(graphs.keys() - {""}), len(heads), trusty, problems)


def _plain(term: object) -> str:
    return term.value if isinstance(term, (px.NamedNode, px.BlankNode, px.Literal)) else str(term)


def _parts(head: Sequence[px.Quad], nanopub: str) -> tuple[list[str], ...]:
    """The graphs that a head names as assertion, provenance and publication info."""
    return tuple(
        sorted(
            {
                _plain(quad.object)
                for quad in head
                if quad.predicate.value == str(predicate) and _plain(quad.subject) == nanopub
            }
        )
        for _, predicate in _PARTS
    )


def _breaches(
    nanopub: str, heads: Sequence[str], parts: Sequence[Sequence[str]], graphs: _Graphs
) -> Iterator[tuple[str, str]]:
    """What is wrong with one nanopublication, and what to do about it."""
    if len(heads) > 1:
        yield f"{nanopub} has {len(heads)} heads", "keep one"
    for (word, _), names in zip(_PARTS, parts, strict=True):
        if len(names) != 1:
            count = "no" if not names else str(len(names))
            yield f"{nanopub} has {count} graph for its {word}", "its head names one"
    members = (heads[0], *(name for names in parts for name in names))
    yield from _naming_breaches(nanopub, members)
    for name in sorted(set(members)):
        if not graphs.get(name):
            yield f"the graph {name} is empty", "say something in it"
    assertion, provenance, info = (names[0] if len(names) == 1 else "" for names in parts)
    if assertion and provenance and not _mentions(graphs.get(provenance, ()), assertion):
        yield f"the provenance of {nanopub} says nothing of its assertion", f"say it of {assertion}"
    if info and not _mentions(graphs.get(info, ()), nanopub):
        yield f"the publication info of {nanopub} says nothing of it", f"say it of {nanopub}"
    yield from _hash_breaches(nanopub, members, graphs)


def _naming_breaches(nanopub: str, members: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len({nanopub, *members}) < len(members) + 1:
        yield f"{nanopub} and its graphs share a name", "give each graph an IRI of its own"
    for name in sorted(set(members)):
        if name and not name.startswith(nanopub):
            yield f"the graph {name} is not named below {nanopub}", "begin its IRI with that one"


def _hash_breaches(
    nanopub: str, members: Sequence[str], graphs: _Graphs
) -> Iterator[tuple[str, str]]:
    code = _TRUSTY.search(nanopub)
    if code is not None:
        quads = [quad for name in dict.fromkeys(members) for quad in graphs.get(name, ())]
        computed = trusty_code(quads, code[0])
        if computed != code[0]:
            advice = f"by what is in it, it is {computed}: it was changed after it was published"
            yield f"the trusty code of {nanopub} is wrong", advice


def _mentions(quads: Iterable[px.Quad], name: str) -> bool:
    return any(name in {_plain(quad.subject), _plain(quad.object)} for quad in quads)


def trusty_code(quads: Iterable[px.Quad], code: str) -> str:
    """The code of RDF graphs in which ``code`` stands for it: SHA-256 over the sorted quads.

    Names have a blank for the code, texts of literals none; each quad counts once.
    """
    lines = sorted({_sort_key(quad, code): _hashed(quad, code) for quad in quads}.items())
    digest = sha256("".join(line for _, line in lines).encode("utf-8")).digest()
    return f"RA{urlsafe_b64encode(digest).decode('ascii').rstrip('=')}"


def _name(term: object, code: str) -> str:
    return _plain(term).replace(code, " ")


def _sort_key(quad: px.Quad, code: str) -> tuple[object, ...]:
    graph = "" if isinstance(quad.graph_name, px.DefaultGraph) else _name(quad.graph_name, code)
    start = (graph, _name(quad.subject, code), _name(quad.predicate, code))
    term = quad.object
    if not isinstance(term, px.Literal):
        return (*(x.encode() for x in start), 0, _name(term, code).encode(), "", "")
    language = term.language or ""
    datatype = "" if language else term.datatype.value
    return (*(x.encode() for x in start), 1, term.value.encode(), datatype, language)


def _hashed(quad: px.Quad, code: str) -> str:
    """What goes into the hash of a quad: four lines."""
    graph = "" if isinstance(quad.graph_name, px.DefaultGraph) else _name(quad.graph_name, code)
    names = (graph, _name(quad.subject, code), _name(quad.predicate, code))
    return "".join(f"{line}\n" for line in (*names, _hashed_object(quad.object, code)))


def _hashed_object(term: object, code: str) -> str:
    if not isinstance(term, px.Literal):
        return _name(term, code)
    text = term.value.replace("\\", "\\\\").replace("\n", "\\n")
    kind = f"@{term.language.lower()}" if term.language else f"^{term.datatype.value}"
    return f"{kind} {text}"
