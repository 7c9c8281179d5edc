"""A first title for a claim, taken from the sentence that it is drafted from."""

from __future__ import annotations

import re


def _words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A clause is taken whole where it is short; of a longer one as much as a title holds.
_LONGEST_CLAUSE, _MOST_WORDS, _LEAST_WORDS = 10, 8, 3
_LEADING = re.compile(
    r"(?:(?:and|but|so|yet|or|then|also|thus|hence|however|therefore|moreover|finally|first|second"
    r"|та|але|отже|тож|проте|однак|також|нарешті|по-перше"
    r"|und|aber|doch|also|daher|deshalb|zudem|schließlich|erstens)\b[\s,:]*)+",
    re.IGNORECASE,
)
# What such a clause says is no claim; so a title goes on beyond its comma.
_SUBORDINATE = re.compile(
    r"(?:if|when|while|as|although|though|before|after|since|where|unless|until"
    r"|whatever|wherever|whoever"
    r"|якщо|коли|хоча|поки|після|до|якби|попри|wenn|falls|als|obwohl|bevor|nachdem|seit)\b",
    re.IGNORECASE,
)
# What stands before such a beginning's comma is a claim only where it is longer than a setting.
_SETTING = re.compile(
    r"(?:on|in|at|despite|from|with|without|to|for|during|under|over|by"
    r"|у|в|на|під|для|без|in|im|am|bei|mit|ohne|für|trotz|während)\b",
    re.IGNORECASE,
)
_LONGEST_SETTING = 5  # words
# A title that ends with one of these breaks off.
OPEN_ENDS = _words_in(
    "a an the of to in on at by for and or but nor is are was be am as if it its we he she "
    "they you i no not so my our his her all any than that which who whose this these those "
    "there their should would could might may can must will shall have has had do does did "
    "been were being having when while because although with from into about between "
    "against under over cannot made make what where very more most less such only even one "
    "two three і й та а але що як на у в з до за від по при про для не ні це той та ці він "
    "вона вони ми буде будуть може можуть треба слід який яка яке які щоб коли якщо через "
    "після перед його der die das den dem des ein eine einen einem einer und oder aber zu im "
    "auf mit von vom zum zur für ist sind war wird werden hat haben soll sollte sollten "
    "würde würden könnte könnten muss müssen kann nicht kein dass wenn weil über unter nach "
    "ohne gegen es er sie wir ich sich"
)
_BREAK = re.compile(r"[,;:.!?)\u2013\u2014]+$")
_EDGES = " \t\n\"'.,;:!?()[]{}<>\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019\u2013\u2014\u2026*_#-"


def title_of(sentence: str) -> str:
    """The first clause of a sentence, of at most ten words; of a longer one eight at most.

    >>> title_of("So the Strand should move, to the fields above the station.")
    'The Strand should move'
    >>> title_of("Not in a day.")
    'Not in a day'
    """
    plain = sentence.strip(_EDGES)
    leading = _LEADING.match(plain)
    plain = plain[leading.end() :] if leading is not None else plain
    words, is_whole = _first_clause(plain)
    if not is_whole:
        main, is_main = _first_clause(_main_clause(plain))
        words, is_whole = (main, True) if is_main and len(main) >= _LEAST_WORDS else (words, False)
    if not is_whole:
        words = words[:_MOST_WORDS]
        while len(words) > _LEAST_WORDS and words[-1].rstrip(",;").casefold() in OPEN_ENDS:
            words.pop()
    title = " ".join(words).rstrip(",;").translate(str.maketrans("[]<>{}", "()()()"))
    return title[:1].upper() + title[1:]


def standing_words(part: str) -> str:
    """A part of a sentence as a sentence: without what leads on to it, with a capital and an end.

    >>> standing_words("and the wall is the reason,")
    'The wall is the reason.'
    """
    plain = part.strip().rstrip(",;: ")
    leading = _LEADING.match(plain)
    plain = plain[leading.end() :] if leading is not None else plain
    end = "" if plain[-1:] in set('.!?\u2026"\u201d\u2019') else "."
    return plain[:1].upper() + plain[1:] + end


def _main_clause(sentence: str) -> str:
    """What a subordinate clause at the beginning is followed by; "" where it goes on in itself."""
    if _SUBORDINATE.match(sentence) is None:
        return ""
    rest = sentence.partition(",")[2].strip()
    return "" if _LEADING.match(rest) else rest


def _first_clause(sentence: str) -> tuple[list[str], bool]:
    """The words up to the end of the first clause, and whether it ends within the limit."""
    is_subordinate = _SUBORDINATE.match(sentence) is not None
    least = _LONGEST_SETTING + 1 if _SETTING.match(sentence) else _LEAST_WORDS
    words: list[str] = []
    for run in sentence.split():
        if len(words) == _LONGEST_CLAUSE:
            return words, False
        word = run.strip(_EDGES)
        # A comma within a title keeps apart what would say something else: "Yes, the town".
        words += [word + run[-1] if run[-1] in ",;" else word] if word else []
        ends = _BREAK.search(run) is not None or not word
        is_comma = run.endswith(",")
        is_enough = len(words) >= (least if is_comma else _LEAST_WORDS)
        if is_enough and ends and not (is_subordinate and is_comma):
            return words, True
    return words, True


def unlike(title: str, titles: set[str]) -> str:
    """The title, numbered where it is taken; what it gives is taken from then on.

    The number is the first free one where those below it are taken, found in few steps.
    """
    if title not in titles:
        titles.add(title)
        return title
    step = 1
    while f"{title} ({1 + step})" in titles:
        step *= 2
    low, high = 1 + step // 2, 1 + step  # the one below is taken, or 1; this is free
    while high - low > 1:
        middle = (low + high) // 2
        is_taken = f"{title} ({middle})" in titles
        low, high = (middle, high) if is_taken else (low, middle)
    titles.add(f"{title} ({high})")
    return f"{title} ({high})"
