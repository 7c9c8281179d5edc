"""Numbers of a scale: which scale a column is on, and what its numbers say.

A scale is named (``--scale confidence=1..10``, a header such as "Confidence (1-10)") or evident
from the numbers; where it is neither, it is asked for and not guessed. What belongs here:
confidence and answers in numbers. What does not: answers in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from counterpoint.formats.sureness import Sureness, on_scale, sureness_in
from counterpoint.formats.tables.answers import Answer, Side, answer_of
from counterpoint.formats.tables.roles import in_brackets
from counterpoint.model import Grade

PROBABILITY = "probability"
_NUMBER = re.compile(r"([+-]?[0-9]{1,20}(?:[.,][0-9]{1,20})?|[+-]?[.,][0-9]{1,20})\s*(%?)")
_RANGE = re.compile(r"([+-]?[0-9]{1,4})\s*(?:\.\.\.?|to|bis|до|through|[-–—])\s*([+-]?[0-9]{1,4})")
_ENDS = re.compile(r"([+-]?[0-9]{1,4})\s*=\s*([^,;=]{2,40})")
_PER_CENT = frozenset({"%", "in %", "percent", "per cent", "in percent", "prozent", "in prozent"})


@dataclass(frozen=True, slots=True)
class Scale:
    """From the number that says least to the one that says most, which may be the smaller."""

    low: float
    high: float

    def share(self, number: float) -> float | None:
        """Where a number stands between the ends, 0 to 1; ``None`` beyond them."""
        share = (number - self.low) / (self.high - self.low)
        return share if 0 <= share <= 1 else None

    def __str__(self) -> str:
        """As a setting names it."""
        return f"{self.low:g}..{self.high:g}"


@dataclass(frozen=True, slots=True)
class Understood:
    """How a column is understood, in words, and by cell; or what must be asked first.

    ``doubt`` is what was assumed and is said.
    """

    words: str
    read: Callable[[str], object | None]
    question: str = ""
    doubt: str = ""


def scale_in(text: str) -> Scale | None:
    """The scale that a text names; numbers that are given words by those.

    >>> str(scale_in("1-10")), str(scale_in("1 = strongly agree, 5 = strongly disagree"))
    ('1..10', '5..1')
    """
    ends = [(float(number), answer_of(words.strip())) for number, words in _ENDS.findall(text)]
    sides = {answer.side: number for number, answer in ends if answer is not None}
    if Side.AGREE in sides and Side.DISAGREE in sides:
        return Scale(sides[Side.DISAGREE], sides[Side.AGREE])
    match = _RANGE.search(text)
    if match is None or float(match[1]) == float(match[2]):
        return None
    return Scale(float(match[1]), float(match[2]))


def names_scale(header: str) -> bool:
    """Whether a header says in brackets on which scale the numbers below it are.

    >>> names_scale("A toll (1-5)"), names_scale("How likely is it? (%)"), names_scale("A toll")
    (True, True, False)
    """
    words = in_brackets(header).strip().casefold()
    return words in _PER_CENT or scale_in(words) is not None


def without_scale(header: str) -> str:
    """A header without the brackets at its end that name a scale and nothing else.

    >>> without_scale("A toll (1 = disagree, 5 = agree)"), without_scale("A toll (round 1)")
    ('A toll', 'A toll (round 1)')
    """
    text, bracket, words = header.rstrip(" )]").rpartition("(")
    words = words.strip().casefold()
    is_scale = _RANGE.fullmatch(words) or ends_in(words) or words in _PER_CENT
    is_whole = bracket and text.strip() and header.rstrip().endswith(")")
    return text.rstrip() if is_whole and is_scale else header


def ends_in(text: str) -> Scale | None:
    """The scale of answers whose two ends a text names.

    >>> str(ends_in("Please rate: 1 = strongly disagree, 5 = strongly agree"))
    '1..5'
    """
    scale = scale_in(text)
    return scale if scale is not None and len(_ENDS.findall(text)) > 1 else None


def number_in(cell: str) -> tuple[float, bool] | None:
    """The number that a cell is and whether per cent; ``None`` if it is none.

    >>> number_in("80 %"), number_in("0,8"), number_in("high")
    ((80.0, True), (0.8, False), None)
    """
    match = _NUMBER.fullmatch(cell)
    if match is None:
        return None
    return float(match[1].replace(",", ".").replace("+", "")), bool(match[2])


def understand_confidence(cells: Collection[str], header: str, setting: str) -> Understood:
    """How a column of confidences is to be read, by its cells without the empty ones."""
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    stated = scale_in(setting or header)
    if stated is None and header.strip().casefold() in _PER_CENT:
        return Understood("per cent", _per_cent)
    return _evident(numbers) if stated is None else _as_stated(stated)


def _as_stated(scale: Scale) -> Understood:
    return Understood(f"{scale.low:g} to {scale.high:g}", lambda cell: _on_scale(cell, scale))


def _evident(numbers: Sequence[tuple[float, bool]]) -> Understood:
    """The scale that numbers show to be on, each with whether it is per cent."""
    plain = [value for value, is_per_cent in numbers if not is_per_cent]
    largest = max(plain, default=0.0)
    if not plain or largest <= 1:
        words = "per cent" if numbers and not plain else "0 to 1" if plain else "words"
        return Understood(words, lambda cell: _on_scale(cell, Scale(0, 1)))
    if 5 < largest <= 10:
        scale = Scale(0 if 0 in plain else 1, 10)
        return Understood("1 to 10", lambda cell: _on_scale(cell, scale))
    above = sum(value > 10 for value in plain)
    if 10 < largest <= 100 and 2 * above < len(plain):
        question = f"{largest:g} is above 10, and most are not: a slip, or per cent"
        return Understood("", lambda _: None, question)
    if 10 < largest <= 100:
        return Understood("0 to 100", lambda cell: _on_scale(cell, Scale(0, 100)))
    question = f"numbers up to {largest:g} are on no scale that is evident"
    return Understood("", lambda _: None, question)


def _per_cent(cell: str) -> Sureness | None:
    number = number_in(cell)
    return sureness_in(cell if number is None or number[1] else f"{number[0]:g} %")


def _on_scale(cell: str, scale: Scale) -> Sureness | None:
    """How sure a cell says somebody is: 8 on a scale that ends with 10 is 0.8."""
    number = number_in(cell)
    if number is None or number[1]:
        return sureness_in(cell)
    value, _ = number
    inside = scale.share(value)
    if inside is None:
        return None
    smallest, largest = sorted((scale.low, scale.high))
    if smallest in {0, 1} and scale.low == smallest:
        # On 1 to 10 the least is a tenth and not nothing, as people who answer "1" still answer.
        return on_scale(value, largest)
    steps = largest if smallest in {0, 1} else largest - smallest + 1
    rank = inside * (largest - smallest) + (0 if smallest == 0 else 1)
    share = round(rank / steps, 6)
    return Sureness(share) if 0 < share <= 1 else None


def understand_answers(cells: Collection[str], header: str, setting: str) -> Understood:
    """How a column of answers is to be read, by its cells without the empty ones."""
    numbers = [number for cell in cells if (number := number_in(cell)) is not None]
    is_share = header.strip().casefold() in _PER_CENT
    if setting == PROBABILITY or (
        numbers and (is_share or all(is_per_cent for _, is_per_cent in numbers))
    ):
        doubt = "" if setting else "above 50 % is read as agreement, as sure as it says"
        return Understood("how likely, above half agrees", _likely, doubt=doubt)
    scale = scale_in(setting or header)
    if scale is not None and numbers:
        doubt = f"{scale.high:g} is read as the strongest agreement"
        is_sure = bool(setting or _ENDS.search(header))
        words = f"{scale.low:g} (disagrees most) to {scale.high:g} (agrees most)"
        return Understood(words, lambda cell: _graded(cell, scale), doubt="" if is_sure else doubt)
    values = {value for value, _ in numbers}
    if values <= {-1.0, 0.0, 1.0}:
        is_odd = 0.0 in values and -1.0 not in values
        doubt = "0 is read as uncertain, since 1 agrees and -1 disagrees" if is_odd else ""
        return Understood("words" if not values else "1, -1 and 0", answer_of, doubt=doubt)
    if min(values) < 0 and values <= {-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0}:
        end = 3.0 if values & {-3.0, 3.0} else 2.0
        return Understood(f"{-end:g} to {end:g}", lambda cell: _graded(cell, Scale(-end, end)))
    span = f"{min(values):g} to {max(values):g}"
    return Understood("", lambda _: None, f"numbers from {span} do not say which end agrees")


def _graded(cell: str, scale: Scale) -> Answer | None:
    number = number_in(cell)
    if number is None:
        return answer_of(cell)
    share = scale.share(number[0])
    if share is None:
        return None
    off_middle = round(abs(share - 0.5) * 2, 6)
    if off_middle == 0:
        return Answer(Side.UNCERTAIN)
    grade = None
    if abs(scale.high - scale.low) >= 3:  # fewer steps say a side and no strength
        grade = Grade.STRONG if off_middle >= 0.8 else Grade.MILD if off_middle <= 0.4 else None
    return Answer(Side.AGREE if share > 0.5 else Side.DISAGREE, grade)


def _likely(cell: str) -> Answer | None:
    number = number_in(cell)
    if number is None:
        return answer_of(cell)
    share = number[0] / 100 if number[1] or number[0] > 1 else number[0]
    if not 0 <= share <= 1:
        return None
    if share == 0.5:
        return Answer(Side.UNCERTAIN)
    side = Side.AGREE if share > 0.5 else Side.DISAGREE
    return Answer(side, confidence=round(max(share, 1 - share), 6))
