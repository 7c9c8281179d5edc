"""The ontology for people: one page, its terms in the order of names, each with an anchor.

And the rules by which a server of redirects brings its names to the files of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from counterpoint.rdf.ontology import Ontology
from counterpoint.views.page.assets import plain_style

if TYPE_CHECKING:
    from jinja2 import Environment


def render_ontology(ontology: Ontology, beside: Mapping[str, str] | None = None) -> str:
    """The documentation of ``ontology`` as HTML. Linear in its size.

    For a server that has ``/assets/pages.css``; or, with ``beside`` (addresses of the same in
    other forms by their media types), as a file that needs nothing else. Whatever stands in the
    ontology is text here.
    """
    sections = (
        ("Classes", ontology.classes),
        ("Properties", ontology.properties),
        ("Values and concepts", ontology.individuals),
    )
    return (
        _environment(autoescape=True)
        .get_template("ontology.html")
        .render(
            ontology=ontology,
            sections=sections,
            own={f"cp:{term.local}" for _, terms in sections for term in terms},
            beside=beside or {},
            style="" if beside is None else plain_style(),
        )
    )


def render_redirects(ontology: Ontology, address: str, contact: str) -> dict[str, str]:
    """What w3id.org wants of who asks for ``counterpoint`` there, by the names of the files.

    The files that it leads to are at ``address``, which ends in ``/``; ``contact`` says who keeps
    the redirects, in Markdown.
    """
    environment = _environment(autoescape=False)
    values = {"ontology": ontology, "address": address, "contact": contact}
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
