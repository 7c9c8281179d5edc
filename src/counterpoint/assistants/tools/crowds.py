"""A vote of many: what its groups share and what divides them, and no single voter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from counterpoint import pipeline
from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments
from counterpoint.assistants.debates import Served
from counterpoint.assistants.records import without_empty
from counterpoint.assistants.tools.findings import least_score
from counterpoint.errors import UsageError
from counterpoint.model import Crowd

_VOTE_NOTE = (
    "This is a vote of many, counted by group; nobody is told by name. Say how many, of how many."
)
_GROUPS_FOUND = (
    "The groups were found from the votes, by how alike these are ({}); nobody chose one, and "
    "another reading may find others."
)


def refuse_single_voters(crowd: Crowd) -> None:
    """Say that there is nobody to be asked of.

    Raises:
        UsageError: always.
    """
    raise UsageError(
        f"this tool is about single experts, and here {crowd.people:,} voters are counted by "
        "group; ask `brief`, `agreements`, `tensions`, `claims`, `ask` or `sparql`"
    )


def brief(served: Served, _: Arguments) -> ToolAnswer:
    """The question, the groups, and a few sentences on what they share and what parts them."""
    measures = pipeline.measures_of(served.debate.map)
    argument_map, crowd = served.debate.map, measures.crowd
    sizes = zip(crowd.groups, crowd.sizes, strict=False)
    names = {x.group: x for x in measures.names}
    head = {
        "map": argument_map.id,
        "title": argument_map.title,
        "question": argument_map.question,
        "voters": crowd.people,
        "votes": crowd.total,
        "claims": len(argument_map.claims),
        "groups": [
            without_empty(
                {
                    "group": group,
                    "voters": size,
                    "backs": _title(served, names[group].backs) if group in names else "",
                    "rejects": _title(served, names[group].rejects) if group in names else "",
                }
            )
            for group, size in sizes
        ],
        "voters_in_no_group": crowd.sizes[-1],
    }
    items = [{"sentence": served.voice.sentence(x.says)} for x in measures.brief]
    way = crowd.groups_by or "a way that is not said"
    notes = (_VOTE_NOTE, _GROUPS_FOUND.format(way)) if crowd.has_found_groups else (_VOTE_NOTE,)
    return ToolAnswer(items, without_empty(head), notes)


def agreements(served: Served, arguments: Arguments) -> ToolAnswer:
    """The claims by group-aware consensus, and whether most of every group do agree."""
    least = _least_figure(arguments)
    consensus = pipeline.measures_of(served.debate.map).consensus
    items = [
        _claim(served, x.claim)
        | {"agreement": round(x.agreement, 3), "rejection": round(x.rejection, 3)}
        | {"most_of_every_group_agree": x.is_shared}
        | {"says": str(served.voice.again(x.reason))}
        for x in consensus
        if x.agreement >= least
    ]
    return ToolAnswer(
        items, notes=(_VOTE_NOTE, *_left_out(len(consensus), len(items), "agreement"))
    )


def tensions(served: Served, arguments: Arguments) -> ToolAnswer:
    """The claims by how far two groups are apart, widest first."""
    least = _least_figure(arguments, is_signed=True)
    divides = pipeline.measures_of(served.debate.map).divides
    items = [
        _claim(served, x.claim)
        | {"apart": round(x.between, 3), "groups": list(x.groups)}
        | {"says": str(served.voice.again(x.reason))}
        for x in divides
        if x.between >= least
    ]
    notes = _left_out(len(divides), len(items), "apart")
    if not divides:
        notes = ("There are no two groups to be compared.",)
    return ToolAnswer(items, notes=(_VOTE_NOTE, *notes))


def _least_figure(arguments: Arguments, *, is_signed: bool = False) -> float:
    """The figure that a claim must have.

    Raises:
        UsageError: it is out of its limits, or single experts are asked for.
    """
    if arguments.texts("experts"):
        raise UsageError(
            "`experts` says nothing of a vote, in which nobody is told by name; leave it out"
        )
    return least_score(arguments, is_signed=is_signed)


def _left_out(count: int, n_items: int, figure: str) -> tuple[str, ...]:
    if n_items == count:
        return ()
    return (f"`least_score` leaves out {count - n_items} of {count}, by `{figure}`.",)


def claims(served: Served, arguments: Arguments) -> ToolAnswer:
    """The claims with how each group voted, those that have certain words or the one named."""
    crowd = served.debate.map.crowd
    assert crowd is not None
    for name in ("topic", "kind", "expert"):
        if arguments.text(name):
            raise UsageError(f"`{name}` says nothing of a vote; leave it out")
    words, wished = arguments.text("text").casefold(), arguments.text("claim")
    only = served.debate.map.claim(wished).id if wished else ""
    items = []
    for index, claim in enumerate(crowd.claims):
        record = _claim(served, claim)
        if only in ("", claim) and words in " ".join(record.values()).casefold():
            items.append(record | {"votes": _votes(crowd, index)})
    return ToolAnswer(items, notes=(_VOTE_NOTE,))


ANSWERS: Mapping[str, Callable[[Served, Arguments], ToolAnswer]] = {
    "brief": brief,
    "agreements": agreements,
    "tensions": tensions,
    "claims": claims,
}


def _claim(served: Served, claim: str) -> dict[str, Any]:
    record = served.debate.map.claim(claim)
    return {"id": record.id, "claim": record.text or record.title}


def _title(served: Served, claim: str | None) -> str:
    return served.voice.title(claim) if claim else ""


def _votes(crowd: Crowd, index: int) -> list[dict[str, Any]]:
    """How each group voted on a claim; who is in no group comes last, where anybody is."""
    groups = [*crowd.groups, None]
    counts = zip(
        groups, crowd.agrees[index], crowd.disagrees[index], crowd.passes[index], strict=True
    )
    return [
        {"group": group or "in no group", "agree": yes, "disagree": no, "pass": neither}
        for group, yes, no, neither in counts
        if group is not None or yes + no + neither
    ]
