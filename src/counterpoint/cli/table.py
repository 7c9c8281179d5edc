"""All commands, in the order of the help."""

from __future__ import annotations

import click

from counterpoint.cli.commands.agreements import agreements
from counterpoint.cli.commands.archive import archive
from counterpoint.cli.commands.archive_link import archive_link
from counterpoint.cli.commands.build import build
from counterpoint.cli.commands.camps import camps
from counterpoint.cli.commands.candidates import candidates
from counterpoint.cli.commands.check import check
from counterpoint.cli.commands.coalitions import coalitions
from counterpoint.cli.commands.compare import compare
from counterpoint.cli.commands.compare_maps import compare_maps
from counterpoint.cli.commands.diff import diff
from counterpoint.cli.commands.draft import draft
from counterpoint.cli.commands.explain import explain
from counterpoint.cli.commands.export import export
from counterpoint.cli.commands.figures import figures
from counterpoint.cli.commands.format import format_
from counterpoint.cli.commands.groups import groups
from counterpoint.cli.commands.hash import hash_
from counterpoint.cli.commands.inspect import inspect
from counterpoint.cli.commands.issues import issues
from counterpoint.cli.commands.links import links
from counterpoint.cli.commands.maps import maps
from counterpoint.cli.commands.mcp import mcp
from counterpoint.cli.commands.new import new
from counterpoint.cli.commands.ontology import ontology
from counterpoint.cli.commands.overview import overview
from counterpoint.cli.commands.pull import pull
from counterpoint.cli.commands.push import push
from counterpoint.cli.commands.query import query
from counterpoint.cli.commands.questions import questions
from counterpoint.cli.commands.readback import readback
from counterpoint.cli.commands.report import report
from counterpoint.cli.commands.serve import serve
from counterpoint.cli.commands.source import source
from counterpoint.cli.commands.stances import stances
from counterpoint.cli.commands.strengths import strengths
from counterpoint.cli.commands.suppose import suppose
from counterpoint.cli.commands.tensions import tensions
from counterpoint.cli.commands.verify import verify
from counterpoint.cli.commands.watch import watch
from counterpoint.cli.commands.work import work
from counterpoint.cli.commands.worklist import worklist

# In the order in which a newcomer needs them.
COMMANDS: tuple[click.Command, ...] = (
    new,
    draft,
    source,
    work,
    links,
    build,
    report,
    check,
    format_,
    watch,
    readback,
    worklist,
    issues,
    overview,
    agreements,
    tensions,
    compare,
    explain,
    suppose,
    camps,
    coalitions,
    strengths,
    candidates,
    diff,
    compare_maps,
    stances,
    figures,
    query,
    questions,
    ontology,
    export,
    hash_,
    push,
    pull,
    maps,
    verify,
    archive,
    archive_link,
    inspect,
    groups,
    serve,
    mcp,
)
