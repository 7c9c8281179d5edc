/** Questions to the map's data in SPARQL, answered on the reader's own machine. */

/** @import { Answer, Term } from "../types/page.js" */

import { announce, button, elementOf, fill, h, refill } from "../ground/dom.js";
import { askEngine, stopEngine } from "../ground/engine.js";
import { csvOf, saveFile, termCell } from "../ground/files.js";
import { addressHere, addressOf, goTo, presentRoute } from "../ground/place.js";
import { groupPath, withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";

const ROWS_SHOWN = 500;

/** The view in which the map is asked in SPARQL. */
export function sparqlView() {
  const { questions = [] } = shownModel();
  const presentQuestion = presentRoute().query.ask ?? questions[0]?.text ?? "";
  const field = h("textarea", {
    id: "query",
    class: "query",
    spellcheck: "false",
    rows: 14,
    value: presentQuestion,
  });
  const result = h("div", { class: "answer" });
  const run = () => runQuery(field, result);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  return h(
    "div",
    { class: "sparql" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.sparql")),
    h("p", { class: "lead" }, t("sparql.what")),
    h(
      "div",
      { class: "sparql-columns" },
      h(
        "div",
        { class: "questions" },
        h("h2", { class: "part-title" }, t("sparql.questions")),
        h(
          "ul",
          {},
          questions.map(({ name, text }) =>
            h(
              "li",
              {},
              button(
                t(`question.${name}`),
                () => {
                  field.value = text;
                  run();
                },
                { class: "claim-link" },
              ),
            ),
          ),
        ),
      ),
      h(
        "div",
        { class: "query-side" },
        h("label", { class: "part-title", for: "query" }, t("sparql.query")),
        field,
        h(
          "div",
          { class: "actions" },
          button(t("sparql.run"), run, { class: "action is-main" }),
          button(t("sparql.stop"), stopEngine, {
            class: "action",
            id: "stop-query",
            disabled: true,
          }),
          h("span", { class: "aside" }, t("sparql.keys")),
        ),
        result,
      ),
    ),
  );
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} result
 */
async function runQuery(field, result) {
  const stop = /** @type {HTMLButtonElement} */ (elementOf("stop-query"));
  stop.disabled = false;
  refill(result, h("p", { class: "aside" }, t("sparql.running")));
  const query = field.value;
  const answer = await askEngine(query);
  if (!result.isConnected) return; // the reader has gone on to another view
  stop.disabled = true;
  goTo(withQuery(presentRoute(), { ask: query }), { replace: true, keepView: true });
  refill(result, shownAnswer(answer, field));
  announce(result.querySelector(".answer-said")?.textContent ?? "");
}

/**
 * @param {Answer} answer
 * @param {HTMLTextAreaElement} field
 */
function shownAnswer(answer, field) {
  /** @param {string} text */
  const sentence = (text, look = "") => h("p", { class: `answer-said ${look}` }, text);
  if (answer.kind === "stopped" || answer.kind === "ready") return sentence(t("sparql.stopped"));
  if (answer.kind === "error") return problemShown(answer.message, field);
  const time = { time: Math.max(1, Math.round(answer.time)) };
  if (answer.kind === "boolean")
    return sentence(t(answer.value ? "sparql.yes" : "sparql.no"), "is-large");
  if (answer.kind === "graph") {
    return [
      sentence(t("sparql.graph", time)),
      save("ttl", answer.text, "text/turtle"),
      h("pre", { tabindex: "0" }, answer.text.slice(0, 200_000)),
    ];
  }
  const { variables, rows, count } = answer;
  if (!count) return sentence(t("sparql.nothing"));
  const table = [variables, ...rows.map((row) => variables.map((name) => termCell(row[name])))];
  return [
    sentence(t("sparql.rows", { n: count, ...time })),
    rows.length < count || rows.length > ROWS_SHOWN
      ? h(
          "p",
          { class: "aside" },
          t("findings.cut", { n: Math.min(ROWS_SHOWN, rows.length), all: count }),
        )
      : null,
    save("csv", csvOf(table), "text/csv"),
    h(
      "div",
      { class: "scroll-x", tabindex: "0", role: "region", "aria-label": t("sparql.result") },
      h(
        "table",
        { class: "plain-table answer-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            variables.map((name) => h("th", { scope: "col" }, name)),
          ),
        ),
        h(
          "tbody",
          {},
          rows.slice(0, ROWS_SHOWN).map((row) =>
            h(
              "tr",
              {},
              variables.map((name) => h("td", {}, termShown(row[name]))),
            ),
          ),
        ),
      ),
    ),
  ];
}

/**
 * @param {string} ending
 * @param {string} text
 * @param {string} type
 */
function save(ending, text, type) {
  return h(
    "div",
    { class: "actions" },
    button(
      t("sparql.save", { ending: ending.toUpperCase() }),
      () => saveFile(`answer.${ending}`, new Blob([text], { type: `${type};charset=utf-8` })),
      { class: "action" },
    ),
  );
}

/**
 * What is wrong, with the caret put where the parser stumbled.
 * @param {string} message
 * @param {HTMLTextAreaElement} field
 */
function problemShown(message, field) {
  const at = /\b(\d+):(\d+)/.exec(message);
  const items = [h("p", { class: "answer-said problem-said" }, message || t("sparql.broken"))];
  if (at) {
    const lines = field.value.split("\n");
    const line = Math.min(Number(at[1]), lines.length);
    const offset =
      lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + Number(at[2]) - 1;
    field.focus();
    field.setSelectionRange(offset, Math.min(offset + 1, field.value.length));
    fill(items[0], h("code", { class: "problem-line" }, lines[line - 1] ?? ""));
  }
  return items;
}

/**
 * A term of an answer; what the map holds is a link to where it is shown.
 * @param {Term | undefined} term
 */
function termShown(term) {
  if (!term) return "";
  if (term.type !== "uri") return literalShown(term);
  const { base } = shownModel().map;
  const address = term.value.startsWith(base) ? placeOf(term.value.slice(base.length)) : null;
  const text = address ? term.value.slice(base.length) : term.value;
  return address ? h("a", { href: address }, text) : text;
}

const MOST_LETTERS = 240;

/**
 * A figure without the noise of its last digits; a long text with the rest behind a button.
 * @param {Term} term
 */
function literalShown({ value, datatype = "" }) {
  if (value.length > 14 && /#(?:double|float|decimal)$/.test(datatype))
    return String(Number(Number(value).toPrecision(12)));
  if (value.length <= MOST_LETTERS * 1.25) return value;
  const text = h("span", {}, `${value.slice(0, MOST_LETTERS)}… `);
  const rest = button(t("sparql.rest"), () => refill(text, value), { class: "claim-link" });
  return fill(text, rest);
}

/** @param {string} path */
function placeOf(path) {
  const model = shownModel();
  const [kind, ...rest] = path.split("/");
  const id = rest.join("/");
  if (kind === "claim" && model.claimsById.has(id)) return addressHere({ claim: id, link: "" });
  if (kind === "expert" && model.expertsById.has(id))
    return addressOf({ view: "experts", parts: [id] });
  if (kind === "topic" && model.topicsById.has(id)) return addressOf({ view: "map", parts: [id] });
  const finding = kind === "finding" && model.findingsById.get(id);
  return finding ? addressOf({ view: "findings", parts: [groupPath(finding.group), id] }) : null;
}
