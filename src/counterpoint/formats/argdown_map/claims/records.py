"""Claims and topics as records, and the claims that are missing."""

from __future__ import annotations

from collections.abc import Mapping

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.claims.content import ClaimDraft, Content, allot_ids
from counterpoint.formats.argdown_map.claims.matters import Matters, find_actor
from counterpoint.formats.argdown_map.metadata.values import read_choice
from counterpoint.model import Claim, ClaimKind, Topic, slug


def note_undefined(content: Content, problems: Problems) -> None:
    """Note each claim and argument that is referred to and given a text nowhere."""
    titles = [title for (kind, title), claim in content.claims.items() if claim.is_defined]
    for (kind, title), claim in content.claims.items():
        if claim.is_defined:
            continue
        pattern, other = ("[{}]", "[{}]: text") if kind == "statement" else ("<{}>", "<{}>: text")
        others = (one for one in titles if one != title)
        advice = f"give it a text: {other.format(title)}"
        problems.error(
            claim.members[0].place,
            f"{pattern.format(title)} is never defined",
            problems.did_you_mean(title, others, advice, pattern=pattern),
            "undefined-reference",
        )


def topic_records(
    content: Content, labels: Mapping[str, str]
) -> tuple[tuple[Topic, ...], dict[str, str]]:
    """The topics that are used or labelled, and the id of each tag."""
    tags = dict.fromkeys(labels)
    for claim in content.claims.values():
        tags |= claim.tags
    allotted = allot_ids((("tag", tag), slug(tag)) for tag in tags)
    ids = {tag: allotted["tag", tag] for tag in tags}
    return tuple(Topic(ids[tag], labels.get(tag, tag)) for tag in tags), ids


def claim_records(
    content: Content,
    topic_ids: Mapping[str, str],
    matters: Matters,
    problems: Problems,
    *,
    is_ours: bool,
) -> tuple[Claim, ...]:
    """The claims, each with its one kind."""
    return tuple(
        Claim(
            claim.id,
            claim.title,
            claim.text,
            _kind(claim, problems) if is_ours else None,
            tuple(sorted(topic_ids[tag] for tag in claim.tags)),
            find_actor(claim, problems) if is_ours else "",
            matters.of(claim),
            claim.place,
        )
        for claim in content.claims.values()
    )


def note_misplaced_kinds(content: Content, problems: Problems) -> None:
    """Note each kind that stands on an argument of several claims."""
    for argument in content.arguments.values():
        for member in argument.members if argument.pcs else ():
            if member.data is not None and "kind" in member.data:
                message = "a kind is of a claim, and this argument is a structure of several"
                place = member.data.key_place("kind")
                problems.error(place, message, "put it on the claim that is meant", "not-a-claim")


def _kind(claim: ClaimDraft, problems: Problems) -> ClaimKind | None:
    first_kind: ClaimKind | None = None
    first: Place | None = None
    for member in claim.members:
        node = None if member.data is None else member.data.get("kind")
        kind = read_choice(node, "kind", ClaimKind, problems)
        if kind is None or node is None:
            continue
        if first_kind is None:
            first_kind, first = kind, node.place
        elif kind is not first_kind:
            problems.error(
                node.place,
                f"[{claim.title}] is a {kind.value} here and a {first_kind.value} at {first}",
                "a claim has one kind: keep one, or give one of them another title",
                "conflicting-kind",
            )
    return first_kind
