"""The ontology as files: in a syntax, as a page, and as a folder for a static host.

What belongs here: which files, and under which names. What does not: reading the ontology
(`counterpoint.rdf.ontology`) and its page (`counterpoint.views.page.ontology_page`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.rdf.ontology import FORMATS_BY_ENDING, Ontology, read_ontology, write_ontology
from counterpoint.resources import ontology_folder
from counterpoint.views.page.ontology_page import (
    render_media_types,
    render_ontology,
    render_redirects,
)

_MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}
_NO_CONTACT = "Put here the name, the address and the GitHub account of who keeps the redirects."


def ontology_in(format_name: str) -> bytes:
    """The ontology in one of the formats of `FORMATS_BY_ENDING`; ``html`` is a page by itself."""
    if format_name == "html":
        return render_ontology(read_ontology(), {}).encode("utf-8")
    return write_ontology(format_name)


def write_ontology_site(folder: Path, address: str, contact: str = "") -> tuple[Path, ...]:
    """Write all that the names of the ontology lead to into ``folder``, which is to be served.

    ``ns`` with each ending is the ontology as it is, ``ns/VERSION`` this version of it for good;
    shapes and context beside it; ``w3id`` is what w3id.org asks for, with redirects to the folder
    at ``address``, kept by ``contact``. Versions that stand there already stay. Gives the paths.

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
    versioned = _files(ontology, ontology.version, syntaxes)
    _refuse_other(folder / "ns", versioned)
    redirects = render_redirects(ontology, site, contact or _NO_CONTACT)
    return (
        *write_files(folder / "ns", versioned),
        *write_files(folder / "w3id", {name: text.encode() for name, text in redirects.items()}),
        *write_files(
            folder,
            {
                **_files(ontology, "ns", syntaxes),
                **{name: _shipped(name) for name in ("shapes.ttl", "context.jsonld")},
                ".htaccess": render_media_types().encode(),
            },
        ),
    )


def _files(ontology: Ontology, name: str, syntaxes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The ontology by file: ``name`` with each ending; the page knows the files beside it."""
    files = {f"{name}{ending}": content for ending, content in syntaxes.items()}
    beside = {media_type: f"{name}{ending}" for ending, media_type in _MEDIA_TYPES.items()}
    return {**files, f"{name}.html": render_ontology(ontology, beside).encode("utf-8")}


def _shipped(name: str) -> bytes:
    return (ontology_folder() / name).read_bytes()


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
                "is this version of the ontology and says something else; a version that is "
                "published does not change",
                "give the ontology a new version, or remove the file if it was never published",
                code="version",
            )
        )
