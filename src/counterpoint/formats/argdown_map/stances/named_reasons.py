"""Reasons that a speaker names only, though they are the speaker's own claims."""

from __future__ import annotations

from collections.abc import Iterable

from counterpoint.errors import Place
from counterpoint.formats.argdown_map.claims.setting import Setting
from counterpoint.formats.argdown_map.metadata.keys import SPEAKING_KEYS
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.reasons.drafts import ReasonDrafts
from counterpoint.formats.argdown_map.stances.utterances import has_any
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import Polarity, Stance

_NO_DATA = YamlMapping((), Place(""))


def warn_of_named_reasons(
    reasons: ReasonDrafts, stances: Iterable[Stance], setting: Setting
) -> None:
    """Note each reason that stands as a bare name under the word of who affirms it elsewhere.

    Nobody puts it forward, so it would not be taken as that expert's reason. ``stance: none``
    says that this is meant, and so does what is told for or against the step, which is named for
    the sake of that. Linear in reasons and stances.
    """
    affirmed = {(x.expert, x.target) for x in stances if x.is_own and x.polarity is Polarity.AFFIRM}
    targets = {id(x.target) for x in reasons.all.values()}
    for reason in reasons.all.values():
        is_asked_about = reason.kind is None and id(reason) not in targets
        for member in reason.occurrences if is_asked_about else ():
            data = member.data or _NO_DATA
            if not member.is_reference or has_any(data, (*SPEAKING_KEYS, "inference")):
                continue
            premises = {premise.id for premise in reason.premises}
            experts = [
                expert
                for expert in setting.speaking(member).experts
                if (expert, reason.id) not in affirmed
                and any((expert, premise) in affirmed for premise in premises)
            ]
            if experts:
                message = (
                    f"[{cut_at_word(member.title)}] is only named here, so it is not taken as a"
                    f" reason that {experts[0]} gives, who affirms it elsewhere"
                )
                advice = "add {inference: explicit} if it is one, or {stance: none} if not"
                setting.problems.warn(member.place, message, advice, "reason-only-named")
