"""Suppositions: what a debate would look like if a claim were settled, or an expert left out.

What belongs here: the findings and issues under a supposition, and how they differ from those of
the debate as it is, in sentences. What does not: what falls (`counterpoint.analysis.whole`).
"""

from counterpoint.analysis.supposing.supposer import Supposer, suppose

__all__ = ["Supposer", "suppose"]
