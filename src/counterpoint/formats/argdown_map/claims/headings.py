"""Headings as topics, for a map whose claims have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from counterpoint.formats.argdown import ArgdownSection
from counterpoint.formats.argdown_map.claims.content import ClaimDraft, Content


def tag_by_headings(content: Content, is_speech: Callable[[ArgdownSection], bool]) -> None:
    """Give each claim the headings that its first text stands under as tags.

    Only where no claim has a tag. A heading under which somebody speaks (``is_speech``) says who
    and not of what, one over all claims (the title of the file, say) parts nothing, and one alone
    neither: none of them is a topic.
    """
    claims = list(content.claims.values())
    if any(claim.tags for claim in claims):
        return
    headings = [
        {section.title: None for section in _above(claim) if not is_speech(section)}
        for claim in claims
    ]
    counts = Counter(title for titles in headings for title in titles)
    parting = {title for title, count in counts.items() if count < len(claims)}
    if len(parting) < 2:
        return
    for claim, titles in zip(claims, headings, strict=True):
        claim.tags.update({title: None for title in titles if title in parting})


def _above(claim: ClaimDraft) -> Iterator[ArgdownSection]:
    """The headings over a claim's first text, the nearest first."""
    written = (member for member in claim.members if not member.is_reference)
    section = next(written, claim.members[0]).section
    while section is not None:
        yield section
        section = section.parent
