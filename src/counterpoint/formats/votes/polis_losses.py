"""What of a Polis export is not in the map: passes, times, authors, and what moderators did."""

from __future__ import annotations

from counterpoint.formats.losses import Conversion, Loss, carried_of
from counterpoint.formats.votes.polis_export import Conversation
from counterpoint.formats.votes.polis_participants import claim_id
from counterpoint.model import ArgumentMap


def conversion_of(conversation: Conversation, argument_map: ArgumentMap) -> Conversion:
    """What was carried over from an export, and what was not. Linear in the votes."""
    comments = conversation.comments
    participants = conversation.participants.values()
    claims = {claim_id(number) for number, each in comments.items() if each.is_meta}
    meta = {column for column, claim in enumerate(conversation.claims) if claim in claims}
    codes = [
        (column, code)
        for participant in participants
        for column, code in zip(participant.columns, participant.codes, strict=True)
    ]
    written = sum(bool(each.author) for each in comments.values())
    accepted = sum(each.is_accepted for each in comments.values())
    rejected = sum(each.is_rejected for each in comments.values())
    grouped = sum(participant.group is not None for participant in participants)
    in_table = "which the table of votes has"
    losses = (
        Loss("votes:pass", sum(not code for _, code in codes), f"passes, {in_table}"),
        Loss(
            "votes:meta",
            sum(column in meta and code != 0 for column, code in codes),
            f"votes on what says who somebody is, {in_table}",
        ),
        Loss("groups", grouped, f"in which group somebody is, {in_table}"),
        Loss("comments:rejected", rejected, f"that a moderator took a comment out, {in_table}"),
        Loss("comments:accepted", accepted, "that a moderator let a comment pass"),
        Loss("comments:author", written, "who wrote a comment, and when"),
        Loss("votes:replaced", conversation.replaced, "votes that a later one replaced"),
        Loss("votes:time", len(codes), "when a vote was cast"),
        Loss("participants:xid", conversation.external_ids, "ids of participants elsewhere"),
    )
    return Conversion("polis", carried_of(argument_map), losses)
