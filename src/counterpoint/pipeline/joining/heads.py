"""What several maps ask and in which language, and which ask something else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from counterpoint.errors import Problems
from counterpoint.pipeline.joining.claims import title_key
from counterpoint.pipeline.joining.names import NamedMap


def question_of(maps: Sequence[NamedMap]) -> str:
    """What the first map asks that asks something; a file's name for want of a question is none."""
    questions = (x.map.question for x in maps if not _is_called_after_its_file(x))
    return next(filter(None, questions), maps[0].map.question)


def tell_languages(maps: Sequence[NamedMap], problems: Problems) -> None:
    """Which maps are in another language than the first."""
    for other in maps[1:]:
        if other.map.language != maps[0].map.language:
            message = (
                f"is in the language {other.map.language!r}, and the joined map is said to be in "
                f"{maps[0].map.language!r}"
            )
            problems.warn(other.place, message, "its texts stay as they are", "languages")


def tell_questions(maps: Sequence[NamedMap], question: str, problems: Problems) -> None:
    """Which maps ask something else than the joined one: their people seem to meet, and may not."""
    key = title_key(question)
    for other in maps:
        own = other.map.question
        if own and title_key(own) != key and not _is_called_after_its_file(other):
            message = f'asks "{own}", and the joined map asks "{question}"'
            advice = (
                "claims of equal titles are one all the same; if these are two debates, read each "
                "alone, or keep them apart in one store (`counterpoint push --each`)"
            )
            problems.warn(other.place, message, advice, "joined-questions")


def _is_called_after_its_file(owner: NamedMap) -> bool:
    return owner.map.question == owner.map.title == PurePath(owner.file).stem
