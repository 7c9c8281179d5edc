/** Finding a claim by the beginnings of its words, to attach a sentence to it or to link it. */

/** @import { LinkKind, WorkClaim } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { fold } from "../ground/search.js";
import { t } from "../ground/texts.js";
import { mapState } from "./desk.js";
import { foldedClaim } from "./folded.js";
import { formEnd, labelled, typedForm } from "./forms.js";
import { attach, link, setCondition, shutPanel } from "./mapping.js";
import { drawPart } from "./redrawing.js";
import { spotStance } from "./spot.js";

const MOST_HITS = 9;

/**
 * The form; what is found becomes what the sentence says, what it is a reason or objection for, or
 * what it depends on.
 * @param {LinkKind | "condition" | null} kind
 */
export function findForm(kind) {
  /** @param {WorkClaim} claim */
  const take = ({ id }) => {
    if (kind === "condition") setCondition(id);
    else if (kind) link(id, kind);
    else attach(id);
  };
  // A claim is no reason for itself, and no condition of itself.
  const own = kind ? (spotStance()?.claim ?? "") : "";
  const { input, list, choice } = claimFinder(own, take);
  const submit = () => {
    const claim = choice();
    if (claim) take(claim);
    return Promise.resolve(claim !== undefined);
  };
  return typedForm(
    { name: "find", submit, leave: shutPanel },
    { "aria-label": t("work.find") },
    h("h3", { class: "part-title" }, kind ? t(`work.find.${kind}`) : t("work.find.attach")),
    labelled(t("work.find"), input),
    list,
    formEnd(t("work.find.do"), shutPanel),
  );
}

/**
 * A field with the claims that begin so below it; arrows move in them.
 * @param {string} own
 * @param {(claim: WorkClaim) => void} take
 */
function claimFinder(own, take) {
  let hits = claimsWith("", own);
  let at = 0;
  const list = h("ul", {
    class: "hits",
    id: "hits",
    role: "listbox",
    "aria-label": t("work.find"),
  });
  const input = h("input", {
    name: "words",
    "data-first": true,
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "hits",
    "aria-autocomplete": "list",
    autocomplete: "off",
  });
  const draw = () => {
    drawPart(list, hits, () =>
      hits.length
        ? hits.map((claim, place) => hitLine(claim, place, () => take(claim)))
        : h("li", { class: "aside" }, t("work.find.none")),
    );
    const lines = list.querySelectorAll("[role='option']");
    for (const [place, line] of lines.entries())
      line.setAttribute("aria-selected", String(place === at));
    input.setAttribute("aria-activedescendant", hits.length ? `hit-${at}` : "");
    lines[at]?.scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", () => {
    [hits, at] = [claimsWith(input.value, own), 0];
    draw();
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !hits.length) return;
    event.preventDefault();
    at = (at + step + hits.length) % hits.length;
    draw();
  });
  draw();
  return { input, list, choice: () => hits.at(at) };
}

/**
 * @param {WorkClaim} claim
 * @param {number} place
 * @param {() => void} press
 */
function hitLine({ title, text }, place, press) {
  return h(
    "li",
    {
      id: `hit-${place}`,
      role: "option",
      "aria-selected": "false",
      lang: mapState().language,
      onclick: press,
    },
    h("span", { class: "own-title" }, title),
    " ",
    h("span", { class: "aside" }, text),
  );
}

/**
 * Claims of which each word typed begins a word, those with it in their title first.
 * @param {string} typed
 * @param {string} own
 */
function claimsWith(typed, own) {
  const words = fold(typed).split(" ").filter(Boolean);
  const ranked = Object.values(mapState().claims).flatMap((claim) => {
    if (claim.id === own) return [];
    const folded = foldedClaim(claim);
    const [title, all] = [` ${folded.title}`, ` ${folded.all}`];
    if (!words.every((word) => all.includes(` ${word}`))) return [];
    return [{ claim, rank: words.filter((word) => !title.includes(` ${word}`)).length }];
  });
  const recent = mapState().recent;
  /** @param {WorkClaim} claim */
  const age = ({ id }) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return ranked
    .toSorted((one, other) => one.rank - other.rank || age(one.claim) - age(other.claim))
    .slice(0, MOST_HITS)
    .map(({ claim }) => claim);
}
