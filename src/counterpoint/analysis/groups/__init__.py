"""Votes by group: how each group voted on each claim, what all share, what sets each apart.

Groups are those that Polis published with a conversation, or any others put into the table by
`VoteTable.with_groups`. Who is in no group is counted apart and enters no measure. The measures
are Polis' own, where it has them (``A`` agree, ``D`` disagree, ``S`` saw it: agreed, disagreed
or passed):

- Small et al. 2021, Polis: Scaling deliberation by mapping high dimensional opinion spaces,
  Recerca 26(2), https://doi.org/10.6035/recerca.5516
- https://compdemocracy.org/group-informed-consensus and
  https://compdemocracy.org/representative-comments, made exact by the program itself:
  https://github.com/compdemocracy/polis/tree/edge/math/src/polismath/math, ``conversation.clj``
  and ``repness.clj``

``docs/votes.md`` gives the formulas. What belongs here: counts, measures of counts, and groups
found from votes. What does not: camps found from agreements and tensions. This package needs
numpy; nothing else in analysis imports it.
"""

from counterpoint.analysis.groups.brief import VoteSentence, find_vote_brief, say_vote_brief
from counterpoint.analysis.groups.consensus import (
    GroupConsensus,
    SharedClaims,
    find_consensus_of_groups,
    find_shared_claims,
)
from counterpoint.analysis.groups.counts import EVERYONE, GroupCount, VoteCounts, count_votes
from counterpoint.analysis.groups.crowds import (
    counts_of,
    crowd_of,
    crowd_told,
    find_figures,
)
from counterpoint.analysis.groups.divides import Divide, find_divides
from counterpoint.analysis.groups.grouping import find_groups
from counterpoint.analysis.groups.naming import GroupName, find_group_names
from counterpoint.analysis.groups.pairs import GroupPair, find_group_pairs
from counterpoint.analysis.groups.polis_grouping import find_groups_as_polis
from counterpoint.analysis.groups.representative import Representative, find_representative

__all__ = [
    "EVERYONE",
    "Divide",
    "GroupConsensus",
    "GroupCount",
    "GroupName",
    "GroupPair",
    "Representative",
    "SharedClaims",
    "VoteCounts",
    "VoteSentence",
    "count_votes",
    "counts_of",
    "crowd_of",
    "crowd_told",
    "find_consensus_of_groups",
    "find_divides",
    "find_figures",
    "find_group_names",
    "find_group_pairs",
    "find_groups",
    "find_groups_as_polis",
    "find_representative",
    "find_shared_claims",
    "find_vote_brief",
    "say_vote_brief",
]
