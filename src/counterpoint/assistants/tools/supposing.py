"""What would be told otherwise if something were settled."""

from __future__ import annotations

from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments
from counterpoint.assistants.debates import Served
from counterpoint.assistants.records import (
    checked_sentence,
    first_passages,
    passages_of,
    without_empty,
)
from counterpoint.errors import UsageError

_SUPPOSED = (
    "This is what the map would come to under a supposition. Nobody in it has said so; report it "
    "as a supposition."
)


def suppose(served: Served, arguments: Arguments) -> ToolAnswer:
    """The changes under a supposition, in sentences, and why."""
    names = ("reject", "accept", "silence")
    if not any(arguments.texts(name) for name in names):
        raise UsageError("nothing is supposed: give `reject`, `accept` or `silence`")
    wishes = {name: arguments.texts(name) for name in names}
    supposed = served.voice.again(
        served.supposer.suppose(
            wishes["reject"], wishes["accept"], wishes["silence"], with_cruxes=True
        )
    )
    items = [
        {"of": name, "what": change.movement.value, "sentence": change.statement}
        for name, changes in (
            ("issues", supposed.issues),
            ("agreements", supposed.agreements),
            ("tensions", supposed.tensions),
            ("cruxes", supposed.cruxes),
        )
        for change in changes
    ]
    head = {
        "supposition": str(supposed.title),
        "settled_with_it_and_why": [str(x) for x in supposed.grounds],
        "why": [*dict.fromkeys(str(x) for x in supposed.proof if x not in supposed.grounds)],
        "statements_that_give_nothing_then": len(supposed.fallen),
    } | first_passages(passages_of(served, (x.stance for x in supposed.fallen)))
    notes = (_SUPPOSED,) if items else (_SUPPOSED, "Nothing would be told otherwise.")
    return ToolAnswer(items, without_empty(head), notes, checked_sentence(served))
