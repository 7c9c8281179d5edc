"""What is so over many maps: who is one person, who changed position, what comes up again.

Pure functions on digests, which are maps without what only their own pages show. What does not
belong here: where digests come from and how they are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.analysis.archive.archive import Archive
    from counterpoint.analysis.archive.contradictions import Contradiction, find_contradictions
    from counterpoint.analysis.archive.digest import digest_of, digest_of_former

__all__ = ["Archive", "Contradiction", "digest_of", "digest_of_former", "find_contradictions"]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(  # digests load NetworkX, and what is kept needs none
        __name__,
        {
            ".archive": "Archive",
            ".contradictions": "Contradiction find_contradictions",
            ".digest": "digest_of digest_of_former",
        },
    )
