/** Puts a supposition in the place of the map: from the page's own data, or from its server. */

/** @import { Model, Query, SuppositionAnswer, SuppositionRecord } from "../types/model.js" */

import { readBlock } from "../ground/blocks.js";
import { addressHere, followAddress, presentRoute } from "../ground/place.js";
import { showModel } from "../ground/shown.js";
import { keyOf, modelUnder, suppositionsIn } from "../ground/supposition.js";
import { askServer } from "./live.js";

const PARAMETERS = { not: "reject", so: "accept", out: "silence" };

/** @type {Model} */
let base;
/** What the page holds, by key, once it is read. @type {{ readonly [key: string]: SuppositionRecord } | null} */
let records = null;
/** What the server has answered. @type {Map<string, Partial<Model>>} */
const answers = new Map();

/**
 * The map as it is.
 * @param {Model} model
 */
export function startSupposing(model) {
  base = model;
}

/** Read what the page holds, so that the first supposition shows at once. */
export async function readHeld() {
  records ??= JSON.parse(await readBlock("supposed"));
}

/**
 * Show the map as the address supposes it. What is not here yet is fetched, and drawn then.
 * @param {Query} query
 * @param {() => void} redraw
 */
export function supposeAsked({ suppose }, redraw) {
  const suppositions = suppositionsIn(suppose);
  const key = keyOf(suppositions);
  if (!key) return showModel(base);
  const change = records?.[key];
  const answer = answers.get(key);
  if (change) return showModel(modelUnder(base, key, change));
  if (answer) return showModel(Object.assign(Object.create(base), answer));
  const isAsked = !records || "live" in document.body.dataset;
  showModel(
    Object.assign(Object.create(base), {
      brief: [],
      chain: null,
      supposed: { key, isPending: isAsked },
    }),
  );
  if (!records) readHeld().then(redraw);
  else if (isAsked) ask(key).then(redraw);
}

/**
 * Ask the server that the page comes from; what it says of a mistake is shown as it is.
 * @param {string} key
 */
async function ask(key) {
  const wishes = new URLSearchParams(
    suppositionsIn(key).map(({ word, name }) => [PARAMETERS[word], name]),
  );
  answers.set(key, await answerTo(key, `suppose?${wishes}`));
}

/**
 * @param {string} key
 * @param {string} address
 * @returns {Promise<Partial<Model>>}
 */
async function answerTo(key, address) {
  try {
    const { isAnswer, data } = await askServer(address);
    if (!isAnswer) {
      const { detail } = /** @type {{ readonly detail: string }} */ (data);
      return { brief: [], supposed: { key, problem: detail } };
    }
    const { change, sentences, titles } = /** @type {SuppositionAnswer} */ (data);
    return { ...partsOwnedBy(modelUnder(base, key, change)), sentences, titles };
  } catch {
    return { brief: [], supposed: { key } };
  }
}

/**
 * What a model has of its own, apart from the map that it is made from.
 * @param {Model} model
 * @returns {Partial<Model>}
 */
function partsOwnedBy(model) {
  return { ...model };
}

/**
 * One key leads back to the map as it is.
 * @param {KeyboardEvent} event
 */
export function undoByKey(event) {
  if (event.key.toLowerCase() !== "u" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) return;
  if (!presentRoute().query.suppose) return;
  event.preventDefault();
  followAddress(addressHere({ suppose: "" }));
}
