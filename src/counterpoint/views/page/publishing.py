"""What the page's head tells those who do not open it: search engines, other sites, harvesters.

The description, `Open Graph <https://ogp.me>`_, a ``Dataset`` of schema.org as JSON-LD, and links
to the same content in other forms, where such files stand beside the page. What belongs here:
what is said of the page as a whole. What does not: the page's own data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from counterpoint.model import (
    Agent,
    Analysis,
    ArgumentMap,
    Expert,
    Publication,
    Source,
    VoteTable,
)
from counterpoint.rdf.terms.names import iri
from counterpoint.wording import LANGUAGES, Language, Voice

Json = dict[str, Any]

# Longer ones are cut by those who show them, in the midst of a word.
_LONGEST_DESCRIPTION = 300
_ENDS_WITHOUT_MEANING = " ,;:\u2013-"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a page stands on the web, and what stands beside it.

    ``beside`` has the addresses of files with the same content by their media types, and
    ``picture`` that of a picture of the page, both as seen from it; ``address`` is its own, empty
    where nobody knows it.
    """

    beside: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    picture: str = ""

    def full(self, file: str) -> str:
        """The address of a file beside the page, as full as it is known."""
        return urljoin(self.address, file)


def render_head(
    argument_map: ArgumentMap,
    analysis: Analysis,
    whereabouts: Whereabouts | None = None,
    votes: VoteTable | None = None,
) -> Markup:
    """The elements for the page's head, one a line.

    What is not beside the page is not linked, and a picture is named only by a full address, for
    others show no other. The description is the brief's leading sentences in the map's language,
    where we speak it; of the ``votes`` of a crowd what they come to. Whatever the map says is
    escaped. Linear in its records.
    """
    places = whereabouts or Whereabouts()
    files = {kind: places.full(file) for kind, file in places.beside.items()}
    description = describe(argument_map, analysis, votes)
    card = "summary_large_image" if places.address and places.picture else "summary"
    lines = [
        _element("meta", name="description", content=description),
        _element("meta", property="og:type", content="article"),
        _element("meta", property="og:title", content=_one_line(argument_map.title)),
        _element("meta", property="og:description", content=description),
        _element("meta", property="og:locale", content=argument_map.language.replace("-", "_")),
        _element("meta", name="twitter:card", content=card),
        *_whereabouts(places, argument_map.title),
        *(
            _element("link", rel="alternate", type=media_type, href=address)
            for media_type, address in files.items()
        ),
        _data_block(_dataset(argument_map, description, files, places.address)),
    ]
    return Markup("\n").join(lines)


def _whereabouts(places: Whereabouts, title: str) -> list[Markup]:
    """Where the page stands and what picture is shown of it, where that is known."""
    if not places.address:
        return []
    lines = [
        _element("link", rel="canonical", href=places.address),
        _element("meta", property="og:url", content=places.address),
    ]
    if places.picture:
        lines += [
            _element("meta", property="og:image", content=places.full(places.picture)),
            _element("meta", property="og:image:alt", content=_one_line(title)),
        ]
    return lines


def describe(argument_map: ArgumentMap, analysis: Analysis, votes: VoteTable | None = None) -> str:
    """What the page answers, at most 300 characters: brief, else abstract, else question."""
    code = argument_map.language.split("-")[0]
    language: Language = code if code in LANGUAGES else "en"
    leading = " ".join(_leading(argument_map, analysis, votes, language))
    words = leading or argument_map.abstract or argument_map.question or argument_map.title
    return _shortened(_one_line(words))


def _leading(
    argument_map: ArgumentMap, analysis: Analysis, votes: VoteTable | None, language: Language
) -> Sequence[str]:
    if votes is not None or argument_map.crowd is not None:
        from counterpoint.analysis.groups import (  # noqa: PLC0415 (loads numpy)
            crowd_told,
            say_vote_brief,
        )

        crowd = crowd_told(argument_map, votes)
        return () if crowd is None else say_vote_brief(argument_map, crowd, language)
    brief = Voice(argument_map, language).again(analysis.brief)
    return [each.sentence for each in brief if each.leads]


def _dataset(
    argument_map: ArgumentMap, description: str, files: Mapping[str, str], address: str
) -> Json:
    """The map as a ``Dataset``, with who answers for it where it says so."""
    published = argument_map.publication or Publication()
    return _without_empty(
        {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": f"{argument_map.base}dataset" if _is_web(argument_map.base) else "",
            "identifier": argument_map.id,
            "url": address,
            "name": argument_map.title,
            "alternateName": argument_map.question,
            "description": argument_map.abstract or description,
            "inLanguage": argument_map.language,
            "license": published.licence,
            "creator": [_agent(agent) for agent in published.creators],
            "publisher": {"@type": "Organization"} | _agent(published.publisher)
            if published.publisher
            else "",
            "datePublished": published.issued,
            "dateModified": published.modified,
            "keywords": [topic.label for topic in argument_map.topics],
            "mentions": []
            if argument_map.is_crowd  # those who voted in hundreds are numbers and not persons
            else [_person(expert, argument_map) for expert in argument_map.panel],
            "isBasedOn": [_work(source, argument_map) for source in argument_map.sources],
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": address}
                for media_type, address in files.items()
            ],
        }
    )


def _agent(agent: Agent) -> Json:
    """Who made or publishes a map; a person for sure only if an ORCID says so."""
    is_person = any(x.startswith("https://orcid.org/") for x in agent.identifiers)
    kind = {"@type": "Person"} if is_person else {}
    return kind | _without_empty({"name": agent.name, "sameAs": list(agent.identifiers)})


def _person(expert: Expert, argument_map: ArgumentMap) -> Json:
    return {"@type": "Person"} | _without_empty(
        {
            "@id": _name(argument_map, "expert", expert.id),
            "name": expert.name,
            "sameAs": list(expert.identifiers),
        }
    )


def _name(argument_map: ArgumentMap, kind: str, record_id: str) -> str:
    """The IRI of a record, where it is one of the web."""
    name = str(iri(argument_map.base, kind, record_id))
    return name if _is_web(name) else ""


def _work(source: Source, argument_map: ArgumentMap) -> Json:
    return {"@type": "CreativeWork"} | _without_empty(
        {
            "@id": _name(argument_map, "source", source.id),
            "name": source.title,
            "url": source.url if _is_web(source.url) else "",
            "publisher": {"@type": "Organization", "name": source.publisher}
            if source.publisher
            else "",
            "datePublished": source.date,
            "inLanguage": source.language,
            "license": source.licence,
        }
    )


def _without_empty(record: Json) -> Json:
    return {name: value for name, value in record.items() if value not in ("", [])}


def _is_web(address: str) -> bool:
    try:
        return urlsplit(address.strip()).scheme in {"http", "https"}
    except ValueError:
        return False


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    words = text[: _LONGEST_DESCRIPTION - 1].rpartition(" ")[0] or text[: _LONGEST_DESCRIPTION - 1]
    return f"{words.rstrip(_ENDS_WITHOUT_MEANING)}\u2026"


def _element(tag: str, **attributes: str) -> Markup:
    pairs = (Markup('{}="{}"').format(name, value) for name, value in attributes.items())
    return Markup("<{} {}>").format(Markup(tag), Markup(" ").join(pairs))  # noqa: S704 - ours


def _data_block(record: Json) -> Markup:
    """JSON-LD, with every letter that could end its element written as JSON can: escaped."""
    text = json.dumps(record, ensure_ascii=True, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(text)  # noqa: S704 - escaped above
    )
