"""What a stance refers to: claims that it depends on or serves, and experts that it is about.

What belongs here: reading these keys, and noting what is wrong with them. What does not: fields
that are a word or a text (`counterpoint.formats.argdown_map.metadata.stance_fields`).
"""

from __future__ import annotations

from dataclasses import replace

from counterpoint.formats.argdown_map.claims.setting import Setting
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.metadata.stance_fields import MEANT_KEYS
from counterpoint.formats.argdown_map.metadata.values import is_absent, read_flag, read_items
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import Fidelity, Stance


class Relata:
    """Reads the keys of `MEANT_KEYS` off the metadata of one occurrence at a time."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._problems = setting.problems

    def claims(self, data: YamlMapping, key: str) -> tuple[str, ...]:
        """The ids of the claims that stand under a key, sorted."""
        claims = (self._setting.claim_named(node) for node in read_items(data.get(key)))
        return tuple(sorted({claim.id for claim in claims if claim is not None}))

    def put_into(self, stance: Stance, data: YamlMapping, speaking: Speaking) -> Stance:
        """The stance with what ``data`` says besides its conditions."""
        if not any(key in data for key in (*MEANT_KEYS, "fidelity")):
            return stance
        if stance.fidelity is Fidelity.IMPUTATION and not stance.note:
            message = "an imputation puts words into the speaker's mouth, and gives no reason"
            advice = "add note: with the reason, or another fidelity"
            self._problems.error(data.key_place("fidelity"), message, advice, "no-reason")
        return replace(
            stance,
            goals=self.claims(data, "to"),
            answers=self._answers(data, speaking),
            sums=self._sums(data, speaking),
            is_deciding=self._is_deciding(data),
        )

    def _answers(self, data: YamlMapping, speaking: Speaking) -> str | None:
        node = data.get("answers")
        if "answers" in data and (node is None or is_absent(node)):
            message = "answers names nobody"
            advice = "write the id of the expert whom the speaker names, or leave it out"
            self._problems.error(data.key_place("answers"), message, advice, "answers-nobody")
        expert = self._setting.speakers.expert(node, "answers")
        if node is not None and expert is not None and expert in speaking.experts:
            message = f"{expert} answers {expert}"
            advice = "name the other expert, or leave answers out"
            self._problems.error(node.place, message, advice, "answers-oneself")
            return None
        return expert

    def _sums(self, data: YamlMapping, speaking: Speaking) -> tuple[str, ...]:
        if "sums" not in data:
            return ()
        place = data.key_place("sums")
        nodes = list(read_items(data.get("sums")))
        if not nodes:
            message = "a summary of nobody: sums names no expert"
            advice = "write sums: [the experts that it sums up], or leave it out"
            self._problems.error(place, message, advice, "sums-nobody")
        if not self._setting.are_editors(speaking) and not speaking.is_noted:
            message = "sums names whom a summary sums up, and no editor speaks here"
            advice = "leave it out, or name the summary's author under editors:"
            self._problems.error(place, message, advice, "sums-without-editor")
        experts = (self._setting.speakers.expert(node, "sums") for node in nodes)
        return tuple(sorted({expert for expert in experts if expert is not None}))

    def _is_deciding(self, data: YamlMapping) -> bool:
        """Whether the conditions decide; an exception that does is the relation's."""
        is_deciding = read_flag(data.get("decides"), "decides", self._problems)
        if is_deciding and not any(key in data for key in ("if", "unless")):
            message = "it is not said what would change the speaker's mind"
            advice = 'add unless: "[what would]", or if: on a second advice'
            self._problems.error(data.key_place("decides"), message, advice, "decides-nothing")
        return is_deciding and "if" in data


def relata_texts(stance: Stance) -> tuple[str, ...]:
    """What makes the id of a stance beside its fields, only where it says something."""
    texts = {
        "to": " ".join(stance.goals),
        "answers": stance.answers or "",
        "sums": " ".join(stance.sums),
        "decides": "true" if stance.is_deciding else "",
    }
    return tuple(f"{key}={text}" for key, text in texts.items() if text)
