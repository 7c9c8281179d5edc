"""Options that name a store in place of map files: --store, --endpoint and what goes with them.

They are kept in the command's context, so that a command which can read from files, from a
folder or from an endpoint need not tell the three apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline, store
from counterpoint.cli.conversions import end_conversions, say_what_voters_are
from counterpoint.cli.options import keep_option, option_of, seconds_option
from counterpoint.cli.showing import say, show_problems
from counterpoint.cli.table_choice import table_settings
from counterpoint.cli.voter_choice import GROUPS_BY, VOTERS
from counterpoint.errors import UsageError, some_of
from counterpoint.formats import ReadingChoices
from counterpoint.formats.argdown import SUFFIXES

_Command = Callable[..., Any]

_FILES = click.argument("maps", nargs=-1, type=click.Path(path_type=Path))
_FROM = click.option(
    "--from",
    "format_name",
    metavar="FORMAT",
    default="",
    callback=keep_option,
    expose_value=False,
    help="The format of the files, where their names do not tell it (docs/formats.md).",
)
_SPEAKERS = click.option(
    "--speakers",
    multiple=True,
    metavar="KEY",
    callback=keep_option,
    expose_value=False,
    help="Which key of data (author) or tag (#ruiz, or # for all) names who speaks, in Argdown by "
    "others. May be repeated.",
)
_SAME = click.option(
    "--same",
    multiple=True,
    metavar="NAME[=NAME]",
    callback=keep_option,
    expose_value=False,
    help='Who is one person in several maps: "J. Ruiz=Ana Ruiz", or "Ana Ruiz" for whoever is '
    "called so. May be repeated.",
)
source_folders: Callable[[_Command], _Command] = click.option(
    "--sources",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Also look for source texts in DIR, by file name. May be repeated.",
)


_STORE = click.option(
    "--store",
    metavar="DIR",
    type=click.Path(path_type=Path),
    callback=keep_option,
    expose_value=False,
    help="A store on disk, in the folder DIR, in place of map files.",
)
_ENDPOINT = click.option(
    "--endpoint",
    metavar="URL",
    callback=keep_option,
    expose_value=False,
    help="A SPARQL endpoint in place of map files (docs/stores.md).",
)
_MAP = click.option(
    "--map",
    metavar="ID",
    callback=keep_option,
    expose_value=False,
    help="Which map of the store, by id or base; needed where there are several.",
)
_TIMEOUT = seconds_option(
    "--timeout",
    60.0,
    "How long a store may take for one answer.",
    callback=keep_option,
    expose_value=False,
)
_UPDATE = click.option(
    "--update-endpoint",
    metavar="URL",
    callback=keep_option,
    expose_value=False,
    help="Where the endpoint takes updates, if that does not follow from its address.",
)
_GRAPH_STORE = click.option(
    "--graph-store",
    metavar="URL",
    callback=keep_option,
    expose_value=False,
    help="Where it takes whole graphs (Graph Store Protocol), which is faster for large maps.",
)
_WAIT = click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(min=0, max=86_400),
    default=0.0,
    callback=keep_option,
    expose_value=False,
    help="How long to wait for somebody else who writes to the store on disk; else told at once.",
)


def map_files(command: _Command) -> _Command:
    """Map files, and what must be said of them because they do not say it."""
    return _FILES(with_reading_choices(_SAME(command)))


def with_reading_choices(command: _Command) -> _Command:
    """The options that say of one file what it does not say itself."""
    return _FROM(_SPEAKERS(VOTERS(GROUPS_BY(command))))


def reading_choices() -> ReadingChoices:
    """What the options say of the files."""
    return ReadingChoices(
        option_of("format_name") or "",
        tuple(option_of("same") or ()),
        table_settings(),
        speakers=tuple(option_of("speakers") or ()),
        voters=option_of("voters") or "",
        groups_by=option_of("groups_by") or "",
    )


def whole_store(command: _Command) -> _Command:
    """The options that say which store, with all of its maps."""
    return _STORE(_ENDPOINT(_TIMEOUT(command)))


def store_options(command: _Command) -> _Command:
    """The options that say which store, and which of its maps."""
    return _MAP(whole_store(command))


def writable_store(command: _Command) -> _Command:
    """The options that say which store to write to."""
    return _STORE(_ENDPOINT(_UPDATE(_GRAPH_STORE(_WAIT(_TIMEOUT(command))))))


def maps_or_store(command: _Command) -> _Command:
    """Map files, or a store and which of its maps."""
    return map_files(store_options(command))


def named_map() -> str:
    """The map that --map names, "" if none."""
    return option_of("map") or ""


def named_store() -> store.MapStore | None:
    """The store that the options name, if they name one.

    Raises:
        UsageError: they name two, or a part of one.
    """
    folder, address = option_of("store"), option_of("endpoint")
    seconds = min(option_of("timeout") or 60.0, option_of("deadline") or math.inf)
    wait = option_of("wait") or 0.0
    if folder is not None and address is not None:
        raise UsageError("name --store or --endpoint, not both")
    if wait and folder is None:
        raise UsageError("--wait goes with --store only")
    if address is not None:
        # HTTP and TLS take a while to load, and most commands need neither.
        from counterpoint.store.endpoint import Endpoint, addresses_of  # noqa: PLC0415

        addresses = addresses_of(
            address,
            update=option_of("update_endpoint") or "",
            graph_store=option_of("graph_store") or "",
        )
        endpoint = Endpoint(addresses, seconds=seconds)
        show_problems(endpoint.warnings)
        return endpoint
    for name in ("map", "update_endpoint", "graph_store"):
        if option_of(name) and (folder is None or name != "map"):
            option = "--store or --endpoint" if name == "map" else "--endpoint"
            raise UsageError(f"--{name.replace('_', '-')} goes with {option} only")
    return None if folder is None else store.StoreFolder(folder, seconds=seconds, wait=wait)


def maps_or_default(maps: Sequence[Path]) -> tuple[Path, ...]:
    """The map files named, or the default ones, of which is said which they are."""
    if maps:
        return tuple(maps)
    files = pipeline.default_maps()
    if files[0].parent != Path("seeds"):  # in a clone that is what its documents speak of
        is_here = files[0].parent == Path()
        where = "" if is_here else ", which is shipped, since no map lies in this folder"
        say(f"no map is named: taking {some_of([path.name for path in files])}{where}")
    return files


def load(maps: Sequence[Path], sources: Sequence[Path]) -> pipeline.Debate:
    """The debate in the store named, in the map files named, or in the default ones."""
    map_store = store_or_files(maps, sources)
    if map_store is None:
        return load_files(maps, sources)
    return pipeline.load_from(map_store, named_map())


def load_files(maps: Sequence[Path], sources: Sequence[Path]) -> pipeline.Debate:
    """The debate in the map files named, or in the default ones; what was not read is said."""
    debate = pipeline.load(maps_or_default(maps), sources=sources, choices=reading_choices())
    end_conversions(debate.conversions, "the map")
    say_what_voters_are(debate)
    return debate


def _open_panel(maps: Sequence[Path], sources: Sequence[Path]) -> pipeline.OpenedMap | None:
    """As `load_files`, before anything is found; ``None`` of a crowd and of files that may be one.

    Of a crowd is said how it was counted, which is known when that was done.
    """
    if not all(path.suffix.lower() in SUFFIXES for path in maps):
        return None
    opened = pipeline.open_map(maps, sources=sources, choices=reading_choices())
    if opened.map.is_crowd:
        return None
    end_conversions(opened.conversions, "the map")
    return opened


def _open_files(
    maps: Sequence[Path],
    sources: Sequence[Path],
    *,
    is_aif_read: bool = False,
    is_map_enough: bool = False,
) -> store.Store:
    """What is in the files; of RDF all, whether there is a map in it or not.

    With ``is_aif_read`` AIF in RDF is read as a map too; with ``is_map_enough`` nothing need be
    found in the map.
    """
    files, choices = maps_or_default(maps), reading_choices()
    if pipeline.only_rdf_file(files, choices) is not None:
        map_store = pipeline.open_store(files)
        if not is_aif_read or map_store.find_aif(files[0].stem) is None:
            return map_store
    panel = _open_panel(files, sources) if is_map_enough else None
    debate = panel or load_files(files, sources)
    if debate.conversions:  # what was doubtful in a foreign file is told nowhere else
        show_problems([x for x in debate.warnings if x not in debate.store.warnings])
    return debate.store


def open_store(maps: Sequence[Path], sources: Sequence[Path]) -> store.Store:
    """As `load`, for whatever can be exported: also RDF that holds no map."""
    map_store = store_or_files(maps, sources)
    if map_store is None:
        return _open_files(maps, sources, is_aif_read=True)
    return pipeline.load_from(map_store, named_map()).store


def maps_asked(
    maps: Sequence[Path], sources: Sequence[Path], *, is_map_enough: bool = False
) -> store.Store | store.StoredMaps:
    """As `open_store`, for queries, which a store answers itself: all its maps if none is named.

    With ``is_map_enough`` nothing need be found in what files say.
    """
    map_store = store_or_files(maps, sources)
    if map_store is None:
        return _open_files(maps, sources, is_map_enough=is_map_enough)
    name = named_map()
    if name:
        return store.StoredMaps(map_store, (store.choose_map(map_store, name),))
    stored_maps = map_store.list_maps()
    return store.StoredMaps(
        map_store, (*stored_maps, store.LINKS) if len(stored_maps) > 1 else stored_maps
    )


def store_or_files(maps: Sequence[Path], sources: Sequence[Path]) -> store.MapStore | None:
    """The store that is named, ``None`` where it is files; a usage error where it is both."""
    map_store = named_store()
    has_choices = reading_choices() != ReadingChoices()
    if map_store is not None and (maps or sources or has_choices):
        what = maps[0] if maps else "--sources" if sources else "what is said of files"
        raise UsageError(f"name map files or a store, not both; {what} goes with files")
    return map_store


def required_store() -> store.MapStore:
    """The store that the options name.

    Raises:
        UsageError: they name none.
    """
    map_store = named_store()
    if map_store is None:
        raise UsageError("name a store: --store DIR or --endpoint URL")
    return map_store
