"""The choices of a map's records: what kind of thing is said, on which side, and by whom.

How something is said is a choice too (`counterpoint.model.manner`).
"""

from __future__ import annotations

from enum import Enum


class ClaimKind(Enum):
    """What sort of proposition a claim is (policy, fact, prediction, danger, worth, meaning)."""

    RECOMMENDATION = "recommendation"
    ASSESSMENT = "assessment"
    FORECAST = "forecast"
    WARNING = "warning"
    VALUE = "value"
    DEFINITION = "definition"


class Polarity(Enum):
    """Whether a stance is for or against what it is taken toward."""

    AFFIRM = "affirm"
    DENY = "deny"


class Standing(Enum):
    """Whether a voice was asked (panel), is only quoted or reported (cited), or sums up (editor).

    Only the panel is counted in agreements and tensions.
    """

    PANEL = "panel"
    CITED = "cited"
    EDITOR = "editor"


class AttackKind(Enum):
    """What an attack tells against: a conclusion, a premise, or the step between them."""

    REBUT = "rebut"
    UNDERMINE = "undermine"
    UNDERCUT = "undercut"


class RelationKind(Enum):
    """How one claim stands to another without an argument between them.

    ``NARROWER``: the source is a special case of the target. ``REQUIRES``: the source can be
    had only with the target. ``UNLESS``: the source holds except if the target does.
    ``PRIORITY``: the source is to come before the target. ``SUMMARISES``: the source, an
    editor's wording, stands for the target. The other kinds are symmetric.
    """

    CONTRADICTS = "contradicts"
    CONTRARY = "contrary"
    INCOMPATIBLE = "incompatible"
    PRIORITY = "priority"
    TRADE_OFF = "trade-off"
    TIMING = "timing"
    EQUIVALENT = "equivalent"
    NARROWER = "narrower"
    REQUIRES = "requires"
    UNLESS = "unless"
    SUMMARISES = "summarises"

    @property
    def excludes(self) -> bool:
        """Whether what it ties cannot both be, or not both be carried out."""
        return self in _EXCLUDING

    @property
    def is_symmetric(self) -> bool:
        """Whether it says the same from either end."""
        return self not in _DIRECTED

    @property
    def is_pull(self) -> bool:
        """Whether what it ties may both be wanted, and pulls apart."""
        return self in _PULLS


_EXCLUDING = frozenset({RelationKind.CONTRADICTS, RelationKind.CONTRARY, RelationKind.INCOMPATIBLE})
_DIRECTED = frozenset(
    {
        *(RelationKind.PRIORITY, RelationKind.NARROWER, RelationKind.REQUIRES),
        *(RelationKind.UNLESS, RelationKind.SUMMARISES),
    }
)
_PULLS = frozenset({RelationKind.PRIORITY, RelationKind.TRADE_OFF, RelationKind.TIMING})


class Verification(Enum):
    """Whether a key phrase was found in the source: once, by similarity, or not looked up."""

    EXACT = "exact"
    SIMILAR = "similar"
    UNVERIFIED = "unverified"
