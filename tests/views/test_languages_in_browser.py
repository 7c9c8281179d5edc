"""Every view of a page in Ukrainian and German: nothing of ours stays English or is too wide."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from analysis.debates import debate_of_every_kind
from crowds import crowd_csv
from lengths import IS_LONG
from views.conftest import Opener
from views.page_words import LISTS, OWN_LANGUAGE, OwnWords, routes_of, words_in

from counterpoint import pipeline
from counterpoint.analysis import analyse
from counterpoint.formats import ReadingChoices
from counterpoint.formats.choices import Voters
from counterpoint.model import Analysis, ArgumentMap, VoteTable
from counterpoint.network import build_network
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

PHONE = (360, 740)
DATASET = "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"

# Words that show that a text is English even where a name or a number in it has changed.
ENGLISH = "the of and to for with that is are by on not from which both this it if against"
STRAY = re.compile(rf"\b(?:{ENGLISH.replace(' ', '|')})\b", re.IGNORECASE)
OPTION = re.compile(r"--[a-z-]+")
POINT = re.compile(r"\d\.\d{1,2}(?!\d)")

# What is the same in every language.
SAME = {
    "SPARQL": "the query language's name",
    "PNG": "a file format",
    "SVG": "a file format",
    "sha256": "the name of the digest",
    "AB": "the initials in the legend are nobody's",
    "English": "each language is offered under its own name",
    "Українська": "the same",
    "Deutsch": "the same",
}


@dataclass
class Example:
    map: ArgumentMap
    analysis: Analysis
    routes: list[str]
    votes: VoteTable | None = None

    def page(self) -> str:
        debate = replace(
            self.map,
            language=OWN_LANGUAGE,
            sources=tuple(replace(source, language="") for source in self.map.sources),
        )
        return render_page(debate, self.analysis, dataset=DATASET, votes=self.votes)

    def words(self) -> OwnWords:
        groups = self.map.crowd.groups if self.map.crowd else ()
        if self.votes:
            groups = self.votes.group_names()
        return OwnWords(self.map, self.analysis, groups)


def seed(project: Path, _: Path) -> Example:
    debate = pipeline.read(project / "seeds" / "negotiating-with-putin.argdown")
    analysis = analyse(build_network(debate))
    # The lists are those of findings of every kind, a third of the time here.
    routes = [x for x in routes_of(debate, analysis) if x not in LISTS or IS_LONG]
    return Example(debate, analysis, routes)


def every_kind(_: Path, __: Path) -> Example:
    debate = debate_of_every_kind()
    return Example(debate.map, debate.analysis(), [*LISTS, "outline"])


def nothing(_: Path, __: Path) -> Example:
    empty = ArgumentMap(id="e", base="https://example.org/", title="Nothing", question="What?")
    routes = ["overview", "map", "findings/tensions", "findings/gaps", "experts", "outline"]
    return Example(empty, analyse(build_network(empty)), routes)


def groups(_: Path, folder: Path) -> Example:
    routes = ["map", "findings/tensions", "experts", "experts/voter-0", "outline", "matrix"]
    example = crowd(folder, [*routes, "claims?q=zzz", "claims?sort=split"], grouped=True)
    example.routes.append(f"claims?claim={example.map.claims[0].id}")
    return example


def one_crowd(_: Path, folder: Path) -> Example:
    return crowd(folder, ["claims?sort=rejection", "experts"], grouped=False)


def counts(_: Path, folder: Path) -> Example:
    return crowd(folder, ["claims", "picture"], grouped=True, voters="crowd")


def crowd(folder: Path, routes: list[str], *, grouped: bool, voters: Voters = "panel") -> Example:
    """Seventy voters on eight claims, and what is told of them by number."""
    table = folder / "votes.csv"
    table.write_text(crowd_csv(70, 8, grouped=grouped), encoding="utf-8")
    debate = pipeline.load([table], choices=ReadingChoices(voters=voters))
    return Example(debate.map, debate.analysis, ["overview", "about", *routes], debate.votes)


EXAMPLES: dict[str, Callable[[Path, Path], Example]] = {
    "a shipped map": seed,
    "findings of every kind": every_kind,
    "an empty map": nothing,
    "a crowd in groups": groups,
    "a crowd in none": one_crowd,
    "a crowd as counts": counts,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_of_ours_stays_english_and_nothing_is_too_wide(
    name: str, open_page: Opener, project_folder: Path, tmp_path: Path
) -> None:
    example = EXAMPLES[name](project_folder, tmp_path)
    words, html = example.words(), example.page()
    texts_in: dict[str, set[str]] = {}
    for code in ("en", "uk", "de"):
        page = open_page(html, query=f"?lang={code}", size=PHONE)
        views = list(words_in(page, example.routes))
        texts_in[code] = {text for _, texts, _ in views for text in texts}
        assert {route: width for route, _, width in views if width != PHONE[0]} == {}

    for code in ("uk", "de"):
        left = {text: words.left_of(OPTION.sub("", text)) for text in texts_in[code]}
        same = {
            text for text in texts_in[code] & texts_in["en"] if set(left[text].split()) - set(SAME)
        }
        strays = {text for text in texts_in[code] if STRAY.search(left[text]) or POINT.search(text)}
        assert (code, same, strays) == (code, set(), set())
