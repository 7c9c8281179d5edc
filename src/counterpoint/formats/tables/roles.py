"""What a column holds, and the headers by which people name it.

What belongs here: the words, in the languages in which sheets come. What does not: which column
of a table is taken where two would do (`counterpoint.formats.tables.layout`).
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from types import MappingProxyType


class ColumnRole(Enum):
    """What a column holds; the value is what ``--column`` and a columns file call it."""

    EXPERT = "expert"
    GIVEN = "given-name"
    FAMILY = "surname"
    CLAIM = "claim"
    STANCE = "stance"
    CONFIDENCE = "confidence"
    COMMENT = "comment"
    DATE = "date"
    SOURCE = "source"
    URL = "url"
    PAGE = "page"
    QUOTE = "quote"
    HOW = "how"
    TOPIC = "topic"
    QUESTION = "question"
    AFFILIATION = "affiliation"
    POST = "role"
    GROUP = "group"
    REASON = "reason"
    REASON_FOR = "reason-for"
    REASON_AGAINST = "reason-against"
    FOR_BY = "reason-for-by"
    AGAINST_BY = "reason-against-by"
    NUMBER = "number"


# Those that say something of one answer, and not of the whole row: a wide table repeats them.
OF_ANSWER = frozenset(
    {
        ColumnRole.STANCE,
        ColumnRole.CONFIDENCE,
        ColumnRole.COMMENT,
        ColumnRole.REASON,
        ColumnRole.QUOTE,
    }
)
# Of these a table may have several columns; their texts are joined.
REPEATED = frozenset({ColumnRole.COMMENT})

_HEADERS: dict[ColumnRole, str] = {
    ColumnRole.EXPERT: """
        expert, experts, expert name, name, full name, panelist, panellist, panel member,
        participant, participant name, respondent, economist, speaker, who, who said it,
        who says so, said by,
        by, person, author, interview, interviewee, voter, member, forecaster, analyst, witness,
        commentator, delegate, signatory, attributed to,
        first and last name, name and surname, wie heißen sie,
        wie ist ihr name, vollständiger name, піб, повне ім'я, ім'я та прізвище, прізвище та ім'я,
        як вас звати, expertin, experte, teilnehmer, teilnehmerin,
        sprecher, wer, експерт, експертка, учасник, ім'я, хто, хто сказав, спікер, автор
    """,
    ColumnRole.GIVEN: """
        first name, given name, forename, recipient first name, recipientfirstname, vorname,
        ім'я особове
    """,
    ColumnRole.FAMILY: """
        last name, surname, family name, recipient last name, recipientlastname, nachname,
        familienname, прізвище
    """,
    ColumnRole.CLAIM: """
        claim, claims, statement, statements, proposition, thesis, assertion, item, claim text,
        statement text, comment body, prediction, recommendation, key message, aussage, these,
        behauptung, твердження, теза
    """,
    ColumnRole.STANCE: """
        stance, for against, pro con, side,
        vote, votes, your vote, your answer, level of agreement, degree of agreement,
        answer, response, position, opinion, agreement, rating, verdict,
        view, agree or disagree, for or against, haltung, stimme, antwort, bewertung, позиція,
        голос, відповідь, оцінка
    """,
    ColumnRole.CONFIDENCE: """
        confidence, certainty, sure, your confidence, how sure are you,
        how sure, how certain, how confident, sureness, confidence level,
        sicherheit, gewissheit, konfidenz, впевненість, упевненість
    """,
    ColumnRole.COMMENT: """
        comment, comments, rationale, note, notes, remark, remarks, explanation, justification,
        kommentar, begründung, anmerkung, коментар, примітка, пояснення
    """,
    ColumnRole.DATE: """
        date, day, when, date said, published, timestamp, time, year, datum, jahr, zeitstempel,
        recorded date, recordeddate, completion time, submit date, date submitted, submitdate,
        submitted at, дата, рік, позначка часу
    """,
    ColumnRole.SOURCE: """
        source, source title, publication, outlet, document, report, article, medium, quelle,
        джерело
    """,
    ColumnRole.URL: "url, link, source url, source link, address, web address, посилання",
    ColumnRole.PAGE: "page, pages, page number, seite, сторінка",
    ColumnRole.QUOTE: """
        quote, quotes, exact quote, quotation, verbatim, exact words, key phrase, passage, zitat,
        wortlaut, цитата
    """,
    ColumnRole.HOW: "how",
    ColumnRole.TOPIC: """
        topic, topics, theme, category, subject, tag, tags, area, thema, kategorie, тема
    """,
    ColumnRole.QUESTION: "question, question text, frage, питання, запитання",
    ColumnRole.AFFILIATION: """
        affiliation, organisation, organization, institution, university, employer, company,
        institute, organization name, which organisation do you work for, where do you work,
        which organization do you work for, firm, bank, think tank, party affiliation, universität,
        einrichtung,
        organisation name, організація, установа, університет
    """,
    ColumnRole.POST: """
        role, title, job title, post, occupation, profession, function, funktion, rolle, посада
    """,
    ColumnRole.GROUP: "group, camp, bloc, cluster, gruppe, lager, група, табір",
    ColumnRole.REASON: """
        reason, reasons, argument, because, why, ground, grounds, key point, grund, причина
    """,
    ColumnRole.REASON_FOR: "reason for, reasons for, argument for, pro, pros, for it, підстава за",
    ColumnRole.REASON_AGAINST: """
        reason against, reasons against, argument against, con, cons, objection, counterargument,
        kontra, contra, підстава проти
    """,
    ColumnRole.FOR_BY: "who is for it",
    ColumnRole.AGAINST_BY: "who is against it",
    ColumnRole.NUMBER: """
        id, no, nr, number, row, index, comment id, arg id, key point id, statement id, claim id,
        question id, номер, x
    """,
}

# How a survey asks for them: "What is your full name?", "Please enter your affiliation".
_QUESTION = re.compile(
    r"(?:please )?(?:(?:enter|state|give|provide|type|write|tell us|fill in|indicate|specify) )?"
    r"(?:what is |what's |which is )?(?:your |the |ihr |ihre |ваше |ваша |ваш )?(?P<what>.+?)"
    r"(?: of (?:the )?(?:respondent|participant|panell?ist|expert))?(?: please)?"
)
_NAME_OF = re.compile(r"(?:full )?name of (?:the )?(.+)|(.+?) (?:full )?name")
_LONGEST_ASKED = 80  # letters: longer headers are statements
_ASKED_FOR = frozenset(
    {
        ColumnRole.EXPERT,
        ColumnRole.GIVEN,
        ColumnRole.FAMILY,
        ColumnRole.AFFILIATION,
        ColumnRole.POST,
    }
)

_PARENTHESES = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def plain_header(header: str) -> str:
    """A header for comparison: its words in small letters, what stands in brackets left out.

    >>> plain_header("Confidence (1-10):"), plain_header("WHO_said it?")
    ('confidence', 'who said it')
    """
    text = _PARENTHESES.sub(" ", header) if _PARENTHESES.sub("", header).strip() else header
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    words = "".join(letter if letter.isalnum() or letter == "'" else " " for letter in plain)
    return " ".join(words.split())


def in_brackets(header: str) -> str:
    """What a header says in brackets, as of a scale.

    >>> in_brackets("Confidence (1-10)")
    '1-10'
    """
    return " ".join(_PARENTHESES.findall(header))


ROLE_OF_HEADER: MappingProxyType[str, ColumnRole] = MappingProxyType(
    {
        plain_header(name): role
        for role, names in _HEADERS.items()
        for name in (role.value, *names.split(","))
    }
)


def role_of(header: str) -> ColumnRole | None:
    """What a column with this header usually holds, if it is a usual one.

    >>> role_of("Who said it"), role_of("A toll")
    (<ColumnRole.EXPERT: 'expert'>, None)
    >>> role_of("Panelist Name"), role_of("Name of the expert")
    (<ColumnRole.EXPERT: 'expert'>, <ColumnRole.EXPERT: 'expert'>)
    >>> role_of("What is your full name?"), role_of("What is your opinion?")
    (<ColumnRole.EXPERT: 'expert'>, None)
    """
    plain = plain_header(header)
    role = ROLE_OF_HEADER.get(plain)
    if role is not None or len(plain) > _LONGEST_ASKED:
        return role
    person = _NAME_OF.fullmatch(plain)
    if person and ROLE_OF_HEADER.get(person[1] or person[2]) is ColumnRole.EXPERT:
        return ColumnRole.EXPERT
    match = _QUESTION.fullmatch(plain)
    role = ROLE_OF_HEADER.get(match["what"]) if match else None
    return role if role in _ASKED_FOR else None
