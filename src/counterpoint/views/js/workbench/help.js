/** All keys of a screen, by what they are for. */

/** @import { ScreenName } from "../types/workbench.js" */

import { button, h, refill } from "../ground/dom.js";
import { hasText, t } from "../ground/texts.js";
import { capOf, KEY_TABLE } from "./keys.js";

const GROUPS = ["move", "decide", "say", "screens"];

/**
 * Open the help in the page's dialog.
 * @param {HTMLDialogElement} dialog
 * @param {ScreenName} screen
 */
export function openHelp(dialog, screen) {
  const lines = [...KEY_TABLE[screen], ...KEY_TABLE.all];
  refill(
    dialog,
    h("h2", { id: "help-title", tabindex: "-1", autofocus: true }, t("work.help.title")),
    h("p", { class: "lead" }, t("work.help.what"), " ", t(`work.help.${screen}`)),
    h(
      "div",
      { class: "help-groups" },
      GROUPS.map((group) => {
        const members = lines.filter((line) => line.group === group);
        if (!members.length) return null;
        return h(
          "section",
          {},
          h("h3", {}, t(`work.group.${group}`)),
          h(
            "dl",
            {},
            members.flatMap(({ keys, command }) => [
              h("dt", {}, keysOf(keys)),
              h("dd", {}, commandWords(screen, command)),
            ]),
          ),
        );
      }),
    ),
    h(
      "p",
      { class: "actions" },
      button(t("work.help.close"), () => dialog.close(), { class: "action is-main" }),
    ),
  );
  dialog.showModal();
  dialog.scrollTop = 0;
}

/**
 * What a key does: on some screens a command is another thing.
 * @param {ScreenName} screen
 * @param {string} command
 */
function commandWords(screen, command) {
  const own = `work.key.${command}.${screen}`;
  return t(hasText(own) ? own : `work.key.${command}`);
}

/** @param {readonly string[]} keys */
function keysOf(keys) {
  const digits = keys.filter((key) => /^[1-9]$/.test(key));
  const rest = keys.filter((key) => !digits.includes(key)).map(capOf);
  const caps = digits.length ? [`1–${digits.length}`, ...rest] : rest;
  return caps.map((key) => [h("kbd", {}, key), " "]);
}
