"""`counterpoint ontology`: what our terms mean, as RDF, as a page, as a site."""

from __future__ import annotations

from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.options import format_of
from counterpoint.cli.showing import say, show, show_data
from counterpoint.errors import UsageError
from counterpoint.rdf.ontology import FORMATS_BY_ENDING


@click.command()
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*FORMATS_BY_ENDING.values()]),
    help="Default: by the ending of the file, else Turtle. html is a page with an anchor a term.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE instead of standard output.",
)
@click.option(
    "--site",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a FOLDER for a static host instead: the ontology in each form, this version of "
    "it for good, shapes, context, and redirect rules for w3id.org.",
)
@click.option(
    "--address", metavar="URL", default="", help="With --site: where that folder will stand."
)
@click.option("--contact", metavar="TEXT", default="", help="With --site: who keeps the redirects.")
def ontology(
    style: str | None, output: Path | None, site: Path | None, address: str, contact: str
) -> None:
    """Print or write the ontology: the classes, properties and values of our RDF, and labels.

    \b
    counterpoint ontology > counterpoint.ttl
    counterpoint ontology -o ontology.html
    counterpoint ontology --site public --address https://example.org/counterpoint/
    """
    from counterpoint.pipeline import ontology_files  # noqa: PLC0415 (loads what pages need)

    if site is None:
        if address or contact:
            raise UsageError(f"--{'address' if address else 'contact'} goes with --site")
        content = ontology_files.ontology_in(style or format_of(output, FORMATS_BY_ENDING))
        if output is None:
            show_data(content)
        else:
            pipeline.write_files(output.parent, {output.name: content})
        return
    if style or output:
        raise UsageError("--site writes each form; leave --format and --output away")
    if not address:
        raise UsageError("--site wants --address, where the folder will stand on the web")
    for path in ontology_files.write_ontology_site(site, address, contact):
        show(str(path))
    if not contact:
        say("w3id.org asks who keeps the redirects: name them with --contact", "yellow")
