"""The table of what a map can be written as: map files, RDF, graphs, pictures, pages.

Whoever adds an export adds a line here; `export`, its ``--list`` and the endings of files take
names from it. Formats of maps have their lines in `counterpoint.formats.table` and are taken in.
What belongs here: names, endings, and what each carries in a few words. What does not: how any is
written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from counterpoint.formats import FORMATS, Conversion, RenderedMap, Writer
from counterpoint.formats.field_losses import losses_by_field
from counterpoint.formats.losses import Loss, carried_of
from counterpoint.formats.pictures import render_dot, render_mermaid
from counterpoint.formats.spreadsheets import render_findings, render_stances
from counterpoint.model import ArgumentMap, RelationKind
from counterpoint.network.files import (
    render_cytoscape,
    render_gexf,
    render_graphml,
    render_node_link,
)
from counterpoint.pipeline.debate import analyse
from counterpoint.rdf import render_schema_org, to_nanopublications, write_rdf
from counterpoint.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what became of the map on that way; ``None`` where all is in it."""

    content: bytes
    conversion: Conversion | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that a map can be written as.

    ``carries`` and ``loses`` say in a few words what of a map is in it and what is not; what
    each conversion says is exact. ``endings`` are those by which it is taken without a name.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    write: Callable[[Store], Exported]
    carries: str
    loses: str
    tools: tuple[str, ...] = ()


def _rdf(name: str, store: Store) -> Exported:
    return Exported(store.write(name))


def _rendered(render: Writer, store: Store) -> Exported:
    argument_map = store.read_map()
    rendering: RenderedMap = render(argument_map)
    conversion = rendering.conversion
    if argument_map.crowd is not None:
        counts = Loss("votes:counts", argument_map.crowd.total, "votes, counted by claim and group")
        conversion = replace(conversion, losses=(*conversion.losses, counts))
    return Exported(rendering.text.encode("utf-8"), conversion)


def _findings(store: Store) -> Exported:
    argument_map = store.read_map()
    rendering = render_findings(argument_map, analyse(argument_map))
    return Exported(rendering.text.encode("utf-8"), rendering.conversion)


def _nanopublications(store: Store) -> Exported:
    dataset, conversion = to_nanopublications(store.read_map())
    return Exported(write_rdf(dataset, "trig"), conversion)


def _outline(store: Store) -> Exported:
    from counterpoint.views.report.outline import render_outline  # noqa: PLC0415 (brings templates)

    return _rendered(render_outline, store)


_IN_PYVIS = {
    "map": ("title", "language"),
    "claims": ("id", "title", "text", "kind"),
    "arguments": ("id", "premises", "conclusion"),
    "attacks": ("id", "premises", "target", "kind"),
    "relations": ("id", "kind", "source", "target"),
    "experts": ("name",),
    "stances": ("expert", "target", "polarity", "directness", "firmness"),
}


def _pyvis(store: Store) -> Exported:
    return _rendered(_render_pyvis, store)


def _render_pyvis(argument_map: ArgumentMap) -> RenderedMap:
    from counterpoint.views import to_pyvis  # noqa: PLC0415 (brings pyvis, for this alone)

    claims = {claim.id for claim in argument_map.claims}
    unseen = [x.id for x in argument_map.stances if x.target not in claims]
    summaries = [x.id for x in argument_map.relations if x.kind is RelationKind.SUMMARISES]
    losses = (
        *losses_by_field(argument_map, _IN_PYVIS),
        Loss("stances.target", len(unseen), "stances on reasons and objections", tuple(unseen)),
        Loss("relations", len(summaries), "which claims sum up others", tuple(summaries)),
    )
    carried = (
        *carried_of(argument_map, "claims", "reasons", "objections"),
        ("relations", len(argument_map.relations) - len(summaries)),
        ("stances", len(argument_map.stances) - len(unseen)),
    )
    text = to_pyvis(argument_map).generate_html()
    return RenderedMap(text, Conversion("pyvis", carried, losses))


_MAP, _ALL = "the map", "the map, the findings, how both came to be"
_GRAPH = "claims, reasons, objections, relations, voices, stances, quoted words"
_NOT_IN_GRAPH = "sources, titles of topics, posts, issues, places of quoted words"
_PICTURE = "claims, reasons, objections, relations, who is for and against"
_NOT_IN_PICTURE = "texts, quoted words, sources, kinds, issues"
_FRAMEWORK = ("names of claims and what attacks what", "all that is no attack")
_IN_SHORT = {
    "argdown": (_MAP, "names of records, attacks of several premises together"),
    "aif": (
        "claims, reasons, objections, conflicts, who asserts what",
        "kinds, topics, sources, reserves, issues",
    ),
    "arguebuf": (
        "claims, reasons, objections, schemes, who says what",
        "kinds, topics, reserves, issues",
    ),
    "sadface": ("claims, reasons, objections, schemes", "experts, stances, topics, relations"),
    "kialo": ("claims, reasons, objections", "experts, stances, sources, relations"),
    "tgf": _FRAMEWORK,
    "apx": _FRAMEWORK,
    "iccma": _FRAMEWORK,
}

EXPORTS = (
    Export("turtle", "RDF as Turtle", (".ttl",), partial(_rdf, "turtle"), _MAP, ""),
    Export("trig", "RDF as TriG", (".trig",), partial(_rdf, "trig"), _ALL, ""),
    Export("ntriples", "RDF as N-Triples", (".nt",), partial(_rdf, "ntriples"), _MAP, ""),
    Export("nquads", "RDF as N-Quads", (".nq",), partial(_rdf, "nquads"), _ALL, ""),
    Export("jsonld", "RDF as JSON-LD", (".jsonld",), partial(_rdf, "jsonld"), _ALL, ""),
    Export("rdfxml", "RDF as RDF/XML", (".rdf",), partial(_rdf, "rdfxml"), _MAP, ""),
    *(
        Export(
            each.name,
            each.title,
            each.endings,
            partial(_rendered, each.write),
            *_IN_SHORT.get(each.name, ("claims and what is said for and against them", "the rest")),
            each.tools,
        )
        for each in FORMATS
        if each.write is not None
    ),
    Export(
        "graphml",
        "GraphML",
        (".graphml",),
        partial(_rendered, render_graphml),
        _GRAPH,
        _NOT_IN_GRAPH,
        ("yEd", "Gephi", "igraph", "NetworkX"),
    ),
    Export(
        "gexf",
        "GEXF 1.3",
        (".gexf",),
        partial(_rendered, render_gexf),
        _GRAPH,
        f"{_NOT_IN_GRAPH}, the question",
        ("Gephi", "NetworkX"),
    ),
    Export(
        "cytoscape",
        "Cytoscape JSON",
        (".cyjs",),
        partial(_rendered, render_cytoscape),
        _GRAPH,
        _NOT_IN_GRAPH,
        ("Cytoscape", "Cytoscape.js", "NetworkX"),
    ),
    Export(
        "node-link",
        "node-link JSON",
        (),
        partial(_rendered, render_node_link),
        _GRAPH,
        _NOT_IN_GRAPH,
        ("NetworkX", "D3"),
    ),
    Export(
        "dot",
        "DOT",
        (".dot", ".gv"),
        partial(_rendered, render_dot),
        _PICTURE,
        _NOT_IN_PICTURE,
        ("Graphviz",),
    ),
    Export(
        "mermaid",
        "Mermaid",
        (".mmd", ".mermaid"),
        partial(_rendered, render_mermaid),
        _PICTURE,
        _NOT_IN_PICTURE,
        ("GitHub", "GitLab", "Mermaid"),
    ),
    Export(
        "nanopub",
        "nanopublications, as TriG",
        (),
        _nanopublications,
        "each stance with what it is about and its passage; claims without one",
        "relations, reasons of nobody, kinds, topics, issues, posts",
        ("tools of the nanopublication network, after signing",),
    ),
    Export(
        "schema-org",
        "schema.org's Claim and ClaimReview, as JSON-LD",
        (),
        partial(_rendered, render_schema_org),
        "claims, who takes which side and how, quoted words, sources, posts",
        "reasons, objections, relations, conditions, issues",
        ("any reader of JSON-LD",),
    ),
    Export(
        "stances",
        "who says what, as CSV",
        (".csv",),
        partial(_rendered, render_stances),
        "the sides that people take on claims, quoted words, sources, posts",
        "reasons, objections, relations, conditions, what is only reported",
        ("spreadsheets", "Counterpoint"),
    ),
    Export(
        "findings",
        "what was found, as CSV",
        (),
        _findings,
        "agreements and tensions, with scores and why",
        "figures of pairs, issues",
        ("spreadsheets",),
    ),
    Export(
        "markdown",
        "an outline in Markdown",
        (".md",),
        _outline,
        "claims with who says what of them, reasons, objections, relations, quoted words",
        "issues, offsets of quoted words, who says that claims are related",
        ("anything that shows Markdown",),
    ),
    Export(
        "pyvis",
        "a page with the network of claims",
        (".html",),
        _pyvis,
        "claims, the lines between them, who takes which side on a claim",
        "quoted words, sources, topics, posts, issues",
        ("any browser",),
    ),
)
BY_NAME = {each.name: each for each in EXPORTS}
# Of the formats that share an ending the one that most programs read.
BY_ENDING = {ending: each.name for each in EXPORTS for ending in each.endings} | {".json": "aif"}
