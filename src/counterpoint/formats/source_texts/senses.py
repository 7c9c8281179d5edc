"""Whether two phrases that are like in letters say the same, or one of them something else.

One is taken for the other only where each word of it is a word of the other, or that word
misspelt; a little word may stand more. Never where they differ in a negation, in a number or by a
word of the opposite sense, however alike those look. What belongs here: those words, in English,
Ukrainian and German. What does not: how alike two phrases are (`quotations`).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def _words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATIONS = _words_in(
    "not no never nor neither none nobody nothing nowhere cannot without hardly barely scarcely "
    "не ні ані ніколи нічого ніхто ніде жоден жодна жодне жодного жодної без немає нема навряд "
    "nicht nie niemals kein keine keinen keinem keiner keines niemand nichts nirgends ohne kaum "
    "weder"
)
_NUMBERS = _words_in(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozen half third quarter double twice thrice once first "
    "second fourth fifth sixth seventh eighth ninth tenth "
    "нуль один одна одне два дві три чотири п'ять шість сім вісім дев'ять десять одинадцять "
    "дванадцять двадцять тридцять сорок п'ятдесят сто двісті тисяча тисячі мільйон мільярд "
    "половина третина чверть двічі тричі перший друга другий третій "
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig "
    "vierzig fünfzig hundert tausend million milliarde dutzend hälfte drittel viertel doppelt "
    "zweimal dreimal erste zweite dritte"
)
_OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in _words_in(
        "more/less most/least many/few all/some always/sometimes before/after for/against up/down "
        "rise/fall rises/falls rose/fell rising/falling increase/decrease increases/decreases "
        "increased/decreased increasing/decreasing gain/lose gains/loses win/lose wins/loses "
        "won/lost better/worse best/worst higher/lower high/low good/bad strong/weak "
        "stronger/weaker early/late earlier/later open/closed opened/closed with/without "
        "yes/no accept/reject accepted/rejected include/exclude included/excluded "
        "internal/external import/export imports/exports major/minor maximum/minimum "
        "possible/impossible right/wrong true/false safe/unsafe start/stop public/private "
        "inside/outside above/below over/under majority/minority "
        "більше/менше більший/менший до/після за/проти вище/нижче краще/гірше зростає/спадає "
        "зросте/впаде рано/пізно добре/погано сильний/слабкий завжди/іноді "
        "mehr/weniger viele/wenige vor/nach für/gegen höher/niedriger besser/schlechter "
        "steigt/fällt früh/spät gut/schlecht stark/schwach immer/manchmal mit/ohne"
    )
)
# Before a whole word they turn it round: likely, unlikely.
_PREFIXES = (
    *("un", "in", "im", "ir", "il", "dis", "non", "mis", "anti", "counter", "under", "over"),
    *("не", "без", "анти", "проти", "недо"),
    *("miss", "nicht", "gegen", "ent"),
)
# And after one: hopeful, hopeless.
_SUFFIXES = (("ful", "less"), ("voll", "los"), ("er", "ee"), ("or", "ee"), ("voll", "slos"))
# Two beginnings that turn one another round: include, exclude; einschließen, ausschließen.
_BEGINNINGS = tuple(
    pair.split("/", maxsplit=1)
    for pair in _words_in(
        "in/ex im/ex im/em inter/intra pro/op under/over hyper/hypo pre/post as/de en/de up/down "
        "ein/aus zu/ab auf/ab vor/nach hin/her ab/an an/aus auf/zu mehr/minder über/unter "
        "в/ви у/ви за/ви при/ви при/від до/від над/під пере/недо за/від біль/мен до/після"
    )
)
# Words that may stand more in one of two phrases, within it: they say nothing alone.
_LITTLE = _words_in(
    "a an the that and also der die das den dem des ein eine einen einem einer und auch daß dass "
    "і й та також"
)
# Words of which one may stand for another.
_PLACES = _words_in("in at on of by in im an am у в на")
# Up to so many letters a word is misspelt by none, by one, and longer ones by two: a short word
# with another letter is another word (may, way).
_NO_ERROR, _ONE_ERROR = 3, 7


def is_turned_round(one: str, other: str) -> bool:
    """Whether two phrases differ in more than the spelling of their words.

    >>> is_turned_round("peace is likely", "peace is unlikely")
    True
    >>> is_turned_round("they support the toll", "they oppose the toll")
    True
    >>> is_turned_round("the tolls work", "The toll works")
    False
    """
    first, second = (_words(phrase) for phrase in (one, other))
    if _marks(first) != _marks(second):
        return True
    if "".join(first) == "".join(second):  # one word or two: lower town, lowertown
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return any(
        kind != "equal" and _differ(first, second, (a, b, c, d))
        for kind, a, b, c, d in matcher.get_opcodes()
    )


def _differ(first: list[str], second: list[str], places: tuple[int, int, int, int]) -> bool:
    """Whether words that stand at one place of two phrases are others, and not misspelt."""
    a, b, c, d = places
    ours, theirs = first[a:b], second[c:d]
    if "".join(ours) == "".join(theirs):
        return False
    if len(ours) == len(theirs):
        return not all(map(_is_misspelt, ours, theirs))
    is_within = 0 < a <= b < len(first) and 0 < c <= d < len(second)
    return not (is_within and _LITTLE.issuperset(ours + theirs))


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two words are one, in two spellings."""
    if _are_opposite(one, other):
        return False
    shorter = min(len(one), len(other))
    if one == other or {one, other} <= _LITTLE or {one, other} <= _PLACES:
        return True
    if shorter <= _NO_ERROR:
        return False
    return _distance(one, other) <= (1 if shorter <= _ONE_ERROR else 2)


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, added, left out or swapped with the next."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def added_sense(wording: str, sentence: str) -> str:
    """What turns a wording of a sentence round, or adds to it: "negation", a number, or a word.

    A wording may say a part of its sentence, so that a number may be gone; a negation may not be,
    nor may one be added, a number, or a word of the opposite sense. "" where there is no such.

    >>> added_sense("Peace is unlikely.", "Peace is likely by May.")
    'unlikely'
    """
    ours, theirs = _words(wording), _words(sentence)
    if any(map(_is_negation, ours)) != any(map(_is_negation, theirs)):
        return "negation"
    numbers = [x for x in ours if x in _NUMBERS or any(map(str.isdigit, x))]
    new_number = next((number for number in numbers if number not in theirs), "")
    if new_number:
        return new_number
    old_words = set(theirs) - set(ours)
    new_words = sorted(set(ours) - set(theirs))
    return next((x for x in new_words if any(_are_opposite(x, y) for y in old_words)), "")


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase.casefold().replace("\u2019", "'").replace("\u02bc", "'"))


def _marks(words: list[str]) -> list[str]:
    """The negations, all of one sort, and the numbers, in their order."""
    return [
        "not" if _is_negation(word) else word
        for word in words
        if _is_negation(word) or word in _NUMBERS or any(map(str.isdigit, word))
    ]


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _are_opposite(one: str, other: str) -> bool:
    if frozenset((one, other)) in _OPPOSITES:
        return True
    short, long = sorted((one, other), key=len)
    if any(long == prefix + short for prefix in _PREFIXES):
        return True
    return any(
        _is_swapped(one, other, first, second, at_end=at_end)
        for pairs, at_end in ((_SUFFIXES, True), (_BEGINNINGS, False))
        for pair in pairs
        for first, second in (pair, pair[::-1])
    )


def _is_swapped(one: str, other: str, first: str, second: str, *, at_end: bool) -> bool:
    """Whether two words are alike but for two beginnings, or endings."""
    if at_end:
        is_so = one.endswith(first) and other.endswith(second)
        return is_so and one.removesuffix(first) == other.removesuffix(second) != ""
    is_so = one.startswith(first) and other.startswith(second)
    return is_so and one.removeprefix(first) == other.removeprefix(second) != ""
