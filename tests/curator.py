"""A robot that maps what a finished map says, by the decisions that a person would make.

The list follows from the finished map: each claim with who says it first, each further passage,
each reason, relation and pair. What belongs here: which decisions, as JSON. What does not: how
they are played, at a desk or over HTTP.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

from counterpoint.formats.argdown_map.editing.no_claims import find_no_claims
from counterpoint.formats.argdown_map.metadata.values import read_items
from counterpoint.formats.yaml_data import YamlNode, YamlScalar
from counterpoint.model import Argument, Attack, AttackKind, Polarity, Stance
from counterpoint.model.naming import slug
from counterpoint.pipeline.workbench.readings import Reading

Body = dict[str, Any]
_ISSUES = re.compile(r"^issues:\n(?:[ ]+.*\n)+", re.MULTILINE)
_CHOICES = frozenset({"kind", "firmness", "directness", "shift", "fidelity", "inference"})
_SAY_TEXTS = ("wording", "date", "note")


def empty_map(target: Path, folder: Path) -> Path:
    """The head of a map without its issues (of which each needs a claim), and nothing said.

    The sources are those of the target, which lie beside it.
    """
    head = target.read_text(encoding="utf-8").partition("\n===\n")[0] + "\n===\n"
    path = folder / target.name
    path.write_text(f"{_ISSUES.sub('', head)}\n# What several speak to\n", encoding="utf-8")
    return path


class Curator:
    """The decisions that lead from an empty map to the one that was read, in an order that works.

    Ids are those of the finished map: titles make them, so they are the same on the way.
    """

    def __init__(self, target: Reading) -> None:
        self._target = target
        self._map = target.map_text.map
        self._claims = target.map_text.claims
        self._played: set[str] = set()

    def decisions(self) -> Iterator[Body]:
        """All of them, each when what it names is there."""
        yield from self._new_claims()
        waiting = list(self._sayings())
        while waiting:
            later = []
            for stance, step in waiting:
                target = None if step is None else self._reason(step.target)
                if target is not None and self._is_of_later_reason(step):
                    later.append((stance, step))
                    continue
                yield from self._saying(stance, step)
            assert len(later) < len(waiting), "these reasons wait for each other"
            waiting = later
        yield from self._bare_reasons()
        for issue in self._map.issues:
            claims = [x.id for x in self._map.claims if issue.id in x.issues]
            yield {"do": "issue", "id": issue.id, "question": issue.question, "claims": claims}
        yield from self._ties()
        yield from self._set_aside()
        for claim, code in self._acknowledged():
            yield {"do": "acknowledge", "claim": claim, "code": code}

    def _in_order(self) -> list[str]:
        records = self._target.collections["claims"]
        return sorted(records, key=lambda x: records[x]["order"])

    def _new_claims(self) -> Iterator[Body]:
        """Each claim, with the first stance that its first line takes where that needs no other."""
        for name in self._in_order():
            claim = self._claims[name]
            body: Body = {
                "do": "claim",
                "title": claim.title,
                "text": claim.text,
                "kind": None if claim.kind is None else claim.kind.value,
                "topics": list(claim.topics),
                "actor": claim.actor,
            }
            first = self._first_stance(name)
            if first is not None:
                body |= self._at(first)
                self._played.add(first.id)
            yield body

    def _first_stance(self, name: str) -> Stance | None:
        member = self._target.map_text.member_at(self._claims[name].place)
        assert member is not None
        stances = [x for x in self._target.map_text.stances_at(member) if x.target == name]
        stances.sort(key=_start)
        is_plain = bool(stances) and not (stances[0].conditions or stances[0].goals)
        steps = [x for x in self._target.map_text.stances_at(member) if x.target != name]
        can_be_first = is_plain and stances[0].quotation is not None and not steps
        return stances[0] if can_be_first and not stances[0].wording else None

    def _sayings(self) -> Iterator[tuple[Stance | None, Stance | None]]:
        """The other stances in the order of the file, each with the step of its line, if any."""
        stances = sorted(self._map.stances, key=lambda x: (x.place, _start(x), x.id))
        steps = [x for x in stances if x.target not in self._claims]
        partners: set[str] = set()
        for stance in stances:
            if stance.target not in self._claims or stance.id in self._played:
                continue
            step = next(
                (x for x in steps if x.id not in partners and _is_partner(stance, x, self)), None
            )
            if step is not None:
                partners.add(step.id)
            yield stance, step
        for step in steps:
            if step.id not in partners:
                yield None, step

    def premise_of(self, reason: str) -> str:
        """The one premise of a reason, or the first of several."""
        return self._reason(reason).premises[0]

    def premises_of(self, reason: str) -> tuple[str, ...]:
        """All premises of a reason."""
        return self._reason(reason).premises

    def _saying(self, stance: Stance | None, step: Stance | None) -> Iterator[Body]:
        if step is not None:
            self._played.add(step.target)
        if stance is not None:
            body: Body = {"do": "attach", "claim": stance.target, **self._at(stance)}
            if step is not None:
                body["reason"] = self._reason_for(step, "for")
            yield body
        elif step is not None:
            reason = self._reason(step.target)
            body = {
                "do": "reason",
                "premise": reason.premises[0],
                "others": list(reason.premises[1:]),
                **self._reason_for(step, "target"),
            }
            if reason.premises[1:]:
                body |= {"title": reason.title, "text": getattr(reason, "text", "")}
            if step.quotation is not None:
                body |= self._at(step)
                body.pop("say")
            yield body

    def _bare_reasons(self) -> Iterator[Body]:
        """The reasons that nobody puts forward."""
        for name in sorted(self._target.map_text.reasons):
            if name not in self._played:
                reason = self._reason(name)
                (premise,) = reason.premises
                yield {"do": "reason", "premise": premise, **self._told(reason, "target")}

    def _reason_for(self, step: Stance, key: str) -> Body:
        record = self._told(self._reason(step.target), key)
        return {**record, "inference": step.directness.value}

    def _told(self, reason: Argument | Attack, key: str) -> Body:
        target = reason.target if isinstance(reason, Attack) else reason.conclusion
        sort = "claim" if target in self._claims else "reason"
        kind = "support" if isinstance(reason, Argument) else "objection"
        if isinstance(reason, Attack) and reason.kind is AttackKind.UNDERCUT:
            kind = "undercut"
        return {key: {sort: target}, "kind": kind}

    def _is_of_later_reason(self, step: Stance | None) -> bool:
        reason = None if step is None else self._reason(step.target)
        target = getattr(reason, "target", None)
        return target in self._target.map_text.reasons and target not in self._played

    def _reason(self, name: str) -> Argument | Attack:
        return self._target.map_text.reasons[name]

    def _ties(self) -> Iterator[Body]:
        for relation in self._map.relations:
            body: Body = {
                "do": "relate",
                "kind": relation.kind.value,
                "source": relation.source,
                "target": relation.target,
                "note": relation.note,
                "degree": relation.degree,
                "decides": relation.is_deciding,
            }
            if relation.asserted_by is not None:
                body["by"] = relation.asserted_by
            if relation.quotation is not None:
                body["sentence"] = self._target.collections["relations"][relation.id]["sentence"]
                body["phrase"] = _phrase(relation.quotation.start, relation.quotation.end)
            yield body
        groups: dict[tuple[str, str], list[str]] = {}
        for pair in self._map.judged:
            groups.setdefault((pair.claims[0], pair.note), []).append(pair.claims[1])
        for (first, note), others in groups.items():
            yield {"do": "unrelated", "claims": [first, *others], "note": note}

    def _set_aside(self) -> Iterator[Body]:
        names = {
            name: record["why"]
            for name, record in self._target.collections["sentences"].items()
            if record["status"] == "aside"
        }
        assert len(names) <= len(list(find_no_claims(self._target.map_text)))
        for name, why in names.items():
            yield {"do": "aside", "sentence": name, "why": why}

    def _acknowledged(self) -> Iterator[tuple[str, str]]:
        """The claims at which the finished map says that a warning was looked at, and its code."""
        for name, draft in self._target.map_text.drafts.items():
            for member in draft.members:
                node = None if member.data is None else member.data.get("acknowledged")
                yield from ((name, str(code)) for code in _texts(node))

    def _at(self, stance: Stance) -> Body:
        record = self._target.collections["stances"][stance.id]
        assert stance.quotation is not None, f"{stance.id} names no passage"
        say: Body = {
            "firmness": stance.firmness.value,
            "directness": stance.directness.value,
            "denies": stance.polarity is Polarity.DENY,
            "conditions": list(stance.conditions),
            "goals": list(stance.goals),
            "decides": stance.is_deciding,
            "answers": stance.answers or "",
            "voice": stance.voice or "",
            "sums": list(stance.sums),
            **{key: getattr(stance, key) for key in _SAY_TEXTS},
        }
        if stance.shift is not None:
            say["shift"] = stance.shift.value
        if stance.fidelity is not None and stance.fidelity.value != "quotation":
            say["fidelity"] = stance.fidelity.value
        return {
            "sentence": record["sentence"],
            "phrase": _phrase(stance.quotation.start, stance.quotation.end),
            "say": say,
        }


def of_each_shape(decisions: Iterable[Body]) -> Iterator[Body]:
    """Each decision in which something stands that stood in none before, and what it needs.

    What these make is a part of the finished map: its claims are whole, with each issue that turns
    on them, before a reason comes all that was said of its premise, which the reason would else be
    taken to say, and before a warning is acknowledged all that was said of its claim.
    """
    bodies = [*_with_all_claims(decisions)]
    claims = {text for body, is_needed in bodies if is_needed for text in _texts_in(body)}
    claims |= {slug(x["title"]) for x, is_needed in bodies if is_needed and x["do"] == "claim"}
    for body, _ in bodies:
        if body["do"] == "issue":
            names = [name for name in body["claims"] if name in claims]
            yield from [body | {"claims": names}] if names else ()
        elif body["do"] != "claim" or slug(body["title"]) in claims:
            yield body


def _with_all_claims(decisions: Iterable[Body]) -> Iterator[tuple[Body, bool]]:
    """The same with all claims and issues, and whether each is needed for what is new in it."""
    earlier_shapes: set[Hashable] = set()
    passed: dict[str, list[Body]] = defaultdict(list)
    for body in decisions:
        shapes = set(_shapes(body, (body["do"],)))
        is_new = bool(shapes - earlier_shapes)
        if body["do"] in ("claim", "issue") or is_new:
            key = "claim" if body["do"] == "acknowledge" else "premise"
            yield from ((each, True) for each in passed.pop(body.get(key, ""), ()))
            yield body, is_new
        elif body["do"] == "attach":
            passed[body["claim"]].append(body)
        earlier_shapes |= shapes


def _texts_in(value: Any) -> Iterator[str]:
    """All texts that stand somewhere in a decision."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(each)
    elif isinstance(value, str):
        yield value


def _shapes(value: Any, path: tuple[str, ...]) -> Iterator[Hashable]:
    """Where values stand in a decision: whether there is one, one or several, which choice."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _shapes(each, (*path, key))
    elif isinstance(value, list):
        yield path, min(len(value), 2)
    else:
        yield path, value if path[-1] in _CHOICES else bool(value)


def _is_partner(stance: Stance, step: Stance, curator: Curator) -> bool:
    """Whether a step is put forward by the line and passage of a stance toward its premise."""
    is_of_line = (stance.expert, stance.place) == (step.expert, step.place)
    is_affirmed = stance.polarity is Polarity.AFFIRM
    return (
        is_of_line
        and is_affirmed
        and _start(stance) == _start(step)
        and len(curator.premises_of(step.target)) == 1
        and curator.premise_of(step.target) == stance.target
    )


def _texts(node: YamlNode | None) -> list[str]:
    return [item.text for item in read_items(node) if isinstance(item, YamlScalar)]


def _start(stance: Stance) -> int:
    quotation = stance.quotation
    return -1 if quotation is None or quotation.start is None else quotation.start


def _phrase(start: int | None, end: int | None) -> Body:
    return {"start": start, "end": end}
