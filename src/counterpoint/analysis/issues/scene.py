"""What every sentence of a brief is told from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import MOST_WORDS, Composer
from counterpoint.analysis.issues.voices import Voices
from counterpoint.model import BriefPart, BriefSentence, Clause, Issue, Ranked


@dataclass(frozen=True, slots=True)
class Scene:
    """What every sentence of a brief is told from."""

    issues: Sequence[Issue]
    alone: Sequence[Issue]
    cruxes: Sequence[Ranked]
    one_sided: Sequence[Ranked]
    ground: Ground
    composer: Composer
    voices: Voices

    @property
    def unread(self) -> tuple[str, ...]:
        """The experts of whom the map has no stance at all, in the order of the panel."""
        speaking = {stance.expert for stance in self.ground.network.map.stances}
        return tuple(x for x in self.ground.network.panel if x not in speaking)

    def part(self, part: BriefPart, statement: Clause, issues: Iterable[Issue]) -> BriefSentence:
        """A sentence of the brief, with the issues that it rests on."""
        return BriefSentence(part, self.composer.say(statement), tuple(x.id for x in issues))

    def shortest_of(self, statements: Iterable[Clause]) -> Clause | None:
        """The first that can be read in one breath, else the last."""
        last = None
        for last in statements:
            if self.is_short(last):
                return last
        return last

    def is_short(self, statement: Clause) -> bool:
        """Whether it can be read in one breath."""
        return len(self.composer.say(statement).split()) <= MOST_WORDS


def against(issue: Issue) -> tuple[str, ...]:
    """Who stands against what an issue asks about."""
    return tuple(x.expert for x in issue.positions if x.mark.is_against)
