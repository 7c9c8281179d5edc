"""The records of a supposition: what is taken for settled, and what would be told otherwise.

``docs/findings.md`` says what it means. A supposition says nothing of what anybody would say: it
leaves out what gives nothing under it. Ids inside are ids of the map's records or of findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Supposition:
    """Claims supposed false (``rejected``) or true (``accepted``), and experts who are left out.

    The latter are ``silenced``. All are ids, in the order in which they are told.
    """

    rejected: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is supposed."""
        return not (self.rejected or self.accepted or self.silenced)


class FallReason(Enum):
    """Why a statement gives nothing under a supposition."""

    REJECTED = "rejected"
    DENIED = "denied"
    CONDITION = "condition"
    EXCEPTION = "exception"
    OTHER_ADVICE = "other-advice"
    SILENCED = "silenced"
    STEP = "step"
    PREMISE = "premise"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class Fallen:
    """A stance that gives nothing under a supposition, and why.

    ``through`` is the claim, the argument or the attack by which it falls; empty for who is
    left out.
    """

    stance: str
    reason: FallReason
    through: str = ""
