"""What a map holds: its claims, and who says what in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments
from counterpoint.assistants.debates import Served
from counterpoint.assistants.records import (
    checked_sentence,
    claim_data,
    source_data,
    stance_data,
    without_empty,
)
from counterpoint.errors import UsageError
from counterpoint.model import Argument, Attack, Claim, Stance, id_called

_FRAGMENTS = (
    "Words are key phrases, cut out of their sentences: show them as fragments, never as what "
    "somebody said in full. `toward` and `side` are what they are taken to say; where the text of "
    "the source is at hand, `sentence` has it."
)
_NO_CLAIM = (
    "No claim fits; leave a condition out, or look for another word. Claims are in the mapper's "
    "words, and a source may speak of it nevertheless: search `passages` too."
)
_NO_PASSAGE = "This map quotes nothing of this."
_NO_WORDS = (
    "No passage fits. Key phrases are short, and only they and their claims are searched, not the "
    "sources around them: somebody may speak of it nevertheless. Search `claims` too."
)


def claims(served: Served, arguments: Arguments) -> ToolAnswer:
    """One claim with all that is said of it, or those that fit what is asked."""
    if arguments.text("claim"):
        return _claim(served, served.debate.map.claim(arguments.text("claim")))
    fitting = list(_fitting(served, arguments))
    stances: dict[str, list[Stance]] = defaultdict(list)
    for stance in served.debate.map.stances:
        stances[stance.target].append(stance)
    items = [claim_data(served, claim, stances[claim.id]) for claim in fitting]
    notes = () if items else (_NO_CLAIM,)
    return ToolAnswer(items, notes=notes, checked=checked_sentence(served))


def passages(served: Served, arguments: Arguments) -> ToolAnswer:
    """Stances with their passages: of an expert, toward a claim, or with certain words."""
    argument_map = served.debate.map
    expert = argument_map.expert(arguments.text("expert")).id if arguments.text("expert") else ""
    claim = argument_map.claim(arguments.text("claim")).id if arguments.text("claim") else ""
    words = arguments.text("text").casefold().split()
    fitting = [
        stance
        for stance in argument_map.stances
        if stance.quotation is not None
        and expert in ("", stance.expert, stance.voice)
        and claim in ("", stance.target)
        and all(word in _words_of(served, stance) for word in words)
    ]
    sources = {x.quotation.source for x in fitting if x.quotation is not None}
    head = without_empty({"sources": [x for x in source_data(served) if x["id"] in sources]})
    notes = (_FRAGMENTS,) if fitting else (_NO_WORDS if words else _NO_PASSAGE,)
    items = [stance_data(served, x) for x in fitting]
    return ToolAnswer(items, head, notes, checked_sentence(served))


def _words_of(served: Served, stance: Stance) -> str:
    """What a passage is found by: its key phrase, how it is put in short, and the claim."""
    quoted = stance.quotation.exact if stance.quotation else ""
    claim = served.debate.map[stance.target]
    text = f"{claim.title} {claim.text}" if isinstance(claim, Claim) else ""
    voice = served.voice.full_name(stance.voice or "")
    return f"{quoted} {stance.wording} {text} {voice}".casefold()


def _claim(served: Served, claim: Claim) -> ToolAnswer:
    argument_map, title = served.debate.map, served.voice.title
    stances = [x for x in argument_map.stances if x.target == claim.id]
    head = claim_data(served, claim, stances) | {
        "reasons": [
            _step(served, argument)
            for argument in argument_map.arguments
            if argument.conclusion == claim.id
        ],
        "objections": [
            _step(served, attack) for attack in argument_map.attacks if attack.target == claim.id
        ],
        "a_reason_for": [
            title(argument.conclusion)
            for argument in argument_map.arguments
            if claim.id in argument.premises and argument.conclusion is not None
        ],
        "relations": list(_relations(served, claim)),
        "issues": [x.id for x in served.debate.analysis.issues if claim.id in x.claims],
    }
    head.pop("passages", None)  # each stance has its own
    items = [stance_data(served, x) for x in stances]
    notes = () if items else ("No expert speaks to this claim in so many words.",)
    return ToolAnswer(items, without_empty(head), notes, checked_sentence(served))


def _step(served: Served, step: Argument | Attack) -> dict[str, Any]:
    """The premises of a reason or an objection, and who puts it forward in their own words."""
    stances = [x for x in served.debate.map.stances if x.target == step.id and x.affirms]
    voices = [*dict.fromkeys(x.expert for x in stances if x.is_own)]
    by = voices or "nobody: the mapper's reading"
    return {"premises": [served.voice.title(x) for x in step.premises], "by": by}


def _relations(served: Served, claim: Claim) -> Iterator[dict[str, Any]]:
    for relation in served.debate.map.relations:
        if claim.id in (relation.source, relation.target):
            yield without_empty(
                {
                    "from": served.voice.title(relation.source),
                    "relation": relation.kind.value,
                    "to": served.voice.title(relation.target),
                    "in_part": relation.degree < 1 or None,
                    "said_by": relation.asserted_by or "the mapper's reading",
                    "note": relation.note,
                }
            )


def _fitting(served: Served, arguments: Arguments) -> Iterator[Claim]:
    """The claims that fit text, topic, kind and expert, in the order of the map."""
    words, kind = arguments.text("text").casefold().split(), arguments.text("kind")
    topic = _topic(served, arguments.text("topic"))
    spoken_to = _spoken_to(served, arguments.text("expert"))
    for claim in served.debate.map.claims:
        if (
            all(word in f"{claim.title} {claim.text}".casefold() for word in words)
            and topic in ("", *claim.topics)
            and (not kind or (claim.kind is not None and claim.kind.value == kind))
            and (spoken_to is None or claim.id in spoken_to)
        ):
            yield claim


def _topic(served: Served, name: str) -> str:
    if not name:
        return ""
    topics: Iterable[Any] = served.debate.map.topics
    names = {topic.id: (topic.label,) for topic in topics}
    if not names:
        raise UsageError("this map has no topics; leave `topic` out")
    return id_called(name, names, "topic")


def _spoken_to(served: Served, name: str) -> set[str] | None:
    if not name:
        return None
    expert = served.debate.map.expert(name).id
    return {x.target for x in served.debate.map.stances if expert in (x.expert, x.voice)}
