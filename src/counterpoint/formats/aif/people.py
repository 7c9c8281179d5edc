"""The people of a graph: what they are called, and what of a locution is only their label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from counterpoint.formats.aif.graph import AifGraph, Person
from counterpoint.model import Expert, Standing

# "CL : and decided ...": so AIFdb's editors begin a locution.
_LABEL = re.compile(r"\s*([^:\n]{1,60}?)\s*:\s+", re.UNICODE)
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class People:
    """Who is listed or named as a speaker, by key; ``own`` are those with words of their own."""

    people: dict[str, Person]
    own: set[str] = field(default_factory=set)
    reported: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, graph: AifGraph) -> People:
        """The people of ``graph``.

        Somebody who is not listed has the name with which all of his locutions begin, if they
        do, else his number.
        """
        people = dict(graph.people)
        texts: dict[str, list[str]] = {}
        for locution, speeches in graph.speeches.items():
            for speech in speeches:
                if speech.person and not (speech.person in people and people[speech.person].name):
                    text = graph.texts.get(locution)
                    texts.setdefault(speech.person, []).extend([] if text is None else [text])
        for key, of_person in texts.items():
            people[key] = Person(_common_label(of_person) or f"Person {key}")
        for key, person in people.items():
            if not person.name:
                people[key] = Person(f"Person {key}", record=person.record)
        return cls(people)

    def experts(self) -> Iterator[Expert]:
        """Everybody; who is only reported by others is cited, and not one of the panel."""
        for key, person in self.people.items():
            is_cited = key in self.reported and key not in self.own
            standing = Standing.CITED if is_cited else Standing.PANEL
            yield Expert(key, person.name, standing=standing, family=person.surname)

    def words(self, text: str, key: str) -> str:
        """A locution's text without the label of the person ``key`` at its beginning."""
        name = self.people[key].name if key in self.people else ""
        if name and text.startswith(f"{name}: "):
            return text[len(name) + 2 :]
        label = _LABEL.match(text)
        if label is None:
            return text
        words = set(_WORD.findall(label[1].casefold()))
        is_name = words and words <= set(_WORD.findall(name.casefold()))
        return text[label.end() :] if is_name else text

    def labelled(self, text: str) -> str:
        """The key of the one whose whole name a text begins with, "" where it is nobody's."""
        keys = [key for key, x in self.people.items() if text.startswith(f"{x.name}: ")]
        return keys[0] if len(keys) == 1 else ""


def _common_label(texts: list[str]) -> str:
    labels = {label[1] if (label := _LABEL.match(text)) else "" for text in texts}
    return labels.pop() if len(labels) == 1 else ""
