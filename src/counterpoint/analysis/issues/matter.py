"""A matter: classes of claims that are looked at together, and the one that is asked about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """Classes that belong together around ``centres``, the first of which is asked about.

    ``family`` are the centres and their special cases; ``against`` what is opposed to one of
    these, or the premise of an objection to one; ``grounds`` what somebody gives as a reason for
    one and belongs to no other matter.
    """

    centres: tuple[str, ...]
    family: frozenset[str]
    against: frozenset[str]
    grounds: frozenset[str] = frozenset()

    @property
    def classes(self) -> frozenset[str]:
        """All that it is about, its grounds left out."""
        return self.family | self.against
