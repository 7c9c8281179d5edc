"""The map as a network: what stands beside what, and who stands where.

What belongs here: the NetworkX graph of a map, its equivalence classes, and look-ups that every
analysis needs. What does not: weights, scores and findings, which are the analysis's.
"""

from counterpoint.network.argument_network import ArgumentNetwork, Inference
from counterpoint.network.build import build_network
from counterpoint.network.graph import Node, build_graph

__all__ = ["ArgumentNetwork", "Inference", "Node", "build_graph", "build_network"]
