"""What may be asked: queries and nothing else, whatever the text hides."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from itertools import product

import pyoxigraph as px
import pytest

from counterpoint.errors import InputError
from counterpoint.store.queries.sparql import LONGEST_QUERY, MOST_NESTED, QueryOutline, read_outline
from counterpoint.vocab import PREFIXES

SERVICE = "SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        ("SELECT * { ?s ?p ?o }", QueryOutline("SELECT", has_from=False)),
        ("ask {}", QueryOutline("ASK", has_from=False)),
        ("PREFIX a: <urn:a> CONSTRUCT { ?s a:p 1 } { }", QueryOutline("CONSTRUCT", has_from=False)),
        ("# SELECT\nBASE <urn:x> DESCRIBE <y>", QueryOutline("DESCRIBE", has_from=False)),
        ("SELECT * from <urn:g> { ?s ?p ?o }", QueryOutline("SELECT", has_from=True)),
        ("SELECT * FROM NAMED <urn:g> { }", QueryOutline("SELECT", has_from=True)),
        ("ASKFROM<urn:g>{}", QueryOutline("ASK", has_from=True)),
        ("CONSTRUCTFROM<urn:g>WHERE{?s ?p ?o}", QueryOutline("CONSTRUCT", has_from=True)),
        ('VERSION "1.2"ASKFROM<urn:g>{}', QueryOutline("ASK", has_from=True)),
        ("PREFIXex:<urn:x>ASKFROMex:g{}", QueryOutline("ASK", has_from=True)),
        ("PREFIXa:<urn:x>PREFIXb:<urn:y>ASK{?s a:p b:q}", QueryOutline("ASK", has_from=False)),
        ("ASK{GRAPHschema:g{}}", QueryOutline("ASK", has_from=False)),
        ("PREFIX ex:<urn:x> DESCRIBE?s FROMex:g{}", QueryOutline("DESCRIBE", has_from=True)),
        ("PREFIX from:<urn:x> DESCRIBE from:g", QueryOutline("DESCRIBE", has_from=False)),
    ],
)
def test_the_form_of_a_query_is_seen(text: str, outline: QueryOutline) -> None:
    assert read_outline(text) == outline


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service ?from ?load { ?service ?from ?load }",
        "SELECT * { ?s ?p \"SERVICE\" , '''\nLOAD\n''' , \"a\"@service }",
        "SELECT * { ?s ?p _:SERVICE , rdfs:SERVICE }",
        "SELECT * { ?s ?p <urn:SERVICE> } # SERVICE <urn:x> {}",
        "PREFIX from: <urn:y:> SELECT * { ?s from:SERVICE schema:Service ; schema:serviceOf ?o }",
        "BASE <urn:x> SELECT * { <expert/service> ?p <service/a>,<#service>,<it/s#a-service> }",
        "SELECT * { ?s ?p <https://service.example/x#y> ; ^ex:a-service|ex:b:service ?o }".replace(
            "ex:", "schema:"
        ),
        r"SELECT * { ?s rdfs:a\#b 1 ; rdfs:b\'SELECT 2 }",
        "SELECT * { VALUES (?a ?b) { (<http://x#1> <http://y#2>) (rdfs:a <http://z#3>) } }",
        "SELECT * { ?s ?p ?o FILTER(?o<'a>b') }",
        "SELECT * { ?s ?p ?o FILTER(?o<5&&?p>3) }",
        f"SELECT * {{ {'{ ?s ?p ?o } UNION ' * MOST_NESTED}{{}} }}",
    ],
    ids=[
        *("variables", "strings", "labels", "comment", "names", "IRIs", "local names", "escapes"),
        "fragments in values",
        *("string compared", "tight comparison", "brackets side by side"),
    ],
)
def test_a_word_that_is_no_keyword_is_let_through(text: str) -> None:
    assert read_outline(text) == QueryOutline("SELECT", has_from=False)


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ {SERVICE} }}",
        "SELECT * { sErViCe<urn:x>{} }",
        "SELECT * { ?s ?p ?o.SERVICE?s{} }",
        "SELECT * { ?s ?p 1.SERVICE?s{} }",
        'SELECT * { ?s ?p "a"SERVICE<urn:x>{} }',
        "SELECT * { # '\nSERVICE <urn:x> {} }",
        'SELECT * { ?s ?p "\\"" . SERVICE <urn:x> {} # "\n }',
        f'SELECT (?x<?b#>"""\n AS ?y) {{ {SERVICE} #"""\n }}',
        f'SELECT * {{ BIND(1 AS ?x) FILTER(?x<?b#>"""\n ) {SERVICE} #"""\n }}',
        f"SELECT * {{ BIND(1 AS ?x) FILTER(?x<?b#>'''\n ) {SERVICE} #'''\n }}",
        f"SELECT * {{ BIND(1 AS ?x) FILTER(?x<'''#>'''  ) {SERVICE} #'''\n }}",
        f'ASK {{ FILTER(1<2&&<a#>"""\n ) FILTER(1<?b#>"""\n ) {SERVICE} #"""\n }}',
    ],
    ids=[
        *("plain", "case", "after a variable", "after a number", "after a string"),
        *("after a comment", "escaped quote", "in a projection", "in a filter"),
        *("other quotes", "string for IRI", "twice"),
    ],
)
def test_a_call_to_another_server_is_refused_however_it_hides(text: str) -> None:
    with pytest.raises(InputError, match="calls another server"):
        read_outline(text)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <file:///etc/hostname>",
        "# a comment\n load silent <urn:x> INTO GRAPH <urn:g>",
        "PREFIX a: <urn:SELECT> INSERT DATA { a:b a:c 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETEWHERE { ?s ?p ?o FILTER EXISTS { SELECT * {} } }",
        "ASK {} ; DROP ALL",
        "DROP ALL",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="the query would change data"):
        read_outline(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the query has no form of SPARQL"),
        ("hello", "the query has no form of SPARQL"),
        ("SELECT * { }" + " " * LONGEST_QUERY, f"is longer than {LONGEST_QUERY} bytes"),
        ("ASK { } #" + "\u0436" * (LONGEST_QUERY // 2), f"is longer than {LONGEST_QUERY} bytes"),
        ("ASK { FILTER" + "(" * 65 + "1" + ")" * 65 + " }", f"is nested more than {MOST_NESTED}"),
        ("ASK { ?s ex:p 1 }", "does not declare the prefix ex:"),
    ],
    ids=["empty", "prose", "long", "long in bytes", "deep", "prefix"],
)
def test_what_is_no_fair_query_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_outline(text)


def test_the_place_is_told_with_its_line() -> None:
    with pytest.raises(InputError) as failure:
        read_outline("SELECT *\n{ ?s\tex:p ?o }", "mine.rq")

    assert failure.value.problems[0].with_caret().splitlines()[1:] == [
        "    { ?s\tex:p ?o }",
        "        \t^",
    ]
    assert str(failure.value.problems[0].place) == "mine.rq:2:6"


# After an operand: comparisons that look like an IRI, and IRIs that look like one.
COMPARISONS = (
    "<?b#>",
    "<?b'>",
    "<rdfs:a#>",
    "<'#>'",
    "<2&&?b#>",
    "<?b",
    "<<urn:a#b>",
    "=<urn:c#d>",
)
QUOTES = ('"""', "'''", '"', "'", "")
CLOSINGS = ("\n ) ", " ) ", ")\n", "\n")
ENDINGS = ("#", "", "\n#")


@pytest.fixture(scope="module")
def closed_port() -> Iterator[int]:
    """A port that is taken and refuses every connection."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        yield busy.getsockname()[1]


def test_whatever_the_engine_would_send_is_refused(closed_port: int) -> None:
    service = f"SERVICE <http://127.0.0.1:{closed_port}/> {{}}"
    let_out = []
    hidden = 0
    for comparison, quote, closing, ending, last in product(
        COMPARISONS, QUOTES, CLOSINGS, ENDINGS, QUOTES
    ):
        text = f"BIND(2 AS ?x) FILTER(?x{comparison}{quote}{closing}{service} {ending}{last}\n"
        query = f"SELECT * {{ {text} }}"
        if reaches_out(query):
            hidden += 1
            let_out += [query] * is_let_through(query)

    assert let_out == []
    assert hidden > 50


def is_let_through(text: str) -> bool:
    try:
        read_outline(text)
    except InputError:
        return False
    return True


def reaches_out(text: str) -> bool:
    """Whether Oxigraph tries to connect when it runs the query."""
    try:
        answer = px.Store().query(text, prefixes=dict(PREFIXES))
        assert isinstance(answer, px.QuerySolutions)
        list(answer)
    except SyntaxError:
        return False
    except (OSError, RuntimeError):
        return True
    return False


def test_the_engine_alone_would_see_a_connection(closed_port: int) -> None:
    assert reaches_out(f"SELECT * {{ SERVICE <http://127.0.0.1:{closed_port}/> {{}} }}")


@pytest.mark.parametrize(
    "text",
    [
        'DEFINE get:soft "soft" PREFIX get:<urn:x> SELECT * FROM <urn:far> {}',
        'PREFIX get:<urn:x> defineget:soft "soft" SELECT * FROM <urn:far> {}',
        r'\u0044EFINE get:soft "soft" PREFIX get:<urn:x> ASK {}',
    ],
    ids=["pragma", "touching", "escaped"],
)
def test_a_store_is_not_told_how_to_work(text: str) -> None:
    with pytest.raises(InputError, match="tells the store how to work") as failure:
        read_outline(text)

    assert {problem.code for problem in failure.value.problems} == {"not-allowed"}


def test_a_byte_that_is_no_utf_8_is_told_with_its_place() -> None:
    with pytest.raises(InputError) as failure:
        read_outline("ASK {\n ?s ?p '\udcff' }", "mine.rq")

    assert str(failure.value).startswith("mine.rq:2:9: the query is not UTF-8 here")
