"""The ontology for people: one page, its terms in the order of names, each with an anchor.

The page of the folder that is published, and the rules by which a server of redirects brings
names to the files in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from counterpoint.rdf.ontology import Ontology
from counterpoint.views.page.assets import plain_style
from counterpoint.vocab import CP

if TYPE_CHECKING:
    from jinja2 import Environment

# What is shown, and the file that it leads to.
Links = Sequence[tuple[str, str]]

# The endings of the ontology's files, by what a client accepts; the last is for all others.
_SYNTAXES = (
    (".ttl", "text/turtle|application/x-turtle"),
    (".jsonld", r"application/ld\+json|application/json"),
    (".nt", "application/n-triples"),
    (".rdf", r"application/rdf\+xml"),
    (".html", r"text/html|application/xhtml\+xml"),
    (".ttl", ""),
)
# The folders under a map's base of which the map itself tells, and not only what was found in it.
_IN_THE_MAP = (
    *("map", "question", "expert", "role", "organization", "source", "passage", "topic"),
    *("claim", "argument", "attack", "relation", "no-conflict", "stance", "group", "vote"),
    *("creator", "publisher"),
)


def render_ontology(
    ontology: Ontology,
    beside: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    *,
    is_served: bool = False,
) -> str:
    """The documentation of ``ontology`` as HTML. Linear in its size.

    A file that needs nothing else, or ``is_served`` where ``/assets/pages.css`` is. ``beside``
    has the addresses of the same in other forms by their media types, ``links`` by IRI where what
    it names is to be had nearer than under the IRI. Whatever stands in the ontology is text here.
    """
    sections = (
        ("Classes", ontology.classes),
        ("Properties", ontology.properties),
        ("Values and concepts", ontology.individuals),
    )
    environment = _environment(autoescape=True)
    environment.tests["own"] = lambda iri: iri.startswith(str(CP))
    return environment.get_template("ontology.html").render(
        ontology=ontology,
        sections=sections,
        space=str(CP),
        links=links or {},
        beside=beside or {},
        style="" if is_served else plain_style(),
    )


def render_namespace(
    ontology: Ontology, sections: Sequence[tuple[str, Sequence[tuple[str, Links]]]]
) -> str:
    """The page of the folder that is published: by heading what is there, each with its files."""
    environment = _environment(autoescape=True)
    return environment.get_template("namespace.html").render(
        ontology=ontology, sections=sections, style=plain_style()
    )


def render_redirects(ontology: Ontology, address: str, contact: str) -> dict[str, str]:
    """What w3id.org wants of who asks for ``counterpoint`` there, by the names of the files.

    The files that it leads to are at ``address``, which ends in ``/``; ``contact`` says who keeps
    the redirects, in Markdown.
    """
    environment = _environment(autoescape=False)
    values = {
        "ontology": ontology,
        "address": address,
        "contact": contact,
        "syntaxes": _SYNTAXES,
        "folders": _IN_THE_MAP,
    }
    return {
        ".htaccess": environment.get_template("w3id.htaccess").render(values),
        "README.md": environment.get_template("w3id.md").render(values),
    }


def render_media_types() -> str:
    """The ``.htaccess`` of the files themselves: their media types, open to all origins."""
    return _environment(autoescape=False).get_template("site.htaccess").render()


def _environment(*, autoescape: bool) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 (for this alone)

    return Environment(
        loader=PackageLoader("counterpoint.views"),
        autoescape=autoescape,  # noqa: S701 - rules and Markdown are no HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
