"""`counterpoint export`: a map as RDF, as a map file, as AIF, as a graph, a picture or a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import end_conversions, with_loss_report
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.map_choice import (
    maps_or_store,
    named_store,
    open_store,
    reading_choices,
    source_folders,
)
from counterpoint.cli.options import as_json, format_of
from counterpoint.cli.output_format import written_by_name
from counterpoint.cli.showing import say, show_data, show_json, show_problems, show_table
from counterpoint.cli.table_choice import table_options
from counterpoint.errors import UsageError
from counterpoint.formats import Conversion
from counterpoint.formats.aif import carried_in, find_losses, view_as_aif
from counterpoint.pipeline.aif_files import rest_beside, written_as_aif
from counterpoint.pipeline.exports import BY_ENDING, BY_NAME, EXPORTS
from counterpoint.rdf import FORMATS, aif_to_rdf, write_rdf
from counterpoint.store import Store, describe_dataset

# What these tell is told of each expert by name.
_OF_SINGLE_EXPERTS = {"stances", "findings"}


@click.command()
@maps_or_store
@click.option(
    "-f",
    "--format",
    "style",
    metavar="NAME",
    type=click.Choice([*BY_NAME, "json"]),
    help="One of the names that --list shows. Default: by the ending of the file, else Turtle; "
    "json is AIFdb's and goes with --aif.",
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
    "--stances",
    is_flag=True,
    help="Of votes: each voter's own, as Turtle or N-Triples, and no counts; streamed, for any "
    "number of them.",
)
@click.option(
    "--list", "is_list", is_flag=True, help="Which formats there are, and what each carries."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE instead of standard output.",
)
@source_folders
@table_options
@with_loss_report
@as_json
def export(
    maps: Sequence[Path],
    style: str | None,
    output: Path | None,
    sources: Sequence[Path],
    *,
    aif: bool,
    description: bool,
    stances: bool,
    is_list: bool,
    as_json: bool,
) -> None:
    """Print or write the map as RDF, as a map file, as AIF, as a graph, a picture or a table.

    The same map gives the same bytes. What a format cannot say is told.

    \b
    counterpoint export --list
    counterpoint export > map.ttl
    counterpoint export -o map.trig
    counterpoint export --aif -o map.json
    counterpoint export -o map.gexf
    counterpoint export votes.csv --stances -o votes.nt
    counterpoint export -f dot | dot -Tsvg > map.svg
    """
    if is_list:
        _list_exports(as_json=as_json)
        return
    if as_json:
        raise UsageError("--json goes with --list; RDF as JSON is --format jsonld")
    name = _format_name(style or format_of(output, BY_ENDING), aif=aif, description=description)
    if stances:
        if aif or description:
            raise UsageError("--stances, --aif and --description are three things; ask for one")
        _export_stances(maps, sources, name, output)
        return
    store = open_store(maps, sources)
    show_problems(store.warnings)
    if aif:
        content = _as_aif(store, name, maps)
    elif description:
        content = describe_dataset(store, name)
    else:
        content = _as_named(store, name, maps)
    if output is None:
        show_data(content)
        return
    files = {output.name: content}
    if not aif and not description:
        files |= rest_beside(maps, output, name, content, store)
    for rest in files.keys() - {output.name}:
        say(f"{rest} keeps what AIF has beyond the map, for the way back")
    pipeline.write_files(output.parent, files)


def _export_stances(
    maps: Sequence[Path], sources: Sequence[Path], name: str, output: Path | None
) -> None:
    if named_store() is not None or not maps:
        raise UsageError("--stances is said of tables of votes; name them")
    votes = pipeline.single_votes(maps, sources, reading_choices(), name)
    show_problems(votes.warnings)
    end_conversions(votes.conversions, "RDF", is_whole=True)
    if output is not None:
        pipeline.write_stream(output, votes.blocks)
        return
    for block in votes.blocks:
        show_data(block)


def _format_name(name: str, *, aif: bool, description: bool) -> str:
    """The name of the format, if what is asked for goes together with it."""
    if aif and name == "aif":
        name = "json"
    if aif and description:
        raise UsageError("--aif and --description are two things; ask for one")
    if (aif or description) and name not in (*FORMATS, "json"):
        content_of_option = "--aif gives RDF or json" if aif else "--description gives RDF"
        raise UsageError(f"{content_of_option}; --format {name} goes without it")
    if name == "json" and not aif:
        raise UsageError("--format json is AIFdb's: add --aif; RDF as JSON is --format jsonld")
    return name


def _as_named(store: Store, name: str, maps: Sequence[Path]) -> bytes:
    if name in _OF_SINGLE_EXPERTS:
        refuse_crowd(store.read_map(), f"--format {name}")
    return _aif_json(store, maps) if name == "aif" else written_by_name(store, name)


def _aif_json(store: Store, maps: Sequence[Path]) -> bytes:
    exported, doubts = written_as_aif(store.read_map(), maps)
    show_problems(doubts)
    if exported.conversion is not None:
        end_conversions([exported.conversion], "AIF")
    return exported.content


def _as_aif(store: Store, name: str, maps: Sequence[Path]) -> bytes:
    if name == "json":
        return _aif_json(store, maps)
    argument_map = store.read_map()
    view = view_as_aif(argument_map)
    losses = find_losses(argument_map, view)
    end_conversions([Conversion("aif", carried_in(view), losses)], "AIF")
    return write_rdf(aif_to_rdf(view, argument_map), name)


def _list_exports(*, as_json: bool) -> None:
    if as_json:
        show_json(
            [
                {
                    "name": each.name,
                    "title": each.title,
                    "endings": list(each.endings),
                    "carries": each.carries,
                    "loses": each.loses,
                    "tools": list(each.tools),
                }
                for each in EXPORTS
            ]
        )
        return
    show_table(
        ("name", "what", "endings", "carries", "does not carry"),
        [
            (each.name, each.title, " ".join(each.endings), each.carries, each.loses)
            for each in EXPORTS
        ],
    )
