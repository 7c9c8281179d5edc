"""Words that turn a sentence round: what is like in letters and says something else.

Two phrases that differ in a negation, in a number or by a word of the opposite sense are never
taken for each other, however alike they look. What belongs here: those words, in English,
Ukrainian and German. What does not: how alike two phrases are (`quotations`).
"""

from __future__ import annotations

import re

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
        "inside/outside above/below over/under "
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
_SUFFIXES = (("ful", "less"), ("voll", "los"))


def is_turned_round(one: str, other: str) -> bool:
    """Whether two phrases differ in a negation, a number or a word of the opposite sense.

    >>> is_turned_round("peace is likely", "peace is unlikely")
    True
    >>> is_turned_round("the tolls work", "The toll works")
    False
    """
    first, second = (_words(phrase) for phrase in (one, other))
    if _marks(first) != _marks(second):
        return True
    ours, theirs = set(first) - set(second), set(second) - set(first)
    return any(_are_opposite(x, y) for x in ours for y in theirs)


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
    gone = set(theirs) - set(ours)
    new_words = sorted(set(ours) - set(theirs))
    return next((x for x in new_words if any(_are_opposite(x, y) for y in gone)), "")


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
        one.removesuffix(x) == other.removesuffix(y) and one.endswith(x) and other.endswith(y)
        for first, second in _SUFFIXES
        for x, y in ((first, second), (second, first))
    )
