"""From links to reasons: what supports, attacks and undercuts what, in an order that has no gaps.

Reasons about claims come first. Those about other reasons follow when what they are about is
known; where arguments support or undercut each other in a circle, the first by title is taken
to stand by itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from counterpoint.errors import Problems
from counterpoint.formats.argdown import ArgdownRole, RelationType
from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, ClaimDraft, Content
from counterpoint.formats.argdown_map.reasons.drafts import (
    ReasonDraft,
    ReasonDrafts,
    ReasonKey,
    attack,
    sketch,
    structures,
    support,
)
from counterpoint.formats.argdown_map.reasons.links import ReasonLink, StepDraft
from counterpoint.model import AttackKind

_SUPPORTS = (RelationType.SUPPORT, RelationType.ENTAILS)


def find_reasons(content: Content, links: Sequence[ReasonLink], problems: Problems) -> ReasonDrafts:
    """All arguments and attacks of a map. Linear in links, but for arguments of many uses."""
    return _Linking(content, problems).reasons_from(links)


class _Linking:
    def __init__(self, content: Content, problems: Problems) -> None:
        self._content = content
        self._problems = problems
        self._reasons = ReasonDrafts()
        self._pending: dict[int, list[ReasonLink]] = {}
        self._open: dict[int, int] = {}
        self._undercut: dict[ReasonKey, dict[ReasonKey, ReasonDraft]] = {}
        self._premises: dict[int, list[ReasonDraft]] | None = None

    def reasons_from(self, links: Sequence[ReasonLink]) -> ReasonDrafts:
        for argument in self._content.arguments.values():
            for index, reason in structures(argument, self._content):
                entry = self._reasons.enter(reason)
                self._reasons.of_step[id(argument), index] = entry
                self._reasons.belongs(entry, argument)
        for link in links:
            self._enter_if_about_claims(link)
        self._enter_about_reasons()
        for link in links:
            if link.type is RelationType.UNDERCUT and isinstance(link.target, ClaimDraft):
                self._undercut_below_claim(link, link.target)
        self._sketch_unused()
        for key, objections in self._undercut.items():
            for objection in objections.values():
                self._reasons.all[key].occurrences.extend(objection.occurrences)
        self._mark_undermining()
        return self._reasons

    def _enter_if_about_claims(self, link: ReasonLink) -> None:
        """Enter a link about claims; put one about an argument by until its uses are known."""
        target = link.target
        if link.type is RelationType.ATTACK and not isinstance(target, ClaimDraft):
            argument = target.argument if isinstance(target, StepDraft) else target
            premise = self._only_premise(argument)
            if premise is None:
                self._put_by(link, argument)
            else:
                self._reasons.enter(attack(link, premise, AttackKind.UNDERMINE), link)
        elif isinstance(target, StepDraft):
            step = self._reasons.of_step.get((id(target.argument), target.index))
            if step is not None:
                self._about_reason(link, step)
        elif isinstance(target, ArgumentDraft):
            if link.type in (*_SUPPORTS, RelationType.UNDERCUT):
                self._put_by(link, target)
        elif link.type in _SUPPORTS:
            self._support_claim(link, target)
        elif link.type is RelationType.ATTACK:
            self._reasons.enter(attack(link, target, AttackKind.REBUT), link)

    def _support_claim(self, link: ReasonLink, claim: ClaimDraft) -> None:
        steps = self._steps_to(link) if link.source is claim else []
        for reason in steps:  # its structure has said so already
            self._reasons.enter(reason, link)
        if not steps:
            self._reasons.enter(support(link, claim), link)

    def _only_premise(self, argument: ArgumentDraft) -> ClaimDraft | None:
        """What an attack on an argument is told against, if there is no choice."""
        if not argument.pcs:
            return argument.claim
        premises = [x.member for x in argument.pcs if x.role is ArgdownRole.PREMISE]
        return self._content.claim_of(premises[0]) if len(premises) == 1 else None

    def _put_by(self, link: ReasonLink, target: ArgumentDraft) -> None:
        self._pending.setdefault(id(target), []).append(link)
        if link.via is not None and not link.via.pcs:
            self._open[id(link.via)] = self._open.get(id(link.via), 0) + 1

    def _enter_about_reasons(self) -> None:
        """Enter what was put by: first what is about arguments all of whose uses are known."""
        arguments = {id(x): x for x in self._content.arguments.values()}
        waiting = sorted(self._pending, key=lambda one: arguments[one].title)
        ready = deque(one for one in waiting if not self._open.get(one))
        rest = deque(waiting)
        while ready or rest:
            one = ready.popleft() if ready else rest.popleft()
            for link in self._pending.pop(one, ()):
                self._about_argument(link, arguments[one])
                via = id(link.via)
                if via in self._open:
                    self._open[via] -= 1
                    if not self._open[via] and via in self._pending:
                        ready.append(via)

    def _about_argument(self, link: ReasonLink, argument: ArgumentDraft) -> None:
        uses = self._reasons.uses(argument)
        if not uses and argument.claim is not None:
            uses = [self._reasons.enter(_sketch_of(argument, argument.claim))]
            self._reasons.belongs(uses[0], argument)
        for reason in uses:
            if link.type in _SUPPORTS and reason.kind is not None and argument.claim is not None:
                # Support for an objection is support for what it says.
                self._reasons.enter(support(link, argument.claim), link)
            else:
                self._about_reason(link, reason)

    def _about_reason(self, link: ReasonLink, reason: ReasonDraft) -> None:
        if link.type in _SUPPORTS and link.source in reason.premises:
            # What the argument rests on supports it already: nothing new is said, only by whom.
            for same in self._steps_to(link) or [reason]:
                self._reasons.enter(same, link)
        elif link.type in _SUPPORTS:
            self._reasons.enter(support(link, reason), link)
        elif link.type is RelationType.UNDERCUT:
            step = reason if reason.kind is None else self._as_argument(reason)
            self._reasons.enter(attack(link, step, AttackKind.UNDERCUT), link)
        else:
            self._reasons.enter(attack(link, reason, AttackKind.UNDERMINE), link)

    def _steps_to(self, link: ReasonLink) -> list[ReasonDraft]:
        """The steps of a structure that conclude what a link supports with; none without one."""
        return self._reasons.uses(link.via) if link.via is not None and link.via.pcs else []

    def _as_argument(self, objection: ReasonDraft) -> ReasonDraft:
        """An objection as the argument that an undercut of it needs; the objection stays too."""
        (claim,) = objection.premises
        step = self._reasons.enter(sketch(claim, objection.title, objection.place))
        self._undercut.setdefault(step.key, {})[objection.key] = objection
        return step

    def _undercut_below_claim(self, link: ReasonLink, claim: ClaimDraft) -> None:
        """``_`` below a claim undercuts the reason as which that claim stands there."""
        above = self._reasons.of_reason_member.get(id(link.other), [])
        if not above:
            reasons = self._by_premise(claim)
            above = [x for x in reasons if x.kind is None] or reasons
        for reason in list(above):
            self._about_reason(link, reason)
        if above:
            return
        self._problems.error(
            link.place,
            f"an undercut is told against a step, and [{claim.title}] is no reason here",
            "put it below the reason that it undercuts, or use - against the claim",
            "undercut-of-claim",
        )
        self._reasons.enter(attack(link, claim, AttackKind.REBUT), link)

    def _by_premise(self, claim: ClaimDraft) -> list[ReasonDraft]:
        if self._premises is None:
            self._premises = {}
            for reason in self._reasons.all.values():
                if len(reason.premises) == 1:
                    self._premises.setdefault(id(reason.premises[0]), []).append(reason)
        return self._premises.get(id(claim), [])

    def _sketch_unused(self) -> None:
        for argument in self._content.arguments.values():
            if argument.claim is not None and not self._reasons.of_argument.get(id(argument)):
                reason = self._reasons.enter(_sketch_of(argument, argument.claim))
                self._reasons.belongs(reason, argument)

    def _mark_undermining(self) -> None:
        reasons = self._reasons.all.values()
        arguments = [x for x in reasons if x.kind is None]
        premises = {id(claim) for x in arguments if x.target is not None for claim in x.premises}
        conclusions = {id(x.target) for x in arguments}
        for reason in reasons:
            if reason.kind is AttackKind.REBUT:
                target = id(reason.target)
                if target in premises and target not in conclusions:
                    reason.kind = AttackKind.UNDERMINE


def _sketch_of(argument: ArgumentDraft, claim: ClaimDraft) -> ReasonDraft:
    return sketch(claim, argument.title, argument.place)
