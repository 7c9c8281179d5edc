"""Issues: the matters on which a panel can be compared, one entry each.

What belongs here: which claims make one matter, who stands where on it, and what sort of difference
it shows. What does not: the findings beneath, which ``kinds`` finds.
"""

from counterpoint.analysis.issues.brief import find_brief
from counterpoint.analysis.issues.find import NamedMatter, find_issues, find_named_matters

__all__ = ["NamedMatter", "find_brief", "find_issues", "find_named_matters"]
