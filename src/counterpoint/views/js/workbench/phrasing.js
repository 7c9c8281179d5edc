/** Short words for records: what sort of claim, how a thing is said. */

/** @import { Manner, WorkKind } from "../types/workbench.js" */

import { t } from "../ground/texts.js";

/**
 * The word for a kind of claim, or for none.
 * @param {WorkKind | null} kind
 */
export function kindWord(kind) {
  return t(`kind.${kind ?? "none"}`);
}

/**
 * "denies, hedged"; nothing where it is said flatly.
 * @param {Manner} manner
 */
export function mannerWords({ denies = false, directness = "explicit", firmness = "flat" }) {
  const words = [
    denies ? t("work.say.deny") : "",
    directness === "explicit" ? "" : t(`mode.${directness}`),
    firmness === "flat" ? "" : t(`mode.${firmness}`),
  ];
  return words.filter(Boolean).join(", ");
}
