"""The ontology as files: in a syntax, as a page, and as a folder for a static host.

What belongs here: which files, and under which names. What does not: reading the ontology
(`counterpoint.rdf.ontology`) and its page (`counterpoint.views.page.ontology_page`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.model.naming import natural_order
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.rdf.ontology import FORMATS_BY_ENDING, Ontology, read_ontology, write_ontology
from counterpoint.resources import ontology_folder
from counterpoint.views.page.ontology_page import (
    Links,
    render_media_types,
    render_namespace,
    render_ontology,
    render_redirects,
)

_MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}
# What stands beside the ontology as it is shipped, and under its version in a folder.
_SHIPPED = ("shapes.ttl", "context.jsonld")
_NO_CONTACT = "Put here the name, the address and the GitHub account of who keeps the redirects."


def ontology_in(format_name: str) -> bytes:
    """The ontology in one of the formats of `FORMATS_BY_ENDING`; ``html`` is a page by itself."""
    if format_name == "html":
        return render_ontology(read_ontology()).encode("utf-8")
    return write_ontology(format_name)


def write_ontology_site(folder: Path, address: str, contact: str = "") -> tuple[Path, ...]:
    """Write all that the names of the ontology lead to into ``folder``, which is to be served.

    ``ns`` with each ending is the ontology as it is, ``ns/VERSION`` this version of it for good;
    so are ``shapes.ttl`` and ``context.jsonld`` and their folders. ``index.html`` leads to all of
    them, and to the maps in the folder ``maps``; ``w3id`` is what w3id.org asks for, with
    redirects to the folder at ``address``, kept by ``contact``. Versions that stand there already
    stay. Gives the paths.

    Raises:
        UsageError: ``address`` is none of the web; the folder cannot be written to.
        InputError: this version stands there already and is another.
    """
    site = _checked(address)
    ontology = read_ontology()
    syntaxes = {
        ending: write_ontology(format_name)
        for ending, format_name in FORMATS_BY_ENDING.items()
        if format_name != "html"
    }
    shipped = {name: (ontology_folder() / name).read_bytes() for name in _SHIPPED}
    versioned = {"ns": _files(ontology, ontology.version, syntaxes)} | {
        Path(name).stem: {f"{ontology.version}{Path(name).suffix}": content}
        for name, content in shipped.items()
    }
    for name, files in versioned.items():
        _refuse_other(folder / name, files)
    redirects = render_redirects(ontology, site, contact or _NO_CONTACT)
    written = [
        path for name, files in versioned.items() for path in write_files(folder / name, files)
    ]
    written += write_files(
        folder / "w3id", {name: text.encode() for name, text in redirects.items()}
    )
    around = {
        "index.html": render_namespace(ontology, _sections(folder)).encode(),
        ".htaccess": render_media_types().encode(),
    }
    return (*written, *write_files(folder, _files(ontology, "ns", syntaxes) | shipped | around))


def _files(ontology: Ontology, name: str, syntaxes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The ontology by file: ``name`` with each ending; the page knows the files beside it."""
    files = {f"{name}{ending}": content for ending, content in syntaxes.items()}
    beside = {media_type: f"{name}{ending}" for ending, media_type in _MEDIA_TYPES.items()}
    page = render_ontology(ontology, beside, _links(ontology, name))
    return {**files, f"{name}.html": page.encode("utf-8")}


def _links(ontology: Ontology, name: str) -> dict[str, str]:
    """Where in the folder stands what the ontology's head names, as seen from its page."""
    home, version = ontology.iri.removesuffix("ns"), ontology.version
    if name == "ns":
        places = {"ns": "ns.ttl", f"ns/{version}": f"ns/{version}.html"}
        places |= {Path(each).stem: each for each in _SHIPPED}
    else:
        places = {f"ns/{version}": f"{version}.html"}
        places |= {
            Path(each).stem: f"../{Path(each).stem}/{version}{Path(each).suffix}"
            for each in _SHIPPED
        }
    places["context.jsonld"] = places.pop("context")
    return {f"{home}{each}": place for each, place in places.items()} | {
        f"{home}developers": f"{name.rpartition('/')[2]}.ttl"
    }


def _sections(folder: Path) -> list[tuple[str, list[tuple[str, Links]]]]:
    """What ``folder`` has when all but the newest files are written, under headings."""
    newest = [f"ns{ending}" for ending in (".html", *_MEDIA_TYPES)]
    versions = sorted((path.stem for path in folder.glob("ns/*.ttl")), key=natural_order)
    maps = sorted((path.stem for path in folder.glob("maps/*.html")), key=natural_order)
    of_a_version = [f"ns/{{}}{ending}" for ending in (".html", *_MEDIA_TYPES)]
    of_a_version += [f"{Path(name).stem}/{{}}{Path(name).suffix}" for name in _SHIPPED]
    of_a_map = [f"maps/{{}}{ending}" for ending in (".html", ".ttl", ".trig", ".md")]
    return [
        (
            "What the names mean",
            [
                ("Ontology", [(name, name) for name in newest]),
                ("Shapes that a map conforms to (SHACL)", [(_SHIPPED[0], _SHIPPED[0])]),
                ("Context of JSON-LD", [(_SHIPPED[1], _SHIPPED[1])]),
            ],
        ),
        ("Versions, which stay", [(name, _there(folder, name, of_a_version)) for name in versions]),
        ("Maps", [(name, _there(folder, name, of_a_map)) for name in maps]),
    ]


def _there(folder: Path, name: str, patterns: Sequence[str]) -> Links:
    """The files that ``folder`` has of those that ``patterns`` make of ``name``, to be linked."""
    files = [pattern.format(name) for pattern in patterns]
    return [(file, quote(file)) for file in files if (folder / file).is_file()]


def _checked(address: str) -> str:
    """``address`` with a ``/`` at its end.

    Raises:
        UsageError: it is no address of the web, or could not stand in a rule as it is.
    """
    parts = urlsplit(address)
    is_plain = re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~/-]*)?", address)
    if not is_plain or not parts.netloc:
        raise UsageError(
            f"{address!r} is no address of a folder on the web; give one like "
            "https://example.org/counterpoint/"
        )
    return address.rstrip("/") + "/"


def _refuse_other(folder: Path, files: Mapping[str, bytes]) -> None:
    name = next(iter(files))
    path = folder / name
    if path.is_file() and path.read_bytes() != files[name]:
        raise InputError(
            Problem(
                Place(str(path)),
                "is this version and says something else; a version that is "
                "published does not change",
                "give the ontology a new version, or remove the file if it was never published",
                code="version",
            )
        )
