"""`counterpoint export`: a map as RDF, as a map file, as AIF or as a network of pyvis."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import end_conversions, with_loss_report
from counterpoint.cli.map_choice import maps_or_store, open_store, source_folders
from counterpoint.cli.output_format import format_of, written_by_name
from counterpoint.cli.showing import show_data, show_problems
from counterpoint.errors import UsageError
from counterpoint.formats import WRITTEN, Conversion
from counterpoint.formats.aif import render_aif, view_as_aif
from counterpoint.formats.losses import carried_of
from counterpoint.rdf import FORMATS, aif_to_rdf, write_rdf
from counterpoint.store import Store, describe_dataset

_NETWORK = "pyvis"


@click.command()
@maps_or_store
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*sorted(FORMATS), *WRITTEN, "json", _NETWORK]),
    help="Default: by the ending of the file, else Turtle. Turtle, N-Triples, RDF/XML and Argdown "
    "hold the map; TriG, N-Quads and JSON-LD also the findings and how both came to be; json is "
    "AIFdb's and goes with --aif; pyvis is a page with the network of claims to drag and zoom.",
)
@click.option(
    "--aif",
    is_flag=True,
    help="The map as AIF instead (I-, L-, RA-, CA-, MA- and YA-nodes), as RDF or as AIFdb's JSON.",
)
@click.option(
    "--description",
    is_flag=True,
    help="What the data set is instead (VoID, DCAT): how much of what, by which vocabularies.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE instead of standard output.",
)
@source_folders
@with_loss_report
def export(
    maps: Sequence[Path],
    style: str | None,
    output: Path | None,
    sources: Sequence[Path],
    *,
    aif: bool,
    description: bool,
) -> None:
    """Print or write the map as RDF, as a map file, as AIF or as a page of pyvis.

    The same map gives the same bytes.     What Argdown or AIF cannot say is told.

    \b
    counterpoint export > map.ttl
    counterpoint export -o map.trig
    counterpoint export --aif -o map.json
    counterpoint export -f pyvis -o network.html
    """
    name = style or (_NETWORK if output and output.suffix == ".html" else format_of(output))
    if aif and description:
        raise UsageError("--aif and --description are two things; ask for one")
    if (aif or description) and name in (*WRITTEN, _NETWORK):
        content_of_option = "--aif gives RDF or json" if aif else "--description gives RDF"
        raise UsageError(f"{content_of_option}; --format {name} goes without it")
    if name == "json" and not aif:
        raise UsageError("--format json is AIFdb's: add --aif; RDF as JSON is --format jsonld")
    store = open_store(maps, sources)
    show_problems(store.warnings)
    if aif:
        content = _as_aif(store, name)
    elif description:
        content = describe_dataset(store, name)
    elif name == _NETWORK:
        from counterpoint.views import to_pyvis  # noqa: PLC0415 (brings pyvis, for this alone)

        content = to_pyvis(store.read_map()).generate_html().encode("utf-8")
    else:
        content = written_by_name(store, name)
    if output is None:
        show_data(content)
        return
    pipeline.write_files(output.parent, {output.name: content})


def _as_aif(store: Store, name: str) -> bytes:
    argument_map = store.read_map()
    view = view_as_aif(argument_map)
    carried = carried_of(argument_map, "claims", "reasons", "objections", "stances")
    end_conversions([Conversion("aif", carried, view.losses)], "AIF")
    if name == "json":
        return render_aif(view).encode("utf-8")
    return write_rdf(aif_to_rdf(view, argument_map), name)
