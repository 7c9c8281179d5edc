"""All commands by name, in the order of the help; each is loaded when it is first looked up.

A command loads what it needs, and all together need most of the program: so a name here is its
module in `commands/`, and beside it stands what it is for, in the first sentence of its own help,
which a list of all commands and a shell that completes a word tell without loading any.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    COMMANDS: tuple[click.Command, ...]

# In the order in which a newcomer needs them.
HELP: Mapping[str, str] = MappingProxyType(
    {
        "new": "Write a small map with comments to FILE, to begin from.",
        "draft": "Propose a slot for each sentence of SOURCES, for a person to accept or reject.",
        "source": (
            "Say what is read of each FILE: who speaks where, how many sentences, what is left "
            "aside."
        ),
        "work": (
            "Open the workbench in the browser: read a source, decide, and have it in the map file."
        ),
        "links": (
            "Have your own model propose which claims of MAP say the same or stand against each "
            "other."
        ),
        "build": "Build the page, the Turtle, the TriG with findings, and the report.",
        "report": (
            "Write the answer as a document: in a few sentences, in a table, in a picture, by "
            "issue."
        ),
        "check": "Say all that is wrong or doubtful in a map, with file, line and column.",
        "format": "Give Argdown FILES their one form: indentation, blanks, empty lines, {data}.",
        "watch": (
            "Build again whenever the map is saved, until Ctrl-C; show the page and reload it."
        ),
        "readback": (
            "Read each relation, reason and objection back as a sentence, in the order of the file."
        ),
        "worklist": (
            "List pairs of claims that nobody has compared yet, and say how many pairs are done."
        ),
        "issues": (
            "List the matters on which the experts can be compared: who stands where, and why."
        ),
        "overview": (
            "Tell what holds over the whole map: a brief, the experts two by two, cruxes, gaps."
        ),
        "agreements": (
            "List who agrees with whom on what, and for the same reasons or not; strongest first."
        ),
        "tensions": "List who clashes with whom, and on what the clash turns; strongest first.",
        "compare": "List everything that two experts share and everything that sets them apart.",
        "explain": "Explain one FINDING, step by step with the passages, and say what it rests on.",
        "suppose": "Tell what would change if claims were settled, or experts left out.",
        "camps": "Group the experts so that as few ties as possible go against the grouping.",
        "coalitions": (
            "List who shares several claims with whom, and which: coalitions overlap, camps do not."
        ),
        "strengths": "Show which claims survive the objections in this map, through one lens.",
        "candidates": (
            "List claims that may be the same or may conflict and that nothing links yet."
        ),
        "diff": (
            "Show what changed from map OLD to map NEW, in one map between two dates, or since a "
            "commit."
        ),
        "compare-maps": "Compare map FIRST and map SECOND as two readings of one text.",
        "stances": "Write one table of the stances of many maps, a row each.",
        "figures": (
            "Reckon figures of tables of stances: files that `stances` has written, or folders "
            "of them."
        ),
        "query": "Answer a SPARQL query over the map and its findings, or over any one RDF file.",
        "questions": "List the named questions that `query` answers.",
        "ontology": (
            "Print or write the ontology: the classes, properties and values of our RDF, and "
            "labels."
        ),
        "export": (
            "Print or write the map as RDF, as a map file, as AIF, as a graph, a picture or a "
            "table."
        ),
        "hash": "Print the SHA-256 of the map's canonical RDF (RDFC-1.0), with its findings.",
        "push": (
            "Put a map, its findings and their provenance into a store, for what it held of that "
            "map."
        ),
        "pull": "Print or write a map that a store holds, as RDF or as a map file.",
        "remove": (
            "Take maps out of a store, by id or base: their graphs, and the links that rest on "
            "them."
        ),
        "maps": "List the maps that a store holds.",
        "verify": (
            "Read all of a store, or all that a build wrote, and say what is whole and what is not."
        ),
        "archive": (
            "Tell what is so over many maps: who changed position, who agrees with whom, what "
            "recurs."
        ),
        "archive-link": (
            "Say what FIRST is to SECOND, a claim or a person of another map, in the store's own "
            "graph."
        ),
        "inspect": "Say what FILE holds, in its own format's terms and in this program's.",
        "groups": (
            "Say what the groups of a vote share, what tells each apart and what divides them."
        ),
        "serve": (
            "Serve the page, a SPARQL endpoint and the data until Ctrl-C; reload when the map "
            "changes."
        ),
        "mcp": "Let an AI assistant ask a map: who says what, where they agree and clash, and why.",
    }
)
NAMES = tuple(HELP)


@cache
def load_command(name: str) -> click.Command:
    """The command of that name, one of `NAMES`."""
    stem = name.replace("-", "_")
    module = import_module(f"counterpoint.cli.commands.{stem}")
    # Where Python has the name for something of its own, the command's has a line behind it.
    command = getattr(module, stem, None) or getattr(module, f"{stem}_")
    assert isinstance(command, click.Command)
    return command


if not TYPE_CHECKING:  # else no name would be wrong to the type checker

    def __getattr__(name: str) -> Any:
        if name != "COMMANDS":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return tuple(map(load_command, NAMES))
