/** What the reader may take along: files, a link, paper, and a snippet for other sites. */

/** @import { Cell } from "../types/page.js" */

import { readBlock } from "../ground/blocks.js";
import { announce, button, h } from "../ground/dom.js";
import { csvOf, saveFile } from "../ground/files.js";
import { shownModel } from "../ground/shown.js";
import { voteRows } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { embedCode } from "./embedding.js";
import { matrixRows } from "./matrix.js";
import { groupName } from "./votebars.js";

/** Files, link, print and the snippet for other sites. */
export function takeAlong() {
  const model = shownModel();
  const name = model.map.id;
  return h("ul", { class: "take" }, [
    document.getElementById("turtle")
      ? h(
          "li",
          {},
          button(t("take.turtle"), () => saveTurtle(name), { class: "action" }),
        )
      : null,
    h(
      "li",
      {},
      model.votes
        ? button(t("take.votes"), () => saveCsv(`${name}-claims.csv`, voteRows(model, groupName)), {
            class: "action",
          })
        : button(t("take.csv"), () => saveCsv(`${name}-matrix.csv`, matrixRows(model)), {
            class: "action",
          }),
    ),
    h(
      "li",
      {},
      button(t("take.print"), () => globalThis.print(), { class: "action" }),
    ),
    h(
      "li",
      {},
      button(t("action.copy"), () => copyLink(), { class: "action" }),
    ),
    h(
      "li",
      {},
      button(t("take.embed"), () => copyText(embedCode(), t("take.embed.done")), {
        class: "action",
      }),
    ),
  ]);
}

/**
 * @param {string} name
 * @param {readonly (readonly Cell[])[]} rows
 */
function saveCsv(name, rows) {
  saveFile(name, new Blob(["\ufeff", csvOf(rows)], { type: "text/csv;charset=utf-8" }));
}

/** @param {string} name */
async function saveTurtle(name) {
  const turtle = await readBlock("turtle");
  saveFile(`${name}.ttl`, new Blob([turtle], { type: "text/turtle;charset=utf-8" }));
}

/**
 * Put `text` on the clipboard and say so.
 * @param {string} text
 * @param {string} notice
 */
export async function copyText(text, notice) {
  try {
    await globalThis.navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "spoken", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(notice);
  const note = h("div", { class: "toast" }, notice);
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}

/** Put the present address on the clipboard. */
export function copyLink() {
  copyText(globalThis.location.href, t("action.copied"));
}
