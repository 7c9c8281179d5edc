/** Who speaks: names and colours of experts, as the page has them. */

/** @import { Records, WorkExpert } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { t } from "../ground/texts.js";

const SPEAKER_HUES = 8;

/**
 * The colour of an expert: members of the panel in their order, everybody else grey.
 * @param {Records<WorkExpert>} experts
 * @param {string} id
 */
export function hueOfSpeaker(experts, id) {
  // By id, since records come in another order after a decision than after a reload.
  const panel = Object.values(experts)
    .filter(({ standing }) => standing === "panel")
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const at = panel.findIndex((expert) => expert.id === id);
  return at < 0 ? "other" : at % SPEAKER_HUES;
}

/**
 * A speaker's name with the colour; "nobody" where it is not known who speaks.
 * @param {Records<WorkExpert>} experts
 * @param {string | null} id
 */
export function speakerName(experts, id) {
  const expert = id === null ? undefined : experts[id];
  if (!expert || id === null) return h("span", { class: "speaker is-nobody" }, t("work.nobody"));
  return h(
    "span",
    { class: `speaker hue-${hueOfSpeaker(experts, id)}` },
    h("span", { class: "speaker-mark", "aria-hidden": "true" }),
    expert.name,
  );
}

/**
 * A name as an id: its last word in small Latin letters, or its place where it has none of them.
 * @param {string} name
 * @param {Records<WorkExpert>} experts
 */
export function idFor(name, experts) {
  const last = name.trim().split(/\s+/).at(-1) ?? "";
  const letters = last
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
  const base = letters || `speaker${Object.keys(experts).length + 1}`;
  let id = base;
  for (let number = 2; id in experts; number += 1) id = `${base}${number}`;
  return id;
}
