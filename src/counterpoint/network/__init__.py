"""The map as a network: what stands beside what, and who stands where.

What belongs here: the one NetworkX graph of a map (``to_networkx``), and what is read off it in
one pass: classes of equivalent claims, what leads into a class and out of it, who speaks to it.
What does not: weights, scores and findings, which are the analysis's.
"""

from counterpoint.network.argument_network import (
    ArgumentNetwork,
    ClassRelation,
    Inference,
    Surroundings,
)
from counterpoint.network.build import build_network
from counterpoint.network.graph import to_networkx
from counterpoint.network.omission import Omission, network_without

__all__ = [
    "ArgumentNetwork",
    "ClassRelation",
    "Inference",
    "Omission",
    "Surroundings",
    "build_network",
    "network_without",
    "to_networkx",
]
