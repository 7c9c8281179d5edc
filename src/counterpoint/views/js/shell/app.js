/** Puts the page together: reads the data, then follows the address. */

/** @import { Core } from "../types/model.js" */

import { readBlock } from "../ground/blocks.js";
import { fill, h } from "../ground/dom.js";
import { useEvidence } from "../ground/evidence.js";
import { remembered } from "../ground/memory.js";
import { buildModel } from "../ground/model.js";
import { showModel, shownModel } from "../ground/shown.js";
import { useCatalogue, useLanguage } from "../ground/texts.js";
import { useTheme } from "../ground/theme.js";
import { tellHeight } from "../views/embedding.js";
import { listen } from "./live.js";
import { printAll } from "./printing.js";
import { buildFrame, draw, followSteps, startWith } from "./stage.js";
import { readHeld, startSupposing, undoByKey } from "./supposing.js";

/** @param {KeyboardEvent} event */
function searchByKey(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) return;
  event.preventDefault();
  document.getElementById("search")?.focus();
}

async function start() {
  const [coreText, saidText, drawnText] = await Promise.all(
    ["data", "said", "drawn"].map(readBlock),
  );
  /** @type {Core} */
  const core = JSON.parse(coreText);
  useCatalogue(core.texts, core.map.language);
  const model = buildModel(
    core,
    () => JSON.parse(saidText),
    () => JSON.parse(drawnText),
  );
  if (document.getElementById("evidence")) {
    const evidence = await readBlock("evidence");
    useEvidence(() => JSON.parse(evidence));
  }
  showModel(model);
  startSupposing(model);
  const wishes = new URLSearchParams(globalThis.location.search);
  const spokenLanguage = [wishes.get("lang"), remembered("language"), core.map.language, "en"].find(
    useLanguage,
  );
  document.documentElement.lang = String(spokenLanguage).split("-")[0];
  startWith(wishes.get("view"));
  const theme = wishes.get("theme") ?? remembered("theme");
  if (theme === "light" || theme === "dark") useTheme(theme);
  buildFrame();
  draw();
  fill(document.body, h("div", { id: "announcer", class: "spoken", "aria-live": "polite" }));
  followSteps();
  globalThis.addEventListener("keydown", searchByKey);
  globalThis.addEventListener("keydown", undoByKey);
  printAll();
  tellHeight();
  if ("live" in document.body.dataset) listen();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
  readRest();
}

/** What the first view did not need, while the reader looks at it. */
function readRest() {
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  idle(() => {
    shownModel().claims.at(0);
    idle(() => {
      shownModel().edges.at(0);
      readHeld();
      document.documentElement.dataset.complete = String(Math.round(performance.now()));
    });
  });
}

start();
