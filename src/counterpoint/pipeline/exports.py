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
from counterpoint.formats.parts import rest_of
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

    ``loses`` are the parts of a map (`counterpoint.formats.parts`) that are not in it, and
    ``carries`` the others, or what else there is; what each conversion says is exact. ``endings``
    are those by which it is taken without a name.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    write: Callable[[Store], Exported]
    loses: str = ""
    tools: tuple[str, ...] = ()
    carries: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "carries", self.carries or rest_of(self.loses))


def _rdf(name: str, store: Store) -> Exported:
    return Exported(store.write(name))


def _rendered(render: Writer, store: Store) -> Exported:
    argument_map = store.read_map()
    rendering: RenderedMap = render(argument_map)
    conversion = _without_votes(argument_map, rendering.conversion)
    return Exported(rendering.text.encode("utf-8"), conversion)


def _without_votes(argument_map: ArgumentMap, conversion: Conversion) -> Conversion:
    """The conversion, and that the counted votes of a crowd are not written."""
    if argument_map.crowd is None:
        return conversion
    counts = Loss("votes:counts", argument_map.crowd.total, "votes, counted by claim and group")
    return replace(conversion, losses=(*conversion.losses, counts))


def _findings(store: Store) -> Exported:
    argument_map = store.read_map()
    rendering = render_findings(argument_map, analyse(argument_map))
    conversion = _without_votes(argument_map, rendering.conversion)
    return Exported(rendering.text.encode("utf-8"), conversion)


def _nanopublications(store: Store) -> Exported:
    argument_map = store.read_map()
    dataset, conversion = to_nanopublications(argument_map)
    return Exported(write_rdf(dataset, "trig"), _without_votes(argument_map, conversion))


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
        Loss("stances:reasons", len(unseen), "stances on reasons and objections", tuple(unseen)),
        Loss(
            "relations:summarises", len(summaries), "which claims sum up others", tuple(summaries)
        ),
    )
    carried = (
        *carried_of(argument_map, "claims", "reasons", "objections"),
        ("relations", len(argument_map.relations) - len(summaries)),
        ("stances", len(argument_map.stances) - len(unseen)),
    )
    text = to_pyvis(argument_map).generate_html()
    return RenderedMap(text, Conversion("pyvis", carried, losses))


_AND_FINDINGS = "everything, the findings, and how both came to be"

EXPORTS = (
    Export("turtle", "RDF as Turtle", (".ttl",), partial(_rdf, "turtle")),
    Export("trig", "RDF as TriG", (".trig",), partial(_rdf, "trig"), carries=_AND_FINDINGS),
    Export("ntriples", "RDF as N-Triples", (".nt",), partial(_rdf, "ntriples")),
    Export("nquads", "RDF as N-Quads", (".nq",), partial(_rdf, "nquads"), carries=_AND_FINDINGS),
    Export(
        "jsonld", "RDF as JSON-LD", (".jsonld",), partial(_rdf, "jsonld"), carries=_AND_FINDINGS
    ),
    Export("rdfxml", "RDF as RDF/XML", (".rdf",), partial(_rdf, "rdfxml")),
    *(
        Export(
            each.name,
            each.title,
            each.endings,
            partial(_rendered, each.write),
            each.loses,
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
        (
            "abstract, publication, topics, actors, issues, judged pairs, posts, years of "
            "posts, identifiers, surnames, what editors change, what would change a mind, "
            "fidelity, offsets, sources of stances, all of sources, counted votes"
        ),
        ("yEd", "Gephi", "igraph", "NetworkX"),
    ),
    Export(
        "gexf",
        "GEXF 1.3",
        (".gexf",),
        partial(_rendered, render_gexf),
        (
            "all of the head but title, topics, actors, issues, judged pairs, posts, years of "
            "posts, identifiers, surnames, what editors change, what would change a mind, "
            "fidelity, offsets, sources of stances, all of sources, counted votes"
        ),
        ("Gephi", "NetworkX"),
    ),
    Export(
        "cytoscape",
        "Cytoscape JSON",
        (".cyjs",),
        partial(_rendered, render_cytoscape),
        (
            "abstract, publication, topics, actors, issues, judged pairs, posts, years of "
            "posts, identifiers, surnames, what editors change, what would change a mind, "
            "fidelity, offsets, sources of stances, all of sources, counted votes"
        ),
        ("Cytoscape", "Cytoscape.js", "NetworkX"),
    ),
    Export(
        "node-link",
        "node-link JSON",
        (),
        partial(_rendered, render_node_link),
        (
            "abstract, publication, topics, actors, issues, judged pairs, posts, years of "
            "posts, identifiers, surnames, what editors change, what would change a mind, "
            "fidelity, offsets, sources of stances, all of sources, counted votes"
        ),
        ("NetworkX", "D3"),
    ),
    Export(
        "dot",
        "DOT",
        (".dot", ".gv"),
        partial(_rendered, render_dot),
        (
            "all of the head but title, ids, all of claims but the claims and claims on which "
            "nobody speaks and titles, schemes, titles of reasons, details of relations, "
            "judged pairs, all of people but names of people and people who take no side, all "
            "of stances but one speaker a claim and further speakers and denials and stances "
            "on reasons and reserves, all of sources, counted votes"
        ),
        ("Graphviz",),
    ),
    Export(
        "mermaid",
        "Mermaid",
        (".mmd", ".mermaid"),
        partial(_rendered, render_mermaid),
        (
            "all of the head but title, ids, all of claims but the claims and claims on which "
            "nobody speaks and titles, schemes, titles of reasons, details of relations, "
            "judged pairs, all of people but names of people and people who take no side, all "
            "of stances but one speaker a claim and further speakers and denials and stances "
            "on reasons and reserves, all of sources, counted votes"
        ),
        ("GitHub", "GitLab", "Mermaid"),
    ),
    Export(
        "nanopub",
        "nanopublications, as TriG",
        (),
        _nanopublications,
        (
            "all of the head but language and address, kinds, topics, actors, issues, reasons "
            "that nobody gives, schemes, titles of reasons, sorts of objections, all of "
            "relations, all of people but names of people, all of sources but titles of "
            "sources, counted votes"
        ),
        ("tools of the nanopublication network, after signing",),
    ),
    Export(
        "schema-org",
        "schema.org's Claim and ClaimReview, as JSON-LD",
        (),
        partial(_rendered, render_schema_org),
        (
            "ids, kinds, actors, issues, all of reasons, all of objections, all of relations, "
            "all of people but names of people and posts, answers without a side, reports, "
            "summaries of editors, what editors change, stances on reasons, conditions, "
            "goals, what would change a mind, fidelity, offsets, who answers whom, "
            "confidence, files of sources, checks of sources, counted votes"
        ),
        ("any reader of JSON-LD",),
    ),
    Export(
        "stances",
        "who says what, as CSV",
        (".csv",),
        partial(_rendered, render_stances),
        (
            "all of the head, ids, all of claims but the claims and texts and topics, all of "
            "reasons, all of objections, all of relations, all of people but names of people "
            "and posts, reports, summaries of editors, what editors change, stances on "
            "reasons, conditions, goals, what would change a mind, wordings, fidelity, "
            "offsets, who answers whom, all of sources, counted votes"
        ),
        ("spreadsheets", "Counterpoint"),
    ),
    Export(
        "findings",
        "what was found, as CSV",
        (),
        _findings,
        "figures of pairs, issues, counted votes",
        ("spreadsheets",),
        carries="agreements, tensions, defences and summaries, with scores and why",
    ),
    Export(
        "markdown",
        "an outline in Markdown",
        (".md",),
        _outline,
        (
            "address, publication, ids, actors, issues, schemes, details of relations, judged "
            "pairs, identifiers, surnames, what editors change, goals, what would change a "
            "mind, fidelity, offsets, who answers whom, grades, confidence, files of sources, "
            "checks of sources, counted votes"
        ),
        ("anything that shows Markdown",),
    ),
    Export(
        "pyvis",
        "a page with the network of claims",
        (".html",),
        _pyvis,
        (
            "all of the head but title and language, ids, topics, actors, issues, schemes, "
            "titles of reasons, details of relations, judged pairs, all of people but names "
            "of people and people who take no side, reports, what editors change, stances on "
            "reasons, conditions, goals, what would change a mind, wordings, fidelity, dates, "
            "notes, quoted words, offsets, sources of stances, who answers whom, grades, "
            "confidence, all of sources, counted votes"
        ),
        ("any browser",),
    ),
)
BY_NAME = {each.name: each for each in EXPORTS}
# Of the formats that share an ending the one that most programs read.
BY_ENDING = {ending: each.name for each in EXPORTS for ending in each.endings} | {".json": "aif"}
