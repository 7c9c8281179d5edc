"""The commands that read a map and make something of it: build, check, export, hash, inspect."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.held import load, maps_or_store, open_store
from counterpoint.cli.options import (
    as_json,
    format_of,
    map_files,
    maps_or_default,
    seconds_option,
    source_folders,
)
from counterpoint.cli.repeating import repeat_on_change
from counterpoint.cli.showing import (
    problem_as_json,
    say,
    show,
    show_data,
    show_json,
    show_problems,
    show_table,
)
from counterpoint.errors import Severity, UsageError
from counterpoint.formats.aif import render_aif, view_as_aif
from counterpoint.formats.argdown_map.writing import render_argdown_map
from counterpoint.rdf import FORMATS, aif_to_rdf, write_rdf
from counterpoint.store import Store, describe_dataset

__all__ = ["as_argdown", "build", "check", "export", "hash_", "inspect"]


@click.command()
@maps_or_store
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="output",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write.",
)
@click.option(
    "--no-sparql", is_flag=True, help="Leave the query engine out of the page (2 MB less)."
)
@source_folders
@as_json
def build(
    maps: Sequence[Path],
    output: Path,
    sources: Sequence[Path],
    *,
    no_sparql: bool,
    as_json: bool,
) -> None:
    """Build the page, the Turtle, the TriG with findings, and the report.

    All files take the place of earlier ones at one moment, with a list of their checksums; a map
    with mistakes, a full disk or a kill leaves the folder as it was.

    \b
    counterpoint build
    counterpoint build debate.argdown -o site
    """
    debate = load(maps, sources)
    written = pipeline.build(debate, output, with_sparql=not no_sparql)
    show_problems(debate.warnings)
    if as_json:
        show_json({"map": debate.map.id, "written": [str(path) for path in written]})
        return
    analysis = debate.analysis
    show(
        f"{len(debate.map.panel)} experts, {len(debate.map.claims)} claims: "
        f"{len(analysis.agreements)} agreements, {len(analysis.tensions)} tensions"
    )
    for path in written:
        show(f"  {path}")


@click.command()
@map_files
@source_folders
@as_json
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option(
    "--shapes",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Check against the SHACL shapes in FILE as well.",
)
@seconds_option(
    "--deadline", 60.0, "Stop the check against --shapes after so long (exit status 3)."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(
    maps: Sequence[Path],
    sources: Sequence[Path],
    shapes: Path | None,
    deadline: float,
    *,
    as_json: bool,
    strict: bool,
    watch: bool,
) -> None:
    """Say all that is wrong or doubtful in a map, with file, line and column.

    Checks the syntax, every reference, every quoted key phrase against its source, and the
    SHACL shapes. Exit status 1 if anything is wrong.
    """
    chosen = maps_or_default(maps)

    def check_once() -> int:
        problems = pipeline.check(chosen, sources=sources, shapes=shapes, deadline=deadline)
        mistakes = sum(x.stands_for for x in problems)
        errors = sum(x.stands_for for x in problems if strict or x.severity is Severity.ERROR)
        warnings = mistakes - errors
        if as_json:
            show_json([problem_as_json(problem) for problem in problems])
        else:
            show_problems(problems)
            counts = f"{errors} errors, {warnings} warnings"
            (say if errors else show)(counts)
        return errors

    if watch:
        repeat_on_change(check_once, chosen, sources, (shapes,) if shapes else ())
    elif check_once():
        sys.exit(1)


@click.command()
@maps_or_store
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*sorted(FORMATS), "argdown", "json"]),
    help="Default: by the ending of the file, else Turtle. Turtle, N-Triples, RDF/XML and Argdown "
    "hold the map; TriG, N-Quads and JSON-LD also the findings and how both came to be; json is "
    "AIFdb's and goes with --aif.",
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
def export(
    maps: Sequence[Path],
    style: str | None,
    output: Path | None,
    sources: Sequence[Path],
    *,
    aif: bool,
    description: bool,
) -> None:
    """Print or write the map as RDF, as a map file or as AIF. The same map gives the same bytes.

    What Argdown or AIF cannot say is told.

    \b
    counterpoint export > map.ttl
    counterpoint export -o map.trig
    counterpoint export --aif -o map.json
    """
    name = style or format_of(output)
    if aif and description:
        raise UsageError("--aif and --description are two things; ask for one")
    if (aif or description) and name == "argdown":
        told = "--aif gives RDF or json" if aif else "--description gives RDF"
        raise UsageError(f"{told}; --format argdown goes without it")
    if name == "json" and not aif:
        raise UsageError("--format json is AIFdb's: add --aif; RDF as JSON is --format jsonld")
    store = open_store(maps, sources)
    show_problems(store.warnings)
    if aif:
        content = _as_aif(store, name)
    elif description:
        content = describe_dataset(store, name)
    else:
        content = as_argdown(store) if name == "argdown" else store.write(name)
    if output is None:
        show_data(content)
        return
    pipeline.write_files(output.parent, {output.name: content})


@click.command("hash")
@maps_or_store
@source_folders
@as_json
@seconds_option(
    "--deadline", 30.0, "Give up naming entangled blank nodes after so long (exit status 1)."
)
def hash_(maps: Sequence[Path], sources: Sequence[Path], deadline: float, *, as_json: bool) -> None:
    """Print the SHA-256 of the map's canonical RDF (RDFC-1.0), with its findings.

    Two people who get the same hash hold the same data, whatever the syntax. How the data came
    to be (files, versions) is no part of it.
    """
    store = open_store(maps, sources)
    digest = store.canonical_hash(deadline=deadline)
    if as_json:
        show_json({"sha256": digest})
    else:
        show(digest)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@source_folders
@as_json
def inspect(file: Path, sources: Sequence[Path], *, as_json: bool) -> None:
    """Say what FILE holds, in its own format's terms and in this program's.

    A file with mistakes is inspected as far as it can be read; the mistakes are listed.
    """
    found = pipeline.inspect(file, sources=sources)
    if as_json:
        show_json(
            {
                "format": found.format,
                "own": found.own,
                "counterpoint": found.ours,
                **found.details,
                "errors": [problem_as_json(problem) for problem in found.problems],
            }
        )
    else:
        rows = [(found.format, name, str(count)) for name, count in found.own.items()]
        rows += [("counterpoint", name, str(count)) for name, count in (found.ours or {}).items()]
        show_table(("in terms of", "what", "count"), rows)
        show_problems(found.problems)
    if found.ours is None:
        sys.exit(1)


def as_argdown(store: Store) -> bytes:
    """The map in the store as a map file; what that cannot say is told."""
    rendered = render_argdown_map(store.read_map())
    _show_losses("the map file", rendered.losses)
    return rendered.text.encode("utf-8")


def _as_aif(store: Store, name: str) -> bytes:
    debate = store.read_map()
    view = view_as_aif(debate)
    _show_losses("AIF", view.losses)
    if name == "json":
        return render_aif(view).encode("utf-8")
    return write_rdf(aif_to_rdf(view, debate), name)


def _show_losses(where: str, losses: Sequence[str]) -> None:
    for loss in losses:
        say(f"not in {where}: {loss}")
