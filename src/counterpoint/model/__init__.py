"""The argument map and what is found in it, as frozen records without behaviour.

What belongs here: what a map *is*, whatever file or store it came from. What does not: any
syntax, RDF term, network or file access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.model.argument_map import (
        LARGEST_PANEL,
        Argument,
        ArgumentMap,
        Attack,
        Claim,
        Expert,
        IssueName,
        JudgedPair,
        MapRecord,
        Period,
        Quotation,
        Relation,
        Role,
        Section,
        Source,
        Stance,
        Topic,
        in_order,
        order_of,
    )
    from counterpoint.model.checks import Lookup, SourceCheck, lookup_key, section_key
    from counterpoint.model.citations import Citations, with_passages
    from counterpoint.model.crowd import Crowd
    from counterpoint.model.crowd_figures import (
        ClaimFigures,
        CrowdFigures,
        PairFigures,
        TellingClaim,
    )
    from counterpoint.model.decisions import (
        Acknowledge,
        AddIssue,
        AddTopic,
        Attach,
        ChangeClaim,
        ChangeStance,
        Decision,
        GiveReason,
        JudgeUnrelated,
        MarkSection,
        NewClaim,
        ReasonFor,
        ReasonSort,
        Relate,
        Removable,
        Remove,
        SetAside,
        TakeUp,
    )
    from counterpoint.model.display import Displayed, html_of, show_page
    from counterpoint.model.figures import STRENGTHS, figure, rounded
    from counterpoint.model.findings import (
        Alignment,
        Analysis,
        Between,
        Coalition,
        Coverage,
        Factor,
        Finding,
        FindingKind,
        Findings,
        Ranked,
        Step,
        StepKind,
        Tie,
    )
    from counterpoint.model.identifiers import identifier_iri
    from counterpoint.model.issues import (
        BriefPart,
        BriefSentence,
        Difference,
        Issue,
        IssuePosition,
        Issues,
        Mark,
        WhoSaysWhat,
    )
    from counterpoint.model.journal import (
        Attribution,
        EntrySort,
        FileChange,
        JournalEntry,
        Stretch,
        attributions_in,
        rejected_proposals,
        standing_decisions,
    )
    from counterpoint.model.kinds import (
        AttackKind,
        ClaimKind,
        Polarity,
        RelationKind,
        Standing,
        Verification,
    )
    from counterpoint.model.listings import Listing
    from counterpoint.model.manner import (
        Directness,
        Fidelity,
        Firmness,
        Grade,
        Shift,
        mode_words,
        on_scale,
    )
    from counterpoint.model.naming import content_hash, hashed_part, slug
    from counterpoint.model.naming_records import id_called
    from counterpoint.model.origin import FileRead, Origin
    from counterpoint.model.personal_names import (
        find_named,
        given_first,
        in_usual_order,
        initials,
        name_list,
        short_names,
        with_visible_names,
    )
    from counterpoint.model.sentences import Clause, Part, Sentence, clauses_of
    from counterpoint.model.source_text import (
        Block,
        BlockKind,
        Furniture,
        Layer,
        SourceFormat,
        SourceSentence,
        SourceSpeaker,
        SourceText,
    )
    from counterpoint.model.suppositions import (
        CruxChange,
        Fallen,
        FallReason,
        FindingChange,
        IssueChange,
        Movement,
        Outlook,
        PlaceChange,
        Settled,
        Supposed,
        Supposition,
    )
    from counterpoint.model.votes import Vote, VoteTable

__all__ = [
    "LARGEST_PANEL",
    "STRENGTHS",
    "Acknowledge",
    "AddIssue",
    "AddTopic",
    "Alignment",
    "Analysis",
    "Argument",
    "ArgumentMap",
    "Attach",
    "Attack",
    "AttackKind",
    "Attribution",
    "Between",
    "Block",
    "BlockKind",
    "BriefPart",
    "BriefSentence",
    "ChangeClaim",
    "ChangeStance",
    "Citations",
    "Claim",
    "ClaimFigures",
    "ClaimKind",
    "Clause",
    "Coalition",
    "Coverage",
    "Crowd",
    "CrowdFigures",
    "CruxChange",
    "Decision",
    "Difference",
    "Directness",
    "Displayed",
    "EntrySort",
    "Expert",
    "Factor",
    "FallReason",
    "Fallen",
    "Fidelity",
    "FileChange",
    "FileRead",
    "Finding",
    "FindingChange",
    "FindingKind",
    "Findings",
    "Firmness",
    "Furniture",
    "GiveReason",
    "Grade",
    "Issue",
    "IssueChange",
    "IssueName",
    "IssuePosition",
    "Issues",
    "JournalEntry",
    "JudgeUnrelated",
    "JudgedPair",
    "Layer",
    "Listing",
    "Lookup",
    "MapRecord",
    "Mark",
    "MarkSection",
    "Movement",
    "NewClaim",
    "Origin",
    "Outlook",
    "PairFigures",
    "Part",
    "Period",
    "PlaceChange",
    "Polarity",
    "Quotation",
    "Ranked",
    "ReasonFor",
    "ReasonSort",
    "Relate",
    "Relation",
    "RelationKind",
    "Removable",
    "Remove",
    "Role",
    "Section",
    "Sentence",
    "SetAside",
    "Settled",
    "Shift",
    "Source",
    "SourceCheck",
    "SourceFormat",
    "SourceSentence",
    "SourceSpeaker",
    "SourceText",
    "Stance",
    "Standing",
    "Step",
    "StepKind",
    "Stretch",
    "Supposed",
    "Supposition",
    "TakeUp",
    "TellingClaim",
    "Tie",
    "Topic",
    "Verification",
    "Vote",
    "VoteTable",
    "WhoSaysWhat",
    "attributions_in",
    "clauses_of",
    "content_hash",
    "figure",
    "find_named",
    "given_first",
    "hashed_part",
    "html_of",
    "id_called",
    "identifier_iri",
    "in_order",
    "in_usual_order",
    "initials",
    "lookup_key",
    "mode_words",
    "name_list",
    "on_scale",
    "order_of",
    "rejected_proposals",
    "rounded",
    "section_key",
    "short_names",
    "show_page",
    "slug",
    "standing_decisions",
    "with_passages",
    "with_visible_names",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".argument_map": (
                "Argument ArgumentMap Attack Claim Expert IssueName JudgedPair "
                "LARGEST_PANEL MapRecord Period Quotation Relation Role Section Source "
                "Stance Topic in_order order_of"
            ),
            ".checks": "Lookup SourceCheck lookup_key section_key",
            ".citations": "Citations with_passages",
            ".crowd": "Crowd",
            ".crowd_figures": "ClaimFigures CrowdFigures PairFigures TellingClaim",
            ".decisions": (
                "Acknowledge AddIssue AddTopic Attach ChangeClaim ChangeStance Decision "
                "GiveReason JudgeUnrelated MarkSection NewClaim ReasonFor ReasonSort Relate "
                "Removable Remove SetAside TakeUp"
            ),
            ".display": "Displayed html_of show_page",
            ".figures": "STRENGTHS figure rounded",
            ".findings": (
                "Alignment Analysis Between Coalition Coverage Factor Finding FindingKind "
                "Findings Ranked Step StepKind Tie"
            ),
            ".identifiers": "identifier_iri",
            ".issues": (
                "BriefPart BriefSentence Difference Issue IssuePosition Issues Mark WhoSaysWhat"
            ),
            ".journal": (
                "Attribution EntrySort FileChange JournalEntry Stretch attributions_in "
                "rejected_proposals standing_decisions"
            ),
            ".kinds": "AttackKind ClaimKind Polarity RelationKind Standing Verification",
            ".listings": "Listing",
            ".manner": "Directness Fidelity Firmness Grade Shift mode_words on_scale",
            ".naming": "content_hash hashed_part slug",
            ".naming_records": "id_called",
            ".origin": "FileRead Origin",
            ".personal_names": (
                "find_named given_first in_usual_order initials name_list short_names "
                "with_visible_names"
            ),
            ".sentences": "Clause Part Sentence clauses_of",
            ".source_text": (
                "Block BlockKind Furniture Layer SourceFormat SourceSentence SourceSpeaker "
                "SourceText"
            ),
            ".suppositions": (
                "CruxChange FallReason Fallen FindingChange IssueChange Movement Outlook "
                "PlaceChange Settled Supposed Supposition"
            ),
            ".votes": "Vote VoteTable",
        },
    )
