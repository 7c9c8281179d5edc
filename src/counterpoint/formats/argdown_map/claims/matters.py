"""What a claim says of itself besides its kind: who is to act, which matters it belongs to, and
with which claims it was compared and found to be unrelated.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import Member
from counterpoint.formats.argdown_map.claims.content import ClaimDraft, Content, allot_ids
from counterpoint.formats.argdown_map.claims.setting import Setting
from counterpoint.formats.argdown_map.head.frontmatter import IssueEntry
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.metadata.values import is_absent, read_items, read_text
from counterpoint.formats.yaml_data import YamlMapping, YamlNode
from counterpoint.model import IssueName, JudgedPair, slug


class Matters:
    """Reads the issues that claims name; those of the head come first, and must be named."""

    def __init__(
        self, content: Content, entries: Mapping[str, IssueEntry], problems: Problems
    ) -> None:
        self._problems = problems
        self._entries = entries
        self._keys = {entry.question: key for key, entry in entries.items()}
        self._keys_of_claims: dict[str, set[str]] = {}
        self._new: dict[str, Place] = {}
        for claim in content.claims.values():
            for member in claim.members:
                node = None if member.data is None else member.data.get("issue")
                for item in read_items(node):
                    key = self._key(item)
                    if key is not None:
                        self._keys_of_claims.setdefault(claim.id, set()).add(key)
        self._note_unnamed()
        allotted = allot_ids((("issue", question), slug(question)) for question in self._new)
        self._ids = {key: key for key in entries} | {
            question: allotted["issue", question] for question in self._new
        }

    def of(self, claim: ClaimDraft) -> tuple[str, ...]:
        """The ids of the issues that a claim belongs to, sorted."""
        return tuple(sorted(self._ids[key] for key in self._keys_of_claims.get(claim.id, ())))

    def records(self) -> tuple[IssueName, ...]:
        """All issues that are named."""
        of_head = [
            IssueName(key, entry.question, entry.place) for key, entry in self._entries.items()
        ]
        of_claims = [IssueName(self._ids[x], x, place) for x, place in self._new.items()]
        return (*of_head, *of_claims)

    def _key(self, node: YamlNode) -> str | None:
        """The key of an issue of the head, or a question of its own."""
        text = read_text(node, "issue", self._problems)
        if text is None or text in self._entries:
            return text
        if text in self._keys:
            return self._keys[text]
        if " " not in text:
            advice = self._problems.did_you_mean(
                text, self._entries, "write the question, or name it under issues: at the top"
            )
            message = f"{cut_at_word(text)!r} is no issue of this map"
            self._problems.error(node.place, message, advice, "unknown-issue")
            return None
        self._new.setdefault(text, node.place)
        return text

    def _note_unnamed(self) -> None:
        names = {key for keys in self._keys_of_claims.values() for key in keys}
        for key, entry in self._entries.items():
            if key not in names:
                message = f"no claim belongs to the issue {cut_at_word(entry.question)!r}"
                advice = f"add issue: {key} to its claims, or leave it out"
                self._problems.error(entry.place, message, advice, "empty-issue")


def find_actor(claim: ClaimDraft, problems: Problems) -> str:
    """Who is to act, "" where it is not said; noted where two lines say two."""
    actor, first = "", Place("")
    for member in claim.members:
        node = None if member.data is None else member.data.get("actor")
        text = read_text(node, "actor", problems)
        if text is None or node is None:
            continue
        if actor and text != actor:
            message = f"{cut_at_word(text)!r} is to act here, and {cut_at_word(actor)!r} at {first}"
            advice = "keep one, or make two claims of it"
            problems.error(node.place, message, advice, "conflicting-definition")
        elif not actor:
            actor, first = text, node.place
    return actor


def find_judged(content: Content, setting: Setting) -> tuple[JudgedPair, ...]:
    """The pairs of claims of which ``no-conflict`` says that they are unrelated."""
    pairs: dict[str, JudgedPair] = {}
    for claim in content.claims.values():
        for member in claim.members:
            for pair in _judged_at(member, claim, setting):
                earlier = pairs.get(pair.id)
                if earlier is None or (pair.note and not earlier.note):
                    pairs[pair.id] = pair
    return tuple(pairs.values())


def _judged_at(member: Member, claim: ClaimDraft, setting: Setting) -> list[JudgedPair]:
    node = None if member.data is None else member.data.get("no-conflict")
    entries: list[tuple[YamlNode, YamlNode | None]] = (
        list(node.entries)
        if isinstance(node, YamlMapping)
        else [(x, None) for x in read_items(node)]
    )
    pairs = []
    for name, detail in entries:
        other = setting.claim_named(name)
        if other is claim:
            message = f"[{claim.title}] is compared with itself"
            setting.problems.error(name.place, message, "name another claim", "self-relation")
        elif other is not None:
            value = detail.get("note") if isinstance(detail, YamlMapping) else detail
            note = "" if is_absent(value) else read_text(value, "note", setting.problems) or ""
            claims = tuple(sorted((claim.id, other.id)))
            pairs.append(JudgedPair("--".join(claims), claims, note, name.place))
    return pairs
