"""From a map to a discussion in Kialo's text: where the reasons lead first, then down the tree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from counterpoint.formats.foreign import find_differences
from counterpoint.formats.kialo.reading import map_of_text
from counterpoint.formats.losses import Conversion, Losses, carried_of
from counterpoint.formats.result import RenderedMap
from counterpoint.model import Argument, ArgumentMap, Attack, Claim

_MARKDOWN = re.compile(r"[\\\[\]()]")
_POINTER = re.compile(r"-(?=>\s*See\s+\d)", re.IGNORECASE)
_SIDE = re.compile(r"\A(pro|con|thesis|question)(?=\s*:)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n]+")
_DEEPEST = 100  # levels; a deeper claim begins a tree of its own, and is pointed to


def render_kialo(argument_map: ArgumentMap) -> RenderedMap:
    """The map as Kialo exports a discussion; see `counterpoint.formats.Writer`.

    A claim that stands in several places has its text in one, and the others point to it. Linear
    in the map.
    """
    losses = Losses()
    tree = _Tree(argument_map, _ties(argument_map, losses))
    lines = [f"Discussion Title: {_escaped(_name(argument_map))}", ""]
    text = "\n".join([*lines, *tree.lines()]) + "\n"
    again = map_of_text(text, argument_map.id)
    _note_what_has_no_place(argument_map, losses)
    places = {x.place.line - len(lines) - 1: x.title for x in again.claims if x.place is not None}
    titles = {claim: places[row] for claim, row in tree.rows.items()}
    expected = _without_what_is_noted(argument_map, tree, titles, losses)
    all_losses = (*losses, *find_differences(expected, again))
    return RenderedMap(text, Conversion("kialo", carried_of(again), all_losses))


def _name(argument_map: ArgumentMap) -> str:
    return _line(argument_map.title) or _line(argument_map.question)


@dataclass(frozen=True, slots=True)
class _Tie:
    """What one line says: a claim for or against another."""

    side: str
    source: str
    target: str
    reason: str = field(compare=False)  # the id of what it stands for


def _ties(argument_map: ArgumentMap, losses: Losses) -> tuple[_Tie, ...]:
    """What can be said as a pro or a con, each once; what cannot is noted."""
    claims = {claim.id: claim.title for claim in argument_map.claims}
    ties: dict[_Tie, None] = {}
    reasons: tuple[Argument | Attack, ...] = (*argument_map.arguments, *argument_map.attacks)
    for reason in reasons:
        is_argument = isinstance(reason, Argument)
        target = reason.conclusion if isinstance(reason, Argument) else reason.target
        premises = " + ".join(claims.get(premise, premise) for premise in reason.premises)
        if not reason.premises:
            losses.note("reasons:loose", "reasons and objections without a claim", reason.title)
        elif target is None:
            losses.note(
                "arguments:open", "reasons that do not say what for", premises, reason.place
            )
        elif target not in claims:
            kind, what = "attacks:undercuts", "objections"
            if is_argument:
                kind, what = "arguments:steps", "reasons for"
            sentence = f"{what} {'' if is_argument else 'to '}a step or an objection"
            losses.note(kind, sentence, premises, reason.place)
        else:
            if len(reason.premises) > 1:
                sentence = "premises that speak together, each of which stands by itself"
                losses.note("arguments:joint", sentence, premises, reason.place)
            side = "Pro" if is_argument else "Con"
            for premise in reason.premises:
                ties.setdefault(_Tie(side, premise, target, reason.id))
    return tuple(ties)


class _Tree:
    """The lines of a discussion; ``rows`` says in which of them the text of each claim stands."""

    def __init__(self, argument_map: ArgumentMap, ties: Sequence[_Tie]) -> None:
        self.rows: dict[str, int] = {}
        self.ties = ties
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._below: dict[str, list[_Tie]] = defaultdict(list)
        for tie in ties:
            self._below[tie.target].append(tie)
        question, name = _line(argument_map.question), _name(argument_map)
        is_asked_by_name = question == name and question.endswith(("?", "？"))
        self.question = "" if is_asked_by_name or not self._claims else question
        self._numbers: dict[str, str] = {}
        self._roots: list[str] = []
        self._lines: list[str] = []

    def lines(self) -> list[str]:
        """The lines, the claims that are no reason for or against any first."""
        if self.question:
            self._lines.append(f"1. {_thesis(self.question)}")
        sources = {tie.source for tie in self.ties if tie.source != tie.target}
        for claim in self._claims:
            if claim not in sources:
                self._root(claim)
        self._write_trees()
        for claim in self._claims:
            if claim not in self._numbers:  # all its claims go round in circles
                self._root(claim)
                self._write_trees()
        return self._lines

    def _root(self, claim: str) -> str:
        """The number of a claim that begins a tree of its own."""
        at = len(self._roots) + 1
        self._roots.append(claim)
        self._numbers[claim] = f"1.{at}" if self.question else str(at)
        return self._numbers[claim]

    def _write_trees(self) -> None:
        for claim in self._roots:  # more may come while one is written
            if claim not in self.rows:
                self._write(claim)

    def _write(self, root: str) -> None:
        self._put(root, f"{self._numbers[root]}. {_thesis(_text(self._claims[root]))}")
        stack = self._lines_below(root)
        while stack:
            number, tie = stack.pop()
            side, claim = tie.side, tie.source
            if claim not in self._numbers and number.count(".") >= _DEEPEST:
                self._root(claim)
            if claim in self._numbers:
                self._lines.append(f"{number}. {side}: -> See {self._numbers[claim]}.")
                continue
            self._numbers[claim] = number
            self._put(claim, f"{number}. {side}: {_escaped(_text(self._claims[claim]))}")
            stack += self._lines_below(claim)

    def _put(self, claim: str, line: str) -> None:
        self.rows[claim] = len(self._lines)
        self._lines.append(line)

    def _lines_below(self, claim: str) -> list[tuple[str, _Tie]]:
        """The numbers of what is said for and against a claim, the last one first."""
        number = self._numbers[claim]
        ties = enumerate(self._below.get(claim, ()), 1)
        return [(f"{number}.{at}", tie) for at, tie in ties][::-1]


def _text(claim: Claim) -> str:
    """What stands for a claim, on one line and never empty."""
    return next(line for line in map(_line, (claim.text, claim.title, claim.id)) if line)


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")


def _escaped(text: str) -> str:
    r"""A text on one line, with a backslash before what would be a link.

    >>> _escaped("as said (in [1]) -> See 1.2.")
    'as said \\(in \\[1\\]\\) -\\> See 1.2.'
    """
    line = _MARKDOWN.sub(r"\\\g<0>", _line(text))
    return _POINTER.sub(r"-\\", line)


def _thesis(text: str) -> str:
    r"""A text that stands behind a number, where ``Pro:`` would be its side.

    >>> _thesis("Pro: a word")
    'Pro\\: a word'
    """
    return _SIDE.sub(r"\1\\", _escaped(text))


def _note_what_has_no_place(argument_map: ArgumentMap, losses: Losses) -> None:
    names = ("experts", "stances", "sources", "topics", "relations", "issues", "judged")
    sentences = {
        "experts": "experts and other voices",
        "stances": "stances, with what is quoted",
        "issues": "named issues",
        "judged": "pairs of claims that were looked at",
    }
    for name in names:
        count = len(getattr(argument_map, name))
        losses.note(name, sentences.get(name, name), count=count)
    for claim in argument_map.claims:
        if claim.kind is not None:
            losses.note("claims:kind", "what sort of claim one is", claim.title, claim.place)
        if claim.actor:
            losses.note("claims:actor", "who is to act", claim.actor, claim.place)
    for argument in argument_map.arguments:
        if argument.scheme:
            losses.note("arguments:scheme", "schemes of reasons", argument.scheme, argument.place)
    reasons: tuple[Argument | Attack, ...] = (*argument_map.arguments, *argument_map.attacks)
    for reason in reasons:
        if reason.title or (isinstance(reason, Argument) and reason.text):
            losses.note(
                "arguments:title", "titles and texts of reasons", reason.title, reason.place
            )


def _without_what_is_noted(
    argument_map: ArgumentMap, tree: _Tree, titles: dict[str, str], losses: Losses
) -> ArgumentMap:
    """What the text should give when it is read: the map without what is noted as lost."""
    for claim in argument_map.claims:
        if titles[claim.id] != claim.title:
            losses.note(
                "claims:title", "titles of claims, which get them of their texts", claim.title
            )
    claims = tuple(
        replace(
            claim,
            title=titles[claim.id],
            kind=None,
            topics=(),
            actor="",
            issues=(),
        )
        for claim in argument_map.claims
    )
    reasons = tuple(_reasons(argument_map, tree))
    return replace(
        argument_map,
        experts=(),
        sources=(),
        topics=(),
        issues=(),
        relations=(),
        judged=(),
        stances=(),
        claims=claims,
        arguments=tuple(x for x in reasons if isinstance(x, Argument)),
        attacks=tuple(x for x in reasons if isinstance(x, Attack)),
    )


def _reasons(argument_map: ArgumentMap, tree: _Tree) -> Iterator[Argument | Attack]:
    """What the lines of a tree say, each an argument or an attack."""
    kinds = {
        (premise, attack.target): attack.kind
        for attack in argument_map.attacks
        for premise in attack.premises
    }
    for tie in tree.ties:
        if tie.side == "Pro":
            yield Argument(tie.reason, (tie.source,), tie.target)
        else:
            kind = kinds[tie.source, tie.target]
            yield Attack(tie.reason, (tie.source,), tie.target, kind)
