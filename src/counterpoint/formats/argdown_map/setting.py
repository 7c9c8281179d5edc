"""What the readers of metadata have in common: all that a value may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterpoint.errors import Problems
from counterpoint.formats.argdown_map.content import Content
from counterpoint.formats.argdown_map.passages import Passages
from counterpoint.formats.argdown_map.speakers import Speakers
from counterpoint.model import Expert

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The claims, voices and passages of a map, and where to note what is wrong."""

    content: Content
    speakers: Speakers
    passages: Passages
    experts: Mapping[str, Expert]
    problems: Problems
