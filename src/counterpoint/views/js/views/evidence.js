/** The text of a source with its passages marked, each a way to what is said with it. */

/**
 * @import { Source } from "../types/model.js"
 * @import { Run, SourceText } from "../types/payload.js"
 * @import { Content } from "../types/page.js"
 */

import { announce, button, h, icon, safeAddress, aloud } from "../ground/dom.js";
import { lettersOf, passagesOver, sourceTexts, sourceTextOf, usesOf } from "../ground/evidence.js";
import { own } from "../ground/names.js";
import { addressOf, goTo, presentRoute } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { claimsIn } from "./passageuses.js";

/** The text that the address names, or the first: head, ways from passage to passage, paragraphs. */
export function textView() {
  const model = shownModel();
  const text = presentText();
  const source = model.sourcesById.get(text?.source ?? "");
  if (!text || !source) return h("h1", { id: "view-title", tabindex: "-1" }, t("passage.none"));
  const count = new Set(text.runs.flatMap(passagesOver)).size;
  return h(
    "div",
    { class: "text-view" },
    h(
      "div",
      { class: "text-head" },
      h("h1", { id: "view-title", tabindex: "-1", lang: languageOf(source) }, source.title),
      h("p", { class: "byline" }, credit(source)),
      otherTexts(text),
      h("p", {}, t("passage.count", { n: count }), text.isWhole ? null : ` ${t("passage.part")}`),
      h(
        "p",
        { class: "actions" },
        button([icon("back"), t("passage.before")], () => stepTo(-1), { class: "action" }),
        button([t("passage.after"), icon("right")], () => stepTo(1), { class: "action" }),
      ),
    ),
    h(
      "div",
      { class: "source-text", lang: languageOf(source) },
      paragraphsOf(text.runs).map((runs) => paragraph(runs, text)),
    ),
  );
}

function presentText() {
  return sourceTextOf(presentRoute().parts[0]) ?? sourceTexts()[0];
}

/** @param {Source} source */
function languageOf(source) {
  return source.language || shownModel().map.language;
}

/**
 * Who published it, when, under what licence, and where the original is.
 * @param {Source} source
 * @returns {Content}
 */
function credit({ publisher, date, licence, url }) {
  const address = safeAddress(url);
  const parts = [
    publisher ? own(publisher) : null,
    date ?? null,
    licence ? own(licence) : null,
    address
      ? h(
          "a",
          { href: address, target: "_blank", rel: "noopener" },
          t("byline.read"),
          icon("external"),
          aloud(t("opens.elsewhere")),
        )
      : null,
  ].filter(Boolean);
  return parts.map((part, at) => [at ? " · " : null, part]);
}

/** @param {SourceText} text */
function otherTexts(text) {
  if (sourceTexts().length < 2) return null;
  const { sourcesById } = shownModel();
  return h(
    "nav",
    { class: "tabs", "aria-label": t("passage.texts") },
    h(
      "ul",
      {},
      sourceTexts().map(({ source }) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: addressOf({ view: "text", parts: [source] }),
              "aria-current": source === text.source ? "page" : null,
            },
            own(sourcesById.get(source)?.title),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {readonly Run[]} runs
 * @returns {readonly (readonly Run[])[]}
 */
function paragraphsOf(runs) {
  /** @type {Run[][]} */
  const paragraphs = [[]];
  for (const run of runs) {
    if (run === 0) paragraphs.push([]);
    else paragraphs.at(-1)?.push(run);
  }
  return paragraphs;
}

/**
 * @param {readonly Run[]} runs
 * @param {SourceText} text
 */
function paragraph(runs, text) {
  return h(
    "p",
    {},
    runs.map((run) => {
      if (run === 1) return h("span", { class: "left-out" }, "[…] ", aloud(t("passage.left-out")));
      return passagesOver(run).length ? markedRun(run, text) : lettersOf(run);
    }),
  );
}

/**
 * A stretch that is quoted, as a way to what is said with it: the claim, or a choice of claims.
 * @param {Run} run
 * @param {SourceText} text
 */
function markedRun(run, { source }) {
  const model = shownModel();
  const [number] = passagesOver(run);
  const claims = claimsIn(model, usesOf(model, number));
  const query = { claim: claims.length === 1 ? claims[0] : "", passage: String(number) };
  return h(
    "mark",
    {},
    h(
      "a",
      {
        href: addressOf({ view: "text", parts: [source], query }),
        "data-passage": passagesOver(run).join(" "),
        title: claims.map((id) => model.claimsById.get(id)?.title).join("\n"),
      },
      lettersOf(run),
    ),
  );
}

/**
 * To the next passage of the text, or the one before, from the one that the address names.
 * @param {1 | -1} direction
 */
function stepTo(direction) {
  const { parts, query } = presentRoute();
  const passages = [...new Set(presentText()?.runs.flatMap(passagesOver).map(String))];
  const at = passages.indexOf(query.passage ?? "");
  const next = at < 0 && direction < 0 ? passages.length - 1 : at + direction;
  const passageThere = passages[Math.min(Math.max(next, 0), passages.length - 1)];
  if (!passageThere) return;
  goTo({ view: "text", parts, query: { passage: passageThere } }, { keepFocus: true });
  announce(document.querySelector(".source-text [aria-current]")?.textContent);
}

/** Mark the passage that the address names among the others, and bring it into sight. */
export function showPassage() {
  const { passage: number } = presentRoute().query;
  const marks = [...document.querySelectorAll(".source-text [data-passage]")];
  const ofClaim = passagesOfClaim();
  const isChosen = (/** @type {Element} */ mark) =>
    Boolean(number && numbersOn(mark).includes(number));
  for (const mark of marks) {
    if (isChosen(mark)) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
    mark.classList.toggle(
      "is-of-claim",
      numbersOn(mark).some((each) => ofClaim.has(each)),
    );
  }
  const first = marks.find(isChosen) ?? marks.find((mark) => mark.matches(".is-of-claim"));
  first?.scrollIntoView({ block: "center" });
}

/** @param {Element} mark */
function numbersOn(mark) {
  return mark.getAttribute("data-passage")?.split(" ") ?? [];
}

/** The passages at which the claim beside the text is said, as the marks name them. */
function passagesOfClaim() {
  const claim = shownModel().claimsById.get(presentRoute().query.claim ?? "");
  const passages = existing((claim?.stances ?? []).map(({ quote }) => quote?.passage));
  return new Set(passages.map(String));
}

/** The focus to the passage that the address names; whether there is one. */
export function focusPassage() {
  const mark = document.querySelector(".source-text [aria-current]");
  if (!(mark instanceof HTMLElement)) return false;
  mark.focus({ preventScroll: true });
  return true;
}
