"""The table of formats: by which endings each is known, what reads it and what writes it.

Whoever adds a format adds a line here; the command line, the messages and `docs/formats.md` take
names and endings from it. RDF is no line of it: it holds more than a map, and is read and
written in `counterpoint.rdf`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint.formats import argdown
from counterpoint.formats.large_files import ARROW_FILES
from counterpoint.formats.map_format import MapFormat
from counterpoint.formats.recognition import FileHead, read_head
from counterpoint.formats.tables.endings import WORKBOOKS
from counterpoint.late import LateFunctions

# Of the functions named below those of one format are called, mostly, and no other is loaded.
if TYPE_CHECKING:
    from counterpoint.formats import (
        aif,
        argdown_map,
        arguebuf,
        brat,
        carneades,
        frameworks,
        graphml,
        kialo,
        microtexts,
        sadface,
        tables,
        votes,
    )
else:
    aif = LateFunctions("counterpoint.formats.aif")
    argdown_map = LateFunctions("counterpoint.formats.argdown_map")
    arguebuf = LateFunctions("counterpoint.formats.arguebuf")
    brat = LateFunctions("counterpoint.formats.brat")
    carneades = LateFunctions("counterpoint.formats.carneades")
    frameworks = LateFunctions("counterpoint.formats.frameworks")
    graphml = LateFunctions("counterpoint.formats.graphml")
    kialo = LateFunctions("counterpoint.formats.kialo")
    microtexts = LateFunctions("counterpoint.formats.microtexts")
    sadface = LateFunctions("counterpoint.formats.sadface")
    tables = LateFunctions("counterpoint.formats.tables")
    votes = LateFunctions("counterpoint.formats.votes")

ARGDOWN = MapFormat(
    "argdown",
    "Argdown",
    argdown.SUFFIXES,
    argdown_map.read_argdown_files,
    argdown_map.render_argdown_map,
    tools=("Argdown for VS Code", "the Argdown sandbox"),
    is_joint=True,
    loses=(
        "ids, joint premises, open reasons, titles of reasons, offsets, checks of sources, "
        "counted votes"
    ),
)
POLIS = MapFormat(
    "polis",
    "Polis exports",
    (".csv",),
    votes.read_polis,
    recognise=lambda head: votes.is_polis(head.path),
    tools=("Polis",),
    is_joint=True,
)
TABLE = MapFormat(
    "table",
    "tables of who says what",
    (".csv", ".tsv", *ARROW_FILES, *sorted(WORKBOOKS)),
    tables.read_table_files,
    tools=("spreadsheets",),
    is_joint=True,
)
ARGUEBUF = MapFormat(
    "arguebuf",
    "Arguebuf graphs",
    (".json",),
    arguebuf.read_arguebuf_files,
    arguebuf.render_arguebuf,
    recognise=arguebuf.is_arguebuf,
    tools=("arguebuf",),
    count=arguebuf.count_arguebuf,
    loses=(
        "language, address, publication, ids, all of claims but the claims and claims on "
        "which nobody speaks and texts, open reasons, schemes, titles of reasons, other "
        "relations, judged pairs, all of people but names of people and people who take no "
        "side, all of stances but one speaker a claim and goals and fidelity and quoted words "
        "and sources of stances, all of sources but titles of sources, counted votes"
    ),
)
SADFACE = MapFormat(
    "sadface",
    "SADFace documents",
    (".json",),
    sadface.read_sadface_files,
    sadface.render_sadface,
    recognise=sadface.is_sadface,
    tools=("SADFace",),
    count=sadface.count_sadface,
    loses=(
        "all of the head but title and abstract, ids, all of claims but the claims and claims "
        "on which nobody speaks and texts, open reasons, titles of reasons, other relations, "
        "judged pairs, all of people, all of stances, all of sources, counted votes"
    ),
)
BRAT = MapFormat(
    "brat",
    "BRAT annotations",
    (".ann",),
    brat.read_brat_files,
    tools=("BRAT",),
    count=brat.count_brat,
)
MICROTEXTS = MapFormat(
    "microtexts",
    "argument graphs of texts (arggraph)",
    (".xml",),
    microtexts.read_microtext_files,
    recognise=microtexts.is_microtext,
    count=microtexts.count_microtexts,
)
CARNEADES = MapFormat(
    "carneades",
    "argument graphs of Carneades 4",
    (".yml", ".yaml"),
    carneades.read_carneades_files,
    recognise=carneades.is_carneades,
    tools=("Carneades 4",),
    count=carneades.count_carneades,
)
GRAPHML = MapFormat(
    "graphml",
    "argument maps in GraphML",
    (".graphml",),
    graphml.read_graphml_files,
    tools=("yEd",),
    count=graphml.count_graphml,
)
# A framework of names knows no more than which attacks which.
_NO_FRAMEWORK = (
    "all of the head, ids, all of claims but the claims and claims on which nobody "
    "speaks, all of reasons, undercuts, sorts of objections, all of relations, all of "
    "people, all of stances, all of sources, counted votes"
)
TGF = MapFormat(
    "tgf",
    "Trivial Graph Format",
    (".tgf",),
    frameworks.read_tgf_files,
    frameworks.render_tgf,
    tools=("yEd",),
    count=frameworks.count_tgf,
    loses=(
        "all of the head, ids, all of claims but the claims and claims on which nobody speaks "
        "and titles, all of reasons, undercuts, sorts of objections, all of relations, all of "
        "people, all of stances, all of sources, counted votes"
    ),
)
APX = MapFormat(
    "apx",
    "ASPARTIX frameworks",
    (".apx",),
    frameworks.read_apx_files,
    frameworks.render_apx,
    tools=("ASPARTIX", "pygarg", "PyArg"),
    count=frameworks.count_apx,
    loses=_NO_FRAMEWORK,
)
ICCMA = MapFormat(
    "iccma",
    "frameworks of the ICCMA",
    (".af", ".i23"),
    frameworks.read_iccma_files,
    frameworks.render_iccma,
    tools=("PyArg", "solvers of the ICCMA since 2023"),
    count=frameworks.count_iccma,
    loses=_NO_FRAMEWORK,
)
AIF = MapFormat(
    "aif",
    "AIF, the Argument Interchange Format (JSON of AIFdb, xAIF)",
    (".json",),
    aif.read_aif_files,
    aif.render_aif_map,
    recognise=aif.is_aif,
    tools=("AIFdb", "OVA", "arguebuf"),
    count=aif.count_aif_files,
    loses=(
        "publication, kinds, topics, actors, issues, open reasons, titles of reasons, all of "
        "relations but equivalences, posts, years of posts, standings, identifiers, answers "
        "without a side, what editors change, reserves, conditions, goals, what would change "
        "a mind, wordings, fidelity, notes, quoted words, offsets, sources of stances, who "
        "answers whom, grades, confidence, all of sources, counted votes"
    ),
    read_heads=aif.read_aif_heads,
)

MARKDOWN = MapFormat(
    "argdown-markdown",
    "Argdown in Markdown",
    argdown.MARKDOWN_SUFFIXES,
    argdown_map.read_argdown_files,
    recognise=lambda head: argdown.has_argdown(head.text),
    tools=("Argdown's plugins for Markdown and Pandoc",),
    is_joint=True,
)
KIALO = MapFormat(
    "kialo",
    "discussions exported from Kialo",
    (".txt",),
    kialo.read_kialo_files,
    kialo.render_kialo,
    recognise=kialo.is_kialo,
    tools=("parsers of Kialo exports",),
    count=kialo.count_kialo,
    loses=(
        "all of the head but title and question, ids, all of claims but the claims and claims "
        "on which nobody speaks and texts, all of reasons but reasons of one claim and "
        "reasons that nobody gives, undercuts, all of relations, all of people, all of "
        "stances, all of sources, counted votes"
    ),
)

FORMATS: tuple[MapFormat, ...] = (
    ARGDOWN,
    MARKDOWN,
    KIALO,
    POLIS,
    TABLE,
    AIF,
    ARGUEBUF,
    SADFACE,
    BRAT,
    MICROTEXTS,
    CARNEADES,
    GRAPHML,
    TGF,
    APX,
    ICCMA,
)
BY_NAME = {each.name: each for each in FORMATS}
WRITTEN = {each.name: each.write for each in FORMATS if each.write is not None}


def endings_of(formats: Sequence[MapFormat] = FORMATS) -> tuple[str, ...]:
    """The endings of all formats, each once, in the order of the table."""
    return tuple(dict.fromkeys(ending for each in formats for ending in each.endings))


def format_of(path: Path) -> MapFormat | None:
    """The format of what is at ``path``: by its ending, and by its head where several share one.

    A folder is of a format that recognises it. ``None`` where nothing is read there.
    """
    return format_with(read_head(path))


def format_with(head: FileHead) -> MapFormat | None:
    """The format of what has that head; as `format_of`."""
    if head.is_folder:
        return _recognised(FORMATS, head)
    candidates, other = _with_ending(head.ending)
    return _recognised(candidates, head) or other


@lru_cache(maxsize=100)  # more endings than there are, and fewer than files
def _with_ending(ending: str) -> tuple[tuple[MapFormat, ...], MapFormat | None]:
    """The formats with an ending, and the first of them that recognises nothing."""
    candidates = tuple(each for each in FORMATS if ending in each.endings)
    return candidates, next((each for each in candidates if each.recognise is None), None)


def formats_alike(path: Path) -> tuple[MapFormat, ...]:
    """The formats that recognise a file whatever its ending, in the order of the table."""
    head = read_head(path)
    return tuple(each for each in FORMATS if each.recognise is not None and each.recognise(head))


def _recognised(candidates: Sequence[MapFormat], head: FileHead) -> MapFormat | None:
    return next((each for each in candidates if each.recognise and each.recognise(head)), None)
