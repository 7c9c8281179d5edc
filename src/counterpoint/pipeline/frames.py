"""A map and what is found in it as Arrow tables, which any data-frame library takes as they are.

`polars.DataFrame(table)`, `table.to_pandas()`, `duckdb.sql("FROM table")`: a table has Arrow's C
interface, so that none of them is needed here. What belongs here: which table has which columns
(``docs/python.md`` lists them). What does not: the table of stances, which many maps share
(`counterpoint.pipeline.stance_tables`). Needs pyarrow where a table is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from counterpoint.analysis import DEFAULTS, Settings
from counterpoint.errors import UsageError, did_you_mean, nearest_name
from counterpoint.model import ArgumentMap, Crowd, Finding, short_names
from counterpoint.network import build_network
from counterpoint.pipeline.debate import analyse, check_map

if TYPE_CHECKING:
    import pyarrow as pa


def to_frame(
    argument_map: ArgumentMap, what: str = "stances", settings: Settings = DEFAULTS
) -> pa.Table:
    """An Arrow table of a map's claims, stances or experts, or of what is found in it.

    ``what`` is claims, experts, stances (a row each, in the order of the map), findings, issues,
    positions (who says what: a row an issue and expert who speaks), pairs (of the panel) or votes
    (of a crowd: a row a claim and group). `docs/python.md` has the columns. Linear, after an
    analysis where one is needed.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
        UsageError: there is no such table of this map, it is no map, or pyarrow is not installed.
    """
    check_map(argument_map, settings)
    if not isinstance(what, str) or what not in FRAMES:
        advice = did_you_mean(nearest_name(str(what), FRAMES), f"there are: {', '.join(FRAMES)}")
        raise UsageError(f"there is no table of {what!r}; {advice}")
    if find_spec("pyarrow") is None:
        raise UsageError("tables need pyarrow; install counterpoint[tables]")
    crowd = argument_map.crowd
    if crowd is not None and what not in ("claims", "votes"):
        raise UsageError(
            f"{what} are of single experts, and here {crowd.people:,} voters are counted by "
            'group; take "votes", or read the files with --as panel'
        )
    return FRAMES[what](argument_map, settings)


def _claims(argument_map: ArgumentMap, _: Settings) -> pa.Table:
    class_of = build_network(argument_map).class_of
    rows = (
        {
            "id": x.id,
            "title": x.title,
            "text": x.text,
            "kind": x.kind and x.kind.value,
            "topics": x.topics,
            "issues": x.issues,
            "actor": x.actor or None,
            "class": class_of[x.id],
        }
        for x in argument_map.claims
    )
    return _table("id:s title:s text:s kind:s topics:S issues:S actor:s class:s", rows)


def _experts(argument_map: ArgumentMap, _: Settings) -> pa.Table:
    short = short_names(argument_map.experts)
    rows = (
        {
            "id": x.id,
            "name": x.name,
            "short_name": short[x.id],
            "standing": x.standing.value,
            "roles": [str(role) for role in x.roles],
            "identifiers": x.identifiers,
        }
        for x in argument_map.experts
    )
    return _table("id:s name:s short_name:s standing:s roles:S identifiers:S", rows)


def _stances(argument_map: ArgumentMap, settings: Settings) -> pa.Table:
    from counterpoint.formats.stance_table import table_of  # noqa: PLC0415 (needs pyarrow)
    from counterpoint.pipeline.stance_tables import find_rows  # noqa: PLC0415 (as above)

    network = build_network(argument_map)
    table = table_of(find_rows(network, settings=settings))
    # What joins the row with the other tables of one map, which the table of many maps has no
    # use for: there an id is not enough, and words are where the map is.
    claims = [network.claims.get(x.target) for x in argument_map.stances]
    quotations = [x.quotation for x in argument_map.stances]
    rows = (
        {
            "claim_id": claim and claim.id,
            "class_id": claim and network.class_of[claim.id],
            "claim_title": claim and claim.title,
            "quote": quotation and quotation.exact,
            "note": stance.note or None,
        }
        for stance, claim, quotation in zip(argument_map.stances, claims, quotations, strict=True)
    )
    more = _table("claim_id:s class_id:s claim_title:s quote:s note:s", rows)
    for field in more.schema:
        table = table.append_column(field, more.column(field.name))
    return table


def _findings(argument_map: ArgumentMap, settings: Settings) -> pa.Table:
    rows = (
        {
            "id": x.id,
            "sort": _sort_of(x),
            "kind": x.kind.value,
            "score": x.score,
            "experts": x.experts,
            "sides": x.sides,
            "claims": x.claims,
            "summary": str(x.summary),
            "possible": x.possible,
            "reasons": x.reasons or None,
            "comparison": str(x.comparison) or None,
            "note": x.note or None,
        }
        for x in analyse(argument_map, settings).findings
    )
    columns = "id:s sort:s kind:s score:f experts:S sides:L claims:S summary:s"
    return _table(f"{columns} possible:b reasons:s comparison:s note:s", rows)


def _sort_of(finding: Finding) -> str:
    if finding.kind.is_agreement:
        return "agreement"
    return "tension" if finding.kind.is_tension else finding.kind.value


def _issues(argument_map: ArgumentMap, settings: Settings) -> pa.Table:
    rows = (
        {
            "id": x.id,
            "question": x.question,
            "named": x.is_named,
            "rank": x.rank,
            "difference": x.difference.value,
            "claims": x.claims,
            "floor": x.floor,
            "reconciles": x.reconciles,
            "speaking": [each.expert for each in x.positions],
            "silent": x.silent,
            "findings": x.findings,
        }
        for x in analyse(argument_map, settings).issues
    )
    columns = "id:s question:s named:b difference:s rank:f claims:S floor:s"
    return _table(f"{columns} reconciles:S speaking:S silent:S findings:S", rows)


def _positions(argument_map: ArgumentMap, settings: Settings) -> pa.Table:
    names = {expert.id: expert.name for expert in argument_map.experts}
    rows = (
        {
            "issue": issue.id,
            "question": issue.question,
            "expert": x.expert,
            "name": names[x.expert],
            "mark": x.mark.value,
            "in_part": x.in_part,
            "beside": x.is_beside,
            "says": str(x.says),
            "weight": x.weight,
            "directness": x.directness or None,
            "firmness": x.firmness or None,
            "claims": x.claims,
            "reasons": x.reasons,
            "stances": x.stances,
        }
        for issue in analyse(argument_map, settings).issues
        for x in issue.positions
    )
    columns = "issue:s question:s expert:s name:s mark:s in_part:b beside:b says:s weight:f"
    return _table(f"{columns} directness:s firmness:s claims:S reasons:S stances:S", rows)


def _pairs(argument_map: ArgumentMap, settings: Settings) -> pa.Table:
    rows = (
        {
            "first": x.first,
            "second": x.second,
            "agreement": x.agreement,
            "tension": x.tension,
            "coverage": x.coverage,
            "shared": x.shared,
            "shared_by_case": x.shared_by_case,
            "findings": [tie.finding for tie in x.ties],
        }
        for x in analyse(argument_map, settings).matrix
    )
    columns = "first:s second:s agreement:f tension:f coverage:f shared:i shared_by_case:i"
    return _table(f"{columns} findings:S", rows)


def _votes(argument_map: ArgumentMap, _: Settings) -> pa.Table:
    crowd = argument_map.crowd or Crowd((), (), (0,), (), (), ())
    groups = [*crowd.groups, None]
    rows = (
        {
            "claim": claim,
            "group": group,
            "agree": crowd.agrees[row][column],
            "disagree": crowd.disagrees[row][column],
            "pass": crowd.passes[row][column],
            "voters": crowd.sizes[column],
        }
        for row, claim in enumerate(crowd.claims)
        for column, group in enumerate(groups)
    )
    return _table("claim:s group:s agree:i disagree:i pass:i voters:i", rows)


def _table(columns: str, rows: Iterable[Mapping[str, object]]) -> pa.Table:
    """A table of rows by column; ``None`` is what is not said.

    ``columns`` are in their order, each with its type: s text, f number, i whole number, b yes or
    no, S texts and L lists of texts.
    """
    import pyarrow as pa  # noqa: PLC0415 (most commands make no table)

    texts = pa.list_(pa.string())
    types: dict[str, Any] = {
        "s": pa.string(),
        "f": pa.float64(),
        "i": pa.int64(),
        "b": pa.bool_(),
        "S": texts,
        "L": pa.list_(texts),
    }
    schema = pa.schema([(name, types[kind]) for name, kind in map(_name_and_kind, columns.split())])
    return pa.Table.from_pylist([dict(row) for row in rows], schema)


def _name_and_kind(column: str) -> tuple[str, str]:
    name, _, kind = column.partition(":")
    return name, kind


FRAMES: dict[str, Callable[[ArgumentMap, Settings], pa.Table]] = {
    "claims": _claims,
    "experts": _experts,
    "stances": _stances,
    "findings": _findings,
    "issues": _issues,
    "positions": _positions,
    "pairs": _pairs,
    "votes": _votes,
}
