"""How each claim and argument of a map can be written and referred to.

A claim is ``[Title]``; it is ``<Title>`` where an argument of that title speaks by it alone; and
it is its bare text where its title cannot be written or is that of several. An argument of
several premises, or with a description, is a structure below ``<Title>``, or one without a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, opening_text
from counterpoint.formats.argdown_map.writing.usable import usable_ids
from counterpoint.model import Argument, ArgumentMap, Attack, Claim, Topic, slug

_MOST_TITLES = 1_000  # numbers that are tried for one title, so that many claims stay linear


class ClaimForm(Enum):
    """How a claim stands in the file."""

    STATEMENT = "[Title]: text"
    ARGUMENT = "<Title>: text"
    TEXT = "text"


class Names:
    """The forms of all claims of one map, and their titles as they are written.

    ``voices``, ``sources`` and ``issues`` have the ids that are written for those of the map.
    """

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.voices = usable_ids(expert.id for expert in argument_map.experts)
        self.sources = usable_ids(source.id for source in argument_map.sources)
        used = {issue for claim in argument_map.claims for issue in claim.issues}
        self.issues = usable_ids(
            issue.id
            for issue in argument_map.issues
            if issue.id in used and " ".join(issue.question.split())
        )
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._forms: dict[str, ClaimForm] = {}
        self._titles: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        structures = {one.title for one in argument_map.arguments if is_structure(one, self)}
        self._structures = {title: _sayable(title, "<>") for title in sorted(structures)}
        self._name(argument_map)

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of an id, ``None`` where the id is an argument's or nobody's."""
        return self._claims.get(claim_id)

    def form(self, claim_id: str) -> ClaimForm:
        """How a claim stands in the file."""
        return self._forms[claim_id]

    def title(self, claim_id: str) -> str:
        """Its title as it is written."""
        return self._titles[claim_id]

    def defined(self, claim_id: str) -> str:
        """The claim with its text."""
        title, form, text = self._titles[claim_id], self._forms[claim_id], self._texts[claim_id]
        if form is ClaimForm.TEXT:
            return opening_text(text)
        opener, closer = "[]" if form is ClaimForm.STATEMENT else "<>"
        return f"{opener}{title}{closer}: {argdown_text(text)}"

    def spoken(self, claim_id: str) -> str:
        """The claim as an argument that speaks by it, without a text."""
        return f"<{self._titles[claim_id]}>"

    def referred(self, claim_id: str) -> str:
        """The claim without a text, if it has a title."""
        if self._forms[claim_id] is ClaimForm.TEXT:
            return self.defined(claim_id)
        return f"[{self._titles[claim_id]}]"

    def in_data(self, claim_id: str) -> str:
        """The claim as metadata names it."""
        title = self._titles[claim_id]
        return f"<{title}>" if self._forms[claim_id] is ClaimForm.ARGUMENT else f"[{title}]"

    def structure(self, argument: Argument) -> str:
        """A structure as it is referred to, empty where it has no name."""
        title = self._structures[argument.title]
        return f"<{title}>" if title else ""

    def argument(self, argument: Argument) -> str:
        """An argument of one line as it is referred to, empty where it has no name."""
        premise = argument.premises[0]
        has_name = bool(argument.title) and self._forms[premise] is ClaimForm.ARGUMENT
        return self.spoken(premise) if has_name else ""

    def _name(self, argument_map: ArgumentMap) -> None:
        speaking = _titles_that_speak([*argument_map.arguments, *argument_map.attacks], self)
        referred_ids = {x for stance in argument_map.stances for x in stance.conditions}
        referred_ids |= {x for stance in argument_map.stances for x in stance.goals}
        referred_ids |= {x for pair in argument_map.judged for x in pair.claims}
        referred_ids |= {relation.target for relation in argument_map.relations}
        used_titles: set[tuple[ClaimForm, str]] = set()
        often = Counter(claim.title for claim in argument_map.claims)
        for claim in argument_map.claims:
            title = _sayable(claim.title) or _sayable(cut_at_word(claim.text)) or claim.id
            form = ClaimForm.STATEMENT
            speaks = (claim.id, claim.title) in speaking and title not in self._structures.values()
            if speaks and title == _sayable(title, "<>"):
                form = ClaimForm.ARGUMENT
            text = claim.text.replace("\0", "").strip()
            can_be_bare = bool(text) and claim.title == cut_at_word(claim.text)
            if (
                can_be_bare
                and claim.id not in referred_ids
                and (title != claim.title or often[claim.title] > 1)
            ):
                form = ClaimForm.TEXT
            if form is not ClaimForm.TEXT:
                title = _free(form, title, used_titles)
                used_titles.add((form, title))
            self._forms[claim.id], self._titles[claim.id] = form, title
            self._texts[claim.id] = text or title


def is_structure(one: Argument | Attack, names: Names) -> bool:
    """Whether an argument needs its premises to be listed, and not only a line below a claim."""
    if isinstance(one, Attack):
        return False
    if len(one.premises) != 1 or one.text:
        return True
    claim = names.claim(one.premises[0])
    return bool(one.title) and (claim is None or claim.title != one.title)


def _titles_that_speak(reasons: Iterable[Argument | Attack], names: Names) -> set[tuple[str, str]]:
    """The claims that speak as arguments of their own title."""
    return {
        (one.premises[0], one.title)
        for one in reasons
        if len(one.premises) == 1 and one.title and not is_structure(one, names)
    }


def _sayable(title: str, brackets: str = "[]") -> str:
    """The title without what no title in brackets of a kind can hold."""
    line = " ".join(title.replace("\0", "").split()).translate(str.maketrans(brackets, "()"))
    if brackets == "<>":
        return line.lstrip("+-_!")  # these would make a relation or a comment of it
    return "\u2013" + line[1:] if line.startswith("-") else line


def _free(form: ClaimForm, title: str, used_titles: set[tuple[ClaimForm, str]]) -> str:
    number = 2
    free = title
    while (form, free) in used_titles and number < _MOST_TITLES:
        free = f"{title} ({number})"
        number += 1
    return free


def tag_of(topic: Topic) -> str:
    """The tag from which a topic is read: its label if its id follows from that, else its id."""
    if _can_be_tag(topic.label) and slug(topic.label) == topic.id:
        return topic.label
    return topic.id if _can_be_tag(topic.id) else slug(topic.id)


def _can_be_tag(tag: str) -> bool:
    return " ".join(tag.split()) == tag and not {"(", ")", "\0"} & set(tag) and bool(tag)
