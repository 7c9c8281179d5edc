"""What occurrences said when a map was read before, for one that is read again and again.

Nothing in which a problem was noted is taken over, so that it is noted again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counterpoint.errors import Place
from counterpoint.formats.argdown import Member
from counterpoint.formats.argdown.data_memory import DataMemory
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.stances.utterance import Utterance
from counterpoint.model import Stance

# The text of its data, who speaks, and its wording (``None`` for a reference): all that decides
# what an occurrence says but for the head of the map and the claims that it names.
Likeness = tuple[str, Speaking, str | None]
_Toward = tuple[int, str, str]  # an utterance, and what its stance is toward
# These name claims, whose ids may change with what stands elsewhere.
_NAMING_KEYS = ("if", "to")


class SaidBefore:
    """The utterances of the last two readings, by what decides them, and by place besides."""

    def __init__(self, data: DataMemory) -> None:
        self._data = data
        self._earlier: dict[Likeness, tuple[Utterance, ...]] = {}
        self._now: dict[Likeness, tuple[Utterance, ...]] = {}
        self._earlier_places: dict[tuple[Likeness, Place], tuple[Utterance, ...]] = {}
        self._places: dict[tuple[Likeness, Place], tuple[Utterance, ...]] = {}
        self._earlier_stances: dict[_Toward, tuple[Utterance, Stance]] = {}
        self._stances: dict[_Toward, tuple[Utterance, Stance]] = {}
        self._models: dict[int, tuple[Utterance, Utterance]] = {}

    def begin(self, *, holds: bool) -> None:
        """Begin a reading, in which nothing of before ``holds`` if the head is another."""
        self._earlier, self._now = self._now if holds else {}, {}
        self._earlier_places, self._places = self._places if holds else {}, {}
        self._earlier_stances, self._stances = self._stances if holds else {}, {}
        self._models = {}

    def likeness(self, member: Member, speaking: Speaking) -> Likeness | None:
        """What an occurrence is known again by; ``None`` for one that cannot be taken over."""
        text = "" if member.data is None else self._data.text_of(member.data)
        if text is None or (member.data and any(key in member.data for key in _NAMING_KEYS)):
            return None
        return text, speaking, None if member.is_reference else member.text

    def find(self, likeness: Likeness, place: Place) -> tuple[Utterance, ...] | None:
        """What an occurrence at a place says, if one like it was read before."""
        at = likeness, place
        utterances = self._places.get(at, self._earlier_places.get(at))
        if utterances is None:
            alike = self._now.get(likeness, self._earlier.get(likeness))
            if alike is None:
                return None
            utterances = tuple(replace(x, stance=replace(x.stance, place=place)) for x in alike)
            pairs = zip(utterances, alike, strict=True)
            self._models |= {id(pair[0]): pair for pair in pairs}
        self.keep(likeness, place, utterances)
        return utterances

    def stance(
        self, utterance: Utterance, target: str, text: str, read: Callable[[], Stance]
    ) -> Stance:
        """The stance of an utterance toward what has that id and text, read if it is new."""
        key = id(utterance), target, text
        before = self._earlier_stances.get(key)
        if before is not None:
            stance = before[1]
        else:
            _, model = self._models.get(id(utterance), (utterance, utterance))
            other = id(model), target, text
            alike = self._earlier_stances.get(other, self._stances.get(other))
            place = utterance.stance.place
            stance = read() if alike is None else replace(alike[1], place=place)
        # The utterance is kept too, so that no other is ever taken for it.
        self._stances[key] = utterance, stance
        return stance

    def keep(self, likeness: Likeness, place: Place, utterances: tuple[Utterance, ...]) -> None:
        """Remember what an occurrence says, in which nothing was wrong."""
        self._now.setdefault(likeness, utterances)
        self._places[likeness, place] = utterances
