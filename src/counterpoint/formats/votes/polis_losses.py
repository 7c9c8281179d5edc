"""What of a Polis export is not in the map: passes, times, authors, and what moderators did."""

from __future__ import annotations

from counterpoint.formats.losses import Conversion, Loss, carried_of
from counterpoint.formats.votes.polis_export import Conversation
from counterpoint.model import ArgumentMap, VoteTable


def conversion_of(
    conversation: Conversation, table: VoteTable, argument_map: ArgumentMap
) -> Conversion:
    """What was carried over from an export, and what was not. Linear in the votes."""
    comments = conversation.comments.values()
    meta = {column for column, claim in enumerate(table.claims) if claim in table.meta}
    votes = zip(table.columns, table.votes, strict=True) if meta else ()
    votes_on_meta = sum(vote != 0 and column in meta for column, vote in votes)
    in_table = "which the table of votes has"
    losses = (
        Loss("votes:pass", table.votes.count(0), f"passes, {in_table}"),
        Loss("votes:meta", votes_on_meta, f"votes on what says who somebody is, {in_table}"),
        Loss(
            "groups",
            sum(group is not None for group in table.groups),
            f"in which group somebody is, {in_table}",
        ),
        Loss(
            "comments:rejected",
            len(table.rejected),
            f"that a moderator took a comment out, {in_table}",
        ),
        Loss(
            "comments:accepted",
            sum(each.is_accepted for each in comments),
            "that a moderator let a comment pass",
        ),
        Loss(
            "comments:author",
            sum(bool(each.author) for each in comments),
            "who wrote a comment, and when",
        ),
        Loss("votes:replaced", conversation.replaced, "votes that a later one replaced"),
        Loss("votes:time", len(table.votes), "when a vote was cast"),
        Loss("participants:xid", conversation.external_ids, "ids of participants elsewhere"),
    )
    return Conversion("polis", carried_of(argument_map), losses)
