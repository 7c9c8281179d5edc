"""Tags that are none of the map's topics and nearly one of them: more often a slip than a topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterpoint.errors import Mending, Place, Problems, did_you_mean
from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown_map.metadata.lookalikes import differ_in_a_letter

_SHORTEST = 4  # letters; shorter words differ in one on purpose: bus, bud
_LONGEST = 60  # letters; nobody types a longer tag, and each letter costs a word of that length
_MOST = 100  # labels that share a rest, so that many labels stay linear


def warn_of_near_topics(
    documents: Sequence[Document], labels: Mapping[str, str], problems: Problems
) -> None:
    """Note each tag that differs in a letter, or in capitals, from the label of one topic alone.

    ``labels`` are those of the frontmatter; a map that gives none may use any tag.
    """
    near_labels = _NearLabels(labels)
    nearest = {
        tag: names[0]
        for tag in dict.fromkeys(tag for document in documents for tag in document.tags)
        if tag not in labels and len(names := near_labels.of(tag)) == 1
    }
    members = (member for document in documents for member in document.all_members())
    for member in members if nearest else ():
        for tag in member.tags:
            if tag in nearest:
                message = f"the topic #{tag} is none of those under topics:"
                advice = did_you_mean(nearest[tag], pattern="#{}")
                mending = Mending(f"#{tag}", f"#{nearest[tag]}")
                problems.warn(_place(member, tag), message, advice, "near-topic", mending)


class _NearLabels:
    """Labels by what they are without one of their letters: near ones have such a rest in common.

    Linear in the labels, where a comparison of each tag with each would not be.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = {}
        for label in labels:
            for rest in _rests(label):
                self._by_rest.setdefault(rest, []).append(label)

    def of(self, tag: str) -> list[str]:
        """The labels that differ from a tag in a letter or in capitals, in their order."""
        labels = (label for rest in _rests(tag) for label in self._by_rest.get(rest, ())[:_MOST])
        return [label for label in dict.fromkeys(labels) if _is_near(tag, label)]


def _rests(word: str) -> set[str]:
    """A word without regard to case, whole and without each of its letters."""
    folded = word.casefold()
    if len(folded) > _LONGEST:
        return {folded}
    return {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}


def _is_near(tag: str, name: str) -> bool:
    if tag.casefold() == name.casefold():
        return True
    return len(tag) >= _SHORTEST and tag.isalpha() and differ_in_a_letter(tag, name)


def _place(member: Member, tag: str) -> Place:
    """Where the tag stands; where the member begins if it is written in another way."""
    offset = member.source.text.find(f"#{tag}", member.offset, member.end)
    return member.place if offset < 0 else member.source.place(offset)
