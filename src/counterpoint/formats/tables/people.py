"""The people of a table: their names in the usual order, where they belong and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterpoint.formats.tables.entries import Entries
from counterpoint.formats.tables.roles import ColumnRole
from counterpoint.model import Expert, Role, given_first


def experts_of(entries: Entries, ids: Mapping[str, str]) -> tuple[Expert, ...]:
    """The experts, with the surname behind where most names have it in front.

    Who was asked and did not answer is one of them. One name with a comma is no sign of how the
    table writes its names: an office may have one.
    """
    names, is_turned = _names(ids)
    posts, families = _posts(entries), _families(entries)
    experts = []
    for name, usual in names.items():
        shown_name, family = (is_turned and usual) or (name, families.get(name, ""))
        experts.append(Expert(ids[name], shown_name, tuple(posts.get(name, ())), family=family))
    return tuple(experts)


def shown_names(ids: Mapping[str, str]) -> dict[str, str]:
    """By id, the names in the usual order, as `experts_of` has them."""
    names, is_turned = _names(ids)
    return {ids[name]: (is_turned and usual and usual[0]) or name for name, usual in names.items()}


def _names(ids: Mapping[str, str]) -> tuple[dict[str, tuple[str, str] | None], bool]:
    """Each name with the surname behind, if it is in front, and whether most names have it so."""
    names = {name: given_first(name) for name in ids if name}
    several = [name for name in names if len(name.split()) > 1]
    signs = [name for name in several if names[name] is not None]
    return names, len(signs) > 1 and 2 * len(signs) > len(several)


def _posts(entries: Entries) -> dict[str, list[Role]]:
    """By name, what each is and where; what is said twice stands once."""
    experts = entries.texts[ColumnRole.EXPERT]
    titles, organizations = entries.texts[ColumnRole.POST], entries.texts[ColumnRole.AFFILIATION]
    if not any(titles.values) and not any(organizations.values):
        return {}
    triples = set(zip(experts.codes, titles.codes, organizations.codes, strict=True))
    posts: dict[str, list[Role]] = {}
    for expert, title, organization in sorted(triples):
        words = titles.values[title], organizations.values[organization]
        if any(words):
            posts.setdefault(experts.values[expert], []).append(Role(*words))
    return {
        name: sorted(each, key=lambda x: (x.title, x.organization)) for name, each in posts.items()
    }


def _families(entries: Entries) -> dict[str, str]:
    """By name the surname, where the table has a column of them."""
    if not any(entries.texts[ColumnRole.FAMILY].values):
        return {}
    return dict(_pairs(entries))


def _pairs(entries: Entries) -> Iterator[tuple[str, str]]:
    for number in range(len(entries)):
        name, family = (
            entries.texts[ColumnRole.EXPERT][number],
            entries.texts[ColumnRole.FAMILY][number],
        )
        if family and name.endswith(family):
            yield name, family
