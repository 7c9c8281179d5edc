"""What has changed in the maps of a folder, as one comment in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterpoint.analysis.differences import Differences
from counterpoint.views.report.changes import MOST_LETTERS, length_of, render_changes
from counterpoint.views.report.markdown import harmless
from counterpoint.wording import Voice

# Headings, counts and notices of one map among several, with a few lines.
_LEAST_OF_A_MAP = 2_000


@dataclass(frozen=True, slots=True)
class MapChange:
    """A map file that has changed: its name, and its titles and voices before and after.

    ``None`` for either where there was or is no such file, for both where it cannot be read.
    ``differences`` are there where both are.
    """

    name: str
    old: tuple[str, Voice] | None
    new: tuple[str, Voice] | None
    differences: Differences | None = None

    def render(self, voice: Voice, most: int) -> str:
        """A heading with the name beneath it, and what has changed."""
        name = harmless(self.name)
        if self.old and self.new and self.differences is not None:
            title, new_voice = self.new
            text = render_changes(
                self.differences, title, self.old[1], new_voice, most=most - length_of(name) - 2
            )
            head, rest = text.split("\n", 1)
            return f"{head}\n\n{name}\n{rest}"
        if self.new:
            head = voice.word("heading.map-new", title=self.new[0])
            return f"## {harmless(head)}\n\n{name}\n"
        if self.old:
            head = voice.word("heading.map-gone", title=self.old[0])
            return f"## {harmless(head)}\n\n{name}\n"
        return f"## {name}\n\n{voice.head('change.unread')}.\n"


def render_maps(changes: Sequence[MapChange], voice: Voice, *, most: int = MOST_LETTERS) -> str:
    """Several maps as `render_changes` tells one, at most ``most`` letters in all.

    Where that is too little, each has an equal part of it, and maps beyond the first that still
    have a part worth reading are counted. ``voice`` speaks of no map.
    """
    if not changes:
        return f"{voice.head('change.no-map')}.\n"
    texts = [change.render(voice, most) for change in changes]
    if sum(length_of(text) + 1 for text in texts) > most:
        count = max(1, min(len(changes), most // _LEAST_OF_A_MAP))
        room = most - _room_of_rest(voice, len(changes) - count)
        texts = [change.render(voice, room // count - 1) for change in changes[:count]]
        if count < len(changes):
            texts.append(_rest(voice, len(changes) - count))
    return "\n".join(texts)


def _rest(voice: Voice, count: int) -> str:
    return f"{voice.head('change.further-maps', count=f'{count}')}.\n"


def _room_of_rest(voice: Voice, count: int) -> int:
    return length_of(_rest(voice, count)) + 1 if count else 0
