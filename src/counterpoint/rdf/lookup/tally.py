"""How often something stands in the data, and where first: so that it is said once."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib.term import Node

from counterpoint.rdf.lookup.record_lookup import short_form


@dataclass(slots=True)
class Mentions:
    """How often something is mentioned, and where first (by name, in any order)."""

    count: int
    first: str

    def in_brackets(self) -> str:
        """As a message has it in brackets."""
        times = "once" if self.count == 1 else f"{self.count:,} times"
        return f"{times}, {'at' if self.count == 1 else 'first at'} {self.first}"


class Tally(dict[tuple[str, str], Mentions]):
    """What is mentioned, by what it is used as and what it is called."""

    def add(self, use: str, name: str, subject: Node) -> None:
        """Count one more."""
        at = short_form(subject)
        mentions = self.get((use, name))
        if mentions is None:
            self[use, name] = Mentions(1, at)
        else:
            mentions.count += 1
            mentions.first = min(mentions.first, at)
