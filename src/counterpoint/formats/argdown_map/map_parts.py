"""The parts of one map, brought together before they are read: files, content, conventions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterpoint.errors import Problems
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown_map.claims.content import Content
from counterpoint.formats.argdown_map.head.bibliography import TextOfSource
from counterpoint.formats.argdown_map.head.frontmatter import (
    Frontmatter,
    is_map_of_ours,
    read_frontmatter,
    read_frontmatter_of_others,
)
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.others import Translation, read_conventions, read_profile
from counterpoint.formats.argdown_map.reasons.links import ReasonLink
from counterpoint.formats.losses import Conversion, Losses, carried_of
from counterpoint.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class MapParts:
    """The files of a map, their content brought together, and what others' conventions say.

    ``translation`` is ``None`` for a map of ours. ``losses`` takes what the reading leaves out.
    """

    documents: Sequence[Document]
    content: Content
    links: Sequence[ReasonLink]
    translation: Translation | None
    losses: Losses

    @property
    def is_ours(self) -> bool:
        """Whether it is a map of ours."""
        return self.translation is None

    @property
    def has_voices(self) -> bool:
        """Whether anybody can speak in it."""
        return self.translation is None or bool(self.translation.experts)

    @property
    def everywhere(self) -> Speaking:
        """Who speaks where no heading says it."""
        return Speaking() if self.translation is None else self.translation.everywhere

    def frontmatter(self, problems: Problems) -> Frontmatter:
        """What its head says, with the voices and sources of others' conventions."""
        if self.translation is None or not self.translation.experts:
            return read_frontmatter(self.documents, problems)
        experts, sources = dict(self.translation.experts), dict(self.translation.sources)
        return read_frontmatter_of_others(self.documents, experts, sources, problems)


def translated(
    documents: Sequence[Document], text_of_source: TextOfSource, speakers: Sequence[str]
) -> Translation | None:
    """What conventions of others say in the files; ``None`` where the map is one of ours."""
    profile = read_profile(documents, text_of_source)
    if profile is not None or any(map(is_map_of_ours, documents)):
        return profile
    return read_conventions(documents, speakers)


def conversion_of(
    translation: Translation | None, argument_map: ArgumentMap, losses: Losses
) -> Conversion | None:
    """What came of reading a map, ``None`` where there is nothing to tell of it.

    So it is where nothing is left out and no convention of others had to be read.
    """
    others = () if translation is None else translation.losses
    if not others and not losses and (translation is None or not translation.experts):
        return None
    return Conversion("argdown", carried_of(argument_map), (*others, *losses))
