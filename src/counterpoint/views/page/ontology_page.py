"""The ontology for people: one page, its terms in the order of names, each with an anchor."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from counterpoint.rdf.ontology import Ontology


def render_ontology(ontology: Ontology) -> str:
    """The documentation of ``ontology`` as HTML, for a server that has ``/assets/pages.css``.

    Whatever stands in the ontology is text here. Linear in its size.
    """
    environment = Environment(
        loader=PackageLoader("counterpoint.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sections = (
        ("Classes", ontology.classes),
        ("Properties", ontology.properties),
        ("Values and concepts", ontology.individuals),
    )
    own = {term.local for _, terms in sections for term in terms}
    template = environment.get_template("ontology.html")
    return template.render(ontology=ontology, sections=sections, own=own)
