"""A hand on the keys of the workbench; it counts the keys that are commands."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from playwright.sync_api._generated import LocatorAssertions

_READ_ON = """(beginning) => {
  const isThere = () => document.querySelector("#card h2").textContent.startsWith(beginning);
  for (let step = 0; step < 200 && !isThere(); step += 1) {
    const key = { key: "j", code: "KeyJ", bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", key));
  }
  return isThere();
}"""


class Hand:
    """``commands`` counts what was pressed, and not what was typed into a field."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.commands = 0

    def wait_until_ready(self) -> None:
        expect(self.page.locator("html[data-ready]")).to_have_count(1)
        expect(self.page.locator(".gutter-mark").first).to_be_visible()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.commands += 1

    def type(self, text: str) -> None:
        """Key by key: each of them is drawn, which costs most of what a long text costs."""
        self.page.keyboard.type(text)

    def dictate(self, text: str) -> None:
        """The first letter and the last by keys, what is between them at once."""
        self.page.keyboard.type(text[:1])
        self.page.keyboard.insert_text(text[1:-1])
        self.page.keyboard.type(text[1:][-1:])

    def expect(self, selector: str) -> LocatorAssertions:
        """What a selector must come to find: a screen is drawn a little after a key."""
        return expect(self.page.locator(selector))

    def expect_written(self, sentence: str) -> None:
        """The server has said that a decision is on the disk, in such words."""
        status = self.page.locator("#status.is-written")
        expect(status).to_contain_text(re.compile(sentence))

    def expect_offered(self, title: str) -> None:
        """The suggestions for the sentence are there, with that claim among them."""
        offer = self.page.locator(".choices .same .claim-choice", has_text=title)
        expect(offer.first).to_be_visible()

    def stand_at(self, beginning: str) -> None:
        """Go on until the card shows the sentence that begins so; what is read over is not painted.

        The first step is a key of the browser's, the others are the page's own events, all of them
        in one task: so a text costs one drawing of the window and not one a sentence.
        """
        if self.sentence().startswith(beginning):
            return
        self.press("j")
        self.commands -= 1  # reading on is no command
        if not self.page.evaluate(_READ_ON, beginning):
            raise AssertionError(f"no sentence begins so: {beginning}")

    def sentence(self) -> str:
        return self.page.inner_text("#card h2")

    def take_all_back(self) -> None:
        """Take back until nothing is left; what was decided elsewhere is told before it is."""
        count = self.page.locator("#undo button").get_attribute("data-count")
        for last in range(int(count or 0), 0, -1):
            undo = f"#undo button[data-count='{last}']"
            self.press("z")
            # It asks at once, or it takes back and then shows one fewer.
            is_either = f":root:has(#status.is-asked), :root:not(:has({undo}))"
            self.expect(is_either).not_to_have_count(0)
            if self.page.locator(undo).count() and self.page.locator("#status.is-asked").count():
                self.press("z")
            self.expect(undo).to_have_count(0)
        self.expect("#undo button").to_have_count(0)
        self.expect_written("Taken back")
