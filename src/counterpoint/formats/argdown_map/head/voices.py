"""Experts, cited voices and editors, as the frontmatter introduces them."""

from __future__ import annotations

from counterpoint.errors import Problems
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.metadata.values import (
    read_id,
    read_items,
    read_mapping,
    read_period,
    read_text,
    warn_of_unknown_keys,
)
from counterpoint.formats.yaml_data import YamlNode, YamlScalar
from counterpoint.model import Expert, Role, Standing, identifier_iri, in_usual_order

STANDINGS = {
    "experts": Standing.PANEL,
    "voices": Standing.CITED,
    "editors": Standing.EDITOR,
}
_EXPERT_KEYS = ("name", "family", "roles", "identifiers")
_ROLE_KEYS = ("title", "organization", "periods")


def read_expert(
    key: YamlScalar, node: YamlNode, standing: Standing, problems: Problems
) -> Expert | None:
    """One entry; ``None`` where even its id cannot be used. A nameless one gets its id as name."""
    expert_id = read_id(key, "a voice", problems)
    if expert_id is None:
        return None
    entry = read_mapping(node, key.text, f"{key.text}: {{name: ...}}", problems)
    name, family = None, ""
    roles: tuple[Role, ...] = ()
    identifiers: tuple[str, ...] = ()
    if entry is not None:
        warn_of_unknown_keys(entry, _EXPERT_KEYS, problems)
        name = read_text(entry.get("name"), "name", problems)
        family = read_text(entry.get("family"), "family", problems) or ""
        identifiers = read_identifiers(entry.get("identifiers"), problems)
        items = (_read_role(item, problems) for item in read_items(entry.get("roles")))
        roles = tuple(role for role in items if role is not None)
    if name is None and (entry is not None or node.plain() is None):
        problems.error(key.place, f"{key.text} has no name", "add name: ...", "missing-key")
    return in_usual_order(
        Expert(expert_id, name or expert_id, roles, standing, key.place, family, identifiers)
    )


def read_identifiers(node: YamlNode | None, problems: Problems) -> tuple[str, ...]:
    """The IRIs by which others know somebody, sorted; what identifies nobody is noted."""
    iris: set[str] = set()
    for item in read_items(node):
        text = read_text(item, "identifiers", problems)
        iri = None if text is None else identifier_iri(text)
        if iri is not None:
            iris.add(iri)
        elif text is not None:
            advice = "write an ORCID (0000-0002-1825-0097), an item of Wikidata (Q42) or an address"
            message = f"{cut_at_word(text)!r} identifies nobody"
            problems.error(item.place, message, advice, "bad-identifier")
    return tuple(sorted(iris))


def _read_role(node: YamlNode, problems: Problems) -> Role | None:
    entry = read_mapping(node, "a role", "{title: ..., organization: ...}", problems)
    if entry is None:
        return None
    warn_of_unknown_keys(entry, _ROLE_KEYS, problems)
    title = read_text(entry.get("title"), "title", problems) or ""
    organization = read_text(entry.get("organization"), "organization", problems) or ""
    if not title and not organization:
        problems.error(entry.place, "this role has no title", "add title: ...", "missing-key")
        return None
    periods = (read_period(item, problems) for item in read_items(entry.get("periods")))
    return Role(
        title,
        organization,
        tuple(period for period in periods if period is not None),
    )
