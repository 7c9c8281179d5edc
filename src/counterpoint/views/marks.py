"""The plain signs of who stands where, for tables without drawings, and what they mean.

The page draws its own. What belongs here: a sign for each mark, and the legend.
"""

from __future__ import annotations

from counterpoint.model import Issue, IssuePosition, Mark
from counterpoint.wording import Voice

SIGNS = {
    Mark.SAYS: "++",
    Mark.RESERVED: "+?",
    Mark.FOLLOWS: "(+)",
    Mark.AGAINST: "--",
    Mark.TELLS_AGAINST: "(-)",
    Mark.SILENT: "",
}
IN_PART = "(~)"
PART = "~"
BESIDE = "°"
UNDECIDED = "?"  # who was asked and takes no side, which is an answer and no silence
UNREAD = "–"  # of whom nothing is on record: no side, and no silence either


def sign_of(position: IssuePosition) -> str:
    """The sign of a position, with what is added where it is of another claim."""
    is_part_told = position.mark_key == "mark.follows-in-part"
    sign = IN_PART if is_part_told else SIGNS[position.mark]
    if position.in_part and sign and not is_part_told:
        sign += PART
    return f"{sign}{BESIDE}" if position.is_beside else sign


def sign_without_side(issue: Issue, expert: str) -> str:
    """The sign of somebody of the panel who has no position on an issue."""
    if expert in issue.undecided:
        return UNDECIDED
    return SIGNS[Mark.SILENT] if expert in issue.silent else UNREAD


def legend(
    voice: Voice, *, has_unread: bool, has_undecided: bool = False, pattern: str = "{}"
) -> str:
    """What each sign means, in a sentence; ``pattern`` is how a sign is set."""

    def entry(sign: str, key: str) -> str:
        return f"{pattern.format(sign)} {voice.word(f'mark.{key}')}"

    meaning = ", ".join(entry(sign, mark.value) for mark, sign in SIGNS.items() if sign)
    unread = f"{entry(UNREAD, 'unread')}; " if has_unread else ""
    undecided = f"{entry(UNDECIDED, 'undecided')}; " if has_undecided else ""
    silent = voice.word("line.empty-silent")
    in_part, beside = entry(IN_PART, "follows-in-part"), entry(BESIDE, "beside")
    part = entry(PART, "in-part")
    return f"{meaning}, {in_part}; {part}; {beside}; {undecided}{unread}{silent}."
