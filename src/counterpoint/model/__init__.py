"""The argument map and what is found in it, as frozen records without behaviour.

What belongs here: what a map *is*, whatever file or store it came from. What does not: any
syntax, RDF term, network or file access.
"""

from counterpoint.model.argument_map import (
    LARGEST_PANEL,
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
from counterpoint.model.citations import Citations
from counterpoint.model.figures import STRENGTHS, figure, rounded
from counterpoint.model.findings import (
    Alignment,
    Analysis,
    Coalition,
    Coverage,
    Factor,
    Finding,
    FindingKind,
    Ranked,
    Step,
    StepKind,
    Tie,
)
from counterpoint.model.naming import content_hash, slug
from counterpoint.model.origin import FileRead, Origin
from counterpoint.model.personal_names import given_first, initials, name_list, short_names
from counterpoint.model.phrases import Part, Phrase, Sentence, phrases_of
from counterpoint.model.votes import Vote, VoteTable

__all__ = [
    "LARGEST_PANEL",
    "STRENGTHS",
    "Alignment",
    "Analysis",
    "Argument",
    "ArgumentMap",
    "Attack",
    "AttackKind",
    "Citations",
    "Claim",
    "ClaimKind",
    "Coalition",
    "Coverage",
    "Expert",
    "Factor",
    "FileRead",
    "Finding",
    "FindingKind",
    "Mode",
    "Origin",
    "Part",
    "Period",
    "Phrase",
    "Polarity",
    "Quotation",
    "Ranked",
    "Relation",
    "RelationKind",
    "Role",
    "Section",
    "Sentence",
    "Shift",
    "Source",
    "Stance",
    "Standing",
    "Step",
    "StepKind",
    "Tie",
    "Topic",
    "Verification",
    "Vote",
    "VoteTable",
    "content_hash",
    "figure",
    "given_first",
    "initials",
    "name_list",
    "phrases_of",
    "rounded",
    "short_names",
    "slug",
]
