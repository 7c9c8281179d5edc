"""Which parts of a page are no part of its text: told by elements, roles and classes.

What belongs here: one element by itself. What does not: walking a page (`html`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from counterpoint.model import Furniture


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page; sure where an element says so, and not only a class."""

    furniture: Furniture
    is_sure: bool


def _each(furniture: Furniture, words: str) -> dict[str, Furniture]:
    return dict.fromkeys(words.split(), furniture)


_BY_TAG = {
    "nav": Furniture.MENU,
    "menu": Furniture.MENU,
    "button": Furniture.MENU,
    "select": Furniture.MENU,
    "dialog": Furniture.COOKIES,
    "aside": Furniture.RELATED,
    "footer": Furniture.FOOTER,
}
_BY_ROLE = {
    "navigation": Furniture.MENU,
    "banner": Furniture.MENU,
    "search": Furniture.MENU,
    "toolbar": Furniture.MENU,
    "contentinfo": Furniture.FOOTER,
    "complementary": Furniture.RELATED,
    "dialog": Furniture.COOKIES,
    "alertdialog": Furniture.COOKIES,
}
_BY_WORD = {
    **_each(
        Furniture.MENU,
        "nav navbar navigation menu breadcrumb breadcrumbs skip skiplink topbar masthead toolbar "
        "pagination pager toc hamburger",
    ),
    **_each(Furniture.FOOTER, "footer colophon copyright imprint legal"),
    **_each(Furniture.COOKIES, "cookie cookies consent gdpr cmp onetrust cookiebar"),
    **_each(
        Furniture.RELATED,
        "related recommended recommendations recirculation readmore morestories popular trending "
        "sidebar widget widgets tags tagcloud teaser teasers comments disqus commentlist "
        "outbrain taboola seealso",
    ),
    **_each(
        Furniture.ADVERTISEMENT,
        "ad ads advert advertisement advertising adslot adunit sponsor sponsored promo promotion "
        "newsletter subscribe subscription paywall signup donate",
    ),
    **_each(Furniture.SHARING, "share sharing shares social socials sharebar"),
    **_each(Furniture.CAPTION, "caption figcaption photocredit imagecredit"),
    **_each(Furniture.PULL_QUOTE, "pullquote pullquotes"),
}
# Two words of a class that mean something only together.
_BY_PAIR = {
    ("pull", "quote"): Furniture.PULL_QUOTE,
    ("read", "more"): Furniture.RELATED,
    ("read", "next"): Furniture.RELATED,
    ("see", "also"): Furniture.RELATED,
    ("more", "stories"): Furniture.RELATED,
    ("most", "read"): Furniture.RELATED,
    ("photo", "credit"): Furniture.CAPTION,
    ("image", "credit"): Furniture.CAPTION,
    ("sign", "up"): Furniture.ADVERTISEMENT,
    ("site", "header"): Furniture.MENU,
    ("page", "header"): Furniture.MENU,
    ("screen", "reader"): Furniture.MENU,
}
# Such a class is of the text itself, whatever else it says (article-with-sidebar).
_OF_TEXT = re.compile(
    r"article|body|content|entry|post|main|page|wrapper|container|layout|has|no|with|without|text|"
    r"expert|speaker|panel|row|column|col|grid|is"
)
_ALWAYS = (Furniture.ADVERTISEMENT, Furniture.COOKIES)
_BY_LINE = {
    line: furniture
    for furniture, lines in (
        (
            Furniture.ADVERTISEMENT,
            (
                "advertisement/advertisements/sponsored/sponsored content/article continues below/"
                "subscribe/subscribe now/sign up/anzeige/werbung/реклама"
            ),
        ),
        (
            Furniture.SHARING,
            (
                "share/share this/share this article/share on facebook/share on twitter/tweet/"
                "tweet this/facebook/twitter/whatsapp/linkedin/copy link/email this/print/"
                "print this/print this page/teilen/drucken/merken/поділитися/друк/роздрукувати/"
                "надіслати"
            ),
        ),
        (
            Furniture.MENU,
            (
                "skip to content/skip to main content/back to top/menu/search/home/nach oben/"
                "zum inhalt/нагору/меню"
            ),
        ),
        (Furniture.COOKIES, "accept all cookies/accept cookies/alle akzeptieren"),
    )
    for line in lines.split("/")
}
_NEVER = frozenset({"html", "body", "main", "article", "h1", "h2"})
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only)"
    r"(?:\s|$)"
)
_SPEAKER = re.compile(
    r"(?:^|[\s_-])(?:speaker|speaker-?name|expert-?name|interviewee|participant|panelist-?name|"
    r"panellist-?name)(?:$|\s)"
)


def part_of(tag: str, attributes: Mapping[str, str]) -> Part | None:
    """What part of the page an element begins; ``None`` where it begins none."""
    if tag in _NEVER:
        return None
    furniture = _BY_TAG.get(tag) or _BY_ROLE.get(attributes.get("role", "").casefold())
    if furniture is not None and tag != "aside":
        return Part(furniture, is_sure=True)
    for name in ("class", "id"):
        for value in attributes.get(name, "").split():
            by_class = _by_class(value)
            if by_class is not None:
                return Part(by_class, is_sure=False)
    return None if furniture is None else Part(furniture, is_sure=False)


def _by_class(value: str) -> Furniture | None:
    words = [word.casefold() for word in _WORDS.findall(value)]
    for pair in pairwise(words):
        if pair in _BY_PAIR:
            return _BY_PAIR[pair]
    furniture = next((_BY_WORD[word] for word in words if word in _BY_WORD), None)
    if furniture not in _ALWAYS and any(map(_OF_TEXT.fullmatch, words)):
        return None
    return furniture


def furniture_of_line(line: str) -> Furniture | None:
    """What a line that stands alone is if it says nothing but that, in any sort of file."""
    return _BY_LINE.get(line.strip(" \t*_[]()>").casefold())


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a reader of the page does not see an element."""
    return (
        ("hidden" in attributes and attributes["hidden"] != "until-found")
        or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None
        or _HIDDEN_CLASS.search(attributes.get("class", "")) is not None
    )


def is_speaker(attributes: Mapping[str, str]) -> bool:
    """Whether the class of an element says that a speaker's name stands in it."""
    return _SPEAKER.search(attributes.get("class", "").casefold()) is not None
