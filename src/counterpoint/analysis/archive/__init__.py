"""What is so over many maps: who is one person, who changed position, what comes up again.

Pure functions on digests, which are maps without what only their own pages show. What does not
belong here: where digests come from and how they are kept.
"""

from counterpoint.analysis.archive.archive import Archive
from counterpoint.analysis.archive.contradictions import Contradiction, find_contradictions
from counterpoint.analysis.archive.digest import digest_of

__all__ = ["Archive", "Contradiction", "digest_of", "find_contradictions"]
