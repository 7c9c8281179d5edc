"""The brief: five sentences that answer a map's question, composed from its issues by rule.

``docs/findings.md``, section "The brief", gives the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import (
    BriefPart,
    BriefSentence,
    Clause,
    Difference,
    Issue,
    IssuePosition,
    Mark,
    Ranked,
    RelationKind,
)
from counterpoint.wording import clause

# What one sentence names of each sort: with three titles it stays below thirty words.
_MOST_SHARED = 3
_MOST_NAMED = 2
# What is read in one breath; long titles leave room for fewer of them.
_MOST_WORDS = 30

_Said = tuple[Clause, tuple[str, ...]]


def find_brief(
    issues: Sequence[Issue],
    cruxes: Sequence[Ranked],
    one_sided: Sequence[Ranked],
    ground: Ground,
    composer: Composer,
) -> tuple[BriefSentence, ...]:
    """The five sentences of a map, each with its issues; none where there is no issue."""
    if not issues:
        return ()
    strongest = _strongest(issues)
    parts: dict[BriefPart, _Said] = {
        BriefPart.SHARED: _shared(issues, ground, composer),
        BriefPart.DIFFERENCE: _difference(strongest),
        BriefPart.TURNS_ON: _turns_on(strongest, issues, cruxes),
        BriefPart.APART: _apart(issues, one_sided, ground),
        BriefPart.UNSPOKEN: _unspoken(ground),
    }
    return tuple(
        BriefSentence(part, composer.say(statement), keys)
        for part, (statement, keys) in parts.items()
    )


def _shared(issues: Sequence[Issue], ground: Ground, composer: Composer) -> _Said:
    """What all but one say, else what more than half say, where nobody stands against it."""
    panel = len(ground.network.panel)
    united = [x for x in issues if not _against(x)]
    for key, least in (("shared", max(2, panel - 1)), ("most", max(2, panel // 2 + 1))):
        wide = [x for x in united if len(_sharing(x)) >= least][:_MOST_SHARED]
        while wide:
            items = tuple(_all_but(x, ground) for x in wide)
            statement = clause(f"brief.{key}", items=items)
            if len(wide) == 1 or len(composer.say(statement).split()) <= _MOST_WORDS:
                return statement, _ids(wide)
            wide.pop()
    return clause("brief.nothing-shared"), ()


def _all_but(issue: Issue, ground: Ground) -> Clause:
    sharing = _sharing(issue)
    others = tuple(expert for expert in ground.network.panel if expert not in sharing)
    return clause("brief.all-but", what=issue.claims[:1], who=others)


def _sharing(issue: Issue) -> frozenset[str]:
    """Who stands for what it asks about, and not only in part."""
    return frozenset(x.expert for x in _asked(issue) if x.mark.is_for and not x.in_part)


def _asked(issue: Issue) -> list[IssuePosition]:
    """The positions on what it asks about; the others tell of claims of their own."""
    return [x for x in issue.positions if not x.is_beside]


def _strongest(issues: Sequence[Issue]) -> Issue | None:
    """The first issue with experts on both sides, else the first in which they differ at all."""
    both = (x for x in issues if _against(x) and any(y.mark.is_for for y in _asked(x)))
    others = (x for x in issues if x.difference is not Difference.NONE)
    return next(both, next(others, None))


def _difference(strongest: Issue | None) -> _Said:
    if strongest is None:
        return clause("brief.no-difference"), ()
    positions = _asked(strongest)
    marked = {mark: tuple(x.expert for x in positions if x.mark is mark) for mark in Mark}
    statement = clause(
        "brief.difference",
        what=strongest.claims[:1],
        sides=tuple(
            clause(f"brief.side-{mark.value}", who=experts)
            for mark, experts in marked.items()
            if experts
        ),
        difference=clause(f"question.{strongest.difference.value}"),
    )
    return statement, (strongest.id,)


def _turns_on(strongest: Issue | None, issues: Sequence[Issue], cruxes: Sequence[Ranked]) -> _Said:
    """What is named as deciding; what would reconcile; else whether the dispute itself decides."""
    for crux in cruxes:
        if crux.named_by:
            about = [x for x in issues if crux.claim in (*x.claims, *x.grounds)]
            return clause("brief.named", who=crux.named_by, what=(crux.claim,)), _ids(about[:1])
    if strongest is None:
        return clause("brief.turns-on-nothing"), ()
    centre = strongest.claims[0]
    if strongest.reconciles:
        return clause("brief.turns-on", what=strongest.reconciles[:1]), (strongest.id,)
    if any(crux.claim == centre for crux in cruxes):
        return clause("brief.settles", what=(centre,)), (strongest.id,)
    return clause("brief.turns-on-nothing"), ()


def _apart(issues: Sequence[Issue], one_sided: Sequence[Ranked], ground: Ground) -> _Said:
    """Who is silent or against most often where more than half of the panel stand for it.

    Of those who are so as often, whose issues weigh more; nobody where that leaves two.
    """
    panel = ground.network.panel
    wide = [x for x in issues if 2 * len(_sharing(x)) > len(panel)]
    missing = {expert: [x for x in wide if expert in (*x.silent, *_against(x))] for expert in panel}
    order = sorted(
        ((len(missing[x]), round(sum(y.rank for y in missing[x]), 6), x) for x in panel),
        key=lambda row: (-row[0], -row[1], row[2]),
    )
    if not order[0][0] or order[0][:2] == order[1][:2]:
        return clause("brief.nobody-apart"), ()
    expert = order[0][2]
    # Silence is no dissent: the two are not told in one sentence, but what there is more of.
    opposed = [x for x in missing[expert] if expert in _against(x)]
    unsaid = [x for x in missing[expert] if expert in x.silent]
    absent = (unsaid if len(unsaid) >= len(opposed) else opposed)[:_MOST_NAMED]
    alone = [x.claim for x in one_sided if x.experts == (expert,)][:_MOST_NAMED]
    from_what = tuple(x.claims[0] for x in absent)
    marks = {y.mark for x in absent for y in x.positions if y.expert == expert}
    key = "brief.apart-silent"
    if marks:
        key = "brief.apart" if Mark.AGAINST in marks else "brief.apart-in-effect"
    parts = {"who": (expert,), "from": from_what, "instead": tuple(alone)}
    return clause(key, **parts), _ids(absent)


def _unspoken(ground: Ground) -> _Said:
    """What others make a condition of and nobody speaks to; else any claim without a voice."""
    spoken = {claim for _, claim in ground.positions.by_key}
    unspoken = dict.fromkeys(x for x in _needed(ground) if x not in spoken)
    if unspoken:
        return clause("brief.depends", what=_first(unspoken, ground)), ()
    silent = [x for x in ground.network.members if x not in spoken]
    if silent:
        return clause("brief.unspoken", what=_first(silent, ground)), ()
    return clause("brief.all-spoken"), ()


def _needed(ground: Ground) -> Iterator[str]:
    for position in ground.positions.by_key.values():
        yield from position.conditions
    for _, end, relation in ground.network.around.relations:
        if relation.kind in {RelationKind.REQUIRES, RelationKind.UNLESS}:
            yield end


def _first(classes: Iterable[str], ground: Ground) -> tuple[str, ...]:
    """The first two by what they say."""
    faces = sorted((ground.network.face(x) for x in classes), key=lambda face: face.text)
    return tuple(face.id for face in faces[:_MOST_NAMED])


def _against(issue: Issue) -> tuple[str, ...]:
    return tuple(x.expert for x in _asked(issue) if x.mark.is_against)


def _ids(issues: Iterable[Issue]) -> tuple[str, ...]:
    return tuple(issue.id for issue in issues)
