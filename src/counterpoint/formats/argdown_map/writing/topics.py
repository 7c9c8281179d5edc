"""Tags for topics."""

from __future__ import annotations

from counterpoint.model import Topic, slug

__all__ = ["tag_of"]


def tag_of(topic: Topic) -> str:
    """The tag from which a topic is read: its label if its id follows from that, else its id."""
    if _is_sayable(topic.label) and slug(topic.label) == topic.id:
        return topic.label
    return topic.id if _is_sayable(topic.id) else slug(topic.id)


def _is_sayable(tag: str) -> bool:
    return " ".join(tag.split()) == tag and not {"(", ")", "\0"} & set(tag) and bool(tag)
