"""Argdown by others: what their own conventions say of voices and passages, put into ours.

A map of ours says so in its frontmatter. Here are the conventions of files that do not: the
Ipsissima profile, and speakers in data and tags. What belongs here: which key of theirs is which
of ours. What does not: what ours mean. Nobody is taken to say what a file does not say.
"""

from counterpoint.formats.argdown_map.others.conventions import read_conventions
from counterpoint.formats.argdown_map.others.profile import read_profile
from counterpoint.formats.argdown_map.others.translation import Translation

__all__ = ["Translation", "read_conventions", "read_profile"]
