"""The argument map and what is found in it, as frozen records without behaviour.

What belongs here: what a map *is*, whatever file or store it came from. What does not: any
syntax, RDF term, network or file access.
"""

from counterpoint.model.argument_map import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Expert,
    Mode,
    Period,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Role,
    Section,
    Shift,
    Source,
    Stance,
    Standing,
    Topic,
    Verification,
)
from counterpoint.model.findings import (
    Alignment,
    Analysis,
    Coverage,
    Factor,
    Finding,
    FindingKind,
    Ranked,
    Step,
    StepKind,
)
from counterpoint.model.naming import content_hash, slug
from counterpoint.model.votes import Vote, VoteTable

__all__ = [
    "Alignment",
    "Analysis",
    "Argument",
    "ArgumentMap",
    "Attack",
    "AttackKind",
    "Claim",
    "ClaimKind",
    "Coverage",
    "Expert",
    "Factor",
    "Finding",
    "FindingKind",
    "Mode",
    "Period",
    "Polarity",
    "Quotation",
    "Ranked",
    "Relation",
    "RelationKind",
    "Role",
    "Section",
    "Shift",
    "Source",
    "Stance",
    "Standing",
    "Step",
    "StepKind",
    "Topic",
    "Verification",
    "Vote",
    "VoteTable",
    "content_hash",
    "slug",
]
