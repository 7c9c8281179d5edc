"""The settings of the reference that change what a document means, from its frontmatter.

They stand under ``model``: ``mode: strict``, ``removeTagsFromText: true`` and own
``shortcodes`` (https://argdown.org/guide/configuration-in-the-frontmatter-section.html).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.formats.yaml_data import YamlMapping

if TYPE_CHECKING:
    from counterpoint.formats.yaml_data import YamlNode


def is_strict(frontmatter: YamlMapping | None) -> bool:
    """Whether relations between statements are logical ones."""
    mode = _setting(frontmatter, "mode")
    return mode is not None and mode.plain() == "strict"


def removes_tags(frontmatter: YamlMapping | None) -> bool:
    """Whether tags are left out of the texts."""
    setting = _setting(frontmatter, "removeTagsFromText")
    return setting is not None and bool(setting.plain())


def own_shortcodes(frontmatter: YamlMapping | None) -> dict[str, str]:
    """The document's own special characters: ``{":name:": {unicode: "..."}}``."""
    setting = _setting(frontmatter, "shortcodes")
    if not isinstance(setting, YamlMapping):
        return {}
    shortcodes = {}
    for name, node in setting.entries:
        sign = node.get("unicode") if isinstance(node, YamlMapping) else None
        if sign is not None:
            shortcodes[name.text] = str(sign.plain())
    return shortcodes


def _setting(frontmatter: YamlMapping | None, name: str) -> YamlNode | None:
    model = frontmatter.get("model") if frontmatter is not None else None
    return model.get(name) if isinstance(model, YamlMapping) else None
