"""The special characters that Argdown writes as ``.name.`` or ``:name:``.

After the table in the language's guide, "Using logical symbols and emojis"
(https://argdown.org/guide/using-logical-symbols-and-emojis.html).
"""

from __future__ import annotations

_NAMES = {
    "A": "∀",
    "E": "∃",
    "O": "\U0001d5e2",
    "P": "\U0001d5e3",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "\N{LOGICAL OR}",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
    "happy": "😀",
    "smile": "☺",
    "smiley": "☺",
    "laugh": "😆",
    "lol": "😆",
    "rofl": "🤣",
    "joy": "😂",
    "heart": "❤",
    "?": "❓",
    "question": "❓",
    "love": "😍",
    "wink": "😉",
    "shush": "🤫",
    "meh": "😐",
    "eye-roll": "🙄",
    "sad": "😢",
    "disappointed": "😞",
    "scream": "😱",
    "+1": "👍",
    "up": "👍",
    "-1": "👎",
    "down": "👎",
    "think": "🤔",
    "star": "⭐",
    "y": "✔",
    "agree": "✔",
    "n": "❌",
    "disagree": "❌",
}

SHORTCODES = {f"{mark}{name}{mark}": sign for name, sign in _NAMES.items() for mark in ".:"}
SHORTCODES[":smile:"] = "☺\N{VARIATION SELECTOR-16}"
