"""Queries that call a server in ways which a guard may overlook, and queries that only look so.

Pieces are put together by a grammar, then glued, re-cased, escaped and commented. What belongs
here: making texts. What does not: judging them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

PREFIXES = ("ex", "SERVICE", "SERVICEex", "serviceSILENT", "SILENTex", "a.b", "", "é", "a1")
DECLARATIONS = ("PREFIX ", "prefix", "PREFIX\n")
# What ends an IRI decides whether a name in it is an IRI.
NAMESPACES = ("urn:x:", "http://h:99", "http://[::1]", "http://h/", "urn:", "http://h/#")
# Ends of triples, in forms that munch what follows, or do not.
TERMS = (
    *(
        "?o",
        "$o",
        "1",
        "1.5",
        "1e5",
        ".5",
        "true",
        "false",
        "'t'",
        '"t"',
        "'t'@en",
        '"""t"""',
        "[]",
    ),
    *(
        "ex:",
        "ex:",
        "ex:",
        "ex:a",
        "ex:a.b",
        "ex:-1",
        "_:b",
        "<urn:x>",
        "'1'^^ex:a",
        r"ex:a\#b",
        "a.b:c",
        "''",
    ),
)
FRAMES = (
    "ASK{%s}",
    "SELECT * {%s}",
    "SELECT*WHERE{{}UNION{%s}}",
    "ASK{OPTIONAL{%s}}",
    "ASK{FILTER(NOT EXISTS{%s})}",
    "ASK{FILTER EXISTS{%s}}",
    "SELECT(COUNT(*)AS?n){{SELECT*{%s}}}",
    "CONSTRUCT{?s ?p ?o}WHERE{?s ?p ?o.%s}",
    "ASK{MINUS{?x ?y ?z}%s}",
    "ASK{VALUES?x{1 'a' UNDEF<urn:x>}%s}",
    "ASK{BIND(1 AS?x)%s}",
    "ASK{GRAPH?g{}%s}",
    "ASK{LATERAL{%s}}",
    "DESCRIBE?s{%s}",
)
# What may make a guard lose its place, and what takes up the place again behind the call.
COVERS = (
    ("", ""),
    ("FILTER(1<2&&?x<?b#>'''\n)", "#'''\n"),
    ('FILTER(?x<?b#>"""\n)', '#"""\n'),
    ("FILTER(?x<'''#>'''  )", "#'''\n"),
    ("FILTER(1<ex:a#>'\n)", "#'\n"),
    ("#'''\n", "#'''\n"),
    ("# '\r", "# '\n"),
    ("VALUES?v{'''a'}", "#'''\n"),
    ("VALUES?v{'''it's\n'''}", ""),
    ('VALUES?v{"""a "\n"""}', ""),
    (r"?s ?p '\u0027.", "#'\n"),
    (r"?s ?p '\\'.", "#'\n"),
    (r"?s ?p <urn:x\u003e.", "#>\n"),
    ("?s ?p ?o#\\u000a", "\n"),
    (r"?s ?p '\U0027.", "#'\n"),
    ("?s ?p ?o#\\U000a", "\n"),
    ("FILTER(?x<<urn:a#'>)", "#'\n"),
    ("?s ?p '\\'\"'.", '#"\n'),
)
# Letters of names that no IRI has: an engine that takes them along goes back to the colon.
ODD_LETTERS = ("\ufff0", "\ufffd")
BETWEEN = ("", "", " ", ".", " . ", "\n", "#c\n", "\t", "\r", "\x0b", "\u00a0", "\ufeff", "\0", ";")


def hidden_calls(seed: int, count: int, address: str) -> Iterator[str]:
    """``count`` queries with a call to ``address`` somewhere, most of them readable."""
    chance = random.Random(seed)
    for _ in range(count):
        text = _query(chance, address)
        for _ in range(chance.choice((0, 0, 1, 2))):
            text = chance.choice(MUTATIONS)(chance, text)
        yield text


def harmless_queries(seed: int, count: int) -> Iterator[str]:
    """``count`` correct queries full of the word, never as a keyword."""
    chance = random.Random(seed)
    words = ("?service", "$Service", "schema:Service", "schema:serviceOf", "schema:a-service")
    terms = (
        *(*words, "'service'", '"SERVICE <urn:x> {}"', "'''a\n service'''", "'x'@service"),
        *(
            "<https://service.example/a>",
            "<urn:service:x>",
            "_:service",
            "<service/a>",
            "<a/service-b>",
        ),
    )
    comments = ("", " # SERVICE <urn:x> {}\n", " ", "\n")
    for _ in range(count):
        frame = chance.choice(FRAMES)
        triples = (
            f"{chance.choice(words)} {chance.choice(words)} {chance.choice(terms)} ."
            f"{chance.choice(comments)}"
            for _ in range(chance.randint(1, 3))
        )
        compared = chance.choice(
            ("", "FILTER(?service<?Service)", "FILTER(?service<5&&?o>schema:service)")
        )
        yield frame % ("".join(triples) + compared)


def _query(chance: random.Random, address: str) -> str:
    prefixes = dict.fromkeys(chance.sample(PREFIXES, chance.choice((0, 0, 1, 3))))
    prologue = "".join(
        f"{chance.choice(DECLARATIONS)}{prefix}:"
        f"<{chance.choice((*NAMESPACES, address))}>{chance.choice(('', ' '))}"
        for prefix in prefixes
    )
    prologue += f"PREFIX ex:<{chance.choice(NAMESPACES)}>PREFIX to:<{address}>"
    before, after = chance.choice(COVERS) if chance.random() < 0.4 else ("", "")
    if chance.random() < 0.1:
        declared, call = _glued_to_name(chance, address)
        return prologue + declared + chance.choice(FRAMES) % f"{before}{call}{after}"
    triple = ""
    if chance.random() < 0.5:
        triple = f"?s ?p {chance.choice(TERMS)}{chance.choice(BETWEEN)}"
    return prologue + chance.choice(FRAMES) % f"{before}{triple}{_call(chance, address)}{after}"


def _call(chance: random.Random, address: str) -> str:
    word = "".join(chance.choice((x.upper(), x.lower())) for x in "service")
    silent = chance.choice(("", "", " SILENT", "SILENT", "silent "))
    target = chance.choice(
        (f"<{address}>", f" <{address}>", "to:", " to:", "?s", " ?s", "SERVICE:")
    )
    if target.strip() == "?s":
        return f"BIND(<{address}> AS ?s){word}{silent}{target}{{}}"
    return f"{word}{silent}{target}{chance.choice(('{}', ' {?a ?b ?c}', '{ASK}'))}"


def _glued_to_name(chance: random.Random, address: str) -> tuple[str, str]:
    """A prefix, and a call behind a name in it that ends before it seems to."""
    word = chance.choice(("SERVICE", "service", "ServiceSILENT"))
    target = f"<{address}>{{}}"
    odd = chance.choice(ODD_LETTERS)
    namespace, call = chance.choice(
        (
            (chance.choice(("http://h:99", "http://[::1]")), f"?s ?p ex:{word}{target}"),
            ("urn:x", f"?s ex:-1{word}{target}"),
            ("urn:x:", f"?s ?p ex:{word}{odd}:{chance.choice(('', 'a'))}{{}}"),
        )
    )
    return f"PREFIX ex:<{namespace}>PREFIX {odd}:<{address}>", call


def _glued(chance: random.Random, text: str) -> str:
    places = [i for i, letter in enumerate(text) if letter in " \n."]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + text[place + 1 :]


def _recased(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    return text[:place] + text[place : place + 8].swapcase() + text[place + 8 :]


def _escaped(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    form = chance.choice(("\\u%04x", "\\U%08X", "\\\\u%04X", "\\U%04x", "\\u%08x"))
    return text[:place] + form % ord(text[place]) + text[place + 1 :]


def _commented(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(("#\n", "#'\n", '#"""\r', "#<\n", "\n#>\n")) + text[place:]


def _inserted(chance: random.Random, text: str) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice((*BETWEEN, *TERMS, "<", ">", "'", '"', "\\")) + text[place:]


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    *(_glued, _recased, _escaped, _commented, _inserted),
)
