/** How a map opens on which no experts compare: what it has instead of issues. */

/** @import { Claim, Model } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { stands } from "../ground/model.js";
import { claimButton, standChip } from "../ground/names.js";
import { openClaim } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { decimal, roundedTo, t } from "../ground/texts.js";

const OPENING_SHOWN = 6;
const FEW_ENDS = 4;
const OPENING_CHIPS = 8;
const NEUTRAL = 0.5; // what a claim comes to on which nothing bears

/** Lists of claims: where the reasons lead, what most is said against, what most is said for. */
export function openingLists() {
  const model = shownModel();
  const { claims } = model;
  const roots = claims.filter(
    (claim) => claim.reasons.length + claim.objections.length && !isGiven(claim),
  );
  const attacked = mostFirst(claims, ({ objections }) => objections.length);
  const supported = mostFirst(claims, ({ reasons }) => reasons.length);
  // Where reasons lead to little, what is said tells more than the ends of a few lines.
  const isBare = roots.length + attacked.length + supported.length < FEW_ENDS;
  return h(
    "div",
    { class: "opening" },
    model.experts.length ? null : h("p", { class: "lead" }, t("about.read.reasons")),
    openingList("roots", byBearing(roots), bearingOn, ""),
    openingList("attacked", attacked, ({ objections }) => objections.length, "objections"),
    openingList("supported", supported, ({ reasons }) => reasons.length, "reasons"),
    outcomeLists(),
    isBare ? openingList("claims", mostSpoken(model), ({ stances }) => stances.length, "") : null,
  );
}

/** What the claims come to where nobody speaks: those best supported, and those most weakened. */
function outcomeLists() {
  const model = shownModel();
  const outcomes = (model.outcomes ?? []).filter(([, value]) => roundedTo(value, 2) !== NEUTRAL);
  const strong = outcomes.filter(([, value]) => value > NEUTRAL).slice(0, OPENING_SHOWN);
  const weak = outcomes.filter(([, value]) => value < NEUTRAL).slice(-OPENING_SHOWN);
  if (strong.length + weak.length === 0) return null;
  return [
    outcomeList("strong", strong),
    outcomeList("weak", weak.reverse()),
    h("p", { class: "lead" }, t("opening.strength.what")),
  ];
}

/**
 * @param {string} name
 * @param {readonly (readonly [string, number])[]} outcomes
 */
function outcomeList(name, outcomes) {
  if (!outcomes.length) return null;
  const model = shownModel();
  return h(
    "section",
    { class: `block opening-${name}`, "aria-labelledby": `opening-${name}` },
    h("h2", { id: `opening-${name}` }, t(`opening.${name}`)),
    h(
      "ol",
      { class: "opening-list" },
      outcomes.map(([id, value]) => {
        const claim = model.claimsById.get(id);
        return claim
          ? h(
              "li",
              {},
              claimButton(claim, openClaim),
              h("span", { class: "aside" }, decimal(value, 2)),
            )
          : null;
      }),
    ),
  );
}

/**
 * Whether a claim is a reason for, or an objection to, anything.
 * @param {Claim} claim
 */
function isGiven({ reasonFor, objectionTo }) {
  return reasonFor.length + objectionTo.length > 0;
}

/** @param {Claim} claim */
function bearingOn({ reasons, objections, stances }) {
  return reasons.length + objections.length + stances.length;
}

/**
 * Those to which most is said first, else in their order.
 * @param {readonly Claim[]} claims
 */
function byBearing(claims) {
  return [...claims].sort((a, b) => bearingOn(b) - bearingOn(a));
}

/** @param {Model} model */
function mostSpoken({ claims }) {
  return [...claims].sort((a, b) => b.stances.length - a.stances.length);
}

/**
 * @param {readonly Claim[]} claims
 * @param {(claim: Claim) => number} size
 */
function mostFirst(claims, size) {
  return claims.filter(size).sort((a, b) => size(b) - size(a));
}

/**
 * @param {string} name
 * @param {readonly Claim[]} claims
 * @param {(claim: Claim) => number} size
 * @param {string} unit
 */
function openingList(name, claims, size, unit) {
  if (!claims.length) return null;
  return h(
    "section",
    { class: `block opening-${name}`, "aria-labelledby": `opening-${name}` },
    h("h2", { id: `opening-${name}` }, t(`opening.${name}`)),
    countedClaims(claims.slice(0, OPENING_SHOWN), size, unit),
    claims.length > OPENING_SHOWN
      ? h(
          "details",
          {},
          h("summary", {}, t("outline.more", { n: claims.length - OPENING_SHOWN })),
          countedClaims(claims.slice(OPENING_SHOWN), size, unit),
        )
      : null,
  );
}

/**
 * @param {readonly Claim[]} claims
 * @param {(claim: Claim) => number} size
 * @param {string} unit
 */
function countedClaims(claims, size, unit) {
  const model = shownModel();
  return h(
    "ol",
    { class: "opening-list" },
    claims.map((claim) =>
      h(
        "li",
        {},
        claimButton(claim, openClaim),
        unit ? h("span", { class: "aside" }, t(`count.${unit}`, { n: size(claim) })) : null,
        stands(model, claim).slice(0, OPENING_CHIPS).map(standChip),
      ),
    ),
  );
}
