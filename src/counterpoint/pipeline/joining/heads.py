"""What several maps ask and in which language, and which ask something else."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.errors import Problems
from counterpoint.model.naming import title_key
from counterpoint.pipeline.joining.names import NamedMap


def question_of(maps: Sequence[NamedMap]) -> str:
    """What the first map asks that asks something, "" where none does."""
    return next(filter(None, (owner.map.question for owner in maps)), "")


def note_languages(maps: Sequence[NamedMap], problems: Problems) -> None:
    """Which maps are in another language than the first."""
    for other in maps[1:]:
        if other.map.language != maps[0].map.language:
            message = (
                f"is in the language {other.map.language!r}, and the joined map is said to be in "
                f"{maps[0].map.language!r}"
            )
            problems.warn(other.place, message, "its texts stay as they are", "languages")


def note_questions(maps: Sequence[NamedMap], question: str, problems: Problems) -> None:
    """Which maps ask something else than the joined one: their people seem to meet, and may not."""
    key = title_key(question)
    for other in maps:
        own = other.map.question
        if own and title_key(own) != key:
            message = f'asks "{own}", and the joined map asks "{question}"'
            advice = (
                "claims of equal titles are one all the same; if these are two debates, read each "
                "alone, or keep them apart in one store (`counterpoint push --each`)"
            )
            problems.warn(other.place, message, advice, "joined-questions")
