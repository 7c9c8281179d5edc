"""What sort of claim a sentence makes and how firmly, guessed from words that often say so.

A guess is shown with the words that it rests on, so that a reader sees at once where it is wrong.
What belongs here: those words, in English, Ukrainian and German. What does not: what a sentence
means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterpoint.model import ClaimKind, Directness, Firmness


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a sentence by their offsets in it, half open, and what they are a sign of."""

    start: int
    end: int
    sign: ClaimKind | Firmness | Directness


@dataclass(frozen=True, slots=True)
class Guess:
    """The sort of claim (how things are, what will happen, what to do) and how it is said.

    ``cues`` are in the order of the sentence; what no cue speaks for is an assessment, said
    outright.
    """

    kind: ClaimKind = ClaimKind.ASSESSMENT
    firmness: Firmness = Firmness.FLAT
    directness: Directness = Directness.EXPLICIT
    cues: tuple[Cue, ...] = ()


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in patterns), re.IGNORECASE
    )


# What is sought first stands first: "should" makes advice of a sentence that also has a "will".
_KINDS = {
    "en": (
        (
            ClaimKind.RECOMMENDATION,
            _any_of(
                r"should(?:n['’]t)?",
                r"must(?:n['’]t)?",
                r"ought to",
                r"ha(?:s|ve) to",
                r"needs? to",
                r"is to be|are to be",
                r"(?:is|are|be) (?:necessary|essential|vital|crucial|unacceptable|imperative)",
                r"let(?: us|['’]s)",
                r"(?:I|we) (?:want|urge|recommend|call for|propose)",
                r"under no circumstances",
                r"no longer acceptable",
            ),
        ),
        (
            ClaimKind.FORECAST,
            _any_of(
                r"will(?: not)?",
                r"won['’]t",
                r"shall",
                r"(?:is|are) (?:going|about|bound|set|(?:un)?likely|apt) to",
                r"sooner or later",
                r"in the long run",
            ),
        ),
    ),
    "uk": (
        (
            ClaimKind.RECOMMENDATION,
            _any_of(
                r"слід",
                r"треба",
                r"потрібно",
                r"необхідно",
                r"варто",
                r"мусить|мусять|мусимо|мусите",
                r"повин(?:ен|на|но|ні)",
                r"має бути|мають бути",
                r"не можна",
                r"неприпустимо",
                r"давайте",
                r"нехай|хай",
            ),
        ),
        (
            ClaimKind.FORECAST,
            _any_of(
                r"буд(?:е|уть|емо)",
                r"\w{3,}тим(?:е|уть|емо)(?:ться)?",
                r"рано чи пізно",
                r"неминуче",
            ),
        ),
    ),
    "de": (
        (
            ClaimKind.RECOMMENDATION,
            _any_of(
                r"soll(?:te|ten|en|t)?",
                r"muss|muß|müss(?:en|t|te|ten)",
                r"darf nicht|dürfen nicht|darf kein\w*|dürfen kein\w*",
                r"brauch(?:t|en)",
                r"ist zu \w+en|sind zu \w+en",
                r"(?:ist|sind|wäre) (?:nötig|notwendig|geboten|unerlässlich)",
                r"gehört verboten|gehören verboten",
                r"lasst uns",
            ),
        ),
        (
            ClaimKind.FORECAST,
            _any_of(r"w(?:ird|erden)(?= .*?en(?!\w))", r"früher oder später", r"auf Dauer"),
        ),
    ),
}
_FIRMNESS = {
    "en": (
        (
            Firmness.UNDERSTOOD,
            _any_of(
                r"(?:I|we)(?: can| do)? (?:see|understand)(?: now)? (?:why|that)",
                r"understandabl[ey]",
            ),
        ),
        (
            Firmness.CONCEDED,
            _any_of(
                r"I (?:grant|concede|admit)|I do not deny",
                r"(?:it is )?true(?=,)|to be sure|admittedly|granted(?=,)|of course(?=.*\bbut\b)",
            ),
        ),
        (
            Firmness.CONDITIONAL,
            _any_of(
                r"if", r"unless", r"provided that", r"as long as", r"on (?:the )?condition that"
            ),
        ),
        (
            Firmness.HEDGED,
            _any_of(
                r"may",
                r"might",
                r"could",
                r"perhaps",
                r"maybe",
                r"probably",
                r"possibly",
                r"(?:un)?likely",
                r"apt to",
                r"seems?(?: to)?",
                r"appears?(?: to)?",
                r"I (?:think|believe|suspect|suppose|doubt)",
                r"in my (?:view|opinion)",
            ),
        ),
    ),
    "uk": (
        (Firmness.UNDERSTOOD, _any_of(r"розумію, (?:чому|що)", r"зрозуміло, (?:чому|що)")),
        (
            Firmness.CONCEDED,
            _any_of(r"визнаю", r"погоджуюся, що", r"щоправда", r"безперечно(?=.*\bале\b)"),
        ),
        (Firmness.CONDITIONAL, _any_of(r"якщо", r"якби", r"за умови", r"хіба що")),
        (
            Firmness.HEDGED,
            _any_of(
                r"можливо",
                r"може",
                r"можуть",
                r"мабуть",
                r"ймовірно",
                r"імовірно",
                r"напевно",
                r"здається",
                r"на мою думку",
                r"гадаю|вважаю|припускаю",
                r"навряд чи",
            ),
        ),
    ),
    "de": (
        (Firmness.UNDERSTOOD, _any_of(r"(?:ich|wir) verstehen?,? (?:warum|dass)")),
        (Firmness.CONCEDED, _any_of(r"zugegeben", r"ich (?:räume ein|gebe zu)", r"zwar")),
        (
            Firmness.CONDITIONAL,
            _any_of(r"wenn", r"falls", r"sofern", r"es sei denn", r"vorausgesetzt"),
        ),
        (
            Firmness.HEDGED,
            _any_of(
                r"vielleicht",
                r"wahrscheinlich",
                r"vermutlich",
                r"womöglich|möglicherweise",
                r"wohl",
                r"könn(?:te|ten)",
                r"dürfte|dürften",
                r"mag|mögen",
                r"würde|würden",
                r"scheint|scheinen",
                r"ich (?:glaube|denke|meine|vermute)",
                r"meines erachtens",
            ),
        ),
    ),
}
_REPORTED = {
    "en": _any_of(
        r"(?:he|she|they|some|many|critics|others) (?:say|says|said|claim|claims|argue|argues"
        r"|believe|believes|conclude|concludes|fear|fears|suggest|suggests|suggested)",
        r"according to",
        r"is said to|are said to",
        r"as [A-Z]\w+(?: [A-Z]\w+)? (?:said|says|put it|observed|wrote)",
    ),
    "uk": _any_of(
        r"(?:він|вона|вони|дехто|багато хто) (?:каже|кажуть|вважає|вважають|твердить|твердять)",
        r"за словами",
        r"мовляв",
        r"на думку",
    ),
    "de": _any_of(
        r"(?:er|sie|manche|viele|kritiker) (?:sagt|sagen|meint|meinen|behauptet|behaupten)",
        r"laut",
        r"angeblich",
        r"nach (?:Ansicht|Meinung|Worten) \w+",
    ),
}
# What begins with the bare verb is advice: "Mend the cracks." Told by a list, since nothing else
# in a sentence of English says so; "Help" and "Plan" are left out, which are nouns as often.
_ORDERS = re.compile(
    r"[\W_]*(?:(?:and|so|but|then|first|please)[, ]+)*(?:(?:do not|don['’]t|never) \w+|accept|act"
    r"|allow|ask|avoid|ban|be|begin|bring|build|buy|check|choose|close|consult|cut|demand|do|draw"
    r"|end|expect|find|fund|get|give|go|hold|insist|invest|keep|leave|listen|make|mend|open|pay"
    r"|pick|prepare|press|protect|pursue|put|raise|reject|remember|resist|secure|seek|send|set"
    r"|show|spend|start|stop|support|take|tax|tell|tighten|treat|trust|try|use|verify|wait|work)"
    r"(?= (?!(?:is|are|was|were|will|would|may|might|could|should|must|has|have|of)\b))",
    re.IGNORECASE,
)


def guess(sentence: str, language: str = "en") -> Guess:
    """What a sentence may be, with the cues; of a language without cues, nothing is guessed.

    Linear in its letters.

    >>> guess("Perhaps the town should move.").kind.value
    'recommendation'
    >>> [cue.sign.value for cue in guess("Perhaps the town should move.").cues]
    ['hedged', 'recommendation']
    """
    code = language.split("-", maxsplit=1)[0].lower()
    if code not in _KINDS:
        return Guess()
    kind = _first(sentence, _KINDS[code])
    if code == "en" and (kind is None or kind.sign is not ClaimKind.RECOMMENDATION):
        order = _ORDERS.match(sentence)
        kind = kind if order is None else Cue(*order.span(), ClaimKind.RECOMMENDATION)
    firmness = _first(sentence, _FIRMNESS[code])
    report = _REPORTED[code].search(sentence)
    directness = None if report is None else Cue(*report.span(), Directness.REPORTED)
    cues = [cue for cue in (kind, firmness, directness) if cue is not None]
    return Guess(
        kind.sign if kind and isinstance(kind.sign, ClaimKind) else ClaimKind.ASSESSMENT,
        firmness.sign if firmness and isinstance(firmness.sign, Firmness) else Firmness.FLAT,
        Directness.EXPLICIT if directness is None else Directness.REPORTED,
        tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))),
    )


def _first(
    sentence: str, table: tuple[tuple[ClaimKind | Firmness, re.Pattern[str]], ...]
) -> Cue | None:
    """The first words that are a sign of anything in a table, the first sign ahead of others."""
    for sign, pattern in table:
        match = pattern.search(sentence)
        if match is not None:
            return Cue(*match.span(), sign)
    return None
