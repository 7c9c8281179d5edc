"""What has changed from one version of a map to another, as a comment in Markdown.

What belongs here: which lines, and which of them where not all have room. What does not: what
differs (`counterpoint.analysis.differences`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from counterpoint.analysis.differences import (
    ClaimDifference,
    Differences,
    FindingDifference,
    IssueDifference,
)
from counterpoint.model import Claim, Clause, Finding, Issue, Part
from counterpoint.views.report.markdown import harmless
from counterpoint.wording import Voice, clause

# Of a list; a title, a text before and a text after have room.
_LONGEST_LINE = 1_000
_NOTHING, _SILENT = "\u2013", "mark.silent"
# A comment on GitHub holds 65,536; whoever posts it may put a line of theirs before it.
MOST_LETTERS = 65_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading, what stands above its lines, and the lines, in the order of their weight."""

    heading: str
    lines: list[str]
    above: list[str] = field(default_factory=list)

    def render(self, count: int, cut: str) -> str:
        """The part with its first ``count`` lines; ``cut`` says that these are not all."""
        lines = [f"### {self.heading} ({len(self.lines)})", "", *self.above, *self.lines[:count]]
        return "\n".join([*lines, *(["", cut] if count < len(self.lines) else [])])


def render_changes(
    differences: Differences,
    title: str,
    old_voice: Voice,
    new_voice: Voice,
    *,
    most: int = MOST_LETTERS,
) -> str:
    """``differences`` as Markdown in the language of the voices, which know the two maps.

    At most ``most`` letters (UTF-16 units, as the shortest count); where that is not all it is
    said what is left out of each part. Text of the maps acts as no markup and mentions nobody.
    ``title`` is the newer map's. O(n log n) in what differs.
    """
    head = f"## {harmless(new_voice.word('heading.changes', title=title))}"
    parts = [part for part in _Changes(old_voice, new_voice).parts(differences) if part.lines]
    if not parts:
        return f"{head}\n\n{new_voice.head('change.same')}.\n"
    whole = _text_of(head, (part.render(len(part.lines), "") for part in parts))
    if length_of(whole) <= most:
        return whole
    notice = f"{new_voice.head('change.cut-whole', most=f'{most}')}."
    cuts = [f"{new_voice.head('change.cut', count=f'{len(x.lines)}')}." for x in parts]
    around = _text_of(
        head, (*(x.render(0, cut) for x, cut in zip(parts, cuts, strict=True)), notice)
    )
    counts = _counts(parts, most - length_of(around))
    rendered_parts = (
        part.render(count, f"{new_voice.head('change.cut', count=f'{len(part.lines) - count}')}.")
        for part, count in zip(parts, counts, strict=True)
    )
    return _text_of(head, (*rendered_parts, notice))


def _text_of(head: str, parts: Iterable[str]) -> str:
    return "\n\n".join((head, *parts)) + "\n"


def length_of(text: str) -> int:
    """UTF-16 units, as those count who count shortest."""
    return len(text.encode("utf-16-le")) // 2


def _counts(parts: Sequence[_Part], room: int) -> list[int]:
    """How many lines of each part there is room for: small parts whole, large ones alike."""
    lengths = [[length_of(line) + 1 for line in part.lines] for part in parts]
    counts = [0] * len(parts)
    order = sorted(range(len(parts)), key=lambda place: sum(lengths[place]))
    for rank, place in enumerate(order):
        share = room // (len(order) - rank)
        for length in lengths[place]:
            if length > share:
                break
            counts[place] += 1
            share -= length
            room -= length
    return counts


class _Changes:
    """The parts, told in two voices: what is gone by the names and titles of the old map."""

    def __init__(self, old_voice: Voice, new_voice: Voice) -> None:
        self._old, self._new = old_voice, new_voice

    def parts(self, differences: Differences) -> Iterator[_Part]:
        """All of them, also those without a line."""
        yield _Part(
            self._new.head("heading.question"), [*map(_item, head_lines(differences, self._new))]
        )
        yield _Part(self._new.head("heading.claims"), [*self._claims(differences.claims)])
        yield self._positions(differences)
        yield _Part(self._new.head("heading.ties"), [*self._ties(differences)])
        yield self._findings("agreement", differences)
        yield self._findings("tension", differences)
        yield _Part(self._new.head("heading.issues"), [*self._issues(differences)])

    def _claims(self, changes: Sequence[ClaimDifference]) -> Iterator[str]:
        """What came, what went, what is otherwise."""
        for change in sorted(changes, key=lambda x: (x.before is not None, x.after is not None)):
            for line in claim_lines(change, self._old, self._new):
                yield _item(line)

    def _positions(self, differences: Differences) -> _Part:
        rows = [
            (
                self._new.full_name(x.expert) or self._old.full_name(x.expert) or x.expert,
                (self._old if x.after is None else self._new).title(x.claim),
                self._position(x.clauses[0], self._old),
                self._position(x.clauses[1], self._new),
            )
            for x in differences.positions
        ]
        columns = self._new.columns("expert", "claim", "before", "after")
        above = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
        lines = [f"| {' | '.join(map(harmless, row))} |" for row in rows]
        return _Part(self._new.head("heading.positions"), lines, above)

    @staticmethod
    def _position(clauses: Sequence[Clause], voice: Voice) -> str:
        return "; ".join(voice.clause(each) for each in clauses) or _NOTHING

    def _ties(self, differences: Differences) -> Iterator[str]:
        for name, voice, ties in (
            ("new", self._new, differences.new_ties),
            ("gone", self._old, differences.gone_ties),
        ):
            for tie in voice.again(ties):
                yield _line(voice, f"change.{name}-{tie.kind.value}", told=tie.sentence)

    def _findings(self, name: str, differences: Differences) -> _Part:
        lines = [
            _line(voice, f"change.{how}-{name}", told=finding.summary)
            for how, voice in (("new", self._new), ("gone", self._old))
            for finding in voice.again(getattr(differences, f"{how}_{name}s"))
        ]
        lines += [
            _item(finding_line(change, self._old, self._new))
            for change in getattr(differences, f"changed_{name}s")
        ]
        return _Part(self._new.head(f"heading.{name}s"), lines)

    def _issues(self, differences: Differences) -> Iterator[str]:
        for how, voice, issues in (
            ("new", self._new, differences.new_issues),
            ("gone", self._old, differences.gone_issues),
        ):
            for issue in voice.again(issues):
                yield _line(voice, f"change.{how}-issue", told=issue.question, id=issue.id)
        for change in differences.issue_changes:
            yield "\n".join(self._issue(change))

    def _issue(self, change: IssueDifference) -> Iterator[str]:
        after = self._new.again(change.after)
        yield _line(self._new, "change.changed-issue", told=after.question, id=after.id)
        if change.before.question != change.after.question:
            # Marks of two questions are not to be compared.
            question = self._old.again(change.before).question
            yield "  " + _line(self._new, "change.asked-before", told=question)
            return
        verdicts = change.before.difference_key, change.after.difference_key
        if verdicts[0] != verdicts[1]:
            yield "  " + self._before_and_after("change.difference", verdicts)
        old_marks, new_marks = _marks(change.before), _marks(change.after)
        for expert in sorted(old_marks.keys() | new_marks.keys()):
            marks = old_marks.get(expert, _SILENT), new_marks.get(expert, _SILENT)
            if marks[0] != marks[1]:
                name = self._new.full_name(expert) or self._old.full_name(expert) or expert
                yield "  " + self._before_and_after("change.mark", marks, who=name)

    def _before_and_after(self, key: str, keys: tuple[str, str], **parts: Part) -> str:
        before, after = map(clause, keys)
        return _line(self._new, key, before=before, after=after, **parts)


def _marks(issue: Issue) -> dict[str, str]:
    return {position.expert: position.mark_key for position in issue.positions}


def claim_lines(change: ClaimDifference, old_voice: Voice, new_voice: Voice) -> Iterator[str]:
    """A claim that came, or went; or what of it is otherwise, a line each."""
    before, after = change.before, change.after
    if before is None or after is None:
        if after is not None:
            yield new_voice.word("change.new-claim", told=_called(after, new_voice))
        if before is not None:
            yield old_voice.word("change.gone-claim", told=_called(before, old_voice))
        return
    kinds = (
        new_voice.text(f"kind.{each.kind.value if each.kind else 'none'}")
        for each in (before, after)
    )
    pairs = {
        "title": (before.title, after.title),
        "text": (before.text, after.text),
        "kind": tuple(kinds),
        "actor": (before.actor, after.actor),
    }
    for name, (old, new) in pairs.items():
        if old != new:
            yield new_voice.word(
                "change.changed-claim",
                told=new_voice.quoted(after.title or after.id),
                what=clause(f"change.of-{name}"),
                before=old or _NOTHING,
                after=new or _NOTHING,
            )


def finding_line(change: FindingDifference, old_voice: Voice, new_voice: Voice) -> str:
    """Between whom a finding was and is, and with which scores."""
    before, after = change.before, change.after
    sort = "agreement" if after.kind.is_agreement else "tension"
    return new_voice.word(
        f"change.changed-{sort}",
        before=_between(before, old_voice),
        after=_between(after, new_voice),
        told=new_voice.again(after).summary,
    )


def _between(finding: Finding, voice: Voice) -> str:
    score = voice.figure(finding.score, 2, sign=True)
    possible = f", {voice.word('change.possible')}" if finding.possible else ""
    return f"{voice.names(finding.experts)} ({score}{possible})"


def head_lines(differences: Differences, voice: Voice) -> Iterator[str]:
    """What the map asked and was called before, where that is something else now."""
    for name in ("question", "title"):
        pair = getattr(differences, name)
        if pair is not None:
            before, after = (each or _NOTHING for each in pair)
            yield voice.word(f"change.{name}", before=before, after=after)


def _called(claim: Claim, voice: Voice) -> str:
    kind = f" ({voice.text(f'kind.{claim.kind.value}')})" if claim.kind else ""
    text = f": {claim.text}" if claim.text not in {"", claim.title} else ""
    return f"{voice.quoted(claim.title or claim.id)}{kind}{text}"


def _line(voice: Voice, key: str, **parts: Part) -> str:
    return _item(voice.word(key, **parts))


def _item(text: str) -> str:
    """A text as an item of a list, with a capital letter."""
    return f"- {harmless(text[:1].upper() + text[1:], _LONGEST_LINE)}"
