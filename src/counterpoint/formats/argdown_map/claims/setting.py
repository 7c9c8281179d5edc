"""What the readers of metadata have in common: all that a value may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import Member
from counterpoint.formats.argdown_map.claims.content import ClaimDraft, Content
from counterpoint.formats.argdown_map.head.passages import PassageLookup
from counterpoint.formats.argdown_map.head.speakers import SpeakerLookup, Speaking
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.metadata.values import read_text
from counterpoint.formats.yaml_data import YamlMapping, YamlNode
from counterpoint.model import Expert, Standing

_NO_DATA = YamlMapping((), Place(""))


@dataclass(frozen=True, slots=True)
class Setting:
    """The claims, voices and passages of a map, and where to note what is wrong."""

    content: Content
    speakers: SpeakerLookup
    passages: PassageLookup
    experts: Mapping[str, Expert]
    problems: Problems

    def speaking(self, member: Member) -> Speaking:
        """Who speaks at an occurrence, whether or not it says anything."""
        return self.speakers.changed(self.speakers.under(member.section), member.data or _NO_DATA)

    def are_editors(self, speaking: Speaking) -> bool:
        """Whether somebody speaks and all who do are editors."""
        return {self.experts[name].standing for name in speaking.experts} == {Standing.EDITOR}

    def claim_named(self, node: YamlNode) -> ClaimDraft | None:
        """The claim that a value names, or ``None`` after noting that there is none."""
        reference = read_text(node, "a claim", self.problems)
        if reference is None:
            return None
        claim = self.content.claim_named(reference)
        if claim is None:
            title = reference.strip("[]<> ")
            advice = self.problems.did_you_mean(
                title,
                self.content.titles(),
                "define it, or write a title that is defined",
                pattern='"[{}]"',
            )
            message = f"[{cut_at_word(title)}] is never defined"
            self.problems.error(node.place, message, advice, "undefined-reference")
        return claim
